"""A sentence with an icon before it; it takes no room while there is nothing to say."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.look import give_look

_ICON = 16


class NoteLine(QWidget):
    """What was noticed, below or in place of a list."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._words = QLabel(), QLabel()
        self._words.setObjectName(name)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def calm(self, text: str) -> None:
        """Say that something is in order."""
        self._say(text, "done", self._theme.colors.good, "")

    def hint(self, text: str) -> None:
        """Say what is worth a look."""
        self._say(text, "warning", self._theme.colors.caution, "hint")

    def fault(self, text: str) -> None:
        """Say what stands in the way."""
        self._say(text, "close", self._theme.colors.bad, "error")

    def clear(self) -> None:
        """Say nothing."""
        self._words.clear()
        self.hide()

    def _say(self, text: str, icon: str, color: QColor, role: str) -> None:
        self._icon.setPixmap(self._theme.icon(icon, color).pixmap(QSize(_ICON, _ICON)))
        give_look(self._words, "role", role)
        self._words.setText(text)
        self._icon.setFixedHeight(self._words.fontMetrics().height())  # in the middle of the first line
        self.show()
