"""Columns: drawn to another place, frozen, hidden, widened; the menu of a heading."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QTableView
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.header_menu import header_menu
from ledger_app.desktop.grid.layout_steps import frozen_to, hidden, moved
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import Group, SortKey
from ledger_app.domain.view import Layout, ViewColumn
from tests.desktop.grid.grid_steps import a_table, block, click
from tests.desktop.steps import place

SECTION, LEAD, DUE = place(Field.SECTION), place(Field.LEAD), place(Field.DUE)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TaskTable:
    return a_table(qtbot, theme)


def fields(table: TaskTable) -> list[Field]:
    """Return the columns from left to right."""
    return [spec.field for spec in table.specs()]


def heading(table: TaskTable, column: int, share: float = 0.5) -> tuple[QTableView, QPoint]:
    """Return which part heads a column, and a point of the heading."""
    part = table.part_of(column)
    left = part.horizontalHeader().sectionViewportPosition(column)
    return part, QPoint(left + int(part.columnWidth(column) * share), 10)


def draw(table: TaskTable, column: int, goal: int, share: float) -> None:
    """Draw a heading over another one."""
    part, begin = heading(table, column)
    port, end = part.horizontalHeader().viewport(), heading(table, goal, share)[1]
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(port, (begin + end) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def choose(table: TaskTable, column: int, words: str) -> None:
    """Choose from the menu of a heading."""
    menu = header_menu(table, column)
    inner = [menu, *menu.findChildren(QMenu)]
    found = [each for one in inner for each in one.actions() if each.text().split("(&")[0] == words]
    assert found[0].isEnabled(), words
    found[0].trigger()
    menu.deleteLater()


def test_a_heading_drawn_to_another_place_takes_its_column_along(table: TaskTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.layout_changed), qtbot.assertNotEmitted(table.sort_wanted):
        draw(table, DUE, SECTION, 0.2)

    assert fields(table)[3:6] == [Field.DUE, Field.SECTION, Field.LEAD]
    assert table.column_layout().frozen == 3


def test_a_heading_drawn_over_the_edge_stays_when_the_rest_scrolls(table: TaskTable) -> None:
    draw(table, LEAD, 1, 0.2)

    assert fields(table)[:4] == [Field.LIGHT, Field.LEAD, Field.NUMBER, Field.CONTENT]
    assert table.column_layout().frozen == 4


def test_a_click_on_a_heading_sorts_and_selects_no_column(table: TaskTable, qtbot: QtBot) -> None:
    click(table, 4, LEAD)
    part, spot = heading(table, DUE)
    with qtbot.waitSignal(table.sort_wanted):
        QTest.mouseClick(part.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=spot)

    assert table.blocks() == (block(4, LEAD, 4, LEAD),)


def test_the_current_cell_goes_along_with_its_column(table: TaskTable) -> None:
    click(table, 7, DUE)
    draw(table, DUE, SECTION, 0.2)

    current = table.current()
    assert current is not None
    assert (current.row, table.specs()[current.column].field) == (7, Field.DUE)


@pytest.mark.parametrize(
    ("column", "gap", "frozen"), [(0, 2, 3), (0, 3, 3), (0, 4, 2), (5, 3, 3), (5, 2, 4), (4, 8, 3)]
)
def test_what_is_put_among_frozen_columns_stays_with_them(column: int, gap: int, frozen: int) -> None:
    layout = moved(Layout(), column, gap)

    assert layout.frozen == frozen
    assert sorted(layout.columns, key=str) == sorted(Layout().columns, key=str)


def test_the_menu_moves_a_column_by_keys(table: TaskTable) -> None:
    choose(table, DUE, "左移")
    assert fields(table)[LEAD : LEAD + 2] == [Field.DUE, Field.LEAD]
    choose(table, LEAD, "右移")
    assert fields(table)[LEAD : LEAD + 2] == [Field.LEAD, Field.DUE]


def test_the_menu_freezes_and_hides(table: TaskTable) -> None:
    choose(table, 0, "冻结到此列")
    assert table.part_of(1) is table
    choose(table, 0, "取消冻结")
    assert table.frozen_width() == 0
    choose(table, DUE, "隐藏这列")
    assert Field.DUE not in fields(table)


def test_the_menu_sorts_and_groups(table: TaskTable, qtbot: QtBot) -> None:
    table.show_order(((SortKey.LEAD, False),))
    for words, order in (
        ("降序", ((SortKey.DUE, True),)),
        ("加为次要排序", ((SortKey.LEAD, False), (SortKey.DUE, False))),
        ("恢复方案里的次序", ()),
    ):
        with qtbot.waitSignal(table.order_wanted) as asked:
            choose(table, DUE, words)
        assert asked.args == [order]
    with qtbot.waitSignal(table.group_wanted) as asked:
        choose(table, DUE, "按牵头单位")
    assert asked.args == [Group.LEAD]


def test_a_width_the_clerk_gives_is_kept_in_letters(table: TaskTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.layout_changed):
        table.horizontalHeader().resizeSection(DUE, 200)

    assert table.columnWidth(DUE) == 200
    kept = table.column_layout()
    table.show_layout(Layout())
    assert table.columnWidth(DUE) != 200
    table.show_layout(kept)
    assert table.columnWidth(DUE) == pytest.approx(200, abs=1)


def test_a_double_click_on_the_edge_fits_what_is_on_the_screen(table: TaskTable) -> None:
    table.resizeColumnToContents(LEAD)
    narrow = table.columnWidth(LEAD)
    table.resizeColumnToContents(DUE)

    assert 40 <= narrow < 160
    assert table.columnWidth(DUE) >= table.fontMetrics().horizontalAdvance("2025-12-31")


def test_rows_have_room_for_one_two_or_three_lines(table: TaskTable, qtbot: QtBot) -> None:
    heights = []
    for lines in (1, 2, 3):
        with qtbot.waitSignal(table.layout_changed):
            table.set_lines(lines)
        heights.append(table.rowHeight(0))
        assert table.column_layout().lines == lines

    assert heights[1] - heights[0] == heights[2] - heights[1] == table.fontMetrics().height()


def test_too_many_frozen_columns_leave_room_for_the_rest(table: TaskTable) -> None:
    table.change_layout(frozen_to(Layout(), 6))

    assert table.frozen_width() <= table.viewport().width() * 0.75
    assert table.column_layout().frozen == 7


def test_an_extra_column_is_shown_and_the_last_one_cannot_be_hidden(table: TaskTable) -> None:
    table.show_layout(Layout((ViewColumn(Field.EXTRA, "台账编号"),), 0))

    assert [spec.heading for spec in table.specs()] == ["台账编号"]
    assert hidden(table.column_layout(), 0) == table.column_layout()
