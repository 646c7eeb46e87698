from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from ledger_app.domain.finding import Severity
from ledger_app.intake.document import Merge
from ledger_app.intake.reading import read_document
from tests.intake.document_building import (
    a_raw_workbook,
    a_workbook,
    assert_spans_are_right,
    covered,
    messages,
    read,
    sheet_xml,
    tables,
    texts,
)

CELL_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"], exclude_characters="￾￿") | st.just("\n"),
    max_size=12,
).filter(lambda text: not text.startswith("=") and "_x" not in text)


def test_a_cell_knows_its_text_its_place_and_its_value(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["序号", "进度", "时限"])
        sheet.append([1, 0.73, date(2025, 6, 30)])
        sheet["B2"].number_format = "0%"

    document = read(a_workbook(tmp_path / "表.xlsx", fill))
    number, percent, day = tables(document)[0].rows[1]
    assert (number.text, number.number, number.where) == ("1", 1.0, "任务表!A2")
    assert (percent.text, percent.number) == ("73%", 0.73)
    assert (day.text, day.day, day.where) == ("2025-06-30", date(2025, 6, 30), "任务表!C2")
    assert document.text == "序号\t进度\t时限\n1\t73%\t2025-06-30"
    assert document.name == "表.xlsx"


def test_values_of_every_kind_are_shown_as_a_person_sees_them(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(
            [datetime(2025, 6, 30, 8, 30), time(8, 5), timedelta(hours=30), True, 0.1 + 0.2, "0012", "  留白 "]
        )
        sheet.append([datetime(2025, 6, 30, 8, 30, 15), "2025.6.30", 12, 1.0, "一行\n二行", "=1+1 的和"[1:], -3])

    rows = texts(tables(read(a_workbook(tmp_path / "表.xlsx", fill)))[0])
    assert rows == [
        ["2025-06-30 08:30", "08:05", "30:00", "TRUE", "0.3", "0012", "  留白 "],
        ["2025-06-30 08:30:15", "2025.6.30", "12", "1", "一行\n二行", "1+1 的和", "-3"],
    ]


def test_a_date_typed_as_text_stays_text(tmp_path: Path) -> None:
    cell = tables(read(a_workbook(tmp_path / "表.xlsx", lambda sheet: sheet.append(["2025-6-30"]))))[0].rows[0][0]
    assert (cell.text, cell.day) == ("2025-6-30", None)


def test_a_date_that_shows_only_its_month_has_no_day(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = date(2025, 6, 1)
        sheet["A1"].number_format = 'yyyy"年"m"月"'

    cell = tables(read(a_workbook(tmp_path / "表.xlsx", fill)))[0].rows[0][0]
    assert (cell.text, cell.day) == ("2025年6月", None)


def test_a_year_typed_into_a_date_cell_is_flagged(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"] = 2025
        sheet["B2"].number_format = "yyyy-mm-dd"

    document = read(a_workbook(tmp_path / "表.xlsx", fill))
    assert messages(document) == ["任务表!B2｜日期不像真的（1905-07-17），可能是把年份 2025 输进了日期格，请核对"]


def test_days_counted_from_1904_are_right(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2025, 6, 30)
    book.save(tmp_path / "苹果机.xlsx")
    assert tables(read(tmp_path / "苹果机.xlsx"))[0].rows[0][0].day == date(2025, 6, 30)


def test_numbers_of_16_digits_are_flagged(tmp_path: Path) -> None:
    document = read(
        a_workbook(tmp_path / "表.xlsx", lambda sheet: sheet.append([1234567890123456, "1234567890123456"]))
    )
    assert texts(tables(document)[0]) == [["1234567890123456", "1234567890123456"]]
    assert [finding.where for finding in document.findings] == ["任务表!A1"]
    assert document.findings[0].severity is Severity.WARNING


def test_formulas_never_computed_are_shown_so_even_beyond_the_last_value(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "合计"
        sheet["C4"] = "=SUM(A1:A3)"

    document = read(a_workbook(tmp_path / "表.xlsx", fill))
    assert tables(document)[0].rows[3][2].text == "未计算"
    assert messages(document) == ["任务表!C4｜公式没有存下结果，读作“未计算”，请用 WPS 或 Excel 打开并保存一次"]


def test_error_values_are_shown_and_flagged(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1" t="e"><v>#REF!</v></c></row>'
    document = read(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(rows)))
    assert texts(tables(document)[0]) == [["甲", "#REF!"]]
    assert messages(document) == ["表!B1｜单元格是错误值 #REF!，请在原表改正"]


def test_many_alike_are_counted_rather_than_listed(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        for row in range(1, 61):
            sheet.cell(row, 1, "=1+1")

    document = read(a_workbook(tmp_path / "表.xlsx", fill))
    assert len(document.findings) == 51
    assert messages(document)[-1] == "任务表｜还有 10 格同样：公式没有存下结果"


def test_a_wrong_declared_size_loses_no_row(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="B{n}"><v>{n}</v></c></row>' for n in (1, 2, 9))
    document = read(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(rows, before='<dimension ref="A1"/>')))
    assert [row[1].text for row in tables(document)[0].rows] == ["1", "2", *[""] * 6, "9"]
    assert document.findings == ()


def test_rows_recorded_but_not_read_are_told(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" t="str"><v></v></c></row>'
        '<row r="3"><c r="A3"><v>3</v></c></row>'
    )
    document = read(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(rows)))
    assert messages(document) == ["表｜文件里有 1 行（第2行）记有单元格而没有读出内容，请核对"]


def test_merged_cells_cover_the_others_and_what_lies_beneath_is_told(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["C2"] = "题目", "尾"
        sheet.merge_cells("A1:B2")

    rows = (
        '<row r="1"><c r="A1" t="str"><v>题目</v></c></row><row r="2"><c r="A2" t="str"><v>压住的</v></c></row>'
        '<row r="3"><c r="A3" t="str"><v>尾</v></c></row>'
    )
    after = '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    table = tables(read(a_workbook(tmp_path / "表.xlsx", fill)))[0]
    assert table.merges == (Merge(0, 0, 1, 1),)
    assert covered(table) == [(0, 1), (1, 0), (1, 1)]
    beneath = read(a_raw_workbook(tmp_path / "压.xlsx", sheet_xml(rows, after=after)))
    assert texts(tables(beneath)[0]) == [["题目"], [""], ["尾"]]
    assert messages(beneath) == ["表!A2｜合并单元格下面还压着内容“压住的”，表上看不见，没有采用"]


def test_a_merge_reaching_beyond_the_table_is_cut(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>题目</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'
    after = '<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="A9:H9"/></mergeCells>'
    table = tables(read(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(rows, after=after))))[0]
    assert table.merges == (Merge(0, 0, 0, 1),)


def test_what_is_hidden_is_read_and_marked(tmp_path: Path) -> None:
    book = Workbook()
    shown, hidden = book.worksheets[0], book.create_sheet("底稿")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "旧数"
    shown.append(["甲", "乙"])
    shown.append(["丙", "丁"])
    shown.row_dimensions[2].hidden = True
    shown.column_dimensions["B"].hidden = True
    book.save(tmp_path / "表.xlsx")
    document = read(tmp_path / "表.xlsx")
    first, second = tables(document)
    assert (first.hidden, first.hidden_rows, first.hidden_columns) == (False, frozenset({1}), frozenset({1}))
    assert (second.hidden, texts(second)) == (True, [["旧数"]])
    assert messages(document) == [
        "Sheet｜工作表“Sheet”有 1 行、1 列是隐藏的，已一并读取",
        "底稿｜工作表“底稿”是隐藏的，已一并读取",
    ]


def test_sheets_without_cells_give_no_table_and_charts_are_named(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "有"
    book.create_sheet("空")
    book.create_chartsheet("图")
    book.save(tmp_path / "表.xlsx")
    document = read(tmp_path / "表.xlsx")
    assert [table.name for table in tables(document)] == ["Sheet"]
    assert messages(document) == ["图｜“图”是图表或宏，不是表格，没有读取"]


def test_our_own_export_is_recognised_and_its_hidden_sheet_is_no_table(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "任务"
    own = book.create_sheet("_ledger")
    own.sheet_state = "veryHidden"
    for row in (["ledger-app", 1], ["ledger", "0b1c"], ["form", "任务台账总表"], [], ["Sheet", 4, "Tabcdefgh", "d1"]):
        own.append(row)
    own.append(["Sheet", "四", "T", "d"])
    book.save(tmp_path / "表.xlsx")
    document = read(tmp_path / "表.xlsx")
    assert [table.name for table in tables(document)] == ["Sheet"]
    assert document.identity is not None
    assert (document.identity.ledger_uuid, document.identity.form) == ("0b1c", "任务台账总表")
    assert document.identity.rows == (("Sheet", 4, "Tabcdefgh", "d1"),)
    assert messages(document) == ["_ledger!A6｜导出时记下的任务对照被改动过，这一行按内容匹配"]


def test_an_export_of_a_newer_program_is_read_by_its_content(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "任务"
    book.create_sheet("_ledger").append(["ledger-app", 2])
    book.save(tmp_path / "表.xlsx")
    document = read(tmp_path / "表.xlsx")
    assert document.identity is None
    assert messages(document) == ["_ledger｜这张表由更新版本的程序导出，只按表上的内容读取"]


def test_a_sheet_of_somebody_else_named_like_ours_is_an_ordinary_table(tmp_path: Path) -> None:
    document = read(a_workbook(tmp_path / "表.xlsx", lambda sheet: sheet.append(["序号"]), title="_ledger"))
    assert [table.name for table in tables(document)] == ["_ledger"]


def test_an_old_workbook_tells_the_same_as_a_new_one(tmp_path: Path) -> None:
    document = read_document(Path(__file__).parent / "formats.xls", tmp_path)
    table = tables(document)[0]
    assert texts(table)[0] == ["名称", "进度", "时限", "月份", "项数", "错误"]
    assert texts(table)[1] == ["甲", "73%", "2025-06-30", "2025年6月", "3项", "#DIV/0!"]
    assert table.rows[1][1].number == 0.73
    assert table.merges == (Merge(2, 0, 2, 1),)
    assert table.hidden_rows == {3}
    assert table.hidden_columns == {4}
    assert "任务表!F2｜单元格是错误值 #DIV/0!，请在原表改正" in messages(document)
    assert_spans_are_right(document)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL_TEXT, min_size=3, max_size=3), min_size=1, max_size=6))
def test_every_span_gives_its_cell_back(tmp_path: Path, grid: list[list[str]]) -> None:
    grid = [[f"{number}", *row] for number, row in enumerate(grid)]

    def fill(sheet: Worksheet) -> None:
        for row in grid:
            sheet.append(row)

    document = read(a_workbook(tmp_path / "表.xlsx", fill))
    assert_spans_are_right(document)
    shown = [[text.replace("\r\n", "\n") for text in row] for row in texts(tables(document)[0])]
    width = len(shown[0])
    assert shown == [row[:width] for row in grid]


@pytest.mark.parametrize("name", ["003_xiqing_annex2.xlsx", "003_xiqing_annex2.docx"])
def test_the_annex_of_a_real_plan_keeps_its_61_rows(shared: Path, name: str, tmp_path: Path) -> None:
    table = max(tables(read_document(shared / "plans" / name, tmp_path)), key=lambda found: len(found.rows))
    assert [row[0].text for row in table.rows if row[0].text.isdigit()] == [str(number) for number in range(1, 62)]
