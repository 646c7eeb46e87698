"""A list whose lines lead somewhere: by click, Enter or Space. Each card of 工作台 has one, with its own painter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole
MARGIN = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what a screen reader says of it, and where it leads; None for one that only tells.

    Attributes:
        content: what its painter knows of it.
    """

    spoken: str
    goal: Goal | None
    content: Any = None


class LineModel(QAbstractListModel):
    """Shows lines."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show `lines` instead of what was shown."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return line.spoken
        return line if role == LINE_ROLE else None


class LineDelegate(QStyledItemDelegate):
    """Paints a line; those that inherit say how high it is and what stands on it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def goal_at(self, line: Line, rect: QRect, place: QPoint) -> Goal | None:
        """Return where a click at `place` leads, None for nowhere."""
        return line.goal if rect.contains(place) else None

    def height(self, line: Line) -> int:
        """Return how high a line is."""
        raise NotImplementedError

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Paint what stands on a line."""
        raise NotImplementedError

    def elided(self, painter: QPainter, font: QFont, rect: QRect, text: str) -> None:
        """Paint a text in one line, cut at the end where there is no room."""
        painter.setFont(font)
        words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index.data(LINE_ROLE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        colors, rect, state = self.theme.colors, option.rect, option.state
        if state & QStyle.StateFlag.State_MouseOver and index.data(LINE_ROLE).goal is not None:
            painter.fillRect(rect, colors.tint)
        self.draw(painter, rect, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class LinkList(QListView):
    """Lines to choose from.

    Signals:
        wanted: the Goal of a line.
    """

    wanted = Signal(object)

    def __init__(self, delegate: type[LineDelegate], theme: Theme, name: str, spoken: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self._model = LineModel(self)
        self._painter = delegate(theme, self)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show `lines`, the same one current."""
        row = max(self.currentIndex().row(), 0)
        self._model.show_lines(lines)
        self.scheduleDelayedItemsLayout()  # the letters may have another size
        if lines:
            self.setCurrentIndex(self._model.index(min(row, len(lines) - 1)))

    def lines(self) -> list[Line]:
        """Return what is shown."""
        return [self._model.index(row).data(LINE_ROLE) for row in range(self._model.rowCount())]

    def _goal_under(self, place: QPoint) -> Goal | None:
        index = self.indexAt(place)
        line = index.data(LINE_ROLE)
        return self._painter.goal_at(line, self.visualRect(index), place) if isinstance(line, Line) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().data(LINE_ROLE)
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(line, Line):
            if line.goal is not None:
                self.wanted.emit(line.goal)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        leads = self._goal_under(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        goal = self._goal_under(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and goal is not None:
            self.wanted.emit(goal)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
