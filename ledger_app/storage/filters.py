"""A TaskQuery as SQL over `task_state`: which tasks, and in which order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from ledger_app.domain.light import LIGHT_ORDER
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Role
from ledger_app.storage.codec import canonical
from ledger_app.storage.column_filters import column_condition
from ledger_app.storage.order import order_of
from ledger_app.storage.question import Asked
from ledger_app.storage.records import among, chunks
from ledger_app.storage.search import condition
from ledger_app.storage.tables import CHANGE, TASK, TASK_STATE, TASK_UNIT, UNIT_SET_MEMBER
from ledger_app.storage.telling import TOLD

_COLUMN = TASK_STATE.c
_DEPTH = 4
"""How deep sets may stand in sets."""


@dataclass(frozen=True, slots=True, eq=False)
class Question(Asked):
    """A query ready to be asked: its parts as SQL."""

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
        return self.select(*columns).order_by(*order_of(self))

    def _filters(self) -> Iterator[ColumnElement[bool]]:
        """Yield a condition for each filter that is set."""
        yield _COLUMN.deleted == self.query.deleted
        yield from self._stated_filters()
        yield from self._computed_filters()
        yield from (column_condition(self, typed) for typed in self.query.columns)
        found = condition(self.query.search, self.dialect)
        if found is not None:
            yield found

    def _stated_filters(self) -> Iterator[ColumnElement[bool]]:
        """Yield the conditions on what is stated of a task."""
        query = self.query
        if query.ids is not None:
            yield or_(false(), *(among(_COLUMN.id, chunk) for chunk in chunks(query.ids)))
        if query.deed is not None:
            yield _COLUMN.id.in_(select(CHANGE.c.task_id).where(CHANGE.c.deed == query.deed, TOLD))
        if query.plans:
            yield _COLUMN.plan_id.in_(query.plans)
        if query.sections:
            yield or_(*(_in_section(path) for path in query.sections))
        if query.units:
            yield _stands(query.units, query.role)
        if query.areas:
            yield _stands(query.areas, Role.AREA)
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


def _stands(units: Sequence[str], role: Role | None) -> ColumnElement[bool]:
    """Return whether one of the units, or a set they are in, stands in the task, in any role or that one."""
    wanted: ColumnElement[bool] = TASK_UNIT.c.unit_id.in_(units)
    sets = select(UNIT_SET_MEMBER.c.set_id).where(UNIT_SET_MEMBER.c.unit_id.in_(units))
    for _ in range(_DEPTH):
        wanted = or_(wanted, TASK_UNIT.c.unit_id.in_(sets))
        sets = select(UNIT_SET_MEMBER.c.set_id).where(UNIT_SET_MEMBER.c.unit_id.in_(sets))
    if role is not None:
        wanted = and_(TASK_UNIT.c.role == role.value, wanted)
    return _COLUMN.serial.in_(select(TASK_UNIT.c.serial).where(wanted))


def _in_section(path: tuple[str, ...]) -> ColumnElement[bool]:
    """Return whether a task's headings begin with `path`."""
    if len(path) == 1:
        return _COLUMN.section == path[0]
    prefix = canonical(list(path))[:-1]
    inside = select(TASK.c.serial).where(func.substr(TASK.c.section_path, 1, len(prefix)) == prefix)
    return _COLUMN.serial.in_(inside)
