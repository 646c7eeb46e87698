"""Pages of a PDF become paragraphs and tables; what a page cuts is put together again."""

import re
from collections.abc import Sequence

from ledger_app.intake.assembly import Assembly
from ledger_app.intake.formats.pdf_lines import TextLine, joined
from ledger_app.intake.formats.pdf_paragraphs import Frame, goes_on
from ledger_app.intake.formats.pdf_tables import PdfTable
from ledger_app.intake.formats.table_grid import TableGrid

_CONTINUED = re.compile(r"[（(]?\s*(?:续\s*表|接\s*上\s*表|续)\s*\d*\s*[）)]?")


class PdfWriter:
    """Takes page after page; a paragraph or table stays open until something else begins."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._page = 0
        self._place = ""
        self._lines: list[TextLine] = []
        self._frame = Frame(0, 0, 0)
        self._table: PdfTable | None = None
        self._paragraphs = 0
        self._tables = 0

    def add_page(self, number: int, lines: Sequence[TextLine], tables: Sequence[PdfTable], frame: Frame) -> None:
        """Append the lines and tables of a page, or of a column of it, in their order."""
        if number != self._page:
            self._page, self._paragraphs, self._tables = number, 0, 0
        is_first = True
        blocks: list[TextLine | PdfTable] = [*lines, *tables]
        for block in sorted(blocks, key=lambda block: block.top):
            if isinstance(block, PdfTable):
                self._add_table(block, is_first=is_first)
            elif self._table is not None and is_first and _CONTINUED.fullmatch(block.text):
                continue
            else:
                self._add_line(block, frame, is_first=is_first)
            is_first = False

    def finish(self) -> None:
        """End what is still open."""
        self._end_paragraph()
        self._end_table()

    def _add_line(self, line: TextLine, frame: Frame, *, is_first: bool) -> None:
        self._end_table()
        if self._lines and goes_on(self._lines, line, self._frame, frame, new_page=is_first):
            self._lines.append(line)
        else:
            self._end_paragraph()
            self._paragraphs += 1
            self._place = f"第{self._page}页第{self._paragraphs}段"
            self._lines = [line]
        self._frame = frame

    def _add_table(self, table: PdfTable, *, is_first: bool) -> None:
        self._end_paragraph()
        if is_first and self._table is not None and self._table.goes_on_in(table):
            self._table.append(table)
            return
        self._end_table()
        self._tables += 1
        self._place = f"第{self._page}页第{self._tables}个表格"
        self._table = table

    def _end_paragraph(self) -> None:
        if self._lines:
            self._assembly.add_paragraph(joined([line.text for line in self._lines]), self._place)
            self._lines = []

    def _end_table(self) -> None:
        if self._table is not None:
            grid = TableGrid(self._place)
            self._table.append_to_grid(grid)
            grid.append_to(self._assembly)
            self._table = None
