"""编辑: taking back, cells and blocks of them, finding, deleting."""

from functools import partial
from typing import TYPE_CHECKING

from ledger_app.desktop.menus.block_commands import block_commands
from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.menus.reach import of_deeds, of_page
from ledger_app.desktop.menus.undo_lists import redo_list, undo_list
from ledger_app.desktop.pages.places import Place

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def edit_menu(window: "MainWindow") -> Menu:
    """Return the menu."""
    of_pages = window.with_pages
    return Menu(
        "编辑(&E)",
        (
            Command(
                "action_undo",
                "撤销(&U)",
                partial(of_pages, lambda pages: pages.undo()),
                "Ctrl+Z",
                "undo",
                writes=True,
                rests=window.steps.no_undo,
                tells=window.steps.undo_words,
            ),
            Command(
                "action_redo",
                "重做(&R)",
                partial(of_pages, lambda pages: pages.redo()),
                "Ctrl+Y",
                "redo",
                writes=True,
                rests=window.steps.no_redo,
                tells=window.steps.redo_words,
            ),
            undo_list(window),
            redo_list(window),
            None,
            Command(
                "action_copy_rows",
                "复制(&C)",
                of_page(window, lambda page: page.copy_rows()),
                "Ctrl+C",
                "copy",
                place=Place.TASKS,
            ),
            Command(
                "action_copy_with_headings",
                "复制（带表头）(&H)",
                of_page(window, lambda page: page.copying.copy(headed=True)),
                "Ctrl+Shift+C",
                place=Place.TASKS,
            ),
            *block_commands(window),
            None,
            Command("action_find", "查找(&F)", partial(_find, window), "Ctrl+F", "search"),
            Command(
                "action_clear_filters",
                "清除全部筛选(&L)",
                of_page(window, lambda page: page.clear_filters()),
                "Ctrl+Shift+L",
                place=Place.TASKS,
            ),
            None,
            Command(
                "action_delete_tasks",
                "删除到回收站(&D)…",
                of_deeds(window, lambda deeds: deeds.delete_selected()),
                "Ctrl+-",
                "delete",
                writes=True,
                place=Place.TASKS,
            ),
            Command(
                "action_open_bin",
                "回收站(&B)…",
                of_deeds(window, lambda deeds: deeds.ask_restore()),
                writes=True,
                place=Place.TASKS,
            ),
        ),
    )


def _find(window: "MainWindow") -> None:
    page = window.page()
    if page is not None:
        page.find()
