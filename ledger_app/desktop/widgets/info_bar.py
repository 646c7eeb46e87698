"""A bar above all pages that says what is special at the moment: read-only, another day than today."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ledger_app.desktop.theme import Theme


class InfoBar(QFrame):
    """Icon, a sentence and buttons; `light` is yellow, blue or red."""

    def __init__(self, theme: Theme, name: str, icon: str, light: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "info")
        self.setProperty("light", light)
        colors = theme.colors
        ink = {"yellow": colors.caution, "red": colors.bad}.get(light, colors.accent)
        picture = QLabel()
        picture.setPixmap(theme.icon(icon, ink).pixmap(QSize(16, 16)))
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 5, 12, 5)
        self._row.setSpacing(8)
        self._row.addWidget(picture)
        self._row.addWidget(self._text, 1)
        self.hide()

    def add_button(self, name: str, text: str) -> QPushButton:
        """Add a button at the right and return it."""
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("role", "small")
        self._row.addWidget(button)
        return button

    def say(self, text: str) -> None:
        """Show the bar with this sentence; none hides it."""
        self._text.setText(text)
        self.setVisible(bool(text))
