"""The workbook around the rows, made by openpyxl: styles, widths, page set-up, print titles, filter, hidden sheet."""

import io
import re
import zipfile
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ledger_app.reports.grid import Grid, Style
from ledger_app.reports.styles import named_styles, normal_font

SHEET_PART, IDENTITY_PART = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
IDENTITY_SHEET = "_ledger"
_ROWS = re.compile(r"<sheetData\s*/>|<sheetData>.*</sheetData>", re.DOTALL)
_DIMENSION = re.compile(r"<dimension [^>]*>")
_PAPER_NUMBERS = {"A3": 8, "A4": 9}
_MM_PER_INCH = 25.4
_FOOTER_MARGIN_MM = 8.0
_LONGEST_SHEET_NAME = 31
_BARRED_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]|^'|'$")


class Shell:
    """A workbook without rows.

    Attributes:
        style_ids: the workbook's number of each style; all but that of numbers mark their cells as text.
        sheet: name of the visible sheet.
    """

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._book = Workbook()
        self._book.properties.creator = "调度台账"
        self._book.properties.title = grid.sheet
        _set_normal_font(self._book)
        self.sheet = _BARRED_IN_SHEET_NAMES.sub("_", grid.sheet)[:_LONGEST_SHEET_NAME]
        page = self._book.worksheets[0]
        page.title = self.sheet
        self._book.create_sheet(IDENTITY_SHEET).sheet_state = "veryHidden"
        self.style_ids = self._register_styles(page)
        self._set_up(page)
        self._package = self._saved()

    def end_in(self, last_row: int) -> None:
        """Let the visible sheet end in row `last_row`: so far reaches the filter that a heading of one row has."""
        begin, end = self._grid.heading
        if begin == end:
            self._book.worksheets[0].auto_filter.ref = f"A{end}:{get_column_letter(len(self._grid.widths))}{last_row}"
            self._package = self._saved()

    def frame(self, part: str) -> tuple[str, str]:
        """Return what stands before and after the rows of a sheet."""
        before, after = _ROWS.split(_DIMENSION.sub("", self._package.read(part).decode("utf-8")), maxsplit=1)
        return before, after

    def other_parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of everything but the two sheets, once the last row is known."""
        for name in self._package.namelist():
            if name not in {SHEET_PART, IDENTITY_PART}:
                yield name, self._package.read(name)

    def _saved(self) -> zipfile.ZipFile:
        stream = io.BytesIO()
        self._book.save(stream)
        return zipfile.ZipFile(stream)

    def _register_styles(self, page: Worksheet) -> dict[Style, int]:
        """Give the workbook every style; return their numbers."""
        style_ids, cell = {}, Cell(page, 1, 1)
        for named in named_styles(self._grid.fonts):
            self._book.add_named_style(named)
            cell.style = named.name
            cell.quotePrefix = named.name != Style.NUMBER
            style_ids[Style(named.name)] = cell.style_id
        return style_ids

    def _set_up(self, page: Worksheet) -> None:
        """Set widths, panes and everything that printing needs."""
        for at, width in enumerate(self._grid.widths, start=1):
            page.column_dimensions[get_column_letter(at)].width = width
        first, last = self._grid.heading
        page.freeze_panes = f"A{last + 1}"
        page.print_title_rows = f"{first}:{last}"
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.page_setup.paperSize = _PAPER_NUMBERS[self._grid.page.paper]
        page.page_setup.orientation = "landscape" if self._grid.page.landscape else "portrait"
        page.print_options.horizontalCentered = True
        paper, margins = self._grid.page, page.page_margins
        margins.top, margins.bottom = paper.top / _MM_PER_INCH, paper.bottom / _MM_PER_INCH
        margins.left, margins.right = paper.left / _MM_PER_INCH, paper.right / _MM_PER_INCH
        margins.header = margins.footer = _FOOTER_MARGIN_MM / _MM_PER_INCH
        page.oddFooter = HeaderFooterItem()
        page.oddFooter.center.text = "第 &P 页 共 &N 页"
        page.oddFooter.right.text = self._grid.footer.replace("&", "&&") or None


def _set_normal_font(book: Workbook) -> None:
    """Set the font in which column widths are counted. openpyxl has no public way to it."""
    font = normal_font()
    book._named_styles["Normal"].font = font  # type: ignore[attr-defined] # noqa: SLF001
    book._fonts[0] = font  # type: ignore[attr-defined] # noqa: SLF001
