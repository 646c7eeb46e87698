"""An import under review: what was read of the document, and what the clerk has decided about it so far. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.finding import Severity

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import Counts, ImportDecisions, ImportPreview, PreviewRow, UnitAnswer


class MarkWord(Enum):
    """What becomes of a row, as the review table calls it."""

    NEW = "新增"
    CHANGED = "变化"
    SAME = "相同"
    CHECK = "需核对"
    FAULTY = "有错"


class Question(Enum):
    """What kind of thing is asked below the table."""

    FINDING = "finding"
    CONFLICT = "conflict"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line below the table.

    Attributes:
        where: its place, for people. row: the row concerned, -1 for none.
        key: draft id of a finding's row, (draft id, field) of a conflict, or task id of one gone; "" for a mere note.
    """

    question: Question
    severity: Severity
    where: str
    text: str
    row: int = -1
    key: str | tuple[str, str] = ""


class ImportReview:
    """Decisions about one preview; nothing is written by it."""

    def __init__(self, preview: "ImportPreview") -> None:
        self.preview = preview
        self.units: dict[str, UnitAnswer] = {}
        self._ticked = {row.draft.id for row in preview.rows if row.ticked}
        self._edited: dict[str, TaskDraft] = {}
        self._theirs: set[tuple[str, str]] = set()
        self._suspended: set[str] = set()

    @property
    def rows(self) -> "Sequence[PreviewRow]":
        """The rows of the document."""
        return self.preview.rows

    def mark(self, row: "PreviewRow") -> MarkWord:
        """Return what becomes of `row`: a ticked row that was to be checked is 新增 or 变化."""
        from ledger_app.actions.import_preview import Mark

        match row.mark:
            case Mark.SAME if row.draft.id not in self._edited:
                return MarkWord.SAME
            case Mark.FAULTY:
                return MarkWord.FAULTY
            case Mark.CHECK if row.draft.id not in self._ticked:
                return MarkWord.CHECK
        return MarkWord.NEW if row.row is None else MarkWord.CHANGED

    def can_tick(self, row: "PreviewRow") -> bool:
        """Whether there is anything to write of `row`."""
        return self.mark(row) not in {MarkWord.SAME, MarkWord.FAULTY}

    def is_ticked(self, row: "PreviewRow") -> bool:
        """Whether `row` is to be written."""
        return row.draft.id in self._ticked

    def tick(self, row: "PreviewRow", *, on: bool) -> None:
        """Say whether `row` is to be written."""
        if on and self.can_tick(row):
            self._ticked.add(row.draft.id)
        else:
            self._ticked.discard(row.draft.id)

    def draft(self, row: "PreviewRow") -> TaskDraft:
        """Return what is to be written of `row`: what was read, as the clerk corrected it."""
        return self._edited.get(row.draft.id, row.draft)

    def edit(self, row: "PreviewRow", draft: TaskDraft) -> None:
        """Take a corrected draft; a corrected row is meant to be written."""
        if draft == row.draft:
            self._edited.pop(row.draft.id, None)
        else:
            self._edited[row.draft.id] = draft
            self.tick(row, on=True)

    def take_theirs(self, key: tuple[str, str], *, on: bool) -> None:
        """Say whether the file's value wins in a conflict."""
        (self._theirs.add if on else self._theirs.discard)(key)

    def takes_theirs(self, key: tuple[str, str]) -> bool:
        """Whether the file's value wins."""
        return key in self._theirs

    def suspend(self, task_id: str, *, on: bool) -> None:
        """Say whether a task that the document no longer has is to be 中止."""
        (self._suspended.add if on else self._suspended.discard)(task_id)

    def is_suspended(self, task_id: str) -> bool:
        """Whether that task is to be 中止."""
        return task_id in self._suspended

    def decisions(self) -> "ImportDecisions":
        """Return everything decided."""
        from ledger_app.actions.import_preview import ImportDecisions

        edited = tuple(self._edited.values())
        theirs, suspended = frozenset(self._theirs), frozenset(self._suspended)
        return ImportDecisions(frozenset(self._ticked), edited, dict(self.units), theirs, suspended)

    def counts(self) -> "Counts":
        """Return what the import comes to as decided so far."""
        from ledger_app.actions.import_preview import count

        return count(self.preview, self.decisions())

    def tally(self) -> dict[MarkWord, int]:
        """Return how many rows bear each mark."""
        marks = [self.mark(row) for row in self.rows]
        return {word: marks.count(word) for word in MarkWord}

    def items(self) -> Iterator[ReviewItem]:
        """Yield what the clerk should look at: conflicts, tasks gone, then findings, errors and warnings first."""
        for at, row in enumerate(self.rows):
            for change in row.conflicts:
                text = f"{change.label}两边都改过：台账“{change.ours}”，文件“{change.theirs}”"
                key = (row.draft.id, change.field)
                yield ReviewItem(Question.CONFLICT, Severity.WARNING, row.draft.where, text, at, key)
        for task in self.preview.gone:
            text = f"文件里没有这项任务了：{task.title or task.content}"
            yield ReviewItem(Question.GONE, Severity.WARNING, f"任务 {task.number or task.id}", text, key=task.id)
        yield from sorted(self._findings(), key=lambda item: tuple(Severity).index(item.severity))

    def _findings(self) -> Iterator[ReviewItem]:
        """Yield what was noticed, each once, with the row it is about."""
        rows = {finding: at for at, row in enumerate(self.rows) for finding in row.draft.findings}
        gone = {f"任务 {task.number}" for task in self.preview.gone}
        for finding in dict.fromkeys((*self.preview.findings, *rows)):
            at = rows.get(finding, -1)
            if at < 0 and finding.where in gone:
                continue
            key = self.rows[at].draft.id if at >= 0 and finding.severity is Severity.WARNING else ""
            yield ReviewItem(Question.FINDING, finding.severity, finding.where, finding.message, at, key)
