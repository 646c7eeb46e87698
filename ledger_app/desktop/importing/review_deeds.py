"""What a clerk does in a review: every deed makes another Review value, and the board shows it."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ledger_app.actions.correct_draft import take_words, type_words, year_of
from ledger_app.actions.redraft import make, merge, split, ways_to_split
from ledger_app.desktop.importing.review_board import MarkWord, Question, ReviewBoard, ReviewItem, provisional
from ledger_app.desktop.session import Session
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.review import (
    Edit,
    Review,
    bring_back,
    drop,
    with_edit,
    with_undone_edit,
    without_last_edit,
)
from ledger_app.domain.source_place import Span
from ledger_app.domain.split_places import SplitWay
from ledger_app.errors import LedgerError

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import ImportPreview


class ReviewDeeds(QObject):
    """Does deeds on a ReviewBoard.

    Attributes:
        is_comparing: drafts are being compared with the ledger; nothing can be written until that is done.

    Signals:
        changed: the board stands differently; id of the draft to choose, "" for the one at hand.
        comparing_wanted: a Review whose drafts are to be compared with the ledger before they can be written.
        refused: a sentence; nothing was done.
    """

    changed = Signal(str)
    comparing_wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.board: ReviewBoard | None = None
        self.is_comparing = False

    def begin(self, board: ReviewBoard) -> None:
        """Work on `board` from now on."""
        self.board = board
        self.is_comparing = False

    def compared(self, review: Review, preview: "ImportPreview") -> None:
        """Take the comparison that was asked for; where the drafts are others again by now, ask once more."""
        if self.board is None or review.intake is not self.board.review.intake:
            return
        self.is_comparing = False
        if [row.draft.id for row in preview.rows] == [draft.id for draft in self.board.drafts.stated]:
            self.board.show(self.board.review, preview)
            self.changed.emit("")
        else:
            self._compare()

    def not_compared(self) -> None:
        """Go on without the comparison that was asked for."""
        self.is_comparing = False

    # Answers

    def tick(self, ids: Iterable[str], *, on: bool) -> None:
        """Say whether drafts are to be written."""
        if self.board is not None:
            for draft_id in ids:
                self.board.tick(draft_id, on=on)
            self.changed.emit("")

    def settle(self, draft_id: str, message: str) -> None:
        """Answer one doubt."""
        if self.board is not None:
            self.board.settle(draft_id, message)
            self.changed.emit("")

    def link(self, draft_id: str, *, on: bool) -> None:
        """Say whether a draft goes on with an earlier task."""
        if self.board is not None:
            self.board.link(draft_id, on=on)
            self.changed.emit("")

    def choose(self, item: ReviewItem, *, second: bool) -> None:
        """Give an item the second of its two answers, or the first."""
        if self.board is None:
            return
        if item.question is Question.CONFLICT:
            self.board.take_theirs(item.draft, item.key, on=second)
        elif item.question is Question.CONTINUES:
            self.board.link(item.draft, on=second)
        else:
            self.board.suspend(item.key, on=second)
        self.changed.emit("")

    # Deeds on drafts

    def type_words(self, draft_id: str, field: Field, text: str) -> None:
        """Put typed words into a field."""
        today = self._session.today
        self._do(lambda board: type_words(board.drafts, draft_id, field, text, today, year_of(board.review.intake)))

    def take_words(self, draft_id: str, field: Field, span: Span) -> None:
        """Read selected text as a field."""
        self._do(lambda board: take_words(board.review.intake, board.drafts, draft_id, field, span))

    def make(self, span: Span) -> None:
        """Make a task of selected text."""
        self._do(lambda board: make(board.review.intake, board.drafts, span))

    def ways_to_split(self, draft_id: str, caret: int) -> dict[SplitWay, tuple[int, ...]]:
        """Return how a draft can be taken apart."""
        if self.board is None:
            return {}
        return ways_to_split(self.board.review.intake, self.board.drafts, draft_id, caret)

    def pieces(self, draft_id: str, places: tuple[int, ...]) -> tuple[TaskDraft, ...]:
        """Return what taking a draft apart there would give."""
        return split(self.board.review.intake, self.board.drafts, draft_id, places).into if self.board else ()

    def split(self, draft_id: str, places: tuple[int, ...]) -> None:
        """Take a draft apart."""
        self._do(lambda board: split(board.review.intake, board.drafts, draft_id, places))

    def merge(self, ids: tuple[str, ...]) -> None:
        """Make one draft of several; a single one is merged with the next of the document."""
        if self.board is None:
            return
        now = [draft.id for draft in self.board.drafts.now]
        if len(ids) == 1 and ids[0] in now:
            ids = tuple(now[now.index(ids[0]) :][:2])
        if len(ids) < 2:
            self.refused.emit("没有可以合并的下一条。")
            return
        self._do(lambda board: merge(board.drafts, ids))

    def drop_or_bring_back(self, ids: tuple[str, ...]) -> None:
        """Call drafts no tasks; those that are called so already are tasks again."""
        if self.board is None or not ids:
            return
        dropped = {row.draft.id for row in self.board.rows if row.mark is MarkWord.DROPPED}
        back = tuple(each for each in ids if each in dropped)
        self._do(lambda board: bring_back(board.drafts, back) if back else drop(board.drafts, ids))

    def undo(self) -> None:
        """Take back the last deed."""
        if self.board is not None and self.board.review.edits:
            self._show(without_last_edit(self.board.review), "")

    def redo(self) -> None:
        """Do the deed taken back last again."""
        if self.board is not None and self.board.review.undone:
            self._show(with_undone_edit(self.board.review), "")

    def _do(self, deed: Callable[[ReviewBoard], Edit]) -> None:
        if self.board is None:
            return
        try:
            edit = deed(self.board)
        except LedgerError as error:
            self.refused.emit(str(error))
            return
        made = edit.into[0].id if edit.into else ""
        self._show(with_edit(self.board.review, edit), made)

    def _show(self, review: Review, then: str) -> None:
        """Show a review at once; drafts that were not compared with the ledger yet are compared meanwhile."""
        if self.board is None:
            return
        if self.board.compares(review):
            self.board.show(review)
            self.changed.emit(then)
            return
        self.board.show(review, provisional(self.board.preview, review))
        self.board.arrange()
        if not self.is_comparing:
            self._compare()
        self.changed.emit(then)

    def _compare(self) -> None:
        if self.board is not None:
            self.is_comparing = True
            self.comparing_wanted.emit(self.board.review)
