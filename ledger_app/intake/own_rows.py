"""Rows of our own exports: every cell says what its column says, nothing is worked out again from other words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.due_words import read_due_words
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.people_words import read_people
from ledger_app.domain.task import DueSource, StageWord, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.intake.tables.area_rows import TaskRow
from ledger_app.intake.tables.progress import Progress, day_in, progress_of
from ledger_app.intake.tables.task_cells import Layout, TaskCells
from ledger_app.intake.tables.timing import Years, schedule_of, steps_of

_BY_SCHEDULE = re.compile(r"20\d\d年 完成")
_MEANT_AS_DAY = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}|(?<!\d)\d{8}(?!\d)")
_ONGOING = "长期坚持"
_KINDS = {kind.value: kind for kind in TaskKind}


def draft_own(
    rows: Sequence[TaskRow], layout: Layout, years: Years, ids: Mapping[tuple[str, int], str]
) -> Iterator[TaskDraft]:
    """Yield the draft of each row of our own export; `ids` are the task ids by sheet and row."""
    for task in rows:
        cells = TaskCells(task.row, layout)
        progress = progress_of(cells, years.year, to_one=False)
        draft = _stated(cells, task, progress)
        yield replace(_timed(draft, cells, years), ledger_id=ids.get((task.row.table, task.row.number), ""))


def _stated(cells: TaskCells, task: TaskRow, progress: Progress) -> TaskDraft:
    row = task.row
    return TaskDraft(
        id=cells.text(Field.NUMBER),
        content=cells.text(Field.CONTENT),
        plan_title=cells.text(Field.PLAN),
        number=cells.text(Field.NUMBER),
        title=cells.text(Field.TITLE),
        kind=_KINDS.get(cells.text(Field.KIND), TaskKind.KEY),
        section_path=tuple(part for text in task.path for part in text.split(" / ")),
        lead_units=_names(cells, Field.LEAD),
        co_units=_names(cells, Field.CO),
        area_units=_names(cells, Field.AREA),
        problem=cells.text(Field.PROBLEM),
        goal=cells.text(Field.GOAL),
        people=(*_people(cells, Field.PRINCIPAL), *_people(cells, Field.LIAISON)),
        status=progress.status,
        completed_on=progress.completed_on,
        percent=progress.percent,
        latest=progress.latest,
        problems=cells.text(Field.PROBLEMS),
        next_step=cells.text(Field.NEXT_STEP),
        remark=cells.text(Field.REMARK),
        watched=cells.text(Field.WATCHED) == "是",
        extra=tuple((name, text) for index, name in cells.layout.extras if (text := row.filled[index].text.strip())),
        findings=(*task.findings, *progress.findings),
        span=row.span,
        where=row.where,
    )


def _timed(draft: TaskDraft, cells: TaskCells, years: Years) -> TaskDraft:
    """Return the draft with its days: the due column holds a day or words, 时限原文 the plan's words."""
    cell, start = cells.cell(Field.DUE), cells.cell(Field.START)
    day = day_in(cell, years.year) if cell is not None else None
    shown = cells.text(Field.DUE)
    words = cells.text(Field.DUE_TEXT) or ("" if day is not None or shown == _ONGOING else shown)
    wrong = day is None and shown != cells.text(Field.DUE_TEXT) and _MEANT_AS_DAY.search(shown) is not None
    source = DueSource.SCHEDULE if _BY_SCHEDULE.fullmatch(words) else DueSource.TEXT
    schedule = schedule_of(cells)
    asked = [word for _, word in schedule if word != StageWord.NONE]
    goes_on = shown == _ONGOING or read_due_words(words or shown).ongoing or asked[-1:] == [StageWord.ADVANCE]
    return replace(
        draft,
        start=day_in(start, years.year) if start is not None else None,
        due=day,
        due_text=words,
        due_source=source if day is not None and words else None,
        cadence=cells.text(Field.CADENCE),
        ongoing=day is None and goes_on,
        schedule=schedule,
        milestones=steps_of(cells.text(Field.MILESTONES)),
        findings=(*draft.findings, *_no_day(cells)) if wrong else draft.findings,
    )


def _no_day(cells: TaskCells) -> Iterator[Finding]:
    """Yield the warning that the due column holds figures that are no day."""
    cell = cells.cell(Field.DUE)
    if cell is not None:
        message = f"完成时限“{cell.text.strip()}”不是日历上有的日期，已按文字保留，请改正"
        yield Finding(Severity.WARNING, cell.where, message)


def _names(cells: TaskCells, field: Field) -> tuple[str, ...]:
    return tuple(name for name in cells.text(field).split("、") if name)


def _people(cells: TaskCells, field: Field) -> tuple[Person, ...]:
    role = PersonRole.PRINCIPAL if field is Field.PRINCIPAL else PersonRole.LIAISON
    return read_people(cells.text(field), role)
