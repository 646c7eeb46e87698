"""The columns of a table of tasks as the window shows them: what domain/table_columns.py says, and what a cell says."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ledger_app.desktop.grid.task_cells import SHOWN, TaskCells
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import Field
from ledger_app.domain.query import SortKey
from ledger_app.domain.row import TaskRow
from ledger_app.domain.table_columns import table_column
from ledger_app.domain.view import ViewColumn


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column as a table shows it.

    Attributes:
        sort: what a click on the heading sorts by; None where the ledger cannot sort by it.
        width: in full-width characters of the body font, before what is left is shared out.
        share: its share of what is left; 0 keeps its width.
        text: what it says, for painting, reading aloud and tests; lines apart by a line break.
    """

    column: ViewColumn
    heading: str
    sort: SortKey | None
    width: float
    share: int
    text: Callable[[TaskRow, TaskCells], str]

    @property
    def field(self) -> Field:
        """The field shown."""
        return self.column.field

    @property
    def key(self) -> tuple[Field, str]:
        """Which column it is, however wide."""
        return self.column.key

    def value(self, row: TaskRow) -> str:
        """Return the field alone and whole, for copying: what can be typed or pasted back."""
        return cell_text(row, self.column.field, self.column.heading)


def _progress(_: TaskRow, cells: TaskCells) -> str:
    return cells.progress_note if cells.percent is None else f"{cells.percent:g}%\n{cells.progress_note}"


_TEXTS: dict[Field, Callable[[TaskRow, TaskCells], str]] = {
    Field.LIGHT: lambda _, cells: cells.light_name,
    Field.CONTENT: lambda _, cells: cells.content,
    Field.SECTION: lambda _, cells: cells.section,
    Field.LEAD: lambda _, cells: f"{cells.leads}\n{cells.others}",
    Field.DUE: lambda _, cells: f"{cells.due}\n{cells.due_note}",
    Field.PERCENT: _progress,
    Field.LATEST: lambda _, cells: cells.latest,
}
"""What a cell says that says more, or less, than the field alone."""


def spec_of(column: ViewColumn) -> ColumnSpec:
    """Return how a table shows a column."""
    usual = table_column(column)
    text = _TEXTS.get(column.field) or partial(_cut, column)
    return ColumnSpec(column, usual.heading, usual.sort, usual.width, usual.share, text)


def _cut(column: ViewColumn, row: TaskRow, _: TaskCells) -> str:
    return cell_text(row, column.field, column.heading)[:SHOWN]
