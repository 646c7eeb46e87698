"""Targets in running text: what shall be reached, by how much and when.

An amount alone is none: thresholds (5000平方米以上的工地), history, names, times and grants are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger_app.domain.chinese_dates import Mention, mentions
from ledger_app.domain.draft import TargetDraft
from ledger_app.domain.quantity import quantities
from ledger_app.intake.prose.bare_text import BareText, bare
from ledger_app.intake.prose.target_clause import Reading, read_amounts
from ledger_app.intake.prose.target_wording import read_wording
from ledger_app.intake.tables.timing import Years

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"(?:[^，：:,]|(?<=\d),(?=\d{3}))+")
_COMPARED = re.compile(r"(?:较|比|与|同|从|由|相比|以|自|在|按照?|低于|高于|超过)$")
_BASE = re.compile(r"\s*(?:基础上|的?基础|相比|水平|同期|年?度?基数|的(?=\d)|以来|起)")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A sentence or a clause: from `start` up to `end` of a bare text."""

    start: int
    end: int


def targets_of(text: str, years: Years, task: str = "") -> tuple[TargetDraft, ...]:
    """Return the targets in a sentence or an item's text, their spans in it.

    Args:
        task: draft id of the item; "" for the plan's own target sentences, where an amount of work is a target, too,
            and a target may be words only.
    """
    whole = bare(text)
    drafts: list[TargetDraft] = []
    carried = ""
    for sentence in _stretches(_SENTENCE, whole.masked, _Stretch(0, len(whole.masked))):
        days = _days(whole, sentence, years)
        found = list(_in_sentence(whole, sentence, goals=not task))
        for start, end, at, reading in found:
            when = _when(days, at)
            if when is not None and _is_past(when, years):
                continue
            by = _words_of(when) if when is not None else carried or (str(years.year) if years.year else "")
            drafts.append(_draft(text, whole, _Stretch(start, end), reading, by, task))
        if not task and days:
            carried = _words_of(days[-1])
    return tuple(drafts)


def _in_sentence(whole: BareText, sentence: _Stretch, *, goals: bool) -> Iterator[tuple[int, int, int, Reading]]:
    """Yield the readings of a sentence: start and end of the words, the amount's place, the reading."""
    if re.match(r".{0,6}(?:截至|截止)", whole.masked[sentence.start : sentence.end]):
        return
    before: Reading | None = None
    begin = sentence.start
    subject = ""
    for clause in _stretches(_CLAUSE, whole.masked, sentence):
        words = whole.cut(clause.start, clause.end)
        amounts = quantities(words.masked)
        readings = list(read_amounts(words, amounts, subject, before, goals=goals))
        if not readings and goals and not amounts:
            readings = [(0, reading) for reading in read_wording(words)]
        for at, reading in readings:
            start = begin if reading.inherits else clause.start
            yield start, clause.end, clause.start + at, reading
            before = reading
        if not readings or not readings[-1][1].inherits:
            begin = clause.start
        subject = words.plain


def _stretches(pattern: re.Pattern[str], text: str, within: _Stretch) -> Iterator[_Stretch]:
    for found in pattern.finditer(text, within.start, within.end):
        yield _Stretch(found.start(), found.end())


def _days(whole: BareText, sentence: _Stretch, years: Years) -> tuple[Mention, ...]:
    """Return the days named in a sentence, places counted in the whole text; those compared with are left out."""
    text = whole.masked[sentence.start : sentence.end]
    named = (each for each in mentions(text, years.year) if each.day is not None)
    return tuple(
        each._replace(start=each.start + sentence.start, end=each.end + sentence.start)
        for each in named
        if not _COMPARED.search(text[: each.start]) and not _BASE.match(text, each.end)
    )


def _when(days: Sequence[Mention], at: int) -> Mention | None:
    """Return the day named nearest before a place."""
    return next((day for day in reversed(days) if day.end <= at), None)


def _is_past(day: Mention, years: Years) -> bool:
    first = years.first or years.year
    return first is not None and day.day is not None and day.own_year and day.day.year < first


def _words_of(day: Mention) -> str:
    """Return the year, or the day where one is named: 2025年 → 2025, 2025年底 → 2025-12-31."""
    if day.day is None:
        return ""
    year_only = day.whole_year and not any(end in day.words for end in "底末终内")
    return str(day.day.year) if year_only else day.day.isoformat()


def _draft(text: str, whole: BareText, stretch: _Stretch, reading: Reading, by: str, task: str) -> TargetDraft:
    start, end = whole.span(stretch.start, stretch.end)
    words = text[start:end].strip()
    start = text.index(words, start)
    return TargetDraft(
        name=reading.name,
        task=task,
        comparison=reading.comparison,
        value=reading.value,
        unit=reading.unit,
        by=by,
        text=words,
        workload=reading.work,
        span=(start, start + len(words)),
    )
