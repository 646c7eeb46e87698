"""How each kind of value lies in its tables, and the plain reading of them. Nothing here is filtered or computed."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from operator import attrgetter, itemgetter
from typing import Any, Generic, TypeVar

from sqlalchemy import Column as TableColumn
from sqlalchemy import ColumnElement, Connection, Row, Select, Table, bindparam, select

from ledger_app.domain.choice import Choice
from ledger_app.domain.outcome import Kind
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Milestone, Role, Stage, Task
from ledger_app.domain.unit import Office, Unit, UnitKind
from ledger_app.domain.view import View
from ledger_app.storage.codec import Column, from_column, hints_of, names_of, to_column
from ledger_app.storage.tables import (
    CHOICE,
    MILESTONE,
    OFFICE,
    PLAN,
    REPORT,
    SETTINGS,
    STAGE,
    TASK,
    TASK_UNIT,
    UNIT,
    UNIT_SET_MEMBER,
    VIEW,
)

Thing = Task | Report | Plan | Unit | Office | Settings | Choice | View
T = TypeVar("T", Task, Report, Plan, Unit, Office, Settings, Choice, View, Stage, Milestone)
Item = TypeVar("Item")

CHUNK = 500
"""How many ids one statement names; well below what either engine allows."""


@dataclass(frozen=True, slots=True, eq=False)
class Record(Generic[T]):
    """How one kind of value lies in its table.

    Attributes:
        kind: what it is, or is a part of.
        apart: fields that lie in tables of their own.
    """

    kind: Kind
    type: type[T]
    table: Table
    apart: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The fields that are columns, in order."""
        return tuple(name for name in names_of(self.type) if name not in self.apart)

    @property
    def columns(self) -> tuple[TableColumn[Any], ...]:
        """The columns of `names`."""
        return tuple(self.table.c[name] for name in self.names)

    def writer(self) -> Callable[[T], list[Column]]:
        """Return the function that gives the columns of a value."""
        hints, every = hints_of(self.type), attrgetter(*self.names)
        fits = [(place, fit) for place, name in enumerate(self.names) if (fit := to_column(hints[name])) is not None]

        def write(value: T) -> list[Column]:
            row = list(every(value))
            for place, fit in fits:
                row[place] = fit(row[place])
            return row

        return write

    def reader(self, *apart: str) -> Callable[..., T]:
        """Return the function that makes a value out of its columns and, behind them, the fields named in `apart`."""
        columns: tuple[str, ...] = self.names
        hints = hints_of(self.type)
        fits = [(place, fit) for place, name in enumerate(columns) if (fit := from_column(hints[name])) is not None]
        given = (*columns, *apart)
        in_order = itemgetter(*(given.index(name) for name in names_of(self.type)))
        make = self.type

        def read(row: Sequence[Any], *parts: Any) -> T:  # noqa: ANN401 - fields of the value
            values = [*row, *parts]
            for place, fit in fits:
                values[place] = fit(values[place])
            return make(*in_order(values))

        return read


OFFICES = Record(Kind.OFFICE, Office, OFFICE)
SETTINGS_RECORD = Record(Kind.SETTINGS, Settings, SETTINGS)
PLANS = Record(Kind.PLAN, Plan, PLAN)
UNITS = Record(Kind.UNIT, Unit, UNIT, frozenset({"members"}))
TASKS = Record(Kind.TASK, Task, TASK, frozenset({"lead_units", "co_units", "area_units", "schedule", "milestones"}))
REPORTS = Record(Kind.REPORT, Report, REPORT)
CHOICES = Record(Kind.CHOICE, Choice, CHOICE)
VIEWS = Record(Kind.VIEW, View, VIEW)
STAGES = Record(Kind.TASK, Stage, STAGE)
MILESTONES = Record(Kind.TASK, Milestone, MILESTONE)

RECORDS: tuple[Record[Any], ...] = (OFFICES, SETTINGS_RECORD, UNITS, PLANS, TASKS, REPORTS, CHOICES, VIEWS)
"""In the order in which they are written, what is referred to first."""

ROLE_FIELDS = {Role.LEAD: "lead_units", Role.CO: "co_units", Role.AREA: "area_units"}


def record_of(kind: Kind) -> Record[Any]:
    """Return the record of a kind."""
    return next(record for record in RECORDS if record.kind is kind)


def is_once(record: Record[Any]) -> bool:
    """Whether a ledger has exactly one value of this kind."""
    return "id" not in record.table.c


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """Yield the items in lists of at most `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def id_of(thing: Thing) -> str:
    """Return a value's id; "" for the two that a ledger has once."""
    return "" if isinstance(thing, Office | Settings) else thing.id


def among(column: ColumnElement[Any], values: Sequence[Any]) -> ColumnElement[bool]:
    """Return whether `column` is one of the values, handed over whole: in_() alone looks at each of them."""
    return column.in_(bindparam(None, values, expanding=True, unique=True))


@cache
def _query(record: Record[Any]) -> Select[Any]:
    """Return what asks for all values of a record, by id: making it takes as long as asking."""
    query = select(*record.columns)
    return query if is_once(record) else query.order_by(record.table.c.id)


