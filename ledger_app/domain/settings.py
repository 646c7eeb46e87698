"""The office's own numbers and switches, kept in the ledger."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """What an office may set; the settings page is built from these fields.

    Attributes:
        warn_days: calendar days before the due date from which the light is yellow.
        lag_points: percentage points a task may lie behind 序时进度 before its light is yellow.
        warn_due_soon, warn_lag, warn_not_started, warn_milestone: switches of the yellow rules.
        extra_holidays, extra_workdays: the ledger's own corrections of the working-day calendar.
        hash_in_footer: print the head of the history chain at the foot of exports.
    """

    warn_days: int = 15
    lag_points: float = 10.0
    warn_due_soon: bool = True
    warn_lag: bool = True
    warn_not_started: bool = True
    warn_milestone: bool = True
    extra_holidays: tuple[date, ...] = ()
    extra_workdays: tuple[date, ...] = ()
    hash_in_footer: bool = False
