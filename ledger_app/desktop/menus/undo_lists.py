"""撤销到 and 重做到: the lists of what undo and redo would take, in the menu 编辑 and beside the two buttons."""

from typing import TYPE_CHECKING

from ledger_app.desktop.frame.steps_menu import StepsMenu

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def undo_list(window: "MainWindow") -> StepsMenu:
    """Return a new list of what undo would take."""
    made = StepsMenu("撤销", "撤销到(&T)", lambda: window.pages.undo_deeds() if window.pages else (), window.today)
    made.step_wanted.connect(lambda step: window.with_pages(lambda pages: pages.undo_to(step)))
    return made


def redo_list(window: "MainWindow") -> StepsMenu:
    """Return a new list of what redo would do."""
    made = StepsMenu("重做", "重做到(&Y)", lambda: window.pages.redo_deeds() if window.pages else (), window.today)
    made.step_wanted.connect(lambda step: window.with_pages(lambda pages: pages.redo_to(step)))
    return made
