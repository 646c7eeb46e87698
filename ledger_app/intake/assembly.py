"""Puts a document together block by block, so that every span counts in the same text."""

from collections.abc import Iterable, Sequence
from datetime import date

from ledger_app.domain.finding import Finding, Severity
from ledger_app.intake.document import Cell, Document, Identity, Merge, Paragraph, Table

Value = tuple[str, str, float | None, date | None, bool]
"""What a format knows of one cell: text, where, number, day, covered."""


def plain(text: str, where: str = "") -> Value:
    """Return the value of a cell that is only text."""
    return (text, where, None, None, False)


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
        rows: Iterable[Sequence[Value]],
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

    def add_ragged_table(self, rows: Sequence[Sequence[Value]]) -> None:
        """Append rows of a text as they stand there; short ones are filled up with cells that have no place.

        A row of blank cells is a blank line of the text: it counts in the spans, and is no row of the table.
        """
        width = max(len(row) for row in rows)
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

    def _add_row(self, values: Sequence[Value]) -> tuple[Cell, ...]:
        start = self._length
        cells = []
        for text, where, number, day, covered in values:
            end = start + len(text)
            cells.append(Cell(text, where, (start, end), number, day, covered))
            start = end + 1
        self._append("\t".join([value[0] for value in values]))
        return tuple(cells)

    def _append(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1
