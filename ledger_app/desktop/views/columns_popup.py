"""Which columns the table shows, and in which order: ticks, dragging, Alt with the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.grid.task_columns import spec_of
from ledger_app.domain.view import USUAL_COLUMNS, ViewColumn
from ledger_app.storage.pinyin import sounds_like

_COLUMN = Qt.ItemDataRole.UserRole
_MANY = 12
_WIDTH, _HEIGHT = 260, 460


class ColumnList(QListWidget):
    """The columns; those shown are ticked.

    Signals:
        changed: others are ticked, or they stand in another order.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("column_list")
        self.setAccessibleName("表格的列，按 Alt+↑ 或 Alt+↓ 移动")
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemChanged.connect(lambda _: self._on_ticked())
        self.model().rowsMoved.connect(lambda *_: self.changed.emit())

    def show_columns(self, shown: Sequence[ViewColumn], others: Sequence[ViewColumn]) -> None:
        """Show the ticked ones in their order, then the others."""
        with QSignalBlocker(self):
            self.clear()
            for column in (*shown, *others):
                item = QListWidgetItem(spec_of(column).heading)
                item.setData(_COLUMN, column)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
                item.setCheckState(Qt.CheckState.Checked if column in shown else Qt.CheckState.Unchecked)
                self.addItem(item)
        self.setCurrentRow(0)

    def ticked(self) -> tuple[ViewColumn, ...]:
        """Return the columns wanted, from left to right."""
        items = (self.item(row) for row in range(self.count()))
        return tuple(item.data(_COLUMN) for item in items if item.checkState() is Qt.CheckState.Checked)

    def keep_fitting(self, words: str) -> None:
        """Show only columns whose heading has these words, as written or by its sound."""
        wanted = words.strip().casefold()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(bool(wanted) and not sounds_like(item.text(), wanted))

    def move(self, step: int) -> None:
        """Move the current column up or down."""
        row = self.currentRow()
        if row < 0 or not 0 <= row + step < self.count():
            return
        with QSignalBlocker(self):
            self.insertItem(row + step, self.takeItem(row))
            self.setCurrentRow(row + step)
        self.changed.emit()

    def _on_ticked(self) -> None:
        """Tell; a table without any column is not wanted: the last tick comes back."""
        item = self.currentItem()
        if not self.ticked() and item is not None:
            item.setCheckState(Qt.CheckState.Checked)
            return
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps:
            self.move(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class ColumnsPopup(QFrame):
    """Opens below its button; what is ticked shows at once.

    Signals:
        columns_wanted: other columns, from left to right.
    """

    columns_wanted = Signal(tuple)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("columns_popup")
        self.setProperty("role", "popup")
        self._all: tuple[ViewColumn, ...] = ()
        self.list = ColumnList()
        self.list.changed.connect(lambda: self.columns_wanted.emit(self.list.ticked()))
        self.search = QLineEdit()
        self.search.setObjectName("column_search")
        self.search.setPlaceholderText("找列，可输首字母")
        self.search.setAccessibleName("找列")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.list.keep_fitting)
        usual = QPushButton("恢复默认")
        usual.setObjectName("usual_columns")
        usual.setProperty("role", "small")
        usual.clicked.connect(lambda _: self._restore())
        hint = QLabel("拖动或 Alt+↑↓ 排序")
        hint.setProperty("role", "hint")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        foot.addWidget(usual)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def open_below(self, button: QWidget, shown: Sequence[ViewColumn], offered: Sequence[ViewColumn]) -> None:
        """Open with these columns ticked; `offered` are all there can be."""
        self._all = tuple(offered)
        self.search.clear()
        self._fill(shown)
        self.search.setVisible(len(offered) > _MANY)
        self.resize(max(_WIDTH, self.sizeHint().width()), _HEIGHT)
        corner = button.mapToGlobal(QPoint(button.width() - self.width(), button.height() + 2))
        self.move(corner)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fill(self, shown: Sequence[ViewColumn]) -> None:
        there = {column.key for column in shown}
        self.list.show_columns(shown, [column for column in self._all if column.key not in there])

    def _restore(self) -> None:
        self._fill(USUAL_COLUMNS)
        self.columns_wanted.emit(USUAL_COLUMNS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ goes from the box into the list; Esc closes."""
        if self.search.hasFocus() and event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)
