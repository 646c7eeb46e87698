"""Text pasted from a web page with one cell to a line: rebuilt into rows where the headings make the columns plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading
from ledger_app.domain.unit_words import looks_like_unit
from ledger_app.intake.document import Cell, Document, Merge, Paragraph, Table
from ledger_app.intake.prose.wrapping import width
from ledger_app.intake.tables.alignment import Model, fit
from ledger_app.intake.tables.columns import Column, HeaderMap
from ledger_app.intake.tables.header_map import map_headings
from ledger_app.intake.tables.headings import TASK_FIELDS, is_period
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading, is_page_mark, is_plain_number, is_signature

_LEAST_COLUMNS = 3
_LONGEST_HEADING = 14
_IN_ORDER = 0.6
_JOINED = -0.5
_NONE = Model()
_GOES_ON = ("、", "，", "（", "(")
_LONGEST_CHAPTER = 30
_NARROWEST, _WIDEST, _SLACK = 18, 60, 1.5
_ENDS = re.compile(r"[。；：:、，]|\d")
_ANNEX = re.compile(r"\s*附\s*[件表录]\s*[\d一二三四五六七八九十]*\s*[：:]?\s*$")
_TOLD_ONCE = frozenset({Field.SECTION, Field.TITLE, Field.UNITS, Field.LEAD, Field.CO, Field.AREA})


def with_pasted_tables(document: Document) -> Document:
    """Return `document` with the lines that are the cells of a table replaced by that table."""
    if any(isinstance(block, Table) for block in document.blocks):
        return document
    lines = [block for block in document.blocks if isinstance(block, Paragraph)]
    begin, end = _heading_lines(lines)
    headings = _columns(lines[begin:end])
    if len(headings) < _LEAST_COLUMNS:
        return document
    columns = map_headings([(line.text.strip(),) for line in headings], frozenset(), 2000)
    cells = _whole(lines[end:])
    rows = [part for row in _rows(cells, columns) for part in _without_chapter(row, len(columns))]
    if not rows:
        return document
    last = rows[-1][-1]
    used = next(at for at, line in enumerate(lines) if line.span[1] == last.span[1]) + 1
    laid = [_laid(row, columns) for row in rows]
    table = Table("", (_cells(headings), *laid), _merged_down(laid, columns), ragged=True)
    return replace(document, blocks=(*lines[:begin], table, *lines[used:]))


def _heading_lines(lines: Sequence[Paragraph]) -> tuple[int, int]:
    """Return where the run of headings begins and ends; behind 序号 it goes on until the first number or chapter."""
    for begin, line in enumerate(lines):
        first = match_heading(line.text)
        if first is None:
            continue
        end = begin
        while end < len(lines) and _may_be_heading(lines[end].text, first):
            end += 1
        fields = [match_heading(each.text) for each in lines[begin:end]]
        known = {field for field in fields if field is not None}
        if len(known) >= _LEAST_COLUMNS and known & TASK_FIELDS and 2 * len(known) >= len(fields):
            return begin, end
    return 0, 0


def _may_be_heading(text: str, first: Field) -> bool:
    if match_heading(text) is not None or is_period(text):
        return True
    unknown = len(text.strip()) <= _LONGEST_HEADING and not is_plain_number(text) and not is_numbered_heading(text)
    return first is Field.NUMBER and unknown and not is_note(text)


def _columns(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the headings of single columns in their order: 进度安排 gives way to the years below it."""
    columns = list(lines)
    for parent, parts in ((Field.SCHEDULE, _is_part_of_schedule), (Field.UNITS, _is_part_of_units)):
        at = next((at for at, line in enumerate(columns) if match_heading(line.text) is parent), None)
        below = [line for line in columns if parts(line.text)]
        if at is None or not below:
            continue
        rest = [line for line in columns if line not in below]
        at = rest.index(columns[at])
        columns = [*rest[:at], *below, *rest[at + 1 :]]
    return columns


def _is_part_of_schedule(text: str) -> bool:
    return is_period(text)


def _is_part_of_units(text: str) -> bool:
    return match_heading(text) in {Field.LEAD, Field.CO}


def _rows(lines: Sequence[Paragraph], columns: HeaderMap) -> Iterator[list[Paragraph]]:
    """Yield the lines of each row: a chapter alone, or the cells of a task."""
    numbered = columns[0].meaning is Field.NUMBER
    row: list[Paragraph] = []
    for line in lines:
        if (
            (is_note(line.text) and len(row) != 1)
            or _ANNEX.match(line.text)
            or (is_signature(line.text) and len(row) in {0, len(columns)})
        ):
            break
        begins = is_plain_number(line.text) and _follows(row, line) if numbered else len(row) == len(columns)
        full = not row or len(row) >= len(columns) - (2 if numbered else 0)
        chapter = is_numbered_heading(line.text) and len(line.text) <= 40 and full and "。" not in line.text
        if (begins or chapter) and row:
            yield row
            row = []
        if chapter:
            yield [line]
            continue
        if numbered and not row and not is_plain_number(line.text):
            return
        row.append(line)
    if row:
        yield row


