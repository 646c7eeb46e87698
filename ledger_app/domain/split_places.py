"""Where a task's text may be taken apart: at 一是、二是, at （1）（2）, at each of its deadlines, at its sentences."""

import re
from enum import Enum
from itertools import pairwise

from ledger_app.domain.chinese_dates import mentions

_COUNTED = re.compile(r"(?:^|(?<=[\s。；;：:，,、！]))[一二三四五六七八九十]{1,3}是(?!否)")
_NUMBERED = re.compile(r"[（(]\s*\d{1,2}\s*[）)]|[①-⑳]")
_SENTENCE = re.compile(r"[。；;！]\s*(?:·{6,}[。；;]?)?")  # a long bracket tells who does what stands before it
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")
_CLAUSE = re.compile(r"[，,。；;！\n]")
_STRONG = re.compile(r"[。；;！\n]")


class SplitWay(Enum):
    """What a text is taken apart at."""

    COUNTED = "一是、二是"
    NUMBERED = "（1）（2）"
    DATED = "各个时限"
    SENTENCES = "各句"
    CARET = "光标处"


def split_places(content: str, year: int | None = None) -> dict[SplitWay, tuple[int, ...]]:
    """Return the places where new pieces begin, for each way that gives more than one piece.

    What introduces the first 一是 or （1） stays with it.

    Args:
        year: the plan's, for deadlines without one.
    """
    outside = _IN_BRACKETS.sub(lambda found: "·" * len(found[0]), content)
    found = {
        SplitWay.COUNTED: tuple(found.start() for found in _COUNTED.finditer(content))[1:],
        SplitWay.NUMBERED: tuple(found.start() for found in _NUMBERED.finditer(content))[1:],
        SplitWay.DATED: _dated(content, year),
        SplitWay.SENTENCES: tuple(
            found.end() for found in _SENTENCE.finditer(outside) if content[found.end() :].strip()
        ),
    }
    return {way: places for way, places in found.items() if places}


def pieces(content: str, places: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """Return where the pieces lie that `places` leave, blanks around them aside; empty ones are passed over."""
    bounds = sorted({0, len(content), *(place for place in places if 0 < place < len(content))})
    found = []
    for begin, end in pairwise(bounds):
        words = content[begin:end]
        if words.strip():
            found.append((begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())))
    return tuple(found)


def _dated(content: str, year: int | None) -> tuple[int, ...]:
    """Return where the sentence, else the clause, of each further deadline begins."""
    days = [mention for mention in mentions(content, year) if mention.by and mention.day is not None]
    places = []
    for before, after in pairwise(days):
        between = list(_STRONG.finditer(content, before.end, after.start))
        between = between or list(_CLAUSE.finditer(content, before.end, after.start))
        if between:
            places.append(between[-1].end())
    return tuple(places)
