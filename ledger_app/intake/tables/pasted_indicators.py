"""Tables of indicators pasted from a web page with one cell to a line, rebuilt into rows.

Each row is found by what every row has: its number, else its attribute (约束性, 预期性).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ledger_app.domain.quantity import is_unit
from ledger_app.intake.document import Cell, Document, Paragraph, Table
from ledger_app.intake.tables.indicator_columns import ATTRIBUTES, Role, role_of
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading

_LONGEST_HEADING = 16
_LONGEST_CELL = 60
_FEWEST_HEADINGS, _MOST_HEADINGS = 3, 12
_GOES_ON = re.compile(r"^(?:属性|性质|类型|名称|目标值?|现状值?|实际值?|基期值?|规划值|预期值?|值)$")
_FIRST = frozenset({Role.NUMBER, Role.GROUP, Role.NAME})
_VALUE = re.compile(r"[\d.≥≤<>＜＞～~—–-]+[%％]?$")
_YEAR = re.compile(r"20\d\d年?$")
_CHAPTER = re.compile(r"第[一二三四五六七八九十]+[章节]")


@dataclass(frozen=True, slots=True)
class PastedIndicators:
    """A rebuilt table, the blocks it was made of, and the words above it."""

    table: Table
    blocks: frozenset[int]
    title: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell of the table: a line, or two where a heading was broken.

    Attributes:
        marked: a tab stands before it, as some pages leave one before each cell.
    """

    text: str
    where: str
    span: tuple[int, int]
    blocks: tuple[int, ...]
    marked: bool


def pasted_indicators(document: Document) -> Iterator[PastedIndicators]:
    """Yield the tables of indicators that stand in `document` as lines of one cell each."""
    pieces = list(_pieces(document))
    at = 0
    while at < len(pieces):
        run = _headings(pieces[at : at + _MOST_HEADINGS])
        if not run:
            at += 1
            continue
        end, last = at + len(run), _body_end(pieces, at + len(run))
        headings = _mended(run)
        rows = list(_rows(pieces[end:last], [role_of(piece.text) for piece in headings]))
        if rows:
            reached = max(piece.span[1] for row in rows for piece in row if piece is not None)
            used = [piece for piece in pieces[at:last] if piece.span[1] <= reached]
            blocks = frozenset(block for piece in used for block in piece.blocks)
            title = pieces[at - 1].text if at else ""
            yield PastedIndicators(Table("", (_laid(headings), *map(_laid, rows)), ragged=True), blocks, title)
        at = last


def _pieces(document: Document) -> Iterator[_Piece]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and (text := block.text.strip()):
            yield _Piece(text, block.where, block.span, (index,), block.text.startswith("\t"))


