"""The table of drafts under review: Space ticks the chosen rows, Del calls them no tasks, F2 corrects a cell."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ledger_app.desktop.importing.draft_delegate import DraftTextDelegate, MarkDelegate
from ledger_app.desktop.importing.draft_table_model import (
    COLUMNS,
    DUE,
    LEAD,
    MARK,
    NUMBER,
    OTHERS,
    TEXT,
    DraftTableModel,
)
from ledger_app.desktop.theme import Theme

_LINE = 20  # pixels a line of the standard size of letters takes, which column widths are meant for
_LEAST_TEXT = 10  # lines high: how wide the text of a task is at least


class DraftTable(QTableView):
    """Rows of two lines; several can be chosen.

    Signals:
        current_moved: another row or column is at hand.
        tick_wanted: the chosen rows are to be ticked, or not.
        drop_wanted: the chosen rows are no tasks.
    """

    current_moved = Signal()
    tick_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme, model: DraftTableModel) -> None:
        super().__init__()
        self._drafts = model
        self.setObjectName("draft_table")
        self.setAccessibleName("拟写入的任务")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegateForColumn(MARK, MarkDelegate(theme, self))
        texts = DraftTextDelegate(theme, self)
        for column in range(NUMBER, DUE + 1):
            self.setItemDelegateForColumn(column, texts)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() * 2 + 8)
        for place, each in enumerate(COLUMNS):
            if each.width:
                grows = self.fontMetrics().height() / _LINE if place not in {LEAD, OTHERS} else 1.0
                self.setColumnWidth(place, int(each.width * grows))
        self.horizontalHeader().setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text what the other columns leave, and never less than one can read."""
        super().resizeEvent(event)
        header, least = self.horizontalHeader(), _LEAST_TEXT * self.fontMetrics().height()
        others = sum(header.sectionSize(place) for place in range(header.count()) if place != TEXT)
        tight = self.viewport().width() - others < least
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Fixed if tight else QHeaderView.ResizeMode.Stretch)
        if tight:
            header.resizeSection(TEXT, least)

    def chosen_ids(self) -> tuple[str, ...]:
        """Return the ids of the chosen rows, from top to bottom."""
        lines = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._drafts.row_at(line).draft.id for line in lines)

    def current_id(self) -> str:
        """Return the id of the row at hand, "" for none."""
        index = self.currentIndex()
        return self._drafts.row_at(index.row()).draft.id if index.isValid() else ""

    def choose(self, draft_id: str) -> bool:
        """Choose the row of a draft and return whether it is shown."""
        line = self._drafts.place_of(draft_id)
        if line >= 0:
            self.choose_line(line)
        return line >= 0

    def choose_line(self, line: int) -> None:
        """Choose a line, or the last one where there are not so many."""
        line = min(line, self._drafts.rowCount() - 1)
        column = self.currentIndex().column() if self.currentIndex().isValid() else TEXT
        wanted = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        if line >= 0:
            self.selectionModel().setCurrentIndex(self._drafts.index(line, column), wanted)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        self.current_moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.state() is not QAbstractItemView.State.EditingState:
            self.tick_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)
