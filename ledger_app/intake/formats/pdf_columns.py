"""Pages set in two columns, as gazettes are: one column is read after the other."""

from collections.abc import Sequence
from itertools import pairwise

from ledger_app.intake.formats.pdf_lines import TextLine, line_of

_FEWEST = 8
_MOST = 0.6
_FEW = 0.1
_GUTTER = 1.2
_NARROWEST = 8
_MIDDLE = (0.35, 0.65)


def columns_of(lines: Sequence[TextLine], gutter: float | None) -> list[list[TextLine]]:
    """Return the lines of a page column by column; a page in one column is one.

    Lines over the whole width, a title mostly, part the page: what stands above them comes before what stands below.

    Args:
        gutter: where the blank between two columns is.
    """
    if gutter is None:
        return [list(lines)]
    found: list[list[TextLine]] = []
    sides: tuple[list[TextLine], list[TextLine]] = ([], [])
    for line in lines:
        if _crosses(line, gutter):
            found += [side for side in sides if side]
            sides = ([], [])
            found.append([line])
            continue
        for side, is_left in zip(sides, (True, False), strict=True):
            own = [glyph for glyph in line.glyphs if ((glyph.x0 + glyph.x1) / 2 < gutter) == is_left]
            if any(glyph.text.strip() for glyph in own):
                side.append(line_of(own))
    return found + [side for side in sides if side]


def gutters(pages: Sequence[Sequence[TextLine]], widths: Sequence[float]) -> list[float | None]:
    """Return for each page where the blank between its two columns is, None for pages in one column.

    A page that does not tell by itself, the last one mostly, is like the one before it if hardly a line disagrees.
    """
    found: list[float | None] = []
    for lines, width in zip(pages, widths, strict=True):
        gutter = _gutter(lines, width)
        before = found[-1] if found else None
        if gutter is None and before is not None and len(lines) > 1:
            crossing = sum(_crosses(line, before) for line in lines)
            gutter = before if crossing <= _FEW * len(lines) else None
        found.append(gutter)
    return found


def _crosses(line: TextLine, gutter: float) -> bool:
    return any(glyph.x0 < gutter < glyph.x1 for glyph in line.glyphs)


def _gutter(lines: Sequence[TextLine], width: float) -> float | None:
    """Return where the blank between two columns is, None where most lines have none at one place."""
    places = [place for line in lines if (place := _gap(line, width)) is not None]
    if len(places) < max(_FEWEST, _MOST * len(lines)):
        return None
    middle = sorted(places)[len(places) // 2]
    near = sum(abs(place - middle) < 2 * lines[0].size for place in places)
    return middle if near >= _MOST * len(lines) else None


def _gap(line: TextLine, width: float) -> float | None:
    """Return the middle of the widest blank of a line near the middle of the page, with columns on both sides."""
    shown = [glyph for glyph in line.glyphs if glyph.text.strip()]
    gaps = [
        (after.x0 - before.x1, (after.x0 + before.x1) / 2)
        for before, after in pairwise(shown)
        if _MIDDLE[0] * width < (after.x0 + before.x1) / 2 < _MIDDLE[1] * width
    ]
    size, place = max(gaps, default=(0.0, 0.0))
    left = sum(glyph.x1 < place for glyph in shown)
    is_columns = min(left, len(shown) - left) >= _NARROWEST
    return place if size > _GUTTER * line.size and is_columns else None
