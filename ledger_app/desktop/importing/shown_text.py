"""A document's text as it is shown: character for character, a row of a table in one line with bars between cells."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ledger_app.intake.document import Cell, Document, Table
from ledger_app.intake.tables.pasted_cells import with_pasted_tables

Span = tuple[int, int]
_BAR = "│"
_BLANK = "\u3000"
_TABS = re.compile(r"\t+")


def shown_text(document: Document) -> str:
    """Return the text of `document`, as long as it is: every offset stands for the same place."""
    shown = list(_TABS.sub(lambda run: _BAR + _BLANK * (len(run[0]) - 1), document.text))
    for row in _rows(document):
        spans = sorted(cell.span for cell in row if cell.span[1] > cell.span[0])
        for begin, end in spans:
            shown[begin:end] = [_BLANK if char == "\n" else char for char in shown[begin:end]]
        for (_, left), (right, _) in pairwise(spans):
            shown[left:right] = [_BAR if char == "\n" else char for char in shown[left:right]]
    return "".join(shown)


def place_of(document: Document, where: str) -> Span | None:
    """Return where the paragraph or the cell stands that findings call `where`."""
    for block in document.blocks:
        parts = (cell for row in block.rows for cell in row) if isinstance(block, Table) else (block,)
        for part in parts:
            if part.where == where:
                return part.span
    return None


def _rows(document: Document) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of all tables, those of cells pasted one to a line among them."""
    for block in with_pasted_tables(document).blocks:
        if isinstance(block, Table):
            yield from block.rows
