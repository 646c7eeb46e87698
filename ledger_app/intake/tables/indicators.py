"""Tables of indicators: what a plan measures, with unit, attribute, and the value of each year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import IndicatorDraft
from ledger_app.domain.quantity import is_unit
from ledger_app.intake.document import Document, Paragraph, Table
from ledger_app.intake.tables.headings import find_headings
from ledger_app.intake.tables.indicator_columns import IndicatorColumns, columns_of_indicators, may_hold_indicators
from ledger_app.intake.tables.indicator_rows import mended
from ledger_app.intake.tables.pasted_indicators import pasted_indicators
from ledger_app.intake.tables.row_kinds import is_note, is_page_mark
from ledger_app.intake.tables.rows import Row, rows_of

_BRACKET = re.compile(r"[（(〔\[【]\s*(?:单位\s*[:：]\s*)?([^（()）〔〕\[\]【】]{1,20}?)\s*[）)〕\]】]")
_NUMBERED = re.compile(r"^\s*[（(]?(\d{1,3})[）)]?\s*[.、．]\s*(?=\D)")
_MARKS = re.compile(r"[*＊①-⑳]+$")
_TITLES_ABOVE = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of measures: its cells by their meaning."""

    number: str
    names: tuple[str, ...]
    unit: str
    attribute: str
    values: tuple[tuple[str, str], ...]
    span: tuple[int, int]


def indicators_of(document: Document) -> tuple[tuple[IndicatorDraft, ...], frozenset[int]]:
    """Return the indicators of `document`, and the indices of the blocks whose tables hold them."""
    drafts: list[IndicatorDraft] = []
    taken: set[int] = set()
    for found in _found(document):
        drafts += _drafts(found.lines, len(drafts))
        taken |= found.blocks if found.lines else set()
    return tuple(drafts), frozenset(taken)


@dataclass(frozen=True, slots=True)
class _Found:
    """The rows of one table of indicators and the blocks they stand in."""

    lines: tuple[_Line, ...]
    blocks: frozenset[int]


def _found(document: Document) -> Iterator[_Found]:
    """Yield the tables of indicators in order; one that goes on after a page break keeps its columns."""
    above: list[str] = []
    columns: IndicatorColumns | None = None
    width = 0
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            above.append(block.text.strip())
            continue
        goes_on = columns is not None and _goes_on(block, width, above)
        if goes_on or may_hold_indicators(block):
            rows = rows_of(block)
            own = columns_of_indicators(rows, " ".join((*above[-_TITLES_ABOVE:], block.name)))
            columns = own or (replace(columns, last=-1) if columns is not None and goes_on else None)
            if columns is not None:
                yield _Found(_lines(rows, columns), frozenset({index}))
        else:
            columns = None
        width, above = _width(block), []
    for pasted in pasted_indicators(document):
        rows = rows_of(pasted.table)
        columns = columns_of_indicators(rows, pasted.title)
        if columns is not None:
            yield _Found(_lines(rows, columns), pasted.blocks)


def _goes_on(table: Table, width: int, above: Sequence[str]) -> bool:
    """Whether a table only goes on after a page break: as wide as the one before, no headings, no words between."""
    return _width(table) == width and all(map(_is_page_break, above)) and not find_headings(table)


def _width(table: Table) -> int:
    return len(table.rows[0]) if table.rows else 0


def _is_page_break(text: str) -> bool:
    return not text or is_page_mark(text)


def _lines(rows: Sequence[Row], columns: IndicatorColumns) -> tuple[_Line, ...]:
    """Return the rows of measures: chapters, notes and repeated headings left out."""
    headings = rows[columns.last].spread[columns.names[-1]].text if columns.last >= 0 else ""
    return tuple(
        line
        for row in mended(rows[columns.last + 1 :], columns)
        if _has_cells(row) and row.spread[columns.names[-1]].text != headings
        for line in (_line(row, columns),)
        if line.names and (line.values or line.number or line.attribute)
    )


def _has_cells(row: Row) -> bool:
    """Whether a row is no chapter and no note: several texts, those of merges from above among them."""
    texts = {cell.text for cell in row.spread if cell.text.strip()}
    return len(texts) > 1 and bool(row.texts) and not is_note(row.texts[0])


def _line(row: Row, columns: IndicatorColumns) -> _Line:
    texts = [_plain(cell.text) for cell in row.spread]
    names = tuple(dict.fromkeys(texts[at] for at in columns.names if texts[at]))
    number = texts[columns.number].strip("（）().、") if columns.number is not None else ""
    if names and not number and (numbered := _NUMBERED.match(names[0])):
        number = numbered[1]
        names = (names[0][numbered.end() :], *names[1:])
    return _Line(
        number=number,
        names=names,
        unit=texts[columns.unit] if columns.unit is not None else "",
        attribute=texts[columns.attribute] if columns.attribute is not None else "",
        values=tuple((key, texts[at]) for at, key in columns.values if texts[at]),
        span=row.span,
    )


def _drafts(lines: Sequence[_Line], before: int) -> Iterator[IndicatorDraft]:
    """Yield an indicator a row; parts of one measure with the same values are that one."""
    at = 0
    count = before
    while at < len(lines):
        parts = [lines[at]]
        while at + len(parts) < len(lines) and _is_part(parts[0], lines[at + len(parts)]):
            parts.append(lines[at + len(parts)])
        at += len(parts)
        same = len(parts) > 1 and all(part.values == parts[0].values for part in parts)
        divided = len(parts) > 1 or bool(_without_unit(parts[0].names[0])[1])
        for part in parts[:1] if same else parts:
            count += 1
            names = part.names[:1] if same else part.names if divided else part.names[-1:]
            span = (parts[0].span[0], parts[-1].span[1]) if same else part.span
            yield _draft(part, names, count, span)


def _is_part(first: _Line, line: _Line) -> bool:
    """Whether a row is another part of the measure of a row: number and name merged over both, or a unit with it.

    Without these the first of two names is that of a group.
    """
    if len(first.names) == 1 or len(line.names) == 1 or first.names[0] != line.names[0]:
        return False
    return first.number == line.number if first.number else bool(_without_unit(first.names[0])[1])


def _draft(line: _Line, names: Sequence[str], count: int, span: tuple[int, int]) -> IndicatorDraft:
    """Return the draft of a row; the unit comes from its column, else from a bracket in the name."""
    cleaned = [_without_unit(name) for name in names]
    name = cleaned[0][0] + "".join(f"（{part}）" for part, _ in cleaned[1:])
    unit = line.unit or next((unit for _, unit in cleaned if unit), "")
    number = int(line.number) if line.number.isdecimal() else count
    return IndicatorDraft(number, name, unit, line.attribute, line.values, span)


def _without_unit(name: str) -> tuple[str, str]:
    """Return a name without the bracket that holds its unit of measure, and that unit."""
    for bracket in reversed(list(_BRACKET.finditer(name))):
        if is_unit(bracket[1]):
            return _MARKS.sub("", name[: bracket.start()] + name[bracket.end() :]), bracket[1]
    return _MARKS.sub("", name), ""


def _plain(text: str) -> str:
    """Return a cell's text in one line, PM_{2.5} as PM2.5."""
    return re.sub(r"\s+|[_{}]", "", text)
