"""The line above the title of a panel: which task or how many, buttons, and the cross that closes the panel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.tab_order import walk_as_laid_out

_CLOSES = "关闭详情面板（F4）"


def flat_tool(name: str, tip: str) -> QToolButton:
    """Return a button without words."""
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("role", "flat")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


class CaptionRow(QWidget):
    """Cuts its words to the room they have; the whole is in the tooltip.

    Args:
        name: what the panel's widgets are called by: detail → detail_caption, detail_close.

    Signals:
        closed: the cross.
    """

    closed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._words = ""
        self._caption = QLabel()
        self._caption.setObjectName(f"{name}_caption")
        self._caption.setProperty("role", "caption")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setMinimumWidth(1)
        close = flat_tool(f"{name}_close", _CLOSES)
        close.setIcon(theme.icon("close", theme.colors.text_2))
        close.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._caption, 1)
        self._row.addWidget(close)

    def add(self, button: QToolButton) -> None:
        """Put a button before the cross."""
        self._row.insertWidget(self._row.count() - 1, button)
        walk_as_laid_out(self._row)

    def show_words(self, words: str) -> None:
        """Say what the panel is about."""
        self._words = words
        self._fit()

    def _fit(self) -> None:
        room = max(self._caption.width(), 1)
        metrics = self._caption.fontMetrics()
        self._caption.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))
        self._caption.setToolTip(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._row.activate()
        self._fit()
