"""What we did not build: a Qt model of Python values under a proxy that filters and sorts by Python callbacks."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Cells(QAbstractTableModel):
    """Texts, row by row."""

    def __init__(self, cells: Sequence[tuple[str, ...]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells = cells

    def rowCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return len(self._cells)

    def columnCount(self, _parent: Index = _ROOT) -> int:  # noqa: N802
        return len(self._cells[0])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._cells[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class Proxy(QSortFilterProxyModel):
    """Looks for words in every cell of every row, and compares cells one pair at a time."""

    def __init__(self, cells: Cells) -> None:
        super().__init__()
        self._words: list[str] = []
        self.setSourceModel(cells)

    def find(self, words: str) -> int:
        """Return how many rows hold all the words."""
        self._words = words.casefold().split()
        self.invalidate()
        return self.rowCount()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802
        model = self.sourceModel()
        cells = [model.index(row, column, parent).data() for column in range(model.columnCount())]
        return all(any(word in cell for cell in cells) for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802
        return bool(left.data() < right.data())