@cache
def _task_query() -> Select[Any]:
    """Return what asks for all tasks with their serials, and by them."""
    return select(*[TASK.c.serial, *TASKS.columns]).order_by(TASK.c.serial)


@cache
def _part_query(table: Table, *names: str) -> Select[Any]:
    """Return what asks for all parts of tasks: serial and named columns, each task's in order."""
    return select(table.c.serial, *(table.c[name] for name in names)).order_by(*table.primary_key.columns)


def load_plain(connection: Connection, record: Record[T], where: ColumnElement[bool] | None = None) -> list[T]:
    """Return the values of a record that has no parts, by id."""
    query, read = _query(record), record.reader()
    return [read(row) for row in connection.execute(query if where is None else query.where(where))]


def load_views(connection: Connection) -> tuple[list[View], list[str]]:
    """Return the views that can be read, by id, and the names of those that were damaged from outside."""
    views: list[View] = []
    damaged: list[str] = []
    read = VIEWS.reader()
    for row in connection.execute(select(*VIEWS.columns).order_by(VIEW.c.id)):
        try:
            view = read(row)
            _use(view)
        except (ValueError, KeyError, TypeError, AttributeError):
            damaged.append(row.name)
        else:
            views.append(view)
    return views, damaged


def _use(view: View) -> None:
    """Raise what using a view of the wrong types would raise."""
    view.filter.search.split()
    range(view.layout.frozen, view.layout.lines)


def load_units(connection: Connection, where: ColumnElement[bool] | None = None) -> list[Unit]:
    """Return units with their members, by name."""
    query = select(*UNITS.columns).order_by(UNIT.c.name, UNIT.c.id)
    rows = connection.execute(query if where is None else query.where(where)).all()
    members: dict[str, list[str]] = defaultdict(list)
    inside = UNIT_SET_MEMBER.c
    for chunk in chunks(row.id for row in rows if row.kind == UnitKind.SET.value):
        found = select(inside.set_id, inside.unit_id).where(among(inside.set_id, chunk))
        for row in connection.execute(found.order_by(inside.set_id, inside.position)):
            members[row.set_id].append(row.unit_id)
    read = UNITS.reader("members")
    return [read(row, tuple(members.get(row.id, ()))) for row in rows]


def load_tasks(connection: Connection, where: ColumnElement[bool]) -> dict[int, Task]:
    """Return the tasks that fit, with their parts, by serial. The condition names columns of `task` only."""
    read = TASKS.reader(*ROLE_FIELDS.values(), "schedule", "milestones")
    rows: Sequence[Row[Any]] = connection.execute(_task_query().where(where)).all()
    serials = [row[0] for row in rows]
    units: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in _parts(connection, _part_query(TASK_UNIT, "role", "unit_id"), serials):
        units[row.serial, row.role].append(row.unit_id)
    stages, milestones = (_grouped(connection, record, serials) for record in (STAGES, MILESTONES))
    roles = [role.value for role in ROLE_FIELDS]
    return {
        row[0]: read(
            row[1:],
            *(tuple(units.get((row[0], role), ())) for role in roles),
            tuple(stages.get(row[0], ())),
            tuple(milestones.get(row[0], ())),
        )
        for row in rows
    }


def load_tasks_by(connection: Connection, column: TableColumn[Any], keys: Iterable[Any]) -> dict[int, Task]:
    """Return the tasks whose `column` is one of `keys`, by serial."""
    found: dict[int, Task] = {}
    for chunk in chunks(keys):
        found |= load_tasks(connection, among(column, chunk))
    return found


def load_by_id(connection: Connection, record: Record[Any], ids: Sequence[str]) -> dict[str, Any]:
    """Return the values of any record by id; what is not there is left out."""
    if record is TASKS:
        return {task.id: task for task in load_tasks_by(connection, TASK.c.id, ids).values()}
    if is_once(record):
        return dict(zip(("",), load_plain(connection, record), strict=False))
    found: list[Any] = []
    for chunk in chunks(ids):
        where = among(record.table.c.id, chunk)
        found += load_units(connection, where) if record is UNITS else load_plain(connection, record, where)
    return {value.id: value for value in found}


def _grouped(connection: Connection, record: Record[T], serials: Sequence[int]) -> dict[int, list[T]]:
    """Return the parts of tasks, in their order, by serial."""
    found: dict[int, list[T]] = defaultdict(list)
    read = record.reader()
    made: dict[Any, T] = {}  # 2025年 启动 stands in task after task
    for row in _parts(connection, _part_query(record.table, *record.names), serials):
        key = row[1:]
        part = made.get(key)
        if part is None:
            part = made[key] = read(key)
        found[row[0]].append(part)
    return found


def _parts(connection: Connection, query: Select[Any], serials: Sequence[int]) -> list[Row[Any]]:
    """Return the rows that belong to `serials`; the first column of `query` is the serial."""
    found: list[Row[Any]] = []
    serial = query.selected_columns["serial"]
    for chunk in chunks(serials):
        found += connection.execute(query.where(among(serial, chunk))).all()
    return found
