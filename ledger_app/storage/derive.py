"""The columns that follow from others: what a task's reports add up to, its sort keys, and the text it is found by.

Written here only, in the transaction that changes what they follow from; `check` computes them anew and compares.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from ledger_app.domain.due import begins_on
from ledger_app.domain.report import Report, state_on
from ledger_app.domain.task import StageWord, Task
from ledger_app.domain.unit import Unit
from ledger_app.storage.bulk import delete_rows, insert_rows
from ledger_app.storage.codec import Column
from ledger_app.storage.pinyin import sort_key, sound_of
from ledger_app.storage.records import PLANS, REPORTS, UNITS, among, chunks, load_by_id, load_plain
from ledger_app.storage.search import add_to_index, haystack_of, remove_from_index, sound_of_task
from ledger_app.storage.tables import REPORT, TASK_STATE, TASK_TEXT

STATE_NAMES = tuple(column.name for column in TASK_STATE.columns)
TEXT_NAMES = tuple(column.name for column in TASK_TEXT.columns)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Derived:
    """The rows of `task_state` and `task_text` of one task, columns in their order, and what is searched."""

    serial: int
    haystack: str
    sound: str
    state: tuple[Column, ...]
    text: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """How a unit is found and sorted: what it is called, how that sounds, and what it sorts by."""

    words: tuple[str, ...]
    sound: str
    key: str

    @classmethod
    def of(cls, unit: Unit) -> "_Names":
        """Return the names of a unit. The members of a set are not its words: 各街镇 names nobody."""
        words = tuple(word for word in (unit.name, unit.short_name, *unit.aliases) if word)
        return cls(words, "\n".join(map(sound_of, words)), sort_key(unit.short_name or unit.name))


class Deriver:
    """Computes the derived rows of `tasks` with the units and plans as they are now."""

    def __init__(self, connection: Connection, tasks: Mapping[int, Task]) -> None:
        self._connection = connection
        self._tasks = tasks
        used = {unit for task in tasks.values() for unit in _units_of(task)}
        units = load_by_id(connection, UNITS, sorted(used))
        self._names = {key: _Names.of(unit) for key, unit in units.items()}
        self._plans = load_by_id(connection, PLANS, sorted({task.plan_id for task in tasks.values()}))

    def derive(self, changed: Mapping[int, int]) -> Iterator[Derived]:
        """Yield the rows of each task; `changed` is the deed that last changed it, by serial."""
        reports = _reports(self._connection, [task.id for task in self._tasks.values()])
        for serial, task in self._tasks.items():
            yield self._one(serial, task, reports.get(task.id, ()), changed[serial])

    def _one(self, serial: int, task: Task, reports: Collection[Report], changed: int) -> Derived:
        """Return the rows of one task."""
        plan, begin, state = self._plans[task.plan_id], begins_on(task), state_on(reports, date.max)
        lag_begin = begin or plan.period_start
        units = [self._names[unit] for unit in _units_of(task)]
        said = (state.latest, state.problems, state.next_step)
        haystack = haystack_of(task, (word for unit in units for word in unit.words), said)
        sound = sound_of_task(task, (unit.sound for unit in units))
        return Derived(
            serial,
            haystack,
            sound,
            (
                serial,
                task.id,
                task.plan_id,
                task.deleted,
                task.position,
                task.section_path[0] if task.section_path else "",
                number_key(task.number),
                sort_key((task.title or task.content)[:20]),
                *(self._key(units) for units in (task.lead_units, task.co_units, task.area_units)),
                task.watched,
                bool(task.to_check),
                _ordinal(task.due),
                _ordinal(begin),
                _ordinal(lag_begin),
                task.ongoing,
                state.status.value,
                _ordinal(state.since),
                _ordinal(state.completed_on),
                state.percent,
                _ordinal(state.latest_on),
                _facts_until(task, reports),
                _waiting_year(task),
                min((step.day.toordinal() for step in task.milestones if step.done_on is None), default=None),
                changed,
            ),
            (serial, *said, state.reason, haystack, sound),
        )

    def _key(self, units: tuple[str, ...]) -> str:
        """Return what sorts a list of units: the names as they sound."""
        return "、".join([self._names[unit].key for unit in units])


def number_key(number: str) -> str:
    """Return what sorts numbers by their value, part by part: 3-1 before 12."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(8), number)


def write_derived(
    connection: Connection,
    tasks: Mapping[int, Task],
    touched: frozenset[str],
    deed: int,
    new: frozenset[int] = frozenset(),
) -> None:
    """Write the derived rows of `tasks` anew; those named in `touched` were changed by `deed`, others only follow.

    Args:
        new: serials of tasks that have no such rows yet.
    """
    old = dict(forget_derived(connection, tasks.keys() - new))
    changed = {serial: deed if task.id in touched else old.get(serial, deed) for serial, task in tasks.items()}
    rows = list(Deriver(connection, tasks).derive(changed))
    insert_rows(connection, TASK_STATE, STATE_NAMES, (row.state for row in rows))
    insert_rows(connection, TASK_TEXT, TEXT_NAMES, (row.text for row in rows))
    add_to_index(connection, ((row.serial, row.haystack, row.sound) for row in rows))


def forget_derived(connection: Connection, serials: Iterable[int]) -> list[tuple[int, int]]:
    """Remove the derived rows of tasks; return (serial, deed that last changed it) of those that had some."""
    state, text = TASK_STATE.c, TASK_TEXT.c
    found: list[Row[int, int, str, str]] = []
    for chunk in chunks(serials):
        query = select(state.serial, state.changed, text.haystack, text.sound)
        both = query.join_from(TASK_STATE, TASK_TEXT, state.serial == text.serial)
        found += connection.execute(both.where(among(state.serial, chunk))).all()
        for table in (TASK_STATE, TASK_TEXT):
            delete_rows(connection, table, "serial", chunk)
    remove_from_index(connection, ((row.serial, row.haystack, row.sound) for row in found))
    return [(row.serial, row.changed) for row in found]


def _units_of(task: Task) -> tuple[str, ...]:
    """Return the units of a task in every role."""
    return (*task.lead_units, *task.co_units, *task.area_units)


def _reports(connection: Connection, task_ids: Iterable[str]) -> dict[str, list[Report]]:
    """Return the reports of tasks by task id."""
    found: dict[str, list[Report]] = defaultdict(list)
    for chunk in chunks(task_ids):
        for report in load_plain(connection, REPORTS, among(REPORT.c.task_id, chunk)):
            found[report.task_id].append(report)
    return found


def _facts_until(task: Task, reports: Collection[Report]) -> int:
    """Return the last day on which a dated fact of the task changes; 0 when it has none."""
    days = [max(report.day, report.effective_on) for report in reports if not report.deleted]
    days += [stage.done_on for stage in task.schedule if stage.done_on is not None]
    days += [step.done_on for step in task.milestones if step.done_on is not None]
    return max((day.toordinal() for day in days), default=0)


def _waiting_year(task: Task) -> int | None:
    """Return the first year whose stage is 启动 and was not marked done."""
    waiting = (s.year for s in task.schedule if s.word is StageWord.START and s.done_on is None)
    return min(waiting, default=None)


def _ordinal(day: date | None) -> int | None:
    """Return a date as it is stored."""
    return None if day is None else day.toordinal()
