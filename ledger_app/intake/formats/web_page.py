"""Web pages in: saved .html, and the many exports called .xls that are one. Paragraphs and tables in their order."""

import re
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from ledger_app.errors import LedgerError
from ledger_app.intake.assembly import Assembly
from ledger_app.intake.formats.table_grid import GridCell, TableGrid
from ledger_app.intake.formats.web_article import blocks_of_the_site, unfold_labels
from ledger_app.intake.formats.web_tree import block_of, is_block, squeezed, tree_of, words

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\f\xa0]+")
_MAX_SPAN = 1000
_ARTICLE = 100
_MOST = 0.8
_SHOWN = 3


def read_web_page(text: str, assembly: Assembly) -> None:
    """Append a page."""
    tree = tree_of(text)
    if tree.is_cut and (tree.root is None or not tree.root.text_content().strip()):
        raise LedgerError("网页的标签套得太深，没有读到文字", "请在浏览器里打开，把正文复制到 Word 或文本文件后再试")
    if tree.root is None:
        return
    unfold_labels(tree.root)
    site = blocks_of_the_site(tree.root, tree.title)
    _Page(assembly, site).follow(tree.root)
    if tree.is_cut:
        assembly.warn(tree.title or "网页", "网页的标签套得太深，后面的内容没有读到，请另存为 .docx 或 .txt 后再试")
    if site:
        shown = "、".join(f"“{words[:12]}”" for words in list(site.values())[:_SHOWN])
        assembly.note(tree.title or "网页", f"网页上的导航、按钮和页脚等 {len(site)} 处没有读取，如{shown}")


@dataclass(slots=True)
class _OpenTable:
    """A table whose end was not met yet; the text of a table inside a cell goes into that cell."""

    element: HtmlElement
    grid: TableGrid
    row_open: bool = False
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)


class _Page:
    """Follows the elements of a page.

    Args:
        site: blocks whose own words are left out.
    """

    def __init__(self, assembly: Assembly, site: dict[HtmlElement, str]) -> None:
        self._assembly = assembly
        self._site = site
        self._paragraph: list[str] = []
        self._paragraphs = 0
        self._tables = 0
        self._table: _OpenTable | None = None

    def follow(self, root: HtmlElement) -> None:
        """Append all that stands in the tree, in its order."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(element)
                self._add(element.text, element)
            else:
                self._end(element)
                if element is not root:
                    self._add(element.tail, element.getparent())
        self._end_paragraph()

    def _start(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag == "br":
            self._add_text("\n")
        elif tag == "table":
            self._start_table(element)
        elif self._is_in_table(element, "tr", "td", "th"):
            self._start_in_table(element)
        elif is_block(element):
            self._break()

    def _end(self, element: HtmlElement) -> None:
        if self._table is not None and element is self._table.element:
            self._end_table(self._table)
        elif self._table is not None and self._is_in_table(element, "td", "th", "tr"):
            self._end_cell(self._table)
        elif is_block(element):
            self._break()

    def _is_in_table(self, element: HtmlElement, *tags: str) -> bool:
        """Whether an element is a row or cell of the open table and not of one inside it."""
        if self._table is None or element.tag not in tags:
            return False
        return next(element.iterancestors("table"), None) is self._table.element

    def _add(self, text: str | None, holder: HtmlElement) -> None:
        """Take text that stands directly in `holder`, blanks run together as a browser shows them."""
        if text and (not self._site or block_of(holder) not in self._site):
            self._add_text(text if holder.tag == "pre" else squeezed(text))

    def _add_text(self, text: str) -> None:
        """Add text to the open cell or paragraph; what stands between the cells of a table comes after it."""
        if self._table is None:
            self._paragraph.append(text)
        elif self._table.cell is not None:
            self._table.cell.append(text)
        elif text.strip():
            self._paragraph.append(text)

    def _break(self) -> None:
        if self._table is None:
            self._end_paragraph()
        elif self._table.cell is not None:
            self._table.cell.append("\n")

    def _end_paragraph(self) -> None:
        """Append what was gathered as paragraphs, one a line."""
        for line in _lines(self._paragraph):
            self._paragraphs += 1
            self._assembly.add_paragraph(line, f"第{self._paragraphs}段")
        self._paragraph = []

    def _start_table(self, element: HtmlElement) -> None:
        if self._table is not None or _is_layout(element):
            self._break()
            return
        self._end_paragraph()
        if all(block_of(holder) in self._site for _, holder in words(element)):
            return
        self._tables += 1
        self._table = _OpenTable(element, TableGrid(f"第{self._tables}个表格"))

    def _start_in_table(self, element: HtmlElement) -> None:
        table = self._table
        if table is None:
            return
        self._end_cell(table)
        if element.tag == "tr" or not table.row_open:
            table.grid.start_row(hidden=bool(_HIDDEN.search(element.get("style", ""))))
            table.row_open = True
        if element.tag != "tr":
            table.cell = []
            table.spans = (_span(element.get("colspan", "")), _span(element.get("rowspan", "")))

    def _end_cell(self, table: _OpenTable) -> None:
        if table.cell is not None:
            columns, rows = table.spans
            table.grid.add(GridCell("\n".join(_lines(table.cell)), columns=columns, rows=rows))
            table.cell = None

    def _end_table(self, table: _OpenTable) -> None:
        self._end_cell(table)
        self._table = None
        table.grid.append_to(self._assembly)
        self._end_paragraph()


def _is_layout(table: HtmlElement) -> bool:
    """Whether a table only places the parts of a page: one column of text, or one cell that holds an article."""
    cells = [cell for cell in table.iter("td", "th") if next(cell.iterancestors("table")) is table]
    sizes = [_size(cell) - sum(map(_size, cell.iter("a"))) for cell in cells]
    if sum(size > 0 for size in sizes) <= 1:
        return True
    largest = max(sizes)
    cell = cells[sizes.index(largest)]
    paragraphs = sum(1 for _ in cell.iter("p", "div", "br", "table"))
    is_text = largest >= _ARTICLE and cell.text_content().count("。") >= 2 and paragraphs >= 5
    is_one_column = len({cell.getparent() for cell in cells}) == len(cells)
    return is_text and (is_one_column or largest >= _MOST * sum(sizes))


def _size(element: HtmlElement) -> int:
    return len("".join(element.text_content().split()))


def _lines(pieces: list[str]) -> list[str]:
    lines = "".join(pieces).split("\n")
    return [line for line in (_BLANKS.sub(" ", line).strip() for line in lines) if line]


def _span(value: str) -> int:
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() else 1
