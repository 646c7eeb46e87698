"""What is done to tasks from menus: adding, deleting, restoring, watching."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledger_app.actions.office import save_plan
from ledger_app.actions.tasks import delete_tasks, new_task, restore_tasks, watch_tasks
from ledger_app.desktop.dialogs.new_task_dialog import NewTask, NewTaskDialog
from ledger_app.desktop.dialogs.recycle_bin import RecycleBin
from ledger_app.desktop.messages import confirm
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.query import TaskQuery

if TYPE_CHECKING:
    from ledger_app.actions.clerk import Clerk
    from ledger_app.storage.ledger import Ledger


class TaskDeeds(QObject):
    """Asks what must be asked, then does it through the session."""

    def __init__(self, page: TasksPage, session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme

    def ask_new(self) -> None:
        """Add a task."""
        with self._session.reading() as reader:
            plans, units = reader.plans(), reader.units()
        entered = NewTaskDialog.ask(self._page.window(), self._session, self._theme, plans, units)
        if entered is not None:
            shown = partial(self._show, entered.task.id)
            self._session.do(partial(_add, entered=entered), owner=self, done=shown)

    def _show(self, task_id: str, _: Outcome) -> None:
        self._page.will_show(task_id)

    def delete_selected(self) -> None:
        """Put the selected tasks into the recycle bin."""
        ids = self._page.selected_ids()
        title, words = f"删除 {len(ids)} 项任务", "删除后可以撤销，也可以从回收站恢复。"
        if ids and confirm(self._page.window(), self._theme, title, words, f"删除 {len(ids)} 项", "不删除"):
            self._session.do(partial(delete_tasks, ids=ids))

    def ask_restore(self) -> None:
        """Take tasks out of the recycle bin."""
        with self._session.reading() as reader:
            rows = reader.rows(TaskQuery(as_of=self._session.as_of, deleted=True))
        ids = RecycleBin.ask(self._page.window(), rows)
        if ids:
            self._session.do(partial(restore_tasks, ids=ids))

    def watch_selected(self) -> None:
        """Watch the selected tasks, or no longer if all of them are watched."""
        ids = self._page.selected_ids()
        if ids:
            with self._session.reading() as reader:
                watched = all(row.task.watched for row in reader.rows_by_id(ids, self._session.as_of))
            self._session.do(partial(watch_tasks, ids=ids, watched=not watched))


def _add(ledger: "Ledger", clerk: "Clerk", entered: NewTask) -> Outcome:
    """Write the task, and its plan before it where that is new."""
    if entered.new_plan is None:
        return new_task(ledger, clerk, entered.task)
    outcome = save_plan(ledger, clerk, entered.new_plan)
    added = new_task(ledger, clerk, entered.task)
    return Outcome(added.message, added.changed | outcome.changed, added.findings)
