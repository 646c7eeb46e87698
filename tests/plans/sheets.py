"""How the builders in this folder lay rows into a sheet; no test needs it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

Value = str | float | date | None
Rows = list[Sequence[Value]]
HERE = Path(__file__).parent
_THIN = Side("thin")


def lay(sheet: Worksheet, rows: Rows, merges: str = "", heading: int = 1) -> None:
    """Write `rows` from A1 on, as text stays text, then merge the areas named in `merges`.

    Args:
        heading: rows above and of the heading, which are bold.
    """
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            if value is None:
                continue
            cell = sheet.cell(number, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            cell.font = Font("宋体", size=11, bold=number <= heading)
            cell.alignment = Alignment(vertical="center", wrap_text=True)
            cell.border = Border(_THIN, _THIN, _THIN, _THIN)
    for area in merges.split():
        sheet.merge_cells(area)


def new_book(*names: str) -> Workbook:
    """Return a workbook with sheets of these names."""
    book = Workbook()
    for name in names:
        book.create_sheet(name)
    del book["Sheet"]
    return book
