"""Importing a plan, a corrected plan, and the same plan again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.import_preview import (
    Counts,
    ImportDecisions,
    Mark,
    UnitAnswer,
    UnitChoice,
    conflicts_kept,
    count,
    decide_all,
)
from ledger_app.actions.ledgers import create_ledger
from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.progress import Update, update_task
from ledger_app.actions.tasks import delete_tasks, edit_task
from ledger_app.actions.undoing import redo, undo
from ledger_app.domain.draft import DatedText, Intake, PlanDraft, TargetDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Comparison, DueSource, Status
from ledger_app.domain.unit import Person, PersonRole, UnitKind
from ledger_app.errors import ConflictError, LedgerError
from ledger_app.storage.ledger import Ledger
from tests.actions.conftest import DRAFTS, INTAKE, PLAN

TakeIn = Callable[..., Counts]
SAME = Counts(new=0, changed=0, same=3, conflict=0, faulty=0)


def rows(ledger: Ledger, day: date = date(2025, 7, 1), **filters: Any) -> dict[str, TaskRow]:
    """Return the tasks by number."""
    with ledger.reading() as reader:
        return {row.task.number: row for row in reader.rows(TaskQuery(day, **filters))}


def unit_names(ledger: Ledger) -> dict[str, str]:
    """Return unit names by id."""
    with ledger.reading() as reader:
        return {unit.id: unit.name for unit in reader.units()}


def corrected(**changes: dict[str, Any]) -> Intake:
    """Return the document with fields of some rows, by draft id, changed."""
    return replace(INTAKE, tasks=tuple(replace(draft, **changes.get(draft.id, {})) for draft in DRAFTS))


def test_a_new_plan_comes_in_whole(ledger: Ledger) -> None:
    found, names = rows(ledger), unit_names(ledger)
    assert [row.task.content for row in found.values()] == [draft.content for draft in DRAFTS]
    first = found["1"].task
    assert [names[unit] for unit in first.lead_units] == ["区住建局"]
    assert [names[unit] for unit in first.co_units] == ["区城管局"]
    assert [names[unit] for unit in first.area_units] == ["各街镇"]
    assert first.lead_assumed
    assert first.section_path == ("一、蓝天", "（一）扬尘")
    assert (found["1"].plan.title, found["1"].plan.doc_no) == (PLAN.title, PLAN.doc_no)
    assert found["2"].task.extra == (("资金来源", "专项债券"),)


def test_each_due_date_knows_where_it_comes_from(ledger: Ledger) -> None:
    dues = {number: (row.task.due, row.task.due_source) for number, row in rows(ledger).items()}
    assert dues == {
        "1": (date(2025, 6, 30), DueSource.TEXT),
        "2": (date(2025, 12, 31), DueSource.SCHEDULE),
        "3": (date(2025, 12, 31), DueSource.PLAN),
    }


def test_unknown_units_are_created_by_name_and_column_provisional_and_told(
    empty: Ledger, clerk: Clerk, take_in: TakeIn
) -> None:
    intake = corrected(r3={"area_units": ("白塘片",)})
    preview = preview_import(empty, clerk, intake, "分解表.xlsx")
    kinds = {unit.name: unit.kind for unit in preview.unknown_units}
    assert kinds["各街镇"] is UnitKind.SET
    assert kinds["钟楼街道"] is UnitKind.STREET
    assert kinds["白塘片"] is UnitKind.STREET
    assert kinds["区水务局"] is UnitKind.DEPARTMENT
    outcome = commit_import(empty, clerk, preview, decide_all(preview))
    assert {finding.where for finding in outcome.findings} == set(kinds)
    with empty.reading() as reader:
        assert all(unit.provisional for unit in reader.units())


def test_the_same_document_again_is_all_the_same_and_no_deed(ledger: Ledger, take_in: TakeIn) -> None:
    with ledger.reading() as reader:
        before = reader.deeds()
    assert take_in(INTAKE) == SAME
    with ledger.reading() as reader:
        assert reader.deeds() == before


def test_what_the_clerk_edited_since_is_no_change_of_the_file(ledger: Ledger, clerk: Clerk, take_in: TakeIn) -> None:
    task = rows(ledger)["1"].task
    edit_task(ledger, clerk, replace(task, remark="改为每月通报", due=date(2025, 9, 30)))
    update_task(ledger, clerk, task.id, Update(status=Status.COMPLETED, on=date(2025, 6, 20)))
    assert take_in(INTAKE) == SAME
    assert rows(ledger)["1"].task.remark == "改为每月通报"
    assert rows(ledger)["1"].task.due == date(2025, 9, 30)


def test_a_field_the_file_changed_is_written(ledger: Ledger, take_in: TakeIn) -> None:
    assert take_in(corrected(r1={"remark": "每月通报"})) == Counts(0, 1, 2, 0, 0)
    assert rows(ledger)["1"].task.remark == "每月通报"


def test_a_conflict_keeps_the_ledgers_value_is_told_once_and_not_again(
    ledger: Ledger, clerk: Clerk, take_in: TakeIn
) -> None:
    edit_task(ledger, clerk, replace(rows(ledger)["1"].task, remark="台账改的"))
    theirs = corrected(r1={"remark": "文件改的"})
    preview = preview_import(ledger, clerk, theirs, "分解表.xlsx")
    (kept,) = conflicts_kept(preview, decide_all(preview))
    assert "备注" in kept.message
    assert "台账改的" in kept.message
    assert "文件改的" in kept.message
    assert take_in(theirs) == Counts(0, 0, 2, 1, 0)
    assert rows(ledger)["1"].task.remark == "台账改的"
    assert take_in(theirs) == SAME


def test_a_conflict_can_be_decided_for_the_file(ledger: Ledger, clerk: Clerk) -> None:
    edit_task(ledger, clerk, replace(rows(ledger)["1"].task, remark="台账改的"))
    preview = preview_import(ledger, clerk, corrected(r1={"remark": "文件改的"}), "分解表.xlsx")
    decisions = replace(decide_all(preview), theirs=frozenset({("r1", "remark")}))
    commit_import(ledger, clerk, preview, decisions)
    assert rows(ledger)["1"].task.remark == "文件改的"
    assert count(preview, decisions) == Counts(0, 1, 2, 0, 0)


def test_a_renumbered_plan_updates_and_keeps_progress(ledger: Ledger, clerk: Clerk, take_in: TakeIn) -> None:
    windmill = rows(ledger)["3"].task
    update_task(ledger, clerk, windmill.id, Update(status=Status.IN_PROGRESS, percent=50, text="已签协议"))
    intake = replace(INTAKE, tasks=(replace(DRAFTS[2], number="1"), replace(DRAFTS[0], number="2")))
    assert take_in(intake) == Counts(0, 2, 0, 0, 0)
    found = rows(ledger)
    assert found["1"].task.id == windmill.id
    assert found["1"].state.percent == 50
    assert len(found) == 2  # 2 stands twice: the dropped task keeps its number


def test_a_reworded_task_with_another_number_is_the_same_task(ledger: Ledger, take_in: TakeIn) -> None:
    old = rows(ledger)["2"].task.id
    reworded = "实施钟楼片区雨污分流改造，改造管网21公里。"
    assert take_in(corrected(r2={"content": reworded, "number": "9"})) == Counts(0, 1, 2, 0, 0)
    assert rows(ledger)["9"].task.id == old


def test_tasks_gone_are_proposed_never_deleted_and_suspended_only_when_decided(ledger: Ledger, clerk: Clerk) -> None:
    preview = preview_import(ledger, clerk, replace(INTAKE, tasks=DRAFTS[:2]), "分解表.xlsx")
    (gone,) = preview.gone
    assert gone.number == "3"
    assert any("没有这项任务" in finding.message for finding in preview.findings)
    commit_import(ledger, clerk, preview, decide_all(preview))
    assert rows(ledger)["3"].state.status is Status.NOT_STARTED
    commit_import(ledger, clerk, preview, replace(decide_all(preview), suspended=frozenset({gone.id})))
    assert rows(ledger)["3"].state.status is Status.SUSPENDED
    again = preview_import(ledger, clerk, replace(INTAKE, tasks=DRAFTS[:2]), "分解表.xlsx")
    assert again.gone == ()


def test_another_part_of_the_plan_is_added_after_the_first_and_nothing_is_gone(
    ledger: Ledger, clerk: Clerk, take_in: TakeIn
) -> None:
    part = (
        replace(DRAFTS[0], id="a", number="4", content="开展秸秆禁烧巡查，完善高点视频监控。"),
        replace(DRAFTS[0], id="b", number="5", content="编制土壤污染重点监管单位名录。"),
    )
    assert preview_import(ledger, clerk, replace(INTAKE, tasks=part), "附件二.xlsx").gone == ()
    assert take_in(replace(INTAKE, tasks=part), "附件二.xlsx").new == 2
    assert list(rows(ledger)) == ["1", "2", "3", "4", "5"]


def test_the_order_of_a_corrected_document_becomes_the_order_of_the_plan(ledger: Ledger, take_in: TakeIn) -> None:
    new = replace(DRAFTS[2], id="r0", content="开展秸秆禁烧巡查，完善高点视频监控。", number="0")
    assert take_in(replace(INTAKE, tasks=(new, *DRAFTS))).new == 1
    assert list(rows(ledger)) == ["0", "1", "2", "3"]


def test_a_faulty_row_stays_out_and_a_doubtful_one_comes_in_marked(empty: Ledger, take_in: TakeIn) -> None:
    doubt = Finding(Severity.WARNING, "任务分解表!A6", "这一行好像错了一列")
    fault = Finding(Severity.ERROR, "任务分解表!A7", "没有任务内容")
    intake = corrected(r2={"findings": (doubt,)}, r3={"findings": (fault,)})
    assert take_in(intake) == Counts(2, 0, 0, 0, 1)
    found = rows(empty)
    assert list(found) == ["1", "2"]
    assert found["2"].task.to_check == "这一行好像错了一列"
    assert found["1"].task.to_check == ""
    assert list(rows(empty, to_check=True)) == ["2"]


def test_strict_leaves_doubtful_rows_out(empty: Ledger, take_in: TakeIn) -> None:
    doubt = Finding(Severity.WARNING, "任务分解表!A6", "这一行好像错了一列")
    assert take_in(corrected(r2={"findings": (doubt,)}), strict=True) == Counts(2, 0, 0, 0, 1)
    assert list(rows(empty)) == ["1", "3"]


def test_a_doubtful_row_already_written_does_not_come_up_again(empty: Ledger, take_in: TakeIn) -> None:
    intake = corrected(r2={"findings": (Finding(Severity.WARNING, "任务分解表!A6", "这一行好像错了一列"),)})
    take_in(intake)
    assert take_in(intake) == SAME


def test_progress_typed_in_the_sheet_becomes_one_entry_and_again_the_same(empty: Ledger, take_in: TakeIn) -> None:
    typed = {"status": Status.COMPLETED, "completed_on": date(2025, 6, 20), "percent": 100.0, "latest": "全部安装"}
    intake = corrected(r1=typed, r2={"status": Status.NOT_STARTED})
    take_in(intake)
    row, not_started = rows(empty)["1"], rows(empty)["2"].task.id
    assert (row.state.status, row.state.completed_on, row.state.latest) == (
        Status.COMPLETED,
        date(2025, 6, 20),
        "全部安装",
    )
    with empty.reading() as reader:
        (report,) = reader.reports(row.task.id)
        assert report.day == date(2025, 7, 1)
        assert reader.reports(not_started) == ()
    assert take_in(intake) == SAME


def test_a_day_of_completion_to_come_is_doubted(empty: Ledger, clerk: Clerk) -> None:
    typed = {"status": Status.COMPLETED, "completed_on": date(2025, 8, 1)}
    preview = preview_import(empty, clerk, corrected(r1=typed), "分解表.xlsx")
    assert preview.rows[0].mark is Mark.CHECK
    assert any("2025-08-01" in finding.message for finding in preview.findings)


def test_one_undo_takes_everything_back_and_redo_brings_it_again(empty: Ledger, clerk: Clerk, take_in: TakeIn) -> None:
    take_in(corrected(r1={"status": Status.IN_PROGRESS}))
    before = rows(empty)
    undo(empty, clerk)
    with empty.reading() as reader:
        assert (reader.units(), reader.plans(), reader.count(TaskQuery(clerk.today))) == ((), (), 0)
    redo(empty, clerk)
    after = rows(empty)
    assert {n: (r.task.content, r.task.lead_units, r.state) for n, r in after.items()} == {
        n: (r.task.content, r.task.lead_units, r.state) for n, r in before.items()
    }


def test_a_deleted_task_stays_deleted(ledger: Ledger, clerk: Clerk, take_in: TakeIn) -> None:
    delete_tasks(ledger, clerk, [rows(ledger)["3"].task.id])
    assert take_in(INTAKE) == SAME
    assert list(rows(ledger)) == ["1", "2"]


def test_targets_people_and_milestones_come_in_and_again_the_same(empty: Ledger, take_in: TakeIn) -> None:
    people = (Person(PersonRole.LIAISON, "秦若水", "", "5550-0108"),)
    intake = replace(
        corrected(r2={"people": people, "milestones": (DatedText(date(2025, 6, 30), "主管完成"),)}),
        targets=(TargetDraft("改造管网", "r2", Comparison.EQUAL, 18.6, "公里"),),
    )
    take_in(intake)
    task = rows(empty)["2"].task
    assert task.people == people
    assert task.milestones[0].day == date(2025, 6, 30)
    assert task.targets[0].value == 18.6
    assert take_in(intake) == SAME


class TestWhichPlan:
    """文号 first, then the title, then the name of the file; or what the clerk says."""

    def plans(self, ledger: Ledger) -> list[str]:
        with ledger.reading() as reader:
            return sorted(plan.title for plan in reader.plans())

    @pytest.mark.usefixtures("ledger")
    def test_the_same_number_is_the_same_plan_whatever_its_title(self, take_in: TakeIn) -> None:
        assert take_in(replace(INTAKE, plan=replace(PLAN, title="任务分解表"))) == SAME

    @pytest.mark.usefixtures("ledger")
    def test_the_same_title_is_the_same_plan_whatever_its_spelling(self, take_in: TakeIn) -> None:
        plan = PlanDraft("《青河区２０２５年 污染防治攻坚计划》")
        assert take_in(replace(INTAKE, plan=plan)) == SAME

    @pytest.mark.usefixtures("ledger")
    def test_title_and_number_may_stand_together(self, take_in: TakeIn) -> None:
        assert take_in(replace(INTAKE, plan=PlanDraft("《工作计划》（青政办发〔2025〕8号）"))) == SAME

    def test_another_year_is_another_plan(self, ledger: Ledger, take_in: TakeIn) -> None:
        assert take_in(replace(INTAKE, plan=PlanDraft("青河区2026年污染防治攻坚计划"))).new == 3
        assert len(self.plans(ledger)) == 2

    def test_a_document_without_title_is_known_by_its_file(self, empty: Ledger, take_in: TakeIn) -> None:
        untitled = replace(INTAKE, plan=PlanDraft())
        take_in(untitled, "环保任务.xlsx")
        assert self.plans(empty) == ["环保任务"]
        assert take_in(untitled, "环保任务.docx") == SAME

    def test_the_clerk_can_name_the_plan(self, ledger: Ledger, clerk: Clerk) -> None:
        with ledger.reading() as reader:
            (plan,) = reader.plans()
        other = replace(INTAKE, plan=PlanDraft("另一个标题"))
        preview = preview_import(ledger, clerk, other, "x.xlsx", PlanChoice(plan.id))
        assert count(preview, decide_all(preview)) == SAME

    def test_the_clerk_can_ask_for_a_new_plan(self, ledger: Ledger, clerk: Clerk) -> None:
        preview = preview_import(ledger, clerk, INTAKE, "x.xlsx", PlanChoice(new=True))
        assert count(preview, decide_all(preview)).new == 3

    def test_a_plan_without_period_takes_the_years_of_its_stages(self, empty: Ledger, take_in: TakeIn) -> None:
        take_in(replace(INTAKE, plan=PlanDraft("青河区行动方案")))
        with empty.reading() as reader:
            (plan,) = reader.plans()
        assert (plan.period_start, plan.period_end) == (date(2024, 1, 1), date(2025, 12, 31))

    def test_without_stages_it_takes_the_year_it_was_issued(self, empty: Ledger, take_in: TakeIn) -> None:
        plan = PlanDraft("青河区行动方案", issue_date=date(2025, 3, 14))
        take_in(Intake(plan, (DRAFTS[2],)))
        assert rows(empty)["3"].task.due == date(2025, 12, 31)

    def test_a_later_document_fills_in_what_the_plan_lacked(self, empty: Ledger, take_in: TakeIn) -> None:
        take_in(Intake(PlanDraft(PLAN.title), (DRAFTS[2],)))
        take_in(Intake(PLAN, (DRAFTS[2],)))
        with empty.reading() as reader:
            (plan,) = reader.plans()
        assert (plan.doc_no, plan.issuer, plan.kind) == (PLAN.doc_no, PLAN.issuer, PLAN.kind)


class TestOwnExports:
    """Rows match by id in their own ledger, elsewhere by the 方案 column."""

    def export(self, ledger: Ledger, **changes: Any) -> Intake:
        """Return what reading an export of the ledger gives, with fields of its first row changed."""
        drafts = tuple(
            replace(draft, ledger_id=rows(ledger)[draft.number].task.id, plan_title=PLAN.title) for draft in DRAFTS
        )
        changed = (replace(drafts[0], **changes), *drafts[1:])
        return Intake(PlanDraft("任务台账总表"), changed, ledger_uuid=ledger.uuid)

    def test_rows_match_by_id_whatever_was_changed_in_them(self, ledger: Ledger, take_in: TakeIn) -> None:
        edited = self.export(ledger, content="全新的写法，一个字也不像。", number="77")
        assert take_in(edited) == Counts(0, 1, 2, 0, 0)
        assert rows(ledger)["77"].task.content == "全新的写法，一个字也不像。"

    def test_an_export_of_some_tasks_makes_no_others_gone(self, ledger: Ledger, clerk: Clerk) -> None:
        part = replace(self.export(ledger), tasks=self.export(ledger).tasks[:1])
        assert preview_import(ledger, clerk, part, "导出.xlsx").gone == ()

    def test_a_printed_due_date_does_not_hide_where_it_comes_from(
        self, ledger: Ledger, clerk: Clerk, tmp_path: Path
    ) -> None:
        dues = {draft.id: rows(ledger)[draft.number].task.due for draft in DRAFTS}
        printed = tuple(replace(draft, due=dues[draft.id], due_source=draft.due_source) for draft in DRAFTS)
        other = create_ledger(str(tmp_path / "另.ledger"), "", clerk)
        preview = preview_import(other, clerk, replace(INTAKE, tasks=printed, ledger_uuid=ledger.uuid), "x.xlsx")
        commit_import(other, clerk, preview, decide_all(preview))
        sources = [row.task.due_source for row in rows(other).values()]
        other.close()
        assert sources == [DueSource.TEXT, DueSource.SCHEDULE, DueSource.PLAN]

    def test_ids_of_another_ledger_mean_nothing(self, ledger: Ledger, take_in: TakeIn) -> None:
        swapped = self.export(ledger)
        ids = [draft.ledger_id for draft in swapped.tasks]
        tasks = tuple(replace(d, ledger_id=i) for d, i in zip(swapped.tasks, reversed(ids), strict=True))
        assert take_in(replace(swapped, tasks=tasks, ledger_uuid="f" * 32)) == SAME

    def test_several_plans_in_one_export_each_find_their_own(self, ledger: Ledger, take_in: TakeIn) -> None:
        other = replace(DRAFTS[2], id="x", content="开展秸秆禁烧巡查。", plan_title="青河区秋冬季方案")
        intake = replace(self.export(ledger), tasks=(*self.export(ledger).tasks, other), ledger_uuid="f" * 32)
        assert take_in(intake) == Counts(1, 0, 3, 0, 0)
        with ledger.reading() as reader:
            assert {plan.title for plan in reader.plans()} == {PLAN.title, "青河区秋冬季方案"}

    def test_a_row_typed_into_an_export_joins_the_plan_above_it_at_the_end(
        self, ledger: Ledger, take_in: TakeIn
    ) -> None:
        exported = self.export(ledger)
        typed = replace(DRAFTS[2], id="x", number="4", content="开展秸秆禁烧巡查。")
        drafts = tuple(replace(draft, plan_title="") for draft in exported.tasks)
        assert take_in(replace(exported, tasks=(typed, *drafts))).new == 1
        assert list(rows(ledger)) == ["1", "2", "3", "4"]
        assert take_in(replace(exported, tasks=(*drafts, typed))) == Counts(0, 0, 4, 0, 0)

    def test_a_task_typed_by_hand_can_be_edited_in_its_export(
        self, ledger: Ledger, clerk: Clerk, take_in: TakeIn
    ) -> None:
        typed = replace(rows(ledger)["1"].task, imported="", remark="手写的")
        edit_task(ledger, clerk, typed)
        assert take_in(self.export(ledger, remark="在表格里改的")).changed == 1
        assert rows(ledger)["1"].task.remark == "在表格里改的"


class TestUnitAnswers:
    """An unknown unit becomes a new one, another name of one that is there, or is left."""

    NAMED = (replace(DRAFTS[2], lead_units=("青河区工业和信息化局",)),)

    def test_the_answer_becomes_an_alias(self, ledger: Ledger, clerk: Clerk) -> None:
        index = {name: unit_id for unit_id, name in unit_names(ledger).items()}
        preview = preview_import(ledger, clerk, replace(INTAKE, tasks=self.NAMED), "x.xlsx")
        (unknown,) = preview.unknown_units
        assert unknown.name == "青河区工业和信息化局"
        answer = UnitAnswer(UnitChoice.EXISTING, unit_id=index["区工信局"])
        commit_import(ledger, clerk, preview, replace(decide_all(preview), units={unknown.name: answer}))
        with ledger.reading() as reader:
            (unit,) = [unit for unit in reader.units() if unit.id == index["区工信局"]]
        assert "青河区工业和信息化局" in unit.aliases
        assert rows(ledger)["3"].task.lead_units == (unit.id,)
        assert preview_import(ledger, clerk, replace(INTAKE, tasks=self.NAMED), "x.xlsx").unknown_units == ()

    def test_a_unit_left_aside_marks_its_tasks(self, empty: Ledger, clerk: Clerk) -> None:
        intake = replace(INTAKE, tasks=self.NAMED)
        preview = preview_import(empty, clerk, intake, "x.xlsx")
        left = {"青河区工业和信息化局": UnitAnswer(UnitChoice.LEAVE)}
        commit_import(empty, clerk, preview, replace(decide_all(preview), units=left))
        task = rows(empty)["3"].task
        assert task.lead_units == ()
        assert "青河区工业和信息化局" in task.to_check

    def test_a_unit_that_is_gone_meanwhile_cannot_be_the_answer(self, empty: Ledger, clerk: Clerk) -> None:
        preview = preview_import(empty, clerk, replace(INTAKE, tasks=self.NAMED), "x.xlsx")
        answer = {"青河区工业和信息化局": UnitAnswer(UnitChoice.EXISTING, unit_id="UNICHTDA")}
        with pytest.raises(LedgerError, match="不在台账里"):
            commit_import(empty, clerk, preview, replace(decide_all(preview), units=answer))

    def test_a_similar_unit_is_suggested_not_taken(self, ledger: Ledger, clerk: Clerk) -> None:
        draft = replace(DRAFTS[2], lead_units=("青河区水务局",))
        (unknown,) = preview_import(ledger, clerk, replace(INTAKE, tasks=(draft,)), "x.xlsx").unknown_units
        assert [unit_names(ledger)[unit] for unit in unknown.suggestions][:1] == ["区水务局"]

    @pytest.mark.usefixtures("ledger")
    def test_a_department_is_known_without_its_district(self, take_in: TakeIn) -> None:
        assert take_in(corrected(r2={"lead_units": ("水务局",)})) == SAME


class TestDecisions:
    """What the clerk ticks and corrects in the preview."""

    def test_only_ticked_rows_are_written(self, empty: Ledger, clerk: Clerk) -> None:
        preview = preview_import(empty, clerk, INTAKE, "分解表.xlsx")
        commit_import(empty, clerk, preview, ImportDecisions(frozenset({"r2"})))
        assert list(rows(empty)) == ["2"]
        assert set(unit_names(empty).values()) == {"区水务局", "区住建局", "钟楼街道"}

    def test_a_corrected_row_is_written_as_corrected_and_compared_as_the_file_had_it(
        self, empty: Ledger, clerk: Clerk, take_in: TakeIn
    ) -> None:
        preview = preview_import(empty, clerk, INTAKE, "分解表.xlsx")
        edited = replace(DRAFTS[0], remark="经办人改的", lead_units=("区城管局",))
        commit_import(empty, clerk, preview, replace(decide_all(preview), edited=(edited,)))
        task = rows(empty)["1"].task
        assert task.remark == "经办人改的"
        assert [unit_names(empty)[unit] for unit in task.lead_units] == ["区城管局"]
        assert take_in(INTAKE) == SAME

    def test_a_faulty_row_that_was_corrected_comes_in(self, empty: Ledger, clerk: Clerk) -> None:
        fault = Finding(Severity.ERROR, "任务分解表!A7", "没有任务内容")
        preview = preview_import(empty, clerk, corrected(r3={"findings": (fault,)}), "分解表.xlsx")
        decisions = replace(decide_all(preview), edited=(DRAFTS[2],))
        decisions = replace(decisions, ticked=decisions.ticked | {"r3"})
        commit_import(empty, clerk, preview, decisions)
        assert list(rows(empty)) == ["1", "2", "3"]
        assert count(preview, decisions) == Counts(3, 0, 0, 0, 0)

    def test_somebody_elses_change_since_the_preview_stops_the_import(self, ledger: Ledger, clerk: Clerk) -> None:
        preview = preview_import(ledger, clerk, corrected(r1={"remark": "文件改的"}), "分解表.xlsx")
        edit_task(ledger, clerk, replace(rows(ledger)["1"].task, remark="刚改的"))
        with pytest.raises(ConflictError):
            commit_import(ledger, clerk, preview, decide_all(preview))
        assert rows(ledger)["1"].task.remark == "刚改的"


def test_a_document_without_tasks_is_refused_with_the_first_fault(empty: Ledger, clerk: Clerk) -> None:
    fault = Finding(Severity.ERROR, "Sheet1!A1", "没有找到表头")
    with pytest.raises(LedgerError) as refused:
        preview_import(empty, clerk, Intake(PLAN, findings=(fault,)), "空表.xlsx")
    assert "空表.xlsx" in refused.value.message
    assert "没有找到表头" in refused.value.advice


def test_measures_stand_under_the_task_that_they_are_measures_of(empty: Ledger, take_in: TakeIn) -> None:
    whole = replace(DRAFTS[0], id="正文1", content="1.治理河道。一是清淤。二是截污。", number="1")
    measures = [replace(whole, id=f"正文1-{at}", content=f"{at}是清淤", number=at, parent="正文1") for at in "一二"]
    outline = replace(whole, id="正文2", content="2.管控扬尘，裸地全部覆盖绿网。", number="2", outline=True)
    row = replace(whole, id="3", content="北区裸地覆盖绿网。", number="3", parent="正文2")
    take_in(replace(INTAKE, tasks=(whole, *measures, outline, row)))
    found = rows(empty)
    assert {each.task.parent for each in found.values()} == {"", found["1"].task.id}
    assert [found[number].task.parent for number in ("一", "二", "3")] == [found["1"].task.id] * 2 + [""]
