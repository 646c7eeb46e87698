"""The tree of headings that the lines of a document make, by their numerals and by unnumbered lines that introduce."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.numeral import Form, Numeral, numeral_at
from ledger_app.intake.prose.part_words import PartKind, kind_of_part

_LONGEST_TITLE = 60
_SENTENCE = re.compile(r"[。！？]")
_COLON = re.compile(r"[：:]")
_WIDE_BLANK = re.compile(r"[　]+| {2,}")
_ENDS = " 　。：:；;，,、"
_UNIT_BRACKET = re.compile(
    r"[（(〔\[【](?:责任|牵头|主办|配合|落实)[^（()）]{0,120}[)）〕\]】]$|[（(][^（()）]{0,120}(?:牵头|负责)[)）]$"
)
_LONGEST_INTRODUCTION = 26
_LONGEST_PART = 12
_ANNEX = re.compile(r"\s*附\s*(?:件|表|录)\s*[一二三四五六七八九十\d]*\s*[：:]?\s*$")
_DIGITS_FOLLOW = re.compile(r"(\d{1,3})[.．、](?=\d)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with everything that stands under it.

    Attributes:
        line: the line of the heading; the root of a tree has none.
        numeral: None for an unnumbered heading and for the root.
        title: its words without the numeral, "" where the line is running text without a heading of its own.
        begins: where the running text behind the title begins in the line.
        body: the paragraphs under it and above its first subsection.
    """

    line: Line | None = None
    numeral: Numeral | None = None
    title: str = ""
    begins: int = 0
    body: tuple[Line, ...] = ()
    sections: tuple["Section", ...] = ()

    @property
    def words(self) -> str:
        """The heading as printed, its numeral included, in one line."""
        label = self.numeral.label if self.numeral is not None else ""
        dot = "." if label.isdecimal() else ""
        return f"{label}{dot}{self.title or self.text[:_LONGEST_TITLE]}"

    @property
    def text(self) -> str:
        """The running text behind the title, of the heading's own line."""
        return self.line.text[self.begins :].strip() if self.line is not None else ""

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of the section, its subsections included, in the order of the document."""
        if self.line is not None:
            yield self.line
        yield from self.body
        for section in self.sections:
            yield from section.lines


@dataclass(frozen=True, slots=True)
class _Heading:
    """A line on its way into the tree: `rank` orders headings, the highest lowest; None for a paragraph."""

    line: Line
    numeral: Numeral | None = None
    rank: float | None = None


def outlines_of(lines: Sequence[Line]) -> tuple[Section, ...]:
    """Return the trees of a document, one for each stretch of lines whose numbering begins anew.

    A notice and the plan behind it, a plan and its annexes are trees of their own.
    """
    entries: list[_Heading] = []
    last = 0
    for line in lines:
        numeral = _numeral(line, last)
        last = numeral.value if numeral is not None and numeral.form is Form.ARABIC else last
        entries.append(_Heading(line, numeral, _rank(numeral)))
    trees = (_nested(_introduced(_ranked(stretch))) for stretch in _stretches(entries))
    return tuple(trees)


def _numeral(line: Line, last: int) -> Numeral | None:
    """Return the numeral of a line; 11.121人才项目 is one where the item before it was number 10."""
    numeral = numeral_at(line.text)
    if numeral is None and (digits := _DIGITS_FOLLOW.match(line.text)) and int(digits[1]) == last + 1:
        return Numeral(Form.ARABIC, last + 1, digits[1], digits.end())
    return None if numeral is not None and numeral.form is Form.ORDINAL else numeral


def _rank(numeral: Numeral | None) -> float | None:
    if numeral is None:
        return None
    return numeral.form + (numeral.depth - 2) / 10 if numeral.form is Form.DECIMAL else float(numeral.form)


def _stretches(entries: Sequence[_Heading]) -> Iterator[list[_Heading]]:
    """Yield the stretches between annex marks, and between a first heading 一、 and the next first one."""
    stretch: list[_Heading] = []
    top: float | None = None
    last = 0
    for entry in entries:
        numeral = entry.numeral
        anew = _ANNEX.match(entry.line.text) is not None
        if numeral is not None and entry.rank is not None and not numeral.weak and numeral.form <= Form.HAN:
            if top is None or entry.rank < top:
                top, last = entry.rank, 0
            if entry.rank == top:
                anew = anew or (numeral.value == 1 and last > 1)
                last = numeral.value
        if anew and stretch:
            yield stretch
            stretch, top, last = [], None, 0
            if numeral is not None and entry.rank is not None:
                top, last = entry.rank, numeral.value
        stretch.append(entry)
    if stretch:
        yield stretch


def _ranked(entries: Sequence[_Heading]) -> list[_Heading]:
    """Return the headings without false ones, and with forms that a document nests the other way round set right."""
    kept = [
        entry if _counts(entries, at) else replace(entry, numeral=None, rank=None) for at, entry in enumerate(entries)
    ]
    kept = _moved(kept, _above_decimals(kept))
    return _moved(kept, _lowered(kept))


def _moved(entries: Sequence[_Heading], ranks: Mapping[float, float]) -> list[_Heading]:
    return [
        entry if entry.rank is None else replace(entry, rank=ranks.get(entry.rank, entry.rank)) for entry in entries
    ]


def _counts(entries: Sequence[_Heading], at: int) -> bool:
    """Whether digits followed by a blank are a numeral: the one before or behind them in the count is there, too."""
    numeral = entries[at].numeral
    if numeral is None or not numeral.weak:
        return True
    near = [entry.numeral for entry in (*entries[max(0, at - 12) : at], *entries[at + 1 : at + 13])]
    return any(each is not None and each.form is numeral.form and abs(each.value - numeral.value) == 1 for each in near)


def _lowered(entries: Sequence[_Heading]) -> dict[float, float]:
    """Return new ranks for forms that stand inside a form usually below them: （一） inside 1., where 2. follows."""
    lowered: dict[float, float] = {}
    seen: set[float] = set()
    open_ranks: list[tuple[float, int]] = []
    for at, entry in enumerate(entries):
        if entry.rank is None or entry.numeral is None or entry.numeral.form is Form.MARK:
            continue
        inner = entry.rank
        if inner not in seen and entry.numeral.value == 1:
            above = [each for each in open_ranks if each[0] > inner]
            if above and _goes_on(entries[at + 1 :], above[0], inner):
                lowered[inner] = above[0][0] + 0.3
        seen.add(inner)
        if inner not in lowered:
            open_ranks = [each for each in open_ranks if each[0] < inner]
            open_ranks.append((inner, entry.numeral.value))
    return lowered


def _above_decimals(entries: Sequence[_Heading]) -> dict[float, float]:
    """Return the rank of 1. above 1.1 and 1.1.1 in a document that counts so."""
    decimal = any(entry.numeral is not None and entry.numeral.form is Form.DECIMAL for entry in entries)
    return {float(Form.ARABIC): Form.DECIMAL - 0.5} if decimal else {}


def _goes_on(entries: Sequence[_Heading], outer: tuple[float, int], inner: float) -> bool:
    """Whether the outer count goes on behind the inner one's numerals, and before any form above both."""
    for entry in entries:
        if entry.rank is None or entry.numeral is None:
            continue
        if entry.rank == outer[0]:
            return entry.numeral.value == outer[1] + 1
        if entry.rank < inner:
            return False
    return False


