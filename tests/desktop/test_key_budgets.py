"""The commonest jobs without the mouse, in no more keys than desktop.md allows; typing of content is not counted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.field import Field
from ledger_app.domain.task import Status
from ledger_app.storage.ledger import Ledger
from tests.builders import a_task
from tests.desktop.conftest import NOW
from tests.desktop.grid_steps import go, show_columns
from tests.desktop.steps import child, numbers, reports, task
from tests.desktop.typing_chinese import type_into

Key, Held = Qt.Key, Qt.KeyboardModifier
_TWELVE = 12


class Keyboard:
    """Presses keys where the focus is, and counts those that are no content."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """Press a key that is no content."""
        self.pressed += 1
        QTest.keyClick(self._focus(), key, held)
        if held & Held.ControlModifier:
            QTest.keyRelease(self._focus(), Key.Key_Control)

    def type(self, text: str) -> None:
        """Type content."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._focus(), character)
            else:
                type_into(self._focus(), character)

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture
def keyboard(page: TasksPage, qtbot: QtBot) -> Keyboard:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return Keyboard()


@pytest.fixture
def twelve(page: TasksPage, ledger: Ledger) -> tuple[str, ...]:
    """Return twelve tasks of which nothing was reported, first in the list."""
    ids = tuple(f"T000001{place:02}" for place in range(_TWELVE))
    with ledger.transaction("导入", by="周敏", at=NOW) as store:
        store.save_many([a_task(id=name, number=f"6-{place}", position=place - 50) for place, name in enumerate(ids)])
    page.refresh(None)
    return ids


def test_changing_one_due_date_takes_cell_and_enter(page: TasksPage, ledger: Ledger, keyboard: Keyboard) -> None:
    go(page, 0, Field.DUE)
    keyboard.press(Key.Key_Down)
    keyboard.type("12.15")
    keyboard.press(Key.Key_Return)

    assert str(task(ledger, "T0000000B").due) == "2025-12-15"
    assert keyboard.pressed <= 2


def test_writing_progress_takes_two_keys_a_task(page: TasksPage, ledger: Ledger, keyboard: Keyboard) -> None:
    go(page, 1, Field.CONTENT)
    keyboard.press(Key.Key_Return)
    keyboard.type("已覆绿九处")
    keyboard.press(Key.Key_Return, Held.ControlModifier)
    keyboard.type("已改造十处")
    keyboard.press(Key.Key_Return, Held.ControlModifier)

    assert reports(ledger, "T0000000B")[-1].done == "已覆绿九处"
    assert reports(ledger, "T0000000C")[-1].done == "已改造十处"
    assert keyboard.pressed <= 2 * 2


def test_twelve_tasks_get_status_percent_and_progress_in_three_keys_each(
    page: TasksPage, ledger: Ledger, keyboard: Keyboard, twelve: tuple[str, ...]
) -> None:
    show_columns(page, Field.STATUS, Field.PERCENT, Field.LATEST)
    go(page, page.model.place_of(twelve[0]), Field.STATUS)
    for place in range(_TWELVE):
        keyboard.type("t")
        keyboard.press(Key.Key_Tab)
        keyboard.type(str(place * 5))
        keyboard.press(Key.Key_Tab)
        keyboard.type(f"已完成{place}处")
        keyboard.press(Key.Key_Return)

    rows = [page.model.row_at(page.model.place_of(name)) for name in twelve]
    states = [row.state for row in rows if row is not None]
    assert [state.status for state in states] == [Status.IN_PROGRESS] * _TWELVE
    assert [state.percent for state in states] == [place * 5.0 for place in range(_TWELVE)]
    assert [state.latest for state in states] == [f"已完成{place}处" for place in range(_TWELVE)]
    assert keyboard.pressed <= 3 * _TWELVE


def test_asking_why_a_light_is_red_takes_one_key(page: TasksPage, keyboard: Keyboard) -> None:
    go(page, 1, Field.LIGHT)
    keyboard.press(Key.Key_Up)

    assert "已逾期 144 天" in child(page, QWidget, "detail_reasons").accessibleDescription()
    assert keyboard.pressed <= 1


def test_finding_a_task_takes_control_f_and_a_few_letters(opened: MainWindow, qtbot: QtBot) -> None:
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    keyboard = Keyboard()
    assert opened.pages is not None
    opened.go_to(Place.TASKS)
    shown = opened.pages.tasks
    keyboard.press(Key.Key_F, Held.ControlModifier)
    for letter in (Key.Key_Q, Key.Key_C, Key.Key_G, Key.Key_J):
        keyboard.press(letter)

    qtbot.waitUntil(lambda: numbers(shown) == ["1", "2"])
    assert keyboard.pressed <= 5
