"""Where the cursor goes when a cell is done with: as in Excel, Enter behind Tabs goes back to where they began."""

from PySide6.QtWidgets import QTableView

from ledger_app.desktop.editing.edit_keys import Act
from ledger_app.desktop.grid.task_table_model import TaskTableModel

_SIDEWAYS = {Act.RIGHT: 1, Act.LEFT: -1}
_DOWNWARDS = {Act.DOWN: 1, Act.UP: -1}


class EditWalk:
    """Walks over the cells of a table; rows in which a group begins are passed by."""

    def __init__(self, table: QTableView, model: TaskTableModel) -> None:
        self._table, self._model = table, model
        self._landed: tuple[int, int] | None = None
        self._home = -1

    def begin(self, row: int, column: int) -> None:
        """Note that a cell is edited: the column that Enter goes back to, unless Tab came here."""
        if (row, column) != self._landed:
            self._home = column
        self._landed = None

    def go(self, act: Act, row: int, column: int) -> None:
        """Go on from a cell that is done with."""
        if act in _SIDEWAYS:
            column = min(max(column + _SIDEWAYS[act], 0), self._model.columnCount() - 1)
            self._land(row, column)
            self._landed = row, column
        elif act in _DOWNWARDS:
            beside = self._model.task_beside(row, _DOWNWARDS[act])
            self._land(row if beside < 0 else beside, self._home if self._home >= 0 else column)
            self._landed = None

    def _land(self, row: int, column: int) -> None:
        self._table.setCurrentIndex(self._model.index(row, column))
