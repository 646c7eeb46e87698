"""The menu row of the window."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from ledger_app.desktop.menus.commands import Commands
from ledger_app.desktop.menus.edit_menu import edit_menu
from ledger_app.desktop.menus.file_menu import file_menu
from ledger_app.desktop.menus.help_menu import help_menu
from ledger_app.desktop.menus.task_menu import task_menu
from ledger_app.desktop.menus.view_menu import view_menu
from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def make_commands(window: "MainWindow", theme: Theme, recent: QMenu) -> Commands:
    """Return the commands of the window; `recent` is the menu 最近打开."""
    menus = (file_menu(window, recent), edit_menu(window), view_menu(window), task_menu(window))
    return Commands(window, theme, (*menus, help_menu(window, theme)))
