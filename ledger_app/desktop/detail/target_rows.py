"""Targets as a clerk types them: cells of text, what is wrong with them, and what they amount to. Knows no Qt."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.task import Comparison, Target

CHOICES: tuple[tuple[str, Comparison], ...] = (
    ("只有文字", Comparison.TEXT),
    ("≤ 不超过", Comparison.AT_MOST),
    ("< 小于", Comparison.LESS),
    ("= 等于", Comparison.EQUAL),
    ("> 大于", Comparison.MORE),
    ("≥ 不少于", Comparison.AT_LEAST),
)
NAME, COMPARISON, VALUE, UNIT, BY, WORDS = range(6)
_FIGURES = frozenset({NAME, COMPARISON, VALUE, UNIT, BY})
_FIELDS = ("name", "comparison", "value", "unit", "by", "words")


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target in cells; `words` are the document's own, or the clerk's where there is no number."""

    name: str = ""
    comparison: Comparison = Comparison.TEXT
    value: str = ""
    unit: str = ""
    by: str = ""
    words: str = ""

    @classmethod
    def of(cls, target: Target) -> "TargetRow":
        """Return the cells of a target."""
        value = "" if target.value is None else f"{target.value:.15g}"
        return cls(target.name, target.comparison, value, target.unit, target.by, target.text)

    def cell(self, column: int) -> str:
        """Return what a cell of text says."""
        return str(getattr(self, _FIELDS[column]))

    def with_cell(self, column: int, content: str | Comparison) -> "TargetRow":
        """Return the row with one cell changed.

        Words that told the figures of before say so no longer and go; a number in a row of words makes it equal.
        """
        content = content if isinstance(content, Comparison) else content.strip()
        if content == getattr(self, _FIELDS[column]):
            return self
        changed: TargetRow = replace(self, **{_FIELDS[column]: content})  # type: ignore[arg-type]  # a cell's own kind
        if column in _FIGURES and (self.value or changed.value):
            changed = replace(changed, words="")
        if column == VALUE and content and changed.comparison is Comparison.TEXT:
            changed = replace(changed, comparison=Comparison.EQUAL)
        if column == COMPARISON and content is Comparison.TEXT:
            changed = replace(changed, value="", unit="")
        return changed

    def is_empty(self) -> bool:
        """Whether nothing is typed."""
        return self == TargetRow(comparison=self.comparison)

    def fault(self) -> tuple[int, str] | None:
        """Return the cell that is wrong and why, None for none."""
        if self.is_empty():
            return None
        if self.value and _number(self.value) is None:
            return VALUE, f"数值“{self.value}”不是数；说不清的请在关系里选“只有文字”，写在文字表述里"
        if self.comparison is not Comparison.TEXT and not self.value:
            return VALUE, "还没有写数值；没有数值的请在关系里选“只有文字”"
        if not self.name and not self.words:
            return NAME, "还没有写是什么目标"
        return None

    def target(self) -> Target:
        """Return the target; look at `fault` first."""
        value = _number(self.value) if self.value else None
        return Target(self.name, self.comparison, value, self.unit, self.by, self.words)


def targets_of(rows: Sequence[TargetRow]) -> tuple[Target, ...]:
    """Return the targets of rows without faults; empty rows count for nothing."""
    return tuple(row.target() for row in rows if not row.is_empty())


def _number(text: str) -> float | None:
    """Return the number typed, full-width figures and thousands' commas too."""
    try:
        value = float(unicodedata.normalize("NFKC", text).replace(",", ""))
    except ValueError:
        return None
    return value if math.isfinite(value) else None