def _headings(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Return the headings that these lines begin with, none where they are not those of indicators."""
    run = list(takewhile(_is_heading, pieces))
    roles = [role_of(piece.text) for piece in run]
    begins = len(run) >= _FEWEST_HEADINGS and roles[0] in _FIRST and {Role.NAME, Role.VALUE} <= set(roles)
    return run if begins else []


def _is_heading(piece: _Piece) -> bool:
    text = piece.text
    if len(text) > _LONGEST_HEADING or "。" in text or ATTRIBUTES.match(text):
        return False
    return role_of(text) is not Role.OTHER and (not _VALUE.match(text) or bool(_YEAR.fullmatch(text)))


def _mended(run: Sequence[_Piece]) -> list[_Piece]:
    """Return headings with those broken in two whole: 2025年, 目标; 指标, 属性 where the name has its own heading."""
    names = sum(role_of(piece.text) is Role.NAME for piece in run)
    headings: list[_Piece] = []
    for piece in run:
        before = headings[-1] if headings else piece
        broken = _YEAR.match(before.text) or (names > 1 and before.text == "指标")
        if broken and not piece.marked and _GOES_ON.match(piece.text):
            whole = replace(before, text=before.text + piece.text, span=(before.span[0], piece.span[1]))
            headings[-1] = replace(whole, blocks=before.blocks + piece.blocks)
        else:
            headings.append(piece)
    return headings


def _body_end(pieces: Sequence[_Piece], at: int) -> int:
    """Return where the cells end: at a sentence, a heading of the text, or a note."""
    return next((index for index in range(at, len(pieces)) if _ends_cells(pieces[index].text)), len(pieces))


def _ends_cells(text: str) -> bool:
    heading = _CHAPTER.match(text) or (is_numbered_heading(text) and len(text) > _LONGEST_HEADING)
    return bool(heading) or len(text) > _LONGEST_CELL or "。" in text or is_note(text)


def _rows(pieces: Sequence[_Piece], roles: Sequence[Role]) -> Iterator[list[_Piece | None]]:
    """Yield the cells of each row, one for each heading, None where it has none."""
    if Role.NUMBER in roles:
        yield from _numbered_rows(pieces, roles)
        return
    grouped = next(at for at, role in enumerate(roles) if role is not Role.GROUP)
    own = roles[grouped:]
    mark, sign = (Role.ATTRIBUTE, ATTRIBUTES) if Role.ATTRIBUTE in own else (Role.VALUE, _VALUE)
    before = own.index(mark)
    begin = 0
    for at, piece in enumerate(pieces):
        if at < begin + before or not sign.match(piece.text):
            continue
        left, right = pieces[at - before : at], pieces[at + 1 : at + len(own) - before]
        if before and not _VALUE.match(left[0].text):
            begin = at + len(own) - before
            yield [*[None] * grouped, *_fitted([*left, piece, *right], own)]


def _numbered_rows(pieces: Sequence[_Piece], roles: Sequence[Role]) -> Iterator[list[_Piece | None]]:
    at = roles.index(Role.NUMBER)
    anchors = list(_numbers(pieces))
    for anchor, following in pairwise([*anchors, len(pieces)]):
        yield [*[None] * at, pieces[anchor], *_fitted(pieces[anchor + 1 : following], roles[at + 1 :])]


def _numbers(pieces: Sequence[_Piece]) -> Iterator[int]:
    """Yield where rows begin: numbers one after the other, each with a name behind it."""
    expected = 1
    for at, piece in enumerate(pieces[:-1]):
        behind = pieces[at + 1].text
        if piece.text.rstrip(".、．") == str(expected) and not _VALUE.match(behind) and not ATTRIBUTES.match(behind):
            yield at
            expected += 1


def _fitted(pieces: Sequence[_Piece], roles: Sequence[Role]) -> list[_Piece | None]:
    """Return a row's cells behind its number, one for each of `roles`.

    The attribute is known by its words; the name comes first, and where cells are missing the last ones are there.
    What is left over belongs to the group of the next row, or to parts of this row's measure.
    """
    if roles[:1] == [Role.GROUP]:
        shown = _shows_group(pieces, roles)
        return [pieces[0] if shown else None, *_fitted(pieces[1:] if shown else pieces, roles[1:])]
    if Role.ATTRIBUTE not in roles:
        return _named(pieces, len(roles))
    at = roles.index(Role.ATTRIBUTE)
    mark = next((index for index, piece in enumerate(pieces) if ATTRIBUTES.match(piece.text)), None)
    if mark is None:
        cells = _named(pieces, len(roles) - 1)
        return [*cells[:at], None, *cells[at:]]
    return [*_named(pieces[:mark], at), pieces[mark], *_from_right(pieces[mark + 1 :], len(roles) - at - 1)]


def _shows_group(pieces: Sequence[_Piece], roles: Sequence[Role]) -> bool:
    """Whether the first cell is that of the group, which only the first row of a group shows."""
    unit = next((at for at, piece in enumerate(pieces) if is_unit(piece.text)), None)
    if Role.UNIT in roles and unit is not None:
        return unit >= roles.index(Role.UNIT)
    return len(pieces) >= len(roles)


def _named(pieces: Sequence[_Piece], count: int) -> list[_Piece | None]:
    """Return `count` cells of which the first is a name."""
    if not pieces or not count:
        return [None] * count
    return [pieces[0], *_from_right(pieces[1:], count - 1)]


def _from_right(pieces: Sequence[_Piece], count: int) -> list[_Piece | None]:
    return [*[None] * (count - len(pieces)), *pieces[:count]]


def _laid(pieces: Sequence[_Piece | None]) -> tuple[Cell, ...]:
    return tuple(Cell("", "") if piece is None else Cell(piece.text, piece.where, piece.span) for piece in pieces)
