"""Cells painted once and kept as pictures, so that painting them again costs no layout and no drawing of letters."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

_ROOM = 1_300_000
"""Picture points a column may keep: more than a large screen shows of it at once; the oldest go first."""


class CellPictures:
    """The pictures of one column, by what they show."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, int, int, int, float], QPixmap] = {}
        self._points = 0

    def draw(
        self, painter: QPainter, rect: QRect, ground: QColor, words: Hashable, paint: Callable[[QPainter, QRect], None]
    ) -> None:
        """Draw the cell that shows `words` on `ground` into `rect`; `paint` makes its picture where none is kept."""
        scale, width, height = painter.device().devicePixelRatio(), rect.width(), rect.height()
        key = (words, width, height, ground.rgb(), scale)
        picture = self._kept.get(key)
        if picture is None:
            picture = self._kept[key] = _picture(width, height, scale, ground, paint)
            self._make_room(picture)
        painter.drawPixmap(rect.topLeft(), picture)

    def forget(self) -> None:
        """Paint everything anew: letters, columns or the words searched for have changed."""
        self._kept.clear()
        self._points = 0

    def _make_room(self, newest: QPixmap) -> None:
        """Let the oldest pictures go for a new one."""
        self._points += newest.width() * newest.height()
        while self._points > _ROOM and len(self._kept) > 1:
            oldest = self._kept.pop(next(iter(self._kept)))
            self._points -= oldest.width() * oldest.height()


def _picture(
    width: int, height: int, scale: float, ground: QColor, paint: Callable[[QPainter, QRect], None]
) -> QPixmap:
    """Return a cell as a picture for a screen of that scale."""
    picture = QPixmap(round(width * scale + 0.49), round(height * scale + 0.49))
    picture.setDevicePixelRatio(scale)
    picture.fill(ground)
    painter = QPainter(picture)
    paint(painter, QRect(0, 0, width, height))
    painter.end()
    return picture