def _whole(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the lines with those joined that one cell was broken into: behind 、, and behind lines of full width."""
    full = _full_width(lines)
    whole: list[Paragraph] = []
    above = ""
    for line in lines:
        begins = is_plain_number(line.text) or is_numbered_heading(line.text) or not whole
        if not begins and (above.endswith(_GOES_ON) or width(above) >= full):
            text = whole[-1].text.rstrip() + line.text.strip()
            whole[-1] = replace(whole[-1], text=text, span=(whole[-1].span[0], line.span[1]))
        elif not is_page_mark(line.text):
            whole.append(line)
        above = line.text.strip()
    return whole


def _full_width(lines: Sequence[Paragraph]) -> float:
    """Return the width from which a line of a wrapped page is full; infinite where the lines are not wrapped."""
    widths = [width(line.text.strip()) for line in lines]
    full = max(widths, default=0) - _SLACK
    ended = [line.text.rstrip()[-1:] in "。；" for line, wide in zip(lines, widths, strict=True) if wide >= full]
    return full if _NARROWEST <= full <= _WIDEST and len(ended) > 1 and not all(ended) else float("inf")


def _without_chapter(row: list[Paragraph], width: int) -> list[list[Paragraph]]:
    """Return a row, and the line behind its last cell apart: the heading of a chapter merged over all columns."""
    last = row[-1].text.strip()
    if len(row) <= width or len(last) > _LONGEST_CHAPTER or _ENDS.search(last) or looks_like_unit(last):
        return [row]
    return [row[:-1], row[-1:]]


def _merged_down(rows: Sequence[tuple[Cell, ...]], columns: HeaderMap) -> tuple[Merge, ...]:
    """Return the merges that a page lost: groups and units stand in the first row of several, the others lack both."""
    told = [at for at, column in enumerate(columns) if column.meaning in _TOLD_ONCE]
    merges = []
    for at in told:
        top = 0
        for place, row in enumerate(rows, 1):
            filled = [bool(row[index].text) for index in told]
            is_task = sum(bool(cell.text) for cell in row) > 1
            if row[at].text or not is_task or any(filled):
                top = place if row[at].text else 0
            elif top:
                merges.append(Merge(top, at, place, at))
    return tuple({(merge.top, merge.left): merge for merge in merges}.values())


def _follows(row: Sequence[Paragraph], line: Paragraph) -> bool:
    """Whether a line of a number can begin the next row: one more than the last, or the row before is long enough."""
    if not row:
        return True
    last, new = row[0].text.strip(), line.text.strip()
    if last.isdecimal() and new.isdecimal():
        return len(row) > 1 and int(new) == int(last) + 1
    return len(row) > 2


def _laid(row: Sequence[Paragraph], columns: HeaderMap) -> tuple[Cell, ...]:
    """Return the cells of a row, each line in the column it fits best, the order kept; lines of one cell joined."""
    places = list(range(len(row))) if len(row) in {1, len(columns)} else _places(row, columns)
    cells = [Cell("", "") for _ in columns]
    for at, line in zip(places, row, strict=True):
        before = cells[at]
        joined = f"{before.text}\n{line.text.strip()}" if before.text else line.text.strip()
        span = (before.span[0] if before.text else line.span[0], line.span[1])
        cells[at] = Cell(joined, before.where or line.where, span)
    return tuple(cells)


def _places(row: Sequence[Paragraph], columns: Sequence[Column]) -> list[int]:
    """Return for each line the column that makes the whole row fit best."""
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for line in row:
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for last, (score, path) in best.items():
            for at in range(max(last, 0), len(columns)):
                told_above = all(column.meaning in _TOLD_ONCE for column in columns[last + 1 : at])
                step = _JOINED if at == last else _IN_ORDER if told_above else 0.0
                total = score + step + fit(columns[at].meaning, line.text.strip(), _NONE)
                if total > reached.get(at, (float("-inf"), ()))[0]:
                    reached[at] = (total, (*path, at))
        best = reached
    return list(max(best.values())[1])


def _cells(lines: Sequence[Paragraph]) -> tuple[Cell, ...]:
    return tuple(Cell(line.text.strip(), line.where, line.span) for line in lines)
