"""The ledger table: holds the ids of the tasks asked for and a bounded cache of the rows looked at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ledger_app.desktop.models.task_cells import TaskCells, cells_of, full_content
from ledger_app.desktop.models.task_columns import COLUMNS, TaskColumn
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings

_Index = QModelIndex | QPersistentModelIndex

_WINDOW = 32
_KEPT = 1024

Fetch = Callable[[Sequence[str], date], Sequence[TaskRow]]


class TaskTableModel(QAbstractTableModel):
    """Shows tasks as they stand on one day. Rows come in windows from `fetch`.

    Args:
        fetch: returns the rows of some ids on a day, in that order, missing ones left out.
    """

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._ids: Sequence[str] = ()
        self._places: dict[str, int] = {}
        self._as_of = date.min
        self._settings = Settings()
        self._rows: dict[str, tuple[TaskRow, TaskCells]] = {}

    def show_first(self, rows: Sequence[TaskRow], as_of: date, settings: Settings) -> None:
        """Show the first rows of an answer; `show_ids` brings the rest."""
        self.beginResetModel()
        self._as_of, self._settings = as_of, settings
        self._ids, self._places = [row.task.id for row in rows], {}
        self._rows = {row.task.id: (row, cells_of(row, settings)) for row in rows}
        self.endResetModel()

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these tasks in this order; rows known already stay."""
        before = len(self._ids)
        if list(ids[:before]) != list(self._ids):
            self.beginResetModel()
            self._ids, self._places = ids, {}
            self.endResetModel()
        elif len(ids) > before:
            self.beginInsertRows(QModelIndex(), before, len(ids) - 1)
            self._ids, self._places = ids, {}
            self.endInsertRows()

    def read_again(self, settings: Settings) -> None:
        """Forget what the rows say: the ledger has changed."""
        self._settings = settings
        self._rows.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def id_at(self, row: int) -> str:
        """Return the id of the task in that row, "" outside the table."""
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def place_of(self, task_id: str) -> int:
        """Return the row of a task, -1 when it is not shown."""
        if not self._places:
            self._places = {task: place for place, task in enumerate(self._ids)}
        return self._places.get(task_id, -1)

    def row_at(self, row: int) -> TaskRow | None:
        """Return the task in that row as it stands, None when it is gone meanwhile."""
        pair = self._pair(row)
        return pair[0] if pair else None

    def cells_at(self, row: int) -> TaskCells | None:
        """Return the words of that row, None when it is gone meanwhile."""
        pair = self._pair(row)
        return pair[1] if pair else None

    def _pair(self, row: int) -> tuple[TaskRow, TaskCells] | None:
        task_id = self._ids[row]
        pair = self._rows.get(task_id)
        if pair is None:
            self._load(row)
            pair = self._rows.get(task_id)
        return pair

    def _load(self, row: int) -> None:
        """Fetch the window of rows that `row` lies in."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        first = row - row % _WINDOW
        for found in self._fetch(self._ids[first : first + _WINDOW], self._as_of):
            self._rows[found.task.id] = found, cells_of(found, self._settings)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        pair = self._pair(index.row())
        return answer(pair[0], pair[1], index.column()) if pair else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section].heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _shown(_: TaskRow, cells: TaskCells, column: int) -> str:
    return COLUMNS[column].text(cells)


def _tip(row: TaskRow, cells: TaskCells, column: int) -> str:
    """Return the whole text where the cell may cut it."""
    match column:
        case TaskColumn.CONTENT:
            whole = full_content(row)
        case TaskColumn.SECTION:
            whole = " / ".join(row.task.section_path)
        case TaskColumn.LATEST:
            whole = row.state.latest
        case TaskColumn.LIGHT:
            whole = cells.spoken
        case _:
            whole = COLUMNS[column].text(cells)
    return f"{whole}\n需核对：{cells.to_check}" if cells.to_check and column == TaskColumn.CONTENT else whole


def _said(_: TaskRow, cells: TaskCells, column: int) -> str:
    return cells.spoken if column == TaskColumn.LIGHT else COLUMNS[column].text(cells)


_ANSWERS: dict[int, Callable[[TaskRow, TaskCells, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _said,
}
