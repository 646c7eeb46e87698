"""Which lines of a PDF are one paragraph, by where they begin and end between the margins, over pages, too."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ledger_app.intake.formats.pdf_lines import TextLine
from ledger_app.intake.prose.start import begins_numbered, is_day

_FEWEST = 6
_INDENT = 0.8
_SAME_SIZE = 0.15
_GAP = 1.45
_SAME_PLACE = 2.0
_MARKS = "[，。、；：）〕】》”’％！？]*"
_FIRST_WORD = re.compile(rf"[（〔【《“‘]*(?:(?:[!-~]{{1,16}}{_MARKS}){{1,8}}|.{_MARKS})")
_HALF_WIDTH = re.compile(r"[\x20-\x7e]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a page stands: its margins and how far its lines are apart, in points."""

    left: float
    right: float
    pitch: float


def frames(pages: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[Frame]:
    """Return the frame of each page: odd and even ones have their own margins, pages with few lines borrow them.

    Args:
        widths: those of the pages; where too little text tells the right margin, it is as wide as the left one.
    """
    found = []
    for at, lines in enumerate(pages):
        alike = [line for page in pages[at % 2 :: 2] for line in page]
        near = [line for page in pages[max(at - 2, 0) : at + 3 : 2] for line in page]
        sample = next((group for group in (lines, near, alike) if _is_telling(group)), None)
        if sample is not None:
            found.append(_frame(sample))
        else:
            frame = _frame(lines)
            found.append(replace(frame, right=max(frame.right, widths[at] - frame.left)))
    return found


def goes_on(lines: Sequence[TextLine], following: TextLine, frame: Frame, next_frame: Frame, *, new_page: bool) -> bool:
    """Whether the paragraph of `lines` goes on in the line after them."""
    last = lines[-1]
    if abs(last.size - following.size) > _SAME_SIZE * max(last.size, following.size):
        return False
    if not new_page and following.top - last.top > _GAP * max(frame.pitch, 1.2 * last.size):
        return False
    if not is_full(last, following, frame.right):
        return False
    is_ended = last.text[-1] in "。；：！？"
    if is_ended and is_day(following.text):
        return False
    starts_flush = lines[0].x0 - frame.left < _INDENT * last.size
    if begins_numbered(following.text) and (starts_flush or is_ended or frame.right - last.x1 > last.size / 2):
        return False
    indent = following.x0 - next_frame.left
    if indent <= _INDENT * following.size:
        return True
    if len(lines) > 1:
        return abs(indent - (last.x0 - frame.left)) < last.size / 2
    return starts_flush and begins_numbered(last.text) and not is_ended  # the number hangs out to the left


def is_full(line: TextLine, following: TextLine, right: float) -> bool:
    """Whether the first word of the following line would not have fitted on this one, which ends before `right`."""
    word = _FIRST_WORD.match(following.text)
    needed = len(word[0]) - len(_HALF_WIDTH.findall(word[0])) / 2 if word else 1
    spare = 0.5 if line.text[-1] in "。！？" else 1
    return line.x1 + (needed + spare) * line.size > right


def _is_telling(lines: Sequence[TextLine]) -> bool:
    """Whether lines are enough to tell the margins by: several reach as far to the right."""
    if len(lines) < _FEWEST:
        return False
    right = max(line.x1 for line in lines)
    return sum(right - line.x1 < line.size for line in lines) >= 3


def _frame(lines: Sequence[TextLine]) -> Frame:
    if not lines:
        return Frame(0, 0, 0)
    lefts, rights = sorted(line.x0 for line in lines), sorted(line.x1 for line in lines)
    left = next((x for x, following in pairwise(lefts) if following - x < _SAME_PLACE), lefts[0])
    return Frame(left, rights[-1 - len(lines) // 20], _pitch(lines))


def _pitch(lines: Iterable[TextLine]) -> float:
    steps = [after.top - before.top for before, after in pairwise(lines) if after.top > before.top]
    return median(steps) if steps else 0
