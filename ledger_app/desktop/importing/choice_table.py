"""A table whose last column is chosen from lists: one click, or Space, Enter, F2 or Alt+↓ anywhere in the row."""

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.choice_delegate import ChoiceDelegate

_OPENING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2})


class ChoiceTable(QTableView):
    """Rows of one line; only the rows on the screen cost anything, and a list is made when it drops down.

    Args:
        widest: the longest words that must be seen whole in the last column.
    """

    def __init__(self, theme: Theme, model: QAbstractTableModel, name: str, widest: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "boxed")
        self.setModel(model)
        self._choice = model.columnCount() - 1
        delegate = ChoiceDelegate(theme, self)
        self.setItemDelegateForColumn(self._choice, delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(theme.font()).height() + 14)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(self._choice, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(self._choice, delegate.width_of(widest))
        self.clicked.connect(self._on_clicked)

    def open_choice(self, row: int) -> None:
        """Drop down the list of a row."""
        index = self.model().index(row, self._choice)
        self.setCurrentIndex(index)
        self.edit(index)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == self._choice:
            self.open_choice(index.row())

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.column() != self._choice:  # the ring shows what the keys would open
            choice = current.siblingAtColumn(self._choice)
            self.selectionModel().setCurrentIndex(choice, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if (event.key() in _OPENING or down) and self.currentIndex().isValid():
            self.open_choice(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, self._choice))
