"""The tab 历史: every change of a task, each with a button that puts the old value back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ledger_app.desktop.detail.history_model import HistoryModel, what_changed, who_did_it
from ledger_app.desktop.grid.text_lines import break_lines
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.history import Change

_MARGIN = 12
_REVERT = "恢复"
_MOST = 3

_Index = QModelIndex | QPersistentModelIndex


class HistoryTable(QTableView):
    """Changes, newest first.

    Signals:
        revert_wanted: a Change whose old value is wanted back.
    """

    revert_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("history_table")
        self.setAccessibleName("变更记录")
        self.changes = HistoryModel()
        self._writable = True
        self.setModel(self.changes)
        self._painter = HistoryDelegate(theme, self)
        self.setItemDelegate(self._painter)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)

    def show_changes(self, changes: Sequence[Change], *, writable: bool) -> None:
        """Show these changes, given oldest first."""
        self._writable = writable
        self._painter.writable = writable
        self.changes.show_changes(changes)
        self._fit()

    def _fit(self) -> None:
        """Give each row the height of its words; a task has a few dozen changes."""
        for row in range(self.changes.rowCount()):
            self.setRowHeight(row, self._painter.height(self.changes.change_at(row), self.viewport().width()))

    def _revert(self, row: int) -> None:
        if self._writable and row >= 0 and self.changes.can_revert(row):
            self.revert_wanted.emit(self.changes.change_at(row))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and self._painter.button(self.visualRect(index)).contains(place):
            self._revert(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._revert(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class HistoryDelegate(QStyledItemDelegate):
    """Paints what changed, who did it, and the button.

    Attributes:
        writable: whether the buttons are shown.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.writable = True

    def height(self, change: Change, width: int) -> int:
        """Return the height of a row."""
        body, second = self._theme.font(), self._theme.font(TextRole.SECOND)
        lines = len(break_lines(what_changed(change), max(width - 2 * _MARGIN, 1), body.toString(), _MOST))
        return lines * QFontMetrics(body).height() + QFontMetrics(second).height() + 12

    def button(self, row: QRect) -> QRect:
        """Return where a row's button is."""
        metrics = QFontMetrics(self._theme.font(TextRole.SECOND))
        width, height = metrics.horizontalAdvance(_REVERT) + 12, metrics.height() + 4
        return QRect(row.right() - width - 6, row.bottom() - height - 3, width, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, HistoryModel):
            return
        rect, colors = option.rect, self._theme.colors
        change = model.change_at(index.row())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colors.selection)
        body, second = self._theme.font(), self._theme.font(TextRole.SECOND)
        inner = rect.adjusted(_MARGIN, 5, -_MARGIN, -5)
        undone = change.deed.undone
        for line in break_lines(what_changed(change), max(inner.width(), 1), body.toString(), _MOST):
            inner.setTop(self._line(painter, inner, line, body, colors.text_2 if undone else colors.text))
        can_revert = self.writable and model.can_revert(index.row())
        room = inner.width() - (self.button(rect).width() if can_revert else 0)
        who = QFontMetrics(second).elidedText(who_did_it(change), Qt.TextElideMode.ElideRight, room)
        self._line(painter, inner, who, second, colors.text_2)
        if can_revert:
            painter.setPen(QPen(colors.line_strong, 1))
            painter.setBrush(colors.surface)
            painter.drawRoundedRect(self.button(rect), 4, 4)
            painter.setPen(colors.accent)
            painter.drawText(self.button(rect), Qt.AlignmentFlag.AlignCenter, _REVERT)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _line(self, painter: QPainter, box: QRect, text: str, font: QFont, color: QColor) -> int:
        """Draw one line at the top of `box` and return where the next begins."""
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)
        return box.top() + QFontMetrics(font).height()
