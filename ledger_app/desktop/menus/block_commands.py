"""What is done to the selected cells at once; only while the cursor is in the table, or nowhere one types."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ledger_app.desktop.menus.commands import Command
from ledger_app.desktop.pages.places import Place

if TYPE_CHECKING:
    from ledger_app.desktop.blocks.block_deeds import BlockDeeds
    from ledger_app.desktop.main_window import MainWindow


def block_commands(window: "MainWindow") -> tuple[Command, ...]:
    """Return the commands."""

    def of_cells(name: str, text: str, run: "Callable[[BlockDeeds], object]", keys: str, icon: str = "") -> Command:
        return Command(name, text, partial(_do, window, run), keys, icon, writes=True, place=Place.TASKS)

    return (
        of_cells("action_cut_cells", "剪切(&X)", lambda deeds: deeds.cut(), "Ctrl+X"),
        of_cells("action_paste_cells", "粘贴(&V)", lambda deeds: deeds.paste(), "Ctrl+V", "paste"),
        of_cells("action_clear_cells", "清空内容(&E)", lambda deeds: deeds.clear(), "Del"),
        of_cells("action_fill_down", "向下填充(&I)", lambda deeds: deeds.fill_down(), "Ctrl+D"),
        of_cells("action_fill_above", "填上一行的内容(&A)", lambda deeds: deeds.value_above(), "Ctrl+'"),
        of_cells("action_fill_today", "填今天的日期(&J)", lambda deeds: deeds.write_today(), "Ctrl+;"),
        Command(
            "action_edit_bulk",
            "批量修改(&M)…",
            partial(window.with_pages, lambda pages: pages.bulk_editing.begin()),
            icon="edit",
            writes=True,
            place=Place.TASKS,
        ),
    )


def _do(window: "MainWindow", run: "Callable[[BlockDeeds], object]") -> None:
    """Do it, unless the keys were meant for what is typed elsewhere."""
    if window.pages is None or window.page() is not window.pages.tasks:
        return
    table, here = window.pages.tasks.table, QApplication.focusWidget()
    inside = here is table or (here is not None and table.isAncestorOf(here) and not isinstance(here, QLineEdit))
    if inside or not _is_typed_into(here):
        run(window.pages.block_deeds)
    else:
        window.pages.tasks.told.emit("先点一下表里的格")


def _is_typed_into(widget: QWidget | None) -> bool:
    from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit

    kinds = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox, QAbstractItemView)
    return isinstance(widget, kinds)
