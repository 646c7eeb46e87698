"""帮助: keys, the program's log, what the program is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from ledger_app import paths
from ledger_app.desktop.dialogs.about import show_about
from ledger_app.desktop.dialogs.keys_dialog import KeysDialog
from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def help_menu(window: "MainWindow", theme: Theme) -> Menu:
    """Return the menu."""
    return Menu(
        "帮助(&H)",
        (
            Command(
                "action_show_keys", "键盘操作(&K)", lambda: KeysDialog.ask(window, window.commands), "F1", always=True
            ),
            Command("action_find_command", "查找命令(&F)…", window.ask_command, "Ctrl+K", "search", always=True),
            Command("action_open_logs", "打开日志文件夹(&L)", _open_logs, always=True),
            Command("action_show_about", "关于(&A)", partial(show_about, window, theme), always=True),
        ),
    )


def _open_logs() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.user_folder("logs"))))
