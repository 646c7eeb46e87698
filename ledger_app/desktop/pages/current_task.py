"""Which task of the ledger page is current, and showing it in the panel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ledger_app.actions.lookup import earlier_name
from ledger_app.desktop.session import Session
from ledger_app.domain.lateness import read_light
from ledger_app.domain.row import TaskRow
from ledger_app.errors import LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage


class CurrentTask(QObject):
    """Follows the table; after another answer it stays with its task while that is listed.

    Attributes:
        id: the task the panel shows, "" for none. A task that the next answer brings is gone to when it is set.

    Signals:
        shown: the panel shows another task, or the same anew.
    """

    shown = Signal()

    def __init__(self, page: "TasksPage", session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self.id = ""
        page.table.current_row_changed.connect(self._on_row_changed)
        page.table.key_let_go.connect(lambda: self._on_row_changed(page.table.currentIndex().row()))

    def row(self) -> TaskRow | None:
        """Return the task as it stands."""
        return self._page.model.row_at(self._page.model.place_of(self.id)) if self.id else None

    def next_id(self) -> str:
        """Return the next task below, "" for the last."""
        model = self._page.model
        return model.id_at(model.task_beside(model.place_of(self.id), 1))

    def choose_again(self) -> None:
        """Keep the task that was current, else take the first."""
        model, table = self._page.model, self._page.table
        place = model.place_of(self.id)
        place = model.first_task() if place < 0 else place
        if place < 0:
            self.id = ""
            self._page.detail.show_nothing()
        elif table.currentIndex().row() != place:
            table.go_to_row(place)
        else:
            self._show(place)
        QTimer.singleShot(0, table, lambda: table.scrollTo(table.currentIndex()))

    def _on_row_changed(self, place: int) -> None:
        """Show the task in that row; while an arrow key is held the panel waits for the row at which it is let go."""
        if place >= 0 and not self._page.table.key_held:
            self._show(place)

    def _show(self, place: int) -> None:
        """Show the task of a row in the panel."""
        row = self._page.model.row_at(place)
        if row is None:
            return
        self.id = row.task.id
        settings, calendar = self._session.rules()
        light = read_light(row.task, row.plan, row.state, row.as_of, settings, calendar)
        try:
            with self._session.reading() as reader:
                reports, changes = reader.reports(row.task.id), reader.history(row.task.id)
                earlier = earlier_name(reader, row.task)
        except LedgerLockedError:
            self._page.list.ask_later()
            return
        self._page.detail.show_row(row, light, reports, changes, earlier)
        self.shown.emit()