def _introduced(entries: Sequence[_Heading]) -> list[_Heading]:
    """Return the lines with those unnumbered ones made headings that introduce the numbered items behind them.

    全面恢复河流湿地。坚持…… between two items is a heading where such a line also stands right below a numbered
    heading, above the first item, so that it can be no last paragraph of the item above it.
    """
    candidates = {at: below for at in range(1, len(entries)) if (below := _rank_introduced(entries, at)) is not None}
    heads = {below for at, below in candidates.items() if (entries[at - 1].rank or below) < below}
    often = Counter(candidates.values())
    made = list(entries)
    for at, below in candidates.items():
        if often[below] > 1 and below in heads and entries[at - 1].rank != below - 0.5:
            made[at] = replace(entries[at], rank=below - 0.5)
    return _with_named_parts(made)


def _rank_introduced(entries: Sequence[_Heading], at: int) -> float | None:
    """Return the rank of the numbered item right behind an unnumbered line that may introduce it."""
    entry = entries[at]
    following = entries[at + 1] if at + 1 < len(entries) else None
    if entry.rank is not None or following is None or following.numeral is None or following.numeral.weak:
        return None
    if following.numeral.form not in {Form.ARABIC, Form.HAN_BRACKETED} or _ends_above(entries[at - 1], following):
        return None
    first = _SENTENCE.split(entry.line.text, maxsplit=1)[0]
    fits = len(first) <= _LONGEST_INTRODUCTION and not re.search(r"[，,：:；;]", first) and len(entry.line.text) <= 120
    return following.rank if fits else None


