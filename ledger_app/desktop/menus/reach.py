"""How a command reaches what it works on; it does nothing while that is not there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow
    from ledger_app.desktop.pages.task_deeds import TaskDeeds
    from ledger_app.desktop.pages.tasks_page import TasksPage


def of_page(window: "MainWindow", run: "Callable[[TasksPage], object]") -> Callable[[], None]:
    """Return what does something of the page 台账, while it is open."""
    return partial(_do_on_page, window, run)


def of_deeds(window: "MainWindow", run: "Callable[[TaskDeeds], object]") -> Callable[[], None]:
    """Return what does something to tasks, while their page is open."""
    return partial(_do_to_tasks, window, run)


def _do_on_page(window: "MainWindow", run: "Callable[[TasksPage], object]") -> None:
    if window.pages is not None and window.page() is window.pages.tasks:
        run(window.pages.tasks)


def _do_to_tasks(window: "MainWindow", run: "Callable[[TaskDeeds], object]") -> None:
    if window.pages is not None and window.page() is window.pages.tasks:
        run(window.pages.task_deeds)
