"""A view (视图): a way of looking at the tasks that is kept under a name, for one ledger."""

from dataclasses import dataclass

from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskFilter


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """One column of a table of tasks.

    Attributes:
        heading: with Field.EXTRA, which of the extra columns; "" for every other field.
        width: in full-width characters of the body font; 0 for the usual one.
    """

    field: Field
    heading: str = ""
    width: float = 0.0

    @property
    def key(self) -> tuple[Field, str]:
        """Which column it is, however wide."""
        return self.field, self.heading


USUAL_COLUMNS = tuple(
    ViewColumn(field)
    for field in (
        Field.LIGHT,
        Field.NUMBER,
        Field.CONTENT,
        Field.SECTION,
        Field.LEAD,
        Field.DUE,
        Field.PERCENT,
        Field.LATEST,
    )
)
"""What a table shows unless the clerk chose otherwise."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table of tasks looks.

    Attributes:
        columns: those shown, from left to right.
        frozen: how many of them stay when the rest scrolls.
        lines: how many lines of text a row has room for: 1 密, 2 标准, 3 高.
    """

    columns: tuple[ViewColumn, ...] = USUAL_COLUMNS
    frozen: int = 3
    lines: int = 2


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at, and how. The day is not part of it.

    Attributes:
        id: `V` and eight characters, or `usual-` and a word for those that come with the program.
        deleted: thrown away; kept for the history.
    """

    id: str
    name: str
    filter: TaskFilter
    layout: Layout
    deleted: bool = False
