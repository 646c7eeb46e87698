"""视图 ▸ 分组: what the list is divided by, and folding."""

from functools import partial
from typing import TYPE_CHECKING

from ledger_app.desktop.grid.groupings import GROUPINGS
from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.menus.reach import of_page
from ledger_app.desktop.pages.places import Place

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow
    from ledger_app.desktop.pages.tasks_page import TasksPage

_UNGROUPED = "列表没有分组"


def grouping_menu(window: "MainWindow") -> Menu:
    """Return the menu."""
    return Menu(
        "分组(&G)",
        (
            *(_choice(window, group, words) for group, words in GROUPINGS),
            None,
            _folding(window, "action_fold_groups", "全部折叠(&F)", folded=True),
            _folding(window, "action_unfold_groups", "全部展开(&E)", folded=False),
        ),
    )


def _choice(window: "MainWindow", group: str, words: str) -> Command:
    return Command(
        f"action_group_{group or 'none'}",
        words,
        of_page(window, partial(_divide, group)),
        place=Place.TASKS,
        is_on=partial(_is_grouped, window, group),
    )


def _divide(group: str, page: "TasksPage") -> None:
    from ledger_app.domain.query import Group  # only an open ledger is asked

    page.list.ask(group=Group(group) if group else None)


def _folding(window: "MainWindow", name: str, words: str, *, folded: bool) -> Command:
    return Command(
        name,
        words,
        of_page(window, lambda page: page.table.fold_groups(folded=folded)),
        place=Place.TASKS,
        rests=lambda: _UNGROUPED if _is_grouped(window, "") else "",
    )


def _is_grouped(window: "MainWindow", group: str) -> bool:
    return window.pages is not None and (window.pages.tasks.list.query.group or "") == group
