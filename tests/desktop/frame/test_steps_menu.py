"""The list of what undo and redo would take."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from ledger_app.desktop.frame.steps_menu import StepsMenu
from ledger_app.desktop.main_window import MainWindow
from tests.desktop.typing_chinese import type_into
from tests.desktop.window_steps import delete_first, tasks_in, trigger


def steps(window: MainWindow, name: str) -> StepsMenu:
    """Open the list at a button."""
    button = window.findChild(QToolButton, name)
    assert button is not None
    menu = button.menu()
    assert isinstance(menu, StepsMenu)
    menu.aboutToShow.emit()
    return menu


def texts(menu: StepsMenu) -> list[str]:
    """Return what it lists."""
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_the_list_says_what_who_and_when_and_takes_everything_down_to_the_chosen_step(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete_first(opened, monkeypatch)
    delete_first(opened, monkeypatch)
    menu = steps(opened, "undo_button")
    assert texts(menu) == [
        "删除任务\t周敏 09:42",
        "删除任务\t周敏 09:42",
        "导入 计划.xlsx\t周敏 09:42",
        "选一步，它和它上面的都撤销",
    ]
    menu.hovered.emit(menu.actions()[1])
    assert texts(menu)[-1] == "撤销 2 步"
    assert len(tasks_in(opened)) == 3
    menu.actions()[1].trigger()
    assert len(tasks_in(opened)) == 5

    menu = steps(opened, "redo_button")
    assert len(texts(menu)) == 3
    menu.actions()[0].trigger()
    assert len(tasks_in(opened)) == 4


def test_an_empty_list_says_so(opened: MainWindow) -> None:
    assert texts(steps(opened, "redo_button")) == ["没有可以重做的操作"]


def test_in_a_field_undo_takes_back_what_was_typed_and_not_the_deed(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete_first(opened, monkeypatch)
    assert opened.pages is not None
    trigger(opened, "action_find")
    search = opened.pages.tasks.bar.search
    type_into(search, "覆绿")
    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(search, Qt.Key.Key_Control)
    assert search.text() == ""
    assert len(tasks_in(opened)) == 4
