"""Keeps a started review on disk while the clerk works, in the background."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from ledger_app.desktop.background import Job
from ledger_app.desktop.importing.review_board import ReviewBoard
from ledger_app.desktop.session import Session
from ledger_app.domain.draft import Intake
from ledger_app.errors import LedgerError
from ledger_app.intake.document import Document

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.saved_review import ReadingChoices, SavedReading, SavedReview, Source

_PAUSE_MS = 300


class ReviewKeeper(QObject):
    """Writes what was decided a moment after each decision, and what was read when it was read anew.

    Attributes:
        review_id: what the review at hand is kept under.

    Signals:
        kept: it is on disk. refused: a LedgerError; it is not.
    """

    kept = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, snapshot: "Callable[[], SavedReview | None]", parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._snapshot = session, snapshot
        self.review_id = ""
        self._reading: SavedReading | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)

    def begin(self, review_id: str = "") -> None:
        """Keep another review from now on, one that was kept before under its id."""
        from ledger_app.actions.saved_review import new_review_id

        self._pause.stop()
        self._reading = None
        self.review_id = review_id or new_review_id()

    def take_reading(self, document: Document, intake: Intake) -> None:
        """Keep what was read with the next decision."""
        from ledger_app.actions.saved_review import SavedReading

        self._reading = SavedReading(document, intake)

    def keep_soon(self) -> None:
        """Keep what is decided once nothing more is decided for a moment."""
        self._pause.start()

    def is_waiting(self) -> bool:
        """Whether something was decided that is not kept yet."""
        return self._pause.isActive()

    def keep_now(self) -> None:
        """Keep what is decided."""
        self._pause.stop()
        saved, reading = self._snapshot(), self._reading
        if saved is None:
            return
        self._reading = None

        def work(_: Job) -> None:
            from ledger_app.actions.saved_review import keep_reading, keep_review

            if reading is not None:
                keep_reading(saved.id, reading)
            keep_review(saved)

        def done(_: object) -> None:
            if isValid(self):
                self.kept.emit()

        def failed(error: LedgerError) -> None:
            if isValid(self):
                self._reading = self._reading or reading
                self.refused.emit(error)
            else:  # the wizard is closed: nobody else would hear of it
                self._session.refused.emit(error)

        self._session.background.run(self._session, work, done, failed)

    def forget(self, review_id: str = "") -> None:
        """Remove the review at hand, or another: it is done, or nobody wants it."""
        from ledger_app.actions.saved_review import forget_review

        wanted = review_id or self.review_id
        if wanted == self.review_id:
            self._pause.stop()
        self._session.background.run(self._session, lambda _: forget_review(wanted), lambda _: None, lambda _: None)


def snapshot_of(
    session: Session, review_id: str, source: "Source", board: ReviewBoard, choices: "ReadingChoices"
) -> "SavedReview":
    """Return what is decided about a document now."""
    from ledger_app.actions.saved_review import SavedReview

    with session.reading() as reader:
        head = reader.chain_head()
    return SavedReview(
        id=review_id,
        ledger=session.ledger.uuid,
        source=source,
        kept_at=session.clerk().now.isoformat(timespec="seconds"),
        unsure=board.unsure(),
        chain_head=head,
        choices=choices,
        edits=board.review.edits,
        answers=board.review.answers,
    )
