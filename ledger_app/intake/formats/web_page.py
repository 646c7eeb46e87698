"""Web pages in: saved .html, and the many exports called .xls that are one. Paragraphs and tables in their order."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ledger_app.intake.assembly import Assembly
from ledger_app.intake.formats.table_grid import GridCell, TableGrid

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LEFT_OUT = {"script", "style", "head", "title", "template", "noscript", "xml"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "body", "section"}
_BLOCKS |= {"article", "header", "footer", "blockquote", "pre", "center", "form", "hr", "caption", "fieldset", "main"}
_MAX_SPAN = 1000


def read_web_page(text: str, assembly: Assembly) -> None:
    """Append a page."""
    page = _Page(assembly)
    page.feed(text)
    page.close()
    page.end_paragraph()


@dataclass(slots=True)
class _OpenTable:
    """A table whose end was not met yet; the text of a table inside a cell goes into that cell."""

    grid: TableGrid
    row_open: bool = False
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


@dataclass(slots=True)
class _Depths:
    """How deep we are in elements whose contents do not count, or in tables inside tables."""

    left_out: int = 0
    tables: int = 0
    hidden: list[str] = field(default_factory=list)


class _Page(HTMLParser):
    """Follows the tags; browsers forgive missing end tags, and so does this."""

    def __init__(self, assembly: Assembly) -> None:
        super().__init__(convert_charrefs=True)
        self._assembly = assembly
        self._paragraph: list[str] = []
        self._paragraphs = 0
        self._tables = 0
        self._depths = _Depths()
        self._table: _OpenTable | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what this tag begins."""
        if tag in _LEFT_OUT:
            self._depths.left_out += 1
        elif tag == "br":
            self.handle_text("\n")
        elif tag == "table":
            self._start_table()
        elif self._table is not None and self._depths.tables == 1 and tag in {"tr", "td", "th"}:
            self._start_in_table(self._table, tag, {name: value or "" for name, value in attrs})
        elif tag in _BLOCKS or tag in {"tr", "td", "th"}:
            self._break()

    def handle_endtag(self, tag: str) -> None:
        """End what this tag ends."""
        if tag in _LEFT_OUT:
            self._depths.left_out = max(self._depths.left_out - 1, 0)
        elif tag == "table" and self._table is not None:
            self._end_table(self._table)
        elif tag in {"td", "th", "tr"} and self._table is not None and self._depths.tables == 1:
            self._end_cell(self._table)
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Take text, blanks run together as a browser shows them."""
        if not self._depths.left_out:
            self.handle_text(_BLANKS.sub(" ", data))

    def handle_text(self, text: str) -> None:
        """Add text to the open cell or paragraph; between the cells of a table there is none."""
        if self._table is None:
            self._paragraph.append(text)
        elif self._table.cell is not None:
            self._table.cell.append(text)
        elif text.strip():
            self._paragraph.append(text)

    def end_paragraph(self) -> None:
        """Append what was gathered as paragraphs, one a line."""
        for line in _lines(self._paragraph):
            self._paragraphs += 1
            self._assembly.add_paragraph(line, f"第{self._paragraphs}段")
        self._paragraph = []

    def _break(self) -> None:
        if self._table is None:
            self.end_paragraph()
        elif self._table.cell is not None:
            self._table.cell.append("\n")

    def _start_table(self) -> None:
        self._depths.tables += 1
        if self._table is None:
            self.end_paragraph()
            self._tables += 1
            self._table = _OpenTable(TableGrid(f"第{self._tables}个表格"))
            self._depths.tables = 1
        else:
            self._break()

    def _start_in_table(self, table: _OpenTable, tag: str, attributes: dict[str, str]) -> None:
        self._end_cell(table)
        if tag == "tr" or not table.row_open:
            table.grid.start_row(hidden=bool(_HIDDEN.search(attributes.get("style", ""))))
            table.row_open = True
        if tag != "tr":
            table.cell = []
            table.spans = (_span(attributes.get("colspan", "")), _span(attributes.get("rowspan", "")))

    def _end_cell(self, table: _OpenTable) -> None:
        if table.cell is not None:
            columns, rows = table.spans
            table.grid.add(GridCell("\n".join(_lines(table.cell)), columns=columns, rows=rows))
            table.cell = None

    def _end_table(self, table: _OpenTable) -> None:
        self._depths.tables -= 1
        if self._depths.tables:
            self._break()
            return
        self._end_cell(table)
        self._table = None
        table.grid.append_to(self._assembly)
        self.end_paragraph()

    def close(self) -> None:
        """Finish a page that was cut off inside a table."""
        super().close()
        if self._table is not None:
            self._depths.tables = 1
            self._end_table(self._table)


def _lines(pieces: list[str]) -> list[str]:
    lines = "".join(pieces).replace("\xa0", " ").split("\n")
    return [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]


def _span(value: str) -> int:
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1
