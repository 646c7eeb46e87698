"""A cell with one of several words: painted with an arrow, a list drops down where it is edited."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ledger_app.desktop.models.headed_table_model import CHOICES_ROLE
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_MARGIN = 8
_ICON = 16
_ARROW = 14
_SHOWN = 18


class ChoiceDelegate(QStyledItemDelegate):
    """The model tells the words by CHOICES_ROLE; the place among them is what is edited."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._arrow = theme.icon("expand", theme.colors.text_2)

    def width_of(self, words: str) -> int:
        """Return how wide a column must be to show `words` with an icon, in bold."""
        metrics = QFontMetrics(self._theme.font(bold=True))
        return metrics.horizontalAdvance(words) + _ICON + _ARROW + 4 * _MARGIN

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colors.selection)
        box = option.rect
        arrow = QRect(box.right() - _ARROW - _MARGIN, box.center().y() - _ARROW // 2, _ARROW, _ARROW)
        words = QStyleOptionViewItem(option)
        words.rect = QRect(box.topLeft(), QPoint(arrow.left() - 4, box.bottom()))
        words.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, words, index)
        self._arrow.paint(painter, arrow)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colors.accent, 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        combo = ChoiceField([(words, place) for place, words in enumerate(index.data(CHOICES_ROLE))])
        combo.setParent(parent)
        combo.setObjectName("cell_combo")
        combo.setAccessibleName(str(index.data(Role.AccessibleTextRole)))
        combo.setMaxVisibleItems(_SHOWN)
        combo.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        combo.activated.connect(lambda _: self._on_activated(combo))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ChoiceField):
            editor.show_value(index.data(Role.EditRole))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex(), Role.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font()).height() + 14)

    def _on_activated(self, combo: QComboBox) -> None:
        """Take what was chosen from the list at once."""
        self.commitData.emit(combo)
        self.closeEditor.emit(combo)
