"""Putting values into their tables, with their parts. History and derived columns are the store's business."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit
from ledger_app.storage.bulk import delete_rows, insert_rows, update_rows
from ledger_app.storage.codec import Column
from ledger_app.storage.derive import forget_derived
from ledger_app.storage.records import (
    MILESTONES,
    ROLE_FIELDS,
    STAGES,
    TASKS,
    UNITS,
    Record,
    among,
    chunks,
    id_of,
    is_once,
)
from ledger_app.storage.tables import MILESTONE, STAGE, TASK, TASK_UNIT, UNIT_SET_MEMBER

_ONCE = 1
"""The serial of the one row that `office` and `settings` have."""


def insert_things(connection: Connection, record: Record[Any], things: Sequence[Any]) -> dict[int, Task]:
    """Insert new values; return the tasks among them by serial."""
    write = record.writer()
    if record is TASKS:
        return _insert_tasks(connection, things)
    if is_once(record):
        insert_rows(connection, record.table, ("serial", *record.names), ((_ONCE, *write(thing)) for thing in things))
        return {}
    insert_rows(connection, record.table, record.names, map(write, things))
    if record is UNITS:
        _insert_members(connection, things)
    return {}


def update_things(
    connection: Connection, record: Record[Any], things: Sequence[Any], old: Mapping[str, Any]
) -> dict[int, Task]:
    """Write changed values over those with the same ids; return the tasks among them by serial.

    `old` is how they were, by id: parts that are the same stay where they are.
    """
    write, once = record.writer(), is_once(record)
    rows = ((*write(thing), _ONCE if once else id_of(thing)) for thing in things)
    update_rows(connection, record.table, record.names, "serial" if once else "id", rows)
    if record is UNITS:
        delete_rows(connection, UNIT_SET_MEMBER, "set_id", (unit.id for unit in things))
        _insert_members(connection, things)
    if record is not TASKS:
        return {}
    serials = serials_of(connection, [task.id for task in things])
    tasks = {serials[task.id]: task for task in things}
    others = {serial: task for serial, task in tasks.items() if _parts(task) != _parts(old[task.id])}
    _delete_task_parts(connection, others)
    _insert_task_parts(connection, others)
    return tasks


def delete_things(connection: Connection, record: Record[Any], ids: Sequence[str]) -> None:
    """Remove values for good: only undoing their creation does that."""
    if record is TASKS:
        serials = serials_of(connection, ids).values()
        forget_derived(connection, serials)
        _delete_task_parts(connection, serials)
    elif record is UNITS:
        delete_rows(connection, UNIT_SET_MEMBER, "set_id", ids)
    delete_rows(connection, record.table, "id", ids)


def serials_of(connection: Connection, task_ids: Iterable[str]) -> dict[str, int]:
    """Return the serials of tasks by id."""
    found: dict[str, int] = {}
    for chunk in chunks(task_ids):
        rows = connection.execute(select(TASK.c.id, TASK.c.serial).where(among(TASK.c.id, chunk)))
        found |= {row.id: row.serial for row in rows}
    return found


def _parts(task: Task) -> tuple[object, ...]:
    """Return what lies in tables of its own."""
    return task.lead_units, task.co_units, task.area_units, task.schedule, task.milestones


def _insert_tasks(connection: Connection, tasks: Sequence[Task]) -> dict[int, Task]:
    """Insert tasks under the next serials."""
    if not tasks:
        return {}
    write = TASKS.writer()
    first = int(connection.execute(select(func.coalesce(func.max(TASK.c.serial), 0))).scalar_one()) + 1
    found = dict(enumerate(tasks, first))
    rows = ((serial, *write(task)) for serial, task in found.items())
    insert_rows(connection, TASK, ("serial", *TASKS.names), rows)
    _insert_task_parts(connection, found)
    return found


def _insert_members(connection: Connection, units: Iterable[Unit]) -> None:
    """Insert the members of sets."""
    rows = ((unit.id, position, member) for unit in units for position, member in enumerate(unit.members, 1))
    insert_rows(connection, UNIT_SET_MEMBER, ("set_id", "position", "unit_id"), rows)


def _insert_task_parts(connection: Connection, tasks: Mapping[int, Task]) -> None:
    """Insert units, stages and milestones of tasks."""
    insert_rows(connection, TASK_UNIT, ("serial", "role", "position", "unit_id"), _unit_rows(tasks))
    stage, step = STAGES.writer(), MILESTONES.writer()
    stages = ((n, place, *stage(part)) for n, task in tasks.items() for place, part in enumerate(task.schedule, 1))
    steps = ((n, place, *step(part)) for n, task in tasks.items() for place, part in enumerate(task.milestones, 1))
    insert_rows(connection, STAGE, ("serial", "position", *STAGES.names), stages)
    insert_rows(connection, MILESTONE, ("serial", "position", *MILESTONES.names), steps)


def _unit_rows(tasks: Mapping[int, Task]) -> Iterator[tuple[Column, ...]]:
    """Yield a row for each unit in each role of each task."""
    for serial, task in tasks.items():
        for role, field in ROLE_FIELDS.items():
            for position, unit in enumerate(getattr(task, field), 1):
                yield serial, role.value, position, unit


def _delete_task_parts(connection: Connection, serials: Iterable[int]) -> None:
    """Delete units, stages and milestones of tasks."""
    serials = list(serials)
    for table in (TASK_UNIT, STAGE, MILESTONE):
        delete_rows(connection, table, "serial", serials)
