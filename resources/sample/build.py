"""Rebuild the sample plan's two documents from tasks.toml: python resources/sample/build.py.

Both show the same table as an office would lay it out; nothing else in the program reads tasks.toml.
"""
# ruff: noqa: INP001  a script that lies beside its data

import math
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

HERE = Path(__file__).parent
STEM = "青河区2025年重点任务分解表"
TITLE_FONT, HEADING_FONT, BODY_FONT, SMALL_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312", "楷体_GB2312"
WIDTHS = (6, 15, 50, 20, 20, 9, 9, 9, 10, 10, 12, 16)
LONG_COLUMNS = {2}
TABLE_CM = 38
BODY_POINTS = 12
LINE_POINTS = 17


@dataclass(frozen=True, slots=True)
class Span:
    """A block of merged cells; rows and columns count from 0 within the table."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """The table as it is printed: the text of every cell, what is merged, and where pages begin."""

    sheet: str
    above: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[Span, ...]
    heading_rows: int
    chapter_rows: frozenset[int]
    page_rows: tuple[int, ...]
    note: str


def read_table() -> Table:
    """Lay tasks.toml out as a table, with the merges and slips it asks for."""
    with (HERE / "tasks.toml").open("rb") as file:
        plan = tomllib.load(file)
    years = [f"{year}年" for year in plan["years"]]
    rows = [
        [
            "序号",
            "重点任务",
            "具体任务",
            "责任单位",
            "",
            "进度安排",
            "",
            "",
            "责任领导",
            "联系人",
            "联系电话",
            "资金来源",
        ],
        ["", "", "", "责任部门", "责任街镇", *years, "", "", "", ""],
    ]
    spans = [Span(0, column, 1, column) for column in (0, 1, 2, 8, 9, 10, 11)] + [Span(0, 3, 0, 4), Span(0, 5, 0, 7)]
    chapters: set[int] = set()
    pages: list[int] = []
    for chapter in plan["chapter"]:
        chapters.add(len(rows))
        spans.append(Span(len(rows), 0, len(rows), len(WIDTHS) - 1))
        rows.append([chapter["name"], *[""] * (len(WIDTHS) - 1)])
        for group in chapter["group"]:
            _add_group(group, plan, rows, spans, pages)
    day = plan["issue_date"]
    issued = f"{plan['issuer']}    {day.year}年{day.month}月{day.day}日"
    above = ("附件1", plan["title"], f"（{plan['doc_no']}）", issued)
    fixed = tuple(tuple(row) for row in rows)
    return Table(plan["sheet"], above, fixed, tuple(spans), 2, frozenset(chapters), tuple(pages), plan["note"])


def _add_group(
    group: dict[str, Any], plan: dict[str, Any], rows: list[list[str]], spans: list[Span], pages: list[int]
) -> None:
    """Add the tasks of one group; its name and principal are merged down, and begin again on a new page."""
    name_top = principal_top = len(rows)
    for number, text, departments, areas, stages, liaison, phone, funds in group["tasks"]:
        here = len(rows)
        if number in plan["pages_begin"]:
            pages.append(here)
            spans += _down(1, name_top, here - 1) + _down(8, principal_top, here - 1)
            name_top = principal_top = here
        slipped = number in plan["shifted"]
        if slipped:
            spans += _down(1, name_top, here - 1)
            name_top = here + 1
        name = group["name"] if here == name_top else ""
        principal = group["principal"] if here == principal_top else ""
        content = [text, ""] if slipped else [name, text]
        rows.append([number, *content, departments, areas, *stages.split(), principal, liaison, phone, funds])
    spans += _down(1, name_top, len(rows) - 1) + _down(8, principal_top, len(rows) - 1)


def _down(column: int, top: int, bottom: int) -> list[Span]:
    return [Span(top, column, bottom, column)] if bottom > top else []


def _row_height(row: tuple[str, ...]) -> float:
    """Return the points a row needs; a Chinese character is as wide as two of Excel's, at 11 points."""
    lines = 1
    for text, width in zip(row, WIDTHS, strict=True):
        per_line = (width - 1) * 11 / BODY_POINTS // 2
        lines = max(lines, sum(math.ceil(max(len(part), 1) / per_line) for part in text.split("\n")))
    return lines * LINE_POINTS + 6


def build_workbook(table: Table) -> Workbook:
    """Return the table as a workbook, A3 landscape, its heading repeated on every page."""
    book = Workbook()
    sheet = book.create_sheet(table.sheet, 0)
    del book["Sheet"]
    last = get_column_letter(len(WIDTHS))
    fonts = (
        Font(HEADING_FONT, size=16),
        Font(TITLE_FONT, size=22),
        Font(SMALL_FONT, size=14),
        Font(SMALL_FONT, size=12),
    )
    for line, (text, font) in enumerate(zip(table.above, fonts, strict=True), 1):
        cell = sheet.cell(line, 1, text)
        cell.font = font
        cell.alignment = Alignment("left" if line == 1 else "right" if line == len(fonts) else "center", "center")
        sheet.merge_cells(f"A{line}:{last}{line}")
        sheet.row_dimensions[line].height = 36 if line == 2 else 22
    _fill_sheet(sheet, table, first=len(table.above) + 1)
    return book


