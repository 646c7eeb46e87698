"""Words in a cell, chosen from a list that drops down while one types: a status, a section, units."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from ledger_app.desktop.editing.editors.line_editor import LineEditor

_SHOWN = 10
_FRAME = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be chosen.

    Attributes:
        fitting: the words that fit what is typed so far, the best first; for "" all there are.
        knows: whether a word needs no choosing: it is one of them, or means one.
        between: what stands between several; "" where there is but one.
        only: nothing but what is offered makes sense: the best fitting is lit at once, and Enter takes it.
    """

    fitting: Callable[[str], Sequence[str]]
    knows: Callable[[str], bool]
    between: str = ""
    only: bool = True


class ListEditor(LineEditor):
    """A line with a list below it. The cursor stays in the line; the arrow keys walk in the list."""

    def __init__(self, parent: QWidget, offer: Offer) -> None:
        super().__init__(parent)
        self._offer = offer
        self._words = QStringListModel(self)
        self.list = QListView(self.window())
        self.list.setObjectName("cell_list")
        self.list.setModel(self._words)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.hide()
        self.list.clicked.connect(self._on_clicked)
        self.destroyed.connect(self.list.deleteLater)
        self.textEdited.connect(lambda _: self._show_fitting())

    def open_list(self) -> None:
        """Show everything there is, what stands in the cell lit."""
        words = self._offer.fitting("")
        self._show(words, words.index(self._piece()) if self._piece() in words else 0)

    def takes(self, event: QKeyEvent) -> bool:
        """Walk in the list by the arrow keys."""
        if (
            not self.list.isVisible()
            or event.key() not in _STEPS
            or event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            return False
        row = self.list.currentIndex().row() + _STEPS[Qt.Key(event.key())]
        self.list.setCurrentIndex(self._words.index(min(max(row, 0), self._words.rowCount() - 1)))
        return True

    def settle(self) -> None:
        """Take what is lit in the list."""
        if self.list.isVisible() and self.list.currentIndex().isValid():
            self._take(str(self.list.currentIndex().data()))
        self.close_list()

    def close_list(self) -> None:
        """Close the list."""
        self.list.hide()

    def _piece(self) -> str:
        """Return the word that the cursor stands in."""
        start, end = self._bounds()
        return self.text()[start:end].strip()

    def _bounds(self) -> tuple[int, int]:
        text, between = self.text(), self._offer.between
        if not between:
            return 0, len(text)
        end = text.find(between, self.cursorPosition())
        return text.rfind(between, 0, self.cursorPosition()) + 1, len(text) if end < 0 else end

    def _take(self, word: str) -> None:
        """Put a word in the place of the one the cursor stands in."""
        start, end = self._bounds()
        self.setText(self.text()[:start] + word + self.text()[end:])
        self.setCursorPosition(start + len(word))

    def _show_fitting(self) -> None:
        """Offer what fits the word being typed; the best is lit where something must be chosen."""
        between, at = self._offer.between, self.cursorPosition()
        if between and self.text()[at - 1 : at] == between and self.list.currentIndex().isValid():
            self._take_before(at)
        typed = self._piece()
        words = self._offer.fitting(typed) if typed else ()
        self._show(words, 0 if self._offer.only and not self._offer.knows(typed) else -1)

    def _take_before(self, at: int) -> None:
        """Take what is lit for the word that a separator has just ended."""
        if self.list.isVisible():
            word = str(self.list.currentIndex().data())
            self.setCursorPosition(at - 1)
            self._take(word)
            self.setCursorPosition(self.cursorPosition() + 1)

    def _show(self, words: Sequence[str], lit: int) -> None:
        """Show `words` below the line, or above it where there is no room."""
        self._words.setStringList(list(words))
        if not words:
            self.list.hide()
            return
        self.list.setCurrentIndex(self._words.index(lit) if lit >= 0 else QModelIndex())
        height = self.list.sizeHintForRow(0) * min(len(words), _SHOWN) + _FRAME
        width = max(self.width(), self.list.sizeHintForColumn(0) + 3 * _FRAME)
        window = self.window()
        below = self.mapTo(window, QPoint(0, self.height()))
        top = below.y() if below.y() + height <= window.height() else below.y() - self.height() - height
        self.list.setGeometry(min(below.x(), max(window.width() - width, 0)), max(top, 0), width, height)
        self.list.show()
        self.list.raise_()

    def _on_clicked(self, index: QModelIndex) -> None:
        self._take(str(index.data()))
        self.close_list()
        if not self._offer.between:
            self.chosen.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()
