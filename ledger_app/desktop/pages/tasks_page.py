"""The page 台账: facets, search and chips; the table; the panel of one task."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ledger_app.actions.lookup import earlier_name
from ledger_app.desktop.detail.detail_deeds import DetailDeeds
from ledger_app.desktop.detail.detail_panel import DetailPanel
from ledger_app.desktop.grid.frozen_table import FrozenTable
from ledger_app.desktop.grid.row_copy import copied
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.models.facet_model import FacetChoice, FacetGroup
from ledger_app.desktop.pages.page import Page
from ledger_app.desktop.pages.task_list import TaskList
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.facet_panel import FacetPanel
from ledger_app.desktop.widgets.pane_sizes import PaneSizes
from ledger_app.desktop.widgets.task_blank import TaskBlank
from ledger_app.desktop.widgets.tasks_bar import Mark, TasksBar
from ledger_app.domain.field import Field
from ledger_app.domain.lateness import read_light
from ledger_app.domain.light import Light
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import SortKey, TaskFilter, TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Role
from ledger_app.errors import LedgerLockedError

_AGAIN_MS = 100
_FIELDS = {
    Field.NUMBER: "number",
    Field.CONTENT: "content",
    Field.SECTION: "section",
    Field.LEAD: "lead",
    Field.DUE: "due",
}


class TasksPage(Page):
    """Everything about tasks.

    Signals:
        import_wanted, export_wanted, paste_wanted, new_wanted: buttons of the bar and of the empty ledger.
        status_changed: other tasks are shown or selected.
    """

    import_wanted = Signal()
    export_wanted = Signal()
    paste_wanted = Signal()
    new_wanted = Signal()
    status_changed = Signal()

    def __init__(self, session: Session, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self.setObjectName("tasks_page")
        self._session, self._theme, self._preferences = session, theme, preferences
        self._shown_id = ""
        self.list = TaskList(session, self)
        self.model = self.list.model
        self._build()
        self._connect()
        self.refresh(None)

    def _build(self) -> None:
        self.bar = TasksBar(self._theme, writable=self._session.writable)
        self.facet_panel = FacetPanel(self._theme)
        self.table = FrozenTable(self._theme)
        self.table.setModel(self.model)
        self.blank = TaskBlank(self._theme, writable=self._session.writable)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.blank)
        self.detail = DetailPanel(self._session, self._theme)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setObjectName("detail_splitter")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for place, (pane, least) in enumerate(((self.facet_panel, 140), (self.middle, 320), (self.detail, 260))):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(place, int(pane is self.middle))
        self._sizes = PaneSizes(self._preferences, self.splitter, self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        self.list.asked.connect(self._on_asked)
        self.list.answered.connect(self._on_answered)
        self.bar.search.searched.connect(lambda words: self.list.ask(search=words))
        self.bar.search.left.connect(self.table.setFocus)
        self.bar.chips_changed.connect(self._on_chips_changed)
        self.bar.export_button.clicked.connect(lambda _: self.export_wanted.emit())
        self.bar.import_button.clicked.connect(lambda _: self.import_wanted.emit())
        self.bar.new_button.clicked.connect(self.new_wanted)
        self.facet_panel.choice_changed.connect(self._on_facets_chosen)
        self.table.current_row_changed.connect(self._on_row_changed)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.status_changed.emit())
        self.table.opened.connect(self.write_report)
        self.table.edit_wanted.connect(self.edit_cell)
        self.table.sort_wanted.connect(self._on_sort_wanted)
        self.blank.import_wanted.connect(self.import_wanted)
        self.blank.paste_wanted.connect(self.paste_wanted)
        self.blank.new_wanted.connect(self.new_wanted)
        self.blank.clear_wanted.connect(self.clear_filters)
        self.blank.clear_search_wanted.connect(lambda: self.bar.search.search_at_once(""))
        self.detail.closed.connect(self.toggle_detail)
        self.detail.earlier_wanted.connect(self._on_earlier_wanted)
        DetailDeeds(self, self._session)

    # What is shown

    def refresh(self, outcome: Outcome | None) -> None:
        """Ask the ledger again, unless the outcome is about nothing shown here."""
        if outcome is None or outcome.changed & {Kind.UNIT, Kind.PLAN}:
            self._offer()
        self.list.refresh(outcome)

    def _offer(self) -> None:
        """Offer the units and plans there are where one chooses among them."""
        try:
            with self._session.reading() as reader:
                self.detail.offer_units(reader.units())
                self.detail.offer_plans(reader.plans())
        except LedgerLockedError:  # a commit is under way
            QTimer.singleShot(_AGAIN_MS, self, self._offer)

    def _on_asked(self) -> None:
        """Show the first rows of an answer."""
        self._show_middle()
        self.table.highlight(self.bar.search.words())
        self.table.show_order(_order(self.list.query, self.model.specs))

    def _on_answered(self) -> None:
        """Show the counts beside the rows, and the task that was current."""
        answer = self.list.answer
        self.facet_panel.show_facets(answer.facets)
        self.bar.show_counts(answer.facets, answer.marked)
        self._show_middle()
        self._choose_again()
        self.status_changed.emit()

    def _show_middle(self) -> None:
        """Show the table, or why it is empty."""
        if self.model.rowCount():
            self.middle.setCurrentWidget(self.table)
            return
        self.blank.show_reason(self.list.query, self.facet_panel.choice, self.list.answer.facets)
        self.middle.setCurrentWidget(self.blank)

    def _choose_again(self) -> None:
        """Keep the task that was current, else take the first."""
        place = self.model.place_of(self._shown_id)
        place = 0 if place < 0 and self.model.rowCount() else place
        if place < 0:
            self._shown_id = ""
            self.detail.show_nothing()
        elif self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.model.index(place, max(self.table.currentIndex().column(), 0)))
        else:
            self._show_detail(place)
        QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))

    def _on_row_changed(self, place: int) -> None:
        if place >= 0:
            self._show_detail(place)

    def _show_detail(self, place: int) -> None:
        """Show the task of a row in the panel."""
        row = self.model.row_at(place)
        if row is None:
            return
        self._shown_id = row.task.id
        settings, calendar = self._session.rules()
        light = read_light(row.task, row.plan, row.state, row.as_of, settings, calendar)
        try:
            with self._session.reading() as reader:
                reports, changes = reader.reports(row.task.id), reader.history(row.task.id)
                earlier = earlier_name(reader, row.task)
        except LedgerLockedError:
            self.list.ask_later()
            return
        self.detail.show_row(row, light, reports, changes, earlier)
        self.status_changed.emit()

    def _on_earlier_wanted(self, task_id: str) -> None:
        self.will_show(task_id)
        self.clear_filters()

    def _on_facets_chosen(self) -> None:
        choice = self.facet_panel.choice
        units = choice.values(FacetGroup.LEAD)
        self.list.ask(
            plans=choice.values(FacetGroup.PLAN),
            sections=tuple((section,) for section in choice.values(FacetGroup.SECTION)),
            lights=tuple(Light(light) for light in choice.values(FacetGroup.LIGHT)),
            units=units,
            role=Role.LEAD if units else None,
        )

    def _on_chips_changed(self) -> None:
        marks = self.bar.marks()
        self.list.ask(
            chips=self.bar.chosen(),
            to_check=True if Mark.TO_CHECK in marks else None,
            watched=True if Mark.WATCHED in marks else None,
        )

    def _on_sort_wanted(self, column: int, adds: bool) -> None:  # noqa: FBT001 - Qt's signal
        key = self.model.specs[column].sort
        if key is not None:
            self.list.ask(sort=_sorted_by(self.list.query.sort, key, adds=adds))

    def clear_filters(self) -> None:
        """Take all filters off."""
        self.bar.clear()
        self.facet_panel.choose(FacetChoice())
        self.list.ask_for(TaskFilter(sort=self.list.query.sort))

    def show_unit(self, unit_id: str) -> None:
        """Show only the tasks a unit stands in, in whatever role."""
        self.clear_filters()
        self.list.ask(units=(unit_id,), role=None)

    def query(self) -> TaskQuery:
        """Return what is shown at present."""
        return self.list.query

    def light_counts(self) -> dict[Light, int]:
        """Return how many tasks of what is shown have each light; the facet counts them without its own filter."""
        wanted = self.list.query.lights or tuple(Light)
        return {Light(c.value): c.count for c in self.list.answer.facets.lights if Light(c.value) in wanted}

    def status_text(self) -> str:
        selected = len(self.selected_ids())
        chosen = f"，选中 {selected} 项" if selected else ""
        return f"显示 {self.list.answer.facets.shown} / {self.list.answer.facets.total} 项{chosen}"

    def begin(self) -> None:
        """Put the cursor where one begins: into the table, or to what fills an empty ledger."""
        (self.table if self.model.rowCount() else self.blank.first).setFocus()

    def find(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    # What the clerk does

    def selected_ids(self) -> list[str]:
        """Return the tasks of the selected rows."""
        return [self.model.id_at(index.row()) for index in self.table.selectionModel().selectedRows()]

    def current_id(self) -> str:
        """Return the task the panel shows, "" for none."""
        return self._shown_id

    def current_row(self) -> TaskRow | None:
        """Return that task as it stands."""
        return self.model.row_at(self.model.place_of(self._shown_id)) if self._shown_id else None

    def next_id(self) -> str:
        """Return the task in the row below, "" in the last row."""
        return self.model.id_at(self.model.place_of(self._shown_id) + 1)

    def show_task(self, task_id: str) -> None:
        """Go to a task."""
        self._shown_id = task_id
        self._choose_again()

    def will_show(self, task_id: str) -> None:
        """Go to a task that the next refresh brings."""
        self._shown_id = task_id

    def write_report(self) -> None:
        """Go to the entry of progress of the current task."""
        self.open_detail()
        self.detail.begin_report()

    def edit_cell(self) -> None:
        """Go to the field that the current cell shows (F2)."""
        column = self.table.currentIndex().column()
        if column < 0:
            return
        field = self.model.specs[column].field
        self.open_detail()
        if field in {Field.PERCENT, Field.LATEST}:
            self.detail.begin_report()
        elif field in _FIELDS and self._session.writable:
            self.detail.open_field(_FIELDS[field])

    def only_this_unit(self) -> None:
        """Keep only the tasks of the current task's lead units."""
        row = self.current_row()
        units = row.task.lead_units if row else ()
        if units:
            self.facet_panel.choose(FacetChoice(frozenset((FacetGroup.LEAD, unit) for unit in units)))

    def only_this_section(self) -> None:
        """Keep only the tasks of the current task's outermost section."""
        row = self.current_row()
        if row and row.task.section_path:
            self.facet_panel.choose(FacetChoice(frozenset({(FacetGroup.SECTION, row.task.section_path[0])})))

    def copy_rows(self) -> None:
        """Copy the selected rows, for Excel and Word."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        shown = (self.model.pair_at(row) for row in rows)
        QApplication.clipboard().setMimeData(copied(self.model.specs, (pair for pair in shown if pair is not None)))

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
        panes: list[QWidget] = [self.bar.search, self.facet_panel, self.table, self.detail.tabs]
        here = QApplication.focusWidget()
        inside = [place for place, pane in enumerate(panes) if here is pane or (here and pane.isAncestorOf(here))]
        panes[(inside[0] + 1 if inside else 0) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def unsaved(self) -> int:
        """Return for how many tasks progress is typed and not saved."""
        return self.detail.reports.drafts()

    def keep_sizes(self) -> None:
        """Remember how wide panes and columns are."""
        self._sizes.keep(self.width())

    def lay_out(self) -> None:
        """Give panes and columns the widths kept, else those that fit the page."""
        self._sizes.restore(self.width())


def _order(query: TaskQuery, specs: Sequence[ColumnSpec]) -> tuple[tuple[int, bool], ...]:
    """Return the columns a query sorts by."""
    places = {spec.sort: place for place, spec in enumerate(specs)}
    return tuple((places[key], descending) for key, descending in query.sort if key in places)


def _sorted_by(
    order: tuple[tuple[SortKey, bool], ...], key: SortKey, *, adds: bool
) -> tuple[tuple[SortKey, bool], ...]:
    """Return the order after a click on a heading: up, then down, then as in the plan."""
    before = dict(order)
    following = {None: False, False: True, True: None}[before.get(key)]
    others = tuple(pair for pair in order if pair[0] is not key) if adds else ()
    return others if following is None else (*others, (key, following))
