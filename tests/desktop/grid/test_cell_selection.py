"""Selecting cells and blocks by mouse and keys, across the edge of the part that stays."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.block import Block, Cell, rows_of, without
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from tests.desktop.grid.grid_steps import CTRL, SHIFT, a_table, block, click, draw, press
from tests.desktop.steps import place

CONTENT, SECTION, LEAD, DUE = (place(field) for field in (Field.CONTENT, Field.SECTION, Field.LEAD, Field.DUE))
LAST = place(Field.LATEST)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TaskTable:
    return a_table(qtbot, theme)


def test_a_click_selects_one_cell_and_makes_its_row_current(table: TaskTable) -> None:
    click(table, 3, LEAD)

    assert table.blocks() == (block(3, LEAD, 3, LEAD),)
    assert table.current() == Cell(3, LEAD)


def test_a_click_in_the_part_that_stays_selects_too(table: TaskTable) -> None:
    click(table, 2, CONTENT)

    assert table.blocks() == (block(2, CONTENT, 2, CONTENT),)


def test_a_click_on_a_light_selects_the_whole_row(table: TaskTable) -> None:
    click(table, 4, place(Field.LIGHT))

    assert table.blocks() == (block(4, 0, 4, LAST),)


def test_drawing_across_the_edge_selects_a_block_and_the_first_cell_stays_current(table: TaskTable) -> None:
    draw(table, Cell(1, CONTENT), Cell(4, DUE))

    assert table.blocks() == (block(1, CONTENT, 4, DUE),)
    assert table.current() == Cell(1, CONTENT)


def test_drawing_back_across_the_edge_selects_what_is_hidden_under_it(table: TaskTable) -> None:
    table.resize(560, 600)
    table.scrollTo(table.model().index(0, LAST))
    assert table.columnViewportPosition(SECTION) < table.frozen_width()
    draw(table, Cell(5, LAST), Cell(2, 1))

    assert table.blocks() == (block(2, 1, 5, LAST),)


def test_shift_and_a_click_extend_from_the_current_cell(table: TaskTable) -> None:
    click(table, 1, 1)
    click(table, 3, LEAD, SHIFT)
    click(table, 2, DUE, SHIFT)

    assert table.blocks() == (block(1, 1, 2, DUE),)


def test_control_adds_blocks_and_takes_cells_out(table: TaskTable) -> None:
    draw(table, Cell(0, LEAD), Cell(1, DUE))
    click(table, 5, SECTION, CTRL)
    assert table.selected_ranges() == (range(2), range(5, 6))

    click(table, 0, DUE, CTRL)
    chosen = {(row, column) for each in table.blocks() for row in each.rows for column in each.columns}
    assert chosen == {(0, LEAD), (1, LEAD), (1, DUE), (5, SECTION)}


def test_shift_after_control_extends_the_newest_block_only(table: TaskTable) -> None:
    click(table, 0, LEAD)
    click(table, 5, LEAD, CTRL)
    press(table, Qt.Key.Key_Down, SHIFT)

    assert set(table.blocks()) == {block(0, LEAD, 0, LEAD), block(5, LEAD, 6, LEAD)}


def test_shift_and_arrows_extend_and_shrink(table: TaskTable) -> None:
    click(table, 2, SECTION)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        press(table, key, SHIFT)

    assert table.blocks() == (block(2, SECTION, 3, LEAD),)
    assert table.current() == Cell(2, SECTION)


def test_space_selects_whole_rows_and_escape_the_current_cell_again(table: TaskTable) -> None:
    draw(table, Cell(1, SECTION), Cell(2, LEAD))
    press(table, Qt.Key.Key_Space)
    assert table.blocks() == (block(1, 0, 2, LAST),)

    press(table, Qt.Key.Key_Escape)
    assert table.blocks() == (block(1, SECTION, 1, SECTION),)


def test_control_a_selects_everything_as_one_block(qtbot: QtBot, theme: Theme) -> None:
    table = a_table(qtbot, theme, 100_000)
    press(table, Qt.Key.Key_A, CTRL)

    assert table.blocks() == (block(0, 0, 99_999, LAST),)
    assert len(table.task_model().ids_in(table.selected_ranges())) == 100_000
    assert table.current() == Cell(0, 0)


def test_a_cell_made_current_by_others_is_where_extending_begins(table: TaskTable) -> None:
    draw(table, Cell(1, SECTION), Cell(4, LEAD))
    table.setCurrentIndex(table.model().index(8, DUE))
    press(table, Qt.Key.Key_Down, SHIFT)

    assert table.blocks() == (block(8, DUE, 9, DUE),)


def test_only_the_row_of_the_current_cell_is_tinted(table: TaskTable) -> None:
    click(table, 3, LEAD)
    selected, tint, plain = table._theme.colors.selection, table._theme.colors.tint, table._theme.colors.surface
    shot = table.viewport().grab().toImage()

    def ground(row: int, column: int) -> str:
        rect = table.visualRect(table.model().index(row, column))
        return shot.pixelColor(rect.right() - 4, rect.top() + 4).name()

    assert ground(3, LEAD) == selected.name()
    assert ground(3, DUE) == tint.name()
    assert ground(6, DUE) == plain.name()


@pytest.mark.parametrize(
    ("cell", "left"),
    [
        (Cell(1, 1), {block(0, 0, 0, 2), block(2, 0, 2, 2), block(1, 0, 1, 0), block(1, 2, 1, 2)}),
        (Cell(0, 0), {block(1, 0, 2, 2), block(0, 1, 0, 2)}),
    ],
)
def test_a_cell_taken_out_of_a_block_leaves_all_the_others(cell: Cell, left: set[Block]) -> None:
    assert set(without(block(0, 0, 2, 2), cell)) == left


def test_rows_of_overlapping_blocks_are_counted_once() -> None:
    assert rows_of((block(5, 0, 9, 1), block(0, 0, 1, 0), block(7, 3, 12, 3))) == (range(2), range(5, 13))
