"""What stands in the page's place while a ledger opens: its bar, a header and empty rows."""

from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme

_BAR = 48


class WaitingPage(QWidget):
    """The skeleton of the ledger page; needs nothing but Qt."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("waiting_page")
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedHeight(_BAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(_Rows(theme), 1)


class _Rows(QWidget):
    """Lines where rows will be."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._colors = theme.colors

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = QFontMetrics(self.font()).height()
        painter.fillRect(self.rect(), self._colors.surface)
        painter.fillRect(0, 0, self.width(), line + 12, self._colors.header)
        painter.setPen(self._colors.grid)
        step = 2 * line + 8
        for y in range(line + 12, self.height(), step):
            painter.drawLine(0, y, self.width(), y)
        painter.end()
