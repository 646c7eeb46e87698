"""Cells painted once and kept as pictures, so that painting them again costs no layout and no drawing of letters."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap

_MOST = 96
"""More cells of a column than a high screen shows at once; the oldest goes first."""


class CellPictures:
    """The pictures of one column, by what they show."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, int, int, int, float], QPixmap] = {}

    def draw(
        self, painter: QPainter, rect: QRect, ground: QColor, words: Hashable, paint: Callable[[QPainter, QRect], None]
    ) -> None:
        """Draw the cell that shows `words` on `ground` into `rect`; `paint` makes its picture where none is kept."""
        scale, width, height = painter.device().devicePixelRatio(), rect.width(), rect.height()
        key = (words, width, height, ground.rgb(), scale)
        picture = self._kept.get(key)
        if picture is None:
            if len(self._kept) >= _MOST:
                del self._kept[next(iter(self._kept))]
            picture = self._kept[key] = _picture(width, height, scale, ground, paint)
        painter.drawPixmap(rect.topLeft(), picture)

    def forget(self) -> None:
        """Paint everything anew: letters, columns or the words searched for have changed."""
        self._kept.clear()


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
