"""A document under review: what was read of it, and what the clerk did about it so far. Values only; no ledger, no Qt.

Whatever is done to drafts takes some away and puts others in their place; undoing it is forgetting it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ledger_app.domain.draft import Intake, TargetDraft, TaskDraft
from ledger_app.domain.finding import Severity

_FIGURES = re.compile(r"\d[\d.-]*")
_FIRST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Edit:
    """One deed on drafts.

    Attributes:
        words: what was done, as undo says it: 拆分第12条.
        out: ids of the drafts taken away; without anything in their place they are no tasks (不是任务).
        into: the drafts that stand there now; one with an id of `out` is that draft corrected.
        targets: all targets of the drafts in `into`.
    """

    words: str
    out: tuple[str, ...] = ()
    into: tuple[TaskDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What the clerk decided beside correcting drafts.

    Attributes:
        settled: (draft id, message) of the doubts that were answered.
        left: ids of drafts not to be written although they could be.
        wanted: ids of outline drafts to be written although an annex says more.
        theirs: (draft id, field) of conflicts where the file wins.
        suspended: ids of the ledger's tasks, gone from the document, to be 中止.
        linked, unlinked: ids of drafts said to go on with the earlier task proposed (承接), or not to.
    """

    settled: frozenset[tuple[str, str]] = frozenset()
    left: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()
    theirs: frozenset[tuple[str, str]] = frozenset()
    suspended: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    unlinked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Review:
    """One reading of a document with everything done to it, the newest edit last; `undone` can be done again."""

    intake: Intake
    edits: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()
    answers: Answers = field(default=Answers())


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a review as its edits leave them, in the order of the document.

    Attributes:
        now: what is to be written. dropped: what the clerk said is no task.
        stated: the same drafts, dropped ones among them, as the document states them: before any correction.
        targets: of the drafts in `now`. stated_targets: those that the document states.
        made: ids of drafts that the clerk made: pieces of a split one, those from selected text.
        corrected: ids of drafts of which the clerk changed something, those in `made` among them.
    """

    now: tuple[TaskDraft, ...]
    dropped: tuple[TaskDraft, ...]
    stated: tuple[TaskDraft, ...]
    targets: tuple[TargetDraft, ...]
    stated_targets: tuple[TargetDraft, ...]
    made: frozenset[str]
    corrected: frozenset[str]

    def draft(self, draft_id: str) -> TaskDraft:
        """Return the draft of that id, dropped or not."""
        return next(draft for draft in (*self.now, *self.dropped) if draft.id == draft_id)

    def targets_of(self, draft_id: str) -> tuple[TargetDraft, ...]:
        """Return the targets of one draft as they stand now."""
        return tuple(target for target in self.targets if target.task == draft_id)


def drafts_of(review: Review) -> Drafts:
    """Return the drafts that the edits of a review leave."""
    shelf = _Shelf(review.intake)
    for edit in review.edits:
        shelf.take(edit)
    return shelf.drafts()


def with_edit(review: Review, edit: Edit) -> Review:
    """Return the review after one more deed."""
    return replace(review, edits=(*review.edits, edit), undone=())


def without_last_edit(review: Review) -> Review:
    """Return the review before its last deed."""
    if not review.edits:
        return review
    return replace(review, edits=review.edits[:-1], undone=(*review.undone, review.edits[-1]))


def with_undone_edit(review: Review) -> Review:
    """Return the review with the deed undone last done again."""
    if not review.undone:
        return review
    return replace(review, edits=(*review.edits, review.undone[-1]), undone=review.undone[:-1])


def drop(drafts: Drafts, ids: Iterable[str]) -> Edit:
    """Return the deed that calls drafts no tasks."""
    out = tuple(ids)
    return Edit(f"{name_of(drafts, out)}不是任务", out)


def bring_back(drafts: Drafts, ids: Iterable[str]) -> Edit:
    """Return the deed that calls dropped drafts tasks after all."""
    into = tuple(drafts.draft(draft_id) for draft_id in ids)
    return Edit(f"恢复{name_of(drafts, [draft.id for draft in into])}", (), into)


def correct(drafts: Drafts, draft: TaskDraft, what: str, targets: Iterable[TargetDraft] | None = None) -> Edit:
    """Return the deed that puts a corrected draft in its own place; `what` names the field.

    Args:
        targets: of this draft from now on; None leaves those it has.
    """
    kept = drafts.targets_of(draft.id) if targets is None else tuple(targets)
    return Edit(f"修改{name_of(drafts, [draft.id])}的{what}", (draft.id,), (draft,), kept)


def name_of(drafts: Drafts, ids: Iterable[str]) -> str:
    """Return how one draft or several are called in a sentence."""
    named = [drafts.draft(draft_id) for draft_id in ids]
    return short_name(named[0]) if len(named) == 1 else f"{len(named)} 条"


def short_name(draft: TaskDraft) -> str:
    """Return how a draft is called: by its number where that is one of figures, else by its first words."""
    if _FIGURES.fullmatch(draft.number):
        return f"第 {draft.number} 条"
    words = draft.content if draft.number and draft.content.startswith(draft.number) else draft.title or draft.content
    return f"“{words if len(words) <= _FIRST_WORDS else f'{words[:_FIRST_WORDS]}…'}”"


def open_doubts(drafts: Drafts, draft: TaskDraft, answers: Answers) -> tuple[str, ...]:
    """Return why a draft is 需核对: its warnings that nobody answered; what was corrected has been looked at."""
    if draft.id in drafts.corrected:
        return ()
    warnings = (finding.message for finding in draft.findings if finding.severity is Severity.WARNING)
    return tuple(message for message in warnings if (draft.id, message) not in answers.settled)


def carried(review: Review, intake: Intake) -> tuple[Review, tuple[Edit, ...]]:
    """Return the review on another reading of its document, and the edits that no longer fit.

    Drafts are the same where they stand in the same place and say the same, whatever id they go by now.
    """
    places = {_place(draft): draft.id for draft in intake.tasks}
    ids = {draft.id: places[_place(draft)] for draft in review.intake.tasks if _place(draft) in places}
    taken = {draft.id for draft in intake.tasks}
    kept, lost = list[Edit](), list[Edit]()
    for edit in review.edits:
        known = all(draft_id in ids for draft_id in edit.out)
        made = [draft.id for draft in edit.into if draft.id not in ids]
        if known and not taken.intersection(made):
            ids |= {draft_id: draft_id for draft_id in made}
            kept.append(_renamed(edit, ids))
        else:
            lost.append(edit)
    return Review(intake, tuple(kept), answers=_answers_for(review.answers, ids)), tuple(lost)


class _Shelf:
    """Drafts on which edits are done one after another."""

    def __init__(self, intake: Intake) -> None:
        self._order = [draft.id for draft in intake.tasks]
        self._stated = {draft.id: draft for draft in intake.tasks}
        self._now = dict(self._stated)
        self._dropped: dict[str, TaskDraft] = {}
        self._stated_targets = _by_task(intake.targets)
        self._targets = dict(self._stated_targets)
        self._made: set[str] = set()

    def take(self, edit: Edit) -> None:
        """Do one deed; a deed on drafts that are not there does nothing."""
        if not all(draft_id in self._now for draft_id in edit.out):
            return
        place = self._place_for(edit)
        gone = {draft_id: self._now.pop(draft_id) for draft_id in edit.out}
        if not edit.into:
            self._dropped |= gone
            return
        kept = {draft.id for draft in edit.into}
        self._order = [each for each in self._order if each in kept or each not in gone]
        for draft in reversed(edit.into):
            if draft.id not in self._stated:
                self._stated[draft.id] = draft
                self._made.add(draft.id)
            if draft.id not in self._order:
                self._order.insert(place, draft.id)
            back = self._dropped.pop(draft.id, None) is not None
            self._now[draft.id] = draft
            if not back:
                self._targets[draft.id] = tuple(target for target in edit.targets if target.task == draft.id)

    def drafts(self) -> Drafts:
        """Return what stands there now."""
        now = [self._now[each] for each in self._order if each in self._now]
        stated = tuple(self._stated[each] for each in self._order)
        known = {draft.id for draft in stated}
        changed = {draft.id for draft in now if draft != self._stated[draft.id] or self._is_retargeted(draft.id)}
        return Drafts(
            now=tuple(now),
            dropped=tuple(self._dropped[each] for each in self._order if each in self._dropped),
            stated=stated,
            targets=tuple(target for draft in now for target in self._targets.get(draft.id, ())),
            stated_targets=tuple(
                target for task, targets in self._stated_targets.items() if task in known for target in targets
            ),
            made=frozenset(self._made & known),
            corrected=frozenset(self._made & known | changed),
        )

    def _is_retargeted(self, draft_id: str) -> bool:
        """Whether a draft has other targets than the document states."""
        return self._targets.get(draft_id, ()) != self._stated_targets.get(draft_id, ())

    def _place_for(self, edit: Edit) -> int:
        """Return where new drafts go: behind the first one taken away, else by their place in the document."""
        if edit.out:
            return self._order.index(edit.out[0]) + 1
        begin = edit.into[0].span[0] if edit.into else 0
        later = (at for at, each in enumerate(self._order) if self._stated[each].span[0] > begin)
        return next(later, len(self._order))


def _by_task(targets: Iterable[TargetDraft]) -> dict[str, tuple[TargetDraft, ...]]:
    """Return targets by the id of their draft; those of the whole plan are left aside."""
    found: dict[str, tuple[TargetDraft, ...]] = {}
    for target in targets:
        if target.task:
            found[target.task] = (*found.get(target.task, ()), target)
    return found


def _place(draft: TaskDraft) -> tuple[object, ...]:
    """Return what a draft is recognised by in another reading."""
    return draft.span, draft.where, draft.content


def _renamed(edit: Edit, ids: dict[str, str]) -> Edit:
    """Return an edit with the ids that its drafts have in another reading."""
    into = tuple(replace(draft, id=ids[draft.id], parent=ids.get(draft.parent, draft.parent)) for draft in edit.into)
    targets = tuple(replace(target, task=ids[target.task]) for target in edit.targets)
    return replace(edit, out=tuple(ids[draft_id] for draft_id in edit.out), into=into, targets=targets)


def _answers_for(answers: Answers, ids: dict[str, str]) -> Answers:
    """Return answers with the ids that drafts have in another reading."""
    return Answers(
        settled=frozenset(_pairs(answers.settled, ids)),
        left=_known(answers.left, ids),
        wanted=_known(answers.wanted, ids),
        linked=_known(answers.linked, ids),
        unlinked=_known(answers.unlinked, ids),
        theirs=frozenset(_pairs(answers.theirs, ids)),
        suspended=answers.suspended,
    )


def _known(drafts: frozenset[str], ids: dict[str, str]) -> frozenset[str]:
    return frozenset(ids[draft_id] for draft_id in drafts if draft_id in ids)


def _pairs(pairs: Iterable[tuple[str, str]], ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((ids[draft_id], rest) for draft_id, rest in pairs if draft_id in ids)
