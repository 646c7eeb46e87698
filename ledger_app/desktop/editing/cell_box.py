"""Where the open editor of a cell lies: over its cell, growing over what is beside and below, a sentence under it."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QTableView

from ledger_app.desktop.editing.editors.cell_editor import CellEditor
from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.desktop.widgets.look import give_look

_NOTE_LETTERS = 22


class CellBox:
    """An editor and the note under it, laid over the table and both its parts.

    Attributes:
        editor: what one types into.
    """

    def __init__(self, table: QTableView, editor: CellEditor, name: str) -> None:
        self._table = table
        self.editor = editor
        editor.widget.setObjectName("cell_editor")
        editor.widget.setAccessibleName(name)
        self._note = QLabel(table)
        self._note.setObjectName("cell_note")
        self._note.setWordWrap(True)
        self._note.hide()
        self._cell, self._room = QRect(), QRect()

    def place(self, cell: QRect, room: QRect) -> None:
        """Lie over `cell`, both as the table counts; inside `room` whatever is scrolled."""
        self._cell, self._room = cell, room
        self.fit()

    def fit(self) -> None:
        """Take the size that what is typed needs."""
        cell, room, widget = self._cell, self._room, self.editor.widget
        width = min(max(cell.width(), self.editor.size_wanted()[0]), room.width())
        widget.resize(width, max(widget.height(), cell.height()))
        height = min(max(cell.height(), self.editor.size_wanted()[1]), room.height())
        left = max(min(cell.left(), room.right() + 1 - width), room.left())
        top = max(min(cell.top(), room.bottom() + 1 - height), room.top())
        widget.setGeometry(left, top, width, height)
        widget.raise_()
        self._place_note()

    def _place_note(self) -> None:
        """Put the note below the editor, or above it where there is no room."""
        box, note = self.editor.widget.geometry(), self._note
        most = max(box.width(), note.fontMetrics().horizontalAdvance("台") * _NOTE_LETTERS)
        note.setMaximumWidth(most)
        natural = note.fontMetrics().horizontalAdvance(note.text()) + 2 * note.fontMetrics().averageCharWidth()
        width = min(natural + 8, most)
        note.resize(width, max(note.heightForWidth(width), note.fontMetrics().height()))
        below = box.bottom() + 1
        fits = below + note.height() <= self._room.bottom() + 1
        left = max(min(box.left(), self._table.width() - width), 0)
        note.move(QPoint(left, below if fits else box.top() - note.height()))
        note.raise_()

    def say(self, text: str, *, wrong: bool) -> None:
        """Put a sentence under the editor, or take it away; a wrong value gets a red edge."""
        note, widget = self._note, self.editor.widget
        mark_wrong(widget, wrong=wrong)
        widget.setAccessibleDescription(text)
        if note.text() == text and bool(note.property("wrong")) == wrong:
            return
        note.setText(text)
        give_look(note, "wrong", wrong)
        note.setVisible(bool(text))
        self._place_note()

    def said(self) -> str:
        """Return the sentence under the editor."""
        return self._note.text()

    def show(self) -> None:
        """Appear."""
        self.editor.widget.show()

    def discard(self) -> None:
        """Go away for good."""
        self.editor.close_list()
        for part in (self.editor.widget, self._note):
            part.hide()
            part.deleteLater()
