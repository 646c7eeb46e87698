"""A table header: how the table is sorted, and headings that can be drawn to another place."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ledger_app.desktop.theme import TextRole, Theme

_MARGIN = 8
_ARROW = 8
_GRIP = 5  # beside an edge the mouse changes a width and draws no heading
_GAP = 3
_FUNNEL = 14


class SortHeader(QHeaderView):
    """Paints heading, arrow and rank.

    Signals:
        sort_wanted: a heading was clicked: its column, and whether it is added to the sorting (Shift).
        drawn: a heading is drawn; where the mouse is, -1 when that ends.
        dropped: it was let go: its column, and where the mouse is.
        menu_wanted: the right button: a column, and where on the screen.
    """

    sort_wanted = Signal(int, bool)
    drawn = Signal(int)
    dropped = Signal(int, int)
    menu_wanted = Signal(int, QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._order: tuple[tuple[int, bool], ...] = ()
        self._adds = False
        self._pressed, self._begun = -1, 0
        self._drawing = False
        self._gap = -1
        self._room = 0
        self._filtered: frozenset[int] = frozenset()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.sectionClicked.connect(self._on_clicked)

    def show_order(self, order: tuple[tuple[int, bool], ...]) -> None:
        """Show by which columns the table is sorted, strongest first; True for descending."""
        self._order = order
        self.viewport().update()

    def show_filtered(self, columns: frozenset[int]) -> None:
        """Show by which columns the table is filtered."""
        self._filtered = columns
        self.viewport().update()

    def make_room(self, height: int) -> None:
        """Leave so many pixels free below the headings."""
        if height != self._room:
            self._room = height
            self.setViewportMargins(0, 0, 0, height)
            self.geometriesChanged.emit()

    def show_gap(self, place: int) -> None:
        """Show where a heading would be put, in pixels from the left; -1 for nowhere."""
        self._gap = place
        self.viewport().update()

    def _on_clicked(self, column: int) -> None:
        if not self._drawing:
            self.sort_wanted.emit(column, self._adds)

    def _at_edge(self, place: int) -> bool:
        """Whether the mouse is where it changes a width."""
        column = self.logicalIndexAt(place)
        left = self.sectionViewportPosition(column)
        return min(place - left, left + self.sectionSize(column) - place) < _GRIP

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint().x()
        draws = event.button() == Qt.MouseButton.LeftButton and not self._at_edge(place)
        self._pressed, self._begun = (self.logicalIndexAt(place) if draws else -1), place
        self.blockSignals(True)
        super().mousePressEvent(event)
        self.blockSignals(False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint().x()
        if self._pressed < 0 or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._drawing or abs(place - self._begun) >= QApplication.startDragDistance():
            self._drawing = True
            self.drawn.emit(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mouseReleaseEvent(event)
        column, drawn = self._pressed, self._drawing
        self._pressed, self._drawing = -1, False
        if drawn:
            self.drawn.emit(-1)
            self.dropped.emit(column, event.position().toPoint().x())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        column = self.logicalIndexAt(event.pos())
        if column >= 0:
            self.menu_wanted.emit(column, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(max(self._gap - _GAP // 2 - 1, 0), 0, _GAP, self.height(), self._theme.colors.accent)
            painter.end()

    def sizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font(TextRole.SECOND)).height() + 13 + self._room)

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
        if logicalIndex in self._filtered:
            funnel = QRect(rect.right() - _FUNNEL - 2, rect.center().y() - _FUNNEL // 2, _FUNNEL, _FUNNEL)
            painter.fillRect(funnel.adjusted(-2, 0, 0, 0), colors.header)
            self._theme.icon("filter", colors.accent).paint(painter, funnel)
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
