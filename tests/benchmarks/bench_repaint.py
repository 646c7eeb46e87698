"""Painting a page of the ledger table: again, for the first time, and while one scrolls through.

Peers: a C++ model (QStandardItemModel) of the same texts in a plain QTableView of the same size, and a Python model
that builds its texts per call. Limit: none; the C++ model is what Qt does by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, qVersion
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from ledger_app.desktop.grid.task_cells import cells_of
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.theme import Theme
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.conftest import TASKS
from tests.benchmarks.many import AS_OF
from tests.benchmarks.proxy import Cells

SIZE = 1294, 640
SCREENS = 20
"""Pages looked at: all the first time for the first painting, then one of them again and again."""


class Built(Cells):
    """A Python model that reads the row and says its texts anew for each call."""

    def __init__(self, ours: TaskTableModel) -> None:
        super().__init__([("",) * ours.columnCount()] * SCREENS * 40)
        self._ours = ours

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._ours.row_at(index.row())
        if role != Qt.ItemDataRole.DisplayRole or row is None:
            return None
        return self._ours.specs[index.column()].text(row, cells_of(row, Settings()))


@contextmanager
def shown(view: QTableView) -> Iterator[QTableView]:
    """Show a table in a window of its own, with rows as high as ours."""
    view.resize(*SIZE)
    view.show()
    QApplication.processEvents()
    yield view
    view.close()


def again(view: QTableView) -> None:
    """Paint all of it again."""
    for part in (view, *view.findChildren(QTableView)):
        part.viewport().update()
    QApplication.processEvents()


def through(view: QTableView) -> None:
    """Look at page after page from the top."""
    view.verticalScrollBar().setValue(0)
    for _ in range(SCREENS):
        view.verticalScrollBar().triggerAction(view.verticalScrollBar().SliderAction.SliderPageStepAdd)
        QApplication.processEvents()


def like(ours: TaskTable) -> QTableView:
    """Return a plain table with rows and columns of the same size."""
    view = QTableView()
    view.setFont(ours.font())
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setAlternatingRowColors(True)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(view.verticalHeader().ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(ours.rowHeight(0))
    return view


@pytest.fixture
def table(big: Ledger, qapp: QApplication) -> Iterator[TaskTable]:
    """Return our table over the first pages of the ledger."""
    theme = Theme()
    theme.apply(qapp)
    with big.reading() as reader:
        made = TaskTable(theme)
        model = TaskTableModel(reader.rows_by_id)
        model.setParent(made)
        made.setModel(model)
        model.show_first(reader.rows(TaskQuery(AS_OF), 0, 64), AS_OF, Settings())
        model.show_ids(reader.task_ids(TaskQuery(AS_OF)))
        made.setCurrentIndex(model.index(0, 0))
        yield made


def test_painting_a_page(table: TaskTable, cpu: Callable[..., float]) -> None:
    model = table.model()
    assert isinstance(model, TaskTableModel)
    peers = {"C++ model": QStandardItemModel(), "Python roles built per call": Built(model)}
    standard = peers["C++ model"]
    assert isinstance(standard, QStandardItemModel)
    for row in range(min(SCREENS * 40, model.rowCount())):
        standard.appendRow([QStandardItem(str(model.index(row, column).data())) for column in range(len(model.specs))])
    times = {}
    with shown(table):
        first = cpu(lambda: through(table), 1)
        times["ours"] = cpu(lambda: again(table), 20), first / SCREENS, cpu(lambda: through(table)) / SCREENS
        for name, peer in peers.items():
            with shown(like(table)) as view:
                view.setModel(peer)
                for column in range(len(model.specs)):
                    view.setColumnWidth(column, table.columnWidth(column))
                first = cpu(lambda: through(view), 1)
                repaint = cpu(lambda: again(view), 20)
                times[name] = repaint, first / SCREENS, cpu(lambda: through(view)) / SCREENS
    print(f"\npainting a page of {SIZE[0]} × {SIZE[1]}, {TASKS:,} tasks, Qt {qVersion()}, CPU milliseconds")
    print(f"  {'':29}{'again':>8}{'first time':>12}{'scrolling':>11}")
    for name, (repaint, first, scroll) in times.items():
        print(f"  {name:29}{repaint * 1e3:8.1f}{first * 1e3:12.1f}{scroll * 1e3:11.1f}")
    ratios = [ours / peer for ours, peer in zip(times["ours"], times["C++ model"], strict=True)]
    print("  ours/C++ model" + " " * 15 + "{:8.2f}{:12.2f}{:11.2f}   wanted <= 1.50".format(*ratios))
    assert ratios[0] < 5
