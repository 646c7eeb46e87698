"""How much the window asks of the ledger for one step of the clerk: as little of a large one as of a small one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledger_app.actions.edit_cells import write_edits
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.cell_entry import CellEntry
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.storage.ledger import Ledger
from tests.builders import a_task
from tests.counting import counted
from tests.desktop.conftest import NOW
from tests.desktop.immediately import Later

MORE = 400
A_SCREEN = 64
"""Rows at most that painting one screen may fetch: two windows of the model."""


@pytest.fixture
def background() -> Later:
    """Return a background that can be slow, so that what the window's own thread asks is seen alone."""
    return Later()


@pytest.fixture
def slow_page(qtbot: QtBot, ledger: Ledger, theme: Theme, background: Later) -> TasksPage:
    """Return the page 台账 over five tasks and, if the test adds them, many more."""
    session = Session(ledger, background, "周敏", now=lambda: NOW)
    page = TasksPage(session, theme, Preferences())
    session.setParent(page)
    session.done.connect(page.refresh)
    qtbot.addWidget(page)
    page.resize(1294, 640)
    page.show()
    page.lay_out()
    return page


def add_many(ledger: Ledger, page: TasksPage) -> None:
    """Fill the ledger."""
    with ledger.transaction("导入", by="周敏", at=NOW) as store:
        store.save_many(
            [
                a_task(id=f"T{n:08}", number=str(n), content=f"覆绿裸露地块{n}处。", position=n)
                for n in range(10, 10 + MORE)
            ]
        )
    page.list.refresh(None)
    QApplication.processEvents()


def asked(page: TasksPage, background: Later, work: Callable[[], object]) -> int:
    """Return how many statements the window's thread sends for `work` and the painting after it."""
    background.slow = True
    with counted() as statements:
        work()
        page.grab()
        QApplication.processEvents()
    background.catch_up()
    background.waiting.clear()
    return len(statements)


def test_a_key_typed_asks_no_more_of_a_large_ledger(slow_page: TasksPage, ledger: Ledger, background: Later) -> None:
    search = slow_page.bar.search
    small = asked(slow_page, background, lambda: search.search_at_once("覆绿"))
    search.search_at_once("")
    add_many(ledger, slow_page)
    large = asked(slow_page, background, lambda: search.search_at_once("覆绿"))

    assert slow_page.model.rowCount() == MORE + 1
    assert small == large


def test_a_screen_fetches_only_rows_near_what_it_shows(
    slow_page: TasksPage, ledger: Ledger, background: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_many(ledger, slow_page)
    fetched: list[str] = []
    fetch = slow_page.model._fetch

    def note(ids: Sequence[str], day: date) -> Sequence[TaskRow]:
        fetched.extend(ids)
        return fetch(ids, day)

    monkeypatch.setattr(slow_page.model, "_fetch", note)
    slow_page.table.verticalScrollBar().setValue(slow_page.table.verticalScrollBar().maximum() // 2)
    slow_page.grab()

    assert 0 < len(fetched) <= A_SCREEN
    assert len(set(fetched)) == len(fetched)


def test_an_edit_reads_its_own_row_again_and_no_other(
    slow_page: TasksPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_many(ledger, slow_page)
    slow_page.grab()
    read: list[object] = []
    slow_page.list.read.connect(read.append)
    first = slow_page.model.id_at(0)
    slow_page.list._session.do(partial(write_edits, entries=[CellEntry(first, Field.REMARK, "已复核")]))

    assert read == [frozenset({first})]


def test_saving_a_field_leaves_the_parts_of_its_task_alone(ledger: Ledger) -> None:
    with ledger.transaction("改备注", by="周敏", at=NOW) as store:
        task = store.task("T0000000A")
        assert task is not None
        with counted() as statements:
            store.save(replace(task, remark="已复核"))

    written = [each for each in statements if each.startswith(("INSERT", "DELETE", "UPDATE"))]
    assert not [each for each in written if '"task_unit"' in each or '"stage"' in each or '"milestone"' in each]
    assert not [each for each in statements if each.startswith("SELECT task.serial, task.id, task.plan_id")]
