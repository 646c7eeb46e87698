"""The rows of a document under review as a table: ticked, marked, corrected in place."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ledger_app.desktop.importing.import_review import ImportReview, MarkWord
from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.task import DueSource
from ledger_app.domain.unit_words import split_units

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.import_preview import PreviewRow

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MARK_ROLE = Role.UserRole + 1
OLD_ROLE = Role.UserRole + 2
SECOND_ROLE = Role.UserRole + 3
_BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """One column: its heading, what it shows of a draft, the fields it edits, the names of changes it shows."""

    heading: str
    width: int
    text: Callable[[TaskDraft], str] = lambda _: ""
    field: str = ""
    second: Callable[[TaskDraft], str] = lambda _: ""


def _others(draft: TaskDraft) -> str:
    """Return co and area units in one line."""
    return _BETWEEN.join((*draft.co_units, *draft.area_units))


def _due(draft: TaskDraft) -> str:
    """Return the day, or why there is none."""
    if draft.due is not None:
        return str(draft.due)
    return "长期" if draft.ongoing else ""


COLUMNS = (
    DraftColumn("", 34),
    DraftColumn("标记", 92),
    DraftColumn("序号", 60, lambda draft: draft.number, "number"),
    DraftColumn("具体任务", 0, lambda draft: draft.content, "content"),
    DraftColumn("牵头单位", 130, lambda draft: _BETWEEN.join(draft.lead_units), "lead_units"),
    DraftColumn("配合 / 属地", 130, _others),
    DraftColumn("时限", 148, _due, "due", lambda draft: f"原文“{draft.due_text}”" if draft.due_text else ""),
)
CHECK, MARK, _, TEXT, LEAD, _, DUE = range(len(COLUMNS))


class DraftTableModel(QAbstractTableModel):
    """Shows an ImportReview.

    Signals:
        decided: a row was ticked, unticked or corrected.
    """

    decided = Signal()

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._review: ImportReview | None = None

    def show_review(self, review: ImportReview) -> None:
        """Show `review` instead of what was shown."""
        self.beginResetModel()
        self._review = review
        self.endResetModel()

    def row_changed(self, row: int) -> None:
        """Show one row anew, after a decision made elsewhere."""
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        self.decided.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self._review is None else len(self._review.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section].heading
        if role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._review is None or not index.isValid():
            return flags
        row, column = self._review.rows[index.row()], COLUMNS[index.column()]
        if index.column() == CHECK and self._review.can_tick(row):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if column.field and self._review.mark(row) is not MarkWord.FAULTY:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if self._review is None or not index.isValid():
            return None
        row, column = self._review.rows[index.row()], COLUMNS[index.column()]
        if role == Role.CheckStateRole and index.column() == CHECK:
            return Qt.CheckState.Checked if self._review.is_ticked(row) else Qt.CheckState.Unchecked
        if role == MARK_ROLE:
            return self._review.mark(row)
        if role in {Role.DisplayRole, Role.EditRole}:
            return self._review.mark(row).value if index.column() == MARK else column.text(self._review.draft(row))
        if role == SECOND_ROLE:
            return column.second(self._review.draft(row))
        if role == OLD_ROLE:
            return _old(row, column)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return _told(row, self._review) if index.column() == MARK else column.text(self._review.draft(row))
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if self._review is None or not index.isValid():
            return False
        row = self._review.rows[index.row()]
        if role == Role.CheckStateRole:
            self._review.tick(row, on=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Role.EditRole:
            draft = self._corrected(self._review.draft(row), COLUMNS[index.column()].field, str(value))
            if draft is None:
                return False
            self._review.edit(row, draft)
        self.row_changed(index.row())
        return True

    def _corrected(self, draft: TaskDraft, field: str, text: str) -> TaskDraft | None:
        """Return `draft` as typed; None for a task without words and for what is no date."""
        typed = text.strip()
        match field:
            case "number":
                return replace(draft, number=typed)
            case "content":
                return replace(draft, content=typed) if typed else None
            case "lead_units":
                return replace(draft, lead_units=split_units(typed), lead_assumed=False)
            case "due" if not typed:
                return replace(draft, due=None, due_source=None)
        day = read_typed_date(typed, self._today())
        return replace(draft, due=day, due_source=DueSource.MANUAL, ongoing=False) if day is not None else None


def _old(row: "PreviewRow", column: DraftColumn) -> str:
    """Return what the ledger says where the file says something else."""
    return next((change.ours for change in row.changes if change.field == column.field), "")


def _told(row: "PreviewRow", review: ImportReview) -> str:
    """Say what a row is, what it changes and what to look at."""
    changes = [f"{change.label}：{change.ours or '（空）'} → {change.theirs or '（空）'}" for change in row.changes]
    return "\n".join((review.mark(row).value, *changes, *(finding.message for finding in row.draft.findings)))
