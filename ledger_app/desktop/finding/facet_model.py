"""The panel left of the table: plans, sections, units, lights and statuses with how many tasks each holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from ledger_app.desktop.finding.facet_choice import FacetChoice, FacetGroup, section_path, section_value
from ledger_app.desktop.models.section_words import short_heading
from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_NAMES, Light
from ledger_app.domain.query import FacetCount, Facets

FACET_ROLE = Qt.ItemDataRole.UserRole
MANY = 30
"""With more lines than these a group is searched, not read."""
_FIRST_UNITS = 8
_BETWEEN = " / "
_CUT = {FacetGroup.PLAN, FacetGroup.SECTION, FacetGroup.LEAD, FacetGroup.AREA}


@dataclass(frozen=True, slots=True)
class FacetEntry:
    """One line of the panel. `value` is "" for the line that takes the group's filter off.

    Attributes:
        depth: 1 for a heading below another. more: opens the rest of its group. header: names its group.
    """

    group: FacetGroup
    value: str
    label: str
    count: int
    chosen: bool = False
    light: Light | None = None
    depth: int = 0
    more: bool = False
    header: bool = False


class FacetModel(QStandardItemModel):
    """A tree of two levels: groups, and their lines."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[FacetGroup, tuple[FacetEntry, ...]] = {}
        self._opened: frozenset[FacetGroup] = frozenset()
        for group in FacetGroup:
            item = QStandardItem(group.value)
            item.setData(FacetEntry(group, "", group.value, 0, header=True), FACET_ROLE)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            self.appendRow(item)

    def show_all_of(self, group: FacetGroup) -> None:
        """Show every line of a group from now on."""
        self._opened |= {group}

    def lines(self, group: FacetGroup) -> tuple[FacetEntry, ...]:
        """Return what is shown of a group."""
        return self._shown.get(group, ())

    def show_facets(self, facets: Facets, choice: FacetChoice, fits: Callable[[str], bool] | None = None) -> None:
        """Show these counts; the lines of `choice` are chosen.

        Args:
            fits: of plans, sections and units only lines whose words fit are shown, and those that are chosen.
        """
        shown = {
            FacetGroup.PLAN: _plans(facets, choice),
            FacetGroup.SECTION: tuple(_sections(facets, choice)),
            FacetGroup.LEAD: _lines(FacetGroup.LEAD, facets.leads, choice),
            FacetGroup.LIGHT: _lights(facets, choice),
            FacetGroup.AREA: _lines(FacetGroup.AREA, facets.areas, choice),
            FacetGroup.STATUS: _lines(FacetGroup.STATUS, facets.statuses, choice),
        }
        for place, (group, lines) in enumerate(shown.items()):
            shown[group] = self._kept(group, lines, fits)
            if self._shown.get(group) != shown[group]:
                self._fill(self.item(place), shown[group])
        self._shown = shown

    def _kept(
        self, group: FacetGroup, lines: tuple[FacetEntry, ...], fits: Callable[[str], bool] | None
    ) -> tuple[FacetEntry, ...]:
        """Return those that are searched for, or of many units the first."""
        if group not in _CUT:
            return lines
        if fits is not None:
            return tuple(line for line in lines if line.chosen or not line.value or fits(line.label))
        if group in {FacetGroup.PLAN, FacetGroup.SECTION} or group in self._opened:
            return lines
        return _folded(group, lines)

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


def _folded(group: FacetGroup, lines: tuple[FacetEntry, ...]) -> tuple[FacetEntry, ...]:
    """Return the first units, those chosen, and a line that opens the rest."""
    first = tuple(line for place, line in enumerate(lines) if place < _FIRST_UNITS or line.chosen)
    hidden = len(lines) - len(first)
    if hidden <= 1:
        return lines
    rest = sum(line.count for line in lines) - sum(line.count for line in first)
    return (*first, FacetEntry(group, "", f"更多 {hidden} 个单位…", rest, more=True))


def _plans(facets: Facets, choice: FacetChoice) -> tuple[FacetEntry, ...]:
    lines = _lines(FacetGroup.PLAN, facets.plans, choice)
    if not lines:
        return (FacetEntry(FacetGroup.PLAN, "", "还没有方案", 0),)
    total = sum(line.count for line in lines)
    everything = FacetEntry(FacetGroup.PLAN, "", "全部方案", total, chosen=not choice.values(FacetGroup.PLAN))
    return (everything, *lines)


def _sections(facets: Facets, choice: FacetChoice) -> Iterator[FacetEntry]:
    """Yield the outermost headings, each with those below it that were asked for."""
    chosen = choice.values(FacetGroup.SECTION)
    named = {section_path(value)[0] for value in chosen}
    for count in facets.sections:
        value = section_value((count.value,))
        yield FacetEntry(FacetGroup.SECTION, value, short_heading(count.label), count.count, chosen=value in chosen)
        if count.value not in named:
            continue
        for below in facets.subsections:
            if below.value == f"{count.value}{_BETWEEN}{below.label}":
                inner = section_value((count.value, below.label))
                label = short_heading(below.label)
                yield FacetEntry(FacetGroup.SECTION, inner, label, below.count, chosen=inner in chosen, depth=1)


def _lines(group: FacetGroup, counts: Sequence[FacetCount], choice: FacetChoice) -> tuple[FacetEntry, ...]:
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
