"""Finds the areas of a document that hold tasks: rows under one set of headings, with what stands around them.

A table may hold several areas, and an area may go on in the next table after a page break.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.heading import plain_heading
from ledger_app.intake.document import Document, Paragraph, Table
from ledger_app.intake.tables.headings import Headings, find_headings, names_no_tasks
from ledger_app.intake.tables.outline import Outline
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading, is_plain_number, is_signature
from ledger_app.intake.tables.rows import Row, cut, heading_row, rows_of

_SKIPPED_TITLE = re.compile(r"^\s*附\s*(?:件|表|录)\s*[\d一二三四五六七八九十]*\s*[：:]?\s*$|^[（(]?单位[：:]")
_LONGEST_TITLE = 70
_TITLES_ABOVE = 3


@dataclass(frozen=True, slots=True)
class Area:
    """Rows of tasks under one set of headings.

    Attributes:
        key: the place of its headings, unique in the document.
        name: the sheet's name, or "".
        above: the lines above its headings, 附件N left out; of these
        titles: those that name it, and chapters: those that are headings of chapters.
        paths: for each column its headings from top down; `last_headings` the lowest of them, plain.
        rows: everything below the headings.
        notes: notes in paragraphs below it.
    """

    key: str
    name: str
    above: tuple[str, ...]
    titles: tuple[str, ...]
    chapters: tuple[str, ...]
    paths: tuple[tuple[str, ...], ...]
    last_headings: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def find_areas(document: Document) -> tuple[tuple[Area, ...], tuple[Finding, ...]]:
    """Return the areas of `document` in order, and a note on every table that holds no tasks."""
    areas: list[Area] = []
    findings: list[Finding] = []
    above: list[str] = []
    open_area = False
    for block in document.blocks:
        if isinstance(block, Paragraph):
            above.append(block.text)
            continue
        found = _areas_of(block, above)
        if areas and found:
            found[0] = _under_the_same(areas[-1], found[0])
        joined = _goes_on(areas[-1], found[0] if found else None, block, above) if areas and open_area else None
        if areas:
            areas[-1] = replace(areas[-1], notes=(*areas[-1].notes, *(line for line in above if is_note(line))))
        if joined is not None:
            areas[-1] = joined
            found = found[1:]
        elif not found and any(cell.text.strip() for row in block.rows for cell in row):
            findings.append(_not_read(block))
        open_area = bool(found) or joined is not None
        areas.extend(found)
        above = []
    if areas:
        areas[-1] = replace(areas[-1], notes=(*areas[-1].notes, *(line for line in above if is_note(line))))
    return tuple(areas), tuple(findings)


def _under_the_same(before: Area, area: Area) -> Area:
    """Return `area` under the chapters of the area before it, too: （二） after one that stood under 一、（一）."""
    if not area.chapters or area.titles or area.name != before.name:
        return area
    outline = Outline(0)
    for chapter in (*before.chapters, *area.chapters):
        outline.begin_chapter(chapter)
    return replace(area, chapters=outline.path)


def _not_read(table: Table) -> Finding:
    where = next((cell.where for row in table.rows for cell in row if cell.text.strip()), table.name)
    what = "是指标或其他清单" if names_no_tasks(table) else "没有任务表的表头"
    return Finding(
        Severity.NOTE, where, f"{f'工作表“{table.name}”' if table.name else '这个表格'}{what}，没有从中读取任务"
    )


def _areas_of(table: Table, above: list[str]) -> list[Area]:
    """Return the areas of one table; `above` are the paragraphs since the table before it."""
    groups = find_headings(table)
    if not groups:
        return []
    rows = rows_of(table)
    kept = [group for at, group in enumerate(groups) if at == 0 or group.paths != groups[at - 1].paths]
    repeated = {row for group in groups for row in range(group.first, group.last + 1)}
    areas = []
    begin = 0
    lines = _last_lines(above)
    for at, group in enumerate(kept):
        titles_from = _titles_from(rows, begin, group.first) if at else 0
        end = kept[at + 1].first if at + 1 < len(kept) else len(rows)
        end = _titles_from(rows, group.last + 1, end) if at + 1 < len(kept) else end
        own = [" ".join(row.texts) for row in rows[titles_from : group.first] if row.texts]
        body = tuple(row for index, row in enumerate(rows[:end]) if index > group.last and index not in repeated)
        areas.append(_area(table, group, [*lines, *own], body, rows))
        lines, begin = [], end
    return areas


def _area(table: Table, group: Headings, lines: Iterable[str], body: tuple[Row, ...], rows: tuple[Row, ...]) -> Area:
    lines = [line.strip() for line in lines if line.strip() and not _SKIPPED_TITLE.match(line)]
    chapters = [line for line in lines if is_numbered_heading(line) and "。" not in line]
    titles = [line for line in lines if line not in chapters and not is_signature(line) and not is_note(line)]
    return Area(
        key=rows[group.first].where,
        name=table.name,
        above=tuple(lines),
        titles=tuple(titles),
        chapters=tuple(chapters),
        paths=group.paths,
        last_headings=tuple(plain_heading(cell.text) for cell in table.rows[group.last]),
        rows=body,
    )


def _last_lines(above: list[str]) -> list[str]:
    """Return the short lines right above a table: its title and the chapter it stands in."""
    lines: list[str] = []
    for line in reversed([line for line in above if line.strip()]):
        if len(line) > _LONGEST_TITLE or line.rstrip().endswith(("。", "；", "：", ":")) or len(lines) == _TITLES_ABOVE:
            break
        lines.insert(0, line)
        if _SKIPPED_TITLE.match(line):
            break
    return lines


def _titles_from(rows: tuple[Row, ...], begin: int, end: int) -> int:
    """Return the first of the rows right above headings that are titles and not the last rows of the table above."""
    at = end
    while at > begin:
        texts = rows[at - 1].texts
        if len(texts) > 1 or (texts and (is_note(texts[0]) or is_signature(texts[0]) or is_plain_number(texts[0]))):
            break
        at -= 1
    return at


def _goes_on(area: Area, first: Area | None, table: Table, above: list[str]) -> Area | None:
    """Return `area` with the rows of the next table where that only goes on after a page break, else None.

    Headings between the two become chapters.
    """
    lines = [line for line in above if line.strip() and not is_note(line)]
    if first is not None:
        same = first.paths == area.paths and first.name == area.name
        titled = [title for title in first.titles if title not in area.titles]
        return replace(area, rows=area.rows + first.rows) if same and not titled and not first.chapters else None
    width = len(area.paths)
    rows = rows_of(table)
    if not area.rows or table.name != area.name or any(len(row.cells) > width and _spills(row, width) for row in rows):
        return None
    headings = [line.strip() for line in lines if is_numbered_heading(line) and len(line) <= _LONGEST_TITLE]
    if not _follows(area.rows, rows) and (len(headings) < len(lines) or len(table.rows[0]) != width):
        return None
    chapters = tuple(heading_row(text, width, table.name) for text in headings)
    return replace(area, rows=area.rows + chapters + tuple(cut(row, width) for row in rows))


def _spills(row: Row, width: int) -> bool:
    return any(cell.text.strip() for cell in row.cells[width:])


def _follows(before: tuple[Row, ...], after: tuple[Row, ...]) -> bool:
    """Whether the first number of the rows after is the one that follows the last of the rows before."""
    last = next((number for row in reversed(before) if (number := _leading_number(row))), None)
    first = next((number for row in after[:4] if (number := _leading_number(row))), None)
    return last is not None and first == last + 1


def _leading_number(row: Row) -> int | None:
    text = row.texts[0] if row.texts else ""
    return int(text) if text.isdecimal() else None
