"""What every editor of a cell can do, whatever it edits: it holds a text, and the ledger reads that."""

from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class CellEditor(Protocol):
    """A widget with a text.

    Signals:
        changed: what is typed changed. chosen: one was taken from its list by the mouse, and the cell is done with.
    """

    changed: SignalInstance
    chosen: SignalInstance

    @property
    def widget(self) -> QWidget:
        """The widget itself."""

    def typed(self) -> str:
        """Return what is typed."""

    def put(self, text: str) -> None:
        """Show `text`, the cursor at its end."""

    def insert(self, text: str) -> None:
        """Put `text` where the cursor stands."""

    def reading(self) -> str:
        """Return what the text is read as (→ 2025-06-30), "" where it says that itself."""

    def open_list(self) -> None:
        """Open what one can choose from, if there is anything (Alt+↓)."""

    def takes(self, event: QKeyEvent) -> bool:
        """Use a key for its list; False leaves it to the table."""

    def settle(self) -> None:
        """Take what is lit in the list: the cell is done with."""

    def close_list(self) -> None:
        """Close the list."""

    def size_wanted(self) -> tuple[int, int]:
        """Return the width and height its text needs, in pixels."""


class WithoutList:
    """An editor into which one only writes."""

    def reading(self) -> str:
        """Return nothing: a text is read as it stands."""
        return ""

    def open_list(self) -> None:
        """Have no list."""

    def takes(self, _: QKeyEvent) -> bool:
        """Leave every key to the table."""
        return False

    def settle(self) -> None:
        """Have nothing to choose."""

    def close_list(self) -> None:
        """Have no list."""
