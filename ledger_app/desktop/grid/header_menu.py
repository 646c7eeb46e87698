"""The menu of a heading: sorting, grouping, and where the column stands."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from ledger_app.desktop.grid.groupings import GROUPINGS
from ledger_app.desktop.grid.layout_steps import frozen_to, hidden, moved
from ledger_app.desktop.grid.sort_order import added
from ledger_app.domain.query import Group

if TYPE_CHECKING:
    from ledger_app.desktop.grid.task_table import TaskTable


def header_menu(table: "TaskTable", column: int) -> QMenu:
    """Return the menu of a column; whoever shows it deletes it."""
    menu = QMenu(table)
    menu.setObjectName("header_menu")
    _sorting(menu, table, column)
    menu.addSeparator()
    grouping = menu.addMenu("分组(&G)")
    for group, words in GROUPINGS:
        _add(grouping, words, partial(table.group_wanted.emit, Group(group) if group else None))
    menu.addSeparator()
    _places(menu, table, column)
    return menu


def show_header_menu(table: "TaskTable", column: int, where: QPoint) -> None:
    """Show the menu of a column at a place of the screen."""
    menu = header_menu(table, column)
    menu.exec(where)
    menu.deleteLater()


def _sorting(menu: QMenu, table: "TaskTable", column: int) -> None:
    """Offer what the ledger can sort by this column."""
    key, order = table.specs()[column].sort, table.order()
    if key is None:
        _add(menu, "不能按这一列排序", None)
        return
    _add(menu, "升序(&A)", partial(table.order_wanted.emit, ((key, False),)))
    _add(menu, "降序(&D)", partial(table.order_wanted.emit, ((key, True),)))
    rests = not order or key in dict(order)
    _add(menu, "加为次要排序(&T)", None if rests else partial(table.order_wanted.emit, added(order, key)))
    _add(menu, "恢复方案里的次序(&O)", partial(table.order_wanted.emit, ()) if order else None)


def _places(menu: QMenu, table: "TaskTable", column: int) -> None:
    """Offer where the column can stand."""
    layout, last = table.column_layout(), len(table.specs()) - 1
    steps = (
        ("左移(&E)", moved(layout, column, column - 1) if column else None),
        ("右移(&R)", moved(layout, column, column + 2) if column < last else None),
        ("冻结到此列(&F)", frozen_to(layout, column) if layout.frozen != column + 1 and column < last else None),
        ("取消冻结(&N)", frozen_to(layout, -1) if layout.frozen else None),
        ("隐藏这列(&H)", hidden(layout, column) if last else None),
    )
    for words, becomes in steps:
        _add(menu, words, None if becomes is None else partial(table.change_layout, becomes))
    _add(menu, "列(&C)…", table.columns_wanted.emit)


def _add(menu: QMenu, words: str, run: Callable[[], object] | None) -> None:
    """Add an entry; it rests where there is nothing to run."""
    action = menu.addAction(words)
    action.setEnabled(run is not None)
    if run is not None:
        action.triggered.connect(lambda _=False: run())
