"""Rows for the clipboard: text that lands in Excel with columns, and a table for Word."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QMimeData

from ledger_app.desktop.clipboard import mark_as_ours
from ledger_app.desktop.grid.task_cells import TaskCells
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.domain.row import TaskRow

_FORMULA = frozenset("=+-@\t\r＝＋－＠")


def copied(specs: Sequence[ColumnSpec], rows: Iterable[tuple[TaskRow, TaskCells]]) -> QMimeData:
    """Return these columns' headings and the cells of the rows."""
    lines = [[spec.heading for spec in specs]]
    lines += [[spec.text(row, cells) for spec in specs] for row, cells in rows]
    data = QMimeData()
    data.setText("\n".join("\t".join(_plain(cell) for cell in line) for line in lines))
    cells = ("".join(f"<td>{escape(cell).replace(chr(10), '<br>')}</td>" for cell in line) for line in lines)
    data.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in cells)}</table>")
    return mark_as_ours(data)


def _plain(cell: str) -> str:
    """Return a cell in one line that no spreadsheet takes for a formula."""
    line = " ".join(cell.split())
    return f"'{line}" if line[:1] in _FORMULA else line
