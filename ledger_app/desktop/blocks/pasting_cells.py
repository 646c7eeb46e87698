"""What the clipboard holds, as cells: the text of a spreadsheet, a table of Word or a web page. Knows no Qt."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Cells = tuple[tuple[str, ...], ...]

_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|$)|[^\t\r\n]*')
_OWN_MARK = re.compile(r"^'(?=[=+\-@＝＋－＠])")
_ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
_FIGURES = re.compile("[0-9]{1,9}")
_WIDEST = 1_000
_MOST = 200_000
"""A table of more cells is not read: more than may be pasted at once."""


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
    """Return the cells of the first table of a page; () where there is none, or none that could be pasted at once."""
    from ledger_app.intake.formats.web_tree import tree_of  # lxml is not loaded before a table is pasted

    tree = tree_of(html.replace("\x00", ""))
    table = None if tree.root is None or tree.is_cut else next(tree.root.iter("table"), None)
    lines = [] if table is None else _lines_of(table)
    width = max(map(len, lines), default=0)
    if width * len(lines) > _MOST:
        return ()
    return tuple((*line, *[""] * (width - len(line))) for line in lines)


def _lines_of(table: "HtmlElement") -> list[list[str]]:
    """Return the rows of a table as far as they may be pasted; a cell over several columns or rows stands in its first.

    A table inside a cell is text of that cell.
    """
    lines: list[list[str]] = []
    covered: dict[int, int] = {}  # columns, with the first row that no cell from above reaches into
    for place, row in enumerate(table.xpath(_ROWS)):
        line: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while covered.get(len(line), 0) > place:
                line.append("")
            across, down = (_count(cell.get(name)) for name in ("colspan", "rowspan"))
            covered |= dict.fromkeys(range(len(line), len(line) + across), place + down)
            line += [_shown(cell), *[""] * (across - 1)]
            if len(line) > _MOST:
                break
        lines.append(line)
        if len(line) * len(lines) > _MOST:
            break
    return lines


def _shown(cell: "HtmlElement") -> str:
    """Return the text of a cell with its breaks."""
    from lxml.etree import iterwalk

    from ledger_app.intake.formats.web_tree import squeezed

    pieces: list[str] = []
    for event, part in iterwalk(cell, events=("start", "end")):
        begins = event == "start"
        pieces.append("\n" if begins and part.tag in {"br", "p", "div"} else "")
        pieces.append(squeezed((part.text if begins else part is not cell and part.tail) or ""))
    return "\n".join(line.strip(" ") for line in "".join(pieces).split("\n")).strip().replace("\xa0", " ")


def _count(words: str | None) -> int:
    """Return how many rows or columns a cell says it covers, within reason."""
    return min(max(int(words), 1), _WIDEST) if words and _FIGURES.fullmatch(words.strip()) else 1
