"""视图: pages, the day looked at, and how things are shown."""

from functools import partial
from typing import TYPE_CHECKING

from ledger_app.desktop.menus.commands import Command, Menu
from ledger_app.desktop.menus.grouping_menu import grouping_menu
from ledger_app.desktop.menus.reach import of_page
from ledger_app.desktop.pages.places import ENTRIES, Place

if TYPE_CHECKING:
    from ledger_app.desktop.main_window import MainWindow

_LINES = (("密(&D)", "dense", 1), ("标准(&N)", "normal", 2), ("高(&H)", "tall", 3))
_SIZES = (("标准(&N)", 10.5), ("大(&L)", 12.0), ("特大(&X)", 14.0))


def view_menu(window: "MainWindow") -> Menu:
    """Return the menu."""
    return Menu(
        "视图(&V)",
        (
            *_pages(window),
            None,
            Command("action_choose_day", "截至日期(&A)…", window.choose_day, "Ctrl+Shift+D", "calendar"),
            Command(
                "action_toggle_detail",
                "详情面板(&P)",
                of_page(window, lambda page: page.toggle_detail()),
                "F4",
                place=Place.TASKS,
            ),
            Command(
                "action_next_pane",
                "下一个区域(&N)",
                of_page(window, lambda page: page.next_pane()),
                "F6",
                place=Place.TASKS,
            ),
            None,
            *_looks(window),
            Command(
                "action_show_column_menu",
                "这一列(&U)…",
                of_page(window, lambda page: page.table.show_column_menu()),
                "Ctrl+Shift+H",
                place=Place.TASKS,
            ),
            None,
            grouping_menu(window),
            Menu("行高(&R)", _row_heights(window)),
            Menu("字号(&Z)", _sizes(window)),
        ),
    )


def _pages(window: "MainWindow") -> list[Command]:
    return [
        Command(
            f"action_show_{entry.place}",
            f"{entry.text}(&{entry.key})",
            partial(window.work_on, entry.place),
            f"Ctrl+{entry.key}",
        )
        for entry in ENTRIES
    ]


def _looks(window: "MainWindow") -> list[Command]:
    """Return what is done with views and columns."""
    return [
        Command(
            "action_save_view",
            "保存当前视图(&S)…",
            of_page(window, lambda page: page.views.save()),
            "Ctrl+Shift+S",
            writes=True,
            place=Place.TASKS,
        ),
        Command(
            "action_manage_views", "管理视图(&M)…", of_page(window, lambda page: page.views.manage()), place=Place.TASKS
        ),
        Command(
            "action_choose_columns",
            "列(&C)…",
            of_page(window, lambda page: page.look.choose_columns()),
            place=Place.TASKS,
        ),
        Command(
            "action_export_seen",
            "导出看到的(&E)…",
            of_page(window, lambda page: page.look.export_seen()),
            place=Place.TASKS,
        ),
        Command(
            "action_turn_filter_row",
            "筛选行(&F)",
            of_page(window, lambda page: page.filters.turn_filter_row()),
            "Ctrl+Shift+F",
            is_on=partial(_has_filter_row, window),
            place=Place.TASKS,
        ),
    ]


def _row_heights(window: "MainWindow") -> list[Command]:
    return [
        Command(
            f"action_rows_{name}",
            text,
            partial(_set_lines, window, lines),
            is_on=partial(_has_lines, window, lines),
            place=Place.TASKS,
        )
        for text, name, lines in _LINES
    ]


def _sizes(window: "MainWindow") -> list[Command]:
    return [
        Command(
            f"action_letters_{place}",
            text,
            partial(window.set_points, points),
            always=True,
            is_on=partial(window.has_points, points),
        )
        for place, (text, points) in enumerate(_SIZES)
    ]


def _set_lines(window: "MainWindow", lines: int) -> None:
    if window.pages is not None:
        window.pages.tasks.table.set_lines(lines)


def _has_lines(window: "MainWindow", lines: int) -> bool:
    return window.pages is not None and window.pages.tasks.table.lines() == lines


def _has_filter_row(window: "MainWindow") -> bool:
    return window.pages is not None and window.pages.tasks.filters.has_filter_row()
