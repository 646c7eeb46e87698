"""The box one searches in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ledger_app.desktop.finding.pausing_line import PausingLine
from ledger_app.desktop.theme import Theme

_LONGEST = 400  # as many words as the ledger looks for at once
_AROUND = 72  # picture, cross and edges


class SearchBox(PausingLine):
    """Filters as one types; Esc empties it, a second Esc or ↓ goes to the list."""

    def __init__(self, theme: Theme, *hints: str) -> None:
        """Show the first of `hints` that has room."""
        self._hints: Sequence[str] = ()
        super().__init__()
        self._hints = hints
        self.setObjectName("search_box")
        self.setAccessibleName("搜索")
        self.setPlaceholderText(hints[0])
        self.setMaxLength(_LONGEST)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", theme.colors.text_hint), QLineEdit.ActionPosition.LeadingPosition)

    def room_for(self, hint: str) -> int:
        """Return how wide the box must be for a hint to be read."""
        return self.fontMetrics().horizontalAdvance(hint) + _AROUND

    def reading_width(self) -> int:
        """Return how wide the box must be for its last but one hint."""
        return self.room_for(self._hints[-2:][0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._hints:
            self._show_hint()

    def _show_hint(self) -> None:
        """Show the first hint that has room."""
        fitting = (hint for hint in self._hints if self.room_for(hint) <= self.width())
        self.setPlaceholderText(next(fitting, self._hints[-1]))
