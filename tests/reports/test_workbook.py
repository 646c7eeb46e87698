import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.errors import LedgerError
from ledger_app.reports.form import Form, FormFacts, FormRow, Page
from ledger_app.reports.form_file import load_form
from ledger_app.reports.workbook import write_form
from tests.reports.samples import AS_OF, FACTS, LONG, SPOILABLE, a_column, a_form, a_form_row, district, laid_out


def written(folder: Path, form: Form, rows: list[FormRow], facts: FormFacts = FACTS) -> Path:
    path = folder / "表.xlsx"
    write_form(form, rows, facts, path)
    return path


def sheet_of(path: Path) -> Worksheet:
    sheet = load_workbook(path).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def covered(cell: object) -> bool:
    """Whether a cell lies under a merged one: openpyxl does not tell its style."""
    return isinstance(cell, MergedCell)


def joined(sheet: Worksheet) -> str:
    """Return the second column's texts from row 3 on, put together."""
    return "".join(str(row[1].value or "") for row in sheet.iter_rows(min_row=3))


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("name", ["任务台账总表", "任务分解表", "逾期任务清单"])
def test_the_file_holds_the_grid_cell_for_cell(tmp_path: Path, name: str) -> None:
    form = load_form(name)
    grid, pages = laid_out(form, district())
    sheet = sheet_of(written(tmp_path, form, district()))
    for block in (grid.top, *pages):
        for number, row in enumerate(block.rows, start=block.first):
            cells = sheet[number]
            assert ["" if cell.value is None else str(cell.value) for cell in cells] == list(row.cells)
            looks = [
                (cell.style, style.value) for cell, style in zip(cells, row.styles, strict=True) if not covered(cell)
            ]
            assert [style for style, _ in looks] == [style for _, style in looks]
            assert 0 <= (sheet.row_dimensions[number].height or 0) - row.height < 0.25
    assert sheet.max_row == pages[-1].last
    spans = {span for block in (grid.top, *pages) for span in block.spans}
    assert {(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges} == {
        (span.top, span.left, span.bottom, span.right) for span in spans
    }
    assert [sheet.column_dimensions[get_column_letter(at + 1)].width for at in range(sheet.max_column)] == list(
        grid.widths
    )


def test_text_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(), [a_form_row(text, id=f"T{at:08}") for at, text in enumerate(SPOILABLE)])
    cells = [row[0] for row in sheet_of(path).iter_rows(min_row=3)]
    assert [cell.value for cell in cells] == list(SPOILABLE)
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)
    with CalamineWorkbook.from_path(str(path)) as book:
        assert [row[0] for row in book.get_sheet_by_index(0).to_python()[2:]] == list(SPOILABLE)


@pytest.mark.parametrize(
    "text", ["一\n二", "a & b < c > d", "“引号”\"'", "制表\t符", "_x0041_", " 前后 ", "\n", "行\r\n尾"]
)
def test_text_with_meaning_in_xml_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, a_form(), [a_form_row("1", content=text)])
    with CalamineWorkbook.from_path(str(path)) as book:
        assert book.get_sheet_by_index(0).to_python()[2][1] == text


