"""Chinese text broken into at most two lines, the second ending in an ellipsis where more would follow."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


@lru_cache(maxsize=4096)
def break_lines(text: str, width: int, font: str, most: int = 2) -> tuple[str, ...]:
    """Return `text` in at most `most` lines no wider than `width` pixels; `font` is QFont.toString()."""
    made = QFont()
    made.fromString(font)
    layout = QTextLayout(text, made)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1 and start + line.textLength() < len(text):
            lines.append(QFontMetricsF(made).elidedText(text[start:], Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def draw_line(
    painter: QPainter, text: str, left: float, baseline: float, hits: Sequence[str] = (), ground: QColor | None = None
) -> None:
    """Draw one line in the painter's font and pen; what matches a word of `hits` gets `ground` behind it."""
    if hits and ground is not None:
        metrics = QFontMetricsF(painter.font())
        for start, end in _matches(text, hits):
            before = metrics.horizontalAdvance(text[:start])
            box = QRectF(left + before, baseline - metrics.ascent(), 0, metrics.height())
            box.setWidth(metrics.horizontalAdvance(text[start:end]))
            painter.fillRect(box, ground)
    painter.drawText(QPointF(left, baseline), text)


def _matches(text: str, hits: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words of `hits`, in lower case, stand in `text`."""
    lowered = text.lower()
    found = []
    for word in hits:
        start = lowered.find(word)
        while start >= 0:
            found.append((start, start + len(word)))
            start = lowered.find(word, start + len(word))
    return found
