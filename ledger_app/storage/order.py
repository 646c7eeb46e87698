"""The order of a list as SQL: its groups, what it is sorted by, and the order of plans and documents below that."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Table, case, cast, func, literal, not_, select

from ledger_app.domain.field import Field
from ledger_app.domain.query import Group, SortKey
from ledger_app.domain.task import Status, TaskKind
from ledger_app.storage.derive import number_key
from ledger_app.storage.question import Asked
from ledger_app.storage.search import normal
from ledger_app.storage.shown import STATED, text_shown
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_TEXT

_COLUMN = TASK_STATE.c
_BETWEEN_UNITS = "、"
_FARTHER = 2**32
"""More than any position: a heading's place is that of its first plan, then of its first task there."""


def order_of(asked: Asked) -> Iterator[ColumnElement[Any]]:
    """Yield what the tasks are ordered by; the order is total."""
    if asked.query.group is not None:
        yield from group_order(asked, asked.query.group)
    if asked.query.search and not asked.query.sort:
        yield _COLUMN.number_key != number_key(normal(asked.query.search))  # 14 finds task 14 first
    parts = _sort_parts(asked)
    for key, down in asked.query.sort:
        for part in parts[key] if key in parts else [_shown(asked, key)]:
            yield (part.desc() if down else part.asc()).nulls_last()
    yield from _plan_order(asked)
    yield from (_COLUMN.position, _COLUMN.serial)


def group_value(asked: Asked, group: Group) -> ColumnElement[Any]:
    """Return which group a task belongs to: its outermost heading, what its first lead unit sorts by, or its light."""
    match group:
        case Group.SECTION:
            return _COLUMN.section
        case Group.LEAD:
            end = asked.place_of(_BETWEEN_UNITS, _COLUMN.lead_key + _BETWEEN_UNITS)
            return func.substr(_COLUMN.lead_key, 1, end - 1)
        case Group.LIGHT:
            return asked.light.rank


def group_order(asked: Asked, group: Group) -> Iterator[ColumnElement[Any]]:
    """Yield what brings the tasks of a group together, and the groups into their order; tasks without one come last."""
    value = group_value(asked, group)
    if group is not Group.LIGHT:
        yield value == ""
    if group is Group.SECTION:
        yield func.min(_place(asked)).over(partition_by=value)
    yield value


def section_place(asked: Asked) -> ColumnElement[int]:
    """Return, of a group of tasks under one heading, the place of the heading among all."""
    return func.min(_place(asked))


def _place(asked: Asked) -> ColumnElement[Any]:
    """Return the place of a task in the order of plans and documents, as one number."""
    if asked.plan_rank is None:
        return _COLUMN.position
    return cast(asked.plan_rank, BigInteger) * literal(_FARTHER, BigInteger) + _COLUMN.position


def _plan_order(asked: Asked) -> Iterator[ColumnElement[Any]]:
    """Yield what sorts by plan, where there are several."""
    if asked.plan_rank is not None:
        yield asked.plan_rank


def _sort_parts(asked: Asked) -> Mapping[SortKey, Sequence[ColumnElement[Any]]]:
    """Return for each key what it sorts by; null is missing and comes last either way."""
    state = asked.state
    plan = list(_plan_order(asked))
    section = func.min(_COLUMN.position).over(partition_by=[_COLUMN.plan_id, _COLUMN.section])
    return {
        SortKey.POSITION: [_COLUMN.position],
        SortKey.LIGHT: [asked.light.rank, _COLUMN.due],
        SortKey.NUMBER: [_filled(_COLUMN.number_key)],
        SortKey.TITLE: [_COLUMN.title_key],
        SortKey.SECTION: [*plan, section],
        SortKey.PLAN: plan,
        SortKey.LEAD: [_filled(_COLUMN.lead_key)],
        SortKey.CO: [_filled(_COLUMN.co_key)],
        SortKey.AREA: [_filled(_COLUMN.area_key)],
        SortKey.DUE: [_COLUMN.due],
        SortKey.STATUS: [_place_in(Status, state.status)],
        SortKey.PERCENT: [state.percent],
        SortKey.LATEST: [state.latest_on],
        SortKey.CHANGED: [_COLUMN.changed],
        SortKey.COMPLETED_ON: [state.completed_on],
        SortKey.DAYS_LATE: [func.nullif(asked.light.days_late, 0)],
        SortKey.WATCHED: [not_(_COLUMN.watched)],
    }


def _shown(asked: Asked, key: SortKey) -> ColumnElement[Any]:
    """Return the same for a key that sorts by what the column of that name shows."""
    field = Field(key.value)
    if field is Field.START:
        return _of_task(TASK, TASK.c.start)
    if field is Field.KIND:
        return _of_task(TASK, _place_in(TaskKind, TASK.c.kind))
    shown = text_shown(asked, field)
    shown = shown if asked.dialect.name == "sqlite" else shown.collate("C")
    return _of_task(TASK_TEXT if field in STATED else TASK, _filled(shown))


def _of_task(table: Table, value: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return what one of the tables beside `task_state` says of the same task."""
    return select(value).where(table.c.serial == _COLUMN.serial).correlate(TASK_STATE).scalar_subquery()


def _place_in(values: type[StrEnum], column: ColumnElement[str]) -> ColumnElement[int]:
    """Return the place of a value in its closed set."""
    return case({value.value: place for place, value in enumerate(values)}, value=column)


def _filled(text: ColumnElement[str]) -> ColumnElement[str]:
    """Return a text to sort by, missing where it is empty."""
    return func.nullif(text, "")
