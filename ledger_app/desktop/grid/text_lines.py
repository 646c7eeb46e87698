"""Chinese text broken into the lines a cell has room for, the last ending in an ellipsis where more would follow."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ledger_app.desktop.grid.search_hits import hits_in

_MIXED = 1.6
"""How many letters a line of Chinese with figures in it holds, against Chinese alone."""
_LEAST = 12


@lru_cache(maxsize=2048)
def break_lines(text: str, width: int, font: str, most: int = 2) -> tuple[str, ...]:
    """Return `text` in at most `most` lines no wider than `width` pixels; `font` is QFont.toString()."""
    made = QFont()
    made.fromString(font)
    metrics = QFontMetricsF(made)
    room = _LEAST + int(most * width / metrics.horizontalAdvance("台") * _MIXED)
    lines, cut = _broken(text[:room], width, made, metrics, most)
    if not cut and room < len(text):  # narrow letters; else what no line has room for need not be laid out
        lines, _ = _broken(text, width, made, metrics, most)
    return lines


def _broken(text: str, width: int, font: QFont, metrics: QFontMetricsF, most: int) -> tuple[tuple[str, ...], bool]:
    """Return the lines, and whether the last of them leaves out something."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    cut = False
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        cut = len(lines) == most - 1 and end < len(text)
        last = metrics.elidedText(text[start:], Qt.TextElideMode.ElideRight, width) if cut else text[start:end].rstrip()
        lines.append(last)
    layout.endLayout()
    return tuple(lines), cut


def draw_line(
    painter: QPainter, text: str, left: float, baseline: float, hits: Sequence[str] = (), ground: QColor | None = None
) -> None:
    """Draw one line in the painter's font and pen; what matches a word of `hits` gets `ground` behind it."""
    if hits and ground is not None:
        metrics = QFontMetricsF(painter.font())
        for start, end in hits_in(text, hits):
            before = metrics.horizontalAdvance(text[:start])
            box = QRectF(left + before, baseline - metrics.ascent(), 0, metrics.height())
            box.setWidth(metrics.horizontalAdvance(text[start:end]))
            painter.fillRect(box, ground)
    painter.drawText(QPointF(left, baseline), text)
