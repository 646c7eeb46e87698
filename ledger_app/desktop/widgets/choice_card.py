"""A large button with an icon, a title, a line and its key: one way to begin."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ledger_app.desktop.theme import Theme

_ICON = 26


class ChoiceCard(QPushButton):
    """The whole card is the target; `key` (Alt+1) presses it too."""

    def __init__(self, theme: Theme, icon: str, title: str, line: str, key: str) -> None:
        super().__init__()
        self.setProperty("role", "choice")
        self.setAccessibleName(title)
        self.setAccessibleDescription(line)
        self.setShortcut(key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        picture = QLabel()
        picture.setPixmap(theme.icon(icon, theme.colors.accent).pixmap(QSize(_ICON, _ICON)))
        words = QVBoxLayout()
        words.setSpacing(2)
        for text, role in ((title, "title"), (line, "hint")):
            words.addWidget(_passive(text, role))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(18)
        picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(picture)
        row.addLayout(words, 1)
        row.addWidget(_passive(key, "hint"))

    def sizeHint(self) -> QSize:
        """As tall as its words need; a button alone would only measure its own text."""
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As for the size it wants."""
        return self.sizeHint()


def _passive(text: str, role: str) -> QLabel:
    """Return a label that lets clicks through to the card."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return label
