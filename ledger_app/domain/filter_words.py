"""What a filter says, and how a list is arranged, in words: for the window, the command line and the history."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from ledger_app.domain.light import LIGHT_NAMES
from ledger_app.domain.query import Chip, Group, SortKey, TaskFilter
from ledger_app.domain.table_columns import columns_for, table_column
from ledger_app.domain.task import Role
from ledger_app.domain.view import Layout, ViewColumn

Wanted = TypeVar("Wanted", bound=TaskFilter)

CHIP_NAMES = {Chip.OVERDUE: "逾期", Chip.DUE_SOON: "临期", Chip.BEHIND: "滞后"}
GROUP_NAMES = {Group.SECTION: "类别", Group.LEAD: "牵头单位", Group.LIGHT: "预警灯"}
_ROLES = {Role.LEAD: "牵头单位", Role.CO: "配合单位", Role.AREA: "属地", None: "单位"}
_SORTS = {table_column(column).sort: table_column(column).heading for column in reversed(columns_for())} | {
    SortKey.POSITION: "原文顺序",
    SortKey.CHANGED: "修改先后",
}
_ROW_HEIGHTS = {1: "密", 2: "标准", 3: "高"}
_FLAGS = {True: "是", False: "否"}
_GONE = "已删除"
_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class FilterPart(Generic[Wanted]):
    """One thing that filters.

    Attributes:
        about: the field of the filter.
        name, words: 牵头单位 and 区工信局.
        rest: the filter without it.
    """

    about: str
    name: str
    words: str
    rest: Wanted


def parts_of(
    wanted: Wanted, names: Mapping[str, str], heading: Callable[[str], str] = str
) -> tuple[FilterPart[Wanted], ...]:
    """Return what filters, one part after the other.

    Args:
        names: how units and plans are called, by id.
        heading: how one heading of a section is shown.
    """
    return (*_on_bar(wanted), *_chosen(wanted, names, heading), *_typed(wanted))


def filter_words(wanted: TaskFilter, names: Mapping[str, str]) -> str:
    """Return filter, groups and order in one line: 状态：推进中；按类别分组；按时限排序."""
    said = [f"{part.name}：{part.words}" for part in parts_of(wanted, names)]
    said += [f"按{GROUP_NAMES[wanted.group]}分组"] if wanted.group is not None else []
    keys = _BETWEEN.join(f"{_SORTS[key]}{'（倒序）' if down else ''}" for key, down in wanted.sort)
    return "；".join((*said, f"按{keys}排序") if keys else said)


def layout_words(layout: Layout) -> str:
    """Return the columns with what else is chosen: 栏目：预警、序号；冻结 2 栏；行高：标准."""
    headings = _BETWEEN.join(table_column(column).heading for column in layout.columns)
    return f"栏目：{headings}；冻结 {layout.frozen} 栏；行高：{_ROW_HEIGHTS.get(layout.lines, str(layout.lines))}"


def _on_bar(wanted: Wanted) -> Iterator[FilterPart[Wanted]]:
    """Yield search words, chips and marks."""
    if wanted.search:
        yield FilterPart("search", "搜索", f"“{wanted.search}”", replace(wanted, search=""))
    if wanted.chips:
        words = _BETWEEN.join(CHIP_NAMES[chip] for chip in wanted.chips)
        yield FilterPart("chips", "预警", words, replace(wanted, chips=()))
    if wanted.to_check is not None:
        yield FilterPart("to_check", "需核对", _FLAGS[wanted.to_check], replace(wanted, to_check=None))
    if wanted.watched is not None:
        yield FilterPart("watched", "关注", _FLAGS[wanted.watched], replace(wanted, watched=None))


def _chosen(wanted: Wanted, names: Mapping[str, str], heading: Callable[[str], str]) -> Iterator[FilterPart[Wanted]]:
    """Yield what was chosen out of what there is."""
    if wanted.plans:
        yield FilterPart("plans", "方案", _named(wanted.plans, names), replace(wanted, plans=()))
    if wanted.sections:
        words = _BETWEEN.join(" / ".join(map(heading, path)) for path in wanted.sections)
        yield FilterPart("sections", "类别", words, replace(wanted, sections=()))
    if wanted.units:
        rest = replace(wanted, units=(), role=None)
        yield FilterPart("units", _ROLES[wanted.role], _named(wanted.units, names), rest)
    if wanted.areas:
        yield FilterPart("areas", _ROLES[Role.AREA], _named(wanted.areas, names), replace(wanted, areas=()))
    if wanted.lights:
        words = _BETWEEN.join(LIGHT_NAMES[light] for light in wanted.lights)
        yield FilterPart("lights", "预警灯", words, replace(wanted, lights=()))
    if wanted.statuses:
        words = _BETWEEN.join(status.value for status in wanted.statuses)
        yield FilterPart("statuses", "状态", words, replace(wanted, statuses=()))


def _typed(wanted: Wanted) -> Iterator[FilterPart[Wanted]]:
    """Yield what was typed above columns."""
    for typed in wanted.columns:
        others = tuple(other for other in wanted.columns if other is not typed)
        above = table_column(ViewColumn(typed.field, typed.heading)).heading
        yield FilterPart("columns", above, typed.words, replace(wanted, columns=others))


def _named(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return _BETWEEN.join(names.get(each, _GONE) for each in ids)
