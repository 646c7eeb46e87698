"""What can be done to the row under the pointer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow

_ENTRIES = (
    "action_write_report",
    "action_edit_cell",
    "action_watch_tasks",
    "",
    "action_copy_rows",
    "action_only_unit",
    "action_only_section",
    "",
    "action_delete_tasks",
)


def show_row_menu(window: "MainWindow", place: QPoint) -> None:
    """Show it at that place of the screen; "" among the names is a line."""
    menu = QMenu(window)
    menu.setToolTipsVisible(True)
    for name in _ENTRIES:
        if name:
            menu.addAction(window.commands.action(name))
        else:
            menu.addSeparator()
    menu.exec(place)
    menu.deleteLater()
