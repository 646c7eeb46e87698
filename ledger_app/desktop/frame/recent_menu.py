"""The menu 最近打开."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ledger_app.desktop.preferences import Preferences


class RecentMenu(QMenu):
    """Lists the ledgers opened last each time it opens.

    Signals:
        ledger_wanted: where a ledger lies.
    """

    ledger_wanted = Signal(str)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__("最近打开")
        self.setObjectName("recent_menu")
        self._preferences = preferences
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        for where in self._preferences.recent():
            name = where if "://" in where else f"{Path(where).stem}（{Path(where).parent}）"
            self.addAction(name).triggered.connect(lambda _=False, where=where: self.ledger_wanted.emit(where))
        if self.isEmpty():
            self.addAction("还没有打开过台账").setEnabled(False)
