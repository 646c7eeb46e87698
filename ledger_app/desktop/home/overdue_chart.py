"""各单位逾期: a bar for each lead unit, divided by how long its tasks are late. A bar, a piece of it, is a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import BANDS, NO_LEAD
from ledger_app.desktop.home.link_list import LINE_ROLE, MARGIN, Index, Line, LineDelegate
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.domain.home import LateUnit

_NAME_SHARE = 0.36
_BAR = 16
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One unit, beside the unit with most late tasks, whose bar fills the room."""

    late: LateUnit
    most: int


def late_lines(units: Sequence[LateUnit]) -> list[Line]:
    """Return the line of each unit that is late."""
    most = max((unit.count for unit in units), default=1)
    return [Line(_spoken(unit), Goal(unit.filter), Bar(unit, most)) for unit in units]


def age_colors(theme: Theme) -> tuple[QColor, QColor, QColor]:
    """Return the colours of the bands, the shortest first."""
    return theme.colors.age_short, theme.colors.age_middle, theme.colors.age_long


def _spoken(unit: LateUnit) -> str:
    """Return the line in words."""
    parts = "、".join(f"{band} {count.count} 项" for band, count in zip(BANDS, unit.bands, strict=True) if count.count)
    return f"{unit.name or NO_LEAD} 逾期 {unit.count} 项：{parts}"


class LateDelegate(LineDelegate):
    """Name, bar, number."""

    def goal_at(self, line: Line, rect: QRect, place: QPoint) -> Goal | None:
        for piece, band in self._pieces(line.content, rect):
            if piece.contains(place):
                return Goal(line.content.late.bands[band].filter)
        return line.goal

    def height(self, line: Line) -> int:
        return QFontMetrics(self.theme.font()).height() + 11

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        bar, colors = index.data(LINE_ROLE).content, self.theme.colors
        name, _, number = self._columns(bar, rect)
        painter.setPen(colors.text if bar.late.id else colors.text_2)
        self.elided(painter, self.theme.font(), name, bar.late.name or NO_LEAD)
        ages, inks = age_colors(self.theme), (colors.text, colors.text, colors.on_accent)
        small = self.theme.font(TextRole.SMALLEST)
        for piece, band in self._pieces(bar, rect):
            painter.fillRect(piece, ages[band])
            count = str(bar.late.bands[band].count)
            if piece.width() > QFontMetrics(small).horizontalAdvance(count) + 6:
                painter.setFont(small)
                painter.setPen(inks[band])
                painter.drawText(piece, Qt.AlignmentFlag.AlignCenter, count)
        font = self.theme.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(colors.accent)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, _number(bar.late))

    def _columns(self, bar: Bar, rect: QRect) -> tuple[QRect, QRect, QRect]:
        """Return where name, bar and number are; the number has room for the longest one."""
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        wide = QFontMetrics(self.theme.font()).horizontalAdvance(f"{bar.most} 项")
        name = QRect(inner.left(), inner.top(), int(inner.width() * _NAME_SHARE), inner.height())
        number = QRect(inner.right() - wide + 1, inner.top(), wide, inner.height())
        left = name.right() + 9
        return name, QRect(left, inner.center().y() - _BAR // 2, number.left() - 12 - left, _BAR), number

    def _pieces(self, bar: Bar, rect: QRect) -> Iterator[tuple[QRect, int]]:
        """Yield the pieces of a bar, each with the place of its band."""
        _, room, _ = self._columns(bar, rect)
        left = room.left()
        for band, figure in enumerate(bar.late.bands):
            if figure.count:
                wide = max(room.width() * figure.count // bar.most, _LEAST)
                yield QRect(left, room.top(), wide, room.height()), band
                left += wide


def _number(late: LateUnit) -> str:
    return f"{late.count} 项"
