"""A table of tasks for tests, and what one does with it by keys and mouse."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.block import Block, Cell
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.light import Light
from ledger_app.domain.query import GroupCount
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from tests.builders import a_plan, a_task

DAY = date(2025, 11, 21)
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def rows_of(ids: Sequence[str], as_of: date) -> list[TaskRow]:
    """Return a row for each id."""
    names = ("区水务局",), (), ()
    return [TaskRow(a_task(id=each, number=each[1:]), a_plan(), as_of, State(), Light.GREEN, 0, *names) for each in ids]


def a_table(qtbot: QtBot, theme: Theme, count: int = 200, groups: Sequence[GroupCount] = ()) -> TaskTable:
    """Return a table of tasks numbered from 0, the first cell of which is current."""
    model = TaskTableModel(rows_of)
    made = TaskTable(theme)
    made.setModel(model)
    model.setParent(made)
    model.show_first((), DAY, Settings())
    model.show_ids([f"T{place}" for place in range(count)], groups)
    qtbot.addWidget(made)
    made.resize(830, 600)
    made.show()
    made.select_block(block(0, 0, 0, 0))
    return made


def block(top: int, left: int, bottom: int, right: int) -> Block:
    """Return the block between two corners, both of which belong to it."""
    return Block(range(top, bottom + 1), range(left, right + 1))


def press(table: TaskTable, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key, and let go of it."""
    QTest.keyClick(table, key, keys)
    for held, modifier in ((Qt.Key.Key_Control, CTRL), (Qt.Key.Key_Shift, SHIFT), (Qt.Key.Key_Alt, ALT)):
        if keys & modifier:
            QTest.keyRelease(table, held)


def where(table: TaskTable, row: int, column: int) -> QPoint:
    """Return the middle of a cell, in the viewport of the part that shows its column."""
    part = table.part_of(column)
    return part.visualRect(part.model().index(row, column)).center()


def click(table: TaskTable, row: int, column: int, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Click a cell."""
    QTest.mouseClick(table.part_of(column).viewport(), Qt.MouseButton.LeftButton, keys, where(table, row, column))


def draw(table: TaskTable, begin: Cell, end: Cell) -> None:
    """Press the mouse on a cell and let go on another."""
    part = table.part_of(begin.column).viewport()
    QTest.mousePress(part, Qt.MouseButton.LeftButton, PLAIN, where(table, begin.row, begin.column))
    QTest.mouseMove(part, where(table, end.row, end.column))
    QTest.mouseRelease(part, Qt.MouseButton.LeftButton, PLAIN, where(table, end.row, end.column))
