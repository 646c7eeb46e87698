"""What the clerk should look at before an import: conflicts, tasks gone, findings, each with its answer beside it."""

from functools import partial
from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from ledger_app.desktop.importing.review_board import Question, ReviewBoard, ReviewItem
from ledger_app.desktop.theme import Theme
from ledger_app.domain.finding import Severity

_ICONS = {Severity.ERROR: "close", Severity.WARNING: "warning", Severity.NOTE: "info"}
_MOST = 500
_WIDEST, _FRAME = "保留台账", 62
_WHERE, _TEXT, _ANSWER = range(3)
_LEAST_WHERE, _MOST_WHERE, _SIGN = 90, 280, 36  # the sign stands before the place
_CHOICES = {
    Question.CONFLICT: ("保留台账", "采用文件"),
    Question.GONE: ("保留任务", "标为中止"),
    Question.CONTINUES: ("不承接", "承接"),
}


class ReviewItems(QTableWidget):
    """A list with one answer a line; Enter or Space gives it.

    Signals:
        draft_wanted: id of the draft that a line is about.
        place_wanted: the place in the document that a line without a draft is about.
        settled: draft id and message of a doubt that is answered.
        chosen: an item of two answers, and whether its second was chosen.
        split_wanted: id of a draft that may be taken apart.
    """

    draft_wanted = Signal(str)
    place_wanted = Signal(str)
    settled = Signal(str, str)
    chosen = Signal(object, bool)
    split_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 3)
        self.setObjectName("finding_list")
        self.setAccessibleName("核对提示")
        self._theme = theme
        self._shown: list[ReviewItem] = []
        self._board: ReviewBoard | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(_ANSWER, self.fontMetrics().horizontalAdvance(_WIDEST) + _FRAME)
        self.itemSelectionChanged.connect(self._on_selected)
        self.verticalScrollBar().valueChanged.connect(self._fill_answers)

    def show_items(self, board: ReviewBoard) -> str:
        """List what `board` asks and return how many that is, in words."""
        items = list(board.items())
        more = f"，列出前 {_MOST} 条" if len(items) > _MOST else ""
        told = f"核对提示 {len(items)} 条{more}" if items else "没有要核对的"
        self._board = board
        new, old = items[:_MOST], self._shown
        same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False))))
        end = len(
            list(takewhile(lambda pair: pair[0] == pair[1], zip(old[same:][::-1], new[same:][::-1], strict=False)))
        )
        self._shown = new
        self.blockSignals(True)
        self.model().removeRows(same, len(old) - end - same)
        self.model().insertRows(same, len(new) - end - same)
        for line in range(same, len(new) - end):
            self._fill(line)
        self.blockSignals(False)
        widest = max((self.fontMetrics().horizontalAdvance(item.where) for item in new), default=0) + _SIGN
        self.setColumnWidth(_WHERE, min(max(widest, _LEAST_WHERE), _MOST_WHERE))
        self._fill_answers()
        return told

    def _fill(self, line: int) -> None:
        """Write a line, its answer aside."""
        item = self._shown[line]
        where = QTableWidgetItem(self._theme.icon(_ICONS[item.severity], self._ink(item.severity)), item.where)
        text = QTableWidgetItem(item.text)
        for cell in (where, text):
            cell.setToolTip(cell.text())
        self.setItem(line, _WHERE, where)
        self.setItem(line, _TEXT, text)

    def _fill_answers(self) -> None:
        """Put answers into the lines that can be seen: hundreds of buttons at once would be felt."""
        if self.rowCount() != len(self._shown):
            return  # the lines are being changed: taking some away scrolls the list in the middle of it
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        for line in range(max(first, 0), (last if last >= 0 else len(self._shown) - 1) + 1):
            answer = self._answer(self._shown[line]) if self.cellWidget(line, _ANSWER) is None else None
            if answer is not None:
                self.setCellWidget(line, _ANSWER, _with_room(answer))

    def show_draft(self, draft_id: str) -> None:
        """Mark the first line about a draft."""
        line = next((line for line, item in enumerate(self._shown) if item.draft == draft_id), -1)
        self.blockSignals(True)
        if line >= 0:
            self.selectRow(line)
        else:
            self.clearSelection()
        self.blockSignals(False)

    def _ink(self, severity: Severity) -> QColor:
        """Return the colour of a sign."""
        colors = self._theme.colors
        return {Severity.ERROR: colors.bad, Severity.WARNING: colors.caution, Severity.NOTE: colors.text_2}[severity]

    def _answer(self, item: ReviewItem) -> QWidget | None:
        """Return what a line is answered with; notes and errors need no answer."""
        if item.question is Question.SPLIT:
            button = self._button("拆分…", "看看拆开后是什么样", item)
            button.clicked.connect(lambda: self.split_wanted.emit(item.draft))
            return button
        if item.question is Question.FINDING:
            if not item.key:
                return None
            button = self._button("就这样", "看过了，照这样写入", item)
            button.clicked.connect(lambda: self.settled.emit(item.draft, item.key))
            return button
        choices = QComboBox()
        choices.setAccessibleName(item.text)
        choices.addItems(_CHOICES[item.question])
        choices.setCurrentIndex(int(self._board is not None and self._board.is_taken(item)))
        choices.activated.connect(partial(self._on_choice, item))
        return choices

    def _button(self, words: str, tip: str, item: ReviewItem) -> QPushButton:
        """Return the button of one line."""
        button = QPushButton(words)
        button.setProperty("role", "small")
        button.setToolTip(tip)
        button.setAccessibleName(f"{words.rstrip('…')}：{item.text}")
        return button

    def _on_selected(self) -> None:
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        item = self._shown[rows[0]] if rows else None
        if item is not None and item.draft:
            self.draft_wanted.emit(item.draft)
        elif item is not None:
            self.place_wanted.emit(item.where)

    def _on_choice(self, item: ReviewItem, choice: int) -> None:
        self.chosen.emit(item, choice == 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill_answers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        room = self.cellWidget(self.currentRow(), _ANSWER)
        answer = room.findChild(QPushButton) if room is not None else None
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and answer is not None:
            answer.click()
            return
        super().keyPressEvent(event)


def _with_room(answer: QWidget) -> QWidget:
    """Return an answer with room around it inside its cell."""
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(4, 3, 10, 3)
    row.addWidget(answer)
    return room
