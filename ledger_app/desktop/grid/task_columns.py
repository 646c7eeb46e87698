"""The columns a table of tasks can have: heading, width, order of sorting, and what a cell says without paint."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from ledger_app.desktop.grid.task_cells import TaskCells
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.query import SortKey
from ledger_app.domain.row import TaskRow
from ledger_app.domain.view import ViewColumn

_SHOWN = 200  # a cell shows a few lines; longer text is only in the tooltip and the detail panel


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

    def value(self, row: TaskRow) -> str:
        """Return the field alone and whole, for copying: what can be typed or pasted back."""
        return cell_text(row, self.column.field, self.column.heading)


@dataclass(frozen=True, slots=True)
class _Usual:
    """What is usual for the column of a field; `text` None shows the field as forms do."""

    width: float
    sort: SortKey | None = None
    share: int = 0
    heading: str = ""
    text: Callable[[TaskRow, TaskCells], str] | None = None


def _progress(_: TaskRow, cells: TaskCells) -> str:
    return cells.progress_note if cells.percent is None else f"{cells.percent:g}%\n{cells.progress_note}"


_USUAL: dict[Field, _Usual] = {
    Field.LIGHT: _Usual(4.0, SortKey.LIGHT, text=lambda _, cells: cells.light_name),
    Field.NUMBER: _Usual(3.6, SortKey.NUMBER),
    Field.CONTENT: _Usual(13.0, SortKey.TITLE, 3, text=lambda _, cells: cells.content),
    Field.SECTION: _Usual(5.6, SortKey.SECTION, text=lambda _, cells: cells.section),
    Field.LEAD: _Usual(
        7.8, SortKey.LEAD, heading="牵头 / 配合", text=lambda _, cells: f"{cells.leads}\n{cells.others}"
    ),
    Field.DUE: _Usual(7.3, SortKey.DUE, heading="时限", text=lambda _, cells: f"{cells.due}\n{cells.due_note}"),
    Field.PERCENT: _Usual(6.6, SortKey.PERCENT, heading="进度", text=_progress),
    Field.LATEST: _Usual(8.8, SortKey.LATEST, 2, text=lambda _, cells: cells.latest),
    Field.STATUS: _Usual(5.0, SortKey.STATUS),
    Field.CO: _Usual(7.8, SortKey.CO),
    Field.AREA: _Usual(7.8, SortKey.AREA),
    Field.PRINCIPAL: _Usual(7.8),
    Field.LIAISON: _Usual(7.8),
    Field.PLAN: _Usual(9.0, SortKey.PLAN),
    Field.TITLE: _Usual(9.0, SortKey.TITLE),
    Field.KIND: _Usual(5.6),
    Field.PROBLEM: _Usual(10.0),
    Field.GOAL: _Usual(10.0),
    Field.START: _Usual(6.2),
    Field.DUE_TEXT: _Usual(7.3),
    Field.CADENCE: _Usual(5.6),
    Field.SCHEDULE: _Usual(8.8),
    Field.MILESTONES: _Usual(8.8),
    Field.TARGET: _Usual(8.8),
    Field.COMPLETED_ON: _Usual(6.2),
    Field.PROBLEMS: _Usual(8.8),
    Field.NEXT_STEP: _Usual(8.8),
    Field.DAYS_LATE: _Usual(5.0),
    Field.REMARK: _Usual(8.0),
    Field.WATCHED: _Usual(4.0),
}


def columns_for(headings: Sequence[str] = ()) -> tuple[ViewColumn, ...]:
    """Return every column there can be; `headings` are those of the extra columns of the ledger."""
    return (*map(ViewColumn, _USUAL), *(ViewColumn(Field.EXTRA, heading) for heading in headings))


def spec_of(column: ViewColumn) -> ColumnSpec:
    """Return how a table shows a column."""
    if column.field is Field.EXTRA:
        return ColumnSpec(column, column.heading, None, 7.8, 0, partial(_cut, column))
    usual = _USUAL[column.field]
    heading = usual.heading or _heading(column.field)
    text = usual.text or partial(_cut, column)
    return ColumnSpec(column, heading, usual.sort, usual.width, usual.share, text)


def _heading(field: Field) -> str:
    return next(heading.text for heading in HEADINGS if heading.field is field)


def _cut(column: ViewColumn, row: TaskRow, _: TaskCells) -> str:
    return cell_text(row, column.field, column.heading)[:_SHOWN]
