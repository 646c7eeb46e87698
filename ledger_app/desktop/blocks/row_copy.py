"""Cells for the clipboard: text that lands in Excel and WPS cell by cell, and a table for Word. Reads no ledger."""

import re
from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

from ledger_app.desktop.blocks.pasting_cells import Cells, text_of_cells
from ledger_app.desktop.clipboard import mark_as_ours
from ledger_app.desktop.grid.block import Block

_FORMULA = frozenset("=+-@＝＋－＠")
_NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")
_MOST_IN_HTML = 10_000
_CELL = "<td style=\"mso-number-format:'\\@';white-space:pre-wrap\">"
_BREAK = '<br style="mso-data-placement:same-cell">'


def area_of(blocks: Sequence[Block]) -> tuple[tuple[range, ...], tuple[int, ...]] | None:
    """Return rows and columns of what is copied, as Excel joins blocks: below or beside each other.

    None where the blocks have neither the same rows nor the same columns.
    """
    rows = {(block.rows.start, block.rows.stop) for block in blocks}
    columns = {(block.columns.start, block.columns.stop) for block in blocks}
    if len(rows) > 1 and len(columns) > 1:
        return None
    across = sorted({column for block in blocks for column in block.columns})
    return tuple(range(*each) for each in sorted(rows)), tuple(across)


def copied(cells: Cells) -> QMimeData:
    """Return cells as text and, unless there are very many, as a table."""
    data = QMimeData()
    data.setText(text_of_cells([[_no_formula(cell) for cell in line] for line in cells]))
    if len(cells) <= _MOST_IN_HTML:
        lines = ("".join(f"{_CELL}{_in_html(cell)}</td>" for cell in line) for line in cells)
        data.setHtml(f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>")
    return mark_as_ours(data)


def _no_formula(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in _FORMULA and not _NUMBER.fullmatch(cell) else cell


def _in_html(cell: str) -> str:
    return escape(_no_formula(cell)).replace("\n", _BREAK)
