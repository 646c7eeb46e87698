"""What is wrong between parts: cells whose words are cut without a tooltip, parts that lie over each other."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)

_CELL_MARGIN = 3
_OVER = 2
_MOST_ROWS = 40


def cut_cells(view: QAbstractItemView) -> Iterator[str]:
    """Yield the words of cells that one sees cut and cannot read in a tooltip; painters of our own end in dots."""
    model = view.model()
    if model is None or not isinstance(view, QTableView) or view.wordWrap():
        return
    for row in range(min(model.rowCount(), _MOST_ROWS)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if type(view.itemDelegateForIndex(index)) is QStyledItemDelegate and _is_cut(view, index):
                yield str(index.data())


def _is_cut(view: QTableView, index: QModelIndex) -> bool:
    box, text = view.visualRect(index), str(index.data() or "")
    seen = box.isValid() and view.viewport().rect().contains(box) and view.indexWidget(index) is None
    wide = view.fontMetrics().horizontalAdvance(text) > box.width() - 2 * _CELL_MARGIN
    return seen and wide and not index.data(Qt.ItemDataRole.ToolTipRole)


def overlapping(parent: QWidget) -> Iterator[str]:
    """Yield pairs of parts with words that stand over each other."""
    parts = [part for part in parent.children() if isinstance(part, QWidget) and part.isVisible() and _words(part)]
    for one, other in combinations(parts, 2):
        shared: QRect = one.geometry().intersected(other.geometry())
        if shared.width() > _OVER and shared.height() > _OVER:
            yield f"{_words(one)} lies over {_words(other)}"


def _words(part: QWidget) -> str:
    """Return what a label, button or field says."""
    if isinstance(part, QLabel | QAbstractButton):
        return part.text()
    if isinstance(part, QLineEdit):
        return part.text() or part.placeholderText() or part.objectName()
    return part.currentText() if isinstance(part, QComboBox) else ""
