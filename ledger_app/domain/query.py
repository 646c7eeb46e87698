"""What is asked of the ledger: filters, order, and the words of a facet."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.task import Role, Status


class SortKey(StrEnum):
    """What a list of tasks can be sorted by; LIGHT sorts red, yellow, grey, green, blue, then by due date."""

    POSITION = "position"
    LIGHT = "light"
    NUMBER = "number"
    TITLE = "title"
    SECTION = "section"
    PLAN = "plan"
    LEAD = "lead"
    CO = "co"
    AREA = "area"
    DUE = "due"
    STATUS = "status"
    PERCENT = "percent"
    LATEST = "latest"
    CHANGED = "changed"
    START = "start"
    COMPLETED_ON = "completed_on"
    DAYS_LATE = "days_late"
    KIND = "kind"
    WATCHED = "watched"
    PRINCIPAL = "principal"
    LIAISON = "liaison"
    PROBLEM = "problem"
    GOAL = "goal"
    DUE_TEXT = "due_text"
    CADENCE = "cadence"
    SCHEDULE = "schedule"
    MILESTONES = "milestones"
    TARGET = "target"
    PROBLEMS = "problems"
    NEXT_STEP = "next_step"
    REMARK = "remark"


class Chip(StrEnum):
    """The quick filters above the table; several on are OR among each other, AND with the rest."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    BEHIND = "behind"


class Group(StrEnum):
    """What a list of tasks can be divided by: outermost heading, first lead unit, or light."""

    SECTION = "section"
    LEAD = "lead"
    LIGHT = "light"


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a clerk typed above one column; domain/column_filter.py reads it.

    Attributes:
        words: as typed: 家具, >=50, 本月, 2025-06..2025-08, 空.
        heading: with Field.EXTRA, which of the extra columns.
    """

    field: Field
    words: str
    heading: str = ""

    @property
    def key(self) -> tuple[Field, str]:
        """Which column it is typed above, as ViewColumn.key."""
        return self.field, self.heading


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFilter:
    """Which tasks are wanted whatever the day, and in which order: what a view keeps. Empty and None filter nothing.

    Attributes:
        plans: plan ids. sections: prefixes of section paths.
        units: unit ids; a task matches when one of them stands in it, itself or through a set, in `role` (None: any).
        areas: unit ids; a task matches when one of them is its area unit, itself or through a set.
        search: words apart by a blank are AND; matched in text, units, people, progress, pinyin and initials.
        columns: filters above columns; all must fit.
        group: the list is divided by this first, then sorted inside each group.
        sort: keys with True for descending, strongest first.
    """

    plans: tuple[str, ...] = ()
    sections: tuple[tuple[str, ...], ...] = ()
    statuses: tuple[Status, ...] = ()
    lights: tuple[Light, ...] = ()
    units: tuple[str, ...] = ()
    role: Role | None = None
    areas: tuple[str, ...] = ()
    search: str = ""
    chips: tuple[Chip, ...] = ()
    watched: bool | None = None
    to_check: bool | None = None
    columns: tuple[ColumnFilter, ...] = ()
    group: Group | None = None
    sort: tuple[tuple[SortKey, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class TaskQuery(TaskFilter):
    """Which tasks are wanted on the day `as_of`.

    Attributes:
        ids: only these tasks.
        deed: only the tasks that this deed changed, by its sequence.
        deleted: the recycle bin instead of the ledger.
    """

    as_of: date
    ids: tuple[str, ...] | None = None
    deed: int | None = None
    deleted: bool = False

    def filter(self) -> TaskFilter:
        """Return what is asked, whatever the day."""
        return TaskFilter(**{field.name: getattr(self, field.name) for field in fields(TaskFilter)})


def ask_on(as_of: date, wanted: TaskFilter) -> TaskQuery:
    """Return the question that `wanted` is on a day."""
    return TaskQuery(as_of, **{field.name: getattr(wanted, field.name) for field in fields(TaskFilter)})


@dataclass(frozen=True, slots=True)
class GroupCount:
    """One group of a list, in its place: value (heading, unit id, light; "" for none), words, how many tasks."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One line of a facet: its value (id, light or section joined by " / "), its words, and how many tasks it holds."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts for the panel left of the table; each facet is counted under the other facets' filters.

    Attributes:
        subsections: headings below the outermost ones that are asked for.
    """

    plans: tuple[FacetCount, ...] = ()
    sections: tuple[FacetCount, ...] = ()
    subsections: tuple[FacetCount, ...] = ()
    leads: tuple[FacetCount, ...] = ()
    areas: tuple[FacetCount, ...] = ()
    lights: tuple[FacetCount, ...] = ()
    statuses: tuple[FacetCount, ...] = ()
    chips: tuple[FacetCount, ...] = ()
    total: int = 0
    shown: int = 0
