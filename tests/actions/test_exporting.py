"""A view on paper: the columns, headings, order and groups that the window shows."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.exporting import export_form, export_view
from ledger_app.domain.field import Field
from ledger_app.domain.query import Group, SortKey, TaskFilter, TaskQuery, ask_on
from ledger_app.domain.table_columns import columns_for
from ledger_app.domain.view import USUAL_COLUMNS, Layout, View, ViewColumn
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

COLUMNS = (
    ViewColumn(Field.DUE, width=10.0),
    ViewColumn(Field.NUMBER),
    ViewColumn(Field.LEAD),
    ViewColumn(Field.EXTRA, "资金来源", 20.0),
    ViewColumn(Field.LIGHT),
)
VIEW = View("", "碧水{一}", TaskFilter(), Layout(COLUMNS))


def sheet_of(path: Path) -> Worksheet:
    sheet = load_workbook(path)["碧水{一}"]
    assert isinstance(sheet, Worksheet)
    return sheet


def lines(sheet: Worksheet) -> list[list[object]]:
    """Return the rows with what stands in them, blank cells left out at the end."""
    found: list[list[object]] = []
    for row in sheet.iter_rows(values_only=True):
        cells: list[object] = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        found.append(cells)
    return found


def exported(ledger: Ledger, clerk: Clerk, query: TaskQuery, folder: Path, view: View = VIEW) -> Worksheet:
    target = folder / "视图.xlsx"
    export_view(ledger, clerk, view, query, target)
    return sheet_of(target)


def test_a_view_is_written_with_its_columns_headings_and_order(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    wanted = TaskFilter(sort=((SortKey.NUMBER, True),))
    sheet = exported(ledger, clerk, ask_on(clerk.today, wanted), tmp_path)
    assert lines(sheet) == [
        ["碧水{一}"],
        ["填报单位：青河区生态环境局", None, "共 3 项任务", "截至日期：2025年7月1日"],
        ["时限", "序号", "牵头 / 配合", "资金来源", "预警"],
        ["2025-12-31", "3", "区工信局\n白塘镇", None, "绿 正常"],
        ["2025-12-31", "2", "区水务局\n区住建局、钟楼街道", "专项债券", "绿 正常"],
        ["2025-06-30", "1", "区住建局\n区城管局、各街镇", None, "红 已逾期"],
    ]


def test_only_what_fits_the_filter_is_written(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    sheet = exported(ledger, clerk, TaskQuery(clerk.today, search="管网"), tmp_path)
    assert [line[1] for line in lines(sheet)[3:]] == ["2"]


def test_each_group_has_a_row_with_its_name_and_count(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    query = TaskQuery(clerk.today, group=Group.SECTION, sort=((SortKey.NUMBER, True),))
    sheet = exported(ledger, clerk, query, tmp_path)
    assert [line[0] if len(line) == 1 else line[1] for line in lines(sheet)[3:]] == [
        "一、蓝天（2 项）",
        "3",
        "1",
        "二、碧水（1 项）",
        "2",
    ]
    assert {str(area) for area in sheet.merged_cells.ranges} >= {"A4:E4", "A7:E7"}


def test_widths_are_in_proportion_to_those_of_the_window(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    sheet = exported(ledger, clerk, TaskQuery(clerk.today), tmp_path)
    assert sheet.column_dimensions["D"].width == pytest.approx(2 * sheet.column_dimensions["A"].width, abs=1)


def test_every_column_there_can_be_is_written(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    with ledger.reading() as reader:
        every = columns_for(reader.extra_headings())
    sheet = exported(ledger, clerk, TaskQuery(clerk.today), tmp_path, replace(VIEW, layout=Layout(every)))
    assert len(lines(sheet)[2]) == len(every)
    assert str(sheet.page_setup.paperSize) == "8"


def test_the_usual_columns_fit_on_a_sheet_of_a4(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    sheet = exported(ledger, clerk, TaskQuery(clerk.today), tmp_path, replace(VIEW, layout=Layout(USUAL_COLUMNS)))
    assert str(sheet.page_setup.paperSize) == "9"


def test_a_form_keeps_its_own_headings_whatever_the_groups(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    plain, grouped = tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"
    query = TaskQuery(clerk.today)
    export_form(ledger, clerk, "任务分解表", query, plain)
    export_form(ledger, clerk, "任务分解表", replace(query, group=Group.LIGHT), grouped)
    assert lines(load_workbook(plain)["任务分解表"]) == lines(load_workbook(grouped)["任务分解表"])


def test_a_view_without_columns_is_refused(ledger: Ledger, clerk: Clerk, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="没有显示任何一栏"):
        exported(ledger, clerk, TaskQuery(clerk.today), tmp_path, replace(VIEW, layout=Layout(())))