def _ends_above(before: _Heading, following: _Heading) -> bool:
    """Whether the line above is a heading that stands alone, of the same form: the line between them is its text."""
    return before.rank is not None and before.rank == following.rank and not _SENTENCE.search(before.line.text)


def _with_named_parts(entries: Sequence[_Heading]) -> list[_Heading]:
    """Return the lines with 重点任务, 工作要求 made headings where the highest headings have no numerals."""
    if any(entry.numeral is not None and entry.numeral.form <= Form.HAN for entry in entries):
        return list(entries)
    named = [at for at, entry in enumerate(entries) if entry.rank is None and _names_a_part(entry.line.text)]
    above = [at for at in named if at + 1 < len(entries) and entries[at + 1].rank is not None]
    return [replace(entry, rank=-1.0) if above and at in named else entry for at, entry in enumerate(entries)]


def _names_a_part(text: str) -> bool:
    return len(text) <= _LONGEST_PART and not re.search(r"\W", text) and kind_of_part(text) is not PartKind.TOPIC


def _nested(entries: Sequence[_Heading]) -> Section:
    """Return the tree that the ranks make."""
    first = next((at for at, entry in enumerate(entries) if entry.rank is not None), len(entries))
    return Section(body=tuple(entry.line for entry in entries[:first]), sections=tuple(_sections(entries[first:])))


def _sections(entries: Sequence[_Heading]) -> Iterator[Section]:
    """Yield the sections of a stretch that begins with a heading: each goes on until one not below it."""
    at = 0
    while at < len(entries):
        rank = entries[at].rank or 0.0
        end = at + 1
        while end < len(entries) and (entries[end].rank is None or (entries[end].rank or 0.0) > rank):
            end += 1
        inner = entries[at + 1 : end]
        first = next((place for place, entry in enumerate(inner) if entry.rank is not None), len(inner))
        title, begins = _split_title(entries[at].line.text, entries[at].numeral)
        yield Section(
            line=entries[at].line,
            numeral=entries[at].numeral,
            title=title,
            begins=begins,
            body=tuple(entry.line for entry in inner[:first]),
            sections=tuple(_sections(inner[first:])),
        )
        at = end


def _is_inside_bracket(text: str) -> bool:
    return sum(text.count(mark) for mark in "（([〔【") > sum(text.count(mark) for mark in "）)]〕】")


def _split_title(text: str, numeral: Numeral | None) -> tuple[str, int]:
    """Return the title that a line begins with, and where its running text begins.

    A heading stands alone, or runs into its paragraph up to the first 。, to a colon or to a wide blank before that.
    """
    start = numeral.end if numeral is not None else 0
    stop = _SENTENCE.search(text, start)
    end, begins = (stop.start(), stop.end()) if stop else (len(text), len(text))
    for mark, most in ((_WIDE_BLANK, 40), (_COLON, 30)):
        early = mark.search(text, start)
        if (
            early
            and not _is_inside_bracket(text[start : early.start()])
            and start < early.start() <= min(end, start + most)
            and early.end() < len(text)
        ):
            end, begins = early.start(), early.end()
            break
    title = _UNIT_BRACKET.sub("", text[start:end].strip(_ENDS)).strip(_ENDS)
    if numeral is not None and numeral.form is Form.MARK and stop is None:
        return "", start
    return (title, begins) if 0 < len(title) <= _LONGEST_TITLE else ("", start)
