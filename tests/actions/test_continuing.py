"""Next year's plan is a new plan whose tasks go on with the open ones of this year's, where the clerk agrees."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.continuing import sure_continuations
from ledger_app.actions.import_preview import ImportPreview, decide_all
from ledger_app.actions.lookup import earlier_name
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.progress import Update, update_task
from ledger_app.actions.undoing import redo, undo
from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Status, Task
from ledger_app.storage.ledger import Ledger
from tests.actions.conftest import DRAFTS, PLAN

NEXT = replace(
    PLAN,
    title="青河区2026年污染防治攻坚计划",
    doc_no="青政办发〔2026〕3号",
    issue_date=date(2026, 2, 10),
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
)
TASKS = (
    TaskDraft("n1", "关停退出白塘镇2座砖瓦窑。", number="1", section_path=("一、蓝天", "（二）工业")),
    TaskDraft("n2", "实施钟楼片区、临河片区雨污分流改造，改造管网12公里，同步修复破损管段。", number="2"),
    TaskDraft("n3", "建设小微企业危险废物收集点3个。", number="3"),
    TaskDraft("n4", "建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备。", number="4"),
)


def tasks(ledger: Ledger, clerk: Clerk) -> dict[str, Task]:
    """Return the tasks by the year of their plan and their number."""
    with ledger.reading() as reader:
        rows = reader.rows(TaskQuery(clerk.today))
    return {f"{row.plan.title[3:7]}/{row.task.number}": row.task for row in rows}


@pytest.fixture
def next_plan(ledger: Ledger, clerk: Clerk) -> ImportPreview:
    """Return what importing next year's plan would do, after one of this year's three tasks was completed."""
    done = tasks(ledger, clerk)["2025/1"]
    update_task(ledger, clerk, done.id, Update(status=Status.COMPLETED, on=date(2025, 6, 20)))
    return preview_import(ledger, clerk, Intake(NEXT, TASKS), "计划2026.docx")


def test_open_tasks_of_the_plan_before_are_proposed_and_ticked_only_where_surely_alike(
    ledger: Ledger, clerk: Clerk, next_plan: ImportPreview
) -> None:
    known = tasks(ledger, clerk)
    assert next_plan.plan.is_new
    found = {
        row.draft.id: (row.continues.task.id, row.continues.sure) for row in next_plan.rows if row.continues is not None
    }
    assert found == {"n1": (known["2025/3"].id, True), "n2": (known["2025/2"].id, False)}
    assert sure_continuations(next_plan) == {"n1": known["2025/3"].id}


def test_only_what_was_agreed_is_linked_and_the_old_plan_stays_as_it_was(
    ledger: Ledger, clerk: Clerk, next_plan: ImportPreview
) -> None:
    before = tasks(ledger, clerk)
    commit_import(ledger, clerk, next_plan, replace(decide_all(next_plan), continued=sure_continuations(next_plan)))
    after = tasks(ledger, clerk)
    assert {key: task.continues for key, task in after.items() if task.continues} == {"2026/1": before["2025/3"].id}
    assert all(after[key] == task for key, task in before.items())
    with ledger.reading() as reader:
        assert (
            earlier_name(reader, after["2026/1"]) == "《青河区2025年污染防治攻坚计划》第3项 关停退出白塘镇2座砖瓦窑。"
        )
        assert earlier_name(reader, after["2026/2"]) == ""


def test_a_link_can_be_made_later_by_importing_again_and_is_told_in_the_history(
    ledger: Ledger, clerk: Clerk, next_plan: ImportPreview
) -> None:
    commit_import(ledger, clerk, next_plan, decide_all(next_plan))
    again = preview_import(ledger, clerk, Intake(NEXT, TASKS), "计划2026.docx")
    commit_import(ledger, clerk, again, replace(decide_all(again), continued=sure_continuations(again)))
    with ledger.reading() as reader:
        change = reader.history()[-1]
    assert (change.field, change.old, change.new) == (
        "continues",
        "",
        "《青河区2025年污染防治攻坚计划》第3项 关停退出白塘镇2座砖瓦窑。",
    )
    third = preview_import(ledger, clerk, Intake(NEXT, TASKS), "计划2026.docx")
    assert [row.continues is None for row in third.rows] == [True, False, True, True]


def test_a_link_survives_undo_and_redo(ledger: Ledger, clerk: Clerk, next_plan: ImportPreview) -> None:
    commit_import(ledger, clerk, next_plan, replace(decide_all(next_plan), continued=sure_continuations(next_plan)))
    linked = tasks(ledger, clerk)["2026/1"].continues
    undo(ledger, clerk)
    assert "2026/1" not in tasks(ledger, clerk)
    redo(ledger, clerk)
    assert tasks(ledger, clerk)["2026/1"].continues == linked
    assert ledger.check() == ()


def test_a_plan_of_the_same_title_for_another_year_is_a_new_plan(ledger: Ledger, clerk: Clerk) -> None:
    untold = replace(NEXT, title=PLAN.title, doc_no="")
    preview = preview_import(ledger, clerk, Intake(untold, TASKS), "计划.docx")
    assert preview.plan.is_new
    assert sure_continuations(preview)


def test_a_corrected_plan_continues_nothing(ledger: Ledger, clerk: Clerk) -> None:
    preview = preview_import(ledger, clerk, Intake(PLAN, DRAFTS), "分解表.xlsx")
    assert [row.continues for row in preview.rows] == [None, None, None]
