"""What changed between two texts, word by word, so that a person sees it at a glance.

Numbers and Latin words are one word each; of Chinese every character counts, as nothing in it tells words apart. A few
equal characters amid what was rewritten are no help to the eye and count as rewritten too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

from ledger_app.domain.comparison import FieldChange
from ledger_app.domain.plain_words import split_numeral


class RunKind(Enum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together and share their fate. Where words were replaced, the removed come first."""

    kind: RunKind
    text: str


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangedField:
    """One changed field, word by word.

    Attributes:
        label: its heading for people.
        runs: from what the ledger says to what the file says now.
        ledger: what the ledger changed since the last import, () where only the file changed it.
        file: in that case, what the file changed since the last import, else ().
    """

    field: str
    label: str
    runs: Runs
    ledger: Runs = ()
    file: Runs = ()

    @property
    def conflict(self) -> bool:
        """Whether both sides changed it."""
        return bool(self.file)


@dataclass(slots=True)
class _Piece:
    """What stands on both sides between two points: equal words, or what became of what."""

    old: str
    new: str
    same: bool


_WORDS = re.compile(r"\d+(?:[.,:]\d+)*[%％‰]?|[A-Za-z]+|\s+|.", re.DOTALL)
_ITEMS = re.compile(r"[、，]|[^、，]+")
_CLAUSE_ENDS = frozenset("，。；：、！？\n")
_ISLAND = 3
"""At most so many equal characters are counted as rewritten, where no less was replaced on either side of them."""
_APART = 0.3
"""Texts that share less than this are set against each other whole."""
_BY_ITEM = frozenset({"lead_units", "co_units", "area_units", "schedule"})
_BY_WORD = frozenset(
    {
        "title", "section_path", "problem", "goal", "people", "milestones", "targets", "due_text",
        "remark", "extra", "latest", "problems", "next_step",
    }
)  # fmt: skip


def changed_words(old: str, new: str) -> Runs:
    """Return two texts as runs: without the added it is `old`, without the removed it is `new`."""
    pieces = _pieces(_WORDS.findall(old), _WORDS.findall(new))
    shared = sum(len(piece.old) for piece in pieces if piece.same)
    if 2 * shared < _APART * (len(old) + len(new)):
        return _runs([_Piece(old, new, same=False)])
    return _runs(_slid(_without_islands(pieces)))


def changed_items(old: str, new: str) -> Runs:
    """Return two lists of names (区水务局、区住建局) as runs; a name is the same or another, never half of it."""
    return _runs(_pieces(_ITEMS.findall(old), _ITEMS.findall(new)))


def changed_field(change: FieldChange) -> ChangedField:
    """Return a change of a field word by word, three ways where the ledger changed it too."""
    field = change.field
    runs = changed_value(field, change.ours, change.theirs)
    if not change.conflict:
        return ChangedField(field, change.label, runs)
    ledger, file = (changed_value(field, change.base, value) for value in (change.ours, change.theirs))
    return ChangedField(field, change.label, runs, ledger, file)


def changed_value(field: str, old: str, new: str) -> Runs:
    """Return two values of a field of Statement as runs: dates, numbers and statuses whole, units one by one.

    The numeral before a content is its number, which has a field of its own: it is shown as it is now.
    """
    if field == "content":
        (_, before), (numeral, now) = split_numeral(old), split_numeral(new)
        return tuple(_joined(iter((Run(RunKind.SAME, numeral), *changed_words(before, now)))))
    if field in _BY_ITEM:
        return changed_items(old, new)
    return changed_words(old, new) if field in _BY_WORD else _runs([_Piece(old, new, same=old == new)])


def shortened(runs: Runs, around: int = 12) -> Runs:
    """Return `runs` with long equal stretches cut to `around` characters beside what changed, … for the rest."""
    last = len(runs) - 1
    return tuple(
        Run(run.kind, _cut(run.text, 0 if at == 0 else around, 0 if at == last else around))
        if run.kind is RunKind.SAME
        else run
        for at, run in enumerate(runs)
    )


