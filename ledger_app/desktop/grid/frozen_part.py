"""The columns of the table that stay: a second view over the same model, laid over the left of the first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView

from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:
    from ledger_app.desktop.grid.two_part_table import TwoPartTable

_EDGE = 2


class FrozenPart(QTableView):
    """Paints its columns and the edge beside them; keyboard and mouse belong to the table."""

    def __init__(self, theme: Theme, table: "TwoPartTable") -> None:
        super().__init__(table)
        self._theme, self._table = theme, table
        self.setObjectName("task_table_frozen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        right = self.viewport().width()
        painter.fillRect(right - _EDGE, 0, _EDGE, self.viewport().height(), self._theme.colors.line_strong)
        painter.end()
        self._table.paint_groups(self)

    def sizeHintForColumn(self, column: int) -> int:
        return self._table.sizeHintForColumn(column)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._table.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._table.mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._table.mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._table.mouseDoubleClickEvent(event)
