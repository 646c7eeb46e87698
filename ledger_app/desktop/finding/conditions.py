"""What filters the list at present, one condition after another, in words. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger_app.desktop.models.section_words import short_heading
from ledger_app.domain.filter_words import parts_of
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.unit import Unit

_BAR = frozenset({"search", "chips", "watched", "to_check"})
"""What the bar shows where it is on: a search, chips, marks."""


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
    known = dict((*names.units, *names.plans))
    kept = (
        Condition(part.name, part.words, part.rest, on_bar=part.about in _BAR and bool(getattr(query, part.about)))
        for part in parts_of(query, known, short_heading)
    )
    deed = () if query.deed is None else (Condition("某次操作", "改动的任务", replace(query, deed=None)),)
    return (*kept, *deed)
