"""What the columns of a table mean: a value that the reader finds and a clerk may correct."""

from dataclasses import dataclass
from datetime import date

from ledger_app.domain.field import Field


@dataclass(frozen=True, slots=True)
class StageYear:
    """A column of 进度安排: what that year asks of a task."""

    year: int


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """A column per quarter or month: its text is a milestone at the period's last day."""

    day: date


@dataclass(frozen=True, slots=True)
class Extra:
    """A column we have no field for; it is kept under its heading."""

    heading: str


Meaning = Field | StageYear | PeriodEnd | Extra


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, counted from 0, with its heading as written and what it means."""

    index: int
    heading: str
    meaning: Meaning


HeaderMap = tuple[Column, ...]
"""The columns of one table in their order; a column that is not in it is not read."""


def columns_of(columns: HeaderMap, *fields: Field) -> tuple[Column, ...]:
    """Return the columns that mean one of `fields`, in their order."""
    return tuple(column for column in columns if column.meaning in fields)


def stage_columns(columns: HeaderMap) -> tuple[tuple[Column, int], ...]:
    """Return the columns of years, each with its year."""
    return tuple((column, column.meaning.year) for column in columns if isinstance(column.meaning, StageYear))
