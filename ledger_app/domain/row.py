"""A task as a list shows it: what is stated, what was reported and what is computed, on one day."""

from dataclasses import dataclass
from datetime import date

from ledger_app.domain.light import Light
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.task import Task


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task on the day `as_of`, units by their present names.

    Attributes:
        lead_names, co_names, area_names: short names where the unit has one, in the task's order.
        days_late: calendar days late while the light is red, else 0.
    """

    task: Task
    plan: Plan
    as_of: date
    state: State
    light: Light
    days_late: int
    lead_names: tuple[str, ...] = ()
    co_names: tuple[str, ...] = ()
    area_names: tuple[str, ...] = ()
