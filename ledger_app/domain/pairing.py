"""Finds for each task of a document the task of the ledger that it is, one to one.

By the ledger's own id; else inside the plan by equal content, by number and likeness, by likeness alone: so that a
renumbered plan updates its tasks instead of doubling them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.plain_words import plain
from ledger_app.domain.task import Task

ALIKE = 60.0
"""Two texts less alike than this are never one task."""
ENOUGH = 80.0
"""From this many points on they are: their likeness, and what number, heading and section add."""
_NUMBER, _TITLE, _SECTION = 20.0, 15.0, 5.0

Likeness = Callable[[Sequence[str], Sequence[str]], Iterable[tuple[int, int, float]]]
"""Yields (index of the one, index of the other, 0–100) for texts that are alike by at least ALIKE."""


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


def pair(drafts: Sequence[TaskDraft], tasks: Sequence[Task], likeness: Likeness) -> dict[str, Task]:
    """Return the task of each draft that has one, by draft id.

    Args:
        drafts: with `ledger_id` only where the document is an export of this very ledger.
        tasks: of one plan, or whatever the ids may mean; deleted ones are found only by id or by equal content.
    """
    search = _Search(list(drafts), sorted(tasks, key=lambda task: task.deleted))
    search.settle(fit for fit in _by_id(search) if _same_number(*fit) or plain(fit[0].content) == plain(fit[1].content))
    search.settle(_by_content(search))
    search.settle(_by_id(search))
    search.tasks = [task for task in search.tasks if not task.deleted]
    search.settle(_by_likeness(search, likeness))
    return search.found


def _by_id(search: _Search) -> Iterator[tuple[TaskDraft, Task]]:
    """Yield what carries the same id; first only where number or content bears it out.

    An export knows its rows by their place: removed or sorted in Excel, they stand where others stood.
    """
    known = {task.id: task for task in search.tasks}
    return ((draft, known[draft.ledger_id]) for draft in search.drafts if draft.ledger_id in known)


def _by_content(search: _Search) -> Iterator[tuple[TaskDraft, Task]]:
    """Yield what says the same, where several do those of the same number or section first."""
    same: defaultdict[str, list[Task]] = defaultdict(list)
    for task in search.tasks:
        same[plain(task.content)].append(task)
    fits = [(draft, task) for draft in search.drafts for task in same.get(plain(draft.content), ())]
    return iter(sorted(fits, key=lambda fit: (fit[1].deleted, not _same_number(*fit), not _same_section(*fit))))


def _by_likeness(search: _Search, likeness: Likeness) -> list[tuple[TaskDraft, Task]]:
    """Return what reads alike enough, the most alike first; number, section and heading add to it."""
    fits = []
    texts = [plain(draft.content) for draft in search.drafts]
    for mine, its, score in likeness(texts, [plain(task.content) for task in search.tasks]):
        draft, task = search.drafts[mine], search.tasks[its]
        points = score + _SECTION * _same_section(draft, task) + _TITLE * _same_title(draft, task)
        points += _NUMBER * _same_number(draft, task)
        if points >= ENOUGH:
            fits.append((points, draft, task))
    fits.sort(key=lambda fit: -fit[0])
    return [(draft, task) for _, draft, task in fits]


def _same_number(draft: TaskDraft, task: Task) -> bool:
    """Whether the plan gives both the same number."""
    return bool(draft.number) and draft.number == task.number


def _same_section(draft: TaskDraft, task: Task) -> bool:
    """Whether both stand under the same headings."""
    return [plain(part) for part in draft.section_path] == [plain(part) for part in task.section_path]


def _same_title(draft: TaskDraft, task: Task) -> bool:
    """Whether both have a heading of their own and it is the same."""
    return bool(draft.title) and plain(draft.title) == plain(task.title) and plain(draft.title) != plain(draft.content)
