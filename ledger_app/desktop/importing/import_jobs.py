"""Starts the long work of an import in the background, one piece at a time, and hands on what it came to."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ledger_app.desktop.background import Job
from ledger_app.desktop.session import Session
from ledger_app.domain.review import Review

if TYPE_CHECKING:  # the window paints before these are imported
    from ledger_app.actions.plan_matching import PlanChoice
    from ledger_app.actions.saved_review import SavedReview
    from ledger_app.desktop.importing.reading_job import Opened, Reading


class ImportJobs(QObject):
    """What reading_job does, off the window's thread.

    Signals:
        opened: an Opened. read, compared: a Read.
        refused: a LedgerError of whatever was under way.
    """

    opened = Signal(object)
    read = Signal(object)
    compared = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    def open_file(self, path: Path) -> None:
        """Open a file."""
        from ledger_app.desktop.importing import reading_job

        ledger = self._session.ledger
        self._run(lambda job: reading_job.open_file(path, ledger, job), self.opened.emit, path.name)

    def open_text(self, text: str, name: str) -> None:
        """Open pasted text."""
        from ledger_app.desktop.importing import reading_job

        ledger = self._session.ledger
        self._run(lambda _: reading_job.open_text(text, ledger), self.opened.emit, name)

    def open_saved(self, saved: "SavedReview") -> None:
        """Open what a review that was not finished is of."""
        from ledger_app.desktop.importing import reading_job

        ledger = self._session.ledger
        self._run(lambda _: reading_job.open_saved(saved, ledger), self.opened.emit, saved.source.name)

    def read_document(self, opened: "Opened", wanted: "Reading", before: Review | None) -> None:
        """Read a document as the clerk wants it, and compare it with the ledger."""
        from ledger_app.desktop.importing import reading_job

        ledger, clerk = self._session.ledger, self._session.clerk()
        name = opened.source.name
        self._run(lambda _: reading_job.read(opened, wanted, before, ledger, clerk), self.read.emit, name)

    def compare(self, review: Review, name: str, plan: "PlanChoice", *, anew: bool = False) -> None:
        """Compare the drafts of a review with the ledger; `anew` where it is shown for the first time."""
        from ledger_app.desktop.importing import reading_job

        ledger, clerk = self._session.ledger, self._session.clerk()
        done = self.read.emit if anew else self.compared.emit
        self._run(lambda _: reading_job.compared(review, name, plan, ledger, clerk), done, name)

    def cancel(self) -> None:
        """Stop what is under way; nobody hears of it any more."""
        if self._job is not None:
            self._job.cancel()

    def _run(self, work: Callable[[Job], object], done: Callable[[Any], None], name: str) -> None:
        """Do `work`; what comes of it after it was cancelled is passed over."""
        self._job = self._session.background.run(
            self,
            lambda job: (job, work(job)),
            lambda came: None if came[0].cancelled() else done(came[1]),
            self.refused.emit,
            f"正在读取 {name}",
        )
