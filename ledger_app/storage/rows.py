"""Tasks as lists show them: windows of rows with the state and light of a day, computed in SQL."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from ledger_app.domain.light import LIGHT_ORDER
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Status, Task
from ledger_app.storage.codec import names_of
from ledger_app.storage.lights import is_settled, light_on, state_on
from ledger_app.storage.records import PLANS, among, chunks, load_plain, load_tasks
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_TEXT, UNIT

_NAMES = select(UNIT.c.id, UNIT.c.short_name, UNIT.c.name)


def rows_of(connection: Connection, ids: Sequence[str], as_of: date, settings: Settings) -> tuple[TaskRow, ...]:
    """Return the rows of `ids` in their order; an id that is not there is left out."""
    names = {row.id: row.short_name or row.name for row in connection.execute(_NAMES)}
    plans = {plan.id: plan for plan in load_plain(connection, PLANS)}
    found: dict[str, TaskRow] = {}
    for chunk in chunks(ids):
        tasks = load_tasks(connection, among(TASK.c.id, chunk))
        for computed in _computed(connection, tasks, as_of, settings):
            task = tasks[computed.serial]
            found[task.id] = _row(task, plans[task.plan_id], computed, as_of, names)
    return tuple(found[task_id] for task_id in ids if task_id in found)


def _computed(connection: Connection, serials: Iterable[int], as_of: date, settings: Settings) -> Iterable[Row[Any]]:
    """Return state and light of tasks on a day."""
    settled = is_settled(connection, as_of)
    state, light = state_on(as_of, settled=settled), light_on(as_of, settings, settled=settled)
    columns = [
        TASK_STATE.c.serial,
        *(getattr(state, name).label(name) for name in names_of(State)),
        light.rank.label("rank"),
        light.days_late.label("days_late"),
    ]
    query = select(*columns).join_from(TASK_STATE, TASK_TEXT, TASK_STATE.c.serial == TASK_TEXT.c.serial)
    return connection.execute(query.where(among(TASK_STATE.c.serial, list(serials)))).all()


def _row(task: Task, plan: Plan, computed: Row[Any], as_of: date, names: Mapping[str, str]) -> TaskRow:
    """Return one row."""
    state = State(
        status=Status(computed.status),
        since=_day(computed.since),
        completed_on=_day(computed.completed_on),
        percent=computed.percent,
        latest=computed.latest,
        latest_on=_day(computed.latest_on),
        reason=computed.reason,
        problems=computed.problems,
        next_step=computed.next_step,
    )
    light = LIGHT_ORDER[computed.rank]
    roles = (task.lead_units, task.co_units, task.area_units)
    return TaskRow(
        task, plan, as_of, state, light, computed.days_late, *(tuple([names[unit] for unit in role]) for role in roles)
    )


def _day(ordinal: int | None) -> date | None:
    """Return a stored date."""
    return None if ordinal is None else date.fromordinal(ordinal)
