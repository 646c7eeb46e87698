"""Where keys lead in the table, as in Excel."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.block import Block, Cell
from ledger_app.desktop.grid.cell_steps import jump, next_in, runs_between, runs_of
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from tests.desktop.grid.grid_steps import ALT, CTRL, PLAIN, SHIFT, a_table, block, click, draw, press
from tests.desktop.steps import place

_Key = Qt.Key
LAST = place(Field.LATEST)
SECTION, LEAD, DUE = place(Field.SECTION), place(Field.LEAD), place(Field.DUE)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TaskTable:
    return a_table(qtbot, theme)


@pytest.mark.parametrize(
    ("key", "keys", "goal"),
    [
        (_Key.Key_Up, PLAIN, Cell(4, LEAD)),
        (_Key.Key_Right, PLAIN, Cell(5, LEAD + 1)),
        (_Key.Key_Home, PLAIN, Cell(5, 0)),
        (_Key.Key_End, PLAIN, Cell(5, LAST)),
        (_Key.Key_Home, CTRL, Cell(0, 0)),
        (_Key.Key_End, CTRL, Cell(199, LAST)),
        (_Key.Key_Down, CTRL, Cell(199, LEAD)),
        (_Key.Key_Up, CTRL, Cell(0, LEAD)),
        (_Key.Key_Tab, PLAIN, Cell(5, LEAD + 1)),
        (_Key.Key_Backtab, SHIFT, Cell(5, LEAD - 1)),
    ],
)
def test_a_key_leads_where_excel_leads(table: TaskTable, key: Qt.Key, keys: Qt.KeyboardModifier, goal: Cell) -> None:
    click(table, 5, LEAD)
    press(table, key, keys)

    assert table.current() == goal
    assert table.blocks() == (block(goal.row, goal.column, goal.row, goal.column),)


def test_control_and_right_stop_at_the_edge_of_what_is_filled(table: TaskTable) -> None:
    click(table, 0, 0)
    press(table, _Key.Key_Right, CTRL)
    assert table.current() == Cell(0, place(Field.CONTENT))  # 类别 of these tasks is empty
    press(table, _Key.Key_Right, CTRL)
    assert table.current() == Cell(0, LEAD)


def test_tab_goes_on_in_the_next_row_and_back(table: TaskTable) -> None:
    click(table, 3, LAST)
    press(table, _Key.Key_Tab)
    assert table.current() == Cell(4, 0)
    press(table, _Key.Key_Backtab, SHIFT)
    assert table.current() == Cell(3, LAST)


def test_tab_stays_in_a_selected_block(table: TaskTable) -> None:
    draw(table, Cell(1, LEAD), Cell(2, DUE))
    seen = []
    for _ in range(4):
        press(table, _Key.Key_Tab)
        seen.append(table.current())

    assert seen == [Cell(1, DUE), Cell(2, LEAD), Cell(2, DUE), Cell(1, LEAD)]
    assert table.blocks() == (block(1, LEAD, 2, DUE),)


def test_pages_down_and_to_the_side(table: TaskTable) -> None:
    click(table, 0, 0)
    press(table, _Key.Key_PageDown)
    page = table.page_rows()
    assert page > 5
    assert table.current() == Cell(page, 0)

    press(table, _Key.Key_PageDown, SHIFT)
    assert table.blocks() == (block(page, 0, 2 * page, 0),)

    press(table, _Key.Key_PageDown, ALT)
    assert table.current() == Cell(page, table.page_columns())


def test_walking_left_over_the_edge_shows_each_cell(table: TaskTable) -> None:
    table.resize(520, 600)
    click(table, 0, LAST - 1)
    press(table, _Key.Key_End)
    for column in range(LAST - 1, -1, -1):
        press(table, _Key.Key_Left)
        assert table.current() == Cell(0, column)
        least = 0 if table.part_of(column) is not table else table.frozen_width()
        assert table.column_left(column) >= least


def test_enter_opens_and_letters_search_nothing(table: TaskTable, qtbot: QtBot) -> None:
    click(table, 3, LEAD)
    with qtbot.waitSignal(table.opened):
        press(table, _Key.Key_Return)
    table.keyboardSearch("15")

    assert table.current() == Cell(3, LEAD)


@pytest.mark.parametrize(
    ("begin", "runs", "forward", "goal"),
    [
        (0, (range(3), range(5, 7)), True, 2),
        (2, (range(3), range(5, 7)), True, 5),
        (6, (range(3), range(5, 7)), True, 9),
        (9, (range(3), range(5, 7)), False, 6),
        (5, (range(3), range(5, 7)), False, 2),
        (4, (), True, 9),
        (4, (), False, 0),
    ],
)
def test_control_and_an_arrow_jump_from_edge_to_edge(
    begin: int, runs: tuple[range, ...], *, forward: bool, goal: int
) -> None:
    assert jump(begin, runs, 9, forward=forward) == goal


def test_runs_are_what_is_filled_and_what_lies_between_headings() -> None:
    assert runs_of([True, True, False, True]) == (range(2), range(3, 4))
    assert runs_between((0, 4, 5), 8) == (range(1, 4), range(6, 8))
    assert runs_between((), 3) == (range(3),)


def test_tab_after_the_last_cell_of_a_block_leads_to_its_first() -> None:
    assert next_in(Block(range(2, 4), range(1, 3)), Cell(3, 2), forward=True) == Cell(2, 1)
    assert next_in(Block(range(2, 4), range(1, 3)), Cell(2, 1), forward=False) == Cell(3, 2)
