"""任务: what is done to the tasks of the table."""

from typing import TYPE_CHECKING

from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.menus.reach import of_deeds, of_page
from ledger_app.desktop.pages.places import Place

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow


def task_menu(window: "MainWindow") -> Menu:
    """Return the menu."""
    return Menu(
        "任务(&T)",
        (
            Command(
                "action_new_task",
                "新增任务(&N)…",
                of_deeds(window, lambda deeds: deeds.ask_new()),
                "Ctrl+N",
                "add",
                writes=True,
                place=Place.TASKS,
            ),
            Command(
                "action_write_report",
                "填进展(&P)",
                of_page(window, lambda page: page.write_report()),
                "",
                "edit",
                writes=True,
                place=Place.TASKS,
            ),
            Command(
                "action_edit_cell",
                "改当前格(&E)",
                of_page(window, lambda page: page.edit_cell()),
                "F2",
                writes=True,
                place=Place.TASKS,
            ),
            Command(
                "action_watch_tasks",
                "关注或取消关注(&W)",
                of_deeds(window, lambda deeds: deeds.watch_selected()),
                icon="watch",
                writes=True,
                place=Place.TASKS,
            ),
            None,
            Command(
                "action_only_unit",
                "只看这个牵头单位(&U)",
                of_page(window, lambda page: page.only_this_unit()),
                place=Place.TASKS,
            ),
            Command(
                "action_only_section",
                "只看这个类别(&S)",
                of_page(window, lambda page: page.only_this_section()),
                place=Place.TASKS,
            ),
        ),
    )
