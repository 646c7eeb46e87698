"""The ledger table: holds the ids of the tasks asked for and a bounded cache of the rows looked at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ledger_app.desktop.grid.task_cells import TaskCells, cells_of, full_content
from ledger_app.desktop.grid.task_columns import ColumnSpec, spec_of
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.showing import text_of
from ledger_app.domain.view import USUAL_COLUMNS, ViewColumn

_Index = QModelIndex | QPersistentModelIndex

_WINDOW = 32
_KEPT = 1024

Fetch = Callable[[Sequence[str], date], Sequence[TaskRow]]


class TaskTableModel(QAbstractTableModel):
    """Shows tasks as they stand on one day. Rows come in windows from `fetch`.

    Attributes:
        specs: the columns shown, from left to right.

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
        self.specs: tuple[ColumnSpec, ...] = tuple(map(spec_of, USUAL_COLUMNS))

    def show_columns(self, columns: Sequence[ViewColumn]) -> None:
        """Show these columns, from left to right."""
        self.beginResetModel()
        self.specs = tuple(map(spec_of, columns))
        self.endResetModel()

    def place_of_column(self, field: Field, heading: str = "") -> int:
        """Return where a column stands, -1 when it is not shown."""
        shown = [(spec.field, spec.column.heading) for spec in self.specs]
        return shown.index((field, heading)) if (field, heading) in shown else -1

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
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.specs) - 1))

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
        pair = self.pair_at(row)
        return pair[0] if pair else None

    def pair_at(self, row: int) -> tuple[TaskRow, TaskCells] | None:
        """Return the task in that row with its words, None when it is gone meanwhile."""
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
        return 0 if parent.isValid() else len(self.specs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = _ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        pair = self.pair_at(index.row())
        return answer(pair[0], pair[1], self.specs[index.column()]) if pair else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.specs[section].heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _shown(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    return spec.text(row, cells)


def _tip(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    """Return the whole text where the cell may cut it."""
    match spec.field:
        case Field.CONTENT:
            whole = full_content(row)
        case Field.LIGHT:
            whole = cells.spoken
        case Field.LEAD | Field.DUE | Field.PERCENT | Field.EXTRA:
            whole = spec.text(row, cells)
        case _:
            whole = text_of(spec.field)(row)
    return f"{whole}\n需核对：{cells.to_check}" if cells.to_check and spec.field is Field.CONTENT else whole


def _said(row: TaskRow, cells: TaskCells, spec: ColumnSpec) -> str:
    return cells.spoken if spec.field is Field.LIGHT else spec.text(row, cells)


_ANSWERS: dict[int, Callable[[TaskRow, TaskCells, ColumnSpec], Any]] = {
    Qt.ItemDataRole.DisplayRole: _shown,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _said,
}
