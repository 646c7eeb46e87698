"""What the page 工作台 shows: numbers with their filters, who is late, what is due next, what was done, what to do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from ledger_app.domain.field import Field
from ledger_app.domain.home import (
    LATE_BANDS,
    DueDay,
    DueTask,
    Figure,
    Home,
    LateUnit,
    Matter,
    RecentDeed,
    Todo,
)
from ledger_app.domain.light import Light
from ledger_app.domain.query import Chip, ColumnFilter, SortKey, TaskFilter, ask_on
from ledger_app.domain.task import Role, Status
from ledger_app.domain.unit import Unit
from ledger_app.errors import LedgerError
from ledger_app.storage.reader import Reader

UPCOMING_DAYS = 30
_AT_ONCE_DAYS = 3
_BACKUP_DAYS = 7
_TASKS_A_DAY = 3
_DEEDS = 12
_NOTHING = "空"
_OPEN = (Light.RED, Light.YELLOW, Light.GREY, Light.GREEN)
_RUNNING = (Light.YELLOW, Light.GREEN)
_BY_DUE = ((SortKey.DUE, False),)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page tells beside the ledger's own facts.

    Attributes:
        today: the day it is; what concerns only today is not told of another day.
        published: years whose working days are known.
        review: what is said of a review that was not finished, "" for none.
        backed_up_at: when the newest backup was made, None for none.
        wants_backup: backups of this ledger are the clerk's: it is a file, and writable.
    """

    today: date
    published: frozenset[int]
    review: str = ""
    backed_up_at: datetime | None = None
    wants_backup: bool = True


class UnwantedError(LedgerError):
    """Nobody waits for the answer any more."""


def home_on(reader: Reader, as_of: date, around: Surroundings, is_wanted: Callable[[], bool] = lambda: True) -> Home:
    """Return the page for a day; a past day by the dated facts of that day.

    Raises:
        UnwantedError: `is_wanted` said no between two questions; in a large ledger all of them take seconds.
    """
    return _Desk(reader, as_of, around, is_wanted).home()


