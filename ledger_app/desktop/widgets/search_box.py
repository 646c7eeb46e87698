"""The box one searches in."""

from PySide6.QtWidgets import QLineEdit

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.pausing_line import PausingLine

_AROUND = 56  # picture, cross and edges


class SearchBox(PausingLine):
    """Filters as one types; Esc empties it, a second Esc or ↓ goes to the list."""

    def __init__(self, theme: Theme, hint: str) -> None:
        super().__init__()
        self.setObjectName("search_box")
        self.setAccessibleName("搜索")
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self.addAction(theme.icon("search", theme.colors.text_hint), QLineEdit.ActionPosition.LeadingPosition)

    def reading_width(self) -> int:
        """Return how wide the box must be for its hint to be read."""
        return self.fontMetrics().horizontalAdvance(self.placeholderText()) + _AROUND
