"""What the page 工作台 asks beyond counts: late tasks by unit, tasks by due day, how many tasks a deed changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, case, exists, func, select

from ledger_app.domain.task import Role
from ledger_app.domain.unit import UnitKind
from ledger_app.storage.filters import Question
from ledger_app.storage.order import order_of
from ledger_app.storage.tables import CHANGE, TASK_STATE, TASK_UNIT, UNIT, UNIT_SET_MEMBER
from ledger_app.storage.telling import TOLD

_COLUMN = TASK_STATE.c


@dataclass(frozen=True, slots=True)
class TasksOfDay:
    """The tasks due on one day: how many, and the ids of the first of them."""

    day: date
    count: int
    ids: tuple[str, ...]


def late_by_unit(
    connection: Connection, question: Question, bands: Sequence[int]
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return unit id and how many of the tasks that fit it leads in each band of days late; "" leads those without.

    A unit leads what a set leads that it is in, as in the filter by unit; a set that has members is none itself.

    Args:
        bands: days late that end each band but the last.
    """
    day = question.query.as_of.toordinal()
    tasks = question.select(_COLUMN.serial, (day - _COLUMN.due).label("late")).subquery()
    here = _holders()
    leads = and_(TASK_UNIT.c.serial == tasks.c.serial, TASK_UNIT.c.role == Role.LEAD.value)
    of_units = (
        select(here.c.unit_id, *_bands(tasks, bands, distinct=True))
        .select_from(tasks)
        .join(TASK_UNIT, leads)
        .join(here, here.c.holder == TASK_UNIT.c.unit_id)
        .group_by(here.c.unit_id)
    )
    led = select(TASK_UNIT.c.serial).where(TASK_UNIT.c.role == Role.LEAD.value)
    of_nobody = select(*_bands(tasks, bands, distinct=False)).where(tasks.c.serial.not_in(led))
    found = [(row[0], tuple(row[1:])) for row in connection.execute(of_units)]
    alone = tuple(connection.execute(of_nobody).one())
    return (*found, ("", alone)) if any(alone) else tuple(found)


def by_due_day(connection: Connection, question: Question, each: int) -> tuple[TasksOfDay, ...]:
    """Return the tasks that fit by the day they are due, the first `each` of every day with their ids."""
    place = func.row_number().over(partition_by=_COLUMN.due, order_by=tuple(order_of(question)))
    total = func.count().over(partition_by=_COLUMN.due)
    tasks = question.select(_COLUMN.due, _COLUMN.id, place.label("place"), total.label("total")).subquery()
    query = select(tasks).where(tasks.c.place <= each).order_by(tasks.c.due, tasks.c.place)
    days: dict[int, tuple[int, list[str]]] = {}
    for row in connection.execute(query):
        days.setdefault(row.due, (row.total, []))[1].append(row.id)
    return tuple(TasksOfDay(date.fromordinal(due), count, tuple(ids)) for due, (count, ids) in days.items())


def tasks_changed(connection: Connection, deeds: Sequence[int]) -> Mapping[int, tuple[int, str]]:
    """Return for each deed how many tasks of the ledger it changed, and the id of one of them."""
    told: Select[Any] = (
        select(CHANGE.c.deed, func.count(CHANGE.c.task_id.distinct()), func.min(CHANGE.c.task_id))
        .join(TASK_STATE, TASK_STATE.c.id == CHANGE.c.task_id)
        .where(CHANGE.c.deed.in_(deeds), TOLD, ~TASK_STATE.c.deleted)
        .group_by(CHANGE.c.deed)
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(told)}


def empty_sets(connection: Connection) -> tuple[str, ...]:
    """Return the ids of sets without members that stand in a task."""
    filled = exists().where(UNIT_SET_MEMBER.c.set_id == UNIT.c.id)
    tasks = select(TASK_UNIT.c.serial).join(TASK_STATE, TASK_STATE.c.serial == TASK_UNIT.c.serial)
    used = exists(tasks.where(TASK_UNIT.c.unit_id == UNIT.c.id, ~_COLUMN.deleted))
    query = select(UNIT.c.id).where(UNIT.c.kind == UnitKind.SET.value, ~UNIT.c.deleted, ~filled, used)
    return tuple(connection.execute(query.order_by(UNIT.c.name)).scalars())


def _holders() -> Any:  # noqa: ANN401 - a CTE of two columns
    """Return each unit that is no filled set with what it stands in tasks by: itself, and the sets it is in."""
    filled = select(UNIT_SET_MEMBER.c.set_id)
    itself = select(UNIT.c.id.label("unit_id"), UNIT.c.id.label("holder")).where(UNIT.c.id.not_in(filled))
    known = itself.cte("holders", recursive=True)
    higher = select(known.c.unit_id, UNIT_SET_MEMBER.c.set_id).join(
        UNIT_SET_MEMBER, UNIT_SET_MEMBER.c.unit_id == known.c.holder
    )
    return known.union(higher)


def _bands(tasks: Subquery, bands: Sequence[int], *, distinct: bool) -> list[ColumnElement[int]]:
    """Return how many tasks are late by so many days, for each band."""
    edges = [0, *bands]
    counts = list[ColumnElement[int]]()
    for place, above in enumerate(edges):
        inside = tasks.c.late > above
        if place < len(bands):
            inside = and_(inside, tasks.c.late <= bands[place])
        serial = case((inside, tasks.c.serial))
        counts.append(func.count(serial.distinct() if distinct else serial))
    return counts
