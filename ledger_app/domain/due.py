"""By when a task is due, if its words, its stages or its plan say so."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ledger_app.domain.plan import Plan
from ledger_app.domain.task import DueSource, Stage, StageWord, Task

_STATED = frozenset({DueSource.MANUAL, DueSource.TEXT})


def finish_year(schedule: Iterable[Stage]) -> int | None:
    """Return the last year whose stage is 完成."""
    return max((stage.year for stage in schedule if stage.word is StageWord.FINISH), default=None)


def first_year(schedule: Iterable[Stage]) -> int | None:
    """Return the first year with a stage."""
    return min((stage.year for stage in schedule if stage.word is not StageWord.NONE), default=None)


def begins_on(task: Task) -> date | None:
    """Return when a task is to begin: its start, else 1 January of the first year with a stage."""
    if task.start is not None:
        return task.start
    year = first_year(task.schedule)
    return date(year, 1, 1) if year is not None else None


def resolve_due(task: Task, plan: Plan) -> Task:
    """Return `task` with its due date and where that comes from.

    A clerk's correction wins, then the plan's words, then the last year whose stage is 完成 (31 December), then, unless
    the task is ongoing, the plan's last day; else there is none.
    """
    if task.due_source in _STATED and (task.due is not None or task.due_source is DueSource.MANUAL):
        return task
    year = finish_year(task.schedule)
    if year is not None:
        return replace(task, due=date(year, 12, 31), due_source=DueSource.SCHEDULE)
    if not task.ongoing and plan.period_end is not None:
        return replace(task, due=plan.period_end, due_source=DueSource.PLAN)
    return replace(task, due=None, due_source=None)
