"""The groups of a list and the headings of its extra columns, counted in SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_NAMES, LIGHT_ORDER
from ledger_app.domain.query import Group, GroupCount
from ledger_app.domain.task import Role
from ledger_app.domain.unit import Unit
from ledger_app.storage.filters import Question
from ledger_app.storage.json_parts import parts_of
from ledger_app.storage.order import group_value, section_place
from ledger_app.storage.records import among, chunks
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_UNIT

_COLUMN = TASK_STATE.c
_WITHOUT = {Group.SECTION: "没有类别", Group.LEAD: "没有牵头单位"}


def count_groups(connection: Connection, question: Question, units: Sequence[Unit]) -> tuple[GroupCount, ...]:
    """Return the groups of the list in their order; none where it is not divided."""
    group = question.query.group
    if group is None:
        return ()
    value = group_value(question, group).label("value")
    place = section_place(question) if group is Group.SECTION else value
    query = question.select(value, func.count().label("tasks"), func.min(_COLUMN.serial).label("one"))
    rows = connection.execute(query.group_by(value).order_by(place)).all()
    if group is Group.LIGHT:
        return tuple(_light(row) for row in rows)
    rows = sorted(rows, key=lambda row: row.value == "")
    known = (
        _leads(connection, rows, units) if group is Group.LEAD else {row.one: (row.value, row.value) for row in rows}
    )
    known |= {row.one: ("", _WITHOUT[group]) for row in rows if not row.value}
    return tuple(GroupCount(value, label, row.tasks) for row in rows for value, label in (known[row.one],))


def extra_headings(connection: Connection) -> tuple[str, ...]:
    """Return the headings of the extra columns, in the order in which the ledger met them first."""
    parts = parts_of(TASK.c.extra, connection.dialect)
    heading = parts.member(0).label("heading")
    used = select(heading).select_from(TASK).join(parts.table, TASK.c.extra != "[]").where(~TASK.c.deleted)
    return tuple(
        connection.execute(used.group_by(heading).order_by(func.min(TASK.c.serial), func.min(parts.place))).scalars()
    )


def _light(row: Row[Any]) -> GroupCount:
    """Return the group of a light."""
    light = LIGHT_ORDER[row.value]
    return GroupCount(light.value, f"{LIGHT_NAMES[light]} {LIGHT_MEANINGS[light]}", row.tasks)


def _leads(connection: Connection, rows: Sequence[Row[Any]], units: Sequence[Unit]) -> dict[int, tuple[str, str]]:
    """Return id and name of the first lead unit of one task of each group, by serial."""
    names = {unit.id: unit.short_name or unit.name for unit in units}
    mine = select(TASK_UNIT.c.serial, TASK_UNIT.c.unit_id).where(TASK_UNIT.c.role == Role.LEAD.value)
    found: dict[int, tuple[str, str]] = {}
    for chunk in chunks(row.one for row in rows):
        in_order = mine.where(among(TASK_UNIT.c.serial, chunk)).order_by(
            TASK_UNIT.c.serial, TASK_UNIT.c.position.desc()
        )
        found |= {serial: (unit, names.get(unit, unit)) for serial, unit in connection.execute(in_order)}
    return found
