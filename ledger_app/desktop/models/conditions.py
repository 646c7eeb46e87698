"""What filters the list at present, one condition after another, in words. Knows no Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.desktop.grid.task_columns import spec_of
from ledger_app.desktop.models.section_words import short_heading
from ledger_app.domain.light import LIGHT_NAMES
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import Chip, TaskQuery
from ledger_app.domain.task import Role
from ledger_app.domain.unit import Unit
from ledger_app.domain.view import ViewColumn

_CHIPS = {Chip.OVERDUE: "逾期", Chip.DUE_SOON: "临期", Chip.BEHIND: "滞后"}
_ROLES = {Role.LEAD: "牵头单位", Role.CO: "配合单位", Role.AREA: "属地", None: "单位"}
_GONE = "已删除"
_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class Names:
    """How units and plans are called, by their ids."""

    units: tuple[tuple[str, str], ...] = ()
    plans: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that filters.

    Attributes:
        name, words: 牵头单位 and 区工信局.
        rest: the question without it.
        on_bar: search box and chips show it already.
    """

    name: str
    words: str
    rest: TaskQuery
    on_bar: bool = False

    @property
    def text(self) -> str:
        """The condition in one piece."""
        return f"{self.name}：{self.words}"


def names_of(units: Sequence[Unit], plans: Sequence[Plan]) -> Names:
    """Return how units and plans are called."""
    return Names(
        tuple((unit.id, unit.short_name or unit.name) for unit in units), tuple((plan.id, plan.title) for plan in plans)
    )


def conditions_of(query: TaskQuery, names: Names) -> tuple[Condition, ...]:
    """Return what filters, from left to right as the page shows it."""
    return (*_on_bar(query), *_chosen(query, names), *_typed(query))


def _on_bar(wanted: TaskQuery) -> Iterator[Condition]:
    """Yield what the bar shows: search words, chips, marks."""
    if wanted.search:
        yield Condition("搜索", f"“{wanted.search}”", replace(wanted, search=""), on_bar=True)
    if wanted.chips:
        words = _BETWEEN.join(_CHIPS[chip] for chip in wanted.chips)
        yield Condition("预警", words, replace(wanted, chips=()), on_bar=True)
    if wanted.to_check is not None:
        words = "是" if wanted.to_check else "否"
        yield Condition("需核对", words, replace(wanted, to_check=None), on_bar=wanted.to_check)
    if wanted.watched is not None:
        words = "是" if wanted.watched else "否"
        yield Condition("关注", words, replace(wanted, watched=None), on_bar=wanted.watched)


def _chosen(wanted: TaskQuery, names: Names) -> Iterator[Condition]:
    """Yield what the panel left of the table shows, or would show."""
    if wanted.plans:
        yield Condition("方案", _named(wanted.plans, names.plans), replace(wanted, plans=()))
    if wanted.sections:
        words = _BETWEEN.join(" / ".join(map(short_heading, path)) for path in wanted.sections)
        yield Condition("类别", words, replace(wanted, sections=()))
    if wanted.units:
        rest = replace(wanted, units=(), role=None)
        yield Condition(_ROLES[wanted.role], _named(wanted.units, names.units), rest)
    if wanted.areas:
        yield Condition(_ROLES[Role.AREA], _named(wanted.areas, names.units), replace(wanted, areas=()))
    if wanted.lights:
        words = _BETWEEN.join(LIGHT_NAMES[light] for light in wanted.lights)
        yield Condition("预警灯", words, replace(wanted, lights=()))
    if wanted.statuses:
        words = _BETWEEN.join(status.value for status in wanted.statuses)
        yield Condition("状态", words, replace(wanted, statuses=()))


def _typed(wanted: TaskQuery) -> Iterator[Condition]:
    """Yield what was typed above columns."""
    for column in wanted.columns:
        others = tuple(other for other in wanted.columns if other is not column)
        heading = spec_of(ViewColumn(column.field, column.heading)).heading
        yield Condition(heading, column.words, replace(wanted, columns=others))


def _named(ids: Sequence[str], names: Sequence[tuple[str, str]]) -> str:
    known = dict(names)
    return _BETWEEN.join(known.get(each, _GONE) for each in ids)
