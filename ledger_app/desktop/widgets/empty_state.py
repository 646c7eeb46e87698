"""What a list shows when it has nothing to show: what is empty, why, and the next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.theme import Theme

_PICTURE = 48


class EmptyState(QWidget):
    """Icon, title, hint and up to three buttons in the middle; one class for every list."""

    def __init__(self, theme: Theme, icon: str, title: str, hint: str = "", foot: str = "") -> None:
        super().__init__()
        self.setObjectName("empty_state")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        picture = QLabel()
        picture.setPixmap(theme.picture(icon, _PICTURE, theme.colors.text_hint, self.devicePixelRatioF()))
        self._title = _centred(title, "page_title")
        self._hint = _centred(hint, "hint")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(4)
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addLayout(self._buttons)
        column.addWidget(_centred(foot, "hint"))
        column.addStretch(5)

    def say(self, title: str, hint: str) -> None:
        """Change the words."""
        self._title.setText(title)
        self._hint.setText(hint)

    def add_button(self, button: QPushButton) -> None:
        """Put a button below the words."""
        self._buttons.addWidget(button)


def _centred(text: str, role: str) -> QLabel:
    """Return a centred label that wraps; hidden when it says nothing."""
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
