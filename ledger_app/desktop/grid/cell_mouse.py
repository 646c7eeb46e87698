"""The mouse over the cells of the table, across the edge of the part that stays."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent

from ledger_app.desktop.grid.cell_picker import CellPicker
from ledger_app.domain.field import Field

if TYPE_CHECKING:
    from ledger_app.desktop.grid.task_table import TaskTable

_SCROLL_MS = 40
_LEFT = Qt.MouseButton.LeftButton


class CellMouse(QObject):
    """Selects by pressing and drawing; places are those of the table's viewport, where the frozen part begins too."""

    def __init__(self, table: "TaskTable", picker: CellPicker) -> None:
        super().__init__(table)
        self._table, self._picker = table, picker
        self._drawing = False
        self._where = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Begin a selection, extend it, add to it; fold a group; the right button keeps a selection it hits."""
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        cell, keys = self._table.cell_at(event.position().toPoint()), event.modifiers()
        if cell is None:
            return
        if self._table.task_model().is_group(cell.row):
            self._picker.choose(cell)
            if event.button() == _LEFT:
                self._table.turn_group(cell.row)
            return
        whole = self._table.specs()[cell.column].field is Field.LIGHT
        if event.button() != _LEFT:
            if not any(cell in block for block in self._picker.blocks()):
                self._picker.choose(cell, whole=whole)
            return
        self._drawing = True
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self._picker.extend(cell)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._picker.add(cell, whole=whole)
        else:
            self._picker.choose(cell, whole=whole)

    def move(self, event: QMouseEvent) -> None:
        """Draw the block on; outside the table it scrolls."""
        if not self._drawing or not event.buttons() & _LEFT:
            return
        self._where = event.position().toPoint()
        self._reach()
        if self._table.viewport().rect().contains(self._where):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def release(self) -> None:
        """End the block."""
        self._drawing = False
        self._timer.stop()

    def _reach(self) -> None:
        cell = self._table.nearest_cell(self._where)
        if cell is not None and cell != self._picker.lead():
            self._picker.extend(cell)

    def _scroll_on(self) -> None:
        """Scroll a step towards the mouse and draw the block on."""
        room, where = self._table.viewport().rect(), self._where
        across, down = self._table.horizontalScrollBar(), self._table.verticalScrollBar()
        across.setValue(across.value() + (where.x() > room.right()) * 24 - (where.x() < room.left()) * 24)
        step = self._table.verticalHeader().defaultSectionSize()
        down.setValue(down.value() + (where.y() > room.bottom()) * step - (where.y() < room.top()) * step)
        self._reach()
