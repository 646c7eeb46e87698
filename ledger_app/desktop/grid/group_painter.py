"""Paints the rows in which groups begin, over the whole width of the table."""

from bisect import bisect_left

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QTableView

from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import TextRole, Theme

_MARGIN = 12
_ARROW = 9
_AIR = 14


class GroupPainter:
    """Fold arrow, words and count on the ground of a heading. Both parts of the table paint the same line."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def height(self) -> int:
        """Return how high such a row is."""
        return QFontMetrics(self._theme.font()).height() + _AIR

    def paint(self, view: QTableView, model: TaskTableModel, width: int, framed: int) -> None:
        """Paint the rows of groups that a view shows.

        Args:
            width: of the whole table. framed: the row with the keyboard, -1 for none.
        """
        starts, bottom = model.group_starts(), view.viewport().height()
        first = bisect_left(starts, max(view.rowAt(0), 0))
        if first >= len(starts) or view.rowViewportPosition(starts[first]) > bottom:
            return
        painter = QPainter(view.viewport())
        for row in starts[first:]:
            top = view.rowViewportPosition(row)
            if top > bottom:
                break
            self._paint_row(painter, QRect(0, top, width, view.rowHeight(row)), model, row)
            if row == framed:
                painter.setPen(QPen(self._theme.colors.accent, 2))
                painter.drawRect(QRect(1, top + 1, width - 2, view.rowHeight(row) - 3))
        painter.end()

    def _paint_row(self, painter: QPainter, box: QRect, model: TaskTableModel, row: int) -> None:
        group = model.group_at(row)
        if group is None:
            return
        colors = self._theme.colors
        painter.fillRect(box, colors.header)
        painter.setPen(colors.line)
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._arrow(painter, QPointF(_MARGIN + _ARROW / 2, box.center().y()), folded=model.is_folded(row))
        left = _MARGIN + _ARROW + 8
        for text, font, color in (
            (group.label, self._theme.font(bold=True), colors.text),
            (f"{group.count} 项", self._theme.font(TextRole.SECOND), colors.text_2),
        ):
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
            left += QFontMetrics(font).horizontalAdvance(text) + 12

    def _arrow(self, painter: QPainter, middle: QPointF, *, folded: bool) -> None:
        """Paint a corner that points to the side where the group is folded, else down."""
        long, short = _ARROW / 2, _ARROW / 4
        points = (
            [(-short, -long), (short, 0), (-short, long)] if folded else [(-long, -short), (0, short), (long, -short)]
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colors.text_2, 1.8))
        painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in points]))
        painter.restore()
