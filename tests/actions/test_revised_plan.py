"""The plan is revised in July: tasks dropped, split, merged, reworded, numbers shifted. Progress is kept."""

from dataclasses import replace

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.import_preview import ImportPreview, Mark, PreviewRow, count, decide_all
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.progress import Update, update_task
from ledger_app.actions.tasks import edit_task
from ledger_app.domain.changed_words import RunKind, changed_field
from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.domain.finding import Severity
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status
from ledger_app.storage.ledger import Ledger
from tests.actions.conftest import PLAN
from tests.plans.revised_plan import BECAME, DROPPED, MERGED, NEW, OLD, PARTED

REVISED = Intake(PLAN, NEW)


def rows(ledger: Ledger, clerk: Clerk) -> dict[str, TaskRow]:
    """Return the tasks by id."""
    with ledger.reading() as reader:
        return {row.task.id: row for row in reader.rows(TaskQuery(clerk.today))}


@pytest.fixture
def before(empty: Ledger, clerk: Clerk) -> dict[str, TaskRow]:
    """Return the old plan's tasks by number; each has said of its progress how far it is."""
    preview = preview_import(empty, clerk, Intake(PLAN, OLD), "计划.docx")
    commit_import(empty, clerk, preview, decide_all(preview))
    for place, row in enumerate(rows(empty, clerk).values(), 1):
        update_task(empty, clerk, row.task.id, Update(status=Status.IN_PROGRESS, percent=place, text="已启动"))
    return {row.task.number: row for row in rows(empty, clerk).values()}


@pytest.fixture
def revised(empty: Ledger, clerk: Clerk, before: dict[str, TaskRow]) -> ImportPreview:
    """Return what importing the revised plan would do."""
    assert len(before) == len(OLD)
    return preview_import(empty, clerk, REVISED, "计划（修订）.docx")


def by_number(preview: ImportPreview) -> dict[str, PreviewRow]:
    return {row.draft.number: row for row in preview.rows}


def warnings(row: PreviewRow) -> list[str]:
    return [finding.message for finding in row.draft.findings if finding.severity is Severity.WARNING]


def test_every_task_is_found_again_under_its_new_number_in_its_new_place(revised: ImportPreview) -> None:
    found = {row.task.number: row.draft.number for row in revised.rows if row.task is not None}
    assert found == BECAME


def test_progress_stays_with_its_task(
    empty: Ledger, clerk: Clerk, before: dict[str, TaskRow], revised: ImportPreview
) -> None:
    commit_import(empty, clerk, revised, decide_all(revised))
    after = rows(empty, clerk)
    for old, new in BECAME.items():
        row = after[before[old].task.id]
        assert (row.task.number, row.state.percent, row.state.latest) == (new, before[old].state.percent, "已启动")


def test_dropped_tasks_are_proposed_as_suspended_and_the_merged_one_with_what_it_went_into(
    revised: ImportPreview,
) -> None:
    assert {task.number for task in revised.gone} == DROPPED | set(MERGED)
    told = {finding.where: finding.message for finding in revised.findings if finding.where.startswith("任务")}
    assert "好像并入了“5”" in told["任务 9"]
    assert "并入" not in told["任务 4"]


def test_a_task_cut_out_of_another_is_new_and_says_where_it_came_from(revised: ImportPreview) -> None:
    (cut,) = PARTED
    row = by_number(revised)[cut]
    assert (row.task, row.mark) == (None, Mark.CHECK)
    assert warnings(row) == ["好像是从任务 6 分出来的，按新任务写入，原来的进展留在更相近的一项：改造雨污管网"]


def test_a_task_made_of_two_goes_on_with_the_more_alike_one_and_says_so(revised: ImportPreview) -> None:
    row = by_number(revised)["5"]
    assert row.task is not None
    assert row.task.number == "10"
    assert warnings(row) == ["好像由任务 10、9 合并而成，沿用任务 10 的进展"]


def test_a_task_that_is_new_altogether_asks_nothing(revised: ImportPreview) -> None:
    row = by_number(revised)["11"]
    assert (row.task, row.mark, warnings(row)) == (None, Mark.NEW, [])


def test_a_number_that_shifted_is_a_change_of_the_number_alone(revised: ImportPreview) -> None:
    row = by_number(revised)["15"]
    assert [change.field for change in row.changes] == ["number"]


