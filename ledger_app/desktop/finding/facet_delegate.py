"""Paints the lines of the panel left of the table."""

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ledger_app.desktop.finding.facet_choice import FacetGroup
from ledger_app.desktop.finding.facet_model import FACET_ROLE, FacetEntry, FacetModel
from ledger_app.desktop.models.section_words import told_apart
from ledger_app.desktop.theme import TextRole, Theme
from ledger_app.desktop.widgets.light_shape import SIZE, paint_light

_INDENT = 16
_MARGIN = 8
_MARK = 4
_GAP = 6

_Index = QModelIndex | QPersistentModelIndex


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
            self._line(painter, rect, entry, index)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _header(self, painter: QPainter, rect: QRect, text: str, *, opened: bool) -> None:
        icon = self._theme.icon("expand" if opened else "fold", self._theme.colors.text_2)
        icon.paint(painter, QRect(rect.left() + 6, rect.center().y() - 7, 16, 16))
        painter.setFont(self._theme.font(TextRole.SECOND, bold=True))
        painter.setPen(self._theme.colors.text)
        painter.drawText(rect.adjusted(25, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _line(self, painter: QPainter, rect: QRect, entry: FacetEntry, index: _Index) -> None:
        colors = self._theme.colors
        inner = rect.adjusted(_INDENT * (1 + entry.depth) + 2, 0, -_MARGIN, 0)
        if entry.light is not None:
            paint_light(painter, self._theme, entry.light, QPointF(inner.left(), inner.center().y() - SIZE / 2 + 1))
            inner.setLeft(inner.left() + SIZE + 5)
        font = self._theme.font(TextRole.SECOND)
        painter.setFont(font)
        painter.setPen(colors.text_2)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(entry.count))
        painter.setPen(colors.text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._words(entry, index, font, inner.width()))

    def _words(self, entry: FacetEntry, index: _Index, font: QFont, width: int) -> str:
        """Return the words of a line, cut so that it differs from the lines beside it."""
        model = index.model()
        lines = model.lines(entry.group) if isinstance(model, FacetModel) else ()
        beside = tuple(dict.fromkeys(line.label for line in lines if line.depth == entry.depth))
        widest = max((line.count for line in lines), default=entry.count)
        room = width - QFontMetrics(font).horizontalAdvance(str(widest)) - _GAP
        if entry.label not in beside:
            beside = (entry.label,)
        shown = _cut(beside, font.toString(), room, middle=entry.group is FacetGroup.PLAN)
        return shown[beside.index(entry.label)]


@lru_cache(maxsize=64)
def _cut(labels: tuple[str, ...], font: str, room: int, *, middle: bool) -> tuple[str, ...]:
    """Return the labels as they fit; plans of two years differ at their ends, so those lose their middle."""
    made = QFont()
    made.fromString(font)
    metrics = QFontMetrics(made)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return told_apart(labels, lambda text: metrics.elidedText(text, mode, room))
