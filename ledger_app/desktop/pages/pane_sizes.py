"""How wide the panes are, kept per user and size of window."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from ledger_app.desktop.preferences import Preferences

_WIDE = 1600
_SIDES = {False: (166, 296), True: (208, 372)}


class PaneSizes:
    """The splitter of the ledger page."""

    def __init__(self, preferences: Preferences, splitter: QSplitter) -> None:
        self._preferences, self._splitter = preferences, splitter

    def keep(self, width: int) -> None:
        """Remember the sizes of a page that is `width` pixels wide."""
        self._preferences.keep_geometry(_name(width), self._splitter.saveState())

    def restore(self, width: int) -> None:
        """Give the panes the sizes kept for such a page, else those that fit it."""
        kept: QByteArray = self._preferences.geometry(_name(width))
        if kept.isEmpty() or not self._splitter.restoreState(kept):
            side, panel = _SIDES[width >= _WIDE]
            self._splitter.setSizes([side, max(width - side - panel, 1), panel])


def _name(width: int) -> str:
    return "tasks_wide" if width >= _WIDE else "tasks"
