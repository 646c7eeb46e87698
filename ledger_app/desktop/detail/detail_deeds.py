"""What the detail panel asks for, done through the session."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledger_app.actions.progress import Update, delete_report, update_task
from ledger_app.actions.tasks import edit_task, watch_tasks
from ledger_app.actions.undoing import revert_change
from ledger_app.desktop.session import Session
from ledger_app.domain.history import Change
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage


class DetailDeeds(QObject):
    """Listens to the panel of a page."""

    def __init__(self, page: "TasksPage", session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        panel = page.detail
        panel.task_edited.connect(self._save_task)
        panel.update_wanted.connect(self._save_report)
        panel.report_unwanted.connect(self._delete_report)
        panel.revert_wanted.connect(self._revert)
        panel.checked.connect(self._settle_check)
        panel.watch_wanted.connect(self._watch)

    def _save_task(self, task: Task) -> None:
        self._session.do(partial(edit_task, task=task))

    def _save_report(self, update: Update) -> None:
        task_id, following = self._page.current_id(), self._page.next_id()
        saved = partial(self._on_report_saved, task_id, following)
        self._session.do(partial(update_task, task_id=task_id, update=update), owner=self, done=saved)

    def _on_report_saved(self, task_id: str, following: str, _: Outcome) -> None:
        """Forget the draft and go on to the next row."""
        panel = self._page.detail
        panel.reports.forget(task_id)
        if following:
            self._page.show_task(following)
            panel.begin_report()

    def _delete_report(self, report: Report) -> None:
        self._session.do(partial(delete_report, report=report))

    def _revert(self, change: Change) -> None:
        self._session.do(partial(revert_change, change=change))

    def _settle_check(self) -> None:
        row = self._page.current_row()
        if row is not None:
            self._save_task(replace(row.task, to_check="", lead_assumed=False))

    def _watch(self, watched: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._session.do(partial(watch_tasks, ids=[self._page.current_id()], watched=watched))
