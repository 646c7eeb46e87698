"""By when a task row is due, from its due column, its words, its stages and its periods, in that order."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from ledger_app.domain.chinese_dates import bare_day, mentions
from ledger_app.domain.draft import DatedText
from ledger_app.domain.due_words import (
    When,
    is_nothing,
    read_due,
    read_due_day,
    read_due_number,
    read_due_words,
)
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.task import DueSource, StageWord
from ledger_app.intake.document import Cell
from ledger_app.intake.tables.task_cells import TaskCells

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_STAGE = re.compile(r"(20\d\d)\s*年?\s*[:：]?\s*(启动|推进|完成|—+|-)(?=\s*(?:[；;，,、\n]|$))")
_STEP = re.compile(r"(\d{4}-\d{2}-\d{2}) (.*?)(?=；\d{4}-\d{2}-\d{2} |$)", re.DOTALL)
_SCHEDULE_WORDS = re.compile(r"(20\d\d)年\s*完成")


@dataclass(frozen=True, slots=True)
class Years:
    """The years a plan runs: `year` where it is a single one, `first` and `last`; None where not known."""

    year: int | None = None
    first: int | None = None
    last: int | None = None


class _Due(NamedTuple):
    """The due day as one of the sources gives it."""

    day: date | None = None
    words: str = ""
    source: DueSource | None = None
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """The time of a task as its row says it."""

    due: date | None = None
    due_text: str = ""
    due_source: DueSource | None = None
    start: date | None = None
    cadence: str = ""
    ongoing: bool = False
    schedule: tuple[tuple[int, str], ...] = ()
    milestones: tuple[DatedText, ...] = ()
    findings: tuple[Finding, ...] = ()


def timing_of(cells: TaskCells, texts: Iterable[str], years: Years) -> Timing:
    """Return the time of a task row.

    Args:
        texts: texts that may name days, the first that does counts: content, title, goal.
    """
    column = _due_column(cells, years)
    words = next((when for text in texts if text and _says(when := read_due(text, years.year, years.first))), When())
    schedule = schedule_of(cells)
    periods = _periods(cells)
    steps = _steps(cells, years)
    due = _chosen(column, words, schedule, (*periods, *steps), complete=_last_year_is_known(cells))
    milestones = [*words.milestones, *column.milestones, *periods, *steps]
    findings = [*column.findings, *words.findings] if column.due is None else list(column.findings)
    if due.day is not None and words.due is not None and words.due < due.day:
        milestones.append(DatedText(words.due, _around(words, texts)))
    if column.due is not None and words.due is not None and words.due > column.due:
        message = f"任务内容中的“{words.due_text}”晚于完成时限{column.due:%Y-%m-%d}，以完成时限为准"
        findings.append(Finding(Severity.NOTE, "", message))
    return Timing(
        due=due.day,
        due_text=due.words,
        due_source=due.source,
        ongoing=due.ongoing,
        start=column.start or words.start or _start(cells, years, findings),
        cadence=column.cadence or words.cadence or cells.text(Field.CADENCE),
        schedule=schedule,
        milestones=_in_order(milestones),
        findings=tuple(findings),
    )


def _says(when: When) -> bool:
    return bool(when.due or when.due_text or when.start or when.cadence or when.findings)


def _around(words: When, texts: Iterable[str]) -> str:
    """Return the clause that holds the words of a day."""
    text = next((text for text in texts if words.due_text in text), words.due_text)
    return next((part for part in re.split(r"[。；;\n]", text) if words.due_text in part), text).strip(" ，,")


def _due_column(cells: TaskCells, years: Years) -> When:
    """Return what the due column says; 时限原文 beside it holds the words of our own export."""
    cell = cells.cell(Field.DUE)
    literal = cells.text(Field.DUE_TEXT)
    if cell is None:
        return replace(read_due_words(literal, years.year), findings=()) if literal else When()
    when = read_due_cell(cell, years.year)
    if not literal and not when.findings:
        return when
    findings = tuple(replace(finding, where=cell.where) for finding in when.findings)
    return replace(when, due_text=literal or when.due_text, findings=findings)


def read_due_cell(cell: Cell, year: int | None) -> When:
    """Return what a cell with a day says, whether it holds a date, a number or words."""
    text = cell.text.strip()
    if cell.day is not None:
        return read_due_day(cell.day, text)
    if cell.number is not None and _NUMBER.fullmatch(text):
        return read_due_number(cell.number, text)
    return read_due_words(text, year)


def _chosen(
    column: When, words: When, schedule: tuple[tuple[int, str], ...], steps: Sequence[DatedText], *, complete: bool
) -> _Due:
    """Return due day, words and source by their order of precedence; words not understood give way to steps."""
    if column.due is not None:
        source = DueSource.SCHEDULE if _SCHEDULE_WORDS.fullmatch(column.due_text) else DueSource.TEXT
        return _Due(column.due, column.due_text, source)
    if column.due_text and not (column.findings and steps):
        return _Due(words=column.due_text, ongoing=column.ongoing)
    if words.due is not None:
        return _Due(words.due, words.due_text, DueSource.TEXT)
    finish = max((year for year, word in schedule if word == StageWord.FINISH), default=None)
    if finish is not None:
        return _Due(date(finish, 12, 31), f"{finish}年 完成", DueSource.SCHEDULE)
    last = max(steps, key=lambda step: step.day, default=None)
    if last is not None:
        return _Due(last.day, f"{last.day.year}年{last.day.month}月", DueSource.TEXT)
    open_ended = complete and _advances(schedule)
    return _Due(words=words.due_text, ongoing=words.ongoing or open_ended)


def _advances(schedule: tuple[tuple[int, str], ...]) -> bool:
    """Whether the last stage is 推进."""
    asked = [word for _, word in schedule if word != StageWord.NONE]
    return bool(asked) and asked[-1] in _LONG_WORDS


_LONG_WORDS = frozenset({StageWord.ADVANCE, "持续推进", "长期坚持", "持续"})


def schedule_of(cells: TaskCells) -> tuple[tuple[int, str], ...]:
    """Return the stages of the year columns, or those written into one cell; a year left blank is not known."""
    stages = []
    for index, year in cells.layout.stages:
        word = "".join(cells.row.spread[index].text.split())
        stages.append((year, StageWord.NONE.value if word and is_nothing(word) else word))
    known = tuple((year, word) for year, word in stages if word)
    written = _STAGE.findall(cells.text(Field.SCHEDULE)) if not known else ()
    return known or tuple((int(year), StageWord.NONE.value if is_nothing(word) else word) for year, word in written)


def _last_year_is_known(cells: TaskCells) -> bool:
    """Whether the last year column holds something: where a shifted row lost it, nobody knows how the task ends."""
    years = cells.layout.stages
    return not years or bool(cells.row.spread[years[-1][0]].text.strip())


def _periods(cells: TaskCells) -> tuple[DatedText, ...]:
    """Return the milestones of the quarter and month columns; a text over several of them counts for the last."""
    steps: list[tuple[Cell, DatedText]] = []
    for index, day in cells.layout.periods:
        cell = cells.row.spread[index]
        text = cell.text.strip()
        if text and not is_nothing(text):
            if steps and steps[-1][0] is cell:
                steps.pop()
            steps.append((cell, DatedText(day, text)))
    return tuple(step for _, step in steps)


def _steps(cells: TaskCells, years: Years) -> tuple[DatedText, ...]:
    """Return the milestones of a 节点 column, or of a 进度安排 column in words."""
    text = cells.text(Field.MILESTONES)
    if own := steps_of(text):
        return own
    plan = cells.text(Field.SCHEDULE)
    if not text and not plan:
        return ()
    found: list[DatedText] = []
    for words in (text, "" if _STAGE.search(plan) else plan):
        when = read_due_words(words, years.year)
        if when.due is not None:
            found += [*when.milestones, DatedText(when.due, _around(when, (words,)))]
    return tuple(found)


def steps_of(text: str) -> tuple[DatedText, ...]:
    """Return the milestones of a cell as our own forms print them: 2025-06-30 建成；2025-12-31 验收."""
    return tuple(DatedText(date.fromisoformat(day), words.strip()) for day, words in _STEP.findall(text))


def _start(cells: TaskCells, years: Years, findings: list[Finding]) -> date | None:
    """Return the first day of what the start column names."""
    cell = cells.cell(Field.START)
    if cell is None or is_nothing(cell.text):
        return None
    if cell.day is not None and cell.day.year >= 1950:
        return cell.day
    found = mentions(cell.text.strip(), years.year)
    begins = found[0].first if found else bare_day(cell.text, years.year)
    if begins is None:
        findings.append(Finding(Severity.WARNING, cell.where, f"看不懂开始时间“{cell.text.strip()}”，请补填日期"))
    return begins


def _in_order(milestones: Iterable[DatedText]) -> tuple[DatedText, ...]:
    """Return the milestones by day, each day and text once."""
    return tuple(sorted(dict.fromkeys(milestones), key=lambda step: step.day))
