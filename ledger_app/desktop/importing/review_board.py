"""What the review shows: every draft with its mark, what is asked of the clerk, and what would be written. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.domain.finding import Severity
from ledger_app.domain.review import Answers, Drafts, Review, drafts_of, open_doubts, short_name
from ledger_app.domain.showing import show_earlier
from ledger_app.domain.source_place import Span, unread

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import Counts, ImportDecisions, ImportPreview, PreviewRow, UnitAnswer

Key = TypeVar("Key")
_OUTLINE_WORDS = "附表已有它的细分任务，不重复写入；要一起写入请打勾"


class MarkWord(Enum):
    """What becomes of a row, as the review table calls it."""

    NEW = "新增"
    CHANGED = "变化"
    SAME = "相同"
    CHECK = "需核对"
    FAULTY = "有错"
    OUTLINE = "提纲"
    DROPPED = "不是任务"


class Question(Enum):
    """What kind of thing is asked below the table."""

    FINDING = "finding"
    CONFLICT = "conflict"
    GONE = "gone"
    SPLIT = "split"
    CONTINUES = "continues"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One draft as it stands, and what the document's own words of it mean for the ledger.

    Attributes:
        doubts: why it is 需核对, or left aside.
    """

    draft: TaskDraft
    compared: "PreviewRow"
    mark: MarkWord
    ticked: bool
    doubts: tuple[str, ...] = ()

    @property
    def can_tick(self) -> bool:
        """Whether there is anything to write of it."""
        return self.mark not in {MarkWord.SAME, MarkWord.FAULTY, MarkWord.DROPPED}

    @property
    def can_edit(self) -> bool:
        """Whether its fields can be corrected."""
        return self.mark is not MarkWord.DROPPED


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line below the table.

    Attributes:
        where: its place, for people. draft: id of the draft concerned, "" for none.
        key: the message of a doubt, the field of a conflict, or the id of a task gone; "" for a mere note.
    """

    question: Question
    severity: Severity
    where: str
    text: str
    draft: str = ""
    key: str = ""


def stated_intake(review: Review) -> Intake:
    """Return what is to be compared with the ledger: the drafts of a review before the clerk's corrections."""
    drafts = drafts_of(review)
    targets = (*drafts.stated_targets, *(target for target in review.intake.targets if not target.task))
    return replace(review.intake, tasks=drafts.stated, targets=targets)


def provisional(preview: "ImportPreview", review: Review) -> "ImportPreview":
    """Return a comparison that holds until the drafts of `review` are compared: those not compared yet are new."""
    from ledger_app.actions.import_preview import Mark, PreviewRow
    from ledger_app.domain.statement import statement_of

    known = {row.draft.id: row for row in preview.rows}
    rows, match = list[PreviewRow](), preview.plan
    for draft in drafts_of(review).stated:
        row = known.get(draft.id) or PreviewRow(draft, statement_of(draft), match, Mark.NEW, ticked=True)
        match = row.match
        rows.append(row)
    return replace(preview, rows=tuple(rows))


