"""Copying from the ledger page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.field import Field
from ledger_app.domain.query import Group
from ledger_app.storage.ledger import Ledger
from tests.builders import a_task
from tests.desktop.grid.grid_steps import CTRL, block, click
from tests.desktop.steps import place

LEAD, DUE, LAST = place(Field.LEAD), place(Field.DUE), place(Field.LATEST)


def text() -> list[list[str]]:
    """Return the cells on the clipboard, none of which has line breaks."""
    return [line.split("\t") for line in QApplication.clipboard().text().split("\n")]


def test_a_block_is_copied_without_headings_and_without_what_its_values_mean(page: TasksPage) -> None:
    page.table.select_block(block(0, LEAD, 1, DUE))
    page.copy_rows()

    assert text() == [["区工信局", "2025-06-30"], ["区城管局", "2025-11-30"]]


def test_headings_are_copied_where_they_are_wanted(page: TasksPage) -> None:
    page.table.select_block(block(0, LEAD, 0, DUE))
    page.copying.copy(headed=True)

    assert text()[0] == [page.model.specs[column].heading for column in (LEAD, DUE)]


def test_whole_rows_have_their_headings(page: TasksPage) -> None:
    page.table.select_block(block(2, 0, 3, LAST))
    page.copy_rows()

    assert [line[1] for line in text()] == ["序号", "3", "4"]


def test_rows_of_groups_are_not_copied(page: TasksPage) -> None:
    page.list.ask(group=Group.SECTION)
    page.table.select_block(block(0, 1, page.model.rowCount() - 1, 1))
    page.copy_rows()

    assert sorted(text()) == [["1"], ["2"], ["3"], ["4"], ["5"]]
    assert sorted(page.selected_ids()) == [f"T0000000{letter}" for letter in "ABCDE"]


def test_blocks_that_share_nothing_are_not_copied_and_it_is_said(page: TasksPage, qtbot: QtBot) -> None:
    page.table.select_block(block(0, 1, 1, 1))
    page.copy_rows()
    click(page.table, 3, LEAD, CTRL)
    with qtbot.waitSignal(page.copying.told) as told:
        page.copy_rows()

    assert told.args == ["没有复制：选中的几块行和列都不同，请分开复制。"]
    assert text() == [["1"], ["2"]]


@pytest.mark.parametrize("count", [250, 1200])
def test_many_rows_are_copied_whole(page: TasksPage, ledger: Ledger, count: int) -> None:
    with ledger.transaction("导入", by="周敏", at=page._session.clerk().now) as store:
        store.save_many(tuple(a_task(id=f"T{n:08}", number=str(n), position=n) for n in range(10, 10 + count)))
    page.list.refresh(None)
    page.copying.copy_seen()

    lines = text()
    assert len(lines) == count + 6
    assert lines[0] == [spec.heading for spec in page.model.specs]
    assert lines[-1][1] == str(count + 9)
