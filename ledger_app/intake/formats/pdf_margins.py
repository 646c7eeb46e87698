"""What stands on the pages of a PDF and is no part of its text: page numbers, and titles repeated on every page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ledger_app.intake.formats.pdf_lines import TextLine

_DEEP = 3
_DASH = "-‐‑‒–—－─―~～•·.|"
_PAGE_NUMBER = re.compile(
    rf"[{_DASH}\s]*(?:第\s*)?(\d{{1,4}}|[ivxIVX]{{1,6}})\s*(?:页)?(?:\s*[,，/]?\s*共?\s*\d{{1,4}}\s*页?)?[{_DASH}\s]*"
)
_COUNT = re.compile(rf"第\s*\d+\s*页|共\s*\d+\s*页|[{_DASH}]\s*\d+\s*[{_DASH}]|\d+\s*/\s*\d+")
_GRID = 6
_GAP = 1.2
_OTHER_SIZE = 0.1


def without_margins(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Return the lines of each page without page numbers and running titles."""
    edges = [list(_edges(lines)) for lines in pages]
    repeated = _repeated(edges)
    left_out = [
        [*numbers, *(line for line in edge if _key(line) in repeated)]
        for numbers, edge in zip(_numbers(pages), edges, strict=True)
    ]
    return [[line for line in lines if line not in out] for lines, out in zip(pages, left_out, strict=True)]


def _edges(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines at the top and bottom of a page that stand apart from its text, by a gap or another size."""
    if len(lines) < 2:
        return
    pitch = median(after.top - before.top for before, after in pairwise(lines))
    apart = [_is_apart(before, after, pitch) for before, after in pairwise(lines)]
    above = max((at + 1 for at in range(min(_DEEP, len(apart))) if apart[at]), default=0)
    below = max((at + 1 for at in range(min(_DEEP, len(apart))) if apart[-1 - at]), default=0)
    yield from lines[:above]
    yield from lines[max(len(lines) - below, above) :]


def _is_apart(line: TextLine, following: TextLine, pitch: float) -> bool:
    return following.top - line.top > _GAP * pitch or abs(line.size - following.size) > _OTHER_SIZE * line.size


def _numbers(pages: Sequence[Sequence[TextLine]]) -> list[list[TextLine]]:
    """Return the page numbers: first or last lines that are nothing else, bare ones if they count the pages."""
    found: list[list[TextLine]] = []
    counted: list[tuple[int, int, TextLine]] = []
    for at, lines in enumerate(pages):
        found.append([])
        for line in [*lines[:1], *lines[-1:]]:
            match = _PAGE_NUMBER.fullmatch(line.text)
            if match is None:
                continue
            if match[0] != match[1]:
                found[at].append(line)
            elif match[1].isdigit():
                counted.append((at, int(match[1]) - at, line))
    shifts = Counter(shift for _, shift, _ in counted)
    for at, shift, line in counted:
        if shifts[shift] >= 2 or shift == 1:
            found[at].append(line)
    return found


def _repeated(edges: Sequence[Sequence[TextLine]]) -> set[tuple[str, int]]:
    """Return the lines that stand on the same height of several pages with the same words, page numbers aside."""
    seen = Counter(key for edge in edges for key in {_key(line) for line in edge})
    least = max(2, min(len(edges) // 4, 4))
    return {key for key, count in seen.items() if count >= least}


def _key(line: TextLine) -> tuple[str, int]:
    return _COUNT.sub("", line.text), round(line.top / _GRID)
