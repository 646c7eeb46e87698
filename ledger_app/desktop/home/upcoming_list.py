"""未来 30 天到期: the tasks due next, day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics, QPainter

from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_words import WEEKDAYS, short_day
from ledger_app.desktop.home.link_list import LINE_ROLE, MARGIN, Index, Line, LineDelegate
from ledger_app.desktop.theme import TextRole
from ledger_app.domain.home import DueDay

_LEAD_SHARE = 0.36
_PADDING = 5


@dataclass(frozen=True, slots=True)
class Due:
    """One line of a day: the day at its left, if any, a task or how many more there are, and the lead unit."""

    day: str
    about: str
    soon: bool
    name: str
    lead: str
    first: bool
    last: bool


def due_lines(days: Sequence[DueDay], as_of: date, warn_days: int) -> list[Line]:
    """Return at least two lines for each day: its date, its weekday with the days left, beside its tasks."""
    return [line for day in days for line in _lines_of(day, as_of, warn_days)]


def _lines_of(day: DueDay, as_of: date, warn_days: int) -> Iterator[Line]:
    """Yield the lines of one day."""
    left = (day.day - as_of).days
    about = f"{WEEKDAYS[day.day.weekday()]} {f'{left}天' if left else '当天'}"
    beside = [(short_day(day.day, as_of), "day"), (about, "about")]
    tasks = [(task.name, task.lead, task.id) for task in day.tasks]
    if day.count > len(tasks):
        tasks.append((f"另有 {day.count - len(tasks)} 项", "", ""))
    while len(tasks) < len(beside):
        tasks.append(("", "", ""))
    for place, (name, lead, task_id) in enumerate(tasks):
        date_words, kind = beside[place] if place < len(beside) else ("", "")
        spoken = f"{day.day} 到期，{name}，{lead}" if lead else f"{day.day} 到期 {day.count} 项"
        yield Line(
            spoken,
            Goal(day.filter, task_id=task_id),
            Due(
                date_words if kind == "day" else "",
                date_words if kind == "about" else "",
                left <= warn_days,
                name,
                lead,
                place == 0,
                place == len(tasks) - 1,
            ),
        )


class DueDelegate(LineDelegate):
    """Day or weekday at the left, task, lead unit at the right; a rule above each day."""

    def height(self, line: Line) -> int:
        edges = int(line.content.first) + int(line.content.last)
        return QFontMetrics(self.theme.font()).height() + 2 + edges * _PADDING

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        due, colors = index.data(LINE_ROLE).content, self.theme.colors
        if due.first and index.row():
            painter.setPen(colors.grid)
            painter.drawLine(rect.topLeft(), rect.topRight())
        above, below = int(due.first) * _PADDING, int(due.last) * _PADDING
        inner = rect.adjusted(MARGIN, above, -MARGIN, -below)
        second = self.theme.font(TextRole.SECOND)
        strong = self.theme.font(TextRole.SECOND, bold=True)
        wide = QFontMetrics(strong).horizontalAdvance("2026-12-31 ")
        beside = QRect(inner.left(), inner.top(), wide, inner.height())
        painter.setPen(colors.text if due.day else colors.caution if due.soon else colors.text_2)
        self.elided(painter, strong if due.day or due.soon else second, beside, due.day or due.about)
        room = inner.adjusted(wide + 8, 0, 0, 0)
        lead = min(QFontMetrics(second).horizontalAdvance(due.lead), int(room.width() * _LEAD_SHARE))
        painter.setPen(colors.text_2)
        self.elided(painter, second, QRect(room.right() - lead + 1, room.top(), lead, room.height()), due.lead)
        painter.setPen(colors.text if due.lead or index.data(LINE_ROLE).goal.task_id else colors.accent)
        self.elided(painter, self.theme.font(), room.adjusted(0, 0, -lead - 8 if lead else 0, 0), due.name)