def test_days_late_are_numbers_without_the_mark_of_text(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(a_column(Field.DAYS_LATE)), [a_form_row("1", Light.RED, 144)])
    cell = sheet_of(path)["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (144, "n", False)


def test_a_text_of_three_thousand_characters_comes_back_joined(tmp_path: Path) -> None:
    assert len(LONG) > 3000
    sheet = sheet_of(written(tmp_path, a_form(), [a_form_row("1", content=LONG)]))
    assert joined(sheet) == LONG


def test_a_text_longer_than_a_cell_takes_still_comes_whole(tmp_path: Path) -> None:
    content = LONG * 12
    assert len(content) > 32_767
    sheet = sheet_of(written(tmp_path, a_form(), [a_form_row("1", content=content)]))
    assert joined(sheet) == content


def test_a_character_that_no_sheet_can_hold_is_named_with_its_column(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="U\\+0003") as caught:
        written(tmp_path, a_form(), [a_form_row("1", content="治理\x03水体")])
    assert "“content”一栏的文字“治理水体" in caught.value.message
    assert "第 3 个字符" in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_merged_text_too_long_for_a_cell_is_named_and_nothing_is_cut(tmp_path: Path) -> None:
    form = a_form(title="{office}")
    with pytest.raises(LedgerError, match="32767"):
        written(tmp_path, form, [], FormFacts(AS_OF, office="很长" * 20_000))
    assert list(tmp_path.iterdir()) == []


def test_the_sheet_is_set_up_for_print(tmp_path: Path) -> None:
    form = a_form(page=Page("A3", top=20, bottom=25, left=18, right=15))
    sheet = sheet_of(written(tmp_path, form, [a_form_row("1")]))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert fitted.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$2:$2", "A3")
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    margins = sheet.page_margins
    assert [round(side * 25.4) for side in (margins.top, margins.bottom, margins.left, margins.right)] == [
        20,
        25,
        18,
        15,
    ]


def test_a_heading_of_one_row_can_be_filtered_and_one_of_two_cannot(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(), [a_form_row("1"), a_form_row("2")])
    assert sheet_of(path).auto_filter.ref == "A2:B4"
    assert "$A$2:$B$4</definedName>" in part(path, "xl/workbook.xml")
    two = a_form(a_column(Field.NUMBER, 8), a_column(Field.LEAD, 10, "责任单位", "牵头"))
    assert sheet_of(written(tmp_path, two, [a_form_row("1")])).auto_filter.ref is None


def test_pages_end_where_the_grid_says(tmp_path: Path) -> None:
    rows = [a_form_row(str(nth)) for nth in range(100)]
    _, pages = laid_out(a_form(), rows)
    sheet = sheet_of(written(tmp_path, a_form(), rows))
    assert [mark.id for mark in sheet.row_breaks.brk] == [block.last for block in pages[:-1]]
    assert len(pages) > 2


def test_there_are_no_more_page_breaks_than_excel_takes(tmp_path: Path) -> None:
    rows = [a_form_row(str(nth)) for nth in range(1100)]
    form = a_form(a_column(Field.CONTENT, 4), page=Page("A4"))
    path = written(tmp_path, form, [a_form_row(str(nth), content="治理" * 30) for nth in range(len(rows))])
    assert part(path, "xl/worksheets/sheet1.xml").count("<brk ") == 1000


def test_numbers_kept_as_text_get_no_green_corner(tmp_path: Path) -> None:
    xml = part(written(tmp_path, a_form(), [a_form_row("0012")]), "xl/worksheets/sheet1.xml")
    assert '<ignoredError sqref="A1:B3" numberStoredAsText="1"/>' in xml


def test_the_hidden_sheet_tells_ledger_form_and_the_row_of_each_task(tmp_path: Path) -> None:
    form = load_form("任务分解表")
    grid, pages = laid_out(form, district())
    book = load_workbook(written(tmp_path, form, district()))
    hidden = book["_ledger"]
    assert hidden.sheet_state == "veryHidden"
    assert [[cell.value for cell in row[:2]] for row in hidden["A1:B3"]] == [
        ["ledger-app", 1],
        ["ledger", FACTS.ledger_uuid],
        ["form", "任务分解表"],
    ]
    expected = [
        ("任务分解表", block.first + at, row.task_id, row.digest)
        for block in pages
        for at, row in enumerate(block.rows)
        if row.task_id
    ]
    assert list(hidden.iter_rows(min_row=5, values_only=True)) == expected
    assert len(expected) == 9
    assert {task[1] for task in expected} == {
        number
        for number in range(grid.top.last, book.worksheets[0].max_row + 1)
        if book.worksheets[0].cell(number, 2).value in {row.row.task.number for row in district()}
    }


def test_a_form_name_that_no_sheet_can_bear_is_shortened(tmp_path: Path) -> None:
    sheet = sheet_of(written(tmp_path, a_form(name="督办[第1期]：" + "很长的名字" * 9), []))
    assert sheet.title.startswith("督办_第1期_：")
    assert len(sheet.title) == 31


def test_an_ampersand_at_the_foot_stays_one(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(), [], FormFacts(AS_OF, history_head="a&b"))
    assert "&amp;&amp;" in part(path, "xl/worksheets/sheet1.xml")


def test_a_failed_export_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(), [a_form_row("1")])
    before = path.read_bytes()
    with pytest.raises(LedgerError):
        write_form(a_form(), [a_form_row("1", content="\x00")], FACTS, path)
    with pytest.raises(LedgerError, match="取消"):
        write_form(a_form(), [a_form_row("1")], FACTS, path, cancelled=lambda: True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_killed_half_way_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path = written(tmp_path, a_form(), [a_form_row("1")])
    before = path.read_bytes()
    script = (
        "import os, pathlib, sys\n"
        "from ledger_app.reports.workbook import write_form\n"
        "from tests.reports.samples import FACTS, a_form, a_form_row\n"
        "rows = [a_form_row(str(nth)) for nth in range(200)]\n"
        "write_form(a_form(), rows, FACTS, pathlib.Path(sys.argv[1]), lambda done, total: os._exit(9))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 9
    assert path.read_bytes() == before


def test_fonts_are_those_of_the_form(tmp_path: Path) -> None:
    sheet = sheet_of(written(tmp_path, a_form(), [a_form_row("1", due=date(2025, 1, 1))]))
    fonts = [(sheet[cell].font.name, sheet[cell].font.size) for cell in ("A1", "A2", "A3")]
    assert fonts == [("方正小标宋简体", 22), ("黑体", 12), ("仿宋_GB2312", 12)]
    assert sheet["A3"].alignment.wrap_text
    assert sheet["A3"].border.left.style == sheet["B3"].border.bottom.style == "thin"
