"""Tables of a PDF: the boxes that ruled lines make become rows of cells; a table that goes on over a page is one."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ledger_app.intake.formats.pdf_glyphs import Box, Glyph
from ledger_app.intake.formats.pdf_lines import TextLine, joined, text_lines
from ledger_app.intake.formats.pdf_paragraphs import is_full
from ledger_app.intake.formats.table_grid import GridCell, TableGrid

_NEAR = 4.0
_LENIENT = 1.5
_HEADER_ROWS = 3
_ENDS_UNIT = re.compile(r"(?:[局委办部院会司厅镇乡]|街道|中心|政府|集团|街镇|单位)$")
_GOES_ON_UNIT = re.compile(r"员会|公室|[、，（(）及和]|(?!公安)[^、，局]{1,4}分(?:局|中心|公司)")


Row = list[GridCell | None]  # None where a cell to the left or above covers the place


@dataclass(slots=True)
class PdfTable:
    """A table, on one page or going on over several.

    Attributes:
        edges: where its columns begin and end, in points from the left.
        top, bottom: its place on its last page.
        rows: its cells row by row.
    """

    edges: list[float]
    top: float
    bottom: float
    rows: list[Row] = field(default_factory=list)

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character stands inside the table."""
        is_beside = self.edges[0] <= (glyph.x0 + glyph.x1) / 2 <= self.edges[-1]
        return is_beside and self.top <= (glyph.top + glyph.bottom) / 2 <= self.bottom

    def goes_on_in(self, following: "PdfTable") -> bool:
        """Whether a table at the top of the next page has the same columns."""
        return len(self.edges) == len(following.edges) and all(
            abs(mine - theirs) <= _NEAR for mine, theirs in zip(self.edges, following.edges, strict=True)
        )

    def append(self, following: "PdfTable") -> None:
        """Take over the rows of the next page, without the header if it stands there again."""
        rows = following.rows[_repeated(self.rows, following.rows) :]
        if rows and self._is_rest(rows[0]):
            rest = rows.pop(0)
            self._complete_last_row(rest)
            if rows:
                rows[0] = [_below(cell) or own for cell, own in zip(rest, rows[0], strict=True)]
        elif rows:
            rows[0] = [self._continued(at, cell) for at, cell in enumerate(rows[0])]
        self.rows += rows

    def append_to_grid(self, grid: TableGrid) -> None:
        """Lay the rows out."""
        for row in self.rows:
            grid.start_row()
            for cell in row:
                if cell is not None:
                    grid.add(cell)

    def _is_rest(self, row: Row) -> bool:
        """Whether a row only ends the row above the page: it lacks what every row has, a number mostly."""
        body = [other for other in self.rows[1:] if other.count(None) < len(other) - 1] or self.rows
        always = [at for at in range(len(row)) if all(_words(other[at]) for other in body)]
        return any(row[at] is not None and not _words(row[at]) for at in always)

    def _complete_last_row(self, rest: Row) -> None:
        for at, cell in enumerate(rest):
            if cell is not None and cell.text:
                row, begun = next((row, own) for row in reversed(self.rows) if (own := row[at]) is not None)
                row[at] = replace(begun, text=joined([text for text in (begun.text, cell.text) if text]))

    def _continued(self, column: int, cell: GridCell | None) -> GridCell | None:
        """Return a cell below the page; an empty one goes on with a group that spans several rows above it."""
        groups = any(row[column] is None for row in self.rows)
        return replace(cell, goes_on_down=True) if cell is not None and not cell.text and groups else cell


def table_of(cells: Sequence[Box], glyphs: Sequence[Glyph]) -> PdfTable:
    """Return a table with the text that stands in its cells; places without a cell become empty ones."""
    xs, ys = _merged([x for cell in cells for x in (cell.x0, cell.x1)]), _merged([y for c in cells for y in c[1::2]])
    owners: dict[tuple[int, int], Box] = {}
    starts: dict[tuple[int, int], Box] = {}
    for cell in cells:
        left, right = _index(xs, cell.x0), _index(xs, cell.x1)
        top, bottom = _index(ys, cell.top), _index(ys, cell.bottom)
        starts[top, left] = cell
        owners |= {(row, column): cell for row in range(top, bottom) for column in range(left, right)}
    contents: dict[Box, list[Glyph]] = {}
    for glyph in glyphs:
        row = bisect_right(ys, (glyph.top + glyph.bottom) / 2) - 1
        column = bisect_right(xs, (glyph.x0 + glyph.x1) / 2) - 1
        if (row, column) in owners:
            contents.setdefault(owners[row, column], []).append(glyph)
    table = PdfTable(xs, ys[0], ys[-1])
    for row in range(len(ys) - 1):
        table.rows.append([])
        for column in range(len(xs) - 1):
            own = starts.get((row, column))
            if own is not None:
                across, down = _index(xs, own.x1) - column, _index(ys, own.bottom) - row
                table.rows[row].append(GridCell(_cell_text(own, contents.get(own, [])), max(across, 1), max(down, 1)))
            else:
                table.rows[row].append(None if (row, column) in owners else GridCell(""))
    return table


def _cell_text(cell: Box, glyphs: Sequence[Glyph]) -> str:
    """Return the words of a cell; lines that reach its right side are wrapped, shorter ones end there."""
    lines = text_lines(glyphs)
    if not lines:
        return ""
    margin = min(line.x0 for line in lines) - cell.x0
    groups = [[lines[0]]]
    for line, following in pairwise(lines):
        if _is_wrapped(line, following, cell.x1 - max(margin, 0)):
            groups[-1].append(following)
        else:
            groups.append([following])
    return "\n".join(joined([line.text for line in group]) for group in groups)


def _is_wrapped(line: TextLine, following: TextLine, right: float) -> bool:
    """Whether a line of a cell goes on in the next one; a list of units is written one a line."""
    if _ENDS_UNIT.search(line.text) and not _GOES_ON_UNIT.match(following.text):
        return False
    spare = 0 if line.text[-1] in "。；" else _LENIENT
    return is_full(line, following, right - spare * line.size)


def _merged(places: list[float]) -> list[float]:
    """Return places in order, those that are as good as equal only once."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _index(places: list[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))


def _repeated(rows: list[Row], following: list[Row]) -> int:
    """Return how many rows at the beginning are the same: the header, printed on each page."""
    count = 0
    for mine, theirs in zip(rows[:_HEADER_ROWS], following, strict=False):
        if list(map(_bare, mine)) != list(map(_bare, theirs)) or not any(map(_bare, theirs)):
            break
        count += 1
    return count


def _below(cell: GridCell | None) -> GridCell | None:
    """Return what is left of a cell without its first row, None for nothing."""
    return replace(cell, text="", rows=cell.rows - 1, goes_on_down=True) if cell is not None and cell.rows > 1 else None


def _words(cell: GridCell | None) -> str:
    return cell.text if cell is not None else ""


def _bare(cell: GridCell | None) -> str:
    return _words(cell).replace("\n", "").replace(" ", "")
