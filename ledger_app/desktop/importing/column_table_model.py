"""The columns of one table of a document: heading, samples, and what each is read as."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ledger_app.desktop.importing.document_columns import TableColumns
from ledger_app.desktop.models.headed_table_model import CHOICES_ROLE, HeadedTableModel
from ledger_app.desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_HEADINGS = ("表头", "示例", "读作")
HEADING, SAMPLE, MEANING = range(len(_HEADINGS))
_NO_PARENT = QModelIndex()


class ColumnTableModel(HeadedTableModel):
    """Shows a TableColumns; what a column means is chosen in its cell.

    Signals:
        meaning_chosen: another meaning was chosen; True when the table can be read anew with it.
    """

    meaning_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, (MEANING,), parent)
        self._warning = theme.icon("warning", theme.colors.caution)
        self._strong, self._second = theme.font(bold=True), theme.colors.text_2
        self._table: TableColumns | None = None

    def show_table(self, table: TableColumns | None) -> None:
        """Show `table` instead of what was shown."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() or self._table is None else len(self._table.header.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or self._table is None:
            return None
        row, column = index.row(), index.column()
        if role == Role.DisplayRole:
            return self._text(row, column)
        if role in {Role.ToolTipRole, Role.AccessibleTextRole}:
            return self._told(row, column)
        if role == Role.ForegroundRole and column == SAMPLE:
            return self._second
        return self._of_meaning(self._table, row, role) if column == MEANING else None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if self._table is None or role != Role.EditRole or index.column() != MEANING:
            return False
        if value == self._table.chosen(index.row()):
            return False
        sound = self._table.choose(index.row(), value)
        self.dataChanged.emit(index, index)
        self.meaning_chosen.emit(sound)
        return True

    def _of_meaning(self, table: TableColumns, row: int, role: int) -> Any:
        """Return what a meaning can be, which one it is, and how that looks."""
        if role == CHOICES_ROLE:
            return [words for words, _ in table.choices]
        if role == Role.EditRole:
            return table.chosen(row)
        if role == Role.DecorationRole and table.is_unsure(row):
            return self._warning
        return self._strong if role == Role.FontRole and table.is_corrected(row) else None

    def _text(self, row: int, column: int) -> str:
        """Return what a cell shows."""
        assert self._table is not None  # noqa: S101 - a cell belongs to a table
        if column == HEADING:
            return self._table.heading(row)
        if column == SAMPLE:
            return "；".join(" ".join(sample.split()) for sample in self._table.samples(row))
        return self._table.choices[self._table.chosen(row)][0]

    def _told(self, row: int, column: int) -> str:
        """Return all of what a cell shows, and for a meaning what it is about."""
        assert self._table is not None  # noqa: S101 - a cell belongs to a table
        if column == SAMPLE:
            return "\n\n".join(self._table.samples(row))
        if column == MEANING:
            unsure = "，没有认出" if self._table.is_unsure(row) else ""
            return f"{self._table.heading(row)}{unsure}，读作{self._text(row, MEANING)}"
        return self._text(row, column)
