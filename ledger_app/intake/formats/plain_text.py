"""Running text: a paragraph a line, and tables where consecutive lines are split by tabs.

Rows copied from a spreadsheet, a web page or a PDF keep their tabs and lose everything else: cells at the end, rows at
page breaks. Whether a row has shifted is for the reader of tables to decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ledger_app.intake.assembly import Assembly, Row

_QUOTED_CELL = re.compile(r'(?:^|(?<=\t))"((?:[^"]|"")*)"(?=\t|$)', re.MULTILINE)
_EDGE = re.compile(r"[\t\n]")
_MARKDOWN_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+")
_MARKDOWN_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NUMERAL = re.compile(
    r"[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]|[一二三四五六七八九十]{1,3}[、．.]|\d{1,3}[.．、）)]|[①-⑳]"
    r"|第[一二三四五六七八九十百\d]{1,4}[章节条]"
)
_LONGEST_CHAPTER = 30
_CONTENTS_PAGE = re.compile(r"[\s.…·]*(\d{1,3})\s*$")
_CONTENTS_TITLE = re.compile(r"\s*(?:[第（(〇一二三四五六七八九十\d]|附|目录|前言|专栏)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line and the cells that tabs split it into."""

    number: int
    cells: tuple[str, ...]

    @property
    def filled(self) -> int:
        """How many of its cells hold something."""
        return sum(bool(cell.strip()) for cell in self.cells)

    @property
    def is_numbered(self) -> bool:
        """Whether it is a numeral with its mark and the words behind it, as lists of Word are copied."""
        return len(self.cells) == self.filled == 2 and _NUMERAL.fullmatch(self.cells[0].strip()) is not None

    @property
    def is_row(self) -> bool:
        """Whether it can be a row of a table: a tab that only indents, or stands behind a numeral, makes none."""
        if self.is_numbered and len(self.cells[-1].strip()) > _LONGEST_CHAPTER:
            return False
        return self.filled >= 2 or (len(self.cells) > 2 and self.filled > 0)


def read_text(text: str, assembly: Assembly) -> None:
    """Append a text in its own order."""
    lines = _lines(text)
    rows = {first: last for first, last in _runs(lines) if _is_table(lines[first:last])}
    at = 0
    while at < len(lines):
        if at in rows:
            assembly.add_ragged_table([_row(line) for line in lines[at : rows[at]]])
            at = rows[at]
            continue
        line = lines[at]
        words = _MARKDOWN_BOLD.sub(r"\2", _MARKDOWN_HEADING.sub("", "\t".join(line.cells)))
        if words.strip():
            assembly.add_paragraph(words, f"第{line.number}行")
        else:
            assembly.add_blank(words)
        at += 1


def _row(line: _Line) -> Row:
    return Row(line.cells, [f"第{line.number}行第{column}列" for column in range(1, len(line.cells) + 1)])


def _lines(text: str) -> list[_Line]:
    """Split into lines; a cell in quotes, as spreadsheets copy cells of several lines, stays in one piece."""
    if "\t" not in text or not any("\n" in match[1] for match in _QUOTED_CELL.finditer(text)):
        return [_Line(number, _cells(line)) for number, line in enumerate(text.split("\n"), 1)]
    lines = []
    start, number = 0, 1
    cells: list[str] = []
    for cell, end, mark in _quoted_cells(text):
        cells.append(cell)
        if mark != "\t":
            lines.append(_Line(number, tuple(cells)))
            cells = []
            number += text.count("\n", start, end)
            start = end
    return lines


def _quoted_cells(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield each cell, the offset behind the mark that ends it, and that mark: a tab, a line end, or nothing."""
    at = 0
    while at <= len(text):
        quoted = _QUOTED_CELL.match(text, at) if text[at : at + 1] == '"' else None
        if quoted is not None:
            cell, end = quoted[1].replace('""', '"'), quoted.end()
        else:
            edge = _EDGE.search(text, at)
            end = edge.start() if edge else len(text)
            cell = text[at:end]
        yield cell, end + 1, text[end : end + 1]
        at = end + 1


def _cells(line: str) -> tuple[str, ...]:
    """Split a line at its tabs, or at the bars of a Markdown table."""
    bare = line.strip()
    if "\t" not in line and len(bare) > 2 and bare[0] == bare[-1] == "|":
        cells = (_LINE_BREAK.sub("\n", cell).strip() for cell in bare[1:-1].split("|"))
        return () if _MARKDOWN_RULE.match(bare) else tuple(cells)
    return tuple(line.split("\t"))


def _runs(lines: list[_Line]) -> Iterator[tuple[int, int]]:
    """Yield the stretches [first, last) of rows; blank lines, as at page breaks, do not end one.

    A single line without tabs right between two rows belongs to them: a chapter row whose tabs were trimmed.
    """
    at = 0
    while at < len(lines):
        if not lines[at].is_row:
            at += 1
            continue
        first, last = at, at + 1
        following = last
        while following < len(lines):
            if lines[following].is_row:
                last = following + 1
            elif lines[following].filled and not (following == last and _is_row_at(lines, following + 1)):
                break
            following += 1
        yield first, last
        at = last


def _is_row_at(lines: list[_Line], at: int) -> bool:
    return at < len(lines) and lines[at].is_row


def _is_table(run: list[_Line]) -> bool:
    """Two rows of several cells make a table, and so does one row of many; a table of contents is none."""
    full = [line for line in run if line.filled >= 2 and not line.is_numbered]
    if len(full) < 2:
        return any(line.filled > 2 for line in full)
    return not _is_contents(full)


def _is_contents(rows: list[_Line]) -> bool:
    """Titles with their page numbers, which never go down."""
    if any(len(line.cells) != 2 for line in rows):
        return False
    pages = [_CONTENTS_PAGE.match(line.cells[1]) for line in rows]
    numbers = [int(page[1]) for page in pages if page is not None]
    titled = sum(bool(_CONTENTS_TITLE.match(line.cells[0])) for line in rows)
    return len(numbers) == len(rows) > 2 and numbers == sorted(numbers) and 2 * titled >= len(rows)
