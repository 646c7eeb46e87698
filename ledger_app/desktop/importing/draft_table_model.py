"""The drafts of a document under review as a table: ticked, marked, corrected in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ledger_app.desktop.importing.review_board import MarkWord, ReviewBoard, ReviewRow
from ledger_app.domain.comparison import due_of
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.statement import is_lead_assumed, lead_and_co

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
MARK_ROLE = Role.UserRole + 1
OLD_ROLE = Role.UserRole + 2
SECOND_ROLE = Role.UserRole + 3
DOUBT_ROLE = Role.UserRole + 4
_BETWEEN = "、"
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """One column: its heading, its width in pixels (0: what is left), what it shows, the field typed into it.

    Attributes:
        changes: names of the changed fields it shows.
    """

    heading: str
    width: int
    text: Callable[[TaskDraft], str] = lambda _: ""
    field: Field | None = None
    changes: tuple[str, ...] = ()


def _others(draft: TaskDraft) -> str:
    """Return co and area units in one line."""
    return _BETWEEN.join((*lead_and_co(draft)[1], *draft.area_units))


def _due(draft: TaskDraft) -> str:
    """Return the day that the draft names."""
    return str(draft.due) if draft.due is not None else ""


def _lead(draft: TaskDraft) -> str:
    """Return who leads, the first of several where the document does not say."""
    return _BETWEEN.join(lead_and_co(draft)[0])


COLUMNS = (
    DraftColumn("", 34),
    DraftColumn("标记", 92),
    DraftColumn("序号", 60, lambda draft: draft.number, Field.NUMBER, ("number",)),
    DraftColumn("具体任务", 0, lambda draft: draft.content, Field.CONTENT, ("content",)),
    DraftColumn("牵头单位", 130, _lead, Field.LEAD, ("lead_units",)),
    DraftColumn("配合 / 属地", 130, _others, None, ("co_units", "area_units")),
    DraftColumn("时限", 142, _due, Field.DUE, ("due",)),
)
CHECK, MARK, NUMBER, TEXT, LEAD, OTHERS, DUE = range(len(COLUMNS))
PLACES = {
    NUMBER: (Field.NUMBER,),
    TEXT: (Field.CONTENT,),
    LEAD: (Field.LEAD, Field.UNITS),
    OTHERS: (Field.CO, Field.AREA, Field.UNITS),
    DUE: (Field.DUE, Field.DUE_TEXT, Field.MILESTONES, Field.START, Field.CADENCE),
}
"""The fields whose words in the document belong to a column."""


class DraftTableModel(QAbstractTableModel):
    """Shows a ReviewBoard, all of it or the rows of one mark.

    Signals:
        ticked: draft id, and whether it is to be written.
        typed: draft id, field and what was typed into it.
    """

    ticked = Signal(str, bool)
    typed = Signal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board: ReviewBoard | None = None
        self._mark: MarkWord | None = None
        self._rows: list[ReviewRow] = []

    def show_board(self, board: ReviewBoard, mark: MarkWord | None = None) -> None:
        """Show the rows of `board` that bear `mark`; None for all but those that are no tasks."""
        self._board, self._mark = board, mark
        rows = [row for row in board.rows if self._wants(row)]
        if [row.draft.id for row in rows] == [row.draft.id for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def refresh(self) -> None:
        """Show the same board as it stands now."""
        if self._board is not None:
            self.show_board(self._board, self._mark)

    def row_at(self, place: int) -> ReviewRow:
        """Return what stands in a line of the table."""
        return self._rows[place]

    def rows(self) -> Sequence[ReviewRow]:
        """Return what the table shows, from top to bottom."""
        return self._rows

    def place_of(self, draft_id: str) -> int:
        """Return the line of a draft, -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.draft.id == draft_id), -1)

    def _wants(self, row: ReviewRow) -> bool:
        return row.mark is self._mark or (self._mark is None and row.mark is not MarkWord.DROPPED)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
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
        if not index.isValid():
            return flags
        row = self._rows[index.row()]
        if index.column() == CHECK and row.can_tick:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if COLUMNS[index.column()].field is not None and row.can_edit:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        match role:
            case Role.CheckStateRole if index.column() == CHECK:
                return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
            case Role.DisplayRole if index.column() == DUE:
                return _due_shown(row)
            case Role.DisplayRole | Role.EditRole:
                return row.mark.value if index.column() == MARK else column.text(row.draft)
            case Role.ToolTipRole | Role.AccessibleTextRole:
                return _told(row, index.column())
        return _painted(row, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if not index.isValid():
            return False
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == Role.CheckStateRole and row.can_tick:
            self.ticked.emit(row.draft.id, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and column.field is not None and str(value).strip() != column.text(row.draft):
            self.typed.emit(row.draft.id, column.field, str(value))
            return True
        return False


def _painted(row: ReviewRow, column: int, role: int) -> Any:
    """Return what only our painters ask for."""
    if role == MARK_ROLE:
        return row.mark
    if role == SECOND_ROLE:
        return _second(row, column)
    if role == DOUBT_ROLE:
        return row.mark in {MarkWord.CHECK, MarkWord.FAULTY} and column == TEXT
    return _old(row, COLUMNS[column]) if role == OLD_ROLE else None


def _old(row: ReviewRow, column: DraftColumn) -> str:
    """Return what the ledger says where the file says something else; an earlier date is told in the second line."""
    if column.field is Field.DUE:
        return ""
    was = {change.field: change.ours for change in row.compared.changes if change.field in column.changes}
    if not was or column.field is not None:
        return "".join(was.values())
    now = {"co_units": _BETWEEN.join(lead_and_co(row.draft)[1]), "area_units": _BETWEEN.join(row.draft.area_units)}
    return _BETWEEN.join(filter(None, ({**now, **was}[name] for name in column.changes)))


def _second(row: ReviewRow, column: int) -> str:
    """Return the smaller second line of a cell: why a row is unsure, or where its date comes from."""
    if column == TEXT:
        return row.doubts[0] if row.doubts else ""
    draft = row.draft
    if column == LEAD:
        return "暂定，没有写牵头" if is_lead_assumed(draft) else ""
    if column != DUE:
        return ""
    if was := next((change.ours for change in row.compared.changes if change.field == "due"), ""):
        return f"原 {was}"
    if draft.due_text:
        return f"“{draft.due_text}”"
    if draft.due is not None or not _due_shown(row) or draft.ongoing:
        return ""
    return "按进度安排" if draft.schedule else "按方案末日"


def _due_shown(row: ReviewRow) -> str:
    """Return the day that counts: the draft's own, else the one that follows from its stages or the plan."""
    draft = row.draft
    if draft.due is None and draft.ongoing:
        return "长期"
    day = draft.due or due_of(replace(row.compared.said, due=None, ongoing=False), row.compared.match.plan)
    return str(day) if day is not None else ""


def _told(row: ReviewRow, column: int) -> str:
    """Say all of a cell; of a mark also what it changes and what to look at."""
    if column == CHECK:
        return f"{'写入' if row.ticked else '不写入'}，{row.mark.value}"
    if column != MARK:
        return "\n".join(filter(None, (COLUMNS[column].text(row.draft), _second(row, column))))
    changes = [
        f"{change.label}：{change.ours or '（空）'} → {change.theirs or '（空）'}" for change in row.compared.changes
    ]
    return "\n".join((row.mark.value, *changes, *row.doubts))
