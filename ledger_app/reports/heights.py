"""How many lines a text takes in a cell, and how high the cell must be. Excel and WPS do not fit merged cells.

Computed for two ways of rendering, the higher one counts: with the office's own fonts (half-width Latin, narrow cells,
lines 1.17 of the font's size apart), and with stand-ins as on a computer without them (wide Latin, wide cells, lines
1.45 apart). Chinese characters are one em wide in both.

Source: measured in LibreOffice 7.4 with Noto Sans CJK and DejaVu Sans as stand-ins, and with Excel's own column
arithmetic (8 pixels a character in 宋体 11).
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from math import ceil

HIGHEST = 409.0
"""The highest row that Excel knows, in points."""

PADDING = 5.0
"""Points of a row's height that are not lines."""

_STAND_IN_PITCH, _OWN_PITCH = 1.45, 1.17
_STAND_IN_CHARACTER, _OWN_CHARACTER = 6.65, 5.5
_CELL_MARGINS = 2.0

_OPENING = "（《“‘「『【〔［"
_CLOSING = "，。、；：？！）》”’」』】〕］％·…"
_SENTENCE_ENDS = re.compile(r"[。；！？](?!”)”?\n?|\n")
_CLAUSE_ENDS = re.compile(r"[，、：]")


@dataclass(frozen=True, slots=True)
class Room:
    """The width that a cell leaves for text of one size.

    Attributes:
        size: of the font, in points.
        wide, tight: width in ems with stand-in fonts and with the office's own.
    """

    size: float
    wide: float
    tight: float

    @classmethod
    def of(cls, width: float, size: float) -> "Room":
        """Return the room in a cell `width` characters wide, as Excel counts them."""
        wide = (width * _STAND_IN_CHARACTER - _CELL_MARGINS) / size
        tight = (width * _OWN_CHARACTER - _CELL_MARGINS) / size
        return cls(size, max(wide, 1.0), max(tight, 1.0))


def height_of(text: str, room: Room) -> float:
    """Return the height in points of a row that shows `text` whole."""
    if "\n" in text:
        paragraphs = text.split("\n")
        with_stand_ins = sum(count_lines(paragraph, room.wide) for paragraph in paragraphs)
        with_own = sum(_own_lines(paragraph, room.tight) for paragraph in paragraphs)
    elif len(text) <= room.tight:
        with_stand_ins = with_own = 1
    else:
        with_stand_ins, with_own = count_lines(text, room.wide), _own_lines(text, room.tight)
    return room.size * max(with_stand_ins * _STAND_IN_PITCH, with_own * _OWN_PITCH) + PADDING


def split_text(text: str, room: Room, highest: float) -> list[str]:
    """Return `text` in parts that each fit a row `highest` points high; joined they are the text again.

    A part ends at the end of a sentence, else of a clause, else where the row is full.
    """
    parts = []
    while len(text) > 1 and height_of(text, room) > highest:
        end = _last_fitting(text, room, highest)
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]


def _last_fitting(text: str, room: Room, highest: float) -> int:
    """Return where the last part of `text` ends that fits a row."""
    fitting_ends = bisect_right(range(1, len(text)), highest, key=lambda end: height_of(text[:end], room))
    most = max(1, fitting_ends)
    for ends in (_SENTENCE_ENDS, _CLAUSE_ENDS):
        fitting = [match.end() for match in ends.finditer(text, 0, most) if match.end() > most // 2]
        if fitting:
            return fitting[-1]
    return most


def _own_lines(paragraph: str, width: float) -> int:
    """Return about how many lines a paragraph takes with half-width Latin in a narrow cell."""
    ems = len(paragraph.encode("gb18030", "replace")) / 2
    return ceil(ems / width) or 1


def count_lines(paragraph: str, width: float) -> int:
    """Return how many lines a paragraph takes in stand-in fonts, each filled as far as it may break."""
    widths = paragraph.encode("ascii", "replace").translate(_HUNDREDTHS)
    room, length = int(width * 100), len(widths)
    lines, begin = 1, 0
    while (end := begin + room // 100) < length:  # so many characters fit in any case
        left = room - sum(widths[begin:end])
        while left >= 100 and end < length:
            more = end + left // 100
            left -= sum(widths[end:more])
            end = more
        while end < length and widths[end] <= left:
            left -= widths[end]
            end += 1
        if end >= length:
            break
        begin = _last_break(paragraph, begin, end)
        lines += 1
    return lines


def _last_break(paragraph: str, begin: int, end: int) -> int:
    """Return the last place up to `end` where a line from `begin` may end.

    That is not in a Latin word or number, not before a closing mark and not after an opening one; a line of nothing
    else ends where it is full.
    """
    for place in range(end, begin, -1):
        before, after = paragraph[place - 1], paragraph[place]
        if after in _CLOSING or before in _OPENING or ("!" <= before <= "~" and "!" <= after <= "~"):
            continue
        return place
    return max(end, begin + 1)


def _hundredths() -> bytes:
    """Return the width of each ASCII character in stand-in fonts, in hundredths of an em; 100 stands for all others."""
    widths = {
        " ": 32,
        **dict.fromkeys("0123456789*$_{}", 64),
        **dict.fromkeys("abcdefghijklmnopqrstuvwxyz", 62),
        **dict.fromkeys("ABCDEFGHIJKLMNOPQRSTUVWXYZ&", 75),
        **dict.fromkeys("mwMW@%", 99),
        **dict.fromkeys("<>=+~^#", 84),
        **dict.fromkeys(".,;:!'|/\\()[]-`\"ijltfr", 47),
    }
    return bytes(widths.get(chr(code), 100) for code in range(256))


_HUNDREDTHS = _hundredths()