def _pieces(old: Sequence[str], new: Sequence[str]) -> list[_Piece]:
    """Return what is equal and what is not, in order."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        _Piece("".join(old[start:end]), "".join(new[begin:stop]), same=code == "equal")
        for code, start, end, begin, stop in codes
    ]


def _without_islands(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with every small equal one between two rewritten ones made part of them."""
    found: list[_Piece] = []
    for piece in pieces:
        found.append(piece)
        while len(found) > 2 and not found[-1].same and _is_island(*found[-3:]):
            before, island, after = found[-3:]
            whole = _Piece(before.old + island.old + after.old, before.new + island.new + after.new, same=False)
            found[-3:] = [whole]
    return found


def _is_island(before: _Piece, middle: _Piece, after: _Piece) -> bool:
    """Whether equal words are too few to guide the eye; the end of a clause always does."""
    if before.same or not middle.same or set(middle.old) <= _CLAUSE_ENDS:
        return False
    if len(middle.old) == 1:
        return True
    rewritten = min(len(text) for side in (before, after) for text in (side.old, side.new))
    return len(middle.old) <= min(_ISLAND, rewritten)


def _slid(pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with what was only added or only removed moved to where a clause begins or ends.

    Of 完成改造，完成验收 either 完成改造， or 改造，完成 may be what is new: the first reads better.
    """
    nothing = _Piece("", "", same=True)
    pieces = [nothing, *pieces, nothing]
    for at in range(1, len(pieces) - 1):
        before, middle, after = pieces[at - 1 : at + 2]
        if middle.same or (middle.old and middle.new) or not (before.same and after.same):
            continue
        text = middle.old or middle.new
        left = _best_shift(before.old, text, after.old)
        whole = before.old + text + after.old
        start = len(before.old) + left
        moved = whole[start : start + len(text)]
        head, tail = whole[:start], whole[start + len(text) :]
        pieces[at - 1] = _Piece(head, head, same=True)
        pieces[at] = _Piece(moved if middle.old else "", moved if middle.new else "", same=False)
        pieces[at + 1] = _Piece(tail, tail, same=True)
    return pieces


def _best_shift(before: str, text: str, after: str) -> int:
    """Return by how many characters `text` should move, left of zero or right of it, to stand between clauses."""
    whole, start, end = before + text + after, len(before), len(before) + len(text)
    low = 0
    while start + low > 0 and whole[start + low - 1] == whole[end + low - 1]:
        low -= 1
    high = 0
    while end + high < len(whole) and whole[start + high] == whole[end + high]:
        high += 1
    return max(range(low, high + 1), key=lambda by: (_between_clauses(whole, start + by, end + by), -abs(by)))


def _between_clauses(whole: str, start: int, end: int) -> int:
    """Return how many of the two edges of a stretch stand right after a clause, or at an end of the text."""
    return sum(edge in {0, len(whole)} or whole[edge - 1] in _CLAUSE_ENDS for edge in (start, end))


def _runs(pieces: Sequence[_Piece]) -> Runs:
    """Return pieces as runs, none of them empty and no two of a kind side by side."""
    return tuple(_joined(_told(pieces)))


def _told(pieces: Sequence[_Piece]) -> Iterator[Run]:
    """Yield the runs of each piece."""
    for piece in pieces:
        if piece.same:
            yield Run(RunKind.SAME, piece.new)
        else:
            yield Run(RunKind.REMOVED, piece.old)
            yield Run(RunKind.ADDED, piece.new)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield runs without the empty ones, those of one kind side by side as one."""
    last: Run | None = None
    for run in runs:
        if not run.text:
            continue
        if last is not None and last.kind is run.kind:
            last = Run(run.kind, last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last


def _cut(text: str, head: int, tail: int) -> str:
    """Return the first and the last characters of a text with … between, or all of it where that is no longer."""
    if len(text) <= head + tail + 1:
        return text
    return f"{text[:head]}…{text[len(text) - tail :] if tail else ''}"
