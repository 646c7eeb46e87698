"""Which lines of the panel left of the table are chosen: the part of a filter that the panel shows. Knows no Qt."""

from dataclasses import dataclass, field, replace
from enum import Enum

from ledger_app.domain.light import Light
from ledger_app.domain.query import TaskFilter, TaskQuery
from ledger_app.domain.task import Role, Status

_BETWEEN = "\x1f"  # no heading holds it


class FacetGroup(Enum):
    """The groups of the panel, from top to bottom."""

    PLAN = "方案"
    SECTION = "类别"
    LEAD = "牵头单位"
    LIGHT = "预警灯"
    AREA = "属地"
    STATUS = "状态"


@dataclass(frozen=True, slots=True)
class FacetChoice:
    """Which lines are chosen: plan ids, `section_value`s, ids of lead and area units, lights, statuses."""

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

    def applied(self, wanted: TaskQuery) -> TaskQuery:
        """Return `wanted` with this choice in the place of its own."""
        units = self.values(FacetGroup.LEAD)
        of_panel = wanted.role is Role.LEAD or not wanted.units
        return replace(
            wanted,
            plans=self.values(FacetGroup.PLAN),
            sections=tuple(map(section_path, self.values(FacetGroup.SECTION))),
            units=units if units or of_panel else wanted.units,
            role=Role.LEAD if units else None if of_panel else wanted.role,
            areas=self.values(FacetGroup.AREA),
            lights=tuple(light for light in Light if light.value in self.values(FacetGroup.LIGHT)),
            statuses=tuple(status for status in Status if status.value in self.values(FacetGroup.STATUS)),
        )


def choice_of(wanted: TaskFilter) -> FacetChoice:
    """Return what of a filter the panel shows; units in another role than the lead it does not."""
    values = {
        FacetGroup.PLAN: wanted.plans,
        FacetGroup.SECTION: tuple(map(section_value, wanted.sections)),
        FacetGroup.LEAD: wanted.units if wanted.role is Role.LEAD else (),
        FacetGroup.AREA: wanted.areas,
        FacetGroup.LIGHT: tuple(light.value for light in wanted.lights),
        FacetGroup.STATUS: tuple(status.value for status in wanted.statuses),
    }
    return FacetChoice(frozenset((group, value) for group, chosen in values.items() for value in chosen))


def section_value(path: tuple[str, ...]) -> str:
    """Return the path of a section as one word."""
    return _BETWEEN.join(path)


def section_path(value: str) -> tuple[str, ...]:
    """Return the path of which `section_value` made a word."""
    return tuple(value.split(_BETWEEN))
