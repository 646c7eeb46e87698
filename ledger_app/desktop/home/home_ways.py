"""Where 工作台 leads: the ledger page with filters set, the units, the unfinished review, the settings."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ledger_app.desktop.home.goal import Goal
from ledger_app.domain.home import Matter
from ledger_app.domain.query import TaskFilter, ask_on

if TYPE_CHECKING:
    from ledger_app.desktop.pages.ledger_pages import LedgerPages


class HomeWays(QObject):
    """Follows what is clicked on the page.

    Signals:
        backup_wanted: the ledger is to be backed up now.
    """

    backup_wanted = Signal()

    def __init__(self, pages: "LedgerPages") -> None:
        super().__init__(pages.home)
        self._pages = pages
        pages.home.wanted.connect(self.follow)
        pages.home.import_wanted.connect(pages.ask_import)
        pages.home.find_wanted.connect(self._find)

    def follow(self, goal: Goal) -> None:
        """Open what a goal names."""
        if goal.matter is None:
            self._show_tasks(goal)
            return
        pages = self._pages
        ways = {
            Matter.REVIEW: pages.continue_review,
            Matter.EMPTY_SETS: lambda: pages.units.open_unit(goal.unit_id),
            Matter.PROVISIONAL: pages.units.open_provisional,
            Matter.BACKUP: self.backup_wanted.emit,
            Matter.CALENDAR: pages.settings.shown_wanted.emit,
        }
        ways[goal.matter]()

    def _show_tasks(self, goal: Goal) -> None:
        """Open the list of a goal, its task selected."""
        tasks = self._pages.tasks
        tasks.will_show(goal.task_id)
        query = ask_on(self._pages.session.as_of, goal.tasks or TaskFilter())
        tasks.list.ask_exactly(replace(query, deed=goal.deed))
        tasks.shown_wanted.emit()
        tasks.begin()

    def _find(self) -> None:
        self._pages.tasks.shown_wanted.emit()
        self._pages.tasks.find()
