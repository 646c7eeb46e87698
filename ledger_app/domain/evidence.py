"""What speaks for a task of a document and a task of the ledger being one: their words first, then where they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.plain_words import plain, split_numeral
from ledger_app.domain.resemblance import Resemblance
from ledger_app.domain.task import Task

_LEAST = 42.0
"""Two texts less alike than this are never one task, whatever else they share."""
_NUMBER, _TITLE, _SECTION, _PLACE = 10.0, 15.0, 4.0, 8.0
_COMMON_WORDS = 12.0
"""By so much more than their own words say two texts may be alike in order and common words."""
_OTHER_NAMES = 40.0
_WITHIN, _LONG_ENOUGH, _AS_GOOD_AS, _OTHER_LEVEL = 80.0, 12, 60.0, 20.0
"""A text nearly all inside a longer one is as good as alike: the task was cut in pieces, or grew.

But an item holds its measures, which are tasks of their own.
"""
_KNOWN_BY_NUMBER = 9
_BEGIN, _END = "begin", "end"
_NAMES = re.compile(r"[\dA-Za-z一二三四五六七八九十]+(?:#|号(?!召)|期(?!间|限)|标段|组团)")

Likeness = Callable[[str, str], float]
"""How alike two texts are, 0 to 100."""


def words_of(item: TaskDraft | Task) -> str:
    """Return what a task says, without its numeral, as it is compared: its heading counts, but not twice."""
    content, title = plain(split_numeral(item.content)[1]), plain(split_numeral(item.title)[1])
    return content if title in content else title + content


def same_number(draft: TaskDraft, task: Task) -> bool:
    """Whether the plan gives both the same number."""
    return bool(draft.number) and draft.number == task.number


def same_section(draft: TaskDraft, task: Task) -> bool:
    """Whether both stand under the same headings, however those are numbered."""
    mine, its = ([plain(split_numeral(part)[1]) for part in item.section_path] for item in (draft, task))
    return mine == its


class Evidence:
    """Drafts and tasks beside each other, each named by its place in its list.

    Args:
        drafts, tasks: all of them, the settled too: they tell what words are common, and who stands beside whom.
        found: the settled tasks by draft id.

    Attributes:
        words: how much their texts have in common.
        place_of_draft, place_of_task: places by id.
    """

    def __init__(
        self, drafts: Sequence[TaskDraft], tasks: Sequence[Task], found: Mapping[str, Task], likeness: Likeness
    ) -> None:
        self.drafts, self.tasks, self._likeness = drafts, tasks, likeness
        self._texts = [words_of(draft) for draft in drafts], [words_of(task) for task in tasks]
        self.words = Resemblance(*self._texts)
        self.place_of_draft = {draft.id: place for place, draft in enumerate(drafts)}
        self.place_of_task = {task.id: place for place, task in enumerate(tasks)}
        self._once = _numbers_once(drafts) & _numbers_once(tasks)
        between = _between_settled(drafts, tasks, found)
        self._standing_for = {draft: self.place_of_task[task] for draft, task in between.items()}
        self._numbered: defaultdict[str, list[int]] = defaultdict(list)
        for place, task in enumerate(tasks):
            if task.number:
                self._numbered[task.number].append(place)

    def likeliest(self, one: int) -> set[int]:
        """Return the tasks that may be what a draft is: those that share rare words, its number, or its place."""
        draft = self.drafts[one]
        beside = {self._standing_for[draft.id]} if draft.id in self._standing_for else set()
        return {*self.words.likeliest_others(one), *self._numbered[draft.number][:_KNOWN_BY_NUMBER], *beside}

    def open_drafts(self, settled: Container[int]) -> list[int]:
        """Return the drafts that are not among `settled`, outline items aside."""
        return [at for at, draft in enumerate(self.drafts) if at not in settled and not draft.outline]

    def open_tasks(self, settled: Container[int]) -> list[int]:
        """Return the tasks that are not among `settled`, those in the recycle bin aside."""
        return [at for at, task in enumerate(self.tasks) if at not in settled and not task.deleted]

    def points(self, one: int, other: int) -> float:
        """Return by how much the two are one task; 0 where they say too different things."""
        draft, task = self.drafts[one], self.tasks[other]
        alike = self._alike(one, other)
        if alike < _LEAST:
            return 0.0
        section = same_section(draft, task)
        number = same_number(draft, task) and (section or draft.number in self._once)
        place = self._standing_for.get(draft.id) == other
        where = max(_NUMBER * number, _PLACE * place) + _SECTION * section
        return alike + where + _TITLE * _same_title(draft, task)

    def _alike(self, one: int, other: int) -> float:
        """Return how alike the texts are, where common words count for little."""
        mine, its = self._texts[0][one], self._texts[1][other]
        if not mine or not its:
            return 0.0
        alike = min(self._likeness(mine, its), self.words.alike(one, other) + _COMMON_WORDS)
        draft, task = self.drafts[one], self.tasks[other]
        if min(len(mine), len(its)) >= _LONG_ENOUGH and self.words.within(one, other) >= _WITHIN:
            same_level = bool(draft.parent) == bool(task.parent)
            alike = max(alike, _AS_GOOD_AS) if same_level else alike - _OTHER_LEVEL
        return alike - _OTHER_NAMES * _named_apart(draft, task)


def _named_apart(draft: TaskDraft, task: Task) -> bool:
    """Whether both name something by number (6#机组, 二期, 3号地块) and it is never the same."""
    mine, its = set(_NAMES.findall(draft.content)), set(_NAMES.findall(task.content))
    return bool(mine) and bool(its) and not mine & its


def _same_title(draft: TaskDraft, task: Task) -> bool:
    """Whether both have a heading of their own and it is the same."""
    mine = plain(split_numeral(draft.title)[1])
    return bool(mine) and mine == plain(split_numeral(task.title)[1]) and mine != plain(draft.content)


def _numbers_once(items: Iterable[TaskDraft] | Iterable[Task]) -> set[str]:
    """Return the numbers that one item alone has."""
    counts = Counter(item.number for item in items if item.number)
    return {number for number, count in counts.items() if count == 1}


def _between_settled(drafts: Sequence[TaskDraft], tasks: Sequence[Task], found: Mapping[str, Task]) -> dict[str, str]:
    """Return the id of the task that stands where a draft stands, by draft id.

    Between two settled neighbours as many drafts as tasks are open: then they stand for each other in order.
    """
    settled = {task.id for task in found.values()}
    living = [task for task in sorted(tasks, key=lambda task: task.position) if not task.deleted]
    theirs = _gaps((task.id, task.id if task.id in settled else "") for task in living)
    mine = _gaps((draft.id, found[draft.id].id if draft.id in found else "") for draft in drafts)
    return {
        draft: task
        for edges, inside in mine.items()
        if edges != (_BEGIN, _END) and len(inside) == len(theirs.get(edges, ()))
        for draft, task in zip(inside, theirs[edges], strict=True)
    }


def _gaps(items: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
    """Return the open items by the settled ones beside them; items are (id, what it is settled as, "" for open)."""
    found: dict[tuple[str, str], list[str]] = {}
    before, inside = _BEGIN, list[str]()
    for key, settled in (*items, ("", _END)):
        if not settled:
            inside.append(key)
            continue
        if inside:
            found[before, settled] = inside
        before, inside = settled, []
    return found
