"""When a task of running text is due: labels at its end (完成时限：…) first, else the days that its sentences name."""

from dataclasses import dataclass, replace
from datetime import date

from ledger_app.domain.draft import DatedText
from ledger_app.domain.due_words import When, read_due, read_due_words
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding
from ledger_app.domain.task import DueSource
from ledger_app.intake.prose.label import labelled
from ledger_app.intake.tables.timing import Years

_TIMES = frozenset({Field.DUE, Field.MILESTONES})


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
    told = [(label.value_start, label.value_end) for label in labelled(text) if label.field in _TIMES]
    told = [(begin, end) for begin, end in told if text[begin:end].strip()]
    prose = _without(text, told)
    when = read_due(prose, years.year, years.first, years.last)
    if not told:
        return _plan_time(when, text, 0)
    stated = [(begin, _stated(text[begin:end].strip(" 　\n，,；;"), years)) for begin, end in told]
    begin, last = max(stated, key=lambda each: (each[1].due or date.min, each[0]))
    steps = [*when.milestones, *(step for _, each in stated for step in each.milestones)]
    if when.due is not None and last.due is not None and when.due < last.due:
        steps.append(DatedText(when.due, _sentence(prose, when)))
    steps = [step for step in steps if last.due is None or step.day < last.due]
    merged = replace(
        last, milestones=_in_order(steps), start=last.start or when.start, cadence=last.cadence or when.cadence
    )
    return _plan_time(merged, text, begin)


def _stated(words: str, years: Years) -> When:
    """Return what stands behind a label: a bare time, or sentences with days in them."""
    when = read_due_words(words, years.year)
    if when.due is None and when.findings:
        running = read_due(words, years.year, years.first, years.last)
        return running if running.due is not None else when
    return when


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """Return `text` with blanks instead of `spans`."""
    for begin, end in spans:
        text = text[:begin] + "　" * (end - begin) + text[end:]
    return text


def _sentence(text: str, when: When) -> str:
    """Return the clause that holds the due words of `when`."""
    at = text.find(when.due_text)
    begin = max(text.rfind(mark, 0, at) for mark in "。；;，,\n") + 1
    ends = [place for mark in "。；;\n" if (place := text.find(mark, at)) >= 0]
    return text[begin : min(ends, default=len(text))].strip(" 　，,")


def _plan_time(when: When, text: str, begin: int) -> PlanTime:
    at = text.find(when.due_text, begin) if when.due_text else -1
    return PlanTime(
        due=when.due,
        due_text=when.due_text,
        due_source=DueSource.TEXT if when.due is not None else None,
        start=when.start,
        cadence=when.cadence,
        ongoing=when.ongoing,
        milestones=when.milestones,
        findings=when.findings,
        due_span=(at, at + len(when.due_text)) if at >= 0 else None,
    )


def _in_order(steps: list[DatedText]) -> tuple[DatedText, ...]:
    """Return the steps by day, each day once."""
    days: dict[date, DatedText] = {}
    for step in steps:
        days.setdefault(step.day, step)
    return tuple(sorted(days.values(), key=lambda step: step.day))
