"""What small tables have in common: headings of their own, which columns can be edited, and words to choose from."""

from collections.abc import Container, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CHOICES_ROLE = Role.UserRole + 20  # the words to choose from; what is edited is the place among them
_NO_PARENT = QModelIndex()


class HeadedTableModel(QAbstractTableModel):
    """A table under fixed headings; rows and data are its children's."""

    def __init__(self, headings: Sequence[str], editable: Container[int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings
        self._editable = editable

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return self._headings[section]
        return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter if role == Role.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        editable = index.isValid() and index.column() in self._editable
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags
