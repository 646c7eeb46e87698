"""文件: whole ledgers, what comes in and what goes out."""

from functools import partial
from typing import TYPE_CHECKING

from ledger_app.desktop.menus.commands import Command, Menu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ledger_app.desktop.main_window import MainWindow


def file_menu(window: "MainWindow", recent: "QMenu") -> Menu:
    """Return the menu; `recent` lists the ledgers opened last."""
    filing, of_ledger, of_pages = window.filing, window.with_ledger, window.with_pages
    return Menu(
        "文件(&F)",
        (
            Command("action_new_ledger", "新建台账(&N)…", filing.ask_new, "Ctrl+Shift+N", always=True),
            Command("action_open_ledger", "打开台账(&O)…", filing.ask_open, "Ctrl+O", "open", always=True),
            recent,
            Command("action_open_server", "打开服务器台账(&S)…", filing.ask_server, always=True),
            None,
            Command(
                "action_import_plan",
                "导入(&I)…",
                partial(of_pages, lambda pages: pages.ask_import()),
                "Ctrl+I",
                "import",
                writes=True,
            ),
            Command(
                "action_export_form",
                "导出(&E)…",
                partial(of_pages, lambda pages: pages.ask_export()),
                "Ctrl+E",
                "export",
            ),
            None,
            Command("action_copy_ledger", "另存一份副本(&A)…", partial(of_ledger, filing.ask_copy)),
            Command("action_back_up", "备份到(&B)…", partial(of_ledger, filing.back_up), "", "backup"),
            Command("action_restore_backup", "从备份恢复(&R)…", window.ask_restore, writes=True),
            Command("action_check_ledger", "台账检查(&C)", partial(of_ledger, filing.check)),
            None,
            Command("action_quit", "退出(&X)", window.close, "Alt+F4", always=True),
        ),
    )
