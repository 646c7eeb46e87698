"""Rows above groups: folding, walking over them, what selections leave out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.block import Cell
from ledger_app.desktop.grid.group_rows import lay_out
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import GroupCount
from ledger_app.domain.settings import Settings
from tests.desktop.grid.grid_steps import CTRL, DAY, SHIFT, a_table, block, click, press, rows_of
from tests.desktop.steps import place

GROUPS = (GroupCount("蓝天", "蓝天", 3), GroupCount("碧水", "碧水", 2), GroupCount("", "没有类别", 1))
LEAD, LAST = place(Field.LEAD), place(Field.LATEST)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TaskTable:
    return a_table(qtbot, theme, 6, GROUPS)


def shown(table: TaskTable) -> list[str]:
    """Return what stands in each row: the number of a task, or the words of a group."""
    model = table.task_model()
    return [model.index(row, 0 if model.is_group(row) else 1).data() for row in range(model.rowCount())]


def test_each_group_begins_with_a_row_of_its_own(table: TaskTable) -> None:
    assert shown(table) == ["蓝天 3 项", "0", "1", "2", "碧水 2 项", "3", "4", "没有类别 1 项", "5"]
    assert [table.task_model().id_at(row) for row in (0, 1, 4)] == ["", "T0", ""]


def test_a_click_folds_a_group_and_another_unfolds_it(table: TaskTable) -> None:
    click(table, 0, LEAD)
    assert shown(table) == ["蓝天 3 项", "碧水 2 项", "3", "4", "没有类别 1 项", "5"]
    click(table, 0, 0)
    assert len(shown(table)) == 9


@pytest.mark.parametrize(("fold", "unfold"), [(Qt.Key.Key_Left, Qt.Key.Key_Right), (Qt.Key.Key_Space,) * 2])
def test_keys_fold_and_unfold(table: TaskTable, fold: Qt.Key, unfold: Qt.Key) -> None:
    click(table, 3, LEAD)
    press(table, Qt.Key.Key_Down)
    assert table.current() == Cell(4, LEAD)

    press(table, fold)
    assert shown(table)[4:] == ["碧水 2 项", "没有类别 1 项", "5"]
    press(table, unfold)
    assert len(shown(table)) == 9


def test_a_folded_group_stays_folded_when_the_list_is_asked_again(table: TaskTable) -> None:
    table.turn_group(4)
    groups = (GroupCount("蓝天", "蓝天", 1), GroupCount("碧水", "碧水", 1))
    table.task_model().show_first((), DAY, Settings())
    table.task_model().show_ids(["T1", "T4"], groups)

    assert shown(table) == ["蓝天 1 项", "1", "碧水 1 项"]


def test_all_groups_fold_at_once_and_the_current_task_comes_back(table: TaskTable) -> None:
    click(table, 5, LEAD)
    table.fold_groups(folded=True)
    assert shown(table) == ["蓝天 3 项", "碧水 2 项", "没有类别 1 项"]

    table.fold_groups(folded=False)
    assert table.current() == Cell(5, LEAD)


def test_selections_leave_out_the_rows_of_groups(table: TaskTable) -> None:
    click(table, 2, LEAD)
    for _ in range(3):
        press(table, Qt.Key.Key_Down, SHIFT)

    assert table.blocks() == (block(2, LEAD, 5, LEAD),)
    assert table.task_model().ids_in(table.selected_ranges()) == ["T1", "T2", "T3"]
    assert table.task_model().count_tasks(table.selected_ranges()) == 3


def test_tab_passes_groups_by_and_control_and_arrows_stop_at_their_edges(table: TaskTable) -> None:
    click(table, 3, LAST)
    press(table, Qt.Key.Key_Tab)
    assert table.current() == Cell(5, 0)

    click(table, 1, LEAD)
    stops = []
    for _ in range(4):
        press(table, Qt.Key.Key_Down, CTRL)
        current = table.current()
        stops.append(current.row if current else -1)
    assert stops == [3, 5, 6, 8]


def test_a_group_is_read_aloud_with_whether_it_is_folded(table: TaskTable) -> None:
    table.turn_group(4)
    said = [table.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 4)]

    assert said == ["蓝天 3 项，已展开", "碧水 2 项，已收起"]


def test_enter_on_a_group_opens_no_task(table: TaskTable, qtbot: QtBot) -> None:
    click(table, 3, LEAD)
    press(table, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(table.opened):
        press(table, Qt.Key.Key_Return)
    assert len(shown(table)) == 7


def test_both_parts_paint_a_group_as_one_line_that_stays_when_the_table_scrolls(table: TaskTable) -> None:
    table.resize(560, 600)
    table.horizontalScrollBar().setValue(60)
    header = table._theme.colors.header.name()
    top = table.rowViewportPosition(4) + 3
    for part in (table, table.part_of(0)):
        shot = part.viewport().grab().toImage()
        grounds = {shot.pixelColor(x, top).name() for x in range(2, shot.width() - 4, 7)}
        assert grounds == {header}


def test_rows_of_groups_keep_their_height_when_others_fold(table: TaskTable) -> None:
    usual, low = table.rowHeight(1), table.rowHeight(0)
    assert low < usual
    table.turn_group(0)
    assert [table.rowHeight(row) for row in range(6)] == [low, low, usual, usual, low, usual]
    table.task_model().show_ids([f"T{number}" for number in range(6)], ())
    assert {table.rowHeight(row) for row in range(6)} == {usual}


def test_the_double_click_on_a_group_edits_nothing(table: TaskTable, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.edit_wanted):
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(500, 5))


def test_the_model_with_groups_keeps_qts_rules_while_they_fold(qtmodeltester: ModelTester) -> None:
    model = TaskTableModel(rows_of)
    model.show_first(rows_of(["T0", "T1"], DAY), DAY, Settings())
    model.show_ids([f"T{number}" for number in range(6)], GROUPS)
    model.fold(4, folded=True)
    model.fold(0, folded=True)
    model.fold(0, folded=False)

    qtmodeltester.check(model)


def test_groups_of_which_no_task_is_known_yet_are_left_out() -> None:
    rows = lay_out(["T0", "T1"], GROUPS, ())

    assert rows.ids == ["", "T0", "T1"]
    assert list(rows.starts) == [0]
