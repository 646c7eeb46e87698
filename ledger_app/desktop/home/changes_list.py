"""最近变更: who did what last, and to how many tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import short_day
from ledger_app.desktop.home.link_list import LINE_ROLE, MARGIN, Index, Line, LineDelegate
from ledger_app.desktop.theme import TextRole
from ledger_app.domain.home import RecentDeed

_BY_SHARE = 0.22
_SLACK = 2
"""Pixels by which the sum of letters may fall short of the line."""


@dataclass(frozen=True, slots=True)
class Told:
    """When, what, how many, and who."""

    when: str
    what: str
    count: str
    by: str


def deed_lines(deeds: Sequence[RecentDeed], today: date) -> list[Line]:
    """Return a line for each deed."""
    return [_line(recent, today) for recent in deeds]


def _line(recent: RecentDeed, today: date) -> Line:
    deed = recent.deed
    told = Told(
        f"{deed.at:%H:%M}" if deed.at.date() == today else short_day(deed.at.date(), today),
        f"{deed.name}{'（已撤销）' if deed.undone else ''}",
        f"{recent.count} 项" if recent.count > 1 else "",
        deed.by,
    )
    goal = None
    if recent.count:
        goal = Goal(task_id=recent.only) if recent.only else Goal(deed=deed.sequence)
    return Line(f"{deed.at:%Y-%m-%d %H:%M}，{deed.by}，{told.what}{told.count}", goal, told)


class DeedDelegate(LineDelegate):
    """Time, deed and number, who did it at the right."""

    def height(self, line: Line) -> int:
        return QFontMetrics(self.theme.font()).height() + 9

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        line: Line = index.data(LINE_ROLE)
        told, colors = line.content, self.theme.colors
        second = self.theme.font(TextRole.SECOND)
        metrics = QFontMetrics(second)
        inner = rect.adjusted(MARGIN, 0, -MARGIN, 0)
        wide = metrics.horizontalAdvance("2026-12-31")
        painter.setPen(colors.text_2)
        self.elided(painter, second, QRect(inner.left(), inner.top(), wide, inner.height()), told.when)
        by = min(metrics.horizontalAdvance(told.by), int(inner.width() * _BY_SHARE))
        self.elided(painter, second, QRect(inner.right() - by + 1, inner.top(), by, inner.height()), told.by)
        room = inner.adjusted(wide + 8, 0, -by - 10, 0)
        link = self.theme.font()
        link.setUnderline(True)
        count = QFontMetrics(link).horizontalAdvance(told.count)
        painter.setPen(colors.text)
        body = QFontMetrics(self.theme.font())
        said = min(body.horizontalAdvance(told.what) + _SLACK, room.width() - (count + 8 if count else 0))
        self.elided(painter, self.theme.font(), QRect(room.left(), room.top(), said, room.height()), told.what)
        painter.setPen(colors.accent)
        painter.setFont(link)
        place = QRect(room.left() + said + 8, room.top(), count + 2, room.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, told.count)
