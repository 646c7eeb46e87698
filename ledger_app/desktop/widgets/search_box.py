"""The box one searches in: asks a moment after the last key, and never while an input method composes."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ledger_app.desktop.theme import Theme

_PAUSE_MS = 200


class SearchBox(QLineEdit):
    """Filters as one types.

    Signals:
        searched: other words are wanted.
        left: Esc was pressed in the empty box, or ↓: back to the list.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self.setObjectName("search_box")
        self.setAccessibleName("搜索")
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", theme.colors.text_hint), QLineEdit.ActionPosition.LeadingPosition)
        self._composing = False
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(lambda _: self._wait())
        self.returnPressed.connect(self._tell)

    def words(self) -> tuple[str, ...]:
        """Return the words searched for, in lower case."""
        return tuple(self.text().lower().split())

    def search_at_once(self, text: str) -> None:
        """Search for `text` without waiting."""
        self.setText(text)
        self._tell()

    def show_words(self, words: str) -> None:
        """Show what is searched for, unless it is what was typed last: then the clerk may have typed on."""
        if words != self._told:
            self._told = words
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
        if wanted != self._told:
            self._told = wanted
            self.searched.emit(wanted)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._composing:
            if self.text():
                self.search_at_once("")
            else:
                self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and not self._composing:
            self._tell()
            self.left.emit()
            return
        super().keyPressEvent(event)
