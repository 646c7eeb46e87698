"""今日要办: one line for each thing to do, with a button painted on it."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import TodoWords, words_for
from ledger_app.desktop.home.link_list import LINE_ROLE, MARGIN, Index, Line, LineDelegate
from ledger_app.desktop.theme import TextRole
from ledger_app.domain.home import Todo

_ICON = 20
_GAP = 10


def todo_line(todo: Todo) -> Line:
    """Return the line of a thing to do."""
    words = words_for(todo)
    matter = None if todo.filter is not None else todo.matter
    return Line(
        f"{words.title}，{words.detail}，{words.button}", Goal(todo.filter, matter=matter, unit_id=todo.unit_id), words
    )


class TodoDelegate(LineDelegate):
    """Icon, what is to be done, a line about it, and the button; the first button is filled."""

    def goal_at(self, line: Line, rect: QRect, place: QPoint) -> Goal | None:
        return line.goal if self.button(rect, line.content.button).contains(place) else None

    def button(self, rect: QRect, words: str) -> QRect:
        """Return where the button of a line is."""
        metrics = QFontMetrics(self.theme.font(TextRole.SECOND))
        wide, high = metrics.horizontalAdvance(words) + 22, metrics.height() + 10
        return QRect(rect.right() - MARGIN - wide + 1, rect.center().y() - high // 2, wide, high)

    def height(self, line: Line) -> int:
        return QFontMetrics(self.theme.font()).height() + QFontMetrics(self.theme.font(TextRole.SECOND)).height() + 15

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        colors, words = self.theme.colors, index.data(LINE_ROLE).content
        painter.setPen(colors.grid)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        icon = self.theme.icon(words.icon, colors.accent).pixmap(QSize(_ICON, _ICON))
        painter.drawPixmap(QPoint(rect.left() + MARGIN, rect.center().y() - _ICON // 2), icon)
        button = self.button(rect, words.button)
        left = rect.left() + MARGIN + _ICON + _GAP
        self._words(painter, QRect(left, rect.top() + 6, button.left() - _GAP - left, rect.height() - 13), words)
        self._button(painter, button, words.button, primary=index.row() == 0)

    def _words(self, painter: QPainter, room: QRect, words: TodoWords) -> None:
        """Paint the two lines of words."""
        high = QFontMetrics(self.theme.font()).height()
        painter.setPen(self.theme.colors.text)
        self.elided(painter, self.theme.font(), QRect(room.left(), room.top(), room.width(), high), words.title)
        painter.setPen(self.theme.colors.text_2)
        below = QRect(room.left(), room.top() + high + 1, room.width(), room.height() - high)
        self.elided(painter, self.theme.font(TextRole.SECOND), below, words.detail)

    def _button(self, painter: QPainter, rect: QRect, words: str, *, primary: bool) -> None:
        """Paint the button."""
        colors = self.theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.accent if primary else colors.line_strong, 1))
        painter.setBrush(colors.accent if primary else colors.surface)
        painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(colors.on_accent if primary else colors.text)
        painter.setFont(self.theme.font(TextRole.SECOND))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
