"""What the clerk should look at before an import: conflicts, tasks gone, findings, each with its answer beside it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ledger_app.desktop.importing.import_review import ImportReview, Question, ReviewItem
from ledger_app.desktop.theme import Theme
from ledger_app.domain.finding import Severity

_ICONS = {Severity.ERROR: "close", Severity.WARNING: "warning", Severity.NOTE: "info"}
_MOST = 500
_ANY_HEIGHT = 16_777_215  # what Qt calls no limit
_CHOICES = {Question.CONFLICT: ("保留台账", "采用文件"), Question.GONE: ("保留任务", "标为中止")}


class ReviewItems(QFrame):
    """A list with one answer a line.

    Signals:
        row_wanted: the row of the document that a line is about.
        answered: a line was answered; the row concerned, -1 for none.
    """

    row_wanted = Signal(int)
    answered = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("finding_panel")
        self._theme = theme
        self._review: ImportReview | None = None
        self._shown: list[ReviewItem] = []
        self._title = QLabel()
        self._title.setObjectName("finding_title")
        self._title.setProperty("role", "table_title")
        self._list = QTableWidget(0, 3)
        self._list.setObjectName("finding_list")
        self._list.setAccessibleName("核对提示")
        self._list.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setTabKeyNavigation(False)
        self._list.setShowGrid(False)
        self._list.setWordWrap(False)
        self._list.verticalHeader().hide()
        self._list.verticalHeader().setDefaultSectionSize(self._list.fontMetrics().height() + 16)
        self._list.horizontalHeader().hide()
        self._list.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self._list.setColumnWidth(0, 150)
        self._list.setColumnWidth(2, 116)
        self._list.itemSelectionChanged.connect(self._on_selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self._list, 1)

    def show_items(self, review: ImportReview) -> None:
        """List what `review` asks."""
        self._review = review
        items = list(review.items())
        self._shown = items[:_MOST]
        more = f"，只列出前 {_MOST} 条" if len(items) > _MOST else ""
        told = f"核对提示 {len(items)} 条{more}　点一条，左边原文和上面的行会一起定位"
        self._title.setText(told if items else "没有要核对的")
        self._list.setVisible(bool(items))
        self.setMaximumHeight(_ANY_HEIGHT if items else self._title.sizeHint().height())
        self._list.setRowCount(len(self._shown))
        for line, item in enumerate(self._shown):
            where = QTableWidgetItem(self._theme.icon(_ICONS[item.severity], self._ink(item.severity)), item.where)
            text = QTableWidgetItem(item.text)
            text.setToolTip(item.text)
            self._list.setItem(line, 0, where)
            self._list.setItem(line, 1, text)
            answer = self._answer(item)
            if answer is not None:
                self._list.setCellWidget(line, 2, answer)

    def show_row(self, row: int) -> None:
        """Mark the first line about that row of the document."""
        lines = [line for line, item in enumerate(self._shown) if item.row == row]
        self._list.blockSignals(True)
        if lines:
            self._list.selectRow(lines[0])
        else:
            self._list.clearSelection()
        self._list.blockSignals(False)

    def _ink(self, severity: Severity) -> QColor:
        """Return the colour of a sign."""
        colors = self._theme.colors
        return {Severity.ERROR: colors.bad, Severity.WARNING: colors.caution, Severity.NOTE: colors.text_2}[severity]

    def _answer(self, item: ReviewItem) -> QWidget | None:
        """Return what a line is answered with; notes and errors need no answer."""
        if item.question is Question.FINDING:
            if not item.key:
                return None
            button = QPushButton("就这样")
            button.setProperty("role", "small")
            button.setToolTip("看过了，照这样写入")
            button.clicked.connect(partial(self._on_fine, item))
            return button
        choices = QComboBox()
        choices.setAccessibleName(item.text)
        choices.addItems(_CHOICES[item.question])
        choices.setCurrentIndex(int(self._is_taken(item)))
        choices.activated.connect(partial(self._on_choice, item))
        return choices

    def _is_taken(self, item: ReviewItem) -> bool:
        """Whether the second choice was made before."""
        if self._review is None:
            return False
        if isinstance(item.key, tuple):
            return self._review.takes_theirs(item.key)
        return self._review.is_suspended(item.key)

    def _on_selected(self) -> None:
        rows = [index.row() for index in self._list.selectionModel().selectedRows()]
        if rows and self._shown[rows[0]].row >= 0:
            self.row_wanted.emit(self._shown[rows[0]].row)

    def _on_fine(self, item: ReviewItem) -> None:
        if self._review is not None:
            self._review.tick(self._review.rows[item.row], on=True)
            self.answered.emit(item.row)

    def _on_choice(self, item: ReviewItem, choice: int) -> None:
        if self._review is None:
            return
        if isinstance(item.key, tuple):
            self._review.take_theirs(item.key, on=choice == 1)
        else:
            self._review.suspend(item.key, on=choice == 1)
        self.answered.emit(item.row)
