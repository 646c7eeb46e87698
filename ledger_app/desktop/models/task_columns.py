"""The columns of the ledger table: heading, width, order of sorting, and what a cell says without paint."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from ledger_app.desktop.models.task_cells import TaskCells
from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.query import SortKey


class TaskColumn(IntEnum):
    """The columns from left to right; the first three stay when the rest scrolls."""

    LIGHT = 0
    NUMBER = 1
    CONTENT = 2
    SECTION = 3
    UNITS = 4
    DUE = 5
    PROGRESS = 6
    LATEST = 7


FROZEN = 3


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column.

    Attributes:
        width: in average characters of the body font, before what is left is shared out.
        share: its share of what is left; 0 keeps its width.
        text: what it says, for copying, reading aloud and tests; lines apart by a line break.
    """

    heading: str
    sort: SortKey
    width: float
    share: int
    text: Callable[[TaskCells], str]


def _heading(field: Field) -> str:
    return next(heading.text for heading in HEADINGS if heading.field is field)


def _progress(cells: TaskCells) -> str:
    return cells.progress_note if cells.percent is None else f"{cells.percent:g}%\n{cells.progress_note}"


COLUMNS: tuple[ColumnSpec, ...] = (
    ColumnSpec(_heading(Field.LIGHT), SortKey.LIGHT, 4.0, 0, lambda cells: cells.light_name),
    ColumnSpec(_heading(Field.NUMBER), SortKey.NUMBER, 3.6, 0, lambda cells: cells.number),
    ColumnSpec(_heading(Field.CONTENT), SortKey.TITLE, 13.0, 3, lambda cells: cells.content),
    ColumnSpec(_heading(Field.SECTION), SortKey.SECTION, 5.6, 0, lambda cells: cells.section),
    ColumnSpec("牵头 / 配合", SortKey.LEAD, 7.8, 0, lambda cells: f"{cells.leads}\n{cells.others}"),
    ColumnSpec("时限", SortKey.DUE, 7.3, 0, lambda cells: f"{cells.due}\n{cells.due_note}"),
    ColumnSpec("进度", SortKey.PERCENT, 6.6, 0, _progress),
    ColumnSpec(_heading(Field.LATEST), SortKey.LATEST, 8.8, 2, lambda cells: cells.latest),
)
