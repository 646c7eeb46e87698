"""A TaskQuery as SQL over `task_state`: which tasks, and in which order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Select, and_, case, false, func, or_, select

from ledger_app.domain.light import LIGHT_ORDER
from ledger_app.domain.query import SortKey, TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Status
from ledger_app.storage.codec import canonical
from ledger_app.storage.lights import LightOn, StateOn, light_on, state_on
from ledger_app.storage.records import among, chunks
from ledger_app.storage.search import condition
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_UNIT, UNIT_SET_MEMBER

_COLUMN = TASK_STATE.c
_DEPTH = 4
"""How deep sets may stand in sets."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """A query ready to be asked: its parts as SQL.

    Attributes:
        plan_order: plan ids in the order in which lists show them.
        settled: no task has a dated fact after the day asked.
    """

    query: TaskQuery
    settings: Settings
    dialect: Dialect
    plan_order: tuple[str, ...]
    settled: bool

    @property
    def state(self) -> StateOn:
        """What was stated by the day asked."""
        return state_on(self.query.as_of, settled=self.settled)

    @property
    def light(self) -> LightOn:
        """The light of the day asked."""
        return light_on(self.query.as_of, self.settings, settled=self.settled)

    def without(self, **facet: Any) -> "Question":  # noqa: ANN401 - fields of TaskQuery
        """Return the question with some of its filters changed."""
        return replace(self, query=replace(self.query, **facet))

    def everything(self) -> "Question":
        """Return the question for all tasks there are: in the bin, if that is asked, else in the ledger."""
        return replace(self, query=TaskQuery(as_of=self.query.as_of, deleted=self.query.deleted))

    def select(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return the tasks that fit, in no order."""
        return select(*columns).select_from(TASK_STATE).where(*self._filters())

    def ordered(self, *columns: ColumnElement[Any]) -> Select[Any]:
        """Return the tasks that fit in the order asked for, which is total."""
        asked = [part for key, down in self.query.sort for part in self._order(key, down=down)]
        return self.select(*columns).order_by(*asked, self._plan_rank(), _COLUMN.position, _COLUMN.serial)

    def _filters(self) -> Iterator[ColumnElement[bool]]:
        """Yield a condition for each filter that is set."""
        yield _COLUMN.deleted == self.query.deleted
        yield from self._stated_filters()
        yield from self._computed_filters()
        found = condition(self.query.search, self.dialect)
        if found is not None:
            yield found

    def _stated_filters(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on what is stated of a task."""
        query = self.query
        if query.ids is not None:
            yield or_(false(), *(among(_COLUMN.id, chunk) for chunk in chunks(query.ids)))
        if query.plans:
            yield _COLUMN.plan_id.in_(query.plans)
        if query.sections:
            yield or_(*(_in_section(path) for path in query.sections))
        if query.units:
            yield self._has_unit()
        if query.watched is not None:
            yield _COLUMN.watched == query.watched
        if query.to_check is not None:
            yield _COLUMN.to_check == query.to_check

    def _computed_filters(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on what is computed for the day asked."""
        query = self.query
        if query.statuses:
            yield self.state.status.in_([status.value for status in query.statuses])
        if query.lights:
            yield self.light.rank.in_([LIGHT_ORDER.index(light) for light in query.lights])
        if query.chips:
            yield or_(*(getattr(self.light, chip.value) for chip in query.chips))

    def _has_unit(self) -> ColumnElement[bool]:
        """Return whether one of the units, or a set they are in, stands in the task."""
        wanted: ColumnElement[bool] = TASK_UNIT.c.unit_id.in_(self.query.units)
        sets = select(UNIT_SET_MEMBER.c.set_id).where(UNIT_SET_MEMBER.c.unit_id.in_(self.query.units))
        for _ in range(_DEPTH):
            wanted = or_(wanted, TASK_UNIT.c.unit_id.in_(sets))
            sets = select(UNIT_SET_MEMBER.c.set_id).where(UNIT_SET_MEMBER.c.unit_id.in_(sets))
        if self.query.role is not None:
            wanted = and_(TASK_UNIT.c.role == self.query.role.value, wanted)
        return _COLUMN.serial.in_(select(TASK_UNIT.c.serial).where(wanted))

    def _order(self, key: SortKey, *, down: bool) -> Iterator[ColumnElement[Any]]:
        """Yield what sorts by `key`; what has no value comes last either way."""
        for part, empty in self._sort_parts()[key]:
            if empty is not None:
                yield empty
            yield part.desc() if down else part

    def _sort_parts(self) -> Mapping[SortKey, Sequence[tuple[ColumnElement[Any], ColumnElement[bool] | None]]]:
        """Return for each key what it sorts by, and when that is missing."""
        state = self.state
        section = func.min(_COLUMN.position).over(partition_by=[_COLUMN.plan_id, _COLUMN.section])
        due = (_COLUMN.due, _COLUMN.due.is_(None))
        status = case({status.value: place for place, status in enumerate(Status)}, value=state.status)
        return {
            SortKey.POSITION: [(_COLUMN.position, None)],
            SortKey.LIGHT: [(self.light.rank, None), due],
            SortKey.NUMBER: [_text(_COLUMN.number_key)],
            SortKey.TITLE: [(_COLUMN.title_key, None)],
            SortKey.SECTION: [(self._plan_rank(), None), (section, None)],
            SortKey.PLAN: [(self._plan_rank(), None)],
            SortKey.LEAD: [_text(_COLUMN.lead_key)],
            SortKey.CO: [_text(_COLUMN.co_key)],
            SortKey.AREA: [_text(_COLUMN.area_key)],
            SortKey.DUE: [due],
            SortKey.STATUS: [(status, None)],
            SortKey.PERCENT: [(state.percent, state.percent.is_(None))],
            SortKey.LATEST: [(state.latest_on, state.latest_on.is_(None))],
            SortKey.CHANGED: [(_COLUMN.changed, None)],
        }

    def _plan_rank(self) -> ColumnElement[Any]:
        """Return the place of a task's plan among the plans."""
        places = {plan: place for place, plan in enumerate(self.plan_order)}
        return case(places, value=_COLUMN.plan_id) if len(places) > 1 else _COLUMN.plan_id


def _in_section(path: tuple[str, ...]) -> ColumnElement[bool]:
    """Return whether a task's headings begin with `path`."""
    if len(path) == 1:
        return _COLUMN.section == path[0]
    prefix = canonical(list(path))[:-1]
    inside = select(TASK.c.serial).where(func.substr(TASK.c.section_path, 1, len(prefix)) == prefix)
    return _COLUMN.serial.in_(inside)


def _text(column: ColumnElement[str]) -> tuple[ColumnElement[str], ColumnElement[bool]]:
    """Return a text to sort by, missing where it is empty."""
    return column, column == ""
