"""The page 台账: facets, search and chips; the table; the panel of one task."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ledger_app.desktop.blocks.task_copy import TaskCopy
from ledger_app.desktop.detail.detail_deeds import DetailDeeds
from ledger_app.desktop.detail.detail_panel import DetailPanel
from ledger_app.desktop.editing.task_editing import TaskEditing
from ledger_app.desktop.finding.condition_line import ConditionLine
from ledger_app.desktop.finding.conditions import names_of
from ledger_app.desktop.finding.facet_panel import FacetPanel
from ledger_app.desktop.finding.filter_keeper import FilterKeeper
from ledger_app.desktop.finding.filter_row import FilterRow
from ledger_app.desktop.finding.task_blank import TaskBlank
from ledger_app.desktop.finding.tasks_bar import TasksBar
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.pages.current_task import CurrentTask
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.pages.pane_sizes import PaneSizes
from ledger_app.desktop.pages.task_list import TaskList
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.views.look_chooser import LookChooser
from ledger_app.desktop.views.view_keeper import ViewKeeper
from ledger_app.domain.light import Light
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import TaskFilter, TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Role
from ledger_app.errors import LedgerLockedError

_AGAIN_MS = 100
_NO_LIMIT = 16_777_215  # what Qt calls QWIDGETSIZE_MAX


class TasksPage(Page):
    """Everything about tasks.

    Signals:
        import_wanted, export_wanted, paste_wanted, new_wanted: buttons of the bar and of the empty ledger.
        status_changed: other tasks are shown or selected.
        told: a sentence for the status line.
    """

    import_wanted = Signal()
    export_wanted = Signal()
    paste_wanted = Signal()
    new_wanted = Signal()
    status_changed = Signal()
    told = Signal(str)

    def __init__(self, session: Session, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("tasks_page")
        self._session, self._theme, self._preferences = session, theme, preferences
        self.list = TaskList(session, self)
        self.model = self.list.model
        self._build()
        self._connect()
        self.views.begin()
        self.refresh(None)

    def _build(self) -> None:
        self.bar = TasksBar(self._theme, writable=self._session.writable)
        self.facet_panel = FacetPanel(self._theme)
        self.table = TaskTable(self._theme)
        self.table.setModel(self.model)
        self.conditions = ConditionLine(self._theme)
        self.blank = TaskBlank(self._theme, writable=self._session.writable)
        self.filter_row = FilterRow(self._theme, self.table)
        self.middle = QWidget()
        stack = QVBoxLayout(self.middle)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.table, 1)
        stack.addWidget(self.blank, 1)
        self.blank.hide()
        self.detail = DetailPanel(self._session, self._theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("detail_splitter")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, (pane, least) in enumerate(((self.facet_panel, 100), (self.middle, 240), (self.detail, 240))):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, int(pane is self.middle))
        self._sizes = PaneSizes(self._preferences, self.splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.conditions)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.bar.export_button.clicked.connect(lambda _: self.export_wanted.emit())
        self.bar.import_button.clicked.connect(lambda _: self.import_wanted.emit())
        self.bar.new_button.clicked.connect(self.new_wanted)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.status_changed.emit())
        self.table.opened.connect(self.write_report)
        self.table.order_wanted.connect(lambda order: self.list.ask(sort=order))
        self.table.group_wanted.connect(lambda group: self.list.ask(group=group))
        self.blank.import_wanted.connect(self.import_wanted)
        self.blank.paste_wanted.connect(self.paste_wanted)
        self.blank.new_wanted.connect(self.new_wanted)
        self.detail.closed.connect(self.toggle_detail)
        self.detail.left.connect(self.go_to_list)
        self.detail.earlier_wanted.connect(self._on_earlier_wanted)
        self.current = CurrentTask(self, self._session)
        self.current.shown.connect(self.status_changed)
        self.filters = FilterKeeper(self, self._session, self._preferences)
        self.editing = TaskEditing(self, self._session, self._theme)
        self.views = ViewKeeper(self, self._session, self._theme, self._preferences)
        self.copying = TaskCopy(self, self._session)
        self.copying.told.connect(self.told)
        self.look = LookChooser(self, self._session, self._theme, self.views)
        self.list.asked.connect(self._on_asked)
        self.list.answered.connect(self._on_answered)
        DetailDeeds(self, self._session)

    # What is shown

    def refresh(self, outcome: Outcome | None) -> None:
        """Ask the ledger again, unless the outcome is about nothing shown here."""
        if outcome is None or outcome.changed & {Kind.UNIT, Kind.PLAN}:
            self._offer()
        self.views.refresh(outcome)
        self.list.refresh(outcome)

    def _offer(self) -> None:
        """Offer the units and plans there are where one chooses among them."""
        try:
            with self._session.reading() as reader:
                units, plans = reader.units(), reader.plans()
        except LedgerLockedError:  # a commit is under way
            QTimer.singleShot(_AGAIN_MS, self, self._offer)
            return
        self.detail.offer_units(units)
        self.detail.offer_plans(plans)
        self.editing.choice.offer(units, plans)
        self.filters.call(names_of(units, plans))

    def _on_asked(self) -> None:
        """Show the first rows of an answer."""
        self.show_middle()
        self.model.searched = tuple(self.list.query.search.lower().split())
        self.table.highlight(self.model.searched)
        self.table.show_order(self.list.query.sort)

    def _on_answered(self) -> None:
        """Show the counts beside the rows, and the task that was current."""
        self.show_middle()
        self.current.choose_again()
        self.status_changed.emit()

    def show_middle(self) -> None:
        """Show the table, or why it is empty."""
        empty = not self.model.rowCount()
        if empty:
            total = self.list.answer.facets.total
            why = self.filters.why_nothing()
            self.blank.show_reason(self.filters.conditions(), self.list.query, total=total, why=why)
        typing = not self.filter_row.isHidden()
        self.table.setMaximumHeight(self.table.horizontalHeader().height() + 2 if empty and typing else _NO_LIMIT)
        self.table.setVisible(typing or not empty)
        self.blank.setVisible(empty)

    def _on_earlier_wanted(self, task_id: str) -> None:
        self.will_show(task_id)
        self.clear_filters()

    def clear_filters(self) -> None:
        """Take all filters off."""
        self.filters.clear()

    def show_unit(self, unit_id: str) -> None:
        """Show only the tasks a unit stands in, in whatever role."""
        self.list.ask_for(TaskFilter(units=(unit_id,), sort=self.list.query.sort))

    def query(self) -> TaskQuery:
        """Return what is shown at present."""
        return self.list.query

    def light_counts(self) -> dict[Light, int]:
        """Return how many tasks of what is shown have each light; the facet counts them without its own filter."""
        wanted = self.list.query.lights or tuple(Light)
        return {Light(c.value): c.count for c in self.list.answer.facets.lights if Light(c.value) in wanted}

    def status_text(self) -> str:
        selected = self.model.count_tasks(self.table.selected_ranges())
        chosen = f"，选中 {selected} 项" if selected else ""
        place = self.model.place_of(self.current.id)
        found = self.model.found_in(place) if place >= 0 else ""
        where = f"　{found}" if found else ""
        return f"显示 {self.list.answer.facets.shown} / {self.list.answer.facets.total} 项{chosen}{where}"

    def begin(self) -> None:
        """Put the cursor where one begins: into the table, or to what fills an empty ledger."""
        (self.table if self.model.rowCount() else self.blank.first).setFocus()

    def go_to_list(self) -> None:
        """Put the cursor into the table, or to what can be done where it is empty."""
        (self.table if self.model.rowCount() else self.blank).setFocus()

    def find(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    # What the clerk does

    def selected_ids(self) -> list[str]:
        """Return the tasks that the selection touches."""
        return self.model.ids_in(self.table.selected_ranges())

    def current_id(self) -> str:
        """Return the task the panel shows, "" for none."""
        return self.current.id

    def current_row(self) -> TaskRow | None:
        """Return that task as it stands."""
        return self.current.row()

    def next_id(self) -> str:
        """Return the next task below, "" for the last."""
        return self.current.next_id()

    def show_task(self, task_id: str) -> None:
        """Go to a task."""
        self.current.id = task_id
        self.current.choose_again()

    def will_show(self, task_id: str) -> None:
        """Go to a task that the next refresh brings."""
        self.current.id = task_id

    def write_report(self) -> None:
        """Go to the entry of progress of the current task."""
        self.open_detail()
        self.detail.begin_report()

    def edit_cell(self) -> None:
        """Edit the current cell, or show why it says what it says (F2)."""
        self.editing.cells.edit()

    def only_this_unit(self) -> None:
        """Keep only the tasks of the current task's lead units."""
        row = self.current_row()
        units = row.task.lead_units if row else ()
        if units:
            self.list.ask(units=units, role=Role.LEAD)

    def only_this_section(self) -> None:
        """Keep only the tasks of the current task's outermost section."""
        row = self.current_row()
        if row and row.task.section_path:
            self.list.ask(sections=(row.task.section_path[:1],))

    def copy_rows(self) -> None:
        """Copy the selected cells, for Excel and Word."""
        self.copying.copy()

    def toggle_detail(self) -> None:
        """Show or hide the panel (F4)."""
        self.detail.setVisible(self.detail.isHidden())
        if self.detail.isHidden():
            self.table.setFocus()

    def open_detail(self) -> None:
        """Show the panel."""
        self.detail.show()

    def next_pane(self) -> None:
        """Put the cursor into the next pane (F6)."""
        panes: list[QWidget] = [self.bar.search, self.facet_panel, self.table, self.detail.first_field()]
        here = QApplication.focusWidget()
        inside = [place for place, pane in enumerate(panes) if here is pane or (here and pane.isAncestorOf(here))]
        panes[(inside[0] + 1 if inside else 0) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unsaved(self) -> int:
        """Return how much is typed and not saved: entries of progress, and cells that cannot be read."""
        return self.detail.reports.drafts() + self.editing.cells.unwritten()

    def keep_sizes(self) -> None:
        """Remember how wide panes are, and how the table looks."""
        self.views.keep()
        self._sizes.keep(self.width())

    def lay_out(self) -> None:
        """Give panes and columns the widths kept, else those that fit the page."""
        self._sizes.restore(self.width())
