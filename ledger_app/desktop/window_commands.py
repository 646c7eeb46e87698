"""The table of what the window can do: menus, words and keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu

from ledger_app import paths
from ledger_app.desktop.commands import Command, Commands
from ledger_app.desktop.dialogs.about import show_about
from ledger_app.desktop.dialogs.keys_dialog import KeysDialog
from ledger_app.desktop.theme import Theme

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow
    from ledger_app.desktop.pages.task_deeds import TaskDeeds
    from ledger_app.desktop.pages.tasks_page import TasksPage

_ROW_MENU = (
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
_SIZES = (("标准", 10.5), ("大", 12.0), ("特大", 14.0))


def make_commands(window: "MainWindow", theme: Theme) -> Commands:
    """Return the commands of the window."""
    return Commands(
        window,
        theme,
        {
            "文件(&F)": _file(window),
            "编辑(&E)": _edit(window),
            "视图(&V)": _view(window),
            "任务(&T)": _task(window),
            "帮助(&H)": _help(window, theme),
        },
    )


def _file(window: "MainWindow") -> list[Command | None]:
    filing = window.filing
    return [
        Command("action_new_ledger", "新建台账…", filing.ask_new, "Ctrl+Shift+N", always=True),
        Command("action_open_ledger", "打开台账…", filing.ask_open, "Ctrl+O", "open", always=True),
        Command("action_open_server", "打开服务器台账…", filing.ask_server, always=True),
        None,
        Command(
            "action_import_plan",
            "导入…",
            partial(window.with_pages, lambda pages: pages.ask_import()),
            "Ctrl+I",
            "import",
            writes=True,
        ),
        Command(
            "action_export_form",
            "导出…",
            partial(window.with_pages, lambda pages: pages.ask_export()),
            "Ctrl+E",
            "export",
        ),
        None,
        Command("action_copy_ledger", "另存一份副本…", partial(window.with_ledger, filing.ask_copy)),
        Command("action_back_up", "备份到…", partial(window.with_ledger, filing.back_up), "", "backup"),
        Command("action_restore_backup", "从备份恢复…", window.ask_restore, writes=True),
        Command("action_check_ledger", "台账检查", partial(window.with_ledger, filing.check)),
        None,
        Command("action_quit", "退出", window.close, "Alt+F4", always=True),
    ]


def _edit(window: "MainWindow") -> list[Command | None]:
    return [
        Command(
            "action_undo", "撤销", partial(window.with_pages, lambda pages: pages.undo()), "Ctrl+Z", "undo", writes=True
        ),
        Command(
            "action_redo", "重做", partial(window.with_pages, lambda pages: pages.redo()), "Ctrl+Y", "redo", writes=True
        ),
        None,
        Command(
            "action_copy_rows", "复制任务", partial(_of_page, window, lambda page: page.copy_rows()), "Ctrl+C", "copy"
        ),
        Command("action_find", "查找", partial(_find, window), "Ctrl+F", "search"),
        Command(
            "action_clear_filters",
            "清除全部筛选",
            partial(_of_page, window, lambda page: page.clear_filters()),
            "Ctrl+Shift+L",
        ),
        None,
        Command(
            "action_delete_tasks",
            "删除到回收站…",
            partial(_of_deeds, window, lambda deeds: deeds.delete_selected()),
            "Ctrl+-",
            "delete",
            writes=True,
        ),
        Command(
            "action_open_bin", "回收站…", partial(_of_deeds, window, lambda deeds: deeds.ask_restore()), writes=True
        ),
    ]


def _view(window: "MainWindow") -> list[Command | None]:
    pages = (("台账", "tasks"), ("单位", "units"), ("设置", "settings"))
    return [
        *(
            Command(f"action_show_{name}", text, partial(window.go_to, number), f"Ctrl+{number + 1}")
            for number, (text, name) in enumerate(pages)
        ),
        None,
        Command("action_choose_day", "截至日期…", window.choose_day, "Ctrl+Shift+D", "calendar"),
        Command("action_toggle_detail", "详情面板", partial(_of_page, window, lambda page: page.toggle_detail()), "F4"),
        Command("action_next_pane", "下一个区域", partial(_of_page, window, lambda page: page.next_pane()), "F6"),
        None,
        Command(
            "action_rows_normal", "行高：标准", partial(_set_lines, window, 2), is_on=partial(_has_lines, window, 2)
        ),
        Command("action_rows_dense", "行高：密", partial(_set_lines, window, 1), is_on=partial(_has_lines, window, 1)),
        None,
        *(
            Command(
                f"action_letters_{place}",
                f"字号：{name}",
                partial(window.set_points, points),
                always=True,
                is_on=partial(window.has_points, points),
            )
            for place, (name, points) in enumerate(_SIZES)
        ),
    ]


def _task(window: "MainWindow") -> list[Command | None]:
    return [
        Command(
            "action_new_task",
            "新增任务…",
            partial(_of_deeds, window, lambda deeds: deeds.ask_new()),
            "Ctrl+N",
            "add",
            writes=True,
        ),
        Command(
            "action_write_report",
            "填进展",
            partial(_of_page, window, lambda page: page.write_report()),
            "",
            "edit",
            writes=True,
        ),
        Command(
            "action_edit_cell", "改当前格", partial(_of_page, window, lambda page: page.edit_cell()), "F2", writes=True
        ),
        Command(
            "action_watch_tasks",
            "关注或取消关注",
            partial(_of_deeds, window, lambda deeds: deeds.watch_selected()),
            icon="watch",
            writes=True,
        ),
        None,
        Command("action_only_unit", "只看这个牵头单位", partial(_of_page, window, lambda page: page.only_this_unit())),
        Command(
            "action_only_section", "只看这个类别", partial(_of_page, window, lambda page: page.only_this_section())
        ),
    ]


def _help(window: "MainWindow", theme: Theme) -> list[Command | None]:
    return [
        Command(
            "action_show_keys", "键盘操作", lambda: KeysDialog.ask(window, window.commands.keys()), "F1", always=True
        ),
        Command("action_open_logs", "打开日志文件夹", _open_logs, always=True),
        Command("action_show_about", "关于", partial(show_about, window, theme), always=True),
    ]


def show_row_menu(window: "MainWindow", place: QPoint) -> None:
    """Show what can be done to the row under the pointer."""
    menu = QMenu(window)
    for name in _ROW_MENU:
        if name:
            menu.addAction(window.commands.action(name))
        else:
            menu.addSeparator()
    menu.exec(place)
    menu.deleteLater()


def _of_page(window: "MainWindow", run: "Callable[[TasksPage], None]") -> None:
    """Do something of the page 台账, while it is open."""
    if window.pages is not None and window.page() is window.pages.tasks:
        run(window.pages.tasks)


def _of_deeds(window: "MainWindow", run: "Callable[[TaskDeeds], None]") -> None:
    """Do something to tasks, while their page is open."""
    if window.pages is not None and window.page() is window.pages.tasks:
        run(window.pages.task_deeds)


def _find(window: "MainWindow") -> None:
    page = window.page()
    if page is not None:
        page.find()


def _set_lines(window: "MainWindow", lines: int) -> None:
    if window.pages is not None:
        window.pages.tasks.table.set_lines(lines)


def _has_lines(window: "MainWindow", lines: int) -> bool:
    return window.pages is not None and window.pages.tasks.table.lines() == lines


def _open_logs() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.user_folder("logs"))))
