"""The targets of one task as a table to type in: one empty row always waits below for one more."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from ledger_app.desktop.detail.target_rows import CHOICES, COMPARISON, VALUE, TargetRow, targets_of
from ledger_app.desktop.models.headed_table_model import CHOICES_ROLE, HeadedTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.task import Comparison, Target

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_HEADINGS = ("目标", "关系", "数值", "单位", "时间", "文字表述")
_NO_PARENT = QModelIndex()
_WORDS = [words for words, _ in CHOICES]
_SIGNS = [comparison for _, comparison in CHOICES]


class TargetTableModel(HeadedTableModel):
    """Rows of cells; nothing is refused while one types, `fault` tells what is wrong."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, range(len(_HEADINGS)), parent)
        self._wrong_ground, self._second = theme.colors.bad_ground, theme.colors.text_hint
        self._rows = [TargetRow()]
        self._wrong: tuple[int, int] | None = None

    def show_targets(self, targets: Sequence[Target]) -> None:
        """Show `targets`."""
        self.beginResetModel()
        self._rows = [*map(TargetRow.of, targets), TargetRow()]
        self._wrong = None
        self.endResetModel()

    def targets(self) -> tuple[Target, ...]:
        """Return the targets typed; look at `fault` first."""
        return targets_of(self._rows)

    def fault(self) -> tuple[QModelIndex, str] | None:
        """Mark the first cell that is wrong, and return it with a sentence; None where all can be taken."""
        faults = ((row, cells.fault()) for row, cells in enumerate(self._rows))
        found = next(((row, *fault) for row, fault in faults if fault is not None), None)
        self._wrong = None if found is None else found[:2]
        self._repaint()
        return None if found is None else (self.index(found[0], found[1]), f"第 {found[0] + 1} 行：{found[2]}")

    def remove(self, row: int) -> None:
        """Take a row away; the last one is emptied, so that there is always one to type in."""
        self._wrong = None
        if row == len(self._rows) - 1:
            self._rows[row] = TargetRow()
            self._repaint()
            return
        self.beginRemoveRows(_NO_PARENT, row, row)
        del self._rows[row]
        self.endRemoveRows()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        cells = self._rows[row]
        if role == Role.BackgroundRole:
            return self._wrong_ground if self._wrong == (row, column) else None
        if role == Role.TextAlignmentRole and column == VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if column == COMPARISON:
            return self._of_comparison(cells, role)
        if role == Role.AccessibleTextRole:
            return f"{_HEADINGS[column]} {cells.cell(column)}".strip()
        return cells.cell(column) if role in {Role.DisplayRole, Role.EditRole, Role.ToolTipRole} else None

    def _of_comparison(self, cells: TargetRow, role: int) -> Any:
        """Return what relations there are, which one it is, and how that looks."""
        place = _SIGNS.index(cells.comparison)
        if role == CHOICES_ROLE:
            return _WORDS
        if role == Role.EditRole:
            return place
        if role == Role.ForegroundRole and cells.comparison is Comparison.TEXT:
            return self._second
        if role == Role.AccessibleTextRole:
            return f"{_HEADINGS[COMPARISON]} {_WORDS[place]}"
        return _WORDS[place] if role in {Role.DisplayRole, Role.ToolTipRole} else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        row, column = index.row(), index.column()
        self._rows[row] = self._rows[row].with_cell(column, _SIGNS[value] if column == COMPARISON else str(value))
        self._wrong = None
        self._repaint()
        if row == len(self._rows) - 1 and not self._rows[row].is_empty():
            self.beginInsertRows(_NO_PARENT, row + 1, row + 1)
            self._rows.append(TargetRow())
            self.endInsertRows()
        return True

    def _repaint(self) -> None:
        """Tell that any cell may look otherwise now."""
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_HEADINGS) - 1))
