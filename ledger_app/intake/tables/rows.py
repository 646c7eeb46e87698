"""The rows of a table with what its merges hide: each covered cell also stands for the first cell of its merge."""

from collections.abc import Container
from dataclasses import dataclass, replace

from ledger_app.intake.document import Cell, Merge, Table


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table.

    Attributes:
        cells: its cells as they stand.
        filled: the same, with cells under a merge that goes downwards replaced by its first cell.
        spread: the same, with the cells of merges that go to the right replaced too.
        texts: the texts of its own cells that hold any, in order.
        joined: how many columns its widest cell spans.
        number: counted from 1 as in the file, where `where` tells it; else counted in the table.
    """

    cells: tuple[Cell, ...]
    filled: tuple[Cell, ...]
    spread: tuple[Cell, ...]
    table: str
    number: int
    texts: tuple[str, ...]
    joined: int = 1
    hidden: bool = False
    ragged: bool = False

    @property
    def where(self) -> str:
        """The place of its first cell with text."""
        return next((cell.where for cell in self.cells if cell.text.strip()), self.cells[0].where if self.cells else "")

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of its own text in the document's text."""
        spans = [cell.span for cell in self.cells if cell.text]
        return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else (0, 0)


def rows_of(table: Table) -> tuple[Row, ...]:
    """Return the rows of `table`."""
    firsts = _first_cells(table)
    joined = {merge.top: merge.right - merge.left + 1 for merge in sorted(table.merges, key=_width)}
    return tuple(
        Row(
            cells=cells,
            filled=_filled(cells, at, firsts, down_only=True),
            spread=_filled(cells, at, firsts, down_only=False),
            table=table.name,
            number=_number(cells, at),
            texts=_texts(cells),
            joined=joined.get(at, 1),
            hidden=at in table.hidden_rows,
            ragged=table.ragged,
        )
        for at, cells in enumerate(table.rows)
    )


def _first_cells(table: Table) -> dict[int, dict[int, tuple[int, Cell]]]:
    """Return for each row the columns under a merge, with the first column and the first cell of that merge."""
    firsts: dict[int, dict[int, tuple[int, Cell]]] = {}
    for merge in table.merges:
        first = table.rows[merge.top][merge.left]
        for at in range(merge.top, min(merge.bottom, len(table.rows) - 1) + 1):
            row = firsts.setdefault(at, {})
            row.update(dict.fromkeys(range(merge.left, merge.right + 1), (merge.left, first)))
    return firsts


def _filled(
    cells: tuple[Cell, ...], at: int, firsts: dict[int, dict[int, tuple[int, Cell]]], *, down_only: bool
) -> tuple[Cell, ...]:
    merged = firsts.get(at)
    if merged is None:
        return cells
    return tuple(
        merged[index][1] if index in merged and (merged[index][0] == index or not down_only) else cell
        for index, cell in enumerate(cells)
    )


def cut(row: Row, width: int) -> Row:
    """Return `row` with exactly `width` cells."""
    missing = width - len(row.cells)
    if missing == 0:
        return row
    padding = tuple(Cell("", "") for _ in range(missing))
    return replace(
        row,
        cells=(*row.cells[:width], *padding),
        texts=_texts(row.cells[:width]),
        filled=(*row.filled[:width], *padding),
        spread=(*row.spread[:width], *padding),
    )


def heading_row(text: str, width: int, table: str) -> Row:
    """Return a row that stands for a heading between two tables: its first cell spans all columns."""
    cells = (Cell(text, ""), *(Cell("", "", covered=True) for _ in range(width - 1)))
    return Row(cells, cells, cells, table, 0, (text,), joined=width)


def with_cells(row: Row, changes: dict[int, Cell]) -> Row:
    """Return `row` with other cells at some columns, which are then not under a merge."""

    def changed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(changes.get(index, cell) for index, cell in enumerate(cells))

    cells = changed(row.cells)
    return replace(row, cells=cells, filled=changed(row.filled), spread=changed(row.spread), texts=_texts(cells))


def join(row: Row, more: Row, apart: Container[int] = frozenset()) -> Row:
    """Return `row` with the texts of `more`, which goes on below it, behind its own.

    Args:
        apart: the columns where the two texts are two lines.
    """
    changes: dict[int, Cell] = {}
    for index, (cell, added) in enumerate(zip(row.cells, more.cells, strict=True)):
        if added.text.strip():
            span = (cell.span[0] if cell.text else added.span[0], added.span[1])
            gap = "\n" if index in apart and cell.text.strip() else ""
            changes[index] = cell._replace(
                text=cell.text + gap + added.text, where=cell.where or added.where, span=span
            )
    return with_cells(row, changes)


def _texts(cells: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(text for cell in cells if cell.text and (text := cell.text.strip()))


def _width(merge: Merge) -> int:
    return merge.right - merge.left


def _number(cells: tuple[Cell, ...], at: int) -> int:
    """Return the row's number as in a sheet (Sheet1!C7 → 7), else its place in the table."""
    where = next((cell.where for cell in cells if cell.where), "")
    digits = where.rpartition("!")[2].lstrip("$ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) if "!" in where and digits.isdecimal() else at + 1
