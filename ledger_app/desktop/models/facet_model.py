"""The panel left of the table: plans, sections, lead units and lights with how many tasks each holds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ledger_app.desktop.models.section_words import short_heading
from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_NAMES, Light
from ledger_app.domain.query import FacetCount, Facets

FACET_ROLE = Qt.ItemDataRole.UserRole
_FIRST_UNITS = 8


class FacetGroup(Enum):
    """The groups of the panel, from top to bottom."""

    PLAN = "方案"
    SECTION = "类别"
    LEAD = "牵头单位"
    LIGHT = "预警灯"


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One line of the panel. `value` is "" for the line that takes the group's filter off."""

    group: FacetGroup
    value: str
    label: str
    count: int
    chosen: bool = False
    light: Light | None = None
    more: bool = False
    header: bool = False


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """Which lines are chosen: plan ids, section paths as the panel spells them, unit ids, lights."""

    chosen: frozenset[tuple[FacetGroup, str]] = field(default_factory=frozenset)

    def values(self, group: FacetGroup) -> tuple[str, ...]:
        """Return what is chosen in a group."""
        return tuple(sorted(value for of, value in self.chosen if of is group))

    def with_clicked(self, group: FacetGroup, value: str, *, adds: bool) -> "FacetChoice":
        """Return the choice after a click: alone in its group, or added to it; a second click takes it off."""
        others = frozenset(pair for pair in self.chosen if pair[0] is not group)
        mine = self.chosen - others
        if not value:
            return FacetChoice(others)
        clicked = frozenset({(group, value)})
        if adds:
            return FacetChoice(others | (mine ^ clicked))
        return FacetChoice(others if mine == clicked else others | clicked)


class FacetModel(QStandardItemModel):
    """A tree of two levels: groups, and their lines."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[FacetGroup, tuple[FacetEntry, ...]] = {}
        self._all_units = False
        for group in FacetGroup:
            item = QStandardItem(group.value)
            item.setData(FacetEntry(group, "", group.value, 0, header=True), FACET_ROLE)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.appendRow(item)

    def show_all_units(self) -> None:
        """Show every lead unit from now on."""
        self._all_units = True

    def show_facets(self, facets: Facets, choice: FacetChoice) -> None:
        """Show these counts; the lines of `choice` are chosen."""
        shown = {
            FacetGroup.PLAN: self._plans(facets, choice),
            FacetGroup.SECTION: _lines(FacetGroup.SECTION, facets.sections, choice),
            FacetGroup.LEAD: self._leads(facets, choice),
            FacetGroup.LIGHT: _lights(facets, choice),
        }
        for place, (group, lines) in enumerate(shown.items()):
            if self._shown.get(group) != lines:
                self._fill(self.item(place), lines)
        self._shown = shown

    def _fill(self, parent: QStandardItem, lines: tuple[FacetEntry, ...]) -> None:
        """Put the lines under their group, changing as little as possible so that the view stays where it is."""
        while parent.rowCount() > len(lines):
            parent.removeRow(parent.rowCount() - 1)
        while parent.rowCount() < len(lines):
            item = QStandardItem()
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren)
            parent.appendRow(item)
        for place, line in enumerate(lines):
            item = parent.child(place)
            item.setText(line.label)
            item.setData(line, FACET_ROLE)
            item.setToolTip(line.label)
            said = "，已选" if line.chosen else ""
            item.setData(f"{line.group.value} {line.label} {line.count} 项{said}", Qt.ItemDataRole.AccessibleTextRole)

    def _plans(self, facets: Facets, choice: FacetChoice) -> tuple[FacetEntry, ...]:
        lines = _lines(FacetGroup.PLAN, facets.plans, choice)
        if not lines:
            return (FacetEntry(FacetGroup.PLAN, "", "还没有方案", 0),)
        total = sum(line.count for line in lines)
        everything = FacetEntry(FacetGroup.PLAN, "", "全部方案", total, chosen=not choice.values(FacetGroup.PLAN))
        return (everything, *lines)

    def _leads(self, facets: Facets, choice: FacetChoice) -> tuple[FacetEntry, ...]:
        lines = _lines(FacetGroup.LEAD, facets.leads, choice)
        first = tuple(line for place, line in enumerate(lines) if place < _FIRST_UNITS or line.chosen)
        hidden = len(lines) - len(first)
        if self._all_units or hidden <= 1:
            return lines
        rest = sum(line.count for line in lines) - sum(line.count for line in first)
        return (*first, FacetEntry(FacetGroup.LEAD, "", f"更多 {hidden} 个单位…", rest, more=True))


def _lines(group: FacetGroup, counts: Iterable[FacetCount], choice: FacetChoice) -> tuple[FacetEntry, ...]:
    chosen = choice.values(group)
    return tuple(FacetEntry(group, c.value, short_heading(c.label), c.count, chosen=c.value in chosen) for c in counts)


def _lights(facets: Facets, choice: FacetChoice) -> tuple[FacetEntry, ...]:
    """Return all five lights, those without a task too."""
    counts = {count.value: count.count for count in facets.lights}
    chosen = choice.values(FacetGroup.LIGHT)
    return tuple(
        FacetEntry(
            FacetGroup.LIGHT,
            light.value,
            f"{LIGHT_NAMES[light]} {LIGHT_MEANINGS[light]}",
            counts.get(light.value, 0),
            chosen=light.value in chosen,
            light=light,
        )
        for light in (Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE, Light.GREY)
    )
