"""How wide the panes are, kept per user and size of window."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from ledger_app.desktop.preferences import Preferences

_SIDES = {"_narrow": (140, 260), "": (166, 296), "_wide": (208, 372)}
"""How wide facets and panel are on narrow, usual and wide pages."""
_USUAL, _WIDE = 1000, 1600


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
            side, panel = _SIDES[_kind(width)]
            self._splitter.setSizes([side, max(width - side - panel, 1), panel])


def _name(width: int) -> str:
    return f"tasks{_kind(width)}"


def _kind(width: int) -> str:
    return "_wide" if width >= _WIDE else "" if width >= _USUAL else "_narrow"
