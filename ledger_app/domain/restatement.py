"""Writes what a document states of a task into the task, and into the report it amounts to."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ledger_app.domain.comparison import REPORTED
from ledger_app.domain.draft import DatedText
from ledger_app.domain.identifier import new_id
from ledger_app.domain.plain_words import split_numeral
from ledger_app.domain.report import Report, State
from ledger_app.domain.statement import Statement
from ledger_app.domain.task import FINISHED, DueSource, Milestone, Stage, StageWord, Status, Task

UnitIds = Callable[[Iterable[str]], tuple[str, ...]]
"""Gives the ids of units by their names; a name the clerk left aside gives none."""

_SAME = frozenset(
    {"content", "number", "title", "kind", "section_path", "problem", "goal", "people", "targets", "start"}
)
_SAME_TOO = frozenset({"cadence", "ongoing", "remark", "watched", "extra"})
_SUSPENDED = "导入的文件注明中止"


def task_of(said: Statement, plan_id: str, unit_ids: UnitIds, **kept: Any) -> Task:  # noqa: ANN401 - fields of Task
    """Return a new task that says what the document states, with the fields `kept` beside it."""
    return Task(
        new_id("T"),
        plan_id,
        parent=said.parent,
        schedule=_stages(said.schedule, ()),
        milestones=_milestones(said.milestones, ()),
        area_units=unit_ids(said.area_units),
        **_copied(said, (*_SAME, *_SAME_TOO)),
        **_leads(said, unit_ids),
        **_due(said),
        **kept,
    )


def restate(task: Task, said: Statement, names: Collection[str], unit_ids: UnitIds) -> Task:
    """Return `task` with the fields `names` as the document states them; days done stay with their steps.

    Numerals in the text and before its headings, and what it belongs to, follow the document always: they are no
    change of the task.
    """
    values: dict[str, Any] = {
        "content": _renumbered(task.content, said.content),
        "section_path": _renumbered_path(task.section_path, said.section_path),
        "parent": said.parent or task.parent,
    }
    values |= _copied(said, [name for name in names if name in _SAME or name in _SAME_TOO])
    if "lead_units" in names or "co_units" in names:
        values |= _leads(said, unit_ids)
    if "area_units" in names:
        values["area_units"] = unit_ids(said.area_units)
    if "schedule" in names:
        values["schedule"] = _stages(said.schedule, task.schedule)
    if "milestones" in names:
        values["milestones"] = _milestones(said.milestones, task.milestones)
    if "due_text" in names:
        values["due_text"] = said.due_text
    if "due" in names:
        values |= _due(said)
    return replace(task, **values)


def _copied(said: Statement, names: Iterable[str]) -> dict[str, Any]:
    """Return the fields that a task has as the document states them."""
    return {name: getattr(said, name) for name in names}


def _renumbered(text: str, now: str) -> str:
    """Return `text` beginning with the numeral that `now` begins with, where both have one."""
    (mine, words), (numeral, _) = split_numeral(text), split_numeral(now)
    return numeral + words if mine and numeral else text


def _renumbered_path(path: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings as they are numbered `now`, where they are the same but for that."""
    same = [split_numeral(part)[1] for part in path] == [split_numeral(part)[1] for part in now]
    return now if same else path


def _leads(said: Statement, unit_ids: UnitIds) -> dict[str, Any]:
    """Return who leads and who helps; a lead does not help as well."""
    lead = unit_ids(said.lead_units)
    co = tuple(unit for unit in unit_ids(said.co_units) if unit not in lead)
    return {"lead_units": lead, "co_units": co, "lead_assumed": said.lead_assumed}


def _due(said: Statement) -> dict[str, Any]:
    """Return the due date stated, with its words; where there is none, stages and plan decide."""
    source = (said.due_source or DueSource.TEXT) if said.due else None
    return {"due": said.due, "due_source": source, "due_text": said.due_text}


def report_of(said: Statement, names: Collection[str], task_id: str, state: State, today: date) -> Report | None:
    """Return the entry of today that says the reported fields `names`, None if there is nothing to say."""
    told = {name: getattr(said, name) for name in names if name in REPORTED}
    status = said.status if "status" in told or "completed_on" in told else None
    if status is None and told.get("completed_on"):
        status = Status.COMPLETED
    words = any(told.get(name) for name in ("latest", "problems", "next_step"))
    news = status not in {None, state.status} or (
        status in FINISHED and said.completed_on not in {None, state.completed_on}
    )
    if told.get("percent") is None and not words and not news:
        return None
    return Report(
        id=new_id("R"),
        task_id=task_id,
        day=today,
        status=status,
        completed_on=(said.completed_on or today) if status in FINISHED else None,
        percent=told.get("percent"),
        done=told.get("latest", ""),
        problems=(said.problems or state.problems) if words else "",
        next_step=(said.next_step or state.next_step) if words else "",
        reason=(said.latest or said.remark or _SUSPENDED) if status is Status.SUSPENDED else "",
    )


def _stages(said: Iterable[tuple[int, str]], before: Iterable[Stage]) -> tuple[Stage, ...]:
    """Return the stages said; one that was there keeps the day it was done."""
    done = {(stage.year, stage.word): stage.done_on for stage in before}
    stages = [(year, StageWord(word)) for year, word in said]
    return tuple(Stage(year, word, done.get((year, word))) for year, word in stages)


def _milestones(said: Iterable[DatedText], before: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones said; one whose day or words were there keeps the day it was done."""
    by_text = {step.text: step.done_on for step in before}
    by_day = {step.day: step.done_on for step in before}
    return tuple(Milestone(step.day, step.text, by_text.get(step.text, by_day.get(step.day))) for step in said)
