"""Tables of indicators pasted from a web page with one cell to a line, rebuilt into rows.

Each row is found by what every row has: its number, else its attribute (约束性, 预期性).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger_app.intake.document import Cell, Document, Paragraph, Table
from ledger_app.intake.tables.indicator_columns import ATTRIBUTES, Role, role_of
from ledger_app.intake.tables.row_kinds import is_note, is_numbered_heading

_LONGEST_HEADING = 16
_LONGEST_CELL = 60
_FEWEST_HEADINGS, _MOST_HEADINGS = 3, 12
_GOES_ON = re.compile(r"^(?:属性|性质|类型|名称|目标值?|现状值?|实际值?|基期值?|规划值|预期值?|值)$")
_FIRST = frozenset({Role.NUMBER, Role.GROUP, Role.NAME})
_VALUE = re.compile(r"[\d.≥≤<>＜＞～~—–-]+[%％]?$")
_BROKEN = re.compile(r"^(?:指标|20\d\d年?|目标|现状|基期)$")


@dataclass(frozen=True, slots=True)
class PastedIndicators:
    """A rebuilt table, the blocks it was made of, and the words above it."""

    table: Table
    blocks: frozenset[int]
    title: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A cell of the table: a line, or two where the cell was broken."""

    text: str
    where: str
    span: tuple[int, int]
    blocks: tuple[int, ...]


def pasted_indicators(document: Document) -> Iterator[PastedIndicators]:
    """Yield the tables of indicators that stand in `document` as lines of one cell each."""
    pieces = list(_pieces(document))
    at = 0
    while at < len(pieces):
        end = _headings_end(pieces, at)
        if end == at:
            at += 1
            continue
        headings = pieces[at:end]
        last = _body_end(pieces, end)
        rows = list(_rows(pieces[end:last], [role_of(piece.text) for piece in headings]))
        if rows:
            reached = max(piece.span[1] for row in rows for piece in row if piece is not None)
            used = [piece for piece in pieces[at:last] if piece.span[1] <= reached]
            blocks = frozenset(block for piece in used for block in piece.blocks)
            title = pieces[at - 1].text if at else ""
            yield PastedIndicators(Table("", (_laid(headings), *map(_laid, rows)), ragged=True), blocks, title)
        at = max(last, end)


def _pieces(document: Document) -> Iterator[_Piece]:
    """Yield the lines as cells: a heading broken in two (指标, 属性; 2025年, 目标) is one."""
    held: _Piece | None = None
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Paragraph) or not block.text.strip():
            continue
        text = block.text.strip()
        if held is not None and _BROKEN.match(held.text) and _GOES_ON.match(text) and not block.text.startswith("\t"):
            held = _Piece(held.text + text, held.where, (held.span[0], block.span[1]), (*held.blocks, index))
            continue
        if held is not None:
            yield held
        held = _Piece(text, block.where, block.span, (index,))
    if held is not None:
        yield held


def _headings_end(pieces: Sequence[_Piece], at: int) -> int:
    """Return where the headings that begin at `at` end, `at` where none begin there."""
    roles: list[Role] = []
    for piece in pieces[at : at + _MOST_HEADINGS]:
        role = role_of(piece.text) if len(piece.text) <= _LONGEST_HEADING and "。" not in piece.text else Role.OTHER
        if role is Role.OTHER or ATTRIBUTES.match(piece.text) or _VALUE.match(piece.text):
            break
        roles.append(role)
    begins = len(roles) >= _FEWEST_HEADINGS and roles[0] in _FIRST and {Role.NAME, Role.VALUE} <= set(roles)
    return at + len(roles) if begins else at


def _body_end(pieces: Sequence[_Piece], at: int) -> int:
    """Return where the cells end: at a sentence, a heading of the text, or a note."""
    while at < len(pieces):
        text = pieces[at].text
        if (
            len(text) > _LONGEST_CELL
            or "。" in text
            or is_note(text)
            or re.match(r"第[一二三四五六七八九十]+[章节]", text)
        ):
            break
        if is_numbered_heading(text) and len(text) > _LONGEST_HEADING:
            break
        at += 1
    return at


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
    if Role.ATTRIBUTE not in roles:
        return _named(pieces, len(roles))
    at = roles.index(Role.ATTRIBUTE)
    mark = next((index for index, piece in enumerate(pieces) if ATTRIBUTES.match(piece.text)), None)
    if mark is None:
        cells = _named(pieces, len(roles) - 1)
        return [*cells[:at], None, *cells[at:]]
    return [*_named(pieces[:mark], at), pieces[mark], *_from_right(pieces[mark + 1 :], len(roles) - at - 1)]


def _named(pieces: Sequence[_Piece], count: int) -> list[_Piece | None]:
    """Return `count` cells of which the first is a name."""
    if not pieces or not count:
        return [None] * count
    return [pieces[0], *_from_right(pieces[1:], count - 1)]


def _from_right(pieces: Sequence[_Piece], count: int) -> list[_Piece | None]:
    return [*[None] * (count - len(pieces)), *pieces[:count]]


def _laid(pieces: Sequence[_Piece | None]) -> tuple[Cell, ...]:
    return tuple(Cell("", "") if piece is None else Cell(piece.text, piece.where, piece.span) for piece in pieces)
