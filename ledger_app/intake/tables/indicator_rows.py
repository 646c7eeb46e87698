"""Rows of indicators in pasted text, mended: cut by a page break, or shifted where a merged group cell was lost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger_app.domain.quantity import is_unit
from ledger_app.intake.document import Cell
from ledger_app.intake.tables.indicator_columns import ATTRIBUTES, IndicatorColumns
from ledger_app.intake.tables.row_kinds import is_plain_number
from ledger_app.intake.tables.rows import Row

_BLANK = Cell("", "")


def mended(rows: Sequence[Row], columns: IndicatorColumns) -> Iterator[Row]:
    """Yield the rows; those of pasted text whole and in their columns."""
    at = 0
    while at < len(rows):
        row = rows[at]
        at += 1
        while row.ragged and at < len(rows) and _is_cut(row, rows[at], columns):
            row = _joined(row, rows[at])
            at += 1
        yield _aligned(row, columns) if row.ragged else row


def _is_cut(row: Row, after: Row, columns: IndicatorColumns) -> bool:
    """Whether the row after goes on with a row that has a number and no value yet."""
    if columns.number is None or not row.texts or not after.texts:
        return False
    lacks = not any(row.cells[at].text.strip() for at, _ in columns.values)
    return lacks and is_plain_number(row.texts[0]) and not is_plain_number(after.texts[0])


def _joined(row: Row, after: Row) -> Row:
    """Return a row whose last cell goes on in the first cell of the next line, with that line's other cells behind."""
    own = [cell for cell in row.cells if cell.text.strip()]
    more = [cell for cell in after.cells if cell.text.strip()]
    last = own[-1]._replace(text=own[-1].text + more[0].text, span=(own[-1].span[0], more[0].span[1]))
    return _with(row, [*row.cells[: row.cells.index(own[-1])], last, *more[1:]])


def _aligned(row: Row, columns: IndicatorColumns) -> Row:
    """Return a row moved to the right, or all behind its number, where its cells then stand in their columns."""
    blanks = next((at for at, cell in enumerate(reversed(row.cells)) if cell.text.strip()), 0)
    behind = [0] if columns.number is None else [0, columns.number + 1]
    moved = [
        _with(row, [*row.cells[:place], *[_BLANK] * by, *row.cells[place:]])
        for by in range(blanks + 1)
        for place in behind
    ]
    return max(moved, key=lambda each: _fit(each, columns))


def _fit(row: Row, columns: IndicatorColumns) -> int:
    """Return how many of a row's cells hold what their columns hold."""
    name = row.cells[columns.names[-1]].text.strip()
    kinds = ((columns.number, is_plain_number), (columns.unit, is_unit), (columns.attribute, _is_attribute))
    fits = [holds(row.cells[at].text.strip()) for at, holds in kinds if at is not None]
    return sum(fits) + (bool(name) and not is_plain_number(name) and not is_unit(name))


def _is_attribute(text: str) -> bool:
    return ATTRIBUTES.match(text) is not None


def _with(row: Row, cells: Sequence[Cell]) -> Row:
    """Return a row with other cells, as many as it had."""
    width = len(row.cells)
    filled = tuple([*cells, *[_BLANK] * width][:width])
    texts = tuple(text for cell in filled if (text := cell.text.strip()))
    return replace(row, cells=filled, filled=filled, spread=filled, texts=texts)
