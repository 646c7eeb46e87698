"""Finds for each task of a document the task of the ledger that it is, one to one.

By the ledger's own id; else inside the plan by equal words, then by likeness with number, title, section and place as
further evidence, so that the whole fits best: a renumbered, moved or reworded plan updates its tasks and doubles none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ledger_app.domain.assignment import best_assignment
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.evidence import Evidence, Likeness, same_number, same_section, words_of
from ledger_app.domain.kinship import kinship
from ledger_app.domain.task import Task

ENOUGH = 62.0
"""From this many points on two are one task."""
_SURE = 68.0
"""Below this many points they are likely one task, and the clerk is asked to look."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """What became of a plan's tasks.

    Attributes:
        found: the task of each draft that has one, by draft id.
        doubtful: ids of drafts that are only likely their task.
        parted: the old task that a new draft was a part of and that lives on in another, by draft id.
        merged: the id of the draft that an old task is a part of now, and that is another task, by task id.
    """

    found: Mapping[str, Task]
    doubtful: frozenset[str] = frozenset()
    parted: Mapping[str, Task] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Search:
    """What has not found its other half yet."""

    drafts: list[TaskDraft]
    tasks: list[Task]
    found: dict[str, Task] = field(default_factory=dict)

    def settle(self, pairs: Iterable[tuple[TaskDraft, Task]]) -> None:
        """Keep the pairs whose halves are both still free, in the order given."""
        free = {task.id for task in self.tasks}
        for draft, task in pairs:
            if draft.id not in self.found and task.id in free:
                self.found[draft.id] = task
                free.discard(task.id)
        self.drafts = [draft for draft in self.drafts if draft.id not in self.found]
        self.tasks = [task for task in self.tasks if task.id in free]


def pair(drafts: Sequence[TaskDraft], tasks: Sequence[Task], likeness: Likeness) -> Pairing:
    """Return which task of the ledger each draft is.

    Args:
        drafts: with `ledger_id` only where the document is an export of this very ledger.
        tasks: of one plan, or whatever the ids may mean; deleted ones are found only by id or by equal words.
    """
    if not tasks:
        return Pairing({})
    search = _Search(list(drafts), sorted(tasks, key=lambda task: task.deleted))
    search.settle(fit for fit in _by_id(search) if same_number(*fit) or words_of(fit[0]) == words_of(fit[1]))
    search.settle(_by_words(search, outline=False))
    search.settle(_by_id(search))
    search.tasks = [task for task in search.tasks if not task.deleted]
    if not search.drafts or not search.tasks:
        return Pairing(search.found)
    evidence = Evidence(drafts, tasks, search.found, likeness)
    doubtful = _settle_by_likeness(search, evidence)
    at_draft, at_task = evidence.place_of_draft, evidence.place_of_task
    kin = kinship(evidence, {at_draft[draft]: at_task[task.id] for draft, task in search.found.items()})
    parted = {drafts[draft].id: tasks[task] for draft, task in kin.parted.items()}
    merged = {tasks[task].id: drafts[draft].id for task, draft in kin.merged.items()}
    return Pairing(search.found, doubtful, parted, merged)


def _by_id(search: _Search) -> Iterator[tuple[TaskDraft, Task]]:
    """Yield what carries the same id; first only where number or words bear it out.

    An export knows its rows by their place: removed or sorted in Excel, they stand where others stood.
    """
    known = {task.id: task for task in search.tasks}
    return ((draft, known[draft.ledger_id]) for draft in search.drafts if draft.ledger_id in known)


def _by_words(search: _Search, *, outline: bool) -> list[tuple[TaskDraft, Task]]:
    """Return what says the same among the outline items or the others, those of the same number or section first."""
    same: defaultdict[str, list[Task]] = defaultdict(list)
    for task in search.tasks:
        same[words_of(task)].append(task)
    drafts = [draft for draft in search.drafts if draft.outline is outline]
    fits = [(draft, task) for draft in drafts for task in same.get(words_of(draft), ())]
    fits.sort(key=lambda fit: (fit[1].deleted, not same_number(*fit), not same_section(*fit)))
    return fits


def _settle_by_likeness(search: _Search, evidence: Evidence) -> frozenset[str]:
    """Settle what reads alike enough, so that the whole fits best; return the drafts of the doubtful pairs.

    What an outline item stands for is in the rows of its annex first of all: they come before it.
    """
    doubtful = set[str]()
    for outline in (False, True):
        search.settle(_by_words(search, outline=outline))
        drafts = [draft for draft in search.drafts if draft.outline is outline]
        points = _points(drafts, search.tasks, evidence)
        gains = {one: {other: each - ENOUGH + 1 for other, each in row.items()} for one, row in points.items()}
        best = best_assignment(gains)
        pairs = [(evidence.drafts[one], evidence.tasks[other]) for one, other in sorted(best.items())]
        doubtful |= {evidence.drafts[one].id for one, other in best.items() if points[one][other] < _SURE}
        search.settle(pairs)
    return frozenset(doubtful)


def _points(drafts: Iterable[TaskDraft], tasks: Iterable[Task], evidence: Evidence) -> dict[int, dict[int, float]]:
    """Return what speaks for each draft and task being one, by their places, where that is enough."""
    free = {evidence.place_of_task[task.id] for task in tasks}
    found: dict[int, dict[int, float]] = {}
    for draft in drafts:
        one = evidence.place_of_draft[draft.id]
        points = {other: evidence.points(one, other) for other in sorted(evidence.likeliest(one) & free)}
        found[one] = {other: each for other, each in points.items() if each >= ENOUGH}
    return found
