"""The characters of a page as lines of text: what stands on one height, from left to right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from ledger_app.intake.formats.pdf_glyphs import Glyph

_TWICE = 0.3
_WORD_GAP = 0.25
_GAP = 1.2


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text on a page; places in points from the top left, `size` the height of its characters."""

    glyphs: tuple[Glyph, ...]
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


def text_lines(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """Return the lines from top to bottom; those without any words are left out."""
    lines: list[list[Glyph]] = []
    middle = height = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: glyph.top + glyph.bottom):
        here = (glyph.top + glyph.bottom) / 2
        if lines and here - middle <= max(glyph.size, height) / 2:
            lines[-1].append(glyph)
            middle += (here - middle) / len(lines[-1])
            height = max(height, glyph.size)
        else:
            lines.append([glyph])
            middle, height = here, glyph.size
    found = (line_of(line) for line in lines)
    return [line for line in found if line.text]


def joined(texts: Sequence[str]) -> str:
    """Return lines of one paragraph as one text: a blank between words of letters, none between Chinese ones."""
    whole = ""
    for text in texts:
        whole += " " + text if whole and _is_letter(whole[-1]) and _is_letter(text[0]) else text
    return whole


def line_of(glyphs: Iterable[Glyph]) -> TextLine:
    """Return the line that characters on one height make."""
    glyphs = tuple(sorted(glyphs, key=lambda glyph: glyph.x0))
    words, last = "", None
    shown = [glyph for glyph in glyphs if glyph.text.strip()] or glyphs
    for glyph in glyphs:
        if last is not None:
            if glyph.text == last.text and glyph.x0 - last.x0 < _TWICE * glyph.size:
                continue  # bold type made by printing a character twice
            gap = (glyph.x0 - last.x1) / max(glyph.size, 1)
            is_word = _is_letter(last.text) and _is_letter(glyph.text)
            if gap > (_WORD_GAP if is_word else _GAP) and not words.endswith(" ") and glyph.text != " ":
                words += " "
        words += glyph.text
        last = glyph
    return TextLine(
        glyphs,
        text=words.replace("\xa0", " ").strip(),
        x0=shown[0].x0,
        x1=max(glyph.x1 for glyph in shown),
        top=min(glyph.top for glyph in shown),
        bottom=max(glyph.bottom for glyph in shown),
        size=median(glyph.size for glyph in shown),
    )


def _is_letter(text: str) -> bool:
    return text.isascii() and text.isalpha()
