"""The steps of a wizard: which are done, which one is at hand, which come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.theme import TextRole, Theme

_DISC = 24
_GAP = 8
_LINE = 36


class StepBar(QWidget):
    """Discs with numbers, a tick for those done, and a word each."""

    def __init__(self, theme: Theme, steps: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("step_bar")
        self._theme = theme
        self._steps = tuple(steps)
        self._current = 0
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show which step is at hand, counted from 0."""
        self._current = step
        self.setAccessibleName(f"第 {step + 1} 步，共 {len(self._steps)} 步：{self._steps[step]}")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words = sum(
            self.fontMetrics().horizontalAdvance(step) + _DISC + 2 * _GAP + _LINE + _GAP for step in self._steps
        )
        return QSize(words, _DISC + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 1.0
        for place, words in enumerate(self._steps):
            left = self._paint_step(painter, left, place, words)
            if place < len(self._steps) - 1:
                painter.setPen(QPen(self._theme.colors.line_strong, 1))
                middle = self.height() / 2
                painter.drawLine(int(left), int(middle), int(left) + _LINE, int(middle))
                left += _LINE + _GAP
        painter.end()

    def _paint_step(self, painter: QPainter, left: float, place: int, words: str) -> float:
        """Paint one step and return where it ends."""
        colors = self._theme.colors
        done, current = place < self._current, place == self._current
        disc = QRectF(left, (self.height() - _DISC) / 2, _DISC, _DISC)
        ground = colors.good if done else colors.accent if current else colors.surface
        painter.setBrush(ground)
        painter.setPen(QPen(ground if done or current else colors.line_strong, 1))
        painter.drawEllipse(disc)
        if done:
            self._theme.icon("done", colors.on_accent).paint(painter, disc.toRect().adjusted(4, 4, -4, -4))
        else:
            painter.setFont(self._theme.font(TextRole.SECOND, bold=current))
            painter.setPen(colors.on_accent if current else colors.text_2)
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(place + 1))
        painter.setFont(self._theme.font(bold=current))
        painter.setPen(colors.text)
        width = painter.fontMetrics().horizontalAdvance(words)
        area = QRectF(disc.right() + _GAP, 0, width + 2, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        return area.right() + _GAP
