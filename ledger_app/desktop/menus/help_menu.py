"""帮助: the guide, keys, finding a command, the sample, the program's log, what the program is.

Each dialog is loaded when it is asked for: the menu is made before the window paints.
"""

from functools import partial
from typing import TYPE_CHECKING

from ledger_app import paths
from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.pages.places import name_of
from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def help_menu(window: "MainWindow", theme: Theme) -> Menu:
    """Return the menu."""
    return Menu(
        "帮助(&H)",
        (
            Command("action_show_guide", "五分钟入门(&G)", partial(_show_guide, window), always=True),
            Command("action_show_keys", "键盘操作(&K)", partial(_show_keys, window, theme), "F1", always=True),
            Command("action_find_command", "查找命令(&F)…", window.ask_command, "Ctrl+K", "search", always=True),
            None,
            Command("action_open_sample", "示例台账(&S)", window.open_sample, always=True),
            Command("action_open_logs", "打开日志文件夹(&L)", _open_logs, always=True),
            Command("action_show_about", "关于(&A)", partial(_show_about, window, theme), always=True),
        ),
    )


def _show_guide(window: "MainWindow") -> None:
    from ledger_app.desktop.dialogs.guide_dialog import GuideDialog

    GuideDialog.ask(window)


def _show_about(window: "MainWindow", theme: Theme) -> None:
    from ledger_app.desktop.dialogs.about import show_about

    show_about(window, theme)


def _show_keys(window: "MainWindow", theme: Theme) -> None:
    """Tell the keys of the page that is open."""
    from ledger_app.desktop.dialogs.key_table import key_groups
    from ledger_app.desktop.dialogs.keys_dialog import KeysDialog

    place = window.commands.place()
    name = "" if place is None else name_of(place)
    KeysDialog.ask(window, theme, name, key_groups(window.commands, place or ""))


def _open_logs() -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.user_folder("logs"))))
