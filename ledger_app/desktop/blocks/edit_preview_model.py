"""What an edit of many cells would do, one cell a row: those that cannot be written first, with the reason."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from ledger_app.actions.edit_cells import EditPlan
from ledger_app.desktop.models.headed_table_model import HeadedTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.cell_entry import CellChange, Refusal
from ledger_app.domain.cell_text import column_name

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_HEADINGS = ("任务", "栏目", "原来", "改为", "没有写的原因")
NUMBER, COLUMN, OLD, NEW, WHY = range(len(_HEADINGS))
_NO_PARENT = QModelIndex()
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class _Line:
    """One row."""

    texts: tuple[str, str, str, str, str]
    refused: bool


class EditPreviewModel(HeadedTableModel):
    """Shows an EditPlan."""

    def __init__(self, theme: Theme, plan: EditPlan, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, (), parent)
        new = {row.task_id for row in plan.added}
        self._lines = [*map(_of_refusal, plan.refusals), *(_of_change(change, new) for change in plan.changes)]
        self._cross = theme.icon("close", theme.colors.bad)
        self._colors = {OLD: theme.colors.text_2, WHY: theme.colors.bad}

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        text = line.texts[column]
        match role:
            case Role.DisplayRole:
                return " ".join(text.split())[:_SHOWN]
            case Role.ToolTipRole:
                return text or None
            case Role.AccessibleTextRole:
                return f"{_HEADINGS[column]}：{text or '空'}"
            case Role.ForegroundRole:
                return self._colors.get(column)
            case Role.DecorationRole:
                return self._cross if line.refused and column == NUMBER else None
        return None


def _of_change(change: CellChange, new: set[str]) -> _Line:
    shown = f"{change.number} 新任务".strip() if change.task_id in new else change.number or "—"
    old = change.old or "（空）"
    texts = (shown, column_name(change.field, change.heading), old, change.new or "（清空）", "")
    return _Line(texts, refused=False)


def _of_refusal(refusal: Refusal) -> _Line:
    entry = refusal.entry
    column = column_name(entry.field, entry.heading)
    texts = (refusal.number or "—", column, refusal.old or "（空）", entry.text or "（清空）", refusal.sentence)
    return _Line(texts, refused=True)
