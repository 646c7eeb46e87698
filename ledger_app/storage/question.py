"""What is asked, and what the ledger knows that the answer depends on."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Integer, case, func, literal

from ledger_app.domain.query import TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.domain.unit import Unit
from ledger_app.storage.lights import LightOn, StateOn, light_on, state_on
from ledger_app.storage.tables import TASK_STATE


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A query with what it is asked of.

    Attributes:
        plan_order: plan ids in the order in which lists show them, with their titles.
        settled: no task has a dated fact after the day asked.
        units: the directory, where a filter above a column of units needs it; else empty.
    """

    query: TaskQuery
    settings: Settings
    dialect: Dialect
    plan_order: tuple[tuple[str, str], ...]
    settled: bool
    units: tuple[Unit, ...] = ()

    @property
    def state(self) -> StateOn:
        """What was stated by the day asked."""
        return state_on(self.query.as_of, settled=self.settled)

    @property
    def light(self) -> LightOn:
        """The light of the day asked."""
        return light_on(self.query.as_of, self.settings, settled=self.settled)

    @property
    def plan_rank(self) -> ColumnElement[Any] | None:
        """The place of a task's plan among the plans; None where there are not several."""
        places = {plan: place for place, (plan, _) in enumerate(self.plan_order)}
        return case(places, value=TASK_STATE.c.plan_id, else_=len(places)) if len(places) > 1 else None

    def place_of(self, words: str, text: ColumnElement[str]) -> ColumnElement[int]:
        """Return where `words` first stand in a text, from 1; 0 where they do not."""
        find = func.instr if self.dialect.name == "sqlite" else func.strpos
        return find(text, literal(words), type_=Integer)
