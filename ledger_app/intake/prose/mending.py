"""Which paragraphs are one, cut by a page or by the lines of a PDF. A wrong join merges two tasks: in doubt, none.

Two habits. Text copied line by line is wrapped everywhere, and the width of its lines (wrapping.py) or the blank ones
between paragraphs (blank_lines.py) tell where a paragraph ends. Text copied page by page is cut now and then, and only
the words on both sides of a cut tell (here).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ledger_app.intake.prose.blank_lines import blank_lines_of
from ledger_app.intake.prose.start import begins_anew, begins_numbered
from ledger_app.intake.prose.wrapping import width, wrapping_of

_ENDED = "。！？!?；;：:）)〕】］]…"
_CLOSERS = "》”’"
_GOES_ON = re.compile(r"[，。、；：）〕】》”’％%,;)]")
_PAIRS = {"（": "）", "(": ")", "〔": "〕", "《": "》", "“": "”", "[": "]", "【": "】"}
_NAMED_UNITS = re.compile(r"[（(〔\[【][^（）()]*(?:责任|牵头|主办|负责|配合)[^（）()]*[）)〕\]】]$")
_FAR = 400
_PAGE = 200
_LONG = 24
_OPENING = re.compile(r"[。；：:]\s*$")
_PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—－─―•·~～]{1,2}\s*\d{1,3}\s*[-–—－─―•·~～]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?)\s*"
)
_BARE_NUMBER = re.compile(r"\s*\d{1,3}\s*")


@dataclass(frozen=True, slots=True)
class Half:
    """A paragraph that may be the half of one.

    Attributes:
        text: with the blanks around it.
        block: its place among the blocks.
        apart: a blank line stands before it.
    """

    text: str
    block: int
    apart: bool = False


def mended(halves: Sequence[Half]) -> list[list[int]]:
    """Return the paragraphs, each as the indices of the halves it consists of; page numbers are in none."""
    return _Mending(halves).groups()


class _Mending:
    """One document on its way."""

    def __init__(self, halves: Sequence[Half]) -> None:
        pages = _page_numbers(halves)
        self._halves = halves
        self._kept = [at for at in range(len(halves)) if at not in pages]
        self._after_page = {at for before, at in zip(self._kept, self._kept[1:], strict=False) if at - before > 1}
        texts = [halves[at].text for at in self._kept]
        self._wrapping = wrapping_of(texts)
        self._blank_lines = blank_lines_of(texts, [halves[at].apart for at in self._kept])
        self._sentences_end = _sentences_end(texts)

    def groups(self) -> list[list[int]]:
        """Return the groups from the first paragraph to the last."""
        groups: list[list[int]] = []
        at, in_head = 0, True
        while at < len(self._kept):
            size = 1 if in_head and not _is_prose(self._text(at)) else self._size(at)
            groups.append(self._kept[at : at + size])
            in_head = in_head and not _OPENING.search(self._text(at + size - 1))
            at += size
        return groups

    def _size(self, at: int) -> int:
        """Return how many halves the paragraph that begins at `at` has."""
        whole, size = self._text(at).strip(), 1
        while self._follows(at + size):
            more = self._joined(whole, at, at + size)
            if not more:
                break
            for offset in range(more):
                whole += self._text(at + size + offset).strip()
            size += more
        return size

    def _joined(self, whole: str, first: int, at: int) -> int:
        """Return how many halves from `at` on go on with `whole`, which begins at `first` and ends before `at`."""
        last, text = self._text(at - 1), self._text(at)
        ended = _NAMED_UNITS.search(whole[-_FAR:]) is not None
        if self._wrapping is not None and not ended and self._wrapping.goes_on(last, text, is_first=at - 1 == first):
            return 1
        if self._blank_lines is not None and not self._halves[self._kept[at]].apart:
            return int(self._blank_lines.goes_on(last, text))
        if _surely_goes_on(whole, text):
            return 1
        after_page = self._kept[at] in self._after_page
        if self._wrapping is None and self._sentences_end and _is_cut(whole, after_page=after_page):
            return self._length_of_rest(at)
        return 0

    def _length_of_rest(self, at: int) -> int:
        """Return how many halves from `at` on lead to the end of a sentence, 0 if something else comes before."""
        for size in range(1, len(self._kept) - at + 1):
            text = self._text(at + size - 1)
            if begins_anew(text) or (size > 1 and not self._follows(at + size - 1)):
                return 0
            if text.rstrip()[-1] in "。；）)！？":
                return size
            if width(text) < _LONG:
                return 0
        return 0

    def _follows(self, at: int) -> bool:
        """Whether nothing but page numbers stands between this half and the one before: no table."""
        if at >= len(self._kept):
            return False
        before, here = self._kept[at - 1], self._kept[at]
        return self._halves[here].block - self._halves[before].block == here - before

    def _text(self, at: int) -> str:
        return self._halves[self._kept[at]].text


def _surely_goes_on(whole: str, text: str) -> bool:
    """A comma at the end, a bracket left open, or a closing mark in front: no paragraph ends or begins like that."""
    bare = text.lstrip()
    if _GOES_ON.match(bare) and not begins_numbered(bare):
        return whole[-1] not in "。！？"
    if _is_left_open(whole, bare):
        return not begins_numbered(bare)
    return whole[-1] in "，、," and not begins_anew(text)


def _is_left_open(whole: str, text: str) -> bool:
    """Whether a bracket or quotation left open in `whole` is closed in `text`."""
    tail = whole[-_FAR:]
    if tail[-1] in "。！？":
        return False
    for opening, closing in _PAIRS.items():
        if tail.rfind(opening) > tail.rfind(closing):
            end, again = text.find(closing), text.find(opening)
            if 0 <= end < _FAR and not 0 <= again < end:
                return True
    return False


def _is_cut(whole: str, *, after_page: bool) -> bool:
    """Whether a paragraph stops in the middle of a sentence and is no heading.

    A numbered one must have got beyond its heading; 》 and ” end one unless a page number stands behind them.
    """
    if whole[-1] in _ENDED or (whole[-1] in _CLOSERS and not after_page):
        return False
    if begins_numbered(whole):
        return "。" in whole or "；" in whole
    return width(whole) >= _LONG and _is_prose(whole)


def _is_prose(text: str) -> bool:
    return any(mark in text for mark in "，。；")


def _sentences_end(texts: Sequence[str]) -> bool:
    """Whether paragraphs of this document end with the marks that end sentences, so that one without them was cut."""
    prose = [text.rstrip() for text in texts if width(text) >= _LONG and _is_prose(text)]
    return 2 * sum(text[-1] in _ENDED for text in prose) >= len(prose)


def _page_numbers(halves: Sequence[Half]) -> set[int]:
    """Return the indices of page numbers: between dashes, or bare ones that count the pages through the document."""
    marked = {at for at, half in enumerate(halves) if _PAGE_NUMBER.fullmatch(half.text)}
    ends = list(accumulate(len(half.text) for half in halves))
    bare = [(at, int(half.text), ends[at]) for at, half in enumerate(halves) if _BARE_NUMBER.fullmatch(half.text)]
    return marked | {at for run in _counting(bare) for at in run}


def _counting(numbers: list[tuple[int, int, int]]) -> Iterator[list[int]]:
    """Yield the runs of three and more that go up by one, a page of text apart: the rows of a table stand closer."""
    run: list[tuple[int, int, int]] = []
    for found in [*numbers, (-1, -1, -1)]:
        if run and found[1] == run[-1][1] + 1 and found[2] - run[-1][2] > _PAGE:
            run.append(found)
            continue
        if len(run) >= 3:
            yield [at for at, _, _ in run]
        run = [found]
