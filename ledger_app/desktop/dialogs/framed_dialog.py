"""The frame of a dialog: content above, footer with buttons below; Enter is the first button, Esc closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ledger_app.desktop.widgets.screen_room import keep_on_screen

_BY_TAB = Qt.FocusPolicy.TabFocus


class FramedDialog(QDialog):
    """Content and footer.

    Attributes:
        content: the layout above the footer. primary: the button that does it.
    """

    def __init__(self, parent: QWidget | None, title: str, verb: str, closing: str = "取消") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(20, 16, 20, 16)
        self.content.setSpacing(10)
        self._hint = QLabel()
        self._hint.setProperty("role", "hint")
        self._hint.setWordWrap(True)
        footer = QFrame()
        footer.setProperty("role", "footer")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 11, 16, 11)
        row.addWidget(self._hint, 1)
        self.primary = QPushButton(verb)
        self.primary.setObjectName("primary_button")
        self.primary.setProperty("role", "primary")
        self.primary.setVisible(bool(verb))
        self.primary.clicked.connect(self.accept)
        close = QPushButton(closing)
        close.setObjectName("close_button")
        close.clicked.connect(self.reject)
        row.addWidget(self.primary)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self.content, 1)
        whole.addWidget(footer)
        self.primary.setDefault(True)  # in the dialog already: else Qt gives Enter to another button

    def hint(self, text: str) -> None:
        """Say something at the left of the buttons."""
        self._hint.setText(text)

    def _begin(self) -> None:
        """Give the keyboard to the first part of the content, unless the dialog has chosen; Qt would take 取消."""
        items = (self.content.itemAt(place) for place in range(self.content.count()))
        parts = (item.widget() for item in items if item is not None)
        first = next((part for part in parts if part is not None and part.focusPolicy() & _BY_TAB), None)
        if first is not None and self.focusWidget() is None:
            first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        self._begin()
        super().showEvent(event)
        self.resize(self.size().expandedTo(self.sizeHint()))  # Qt gives a new dialog two thirds of the screen at most
        keep_on_screen(self)
