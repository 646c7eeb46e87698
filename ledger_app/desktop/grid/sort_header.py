"""A table header that shows how the table is sorted, by several columns if need be."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from ledger_app.desktop.theme import TextRole, Theme

_MARGIN = 8
_ARROW = 8


class SortHeader(QHeaderView):
    """Paints heading, arrow and rank.

    Signals:
        sort_wanted: a heading was clicked: its column, and whether it is added to the sorting (Shift).
    """

    sort_wanted = Signal(int, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._order: tuple[tuple[int, bool], ...] = ()
        self._adds = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.sectionClicked.connect(lambda column: self.sort_wanted.emit(column, self._adds))

    def show_order(self, order: tuple[tuple[int, bool], ...]) -> None:
        """Show by which columns the table is sorted, strongest first; True for descending."""
        self._order = order
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font(TextRole.SECOND)).height() + 13)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        colors = self._theme.colors
        painter.save()
        painter.fillRect(rect, colors.header)
        painter.setPen(colors.line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(colors.line_strong)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colors.text_2)
        font = self._theme.font(TextRole.SECOND, bold=True)
        painter.setFont(font)
        inner = rect.adjusted(_MARGIN, 0, -4, 0)
        text = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        width = QFontMetrics(font).horizontalAdvance(text)
        for rank, (column, descending) in enumerate(self._order, start=1):
            if column == logicalIndex:
                self._arrow(painter, QPointF(inner.left() + width + 3, inner.center().y()), descending, rank)
        painter.restore()

    def _arrow(self, painter: QPainter, where: QPointF, descending: bool, rank: int) -> None:  # noqa: FBT001
        """Paint the arrow, and the rank beside it where several columns sort."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colors.text_2)
        painter.setPen(Qt.PenStyle.NoPen)
        up = -1 if descending else 1
        x, y = where.x(), where.y()
        painter.drawPolygon(
            QPolygonF([QPointF(x, y + 3 * up), QPointF(x + _ARROW, y + 3 * up), QPointF(x + _ARROW / 2, y - 3 * up)])
        )
        if len(self._order) > 1:
            painter.setPen(self._theme.colors.text_2)
            painter.setFont(self._theme.font(TextRole.SMALLEST))
            painter.drawText(QPointF(x + _ARROW + 2, y + 5), str(rank))