class _Desk:
    """Asks one reader about one day."""

    def __init__(self, reader: Reader, as_of: date, around: Surroundings, is_wanted: Callable[[], bool]) -> None:
        self._reader, self._as_of, self._around = reader, as_of, around
        self._is_wanted = is_wanted
        self._month_end = as_of.replace(day=1) - timedelta(days=1)
        self._units = {unit.id: unit for unit in reader.units()}

    def home(self) -> Home:
        """Return everything."""
        settings = self._reader.settings()
        overdue = self._figure_since(TaskFilter(chips=(Chip.OVERDUE,), sort=_BY_DUE))
        to_check = self._figure(TaskFilter(to_check=True))
        late_units = self._late_units(overdue.filter)
        due_days = self._due_days()
        return Home(
            as_of=self._as_of,
            tasks=self._figure(TaskFilter()).count,
            warn_days=settings.warn_days,
            lag_points=settings.lag_points,
            overdue=overdue,
            due_soon=self._figure_since(TaskFilter(chips=(Chip.DUE_SOON,), sort=_BY_DUE)),
            behind=self._figure_since(TaskFilter(chips=(Chip.BEHIND,))),
            watched=self._figure(TaskFilter(watched=True)),
            to_check=to_check,
            late_units=late_units,
            late_bands=tuple(self._figure(replace(overdue.filter, columns=(band,))) for band in self._bands()),
            upcoming=self._figure(self._due_filter(0, UPCOMING_DAYS)),
            due_days=due_days,
            deeds=self._deeds(),
            todos=tuple(self._todos(overdue, late_units, to_check, due_days)),
        )

    def _figure(self, wanted: TaskFilter) -> Figure:
        return Figure(self._count(self._as_of, wanted), wanted)

    def _figure_since(self, wanted: TaskFilter) -> Figure:
        return Figure(self._count(self._as_of, wanted), wanted, self._count(self._month_end, wanted))

    def _count(self, day: date, wanted: TaskFilter) -> int:
        """Return how many tasks fit on a day, if anybody still wants to know."""
        if not self._is_wanted():
            raise UnwantedError("没有统计完", "请再打开工作台")
        return self._reader.count(ask_on(day, wanted))

    def _late_units(self, overdue: TaskFilter) -> tuple[LateUnit, ...]:
        """Return who is late, those with most tasks first, tasks that nobody leads at the end."""
        found = list[LateUnit]()
        for unit_id, counts in self._reader.late_by_unit(ask_on(self._as_of, overdue), LATE_BANDS):
            mine = _led_by(unit_id, overdue)
            wanted = (replace(mine, columns=(*mine.columns, band)) for band in self._bands())
            short, middle, long = (Figure(count, each) for count, each in zip(counts, wanted, strict=True))
            found.append(LateUnit(unit_id, self._name(unit_id) if unit_id else "", (short, middle, long), mine))
        return tuple(sorted(found, key=lambda late: (not late.id, -late.count, late.name)))

    def _bands(self) -> tuple[ColumnFilter, ...]:
        """Return the filters for tasks late by so many days, by the days they were due."""
        first, second = LATE_BANDS
        words = (
            f"{self._day(-first)}..{self._day(-1)}",
            f"{self._day(-second)}..{self._day(-first - 1)}",
            f"..{self._day(-second - 1)}",
        )
        return tuple(ColumnFilter(Field.DUE, each) for each in words)

    def _due_filter(self, first: int, last: int) -> TaskFilter:
        """Return the filter for running tasks that are due so many days from now."""
        words = f"{self._day(first)}..{self._day(last)}" if first != last else f"{self._day(first)}"
        return TaskFilter(lights=_RUNNING, columns=(ColumnFilter(Field.DUE, words),), sort=_BY_DUE)

    def _due_days(self) -> tuple[DueDay, ...]:
        """Return what is due next, by day."""
        query = ask_on(self._as_of, self._due_filter(0, UPCOMING_DAYS))
        days = self._reader.by_due_day(query, _TASKS_A_DAY)
        rows = self._reader.rows_by_id([task_id for day in days for task_id in day.ids], self._as_of)
        tasks = {row.task.id: DueTask(row.task.id, row.task.title or row.task.content, "、".join(row.lead_names))
                 for row in rows}  # fmt: skip
        return tuple(
            DueDay(
                found.day,
                found.count,
                tuple(tasks[task_id] for task_id in found.ids),
                self._due_filter((found.day - self._as_of).days, (found.day - self._as_of).days),
            )
            for found in days
        )

    def _deeds(self) -> tuple[RecentDeed, ...]:
        """Return what was done last, whatever the day looked at."""
        deeds = self._reader.deeds(_DEEDS)
        changed = self._reader.tasks_changed([deed.sequence for deed in deeds])
        counted = ((deed, *changed.get(deed.sequence, (0, ""))) for deed in deeds)
        return tuple(RecentDeed(deed, count, only if count == 1 else "") for deed, count, only in counted)

    # What to do

    def _todos(
        self, overdue: Figure, late_units: Sequence[LateUnit], to_check: Figure, due_days: Sequence[DueDay]
    ) -> Iterator[Todo]:
        """Yield what there is to do, the most urgent first."""
        late = tuple(f"{unit.name or '没有牵头单位'} {unit.count}" for unit in late_units)
        at_once = self._due_filter(0, _AT_ONCE_DAYS)
        soon = tuple(f"{day.day:%m-%d} {day.count} 项" for day in due_days if day.day <= self._day(_AT_ONCE_DAYS))
        yield from _counted(Matter.OVERDUE, overdue, late)
        yield from _counted(Matter.DUE_AT_ONCE, self._figure(at_once), soon)
        if self._around.review and self._is_today():
            yield Todo(Matter.REVIEW, names=(self._around.review,))
        yield from _counted(Matter.TO_CHECK, to_check)
        yield from self._unit_todos()
        yield from self._gaps()
        if self._is_today():
            yield from self._care()

    def _unit_todos(self) -> Iterator[Todo]:
        """Yield sets that are still to be filled, and units that nobody confirmed yet."""
        sets = [self._units[unit_id] for unit_id in self._reader.empty_sets() if unit_id in self._units]
        provisional = [unit for unit in self._units.values() if unit.provisional]
        for matter, units in ((Matter.EMPTY_SETS, sets), (Matter.PROVISIONAL, provisional)):
            if units:
                yield Todo(matter, len(units), tuple(unit.name for unit in units), unit_id=units[0].id)

    def _gaps(self) -> Iterator[Todo]:
        """Yield what tasks lack that are not finished."""
        no_lead = TaskFilter(lights=_OPEN, columns=(ColumnFilter(Field.LEAD, _NOTHING),))
        no_due = TaskFilter(lights=_OPEN, columns=(ColumnFilter(Field.DUE, _NOTHING),))
        yield from _counted(Matter.WITHOUT_LEAD, self._figure(no_lead))
        yield from _counted(Matter.WITHOUT_DUE, self._figure(no_due))
        begun = (ColumnFilter(Field.START, f"..{self._as_of}"),)
        waiting = TaskFilter(lights=_RUNNING, statuses=(Status.NOT_STARTED,), columns=begun)
        yield from _counted(Matter.NOT_STARTED, self._figure(waiting))

    def _care(self) -> Iterator[Todo]:
        """Yield what concerns the ledger as a whole."""
        around = self._around
        at = around.backed_up_at
        old = at is None or (around.today - at.date()).days > _BACKUP_DAYS
        if around.wants_backup and old:
            yield Todo(Matter.BACKUP, names=() if at is None else (f"{at:%Y-%m-%d}",))
        if around.today.year not in around.published:
            yield Todo(Matter.CALENDAR, names=(str(around.today.year),))

    def _is_today(self) -> bool:
        return self._as_of == self._around.today

    def _day(self, days: int) -> date:
        """Return the day so many days from the day asked."""
        return self._as_of + timedelta(days=days)

    def _name(self, unit_id: str) -> str:
        unit: Unit | None = self._units.get(unit_id)
        return (unit.short_name or unit.name) if unit else unit_id


def _counted(matter: Matter, figure: Figure, names: tuple[str, ...] = ()) -> Iterator[Todo]:
    """Yield a thing to do about tasks, if there are any."""
    if figure.count:
        yield Todo(matter, figure.count, names, figure.filter)


def _led_by(unit_id: str, wanted: TaskFilter) -> TaskFilter:
    """Return `wanted` for the tasks that one unit leads, or nobody."""
    if unit_id:
        return replace(wanted, units=(unit_id,), role=Role.LEAD)
    return replace(wanted, columns=(ColumnFilter(Field.LEAD, _NOTHING),))
