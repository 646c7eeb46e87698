"""A line of text that tells what is typed a moment after the last key, and never while an input method composes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

_PAUSE_MS = 200


class PausingLine(QLineEdit):
    """For filtering as one types.

    Signals:
        searched: other words are wanted.
        left: Esc was pressed in the empty line, or ↓: back to the list.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composing = False
        self._said = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _: self._wait())
        self.returnPressed.connect(self._tell)

    def search_at_once(self, text: str) -> None:
        """Put `text` into the line and filter by it without waiting."""
        self.setText(text)
        self._tell()

    def show_words(self, words: str) -> None:
        """Show what is wanted at present, unless it is what was told last: then the clerk may have typed on."""
        if words != self._said:
            self._said = words
            self.setText(words)
            self._pause.stop()

    def _wait(self) -> None:
        if self._composing:
            self._pause.stop()
        else:
            self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        wanted = self.text().strip()
        if wanted != self._said:
            self._said = wanted
            self.searched.emit(wanted)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not self._composing and event.key() == Qt.Key.Key_Escape and self.text():
            self.search_at_once("")
        elif not self._composing and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not self._composing and plain and event.key() == Qt.Key.Key_Down:
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)
