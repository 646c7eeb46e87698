"""What a cell of the ledger table says: on the screen, in its tooltip, and read aloud."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from ledger_app.desktop.grid.task_cells import TaskCells, full_content
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import text_of


def _shown(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    return spec.text(row, cells)


def _tip(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    """Return the whole text where the cell may cut it."""
    match spec.field:
        case Field.CONTENT:
            whole = full_content(row)
        case Field.LIGHT:
            whole = cells.spoken
        case Field.LEAD | Field.DUE | Field.PERCENT | Field.EXTRA:
            whole = spec.text(row, cells)
        case _:
            whole = text_of(spec.field)(row)
    return f"{whole}\n需核对：{cells.to_check}" if cells.to_check and spec.field is Field.CONTENT else whole


def _said(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    return cells.spoken if spec.field is Field.LIGHT else spec.text(row, cells)


ANSWERS: dict[int, Callable[[TaskRow, TaskCells, ColumnSpec], str]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _said,
    Qt.ItemDataRole.AccessibleDescriptionRole: lambda *_: "",
}
