"""Sorting by any column: the ids of all tasks in order, against a proxy and SQL alone.

Peer: a QSortFilterProxyModel asking Python for every comparison. Limit: the same order straight from sqlite3.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledger_app.domain.query import SortKey, TaskQuery
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.conftest import TASKS
from tests.benchmarks.many import AS_OF
from tests.benchmarks.proxy import Cells, Proxy


def test_sorting_by_any_column(big: Ledger, cpu: Callable[..., float], qapp: QApplication) -> None:
    times = {}
    with big.reading() as reader:
        for key in SortKey:
            query = TaskQuery(AS_OF, sort=((key, False),))
            reader.task_ids(query)
            times[key] = cpu(lambda: reader.task_ids(query))  # noqa: B023 - called at once
    with closing(sqlite3.connect(big.where)) as raw:
        limit = cpu(lambda: raw.execute("SELECT id FROM task_state ORDER BY title_key, serial").fetchall())
        proxy = Proxy(Cells(raw.execute("SELECT title_key, lead_key FROM task_state").fetchall()))
    peer = cpu(lambda: proxy.sort(0, Qt.SortOrder.AscendingOrder), 1)
    print(
        f"\nsorting {TASKS:,} tasks, CPU milliseconds: proxy by title {peer * 1e3:.0f}, SQL by title {limit * 1e3:.0f}"
    )
    for key, ours in sorted(times.items(), key=lambda item: -item[1]):
        ratios = f"ours/proxy {ours / peer:.3f}, wanted <= 0.010; ours/SQL {ours / limit:.2f}"
        print(f"  by {key:10}{ours * 1e3:8.1f}   {ratios}")
    assert max(times.values()) < peer
