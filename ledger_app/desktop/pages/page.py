"""What the main window asks of a page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # loaded with the first ledger
    from ledger_app.domain.outcome import Outcome


class Page(QWidget):
    """One page of the stack, made anew for each ledger that is opened.

    Signals:
        shown_wanted: this page is to be opened.
    """

    shown_wanted = Signal()

    def refresh(self, outcome: "Outcome | None") -> None:
        """Show the ledger as it is now, if `outcome` concerns this page; None: everything may have changed."""
        raise NotImplementedError

    def find(self) -> None:
        """Put the cursor where one searches (Ctrl+F)."""

    def begin(self) -> None:
        """Put the cursor where one begins."""
        self.find()

    def status_text(self) -> str:
        """Return what the left end of the status bar says of this page."""
        return ""
