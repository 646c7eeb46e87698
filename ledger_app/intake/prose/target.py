"""Targets in running text: what shall be reached, by how much and when.

An amount alone is none: thresholds (5000平方米以上的工地), history, names, times and grants are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger_app.domain.chinese_dates import Mention, mentions
from ledger_app.domain.draft import TargetDraft
from ledger_app.domain.quantity import may_hold_amount, quantities
from ledger_app.intake.prose.bare_text import BareText, bare
from ledger_app.intake.prose.target_amount import Reading
from ledger_app.intake.prose.target_clause import read_amounts
from ledger_app.intake.prose.target_wording import read_wording
from ledger_app.intake.tables.timing import Years

_SENTENCE = re.compile(r"[^。；;！？\n]+")
_CLAUSE = re.compile(r"(?:[^，：:,]|(?<=\d),(?=\d{3}))+")
_COMPARED = re.compile(r"(?:较|比|与|同|从|由|相比|以|自|在|按照?|低于|高于|超过)$")
_BASE = re.compile(r"\s*(?:基础上|的?基础|相比|水平|同期|年?度?基数|的(?=\d)|以来|起)")
_UP_TO_NOW = re.compile(r".{0,6}(?:截至|截止)")
_FIVE_YEARS = re.compile(r"(十[一二三四五六]五)[”\"]?(?:时期|期间|以来|规划期|收官|末|完成|目标)")
_LAST_YEARS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}


class _Stretch(NamedTuple):
    """A sentence or a clause: from `start` up to `end` of a bare text."""

    start: int
    end: int


def targets_of(text: str, years: Years, task: str = "") -> tuple[TargetDraft, ...]:
    """Return the targets in a sentence or an item's text, their spans in it.

    Args:
        task: draft id of the item; "" for the plan's own target sentences, where an amount of work is a target, too,
            and a target may be words only.
    """
    if task and not may_hold_amount(text):
        return ()
    whole = bare(text)
    drafts: list[TargetDraft] = []
    otherwise = str(years.year or years.last or "")
    for sentence in _stretches(_SENTENCE, whole.masked, _Stretch(0, len(whole.masked))):
        if _is_past(whole, sentence, years):
            continue
        otherwise = _end_of_five_years(whole, sentence) or otherwise
        stated = list(_in_sentence(whole, sentence, goals=not task))
        days = _days(whole, sentence, years) if stated or not task else ()
        for words, readings in stated:
            times = _times(readings, days)
            for (_, reading), day in zip(readings, times, strict=True):
                if day is None or not _is_before(day, years):
                    by = _words_of(day) if day is not None else otherwise
                    drafts.append(_draft(text, whole, words, reading, by, task))
        otherwise = _words_of(days[-1]) if days and not task else otherwise
    return tuple(drafts)


def _in_sentence(
    whole: BareText, sentence: _Stretch, *, goals: bool
) -> Iterator[tuple[_Stretch, list[tuple[int, Reading]]]]:
    """Yield the readings of each clause that has any, with the places of their amounts, and the words they stand in."""
    before: Reading | None = None
    begin = sentence.start
    subject = ""
    for clause in _stretches(_CLAUSE, whole.masked, sentence):
        words = whole.cut(clause.start, clause.end)
        amounts = quantities(words.masked)
        if amounts:
            found = list(read_amounts(words, amounts, subject, before, goals=goals))
        else:
            found = [(0, reading) for reading in read_wording(words)] if goals else []
        inherits = any(reading.inherits for _, reading in found)
        begin = begin if inherits else clause.start
        before = found[-1][1] if found else before
        subject = words.plain
        if found:
            yield _Stretch(begin, clause.end), [(clause.start + at, reading) for at, reading in found]


def _stretches(pattern: re.Pattern[str], text: str, within: _Stretch) -> Iterator[_Stretch]:
    for found in pattern.finditer(text, within.start, within.end):
        yield _Stretch(*found.span())


def _days(whole: BareText, sentence: _Stretch, years: Years) -> tuple[Mention, ...]:
    """Return the days named in a sentence, places counted in the whole text; those compared with are left out."""
    text = whole.masked[sentence.start : sentence.end]
    named = (each for each in mentions(text, years.year) if each.day is not None)
    return tuple(
        each._replace(start=each.start + sentence.start, end=each.end + sentence.start)
        for each in named
        if not _COMPARED.search(text[: each.start]) and not _BASE.match(text, each.end)
    )


def _times(readings: Sequence[tuple[int, Reading]], days: Sequence[Mention]) -> Sequence[Mention | None]:
    """Return for each reading the day named nearest before its amount; as many days as amounts go together."""
    named = [day for day in days if readings and day.end <= readings[0][0]]
    if len(named) == len(readings) > 1 and len({reading.name for _, reading in readings}) == 1:
        return named
    return [next((day for day in reversed(days) if day.end <= at), None) for at, _ in readings]


def _end_of_five_years(whole: BareText, sentence: _Stretch) -> str:
    """Return the last year of the five years that a sentence names: “十四五”期间 → 2025."""
    named = _FIVE_YEARS.search(whole.text, sentence.start, sentence.end)
    return str(_LAST_YEARS[named[1]]) if named else ""


def _is_past(whole: BareText, sentence: _Stretch, years: Years) -> bool:
    """Whether a sentence tells of a time before the plan: 截至2024年底…, “十三五”期间…."""
    end, first = _end_of_five_years(whole, sentence), years.first or years.year
    if end and first is not None and int(end) < first:
        return True
    return _UP_TO_NOW.match(whole.masked, sentence.start, sentence.end) is not None


def _is_before(day: Mention, years: Years) -> bool:
    """Whether a day is written with a year before the plan's."""
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
