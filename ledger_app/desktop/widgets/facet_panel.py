"""The tree left of the table: a click keeps only that line's tasks, Ctrl adds lines, a second click lets go."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ledger_app.desktop.models.facet_model import FACET_ROLE, FacetChoice, FacetEntry, FacetGroup, FacetModel
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.light_shape import SIZE, paint_light
from ledger_app.domain.query import Facets

_INDENT = 16
_MARGIN = 8
_MARK = 4

_Index = QModelIndex | QPersistentModelIndex


class FacetPanel(QTreeView):
    """Shows the facets and lets one choose.

    Signals:
        choice_changed: other lines are chosen.
    """

    choice_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("facet_tree")
        self.setAccessibleName("筛选")
        self._model = FacetModel()
        self._facets = Facets()
        self.choice = FacetChoice()
        self.setModel(self._model)
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        self.expandAll()

    def show_facets(self, facets: Facets) -> None:
        """Show these counts under the present choice."""
        self._facets = facets
        self._model.show_facets(facets, self.choice)

    def choose(self, choice: FacetChoice) -> None:
        """Take `choice` and tell that it changed."""
        if choice != self.choice:
            self.choice = choice
            self._model.show_facets(self._facets, choice)
            self.choice_changed.emit()

    def _click(self, index: QModelIndex, *, adds: bool) -> None:
        entry = index.data(FACET_ROLE)
        if not isinstance(entry, FacetEntry):
            return
        if entry.header:
            self.setExpanded(index, not self.isExpanded(index))
        elif entry.more:
            self._model.show_all_units()
            self._model.show_facets(self._facets, self.choice)
        else:
            self.choose(self.choice.with_clicked(entry.group, entry.value, adds=adds))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._click(self.indexAt(event.position().toPoint()), adds=adds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._click(self.currentIndex(), adds=adds)
            return
        super().keyPressEvent(event)


class FacetDelegate(QStyledItemDelegate):
    """Paints a line: shape of the light, words, count at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font()).height() + 7)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = index.data(FACET_ROLE)
        rect, state = option.rect, option.state
        if not isinstance(entry, FacetEntry):
            return
        colors = self._theme.colors
        if entry.chosen:
            painter.fillRect(rect, colors.selection)
            painter.fillRect(QRect(rect.left(), rect.top(), _MARK, rect.height()), colors.accent)
        if entry.header:
            self._header(painter, rect, entry.label, opened=bool(state & QStyle.StateFlag.State_Open))
        else:
            self._line(painter, rect, entry)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _header(self, painter: QPainter, rect: QRect, text: str, *, opened: bool) -> None:
        icon = self._theme.icon("expand" if opened else "fold", self._theme.colors.text_2)
        icon.paint(painter, QRect(rect.left() + 6, rect.center().y() - 7, 16, 16))
        painter.setFont(self._theme.font(TextRole.SECOND, bold=True))
        painter.setPen(self._theme.colors.text)
        painter.drawText(rect.adjusted(25, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _line(self, painter: QPainter, rect: QRect, entry: FacetEntry) -> None:
        colors = self._theme.colors
        inner = rect.adjusted(_INDENT + 2, 0, -_MARGIN, 0)
        if entry.light is not None:
            paint_light(painter, self._theme, entry.light, QPointF(inner.left(), inner.center().y() - SIZE / 2 + 1))
            inner.setLeft(inner.left() + SIZE + 5)
        font = self._theme.font(TextRole.SECOND)
        painter.setFont(font)
        painter.setPen(colors.text_2)
        count = str(entry.count)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        metrics = QFontMetrics(font)
        room = inner.width() - metrics.horizontalAdvance(count) - 6
        painter.setPen(colors.text)
        of_plan = entry.group is FacetGroup.PLAN  # plans of two years differ at their ends
        mode = Qt.TextElideMode.ElideMiddle if of_plan else Qt.TextElideMode.ElideRight
        words = metrics.elidedText(entry.label, mode, room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
