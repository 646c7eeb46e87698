"""When a task of running text is due: labels at its end (完成时限：…) first, else the days that its sentences name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ledger_app.domain.chinese_dates import mentions
from ledger_app.domain.draft import DatedText
from ledger_app.domain.due_words import When, read_due, read_due_words, rhythm_in, says_only_when
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding
from ledger_app.domain.task import DueSource
from ledger_app.intake.prose.label import Labelled, labelled
from ledger_app.intake.tables.timing import Years

_DEADLINES = frozenset({Field.DUE, Field.MILESTONES})
_TIMES = _DEADLINES | {Field.START, Field.CADENCE}
_BRACKETED = re.compile(r"[（(〔\[【]([^（()）〔〕\[\]【】\n]{2,14})[）)〕\]】]")
_AROUND = " 　\n，,；;"


@dataclass(frozen=True, slots=True)
class PlanTime:
    """The time of a task as its text says it.

    Attributes:
        due_text: the words that set the due day, or that name none (汛期前, 长期坚持).
        due_span: where those words stand in the text.
    """

    due: date | None = None
    due_text: str = ""
    due_source: DueSource | None = None
    start: date | None = None
    cadence: str = ""
    ongoing: bool = False
    milestones: tuple[DatedText, ...] = ()
    findings: tuple[Finding, ...] = ()
    due_span: tuple[int, int] | None = None


def when_of(text: str, years: Years) -> PlanTime:
    """Return what the text of a task item says of its time; words behind a label win over those in sentences."""
    labels = [label for label in labelled(text) if label.field in _TIMES and text[label.value_start : label.value_end]]
    prose = _without(text, labels)
    when = _in_sentences(prose, years)
    told = [_told(text, label, years) for label in labels if label.field in _DEADLINES]
    told = [each for each in told if each.due_text]
    if told:
        when = _joined(prose, when, told)
    named = {label.field: text[label.value_start : label.value_end].strip(_AROUND) for label in labels}
    began = mentions(named.get(Field.START, ""), years.year)
    return PlanTime(
        due=when.due,
        due_text=when.due_text,
        due_source=DueSource.TEXT if when.due is not None else None,
        start=began[0].first if began else when.start,
        cadence=named.get(Field.CADENCE) or when.cadence or rhythm_in(prose),
        ongoing=when.ongoing,
        milestones=when.milestones,
        findings=when.findings,
        due_span=when.span,
    )


def _without(text: str, labels: Iterable[Labelled]) -> str:
    """Return `text` with blanks instead of labels and their values."""
    for label in labels:
        text = text[: label.start] + "　" * (label.value_end - label.start) + text[label.value_end :]
    return text


def _in_sentences(text: str, years: Years) -> When:
    """Return what sentences say, and brackets that hold nothing but a time (（长期坚持）, （立行立改）)."""
    when = read_due(text, years.year, years.first, years.last)
    if when.due_text:
        return when
    for found in _BRACKETED.finditer(text):
        if says_only_when(found[1]) and (stated := read_due_words(found[1], years.year)).due is None:
            return replace(_placed(stated, text, found.start(1)), start=stated.start or when.start)
    return when


def _told(text: str, label: Labelled, years: Years) -> When:
    """Return what stands behind a label: a bare time, or sentences with days in them."""
    words = text[label.value_start : label.value_end].strip(_AROUND)
    when = read_due_words(words, years.year)
    if when.due is None and when.findings:
        running = read_due(words, years.year, years.first, years.last)
        when = running if running.due is not None else when
    return _placed(when, text, label.value_start)


def _placed(when: When, text: str, begin: int) -> When:
    """Return `when` with the place of its words, at or behind `begin`."""
    at = text.find(when.due_text, begin)
    return replace(when, span=(at, at + len(when.due_text)))


def _joined(prose: str, when: When, told: list[When]) -> When:
    """Return what labels say, with the earlier days of sentences and other labels as milestones."""
    last = max(told, key=lambda each: each.due or date.min)
    steps = [*when.milestones, *(step for each in told for step in each.milestones)]
    if when.due is not None and when.span is not None:
        steps.append(DatedText(when.due, _clause(prose, *when.span)))
    days: dict[date, DatedText] = {}
    for step in steps:
        if last.due is None or step.day < last.due:
            days.setdefault(step.day, step)
    milestones = tuple(sorted(days.values(), key=lambda step: step.day))
    return replace(last, milestones=milestones, start=last.start or when.start, cadence=last.cadence or when.cadence)


def _clause(text: str, start: int, end: int) -> str:
    """Return the clause around a place: from the mark before it to the end of its sentence."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；;，,\n") + 1
    ends = [place for mark in "。；;\n" if (place := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))].strip(_AROUND)
