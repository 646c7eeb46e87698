"""What was typed into a ledger sheet about progress: status, day of completion, percent, words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ledger_app.domain.chinese_dates import bare_day, mentions
from ledger_app.domain.due_words import is_nothing
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status
from ledger_app.intake.document import Cell
from ledger_app.intake.tables.rows import Row
from ledger_app.intake.tables.task_cells import Layout, TaskCells

_YES = frozenset({"是", "√", "✓", "Y", "y", "yes", "已", "已完成"})
_NO = frozenset({"否", "×", "N", "n", "no", "未", "未完成", "未销号", "未办结", "尚未完成"})
_LEADING = re.compile(
    r"(已完成|已办结|已销号|已整改|完成整改|正在推进|推进中|整改中|未启动|未开展|尚未启动|已中止)[并，,。；;：:（(\s]"
)
_UNDER_WAY = re.compile(
    r"(?:正常|有序|序时|按序时|加快|稳步|积极|全面|滞后|缓慢)*(?:推进|实施|建设|施工|办理|整改)(?:中|之中)?|在建|建设中|施工中|达到?序时进度?"
)
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*[%％]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Progress:
    """What a row states of its task's progress; `extra` keeps what is not understood, by heading."""

    status: Status | None = None
    completed_on: date | None = None
    percent: float | None = None
    latest: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()


NOTHING = Progress()


def states_progress(layout: Layout) -> bool:
    """Whether a table has columns of typed-in progress."""
    return any(field in layout.by_field for field in (Field.STATUS, Field.COMPLETED_ON, Field.PERCENT, Field.LATEST))


def counts_to_one(layout: Layout, rows: Sequence[Row]) -> bool:
    """Whether the percent column holds shares of one (0.85), as Excel keeps percentages."""
    numbers = [
        float(text)
        for column in layout.by_field.get(Field.PERCENT, ())
        for row in rows
        if _NUMBER.fullmatch(text := row.cells[column.index].text.strip())
    ]
    return bool(numbers) and max(numbers) <= 1 and any(number != int(number) for number in numbers)


def progress_of(cells: TaskCells, year: int | None, *, to_one: bool) -> Progress:
    """Return what is typed into the row; `to_one` as `counts_to_one` says."""
    extra: list[tuple[str, str]] = []
    findings: list[Finding] = []
    words = [(column, cell.text.strip()) for column, cell in cells.all(Field.LATEST) if not is_nothing(cell.text)]
    extra.extend((column.heading, text) for column, text in words[:-1])
    latest = words[-1][1] if words else ""
    status, said = _status(cells, findings)
    percent, told = _percent(cells, findings, to_one=to_one)
    completed_on = _completed_on(cells, year, extra, findings)
    for text in (said, told):
        if text and text not in latest:
            latest = f"{latest}\n{text}" if latest else text
    return Progress(status, completed_on, percent, latest, tuple(extra), tuple(findings))


def _status(cells: TaskCells, findings: list[Finding]) -> tuple[Status | None, str]:
    """Return the status, and the cell's words where they say more than a status."""
    found = cells.all(Field.STATUS)
    if not found or is_nothing(found[0][1].text):
        return None, ""
    column, cell = found[0]
    text = cell.text.strip()
    if (status := read_status(text)) is not None:
        return status, ""
    if text in _NO:
        return None, ""
    if text in _YES:
        return (Status.CLOSED if "销号" in column.heading else Status.COMPLETED), ""
    if _UNDER_WAY.fullmatch(text):
        return Status.IN_PROGRESS, text
    leading = _LEADING.match(text)
    if leading is None:
        findings.append(Finding(Severity.WARNING, cell.where, f"看不懂状态“{text}”，已记入最新进展，请选择状态"))
    return (read_status(leading[1]) if leading else None), text


def _percent(cells: TaskCells, findings: list[Finding], *, to_one: bool) -> tuple[float | None, str]:
    """Return the percentage, and the cell's words where they say more than that."""
    cell = cells.cell(Field.PERCENT)
    if cell is None or is_nothing(cell.text):
        return None, ""
    text = cell.text.strip()
    told = _PERCENT.findall(text)
    value = float(told[0]) if len(told) == 1 else None
    if value is None and _NUMBER.fullmatch(text):
        value = float(text) * (100 if to_one else 1)
    if value is None and read_status(text) in {Status.COMPLETED, Status.CLOSED}:
        value = 100.0
    if value is None or not 0 <= value <= 100:
        findings.append(Finding(Severity.WARNING, cell.where, f"“{text}”不是0到100的完成比例，已记入最新进展"))
        return None, text
    plain = _NUMBER.fullmatch(text.rstrip("%％ ")) or read_status(text)
    return round(value, 4), "" if plain else text


def _completed_on(
    cells: TaskCells, year: int | None, extra: list[tuple[str, str]], findings: list[Finding]
) -> date | None:
    """Return the day of completion; a month alone or other words are kept as an extra column and told."""
    found = cells.all(Field.COMPLETED_ON)
    if not found or is_nothing(found[0][1].text):
        return None
    column, cell = found[0]
    day = day_in(cell, year)
    if day is None:
        extra.append((column.heading, cell.text.strip()))
        message = f"“{cell.text.strip()}”看不出是哪一天，已保留在“{column.heading}”栏，请补填完成日期"
        findings.append(Finding(Severity.WARNING, cell.where, message))
    return day


def day_in(cell: Cell, year: int | None) -> date | None:
    """Return the one day that a cell names: a date, or words for a single day."""
    if cell.day is not None:
        return cell.day if cell.day.year >= 1950 else None
    text = cell.text.strip()
    found = mentions(text, year)
    if len(found) == 1 and found[0].day is not None and found[0].first == found[0].day:
        return found[0].day
    return bare_day(text, year) if cell.number is None else None