def test_the_numeral_in_the_text_follows_the_number(
    empty: Ledger, clerk: Clerk, before: dict[str, TaskRow], revised: ImportPreview
) -> None:
    kiln = before["16"].task
    edit_task(empty, clerk, replace(kiln, content=kiln.content + "做好职工安置。"))
    again = preview_import(empty, clerk, REVISED, "计划（修订）.docx")
    commit_import(empty, clerk, again, decide_all(again))
    assert rows(empty, clerk)[kiln.id].task.content == "15.关停砖瓦窑。关停退出白塘镇2座砖瓦窑。做好职工安置。"
    assert len(revised.rows) == len(again.rows)


def test_what_was_reworded_is_told_word_by_word(revised: ImportPreview) -> None:
    (change,) = (each for each in by_number(revised)["14"].changes if each.field == "content")
    runs = changed_field(change).runs
    assert [(run.kind, run.text) for run in runs if run.kind is not RunKind.SAME] == [
        (RunKind.REMOVED, "15"),
        (RunKind.ADDED, "16"),
        (RunKind.ADDED, "以上"),
    ]


def test_importing_the_revision_again_asks_nothing_more(
    empty: Ledger, clerk: Clerk, before: dict[str, TaskRow], revised: ImportPreview
) -> None:
    dropped = frozenset(task.id for task in revised.gone)
    commit_import(empty, clerk, revised, replace(decide_all(revised), suspended=dropped))
    assert before["4"].state.status is Status.IN_PROGRESS
    again = preview_import(empty, clerk, REVISED, "计划（修订）.docx")
    assert {row.mark for row in again.rows} == {Mark.SAME}
    assert again.gone == ()


def test_a_small_part_of_a_plan_makes_no_others_gone(empty: Ledger, clerk: Clerk, before: dict[str, TaskRow]) -> None:
    assert before
    part = replace(REVISED, tasks=(NEW[3], replace(NEW[10], number="17", id="17")))
    preview = preview_import(empty, clerk, part, "补充.docx")
    assert [row.position for row in preview.rows] == [0, 0]
    assert preview.gone == ()


class TestOutlines:
    """An item of the plan's prose whose rows stand in an annex is written only where the clerk ticks it."""

    OUTLINE = replace(OLD[0], outline=True, lead_units=("区住建局",))
    ROW = TaskDraft(
        "附1",
        "规模以上工地全部安装扬尘在线监测设备，接入区级平台，每月核对在线率。",
        parent=OLD[0].id,
        number="1",
        section_path=("二、重点任务", "一、打好蓝天保卫战"),
    )
    DOCUMENT = Intake(PLAN, (OUTLINE, ROW))

    def test_it_is_not_written_by_itself_and_that_is_told(self, empty: Ledger, clerk: Clerk) -> None:
        preview = preview_import(empty, clerk, self.DOCUMENT, "计划.docx")
        assert [row.ticked for row in preview.rows] == [False, True]
        assert preview.unknown_units == ()
        assert any("附表里写得更细" in finding.message for finding in preview.findings)
        decisions = decide_all(preview)
        assert count(preview, decisions).new == 1
        commit_import(empty, clerk, preview, decisions)
        assert [row.task.content for row in rows(empty, clerk).values()] == [self.ROW.content]

    def test_ticked_it_is_written_and_known_again(self, empty: Ledger, clerk: Clerk) -> None:
        preview = preview_import(empty, clerk, self.DOCUMENT, "计划.docx")
        both = frozenset(row.draft.id for row in preview.rows)
        commit_import(empty, clerk, preview, replace(decide_all(preview), ticked=both))
        again = preview_import(empty, clerk, self.DOCUMENT, "计划.docx")
        assert [row.mark for row in again.rows] == [Mark.SAME, Mark.SAME]

    def test_the_row_of_the_annex_takes_over_what_the_outline_was(self, empty: Ledger, clerk: Clerk) -> None:
        first = preview_import(empty, clerk, Intake(PLAN, (replace(OLD[0], id="x"),)), "计划.docx")
        commit_import(empty, clerk, first, decide_all(first))
        preview = preview_import(empty, clerk, self.DOCUMENT, "计划.docx")
        assert [row.task is None for row in preview.rows] == [True, False]
