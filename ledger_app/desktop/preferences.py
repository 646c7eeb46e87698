"""What this computer's user chose for the window: size of letters, last ledgers, sizes of panes."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from ledger_app import paths
from ledger_app.desktop.theme import BASE_POINTS

_RECENT = 8
_SMALLEST, _LARGEST = 8.0, 24.0


class Preferences:
    """Kept in window.ini of the user's data folder, never in a ledger. What is damaged there counts as not chosen."""

    def __init__(self) -> None:
        self._store = QSettings(str(paths.user_data() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def points(self) -> float:
        """The base size of letters in points."""
        try:
            points = float(str(self._store.value("points", BASE_POINTS)))
        except ValueError:
            return BASE_POINTS
        return points if _SMALLEST <= points <= _LARGEST else BASE_POINTS

    @points.setter
    def points(self, points: float) -> None:
        self._store.setValue("points", points)

    @property
    def open_last(self) -> bool:
        """Whether the last ledger is opened at start."""
        return bool(self._store.value("open_last", True, type=bool))

    @open_last.setter
    def open_last(self, wanted: bool) -> None:
        self._store.setValue("open_last", wanted)

    def recent(self) -> tuple[str, ...]:
        """Return the ledgers opened last, newest first, those that are still there."""
        names: Any = self._store.value("recent", [], type=list)
        return tuple(where for where in map(str, names) if "://" in where or _is_there(where))

    def remember(self, where: str) -> None:
        """Put a ledger first in the list."""
        others = [name for name in self.recent() if name != where]
        self._store.setValue("recent", [where, *others][:_RECENT])

    def uses(self) -> dict[str, int]:
        """Return how often each command was taken from the palette, by name."""
        try:
            found = json.loads(str(self._store.value("uses", "{}")))
        except (ValueError, RecursionError):
            return {}
        pairs = found.items() if isinstance(found, dict) else ()
        return {name: times for name, times in pairs if isinstance(times, int)}

    def count_use(self, name: str) -> None:
        """Count that a command was taken from the palette."""
        uses = self.uses()
        self._store.setValue("uses", json.dumps(uses | {name: uses.get(name, 0) + 1}))

    def geometry(self, name: str) -> QByteArray:
        """Return what was kept of the window or pane `name`; empty when nothing was."""
        state: Any = self._store.value(f"geometry/{name}", QByteArray(), type=QByteArray)
        return state

    def keep_geometry(self, name: str, state: QByteArray) -> None:
        """Keep the size of the window or pane `name`."""
        self._store.setValue(f"geometry/{name}", state)

    def text(self, name: str) -> str:
        """Return the text kept under `name`, "" when none was."""
        return str(self._store.value(f"kept/{name}", ""))

    def keep_text(self, name: str, text: str) -> None:
        """Keep a text under `name`."""
        self._store.setValue(f"kept/{name}", text)


def _is_there(where: str) -> bool:
    """Whether a file lies there; a name that no system takes is none."""
    try:
        return Path(where).exists()
    except OSError:
        return False
