"""What the clipboard holds, as cells: the text of a spreadsheet, a table of Word or a web page. Knows no Qt."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

Cells = tuple[tuple[str, ...], ...]

_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|[^\t\r\n]*')
_OWN_MARK = re.compile(r"^'(?=[=+\-@＝＋－＠])")
_WIDEST = 1_000


def cells_in(text: str, html: str = "", *, ours: bool = False) -> Cells:
    """Return the cells of what was copied; () for nothing.

    Args:
        html: taken where it has a table and the text has none, or lines of unlike length (breaks inside cells).
        ours: copied in this program, which sets ' before what a spreadsheet would take for a formula.
    """
    cells = _of_text(text)
    if "<t" in html.lower() and (len({len(line) for line in cells}) != 1 or len(cells[0]) == 1):
        table = _of_html(html)
        if table and (len(table[0]) > 1 or len(table) > 1 or not cells):
            return table
    return tuple(tuple(_OWN_MARK.sub("", cell) if ours else cell for cell in line) for line in cells)


def text_of_cells(cells: Sequence[Sequence[str]]) -> str:
    """Return cells as a spreadsheet takes them: those with breaks, tabs or quotes in quotes."""
    return "\n".join("\t".join(map(_quoted, line)) for line in cells)


def _quoted(cell: str) -> str:
    if not re.search('[\t\r\n"]', cell):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _of_text(text: str) -> Cells:
    """Return the cells of a text with tabs: a cell in quotes may hold breaks, tabs, and quotes written twice."""
    lines: list[tuple[str, ...]] = []
    line: list[str] = []
    at = 0
    while at <= len(text) and text:
        found = _FIELD.match(text, at)
        assert found is not None  # noqa: S101 - the second way matches anything, nothing too
        line.append(_unquoted(found))
        at = found.end()
        if text[at : at + 1] == "\t":
            at += 1
            continue
        lines.append(tuple(line))
        line = []
        at += 2 if text[at : at + 2] == "\r\n" else 1
    if lines and lines[-1] == ("",):  # the break that ends the last line
        lines.pop()
    return tuple(lines)


def _unquoted(found: re.Match[str]) -> str:
    """Return a cell without its quotes; quotes round what needs none belong to the text (“蓝天” as "蓝天")."""
    inner = found[1]
    if inner is None or not re.search('[\t\r\n]|""', inner):
        return found[0]
    return inner.replace('""', '"').replace("\r\n", "\n")


def _of_html(html: str) -> Cells:
    """Return the cells of the first table of a page; a cell over several columns stands in the first."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    width = max(map(len, reader.lines), default=0)
    return tuple((*line, *[""] * (width - len(line))) for line in reader.lines)


class _TableReader(HTMLParser):
    """Reads the first table of a page.

    Attributes:
        lines: its rows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[list[str]] = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._span = 1
        self._from_above: dict[tuple[int, int], None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        elif self._depth != 1 or self._done:
            return
        elif tag == "tr":
            self._end_cell()
            self.lines.append([])
        elif tag in {"td", "th"} and self.lines:
            self._end_cell()
            self._cell, self._span = [], self._begin(dict(attrs))
        elif tag in {"br", "p", "div"} and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th", "tr", "table"} and self._depth == 1:
            self._end_cell()
        if tag == "table":
            self._depth -= 1
            self._done = self._done or self._depth == 0

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(re.sub(r"[ \t\r\n]+", " ", data))

    def _begin(self, attrs: dict[str, str | None]) -> int:
        """Step over cells that reach down from above; return how many columns this one covers."""
        row = len(self.lines) - 1
        while (row, len(self.lines[-1])) in self._from_above:
            self.lines[-1].append("")
        across, down = (_count(attrs.get(name)) for name in ("colspan", "rowspan"))
        first = len(self.lines[-1])
        for below in range(1, down):
            self._from_above |= dict.fromkeys((row + below, first + place) for place in range(across))
        return across

    def _end_cell(self) -> None:
        if self._cell is not None:
            text = re.sub(r" *\n *", "\n", "".join(self._cell)).strip().replace("\xa0", " ")
            self.lines[-1].extend([text, *[""] * (self._span - 1)])
        self._cell = None


def _count(words: str | None) -> int:
    """Return how many rows or columns a cell says it covers, within reason."""
    return min(int(words), _WIDEST) if words and words.isdecimal() and int(words) else 1
