"""One line of text in a cell."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_AROUND = 22  # frame, padding and cursor


class LineEditor(QLineEdit):
    """A text of one line; line breaks pasted into it become blanks.

    Signals:
        changed, chosen: see CellEditor.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.textChanged.connect(lambda _: self.changed.emit())

    @property
    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def typed(self) -> str:
        """Return what is typed."""
        return self.text()

    def put(self, text: str) -> None:
        """Show `text`, the cursor at its end."""
        self.setText(text)

    def reading(self) -> str:
        """Return nothing: a text is read as it stands."""
        return ""

    def open_list(self) -> None:
        """Have no list."""

    def takes(self, _: QKeyEvent) -> bool:
        """Leave every key to the table."""
        return False

    def settle(self) -> None:
        """Have nothing to choose."""

    def close_list(self) -> None:
        """Have no list."""

    def size_wanted(self) -> tuple[int, int]:
        """Return the width of the text in its one line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + _AROUND, self.fontMetrics().height()
