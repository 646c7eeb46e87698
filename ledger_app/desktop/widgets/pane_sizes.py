"""How wide panes and columns are, kept per user and size of window."""

import json

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QSplitter

from ledger_app.desktop.grid.frozen_table import FrozenTable
from ledger_app.desktop.preferences import Preferences

_WIDE = 1600
_SIDES = {False: (166, 296), True: (208, 372)}


class PaneSizes:
    """The splitter and the table of the ledger page."""

    def __init__(self, preferences: Preferences, splitter: QSplitter, table: FrozenTable) -> None:
        self._preferences, self._splitter, self._table = preferences, splitter, table

    def keep(self, width: int) -> None:
        """Remember the sizes of a page that is `width` pixels wide."""
        self._preferences.keep_geometry(_name(width), self._splitter.saveState())
        widths = json.dumps(self._table.own_widths()).encode()
        self._preferences.keep_geometry(f"{_name(width)}_columns", QByteArray(widths))

    def restore(self, width: int) -> None:
        """Give panes and columns the sizes kept for such a page, else those that fit it."""
        kept: QByteArray = self._preferences.geometry(_name(width))
        if kept.isEmpty() or not self._splitter.restoreState(kept):
            side, panel = _SIDES[width >= _WIDE]
            self._splitter.setSizes([side, max(width - side - panel, 1), panel])
        widths = self._preferences.geometry(f"{_name(width)}_columns")
        if not widths.isEmpty():
            found = json.loads(bytes(widths.data()))
            self._table.set_own_widths({int(column): int(pixels) for column, pixels in found.items()})


def _name(width: int) -> str:
    return "tasks_wide" if width >= _WIDE else "tasks"
