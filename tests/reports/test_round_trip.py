"""What goes out can come in again: the full table, read back, says of each task what the ledger says."""

from pathlib import Path

import pytest

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.intake.reader import read_file
from ledger_app.reports.form import FormRow
from ledger_app.reports.form_file import load_form
from ledger_app.reports.workbook import write_form
from tests.reports.samples import FACTS, SPOILABLE, a_form_row, district


def read_back(folder: Path, form: str, rows: list[FormRow]) -> list[TaskDraft]:
    path = folder / f"{form}.xlsx"
    write_form(load_form(form), rows, FACTS, path)
    intake = read_file(path)
    assert intake.ledger_uuid == FACTS.ledger_uuid
    return list(intake.tasks)


def as_drafted(row: TaskRow) -> TaskDraft:
    """Return what a draft must say of a task; where it stands in the file is the file's own matter."""
    task, state = row.task, row.state
    return TaskDraft(
        id=task.number,
        ledger_id=task.id,
        content=task.content,
        plan_title=row.plan.title,
        number=task.number,
        title=task.title,
        kind=task.kind,
        section_path=task.section_path,
        lead_units=row.lead_names,
        co_units=row.co_names,
        area_units=row.area_names,
        problem=task.problem,
        goal=task.goal,
        people=task.people,
        schedule=tuple((stage.year, stage.word.value) for stage in task.schedule),
        start=task.start,
        due=task.due,
        due_text=task.due_text,
        due_source=task.due_source,
        cadence=task.cadence,
        ongoing=task.ongoing,
        status=state.status,
        completed_on=state.completed_on,
        percent=state.percent,
        latest=state.latest,
        problems=state.problems,
        next_step=state.next_step,
        remark=task.remark,
        watched=task.watched,
        extra=task.extra,
    )


COMPARED = [name for name in TaskDraft.__slots__ if name not in {"id", "milestones", "findings", "span", "where"}]


@pytest.mark.parametrize("name", COMPARED)
def test_the_full_table_read_back_says_the_same(tmp_path: Path, name: str) -> None:
    drafts = read_back(tmp_path, "任务台账总表", district())
    said = {draft.ledger_id: getattr(draft, name) for draft in drafts}
    assert said == {row.row.task.id: getattr(as_drafted(row.row), name) for row in district()}


def test_milestones_read_back_are_the_same_days_and_words(tmp_path: Path) -> None:
    drafts = read_back(tmp_path, "任务台账总表", district())
    said = [[(step.day, step.text) for step in draft.milestones] for draft in drafts]
    assert said == [[(step.day, step.text) for step in row.row.task.milestones] for row in district()]


def test_texts_that_programs_like_to_spoil_come_back_as_they_went_out(tmp_path: Path) -> None:
    texts = [text for text in SPOILABLE if text == text.strip()]
    rows = [a_form_row(str(at), content=text, remark=text, extra=(("编码", text),)) for at, text in enumerate(texts)]
    drafts = read_back(tmp_path, "任务台账总表", rows)
    assert [(draft.content, draft.remark, draft.extra) for draft in drafts] == [
        (text, text, (("编码", text),)) for text in texts
    ]


@pytest.mark.parametrize("form", ["任务分解表", "逾期任务清单"])
def test_the_other_forms_bring_back_task_numbers_contents_and_leads(tmp_path: Path, form: str) -> None:
    shown = [row for row in district() if row.row.light in (load_form(form).lights or {row.row.light})]
    said = {
        draft.ledger_id: (draft.number, draft.content, draft.lead_units) for draft in read_back(tmp_path, form, shown)
    }
    assert said == {row.row.task.id: (row.row.task.number, row.row.task.content, row.row.lead_names) for row in shown}


def test_chapters_and_groups_of_the_breakdown_come_back_as_section_paths(tmp_path: Path) -> None:
    drafts = read_back(tmp_path, "任务分解表", district())
    assert [draft.section_path for draft in drafts] == [row.row.task.section_path for row in district()]


def test_a_lead_that_stands_anew_on_each_page_a_text_goes_on_to_is_one_lead(tmp_path: Path) -> None:
    text = "进展。" * 1000
    row = a_form_row("1", Light.RED, 5, lead_names=("区城管局",), content="清扫道路。", state=State(latest=text))
    (draft,) = read_back(tmp_path, "逾期任务清单", [row])
    assert (draft.lead_units, draft.latest) == (("区城管局",), text)


def test_many_units_that_flow_on_in_the_middle_of_a_name_come_back(tmp_path: Path) -> None:
    names = tuple(f"青河区第{at}专项工作协调小组办公室" for at in range(200))
    (draft,) = read_back(tmp_path, "任务台账总表", [a_form_row("1", content="清扫道路。", co_names=names)])
    assert draft.co_units == names
