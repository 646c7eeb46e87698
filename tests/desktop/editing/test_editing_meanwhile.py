"""What happens under an open editor: the list is read again or filtered, somebody else writes, writing is slow."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import Chip, SortKey
from ledger_app.errors import ConflictError
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import NOW
from tests.desktop.grid_steps import box, cell, editor, go, is_open, note, press, write
from tests.desktop.immediately import Later
from tests.desktop.steps import numbers, reports, task

Key = Qt.Key


def change_due(ledger: Ledger, task_id: str, due: date) -> None:
    """Write as somebody else does."""
    with ledger.transaction("编辑任务", by="李青", at=NOW) as store:
        store.save(replace(task(ledger, task_id), due=due))


@pytest.mark.parametrize(
    "ask",
    [
        lambda page: page.refresh(None),
        lambda page: page.list.ask(sort=((SortKey.DUE, True),)),
        lambda page: page.list.ask(search="砖瓦"),
    ],
    ids=["refreshed", "sorted", "filtered away"],
)
def test_nothing_typed_is_lost_when_the_list_changes_under_the_editor(
    page: TasksPage, ledger: Ledger, ask: Callable[[TasksPage], None]
) -> None:
    go(page, 1, Field.DUE)
    write(page, "12.15")
    ask(page)
    assert box(page).editor.typed() == "12.15"
    assert editor(page).isVisible()
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000B").due == date(2025, 12, 15)


def test_the_editor_goes_with_its_row(page: TasksPage) -> None:
    go(page, 0, Field.DUE)
    press(page, Key.Key_F2)
    before = editor(page).y()
    page.list.ask(sort=((SortKey.DUE, True),))
    place = page.model.place_of("T0000000A")

    assert place > 0
    assert editor(page).y() == before + place * page.table.rowHeight(0)


def test_a_cell_that_somebody_else_changed_is_told_and_the_text_is_kept(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    write(page, "12.15")
    change_due(ledger, "T0000000B", date(2025, 12, 31))
    press(page, Key.Key_Return)
    assert note(page) == "这一格刚被改成“2025-12-31”。按 Enter 用写下的，按 Esc 用改过的"
    assert task(ledger, "T0000000B").due == date(2025, 12, 31)

    press(page, Key.Key_Return)
    assert task(ledger, "T0000000B").due == date(2025, 12, 15)


def test_another_field_changed_by_somebody_else_is_no_conflict(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.NUMBER)
    write(page, "2-1")
    change_due(ledger, "T0000000B", date(2025, 12, 31))
    press(page, Key.Key_Return)

    assert (task(ledger, "T0000000B").number, task(ledger, "T0000000B").due) == ("2-1", date(2025, 12, 31))


def test_a_task_that_does_not_fit_the_filter_any_more_stays_and_is_told(page: TasksPage) -> None:
    told: list[str] = []
    page.told.connect(told.append)
    page.list.ask(chips=(Chip.OVERDUE,))
    go(page, 0, Field.DUE)
    write(page, "12.15")
    press(page, Key.Key_Return)
    assert numbers(page) == ["1"]

    page.list._count.timeout.emit()  # the moment after the last edit
    assert told == ["任务 1 已不符合筛选，下次刷新就不再列出"]
    assert numbers(page) == ["1"]
    assert page.list.answer.facets.shown == 0
    page.refresh(None)
    assert numbers(page) == []


@pytest.fixture
def background() -> Later:
    return Later()


@pytest.fixture
def slow_page(ledger: Ledger, theme: Theme, qtbot: QtBot, background: Later) -> TasksPage:
    session = Session(ledger, background, "周敏", now=lambda: NOW)
    made = TasksPage(session, theme, Preferences())
    session.done.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1294, 640)
    made.show()
    made.lay_out()
    background.slow = True
    return made


def test_the_new_value_is_seen_before_it_is_saved(slow_page: TasksPage, ledger: Ledger, background: Later) -> None:
    go(slow_page, 0, Field.PERCENT)
    write(slow_page, "80")
    press(slow_page, Key.Key_Return)
    assert cell(slow_page, 0, Field.PERCENT) == "80%"
    assert len(reports(ledger, "T0000000A")) == 1

    background.catch_up()
    assert reports(ledger, "T0000000A")[-1].percent == 80.0
    assert cell(slow_page, 0, Field.PERCENT).startswith("80%")
    assert slow_page.model.typed == {}


def test_what_cannot_be_saved_after_all_is_kept_in_its_cell(
    slow_page: TasksPage, ledger: Ledger, background: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    slow_page.told.connect(told.append)

    def refuse(*_: object, **__: object) -> None:
        raise ConflictError("任务 2 已被别人修改", "请看过对方的内容再改")

    monkeypatch.setattr("ledger_app.desktop.editing.cell_writing.write_edits", refuse)
    go(slow_page, 1, Field.DUE)
    write(slow_page, "12.15")
    press(slow_page, Key.Key_Return)
    background.catch_up()
    assert told == ["任务 2 已被别人修改。请看过对方的内容再改"]
    assert not is_open(slow_page)
    go(slow_page, 1, Field.DUE)
    press(slow_page, Key.Key_F2)
    assert box(slow_page).editor.typed() == "12.15"


def test_only_the_edited_row_is_read_again(page: TasksPage, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(session, "read", lambda *args, **_: asked.append(args))
    go(page, 1, Field.DUE)
    write(page, "12.15")
    press(page, Key.Key_Return)

    assert asked == []
    assert cell(page, 1, Field.DUE).startswith("2025-12-15")
