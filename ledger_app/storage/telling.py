"""The history as people read it, and which deeds undo and redo would take."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, not_, select

from ledger_app.domain.history import Change, Deed, DeedKind
from ledger_app.domain.outcome import Kind
from ledger_app.domain.showing import show_earlier
from ledger_app.storage.history import Entry, deed_of, fields_in
from ledger_app.storage.records import PLANS, load_plain, load_tasks_by, load_units, record_of
from ledger_app.storage.tables import CHANGE, DEED, TASK
from ledger_app.storage.wording import headline_of, value_text

_TURN = DEED.alias("turn")
_LATER = DEED.alias("later")
_TURNS = select(func.max(_LATER.c.sequence)).where(_LATER.c.reverts == DEED.c.sequence)
_NEWEST_TURN = _TURNS.correlate(DEED).scalar_subquery()
_TAKEN_BACK = select(_TURN.c.sequence).where(_TURN.c.sequence == _NEWEST_TURN, _TURN.c.kind == DeedKind.UNDO.value)
_UNDONE = exists(_TAKEN_BACK.correlate(DEED))
TOLD = CHANGE.c.field != "imported"
"""Whether a change is told: the base of the next import's comparison is kept for undo only."""
_CONTINUES = "continues"


def deeds(connection: Connection, limit: int | None = None) -> tuple[Deed, ...]:
    """Return the deeds, newest first."""
    return tuple(_deeds(connection, select(DEED).order_by(DEED.c.sequence.desc()).limit(limit)))


def changes_of(connection: Connection, task_id: str | None, limit: int | None) -> tuple[Change, ...]:
    """Return the newest changes, of one task or of all, oldest first."""
    query = select(CHANGE).where(TOLD)
    query = query if task_id is None else query.where(CHANGE.c.task_id == task_id)
    rows = connection.execute(query.order_by(CHANGE.c.deed.desc(), CHANGE.c.position.desc()).limit(limit)).all()
    known = {deed.sequence: deed for deed in deeds(connection)}
    names = _names_once(connection)
    names |= {unit.id: unit.name for unit in load_units(connection)}
    names |= {plan.id: plan.title for plan in load_plain(connection, PLANS)}
    names |= _earlier(connection, [row for row in rows if row.field == _CONTINUES], names)
    return tuple(_change(known[row.deed], Entry(*row[2:]), names) for row in reversed(rows))


def _earlier(connection: Connection, rows: Sequence[Row[Any]], names: Mapping[str, str]) -> dict[str, str]:
    """Return what the tasks are called that others continue: their plan and number."""
    ids = {json.loads(value) for row in rows for value in (row.old, row.new) if value}
    tasks = load_tasks_by(connection, TASK.c.id, sorted(ids)).values()
    return {task.id: show_earlier(task, names.get(task.plan_id, "")) for task in tasks}


def _names_once(connection: Connection) -> dict[str, str]:
    """Return the names that units and plans were made with: those taken back are in no table any more."""
    made = select(CHANGE.c.entity, CHANGE.c.entity_id, CHANGE.c.new).where(
        CHANGE.c.task_id == "",  # what concerns no task is found by the index, without reading the whole history
        CHANGE.c.field == "",
        CHANGE.c.new.is_not(None),
        CHANGE.c.entity.in_((Kind.UNIT.value, Kind.PLAN.value)),
    )
    heads = {Kind.UNIT.value: "name", Kind.PLAN.value: "title"}
    return {row.entity_id: json.loads(row.new)[heads[row.entity]] for row in connection.execute(made)}


def deeds_to_undo(connection: Connection, by: str | None, limit: int) -> tuple[Deed, ...]:
    """Return the work not taken back, newest first, of one person if `by` says so; making the ledger is none."""
    query = select(DEED).where(_work(DEED.c, by), DEED.c.sequence > 1, not_(_UNDONE))
    return tuple(_deeds(connection, query.order_by(DEED.c.sequence.desc()).limit(limit)))


def deeds_to_redo(connection: Connection, by: str | None, limit: int) -> tuple[Deed, ...]:
    """Return the work taken back since the newest work, taken back last first."""
    newer = select(_LATER.c.sequence).where(_work(_LATER.c, by), _LATER.c.sequence > _NEWEST_TURN).correlate(DEED)
    query = select(DEED).where(_work(DEED.c, by), _UNDONE, not_(exists(newer)))
    return tuple(_deeds(connection, query.order_by(_NEWEST_TURN.desc()).limit(limit)))


def _work(columns: Any, by: str | None) -> ColumnElement[bool]:  # noqa: ANN401 - the columns of `deed` or an alias of it
    """Return whether a deed is work, of that person."""
    work: ColumnElement[bool] = columns.kind == DeedKind.WORK.value
    return work if by is None else and_(work, columns.by == by)


def _deeds(connection: Connection, query: Select[Any]) -> list[Deed]:
    """Return the deeds a query finds, each with whether it is undone."""
    return [
        deed_of(row, undone=bool(row.undone)) for row in connection.execute(query.add_columns(_UNDONE.label("undone")))
    ]


def _change(deed: Deed, entry: Entry, names: Mapping[str, str]) -> Change:
    """Return a stored change in words."""
    old, new = (_text(entry, value, names) for value in (entry.old, entry.new))
    return Change(deed, entry.entity, entry.entity_id, entry.number, entry.field, old, new)


def _text(entry: Entry, value: str | None, names: Mapping[str, str]) -> str:
    """Return a stored value in words: a whole thing by its headline."""
    if value is None:
        return ""
    record = record_of(Kind(entry.entity))
    fields = fields_in(entry, record, value)
    if entry.field == "":
        return headline_of(record.type(**fields))
    return value_text(entry.field, fields[entry.field], names)
