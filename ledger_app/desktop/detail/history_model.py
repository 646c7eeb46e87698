"""The history of one task, newest first: what changed, who did it and when."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ledger_app.domain.comparison import LABELS
from ledger_app.domain.history import Change

_Index = QModelIndex | QPersistentModelIndex
_CREATED = {"task": "建立任务", "report": "填报进展"}
_OTHERS = {
    "day": "填报日期",
    "done": "进展",
    "reason": "原因",
    "deleted": "删除",
    "to_check": "需核对",
    "lead_assumed": "牵头暂定",
    "due_source": "时限来源",
    "quantities": "完成量",
    "position": "位置",
    "plan_id": "方案",
}


class HistoryModel(QAbstractTableModel):
    """Changes as rows of two lines."""

    def __init__(self) -> None:
        super().__init__()
        self._changes: tuple[Change, ...] = ()

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes, given oldest first."""
        newest = tuple(reversed(changes))
        if newest != self._changes:
            self.beginResetModel()
            self._changes = newest
            self.endResetModel()

    def change_at(self, row: int) -> Change:
        """Return the change in that row."""
        return self._changes[row]

    def can_revert(self, row: int) -> bool:
        """Whether that change can be put back: a field, of a deed that still stands."""
        change = self._changes[row]
        return bool(change.field) and not change.deed.undone

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{what_changed(change)}\n{who_did_it(change)}"
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{what_changed(change)}\n{who_did_it(change)}"
        return None


def what_changed(change: Change) -> str:
    """Return the change in one sentence: 状态：未启动 → 推进中."""
    if not change.field:
        return f"{_CREATED.get(change.entity, '建立')}：{change.new}"
    label = LABELS.get(change.field) or _OTHERS.get(change.field, change.field)
    return f"{label}：{change.old or '（空）'} → {change.new or '（空）'}"


def who_did_it(change: Change) -> str:
    """Return when, who and by which deed."""
    deed = change.deed
    undone = "，已撤销" if deed.undone else ""
    return f"{deed.at:%Y-%m-%d %H:%M} {deed.by} {deed.name}{undone}"
