"""The grid: every cell, span, style and height of a sheet, as plain values. Knows the office's layout, no file."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ledger_app.domain.light import Light
from ledger_app.reports.form import Fonts, Page


class Style(StrEnum):
    """Every way a cell can look, by the name that the workbook gives it.

    A NUMBER is written as one, everything else as text; the FLOW styles are for the parts of one cut text.
    """

    ANNEX = "附件"
    TITLE = "标题"
    NOTE = "题注"
    FACT = "填报信息"
    FACT_RIGHT = "填报信息右"
    HEADING = "表头"
    SECTION = "章节"
    LEFT = "正文左"
    CENTER = "正文中"
    NUMBER = "正文数"
    FLOW_FIRST = "续文首"
    FLOW_MIDDLE = "续文中"
    FLOW_LAST = "续文末"
    FLOW_ONLY = "续文单"
    RED = "红灯"
    YELLOW = "黄灯"
    GREEN = "绿灯"
    BLUE = "蓝灯"
    GREY = "灰灯"
    BELOW = "表注"


LIGHT_STYLES = {
    Light.RED: Style.RED,
    Light.YELLOW: Style.YELLOW,
    Light.GREEN: Style.GREEN,
    Light.BLUE: Style.BLUE,
    Light.GREY: Style.GREY,
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: `height` in points, and a value and a style for each column; "" is a blank cell.

    Attributes:
        task_id: of the task that begins in this row, "" for every other row.
        digest: short hash of all that the task shows, with which a changed row is found when it comes back.
    """

    height: float
    cells: tuple[str, ...]
    styles: tuple[Style, ...]
    task_id: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged area; rows and columns count from 1, the last ones inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of one printed page, from row `first` of the sheet on, with their merged areas."""

    first: int
    rows: tuple[GridRow, ...]
    spans: tuple[Span, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last row."""
        return self.first + len(self.rows) - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet.

    Attributes:
        headings: lowest heading of each column.
        widths: of the columns, in characters.
        top: everything down to the heading; `heading` its first and last row, repeated on each page.
        pages: the rows below, page by page; made while they are walked through, so walk only once.
        footer: stands at the foot beside the page number.
    """

    sheet: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    top: Block
    heading: tuple[int, int]
    pages: Iterable[Block]
    page: Page
    fonts: Fonts
    footer: str = ""
