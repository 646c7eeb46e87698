"""Several lines of text in a cell: the editor grows over the rows below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ledger_app.desktop.editing.editors.cell_editor import WithoutList

_LEAST_LETTERS = 16
_MOST_LINES = 12
_AROUND = 16


class TextEditor(WithoutList, QPlainTextEdit):
    """A text that may have line breaks (Alt+Enter).

    Signals:
        changed, chosen: see CellEditor.
    """

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "grid")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.changed)

    @property
    def widget(self) -> QWidget:
        """The widget itself."""
        return self

    def typed(self) -> str:
        """Return what is typed."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show `text`, the cursor at its end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def insert(self, text: str) -> None:
        """Put `text` where the cursor stands."""
        self.insertPlainText(text)

    def size_wanted(self) -> tuple[int, int]:
        """Return room for a short sentence beside each other, and for the lines the text has at its present width."""
        metrics = self.fontMetrics()
        lines = min(int(self.document().size().height()), _MOST_LINES)  # a plain text document measures in lines
        return _LEAST_LETTERS * metrics.horizontalAdvance("台"), lines * metrics.lineSpacing() + _AROUND