def _fill_sheet(sheet: Worksheet, table: Table, first: int) -> None:
    thin = Side("thin")
    last = get_column_letter(len(WIDTHS))
    for index, row in enumerate(table.rows):
        heading, chapter = index < table.heading_rows, index in table.chapter_rows
        font = Font(HEADING_FONT, size=12) if heading or chapter else Font(BODY_FONT, size=BODY_POINTS)
        for column, text in enumerate(row):
            cell = sheet.cell(first + index, column + 1, int(text) if text.isdecimal() else text or None)
            cell.font, cell.border = font, Border(thin, thin, thin, thin)
            long = not heading and (column in LONG_COLUMNS or chapter)
            cell.alignment = Alignment("left" if long else "center", "center", wrap_text=True)
        sheet.row_dimensions[first + index].height = 22 if heading or chapter else _row_height(row)
    for span in table.spans:
        sheet.merge_cells(None, first + span.top, span.left + 1, first + span.bottom, span.right + 1)
    note_row = first + len(table.rows)
    note = sheet.cell(note_row, 1, table.note)
    note.font, note.alignment = Font(SMALL_FONT, size=10.5), Alignment("left", "center", wrap_text=True)
    sheet.merge_cells(f"A{note_row}:{last}{note_row}")
    sheet.row_dimensions[note_row].height = 22
    _set_up_page(sheet, table, first)


def _set_up_page(sheet: Worksheet, table: Table, first: int) -> None:
    for column, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    below = first + table.heading_rows
    sheet.freeze_panes = f"C{below}"
    sheet.print_title_rows = f"{first}:{below - 1}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 8, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页 共 &N 页"))
    for row in table.page_rows:
        sheet.row_breaks.append(Break(first + row - 1))


def build_document(table: Table) -> WordDocument:
    """Return the same table as a Word document, A3 landscape."""
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(42), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    places = (WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT)
    fonts = ((HEADING_FONT, 16), (TITLE_FONT, 22), (SMALL_FONT, 14), (SMALL_FONT, 12))
    for text, place, (font, points) in zip(table.above, places, fonts, strict=True):
        _write(document.add_paragraph(), text, font, points, place)
    for number, (first, end) in enumerate(_pages(table)):
        if number:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _add_word_table(document, table, [*range(table.heading_rows), *range(first, end)])
    _write(document.add_paragraph(), table.note, SMALL_FONT, 10.5, WD_ALIGN_PARAGRAPH.LEFT)
    return document


def _pages(table: Table) -> list[tuple[int, int]]:
    """Return the first row of every page and the first one after it."""
    return list(pairwise((table.heading_rows, *table.page_rows, len(table.rows))))


def _add_word_table(document: WordDocument, table: Table, indexes: list[int]) -> None:
    """Add these rows of the table as a table of its own: Word users split a table to keep a page whole."""
    word = document.add_table(len(indexes), len(WIDTHS), "Table Grid")
    word.alignment, word.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in enumerate(WIDTHS):
        word.columns[column].width = Cm(TABLE_CM * width / sum(WIDTHS))
    for row, index in zip(word.rows, indexes, strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001  python-docx has no public way
        _fill_word_row(row, table, index)
    for span in table.spans:
        if span.top in indexes:
            top, bottom = indexes.index(span.top), indexes.index(span.bottom)
            merged = word.cell(top, span.left).merge(word.cell(bottom, span.right))
            for empty in [p for p in merged.paragraphs[1:] if not p.text]:
                empty._p.getparent().remove(empty._p)  # noqa: SLF001  merging leaves an empty line for every cell


def _fill_word_row(row: WordRow, table: Table, index: int) -> None:
    heading, chapter = index < table.heading_rows, index in table.chapter_rows
    font = HEADING_FONT if heading or chapter else BODY_FONT
    for column, (cell, text) in enumerate(zip(row.cells, table.rows[index], strict=True)):
        cell.width = Cm(TABLE_CM * WIDTHS[column] / sum(WIDTHS))
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        long = not heading and (column in LONG_COLUMNS or chapter)
        place = WD_ALIGN_PARAGRAPH.LEFT if long else WD_ALIGN_PARAGRAPH.CENTER
        for line, part in enumerate(text.split("\n")):
            _write(cell.add_paragraph() if line else cell.paragraphs[0], part, font, 10.5, place, around=3)


def _write(
    paragraph: Paragraph, text: str, font: str, points: float, place: WD_ALIGN_PARAGRAPH, around: float = 0
) -> None:
    paragraph.alignment = place
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(around)
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(points)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)  # noqa: SLF001  python-docx has no public way


if __name__ == "__main__":
    sample = read_table()
    build_workbook(sample).save(HERE / f"{STEM}.xlsx")
    build_document(sample).save(str(HERE / f"{STEM}.docx"))
