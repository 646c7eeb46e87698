"""A button of the navigation, with a badge for what waits on its page."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton

from ledger_app.desktop.theme import TextRole, Theme

_MOST = 99
_TOP, _RIGHT, _PADDING = 3, 6, 5


class NavButton(QToolButton):
    """Shows a number in its upper right corner while something waits."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0

    def show_waiting(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        self._count = count
        self.setAccessibleName(f"{self.text()}，{count} 件待办" if count else self.text())
        self.update()

    def badge(self) -> str:
        """Return what the badge says, "" for none."""
        return "" if not self._count else str(self._count) if self._count <= _MOST else f"{_MOST}+"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(TextRole.SMALLEST, bold=True)
        metrics = QFontMetrics(font)
        high = metrics.height()
        wide = max(high, metrics.horizontalAdvance(self.badge()) + 2 * _PADDING)
        place = QRectF(self.width() - _RIGHT - wide, _TOP, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.surface)
        painter.drawRoundedRect(place, high / 2, high / 2)
        painter.setPen(self._theme.colors.bad)
        painter.setFont(font)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.badge())
        painter.end()
