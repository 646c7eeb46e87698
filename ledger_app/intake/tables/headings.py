"""Finds the heading rows of a table: one to three rows whose cells are headings, wherever they stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ledger_app.domain.chinese_dates import mentions
from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading, plain_heading
from ledger_app.intake.document import Cell, Table

TASK_FIELDS = frozenset({Field.SECTION, Field.TITLE, Field.CONTENT, Field.PROBLEM, Field.GOAL})
_OTHER_FIELDS = frozenset(Field) - TASK_FIELDS - {Field.EXTRA, Field.TARGET}
_TIMES = frozenset({Field.DUE, Field.SCHEDULE, Field.STATUS, Field.LATEST, Field.PERCENT})
_LONGEST = 36
_PERIOD_TAIL = re.compile(r"(?:工作|目标|任务|进度|安排|计划|节点|推进|实施|要求|完成|阶段|性)+$")
_INDICATORS = re.compile(r"指标(?:名称)?$|^指标|目标值|基期|基准值|现状值|计量单位|指标属性|指标性质|单位名称|统计口径")


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading rows of a table, first and last (counted from 0), and for each column its headings from top down."""

    first: int
    last: int
    paths: tuple[tuple[str, ...], ...]


def find_headings(table: Table) -> tuple[Headings, ...]:
    """Return every group of heading rows in `table` that heads tasks, in order; repeated ones included."""
    found: list[Headings] = []
    row = 0
    while row < len(table.rows):
        if _heads_tasks(table.rows[row]):
            first, last = _upwards(table, row, found[-1].last + 1 if found else 0), _downwards(table, row)
            found.append(Headings(first, last, _paths(table, first, last)))
            row = last
        row += 1
    return tuple(found)


def names_no_tasks(table: Table) -> bool:
    """Whether a table has the headings of indicators or of another list, so that nobody misses tasks in it."""
    return any(sum(match_heading(cell.text) is not None for cell in row if cell.text) > 1 for row in table.rows[:8])


@lru_cache(maxsize=4096)
def is_period(text: str) -> bool:
    """Whether a heading is nothing but a year, a quarter or a month."""
    bare = period_words(text)
    found = mentions(bare, 2000)
    return bool(re.fullmatch(r"20\d\d", bare)) or (len(found) == 1 and found[0].words == bare)


def period_words(text: str) -> str:
    """Return a heading of a period without blanks and without words like 工作安排."""
    bare = re.sub(r"\s+", "", text)
    return _PERIOD_TAIL.sub("", bare) or bare


def same_heading_row(texts: tuple[str, ...], row: tuple[Cell, ...]) -> bool:
    """Whether a row repeats headings, as after a page break."""
    return len(texts) == len(row) and all(
        plain_heading(cell.text) == text for cell, text in zip(row, texts, strict=True)
    )


def _heads_tasks(row: tuple[Cell, ...]) -> bool:
    """Whether a row alone shows that it heads tasks: a task's heading, another one, and hardly a cell of other text.

    Units with times beside a heading that we do not know will do as well: that heading is the tasks' own.
    """
    texts = [cell.text for cell in row if cell.text.strip()]
    if len(texts) < 2 or any(len(text) > _LONGEST for text in texts):
        return False
    fields = [match_heading(text) for text in texts]
    known = {field for field in fields if field is not None}
    if len(known) < 2 or not (known & _OTHER_FIELDS or len(known) > 2):
        return False
    if not known & TASK_FIELDS and not (_names_units(known) and known & _TIMES and len(known) > 2 and None in fields):
        return False
    if any(_INDICATORS.search(plain_heading(text)) for text in texts) and not _names_units(known):
        return False
    strange = sum(field is None and not is_period(text) for field, text in zip(fields, texts, strict=True))
    return len(fields) - strange >= strange


def _names_units(known: set[Field]) -> bool:
    return bool(known & {Field.UNITS, Field.LEAD, Field.CO, Field.AREA})


def _downwards(table: Table, row: int) -> int:
    """Return the last heading row: as far as the merges of the first reach, and rows that only divide its headings."""
    merged = [m.bottom for m in table.merges if m.top == row and m.bottom <= row + 3 and table.rows[row][m.left].text]
    last = row
    if merged:
        last = min(max(merged), len(table.rows) - 1)
    while last < min(row + 2, len(table.rows) - 1) and _divides(table, row, last + 1):
        last += 1
    return last


def _divides(table: Table, first: int, row: int) -> bool:
    """Whether a row divides the headings above it: short words under a heading that spans several columns."""
    cells = table.rows[row]
    filled = [(index, cell.text.strip()) for index, cell in enumerate(cells) if cell.text.strip()]
    if not filled or any(len(text) > 16 for _, text in filled):
        return False
    above = _spread(table, first, row - 1)
    for index, text in filled:
        shared = (index > 0 and above[index - 1] == above[index]) or above[index : index + 1] == above[
            index + 1 : index + 2
        ]
        if not above[index] or not shared or not (is_period(text) or match_heading(text) or not re.search(r"\d", text)):
            return False
    return any(is_period(text) or match_heading(text) is not None for _, text in filled)


def _upwards(table: Table, row: int, lowest: int) -> int:
    """Return the first heading row: a row above that only names groups of columns belongs to the headings."""
    while row > lowest:
        above = table.rows[row - 1]
        filled = [cell for cell in above if cell.text.strip()]
        spans = [m for m in table.merges if m.top == row - 1 and m.right > m.left]
        if len(filled) < 2 or not spans or any(len(cell.text) > 16 or re.search("[：:]", cell.text) for cell in filled):
            break
        row -= 1
    return row


def _spread(table: Table, first: int, row: int) -> list[str]:
    """Return the lowest heading above each column of the rows first to row, group headings spread to the right."""
    lowest = [""] * len(table.rows[row])
    for at in range(first, row + 1):
        line = _line(table, at, lowest)
        lowest = [text or old for text, old in zip(line, lowest, strict=True)]
    return lowest


def _line(table: Table, row: int, above: list[str]) -> list[str]:
    """Return the texts of a heading row, each spread over its merge, or over blanks to its right without merges."""
    texts = [cell.text.strip() for cell in table.rows[row]]
    merged = [m for m in table.merges if m.top <= row <= m.bottom]
    for merge in merged:
        text = table.rows[merge.top][merge.left].text.strip()
        texts[merge.left : merge.right + 1] = [text] * (merge.right - merge.left + 1)
    if not any(m.right > m.left for m in merged):
        for index in range(1, len(texts)):
            beside = above[index - 1] == above[index]
            if not texts[index] and texts[index - 1] and beside and not table.rows[row][index].covered:
                texts[index] = texts[index - 1]
    return texts


def _paths(table: Table, first: int, last: int) -> tuple[tuple[str, ...], ...]:
    """Return for each column its headings from top down, without repetitions."""
    width = len(table.rows[first])
    paths: list[list[str]] = [[] for _ in range(width)]
    above = [""] * width
    for row in range(first, last + 1):
        line = _line(table, row, above) if row < last or first < last else _own(table, row)
        for index, text in enumerate(line):
            if text and (not paths[index] or paths[index][-1] != text):
                paths[index].append(text)
        above = line
    return tuple(tuple(path) for path in paths)


def _own(table: Table, row: int) -> list[str]:
    """Return the texts of a single heading row, spread over merges only."""
    texts = [cell.text.strip() for cell in table.rows[row]]
    for merge in table.merges:
        if merge.top <= row <= merge.bottom:
            text = table.rows[merge.top][merge.left].text.strip()
            texts[merge.left : merge.right + 1] = [text] * (merge.right - merge.left + 1)
    return texts