class ReviewBoard:
    """A review beside its comparison with the ledger; nothing is written by it.

    Attributes:
        rows: every draft, what is unsure first, then in the order of the document.
    """

    def __init__(
        self, review: Review, preview: "ImportPreview", units: "Mapping[str, UnitAnswer] | None" = None
    ) -> None:
        self.units = dict(units or {})
        self._order: dict[str, int] = {}
        self.preview = preview
        self.show(review)
        self.arrange()

    def show(self, review: Review, preview: "ImportPreview | None" = None) -> None:
        """Show a review after a deed; `preview` where the drafts are others than before."""
        self.review = review
        self.preview = preview or self.preview
        self.drafts: Drafts = drafts_of(review)
        compared = {row.draft.id: row for row in self.preview.rows}
        dropped = {draft.id for draft in self.drafts.dropped}
        now = {draft.id: draft for draft in (*self.drafts.now, *self.drafts.dropped)}
        rows = [
            self._row(now[each.id], compared[each.id], dropped=each.id in dropped)
            for each in self.drafts.stated
            if each.id in compared
        ]
        self.rows = sorted(rows, key=lambda row: self._order.get(row.draft.id, len(self._order)))

    def arrange(self) -> None:
        """Put what is unsure first, the rest in the order of the document; later answers leave rows where they are."""
        place = {draft.id: at for at, draft in enumerate(self.drafts.stated)}
        unsure = {MarkWord.CHECK, MarkWord.FAULTY}
        self.rows = sorted(self.rows, key=lambda row: (row.mark not in unsure, place[row.draft.id]))
        self._order = {row.draft.id: at for at, row in enumerate(self.rows)}

    def compares(self, review: Review) -> bool:
        """Whether the comparison at hand is of the drafts of `review`: same ones, however corrected."""
        return [draft.id for draft in drafts_of(review).stated] == [row.draft.id for row in self.preview.rows]

    def row(self, draft_id: str) -> ReviewRow | None:
        """Return the row of a draft."""
        return next((row for row in self.rows if row.draft.id == draft_id), None)

    # What the clerk answers

    def tick(self, draft_id: str, *, on: bool) -> None:
        """Say whether a draft is to be written; ticking an unsure one answers all its doubts."""
        row, answers = self.row(draft_id), self.review.answers
        if row is None or not row.can_tick:
            return
        if not on:
            self._answer(replace(answers, left=answers.left | {draft_id}, wanted=answers.wanted - {draft_id}))
            return
        settled = {(draft_id, doubt) for doubt in row.doubts if row.mark is MarkWord.CHECK}
        wanted = {draft_id} if row.draft.outline else set()
        self._answer(
            replace(
                answers,
                settled=answers.settled | settled,
                wanted=answers.wanted | wanted,
                left=answers.left - {draft_id},
            )
        )

    def settle(self, draft_id: str, message: str) -> None:
        """Take one doubt as answered; with the last one the row is ticked."""
        answers = self.review.answers
        settled = answers.settled | {(draft_id, message)}
        self._answer(replace(answers, settled=settled, left=answers.left - {draft_id}))

    def take_theirs(self, draft_id: str, field: str, *, on: bool) -> None:
        """Say whether the file's value wins in a conflict."""
        answers = self.review.answers
        self._answer(replace(answers, theirs=_with(answers.theirs, (draft_id, field), on=on)))

    def suspend(self, task_id: str, *, on: bool) -> None:
        """Say whether a task that the document no longer has is to be 中止."""
        answers = self.review.answers
        self._answer(replace(answers, suspended=_with(answers.suspended, task_id, on=on)))

    def link(self, draft_id: str, *, on: bool) -> None:
        """Say whether a draft goes on with the earlier task that is proposed (承接)."""
        answers = self.review.answers
        linked, unlinked = _with(answers.linked, draft_id, on=on), _with(answers.unlinked, draft_id, on=not on)
        self._answer(replace(answers, linked=linked, unlinked=unlinked))

    def is_linked(self, row: ReviewRow) -> bool:
        """Whether a draft goes on with the earlier task proposed: where that is sure, or the clerk said so."""
        proposed, answers = row.compared.continues, self.review.answers
        if proposed is None or row.draft.id in answers.unlinked:
            return False
        return proposed.sure or row.draft.id in answers.linked

    def is_taken(self, item: ReviewItem) -> bool:
        """Whether the second of an item's two answers was chosen."""
        answers = self.review.answers
        if item.question is Question.CONFLICT:
            return (item.draft, item.key) in answers.theirs
        if item.question is Question.CONTINUES:
            return item.draft in answers.linked
        return item.key in answers.suspended

    def _answer(self, answers: Answers) -> None:
        self.show(replace(self.review, answers=answers))

    # What it comes to

    def decisions(self) -> "ImportDecisions":
        """Return everything decided."""
        from ledger_app.actions.correct_draft import plain_target
        from ledger_app.actions.import_preview import ImportDecisions

        corrected = [draft for draft in self.drafts.now if draft.id in self.drafts.corrected]
        stated = {draft.id: draft for draft in self.drafts.stated}
        targets = {draft.id: tuple(map(plain_target, self.drafts.targets_of(draft.id))) for draft in corrected}
        said = {row.draft.id: row.said.targets for row in self.preview.rows}
        linked = [row for row in self.rows if self.is_linked(row) and row.mark is not MarkWord.DROPPED]
        return ImportDecisions(
            ticked=frozenset(row.draft.id for row in self.rows if row.ticked),
            edited=tuple(draft for draft in corrected if draft != stated[draft.id]),
            units=dict(self.units),
            theirs=self.review.answers.theirs,
            suspended=self.review.answers.suspended,
            targets={draft_id: mine for draft_id, mine in targets.items() if mine != said[draft_id]},
            made=self.drafts.made,
            continued={row.draft.id: row.compared.continues.task.id for row in linked if row.compared.continues},
        )

    def counts(self) -> "Counts":
        """Return what the import comes to as decided so far."""
        from ledger_app.actions.import_preview import count

        return count(self.preview, self.decisions())

    def tally(self) -> dict[MarkWord, int]:
        """Return how many rows bear each mark."""
        marks = [row.mark for row in self.rows]
        return {word: marks.count(word) for word in MarkWord}

    def unsure(self) -> int:
        """Return how many rows wait for an answer."""
        return sum(row.mark is MarkWord.CHECK for row in self.rows)

    def unread(self) -> tuple[Span, ...]:
        """Return the stretches under a task heading of which nothing became a task."""
        return unread(self.review.intake, (*self.drafts.now, *self.drafts.dropped))

    def items(self) -> Iterator[ReviewItem]:
        """Yield what the clerk should look at: conflicts, tasks gone, then findings, errors and warnings first."""
        for row in self.rows:
            for change in row.compared.conflicts:
                text = f"{change.label}两边都改过：台账“{change.ours}”，文件“{change.theirs}”"
                where, draft = row.draft.where, row.draft.id
                yield ReviewItem(Question.CONFLICT, Severity.WARNING, where, text, draft, change.field)
        for task in self.preview.gone:
            where = f"任务 {task.number or task.id}"
            said = (finding.message for finding in self.preview.findings if finding.where == where)
            text = next(said, f"文件里没有这项任务了：{task.title or task.content}")
            yield ReviewItem(Question.GONE, Severity.WARNING, where, text, key=task.id)
        yield from sorted(self._findings(), key=lambda item: tuple(Severity).index(item.severity))
        yield from self._to_split()
        linked = [row for row in self.rows if self.is_linked(row)]
        if linked:
            text = f"{len(linked)} 条写入时记为承接上一年度的任务；不承接的，在“这一条的各栏”下面去掉勾"
            yield ReviewItem(Question.FINDING, Severity.NOTE, "承接", text, linked[0].draft.id)
        for row in self.rows:
            if row.compared.continues is not None and not row.compared.continues.sure:
                text = f"好像承接{earlier_words(row)}"
                yield ReviewItem(Question.CONTINUES, Severity.NOTE, short_name(row.draft), text, row.draft.id)

    def _findings(self) -> Iterator[ReviewItem]:
        """Yield what was noticed and not answered yet, each once, with the draft it is about."""
        about = {finding: row for row in self.rows for finding in row.draft.findings}
        gone = {f"任务 {task.number or task.id}" for task in self.preview.gone}
        for finding in dict.fromkeys((*self.preview.findings, *about)):
            row = about.get(finding)
            if row is None:
                if finding.where not in gone:
                    yield ReviewItem(Question.FINDING, finding.severity, finding.where, finding.message)
                continue
            asked = finding.severity is Severity.WARNING
            if row.mark is MarkWord.DROPPED or (asked and finding.message not in row.doubts):
                continue
            key = finding.message if asked else ""
            yield ReviewItem(Question.FINDING, finding.severity, finding.where, finding.message, row.draft.id, key)

    def _to_split(self) -> Iterator[ReviewItem]:
        """Yield an offer for each new task of running text with several deadlines: it is never split unasked."""
        for row in self.rows:
            draft = row.draft
            if row.mark is MarkWord.NEW and draft.milestones and draft.due and draft.places:
                text = (
                    f"一条里有 {len(draft.milestones) + 1} 个时限，按最后一个 {draft.due} 算，其余记作节点；也可以拆开"
                )
                yield ReviewItem(Question.SPLIT, Severity.NOTE, short_name(draft), text, draft.id)

    def _row(self, draft: TaskDraft, compared: "PreviewRow", *, dropped: bool) -> ReviewRow:
        """Return the row of one draft, with what the comparison found odd in it."""
        if draft.findings != compared.draft.findings:
            draft = replace(draft, findings=compared.draft.findings)
        doubts = open_doubts(self.drafts, draft, self.review.answers)
        mark = MarkWord.DROPPED if dropped else self._mark(draft, compared, doubts)
        if mark is MarkWord.OUTLINE:
            doubts = (_OUTLINE_WORDS,)
        if mark is MarkWord.FAULTY:
            doubts = tuple(each.message for each in draft.findings if each.severity is Severity.ERROR)
        ticked = mark in {MarkWord.NEW, MarkWord.CHANGED} and draft.id not in self.review.answers.left
        return ReviewRow(draft, compared, mark, ticked, doubts)

    def _mark(self, draft: TaskDraft, compared: "PreviewRow", doubts: tuple[str, ...]) -> MarkWord:
        """Return what becomes of a draft that was not dropped."""
        from ledger_app.actions.import_preview import Mark

        corrected = draft.id in self.drafts.corrected
        if compared.mark is Mark.FAULTY and not (corrected and draft.content):
            return MarkWord.FAULTY
        if compared.mark is Mark.SAME and not corrected:
            return MarkWord.SAME
        if compared.is_outline and draft.id not in self.review.answers.wanted:
            return MarkWord.OUTLINE
        if doubts:
            return MarkWord.CHECK
        return MarkWord.NEW if compared.row is None else MarkWord.CHANGED


def earlier_words(row: ReviewRow) -> str:
    """Return the earlier task that a draft seems to go on with in words, "" for none."""
    if row.compared.continues is None:
        return ""
    return show_earlier(row.compared.continues.task, row.compared.continues.plan.title)


def _with(kept: frozenset[Key], key: Key, *, on: bool) -> frozenset[Key]:
    """Return a set with `key` or without it."""
    return kept | {key} if on else kept - {key}
