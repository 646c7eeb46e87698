"""The ledger table: what is selected in it, and what mouse and keys do."""

from functools import partial

from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from ledger_app.desktop.grid.block import Block, Cell, rows_of
from ledger_app.desktop.grid.cell_keys import CellKeys
from ledger_app.desktop.grid.cell_mouse import CellMouse
from ledger_app.desktop.grid.cell_picker import CellPicker
from ledger_app.desktop.grid.header_menu import show_header_menu
from ledger_app.desktop.grid.sort_order import clicked
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.grid.two_part_table import TwoPartTable
from ledger_app.desktop.theme import Theme
from ledger_app.domain.view import Layout

_AIR = 8


class TaskTable(TwoPartTable):
    """The ledger table. What is selected are cells; the current cell is where a selection began.

    Attributes:
        key_held: a key repeats because it is held down.

    Signals:
        opened: Enter was pressed: the row's progress is wanted.
        edit_wanted: a cell was double-clicked.
        menu_wanted: the right button was pressed, or the menu key; where on the screen.
        current_row_changed: another row is current; its number, -1 for none.
        sort_wanted: a heading was clicked: column, and whether it is added.
        order_wanted: the list is to be sorted by these keys. group_wanted: it is to be divided by this Group, or None.
        layout_changed: the clerk moved, hid, froze or widened columns. columns_wanted: the clerk wants to choose them.
        key_let_go: a key that repeated is held no longer.
    """

    opened = Signal()
    edit_wanted = Signal()
    menu_wanted = Signal(QPoint)
    current_row_changed = Signal(int)
    sort_wanted = Signal(int, bool)
    order_wanted = Signal(object)
    group_wanted = Signal(object)
    layout_changed = Signal()
    columns_wanted = Signal()
    key_let_go = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setObjectName("task_table")
        self.setAccessibleName("任务")
        self._picker = CellPicker(self)
        self._mouse, self._keys = CellMouse(self, self._picker), CellKeys(self, self._picker)
        self._kept: tuple[str, ColumnSpec | None] = ("", None)
        self.key_held = False
        for header in self._headers:
            header.sort_wanted.connect(self.sort_wanted)
            header.menu_wanted.connect(partial(show_header_menu, self))
        self.sort_wanted.connect(self._on_sort_wanted)
        self._columns.wanted.connect(self.change_layout)
        self._columns.widened.connect(self.layout_changed)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self.current_row_changed.emit(now.row()))
        self.task_model().modelAboutToBeReset.connect(self._keep_place)
        self._picker.watch()

    # What is selected

    def current(self) -> Cell | None:
        """Return the current cell."""
        index = self.currentIndex()
        return Cell(index.row(), index.column()) if index.isValid() else None

    def blocks(self) -> tuple[Block, ...]:
        """Return what is selected; rows of groups may lie in it."""
        return self._picker.blocks()

    def select_block(self, block: Block) -> None:
        """Select a block; its first cell becomes current."""
        self._picker.choose_block(block)

    def selected_ranges(self) -> tuple[range, ...]:
        """Return the rows that the selection touches, as ranges from top to bottom."""
        return rows_of(self.blocks())

    def go_to_row(self, row: int) -> None:
        """Make a row current, in the column where one was."""
        current, spec = self.current(), self._kept[1]
        place = -1 if spec is None else self.task_model().place_of_column(*spec.key)
        column = current.column if current else max(place, 0)
        self._picker.choose(Cell(row, column))

    def _keep_place(self) -> None:
        """Remember the current cell before other rows or columns come."""
        current = self.current()
        if current is not None:
            self._kept = self.task_model().id_at(current.row), self.specs()[current.column]

    def _go_back(self) -> None:
        """Go to the task that was current before the same tasks were laid out anew."""
        place = self.task_model().place_of(self._kept[0]) if self._kept[0] else -1
        if place >= 0 and self.current() is None:
            self.go_to_row(place)

    # Columns and groups

    def show_layout(self, layout: Layout) -> None:
        """Show the table like this; `layout_changed` stays silent."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._lines = layout.lines
        self._columns.show(layout)
        self._give_painters()
        self.show_order(self._order)
        self.measure()
        self._go_back()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def change_layout(self, layout: Layout) -> None:
        """Show the table as the clerk wants it now, and tell."""
        self.show_layout(layout)
        self.layout_changed.emit()

    def set_lines(self, lines: int) -> None:
        """Give each row room for one, two or three lines, as the clerk wants it now."""
        layout = self.column_layout()
        self.change_layout(Layout(layout.columns, layout.frozen, lines))

    def show_column_menu(self) -> None:
        """Show the menu of the current column below its heading."""
        current = self.current()
        if current is not None:
            place = QPoint(self.column_left(current.column), 0)
            show_header_menu(self, current.column, self.viewport().mapToGlobal(place))

    def _on_sort_wanted(self, column: int, adds: bool) -> None:  # noqa: FBT001 - Qt's signal
        key = self.specs()[column].sort
        if key is not None:
            self.order_wanted.emit(clicked(self._order, key, adds=adds))

    def turn_group(self, row: int) -> None:
        """Fold the group that begins in a row, or unfold it."""
        model = self.task_model()
        model.fold(row, folded=not model.is_folded(row))

    def fold_groups(self, *, folded: bool) -> None:
        """Fold all groups, or unfold them."""
        self.task_model().fold_all(folded=folded)
        self._go_back()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        self.key_held = event.isAutoRepeat()
        if self._keys.take(event):
            event.accept()
        elif plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.opened.emit()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._let_go()

    def _let_go(self) -> None:
        """Tell that no key is held any more."""
        if self.key_held:
            self.key_held = False
            self.key_let_go.emit()

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: Qt would ask every row of the ledger, and typing edits."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._mouse.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position().toPoint())
        if cell is not None and not self.task_model().is_group(cell.row):
            self.edit_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the row's menu, by the keyboard below the current cell."""
        current = self.current()
        if current is None or self.task_model().is_group(current.row):
            return
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            bottom = self.rowViewportPosition(current.row) + self.rowHeight(current.row)
            place = QPoint(self.column_left(current.column) + _AIR, bottom)
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_wanted.emit(event.globalPos())
