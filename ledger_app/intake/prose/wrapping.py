"""Text copied line by line: lines of one width, where a shorter line or an indent tells where a paragraph ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger_app.intake.prose.start import begins_anew, begins_numbered

_FEWEST = 8
_NARROWEST, _WIDEST = 18, 60
_SLACK, _FULL = 2.5, 0.5
_INDENT = 2
_INDENTS = (" ", "\u3000", "\t", "\xa0")
_UNBROKEN = re.compile(r"[!-~]*[，。、；：！？）》”％]*")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped.

    Attributes:
        full: the width of a full line, in Chinese characters.
        indented: paragraphs begin with blanks.
    """

    full: float
    indented: bool

    def goes_on(self, line: str, following: str, *, is_first: bool) -> bool:
        """Whether the paragraph of `line` goes on in the line after it.

        Args:
            is_first: `line` begins its paragraph; it is two characters narrower where its indent was lost.
        """
        room = self.full - (_INDENT if is_first and not self.indented else 0) - width(line.rstrip())
        if room > max(_SLACK, _unbroken(following)) or begins_numbered(following):
            return False
        ended = line.rstrip()[-1] in "。！？：；"
        if self.indented and is_indented(following):
            return False
        if ended and (begins_anew(following) or not self.indented):
            return False
        if room <= _FULL and "，" in line:
            return True
        return not (is_first and _is_heading(line)) or width(following.rstrip()) < self.full - _SLACK


def wrapping_of(texts: Sequence[str]) -> Wrapping | None:
    """Return how a text is wrapped, None for one whose paragraphs are whole."""
    widths = sorted(width(text.rstrip()) for text in texts)
    if len(widths) < _FEWEST:
        return None
    full = widths[int(len(widths) * 0.9)]
    if not _NARROWEST <= full <= _WIDEST or widths[int(len(widths) * 0.98)] > full + _SLACK:
        return None
    lines = [text for text in texts if width(text.rstrip()) >= full - _SLACK]
    unended = sum(text.rstrip()[-1] not in "。！？：；）" for text in lines)
    if 3 * len(lines) < len(widths) or 2 * unended < len(lines):
        return None
    return Wrapping(full, indented=_is_used(texts))


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters; letters and digits are half as wide."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def _unbroken(text: str) -> float:
    """Return how wide the number or word is that begins a text, which no line break parts."""
    found = _UNBROKEN.match(text.lstrip())
    return width(found[0]) if found else 0.0


def is_indented(text: str) -> bool:
    """Whether blanks stand in front of a line."""
    return width(text) - width(text.lstrip()) >= 1 and text.startswith(_INDENTS)


def _is_used(texts: Sequence[str]) -> bool:
    """Whether indents tell paragraphs apart: some lines have one, and most of the others do not."""
    count = sum(is_indented(text) for text in texts)
    return 20 * count >= len(texts) and 10 * count <= 8 * len(texts)


def _is_heading(line: str) -> bool:
    return begins_numbered(line) and not any(mark in line for mark in "。；")
