"""One line of text in a cell."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ledger_app.desktop.editing.editors.cell_editor import WithoutList

_AROUND = 22  # frame, padding and cursor


class LineEditor(WithoutList, QLineEdit):
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

    def size_wanted(self) -> tuple[int, int]:
        """Return the width of the text in its one line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + _AROUND, self.fontMetrics().height()
