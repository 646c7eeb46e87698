"""The keys of the table: walking, extending, selecting, folding groups."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent

from ledger_app.desktop.grid.block import Cell
from ledger_app.desktop.grid.cell_picker import CellPicker
from ledger_app.desktop.grid.cell_steps import jump, next_in, runs_between, runs_of

if TYPE_CHECKING:
    from ledger_app.desktop.grid.task_table import TaskTable

_Key = Qt.Key
_ARROWS = {_Key.Key_Up: (-1, 0), _Key.Key_Down: (1, 0), _Key.Key_Left: (0, -1), _Key.Key_Right: (0, 1)}
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}
_TABS = {_Key.Key_Tab: True, _Key.Key_Backtab: False}
_SHIFT, _CTRL, _ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


class CellKeys(QObject):
    """Does what a key asks of the table."""

    def __init__(self, table: "TaskTable", picker: CellPicker) -> None:
        super().__init__(table)
        self._table, self._picker = table, picker

    def take(self, event: QKeyEvent) -> bool:
        """Do what the key asks; return whether it asks anything."""
        current = self._table.current()
        if current is None:
            return self._begin(event)
        pressed, keys = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._table.task_model().is_group(current.row) and not keys and self._turn(pressed, current.row):
            return True
        if pressed in _TABS and not keys & (_CTRL | _ALT):
            self._tab(current, forward=_TABS[_Key(pressed)])
            return True
        if self._select(pressed, keys):
            return True
        begin = self._picker.lead() if keys & _SHIFT else current
        goal = self._goal(_Key(pressed), keys, begin or current)
        if goal is None:
            return False
        if keys & _SHIFT:
            self._picker.extend(goal)
        else:
            self._picker.choose(goal)
        self._table.show_cell(goal)
        return True

    def _begin(self, event: QKeyEvent) -> bool:
        """Make the first cell current where none is."""
        walks = event.key() in {*_ARROWS, *_PAGES, _Key.Key_Home, _Key.Key_End}
        if walks and self._table.model().rowCount():
            self._picker.choose(Cell(0, 0))
        return walks

    def _turn(self, pressed: int, row: int) -> bool:
        """Fold or unfold the group of a row."""
        match pressed:
            case _Key.Key_Left | _Key.Key_Right:
                self._table.task_model().fold(row, folded=pressed == _Key.Key_Left)
            case _Key.Key_Space | _Key.Key_Return | _Key.Key_Enter:
                self._table.turn_group(row)
            case _:
                return False
        return True

    def _select(self, pressed: int, keys: Qt.KeyboardModifier) -> bool:
        """Select rows or everything, or only the current cell again."""
        if pressed == _Key.Key_Space and not keys:
            self._picker.choose_rows()
        elif pressed == _Key.Key_A and keys == _CTRL:
            self._picker.choose_all()
        elif pressed == _Key.Key_Escape and not keys:
            return self._picker.collapse()
        else:
            return False
        return True

    def _tab(self, current: Cell, *, forward: bool) -> None:
        """Go to the next cell, at the end of a row to the next row; inside a block stay in it."""
        blocks = self._picker.blocks()
        inside = [block for block in blocks if current in block]
        if len(blocks) == 1 and inside and len(inside[0].rows) * len(inside[0].columns) > 1:
            goal = self._next_task(lambda cell: next_in(inside[0], cell, forward=forward), current)
            self._picker.step_inside(goal)
        else:
            goal = self._next_task(lambda cell: self._beside(cell, forward=forward), current)
            self._picker.choose(goal)
        self._table.show_cell(goal)

    def _next_task(self, step: Callable[[Cell], Cell], current: Cell) -> Cell:
        """Return the next cell in a row that is a task, else the current one."""
        model, goal = self._table.task_model(), step(current)
        while goal != current and model.is_group(goal.row):
            further = step(goal)
            if further == goal:
                return current
            goal = further
        return goal

    def _beside(self, cell: Cell, *, forward: bool) -> Cell:
        columns = self._table.model().columnCount()
        place = cell.row * columns + cell.column + (1 if forward else -1)
        return Cell(*divmod(place, columns)) if 0 <= place < columns * self._table.model().rowCount() else cell

    def _goal(self, pressed: Qt.Key, keys: Qt.KeyboardModifier, cell: Cell) -> Cell | None:
        """Return where a key leads from a cell, None where it leads nowhere."""
        last = Cell(self._table.model().rowCount() - 1, self._table.model().columnCount() - 1)
        others = keys & ~_SHIFT
        if pressed in _ARROWS and others in {Qt.KeyboardModifier.NoModifier, _CTRL}:
            return self._arrow(cell, *_ARROWS[pressed], last, far=bool(others))
        if pressed in _PAGES and others in {Qt.KeyboardModifier.NoModifier, _ALT}:
            return self._page(cell, _PAGES[pressed], last, sideways=bool(others))
        if pressed == _Key.Key_Home and others in {Qt.KeyboardModifier.NoModifier, _CTRL}:
            return Cell(0 if others else cell.row, 0)
        if pressed == _Key.Key_End and others in {Qt.KeyboardModifier.NoModifier, _CTRL}:
            return Cell(last.row if others else cell.row, last.column)
        return None

    def _arrow(self, cell: Cell, down: int, right: int, last: Cell, *, far: bool) -> Cell:
        row, column = cell.row + down, cell.column + right
        if far and down:  # up and down: the edge of a group; scanning a column would read the whole ledger
            runs = runs_between(self._table.task_model().group_starts(), last.row + 1)
            row = jump(cell.row, runs, last.row, forward=down > 0)
        elif far:
            filled = self._table.task_model().filled(cell.row)
            column = jump(cell.column, runs_of(filled), last.column, forward=right > 0)
        return Cell(min(max(row, 0), last.row), min(max(column, 0), last.column))

    def _page(self, cell: Cell, step: int, last: Cell, *, sideways: bool) -> Cell:
        if sideways:
            column = cell.column + step * self._table.page_columns()
            return Cell(cell.row, min(max(column, 0), last.column))
        return Cell(min(max(cell.row + step * self._table.page_rows(), 0), last.row), cell.column)
