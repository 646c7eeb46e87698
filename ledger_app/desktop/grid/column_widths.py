"""How wide the columns of a table are. Measures text, paints nothing."""

from collections.abc import Iterable, Sequence
from math import ceil

from PySide6.QtGui import QFontMetrics

from ledger_app.desktop.grid.task_columns import ColumnSpec

_ROOMY = 78  # full-width characters from which columns that keep their width get more air
_AIR = 1.25
_MARGINS = 18
_WIDEST = 400.0
_LEAST, _MOST = 40, 640


def shared_widths(specs: Sequence[ColumnSpec], room: int, letter: int) -> list[int]:
    """Return a width for each column: its own, else the usual one; those with a share divide what is left.

    Args:
        room: what there is, in pixels. letter: how wide a full-width character is.
    """
    roomy = room > letter * _ROOMY
    widths = [_width(spec, letter, roomy=roomy) for spec in specs]
    shares = [0 if spec.column.width > 0 else spec.share for spec in specs]
    left = room - sum(widths)
    if left <= 0 or not any(shares):
        return widths
    return [width + left * share // sum(shares) for width, share in zip(widths, shares, strict=True)]


def fitting_width(texts: Iterable[str], lines: int, metrics: QFontMetrics) -> int:
    """Return the width at which cells of so many lines say all of these texts, within reason."""
    needed = [_needed(text, lines, metrics) for text in texts]
    return min(max(_LEAST, *needed, 0), _MOST)


def _width(spec: ColumnSpec, letter: int, *, roomy: bool) -> int:
    if 0 < spec.column.width <= _WIDEST:  # a damaged ledger or window.ini says any number, NaN too
        return round(spec.column.width * letter)
    return int(spec.width * letter * (_AIR if roomy and not spec.share else 1))


def _needed(text: str, lines: int, metrics: QFontMetrics) -> int:
    """Return the width for one text; a text in one piece is broken into the lines there are."""
    pieces = text.split("\n")
    if len(pieces) > 1:
        return max(metrics.horizontalAdvance(piece) for piece in pieces) + _MARGINS
    whole = metrics.horizontalAdvance(text)
    broken = ceil(whole / lines) + metrics.horizontalAdvance("台") * (lines > 1)
    return min(whole, broken) + _MARGINS
