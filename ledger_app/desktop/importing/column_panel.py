"""The tables of a document, one at a time: whether it is read, and what each of its columns is read as."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from ledger_app.desktop.importing.choice_table import ChoiceTable
from ledger_app.desktop.importing.column_table_model import HEADING, ColumnTableModel
from ledger_app.desktop.importing.document_columns import DocumentColumns, TableColumns
from ledger_app.desktop.importing.note_line import NoteLine
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField
from ledger_app.intake.tables.columns import HeaderMap

if TYPE_CHECKING:  # the window paints before the reader of documents is imported
    from ledger_app.actions.saved_review import TableChoice
    from ledger_app.intake.drafting import TableHeader

_WIDEST = "其他栏目（原样保留）"
_AIR = 16
_LEAST_HEADING, _MOST_HEADING = 120, 280
_ONLY_ONE = "至少要读一张表，否则没有任务可以写入。"


class ColumnPanel(QWidget):
    """Shows a DocumentColumns.

    Signals:
        changed: the document is to be read anew with what was chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.columns = DocumentColumns()
        self._name = ""
        self._tables = ChoiceField(())
        self._tables.setObjectName("table_combo")
        self._tables.setAccessibleName("文件里的任务表")
        self._tables.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._tables.setMinimumContentsLength(20)
        self._read = QCheckBox("读这张表")
        self._read.setObjectName("read_table_check")
        self._only = QLabel()
        self._only.setProperty("role", "hint")
        self._model = ColumnTableModel(theme, self)
        self._table = ChoiceTable(theme, self._model, "column_table", _WIDEST)
        self._table.setAccessibleName("各栏读作什么，按空格键选择")
        self._table.horizontalHeader().setSectionResizeMode(HEADING, QHeaderView.ResizeMode.Interactive)
        self._note = NoteLine(theme, "column_note")
        self._lay_out()
        self._tables.committed.connect(self._show_table)
        self._read.toggled.connect(self._on_read_toggled)
        self._model.meaning_chosen.connect(self._on_meaning)

    def show_document(
        self, name: str, headers: "Sequence[TableHeader]", header_maps: Mapping[str, HeaderMap] | None = None
    ) -> None:
        """Show the tables of the document `name` as the reader found them, or as `header_maps` says."""
        self._name = name
        self.columns = DocumentColumns(headers)
        for table in self.columns.tables:
            if header_maps and table.header.key in header_maps:
                table.apply(header_maps[table.header.key])
        self._show_tables()

    def read_as_found(self) -> None:
        """Read every table as the reader found it."""
        for table in self.columns.tables:
            table.apply(table.header.columns)
        self._show_tables()

    def choices(self) -> "tuple[TableChoice, ...]":
        """Return what was chosen for each table."""
        from ledger_app.actions.saved_review import TableChoice

        tables = self.columns.tables
        return tuple(TableChoice(each.header.key, self.columns.is_wanted(each), each.words()) for each in tables)

    def restore(self, choices: "Sequence[TableChoice]") -> None:
        """Take up what was chosen for these tables before."""
        known = {choice.key: choice for choice in choices}
        for table in self.columns.tables:
            choice = known.get(table.header.key)
            if choice is not None:
                table.take_words(choice.meanings)
                self.columns.want(table, wanted=choice.wanted)
        self._show_tables()

    def _show_tables(self) -> None:
        """Offer the tables and show the first."""
        self._tables.offer([(self.columns.name(table), table) for table in self.columns.tables])
        several = len(self.columns.tables) > 1
        self._tables.setVisible(several)
        self._read.setVisible(several)
        self._only.setVisible(not several)
        self._show_table()

    def _lay_out(self) -> None:
        title = QLabel("各栏读作什么")
        title.setProperty("role", "title")
        title.setBuddy(self._table)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(title)
        row.addWidget(self._tables, 1)
        row.addWidget(self._read)
        row.addWidget(self._only, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._table, 1)
        column.addWidget(self._note)

    def _current(self) -> TableColumns | None:
        """Return the table shown."""
        table = self._tables.value()
        return table if isinstance(table, TableColumns) else None

    def _show_table(self) -> None:
        """Show the table chosen."""
        table = self._current()
        self._model.show_table(table)
        wanted = table is not None and self.columns.is_wanted(table)
        with QSignalBlocker(self._read):
            self._read.setChecked(wanted)
        self._table.setEnabled(wanted)
        widest = self._table.sizeHintForColumn(HEADING) + _AIR
        self._table.horizontalHeader().resizeSection(HEADING, min(max(widest, _LEAST_HEADING), _MOST_HEADING))
        self._only.setText(self.columns.name(table) if table is not None else "")
        self._tell()

    def _tell(self) -> None:
        """Say what is wrong with the table shown, or what the reader is unsure of."""
        table = self._current()
        if table is None:
            self._note.fault(f"“{self._name}”里没有认出任务表。")
            return
        unsure = sum(table.is_unsure(row) for row in range(len(table.header.columns)))
        if not self.columns.is_wanted(table):
            self._note.clear()
        elif table.fault():
            self._note.fault(table.fault())
        elif unsure:
            self._note.hint(f"{unsure} 栏没有认出，内容原样保留在任务的“其他栏目”里。如果是别的栏目，请在上面改。")
        else:
            self._note.clear()

    def _on_meaning(self, sound: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._tell()
        if sound:
            self.changed.emit()

    def _on_read_toggled(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        table = self._current()
        if table is None:
            return
        done = self.columns.want(table, wanted=wanted)
        self._show_table()
        if not done:
            self._note.fault(_ONLY_ONE)
            return
        self._tables.setItemText(self._tables.currentIndex(), self.columns.name(table))
        self.changed.emit()
