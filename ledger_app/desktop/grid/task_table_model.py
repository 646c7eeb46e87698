"""The ledger table: holds the ids of the tasks asked for and a bounded cache of the rows looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ledger_app.desktop.grid.cell_answers import ANSWERS
from ledger_app.desktop.grid.found_where import found_where
from ledger_app.desktop.grid.group_rows import GroupRows, group_words, lay_out
from ledger_app.desktop.grid.task_cells import TaskCells, cells_of
from ledger_app.desktop.grid.task_columns import ColumnSpec, spec_of
from ledger_app.desktop.grid.typed_cells import CellKey, TypedCell, said_of, tasks_of
from ledger_app.domain.cell_entry import EDITABLE
from ledger_app.domain.field import Field
from ledger_app.domain.query import GroupCount
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.view import USUAL_COLUMNS, ViewColumn

_Index = QModelIndex | QPersistentModelIndex

_WINDOW = 32
_KEPT = 1024

Fetch = Callable[[Sequence[str], date], Sequence[TaskRow]]


class TaskTableModel(QAbstractTableModel):
    """Shows tasks as they stand on one day, divided into groups or not. Rows come in windows from `fetch`.

    Attributes:
        specs: the columns shown, from left to right. searched: the words searched for, in lower case.
        editable: whether one can type into cells.
        typed: what was typed into cells and does not stand in the ledger (yet).

    Args:
        fetch: returns the rows of some ids on a day, in that order, missing ones left out.
    """

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._tasks: Sequence[str] = ()
        self._groups: Sequence[GroupCount] = ()
        self._folded: frozenset[str] = frozenset()
        self._shown = GroupRows()
        self._places: dict[str, int] = {}
        self._as_of = date.min
        self._settings = Settings()
        self._rows: dict[str, tuple[TaskRow, TaskCells]] = {}
        self.searched: tuple[str, ...] = ()
        self.specs: tuple[ColumnSpec, ...] = tuple(map(spec_of, USUAL_COLUMNS))
        self.editable = False
        self.typed: dict[CellKey, TypedCell] = {}

    # Columns

    def show_columns(self, columns: Sequence[ViewColumn]) -> None:
        """Show these columns, from left to right."""
        self.beginResetModel()
        self.specs = tuple(map(spec_of, columns))
        self.endResetModel()

    def set_width(self, place: int, letters: float) -> None:
        """Note how wide a column is, in full-width characters; what it shows stays."""
        spec = self.specs[place]
        wider = replace(spec, column=replace(spec.column, width=letters))
        self.specs = (*self.specs[:place], wider, *self.specs[place + 1 :])

    def place_of_column(self, field: Field, heading: str = "") -> int:
        """Return where a column stands, -1 when it is not shown."""
        shown = [spec.key for spec in self.specs]
        return shown.index((field, heading)) if (field, heading) in shown else -1

    # Rows

    def show_first(self, rows: Sequence[TaskRow], as_of: date, settings: Settings) -> None:
        """Show the first rows of an answer; `show_ids` brings the rest."""
        self.beginResetModel()
        self._as_of, self._settings = as_of, settings
        self._rows = {row.task.id: (row, cells_of(row, settings)) for row in rows}
        self._tasks, self._groups = [row.task.id for row in rows], ()
        self._lay_out()
        self.endResetModel()

    def show_ids(self, ids: Sequence[str], groups: Sequence[GroupCount] = ()) -> None:
        """Show these tasks in this order, in these groups; rows known already stay."""
        shown = lay_out(ids, groups, self._folded)
        before = len(self._shown.ids)
        same = list(shown.ids[:before]) == list(self._shown.ids)
        if not same or tuple(groups) != tuple(self._groups):
            self.beginResetModel()
            self._tasks, self._groups = ids, groups
            self._lay_out()
            self.endResetModel()
        elif len(shown.ids) > before:
            self.beginInsertRows(QModelIndex(), before, len(shown.ids) - 1)
            self._tasks, self._groups = ids, groups
            self._lay_out()
            self.endInsertRows()

    def _lay_out(self) -> None:
        self._shown, self._places = lay_out(self._tasks, self._groups, self._folded), {}

    def read_again(self, settings: Settings) -> None:
        """Forget what the rows say: the ledger has changed."""
        self._settings = settings
        self._rows.clear()
        if self._shown.ids:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.specs) - 1))

    def id_at(self, row: int) -> str:
        """Return the id of the task in that row, "" outside the table and where a group begins."""
        return self._shown.ids[row] if 0 <= row < len(self._shown.ids) else ""

    def ids_in(self, rows: Iterable[range]) -> list[str]:
        """Return the tasks in those rows, from top to bottom."""
        return [task_id for part in rows for task_id in self._shown.ids_in(part)]

    def task_rows(self, rows: range) -> Sequence[int]:
        """Return those of `rows` that are tasks."""
        return self._shown.tasks_in(rows)

    def count_tasks(self, rows: Iterable[range]) -> int:
        """Return how many tasks are in those rows."""
        return sum(self._shown.count_in(part) for part in rows)

    def place_of(self, task_id: str) -> int:
        """Return the row of a task, -1 when it is not shown."""
        if not self._places:
            self._places = {task: place for place, task in enumerate(self._shown.ids) if task}
        return self._places.get(task_id, -1)

    def first_task(self) -> int:
        """Return the row of the first task shown, -1 for none."""
        return self.task_beside(-1, 1)

    def task_beside(self, row: int, step: int) -> int:
        """Return the next row below with a task, or above with -1 for `step`; -1 for none."""
        return self._shown.task_beside(row, step)

    # What is typed

    def key_at(self, row: int, column: int) -> CellKey:
        """Return which cell stands there, wherever it will stand later."""
        return CellKey(self.id_at(row), *self.specs[column].key)

    def typed_at(self, row: int, column: int) -> TypedCell | None:
        """Return what is typed into a cell and does not stand in the ledger, None for nothing."""
        return self.typed.get(self.key_at(row, column))

    def show_typed(self, typed: Mapping[CellKey, TypedCell], gone: Iterable[CellKey] = ()) -> None:
        """Show texts in cells whatever the ledger says, and in others again what it says."""
        gone = list(gone)
        for key in gone:
            self.typed.pop(key, None)
        self.typed.update(typed)
        self._tell_changed(tasks_of((*typed, *gone)))

    def take_rows(self, rows: Iterable[TaskRow], settings: Settings) -> None:
        """Show some tasks as they stand now; the others stay as they are."""
        found = {row.task.id: (row, cells_of(row, settings)) for row in rows}
        self._rows.update(found)
        self._tell_changed(list(found))

    def _tell_changed(self, ids: Sequence[str]) -> None:
        """Tell that the rows of some tasks are to be painted again; all of them where they are many."""
        last = len(self.specs) - 1
        places = [self.place_of(task_id) for task_id in ids] if len(ids) <= _WINDOW else []
        for row in places:
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))
        if len(ids) > _WINDOW and self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))

    # Groups

    def is_group(self, row: int) -> bool:
        """Whether a group begins in that row."""
        return row in self._shown.groups

    def group_at(self, row: int) -> GroupCount | None:
        """Return the group that begins in that row, None where a task stands."""
        return self._shown.groups.get(row)

    def group_starts(self) -> Sequence[int]:
        """Return the rows in which groups begin, from top to bottom."""
        return self._shown.starts

    def is_folded(self, row: int) -> bool:
        """Whether the tasks of the group that begins in that row are hidden."""
        return self._shown.groups[row].value in self._folded

    def fold(self, row: int, *, folded: bool) -> None:
        """Hide or show the tasks of the group that begins in a row."""
        group = self._shown.groups[row]
        if folded == self.is_folded(row):
            return
        hidden = self._folded | {group.value} if folded else self._folded - {group.value}
        shown = lay_out(self._tasks, self._groups, hidden)
        step = abs(len(shown.ids) - len(self._shown.ids))
        begin, end = (
            (self.beginRemoveRows, self.endRemoveRows) if folded else (self.beginInsertRows, self.endInsertRows)
        )
        begin(QModelIndex(), row + 1, row + step)
        self._folded, self._shown, self._places = hidden, shown, {}
        end()

    def fold_all(self, *, folded: bool) -> None:
        """Hide or show the tasks of all groups."""
        self.beginResetModel()
        self._folded = frozenset(group.value for group in self._groups) if folded else frozenset()
        self._lay_out()
        self.endResetModel()

    # What rows and cells say

    def row_at(self, row: int) -> TaskRow | None:
        """Return the task in that row as it stands, None when it is gone meanwhile."""
        pair = self.pair_at(row)
        return pair[0] if pair else None

    def pair_at(self, row: int) -> tuple[TaskRow, TaskCells] | None:
        """Return the task in that row with its words, None when it is gone meanwhile."""
        task_id = self._shown.ids[row]
        pair = self._rows.get(task_id)
        if pair is None and task_id:
            self._load(row)
            pair = self._rows.get(task_id)
        return pair

    def filled(self, row: int) -> list[bool]:
        """Return which cells of a row hold something, from left to right."""
        pair = self.pair_at(row)
        return [bool(pair and spec.value(pair[0])) for spec in self.specs]

    def _load(self, row: int) -> None:
        """Fetch the window of rows that `row` lies in."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        first = row - row % _WINDOW
        for found in self._fetch(self._shown.ids_in(range(first, first + _WINDOW)), self._as_of):
            self._rows[found.task.id] = found, cells_of(found, self._settings)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown.ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.specs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = ANSWERS.get(role)
        if answer is None or not index.isValid():
            return None
        if index.row() in self._shown.groups:
            return self._said_of_group(index, role)
        if self.typed and (typed := said_of(self.typed_at(index.row(), index.column()), role)):
            return typed
        pair = self.pair_at(index.row())
        said = answer(pair[0], pair[1], self.specs[index.column()]) if pair else None
        tells = said is not None and self.searched and role == Qt.ItemDataRole.ToolTipRole
        return f"{said}\n{self.found_in(index.row())}".strip() if tells else said

    def found_in(self, row: int) -> str:
        """Return where a row holds words searched for that no column shows, "" when all are seen."""
        pair = self.pair_at(row) if self.searched else None
        return found_where(*pair, self.searched, self.specs) if pair else ""

    def _said_of_group(self, index: _Index, role: int) -> str | None:
        """Return the words of a group in the first column: 蓝天 51 项; read aloud with whether it is folded."""
        if index.column():
            return None
        words = group_words(self._shown.groups[index.row()])
        aloud = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{words}，{'已收起' if self.is_folded(index.row()) else '已展开'}" if aloud else words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.specs[section].heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.row() in self._shown.groups:
            return _GROUP_FLAGS
        return _TYPED_FLAGS if self.editable and self.specs[index.column()].field in EDITABLE else _FLAGS


_GROUP_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_FLAGS = _GROUP_FLAGS | Qt.ItemFlag.ItemIsSelectable
_TYPED_FLAGS = _FLAGS | Qt.ItemFlag.ItemIsEditable
