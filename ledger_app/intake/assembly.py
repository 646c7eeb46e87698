"""Puts a document together block by block, so that every span counts in the same text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import accumulate, repeat
from operator import add, sub

from ledger_app.domain.finding import Finding, Severity
from ledger_app.intake.document import Cell, Document, Identity, Merge, Paragraph, Table

_make_cell = partial(tuple.__new__, Cell)  # as Cell._make, without its call in Python for each of 100,000 cells


@dataclass(frozen=True, slots=True)
class Row:
    """What a format knows of a row, cell by cell: texts and places, and where they are more than text the rest."""

    texts: Sequence[str]
    wheres: Sequence[str]
    numbers: Iterable[float | None] = repeat(None)
    days: Iterable[date | None] = repeat(None)
    covered: Iterable[bool] = repeat(False)  # noqa: FBT003 - it has no other form


class Assembly:
    """A document in the making: blocks in order, one line of text per paragraph or table row, cells apart by tabs.

    Attributes:
        findings: what was noticed on the way, in the order of the document.
        identity: set where the file is one of our own exports.
    """

    def __init__(self, name: str) -> None:
        self.findings: list[Finding] = []
        self.identity: Identity | None = None
        self._name = name
        self._blocks: list[Paragraph | Table] = []
        self._lines: list[str] = []
        self._length = 0

    def note(self, where: str, message: str) -> None:
        """Tell something that is good to know."""
        self.findings.append(Finding(Severity.NOTE, where, message))

    def warn(self, where: str, message: str) -> None:
        """Tell something that the clerk should check."""
        self.findings.append(Finding(Severity.WARNING, where, message))

    def add_paragraph(self, text: str, where: str) -> None:
        """Append a paragraph."""
        start = self._length
        self._blocks.append(Paragraph(text, where, (start, start + len(text))))
        self._append(text)

    def add_table(
        self,
        name: str,
        rows: Iterable[Row],
        *,
        merges: tuple[Merge, ...] = (),
        hidden_rows: frozenset[int] = frozenset(),
        hidden_columns: frozenset[int] = frozenset(),
        hidden: bool = False,
        ragged: bool = False,
    ) -> None:
        """Append a table; its rows must be equally long."""
        grid = tuple(self._add_row(row) for row in rows)
        self._blocks.append(Table(name, grid, merges, hidden_rows, hidden_columns, ragged, hidden))

    def add_ragged_table(self, rows: Sequence[Row]) -> None:
        """Append rows of a text as they stand there; short ones are filled up with cells that have no place.

        A row of blank cells is a blank line of the text: it counts in the spans, and is no row of the table.
        """
        width = max(len(row.texts) for row in rows)
        grid = []
        for row in rows:
            cells = self._add_row(row)
            if any(cell.text.strip() for cell in cells):
                end = self._length - 1
                grid.append(cells + (Cell("", "", (end, end)),) * (width - len(cells)))
        self._blocks.append(Table("", tuple(grid), ragged=True))

    def add_blank(self, line: str) -> None:
        """Append a line without content; the text keeps it, no block stands for it."""
        self._append(line)

    def finish(self) -> Document:
        """Return the document."""
        return Document(self._name, "\n".join(self._lines), tuple(self._blocks), tuple(self.findings), self.identity)

    def _add_row(self, row: Row) -> tuple[Cell, ...]:
        # All in C: cell i starts after i texts and i tabs, and ends one character before the next one starts.
        texts = row.texts
        starts = list(map(add, accumulate(map(len, texts), initial=self._length), range(len(texts) + 1)))
        spans = zip(starts, map(sub, starts[1:], repeat(1)), strict=False)
        cells = zip(texts, row.wheres, spans, row.numbers, row.days, row.covered, strict=False)
        self._append("\t".join(texts))
        return tuple(map(_make_cell, cells))

    def _append(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1
