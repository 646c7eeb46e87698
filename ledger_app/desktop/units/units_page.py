"""单位: the directory of units, and the form of the one chosen."""

from functools import partial

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from ledger_app.desktop.dialogs.pick_unit_dialog import PickUnitDialog
from ledger_app.desktop.messages import confirm
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.units.paste_units_dialog import PasteUnitsDialog
from ledger_app.desktop.units.unit_filter import UnitFilter
from ledger_app.desktop.units.unit_panel import UnitPanel
from ledger_app.desktop.units.unit_table_model import COLUMNS, SEARCH_ROLE, UNIT_ROLE, UnitTableModel
from ledger_app.desktop.widgets.chip import Chip
from ledger_app.desktop.widgets.empty_state import EmptyState
from ledger_app.desktop.widgets.icon_button import icon_button
from ledger_app.domain.identifier import new_id
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.unit import Unit, UnitKind

_WIDTHS = (190, 100, 60, 120, 146, 146, 90)


class UnitsPage(Page):
    """Search, table, form.

    Signals:
        tasks_wanted: id of a unit whose tasks the clerk wants to see.
    """

    tasks_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("units_page")
        self._session = session
        self._theme = theme
        self._units: tuple[Unit, ...] = ()
        self._chosen = ""
        self._build()
        self._connect()
        self.refresh(None)

    def refresh(self, outcome: Outcome | None) -> None:
        """Show the directory as it is now, the same unit chosen."""
        if outcome is not None and not outcome.changed & {Kind.UNIT, Kind.TASK}:
            return
        with self._session.reading() as reader:
            self._units = reader.units()
        self._model.show_units(self._units)
        self._stack.setCurrentWidget(self._split if self._units else self._empty)
        provisional = sum(unit.provisional for unit in self._units)
        self._note.setText(f"{len(self._units)} 个" if self._units else "")
        self._show_provisional(provisional)
        self._choose(self._chosen)

    def open_unit(self, unit_id: str) -> None:
        """Open the page with a unit chosen."""
        self._search.clear()
        self._provisional.setChecked(False)
        self._choose(unit_id)
        self.shown_wanted.emit()

    def open_provisional(self) -> None:
        """Open the page with the units that nobody confirmed yet."""
        self._search.clear()
        self._provisional.setChecked(True)
        self._choose("")
        self.shown_wanted.emit()

    def _show_provisional(self, count: int) -> None:
        """Offer the units to confirm, while there are any."""
        self._provisional.show_count(count)
        self._provisional.setVisible(bool(count))
        if not count:
            self._provisional.setChecked(False)

    def find(self) -> None:
        """Go to the search box."""
        self._search.setFocus()
        self._search.selectAll()

    def begin(self) -> None:
        """Put the cursor into the list of units."""
        (self._table if self._units else self._search).setFocus()

    def status_text(self) -> str:
        """Say how many units are shown."""
        return f"显示 {self._shown.rowCount()} / {len(self._units)} 个单位"

    def _build(self) -> None:
        self._model = UnitTableModel(self._theme, self)
        self._shown = UnitFilter(self)
        self._shown.setSourceModel(self._model)
        self._shown.setFilterRole(SEARCH_ROLE)
        self._shown.setSortLocaleAware(True)
        self._table = self._make_table()
        self._panel = UnitPanel()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("units_splitter")
        self._split.addWidget(self._table)
        self._split.addWidget(self._panel)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([860, 400])
        self._split.setChildrenCollapsible(False)
        self._empty = EmptyState(
            self._theme, "units", "还没有单位", "导入方案时会自动建立，也可以现在新增，或从 Excel 粘贴通讯录。"
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._split)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar())
        whole.addWidget(self._stack, 1)

    def _bar(self) -> QFrame:
        """Return title, search, buttons."""
        title = QLabel("单位")
        title.setProperty("role", "page_title")
        self._note = QLabel()
        self._note.setProperty("role", "hint")
        self._search = QLineEdit()
        self._search.setObjectName("unit_search_box")
        self._search.setAccessibleName("搜索单位")
        self._search.setPlaceholderText("搜单位，可输首字母 sthj")
        self._search.setClearButtonEnabled(True)
        self._search.setMaximumWidth(320)
        self._provisional = Chip("chip_provisional", "暂定")
        self._paste = icon_button(self._theme, "paste_units_button", "从 Excel 粘贴(&P)", "paste")
        self._new = icon_button(self._theme, "new_unit_button", "新增单位(&N)", "add", primary=True)
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 7, 12, 8)
        row.setSpacing(8)
        for widget in (title, self._note, self._search, self._provisional):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._paste)
        row.addWidget(self._new)
        for button in (self._paste, self._new):
            button.setEnabled(self._session.writable)
        return bar

    def _make_table(self) -> QTableView:
        """Return the table."""
        table = QTableView()
        table.setObjectName("unit_table")
        table.setAccessibleName("单位")
        table.setModel(self._shown)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() * 2)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header = table.horizontalHeader()
        header.setSectionResizeMode(_column("别名"), QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        return table

    def _connect(self) -> None:
        self._search.textChanged.connect(self._on_search)
        self._provisional.toggled.connect(self._shown.show_only_provisional)
        self._new.clicked.connect(self._on_new)
        self._paste.clicked.connect(self._on_paste)
        self._table.selectionModel().selectionChanged.connect(self._on_selected)
        self._panel.save_wanted.connect(self._on_save)
        self._panel.merge_wanted.connect(self._on_merge)
        self._panel.delete_wanted.connect(self._on_delete)
        self._panel.tasks_wanted.connect(lambda unit: self.tasks_wanted.emit(unit.id))

    def _choose(self, unit_id: str) -> None:
        """Select the row of that unit, the first one if it is not shown."""
        rows = range(self._shown.rowCount())
        ids = [self._shown.index(row, 0).data(UNIT_ROLE).id for row in rows]
        if ids:
            self._table.selectRow(ids.index(unit_id) if unit_id in ids else 0)

    def _show(self, unit: Unit) -> None:
        """Show `unit` in the panel."""
        self._chosen = unit.id
        with self._session.reading() as reader:
            tasks = reader.count(TaskQuery(self._session.as_of, units=(unit.id,)))
        self._panel.show_unit(unit, self._units, tasks, writable=self._session.writable)

    def _on_search(self, words: str) -> None:
        self._shown.setFilterFixedString(words.strip().casefold())

    def _on_selected(self, selected: QItemSelection) -> None:
        for index in selected.indexes()[:1]:
            self._show(index.data(UNIT_ROLE))

    def _on_new(self) -> None:
        self._stack.setCurrentWidget(self._split)
        self._table.clearSelection()
        self._show(Unit(new_id("U"), "", UnitKind.DEPARTMENT))
        self._panel.focus_name()

    def _on_save(self, unit: Unit) -> None:
        from ledger_app.actions.units import save_unit

        self._session.do(partial(save_unit, unit=unit))

    def _on_merge(self, unit: Unit) -> None:
        from ledger_app.actions.units import merge_units

        others = [other for other in self._units if other.id != unit.id]
        text = f"{unit.name} 的任务、人员和名称都归到选定的单位，原名称成为它的别名。可以撤销。"
        target = PickUnitDialog.ask(self.window(), self._theme, f"合并 {unit.name}", text, others, "合并")
        if target is not None:
            self._chosen = target
            self._session.do(partial(merge_units, source_id=unit.id, target_id=target))

    def _on_delete(self, unit: Unit) -> None:
        from ledger_app.actions.units import delete_unit

        if confirm(
            self.window(), self._theme, f"删除单位 {unit.name}？", "没有任务用到它。可以撤销。", "删除", "不删除"
        ):
            self._session.do(partial(delete_unit, unit_id=unit.id))

    def _on_paste(self) -> None:
        from ledger_app.actions.unit_list import import_units

        rows = PasteUnitsDialog.ask(self.window(), self._units)
        if rows:
            self._session.do(partial(import_units, entries=rows))


def _column(heading: str) -> int:
    """Return the place of a column."""
    return [column.heading for column in COLUMNS].index(heading)
