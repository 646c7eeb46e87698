"""Puts strips onto printed pages, so that no merged cell crosses the end of a page and every group is named anew."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger_app.reports.columns import GridColumn
from ledger_app.reports.form import Page
from ledger_app.reports.grid import Block, GridRow, Span, Style
from ledger_app.reports.heights import HIGHEST
from ledger_app.reports.strips import Strip

_PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
_POINTS_PER_MM = 72 / 25.4
_POINTS_PER_CHARACTER = 6.0
_FILLED = 0.97  # printers and programs differ a little; a page that fills up too early would break a merged cell

_ENDED = {Style.FLOW_FIRST: Style.FLOW_ONLY, Style.FLOW_MIDDLE: Style.FLOW_LAST}
"""How a cut text looks in the last row of a page: closed off at the bottom."""


def height_on(page: Page, widths: Sequence[float]) -> float:
    """Return how many points of rows one page holds, once the columns are shrunk to its width."""
    short, long = _PAPERS[page.paper]
    across, down = (long, short) if page.landscape else (short, long)
    width = (across - page.left - page.right) * _POINTS_PER_MM
    scale = min(1.0, width / (sum(widths) * _POINTS_PER_CHARACTER))
    return (down - page.top - page.bottom) * _POINTS_PER_MM / scale * _FILLED


class Pages:
    """The pages of a form, filled from the top with strips.

    Args:
        first_room, room: points that the first page, and each later one, has below the heading.
        first_row: number of the sheet's row below the heading.
    """

    def __init__(self, columns: Sequence[GridColumn], first_room: float, room: float, first_row: int) -> None:
        self._columns, self._room, self._row = columns, room, first_row
        self._page = _OpenPage(columns, first_room)

    def add(self, strips: Sequence[Strip]) -> Iterator[Block]:
        """Put the strips of one task, or lines over all columns, at the end; yield the pages that are full by that.

        Lines over all columns stay on one page with the strip that follows them.
        """
        lines = next((at for at, strip in enumerate(strips) if not strip.across), len(strips))
        for piece in (strips[: lines + 1], *([strip] for strip in strips[lines + 1 :])):
            if not self._page.add(piece):
                yield from self.close()
                self._page.add(piece)

    def close(self) -> Iterator[Block]:
        """Yield the page begun, if there is anything on it, and begin another."""
        if self._page.strips:
            block = self._page.block(self._row)
            self._row = block.last + 1
            self._page = _OpenPage(self._columns, self._room)
            yield block


class _OpenPage:
    """A page that is being filled.

    Attributes:
        strips: what stands on it so far.
    """

    def __init__(self, columns: Sequence[GridColumn], room: float) -> None:
        self.strips: list[Strip] = []
        self._columns, self._left = columns, room
        self._merged = [at for at, column in enumerate(columns) if column.merge]
        self._missing = [0.0] * len(self._merged)

    def add(self, strips: Sequence[Strip]) -> bool:
        """Put `strips` at the end if there is room for them and for the cells that hold together over them.

        An empty page takes them in any case, as no page has more room.
        """
        left, missing = self._left, self._missing
        for strip in strips:
            left, missing = self._with(strip, left, missing)
        if self.strips and left < sum([height for height in missing if height > 0]):
            return False
        self.strips.extend(strips)
        self._left, self._missing = left, missing
        return True

    def _with(self, strip: Strip, left: float, missing: list[float]) -> tuple[float, list[float]]:
        """Return the room left and, for each merged cell that may go on, the height it lacks."""
        left -= strip.height
        lacking = []
        for at, height in zip(self._merged, missing, strict=True):
            if at in strip.joined:
                lacking.append(height - strip.height)
            else:
                left -= max(0.0, height)
                lacking.append(self._needed(strip, at) - strip.height)
        return left, lacking

    def block(self, first: int) -> Block:
        """Return the page as rows of the sheet from row `first` on."""
        strips = [replace(self.strips[0], joined=frozenset()), *self.strips[1:]]
        strips[-1] = replace(strips[-1], styles=tuple(_ENDED.get(style, style) for style in strips[-1].styles))
        for at in reversed(self._merged):
            if any(self._lacks(strips[begin:end], at) > 0 for begin, end in _runs(strips, at)):
                strips = self._stretched(strips, at)
        spans = [Span(first + at, 1, first + at, len(self._columns)) for at, strip in enumerate(strips) if strip.across]
        for column in sorted(frozenset().union(*(strip.joined for strip in strips))):
            spans.extend(
                Span(first + begin, column + 1, first + end - 1, column + 1)
                for begin, end in _runs(strips, column)
                if end - begin > 1
            )
        spans = spans if len(self._columns) > 1 else []
        return Block(first, tuple(_row(strip) for strip in strips), tuple(spans))

    def _needed(self, strip: Strip, column: int) -> float:
        """Return the height of the merged cell of `column` that begins in `strip`."""
        return 0.0 if strip.across else self._columns[column].height(strip.cells[column])

    def _lacks(self, run: Sequence[Strip], column: int) -> float:
        """Return the height that the merged cell over `run` still lacks."""
        return self._needed(run[0], column) - sum([strip.height for strip in run])

    def _stretched(self, strips: list[Strip], column: int) -> list[Strip]:
        """Return `strips` made higher, or more, where a merged cell needs more height than its rows have."""
        stretched = []
        for begin, end in _runs(strips, column):
            run = strips[begin:end]
            missing = self._lacks(run, column)
            share = max(0.0, missing) / len(run)
            grown = [replace(strip, height=min(HIGHEST, strip.height + share)) if share else strip for strip in run]
            missing -= sum(strip.height for strip in grown) - sum(strip.height for strip in run)
            while missing > 1:
                last = grown[-1]
                joined = frozenset(range(len(self._columns)))
                grown.append(Strip(min(HIGHEST, missing), last.cells, last.styles, joined))
                missing -= HIGHEST
            stretched.extend(grown)
        return stretched


def _runs(strips: Sequence[Strip], column: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of the strips whose cells in `column` are one."""
    begin = 0
    for at in range(1, len(strips) + 1):
        if at == len(strips) or column not in strips[at].joined:
            yield begin, at
            begin = at


def _row(strip: Strip) -> GridRow:
    """Return a strip as a row: what belongs to the cell above is blank."""
    cells = strip.cells
    if strip.joined:
        blanked = list(cells)
        for at in strip.joined:
            blanked[at] = ""
        cells = tuple(blanked)
    return GridRow(strip.height, cells, strip.styles, strip.task_id, strip.digest)
