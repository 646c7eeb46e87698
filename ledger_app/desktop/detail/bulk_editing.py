"""Turns the panel into 批量修改 while several tasks are selected, and writes what is changed there."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ledger_app.actions.bulk_edit import Selected, bulk_entries, look_at
from ledger_app.actions.edit_cells import EditPlan
from ledger_app.actions.tasks import settle_tasks
from ledger_app.desktop.blocks.edit_flow import EditDeed, EditFlow
from ledger_app.desktop.blocks.pasting import Placed
from ledger_app.desktop.detail.bulk_panel import BulkPanel
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.bulk_edit import BulkChange
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plan import Plan
from ledger_app.domain.unit import Unit

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage
    from ledger_app.storage.reader import Reader

_Found = tuple[Selected, tuple[Unit, ...], tuple[Plan, ...]]
_SEVERAL = 2
_PLAIN = 2
"""So many tasks are changed without a preview."""
_COMPARED = 2_000
_WAIT_MS = 120


class BulkEditing(QObject):
    """Watches what is selected on the page."""

    def __init__(self, page: "TasksPage", session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme
        self._ids: tuple[str, ...] = ()
        self._flow = EditFlow(page, session, theme)
        self._flow.told.connect(page.told)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self._compare)
        page.table.selectionModel().selectionChanged.connect(lambda *_: self.look())
        page.list.answered.connect(self.look)
        session.done.connect(self._on_done)

    @cached_property
    def panel(self) -> BulkPanel:
        """The fields, made when several tasks are selected first: a ledger opens without them."""
        made = BulkPanel(self._session, self._theme)
        made.change_wanted.connect(self._change)
        made.settle_wanted.connect(lambda ids: self._session.do(partial(settle_tasks, ids=ids)))
        made.closed.connect(self._page.toggle_detail)
        self._flow.written.connect(made.clear)
        return made

    def look(self) -> None:
        """Show the panel for several tasks while several are selected."""
        ids = tuple(self._page.selected_ids())
        several = len(ids) >= _SEVERAL
        if several and ids != self._ids:
            self.panel.show_count(len(ids))
            self._wait.start()
        self._ids = ids if several else ()
        self._page.detail.show_instead(self.panel if several else None)

    def begin(self) -> None:
        """Go to the first field, where several tasks are selected."""
        self.look()
        if self._ids:
            self._page.open_detail()
            self.panel.begin()
        else:
            self._page.told.emit("先选两项以上的任务，再批量修改")

    def _compare(self) -> None:
        """See what the selected tasks have in common."""
        if not self._ids:
            return
        clerk, ids = self._session.clerk(), self._ids
        if len(ids) > _COMPARED:
            self.panel.show_selected(Selected({}))
            return

        def read(reader: "Reader") -> _Found:
            return look_at(reader, clerk, ids), reader.units(), reader.plans()

        self._session.read(self, read, partial(self._show, ids))

    def _show(self, ids: tuple[str, ...], found: _Found) -> None:
        """Show it, unless others are selected meanwhile."""
        if ids == self._ids:
            selected, units, plans = found
            self.panel.offer_units(units)
            self.panel.offer_plans(plans)
            self.panel.show_selected(selected)

    def _on_done(self, outcome: Outcome) -> None:
        if self._ids and outcome.changed & {Kind.TASK, Kind.REPORT, Kind.UNIT, Kind.PLAN}:
            self._wait.start()

    def _change(self, changes: tuple[BulkChange, ...]) -> None:
        """Write the changes into all selected tasks."""
        clerk, ids = self._session.clerk(), self._ids

        def make(reader: "Reader") -> Placed:
            return Placed(bulk_entries(reader, clerk, ids, changes))

        few = len(ids) <= _PLAIN
        seen_from = len(ids) * len(changes) * 2 if few else 0
        self._flow.begin(EditDeed("批量修改", make, seen_from, _name))


def _name(verb: str, plan: EditPlan) -> str:
    return f"{verb} {plan.tasks} 项任务" if plan.tasks > 1 else verb
