"""What the page 工作台 shows of a ledger on one day: numbers, and for each the filter that lists what it counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger_app.domain.history import Deed
from ledger_app.domain.query import TaskFilter

LATE_BANDS = (30, 90)
"""Days late that end the first and the second band of the chart; the third has no end."""


class Matter(StrEnum):
    """What there may be to do, the most urgent first."""

    OVERDUE = "overdue"
    DUE_AT_ONCE = "due_at_once"
    REVIEW = "review"
    TO_CHECK = "to_check"
    EMPTY_SETS = "empty_sets"
    PROVISIONAL = "provisional"
    WITHOUT_LEAD = "without_lead"
    WITHOUT_DUE = "without_due"
    NOT_STARTED = "not_started"
    BACKUP = "backup"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of tasks; `before` is the same number at the end of the month before, None where nobody can tell."""

    count: int
    filter: TaskFilter
    before: int | None = None


@dataclass(frozen=True, slots=True)
class LateUnit:
    """What a lead unit, itself or through a set, is late with; id and name are "" for tasks without a lead.

    Attributes:
        bands: its tasks in each band of LATE_BANDS, the shortest first.
    """

    id: str
    name: str
    bands: tuple[Figure, Figure, Figure]
    filter: TaskFilter

    @property
    def count(self) -> int:
        """How many tasks altogether."""
        return sum(band.count for band in self.bands)


@dataclass(frozen=True, slots=True)
class DueTask:
    """A task as the list of what is due names it."""

    id: str
    name: str
    lead: str


@dataclass(frozen=True, slots=True)
class DueDay:
    """What is due on one day: the first tasks of it, and how many there are."""

    day: date
    count: int
    tasks: tuple[DueTask, ...]
    filter: TaskFilter


@dataclass(frozen=True, slots=True)
class RecentDeed:
    """What somebody did lately; `count` is how many tasks of the ledger it changed, `only` the id if it was one."""

    deed: Deed
    count: int
    only: str = ""


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do.

    Attributes:
        count: of tasks or units; 0 where nothing is counted.
        names: what it is about: units with their numbers, days, sets.
        filter: lists the tasks; None where it is not about tasks.
        unit_id: the first unit it is about.
    """

    matter: Matter
    count: int = 0
    names: tuple[str, ...] = ()
    filter: TaskFilter | None = None
    unit_id: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """The whole page.

    Attributes:
        tasks: how many tasks the ledger holds.
        warn_days, lag_points: the office's numbers behind due_soon and behind.
        late_units: those with most late tasks first. late_bands: the same tasks by band, each counted once.
        upcoming: what is due within thirty days. due_days: by day, the next first.
    """

    as_of: date
    tasks: int
    warn_days: int
    lag_points: float
    overdue: Figure
    due_soon: Figure
    behind: Figure
    watched: Figure
    to_check: Figure
    late_units: tuple[LateUnit, ...]
    late_bands: tuple[Figure, ...]
    upcoming: Figure
    due_days: tuple[DueDay, ...]
    deeds: tuple[RecentDeed, ...]
    todos: tuple[Todo, ...]
