"""The window: undo across pages, the day looked at, keys, menus."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLabel, QMenu, QPushButton, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.dialogs.export_dialog import ExportDialog
from ledger_app.desktop.dialogs.new_task_dialog import NewTaskDialog
from ledger_app.desktop.dialogs.recycle_bin import RecycleBin
from ledger_app.desktop.importing.wizard import ImportWizard
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from tests.desktop.conftest import NOW
from tests.desktop.steps import place
from tests.desktop.window_steps import delete_first, open_page, shown, tasks_in, trigger


def test_without_a_ledger_the_window_welcomes(window: MainWindow) -> None:
    assert open_page(window) == "welcome_page"
    assert not window.nav.isVisible()


def test_an_opened_ledger_shows_its_tasks_and_says_so(opened: MainWindow) -> None:
    assert opened.windowTitle() == "青河区 — 调度台账"
    assert shown(opened, "status_count") == "显示 5 / 5 项，选中 1 项"
    assert shown(opened, "status_saved") == "已保存 09:42"
    assert shown(opened, "status_calendar") == "工作日历 2025 年（国办公布）"
    assert shown(opened, "status_user") == "经办：周敏"


def test_undo_takes_back_what_was_done_and_redo_does_it_again(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete_first(opened, monkeypatch)
    assert tasks_in(opened) == ["2", "3", "4", "5"]
    button = opened.findChild(QToolButton, "undo_button")
    assert button is not None
    assert button.toolTip() == "撤销：删除任务（Ctrl+Z）"

    QTest.keyClick(opened, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tasks_in(opened) == ["1", "2", "3", "4", "5"]
    QTest.keyClick(opened, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert tasks_in(opened) == ["2", "3", "4", "5"]


def test_the_message_in_the_status_bar_undoes_too(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    delete_first(opened, monkeypatch)
    action = opened.findChild(QPushButton, "status_action")
    assert action is not None
    assert action.text() == "撤销"
    action.click()
    assert len(tasks_in(opened)) == 5

    assert action.text() == "重做"
    action.click()
    assert len(tasks_in(opened)) == 4
    assert action.text() == "撤销"


def test_a_deleted_task_comes_back_from_the_recycle_bin(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    delete_first(opened, monkeypatch)
    monkeypatch.setattr(RecycleBin, "ask", lambda parent, rows: [row.task.id for row in rows])
    trigger(opened, "action_open_bin")

    assert len(tasks_in(opened)) == 5


def test_a_new_task_is_added_and_shown(opened: MainWindow, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(parent, session, look, plans, units):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        dialog = NewTaskDialog(None, session, look, plans, units)
        dialog._content.setPlainText("新建充电桩四百个。")
        dialog._number.setText("6")
        dialog._due.line.setText("12.31")
        dialog.accept()
        assert dialog.result() == 1
        return dialog.entered()

    monkeypatch.setattr(NewTaskDialog, "ask", fill)
    QTest.keyClick(opened, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert tasks_in(opened) == ["1", "2", "3", "4", "5", "6"]
    assert opened.pages is not None
    assert opened.pages.tasks.table.currentIndex().siblingAtColumn(place(Field.NUMBER)).data() == "6"


def test_a_new_task_without_content_is_not_taken(opened: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    assert opened.pages is not None
    dialog = NewTaskDialog(None, opened.pages.session, theme, (), ())
    qtbot.addWidget(dialog)
    dialog.accept()

    assert dialog.result() == 0
    assert "请写具体任务" in [label.text() for label in dialog.findChildren(QLabel)]


def test_another_day_is_said_on_every_page_until_one_goes_back(opened: MainWindow) -> None:
    opened.menu_end.as_of.day_wanted.emit(date(2025, 6, 30))
    bar = opened.findChild(QFrame, "info_as_of")
    assert bar is not None
    assert bar.isVisible()
    assert shown(opened, "status_as_of") == "截至 2025-06-30"
    assert opened.pages is not None
    assert opened.pages.tasks.light_counts()[Light.RED] == 0

    button = opened.findChild(QPushButton, "back_to_today_button")
    assert button is not None
    button.click()
    assert not bar.isVisible()
    assert opened.pages.session.as_of == NOW.date()


@pytest.mark.parametrize(
    ("name", "expected"), [("month", "2025-10-31"), ("quarter", "2025-09-30"), ("year", "2024-12-31")]
)
def test_the_days_one_asks_for_most_are_one_click(opened: MainWindow, name: str, expected: str) -> None:
    button = opened.menu_end.as_of.findChild(QPushButton, f"as_of_{name}")
    assert button is not None
    button.click()

    assert opened.pages is not None
    assert str(opened.pages.session.as_of) == expected


@pytest.mark.parametrize(("button", "dialog"), [("export_button", ExportDialog), ("import_button", ImportWizard)])
def test_the_bar_of_the_ledger_page_imports_and_exports(
    opened: MainWindow, button: str, dialog: type[QDialog], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialog, "ask", lambda *_args, **_words: asked.append(button))
    found = opened.findChild(QPushButton, button)
    assert found is not None
    found.click()
    assert asked == [button]


def test_the_pages_are_reached_by_number_keys(opened: MainWindow) -> None:
    names = []
    for key in (Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_2):
        QTest.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
        names.append(open_page(opened))

    assert names == ["units_page", "settings_page", "tasks_page"]


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [action.shortcut().toString() for action in window.actions() if not action.shortcut().isEmpty()]

    assert len(keys) == len(set(keys))


def test_nothing_of_the_shell_is_cut_off_at_1366(opened: MainWindow, qtbot: QtBot) -> None:
    parts: list[QWidget] = [*opened.findChildren(QLabel), *opened.findChildren(QToolButton)]
    for part in parts:
        if part.isVisible() and part.text() and not getattr(part, "wordWrap", lambda: False)():  # type: ignore[attr-defined]
            assert part.sizeHint().width() <= part.width() + 1, part.text()  # type: ignore[attr-defined]


def test_going_to_another_page_never_leaves_the_keyboard_on_undo(opened: MainWindow, qtbot: QtBot) -> None:
    assert opened.pages is not None
    opened.pages.tasks.table.setFocus()
    qtbot.waitUntil(opened.pages.tasks.table.hasFocus)
    opened.go_to(Place.SETTINGS)
    assert opened.focusWidget().objectName() == "nav_settings"


def test_the_settings_follow_the_size_of_letters_chosen_in_the_menu(opened: MainWindow) -> None:
    combo = opened.findChild(QComboBox, "font_size_combo")
    assert combo is not None
    before = combo.currentIndex()
    trigger(opened, "action_letters_2")
    assert combo.currentIndex() == 2
    trigger(opened, f"action_letters_{before}")
    assert combo.currentIndex() == before


def test_the_present_choice_is_ticked_in_the_menu(opened: MainWindow) -> None:
    trigger(opened, "action_rows_dense")
    view = opened.menuBar().actions()[2].menu()
    assert isinstance(view, QMenu)
    view.aboutToShow.emit()
    ticked = [action.text() for action in opened.actions() if action.isChecked()]

    assert ticked == ["不分组(&0)", "密(&D)", "标准(&N)"]


def test_no_letter_presses_two_things_on_a_page(opened: MainWindow) -> None:
    menus = [action.text() for action in opened.menuBar().actions()]
    for shown_page in (Place.TASKS, Place.UNITS):
        opened.go_to(shown_page)
        pressed = [button.shortcut().toString() for button in opened.findChildren(QPushButton) if button.isVisible()]
        letters = [f"Alt+{text.split('&')[1][0]}" for text in menus] + [keys for keys in pressed if keys]

        assert "Alt+N" in pressed
        assert sorted(letters) == sorted(set(letters))


def test_a_review_that_was_not_finished_is_offered_when_its_ledger_opens(
    window: MainWindow, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = tmp_path / "计划.txt"
    plan.write_text("序号\t具体任务\n1\t改造雨污混接点。\n2\t清理河道。\n", encoding="utf-8")
    window.open(where)
    assert window.pages is not None
    bar = window.findChild(QWidget, "info_review")
    assert bar is not None
    assert not bar.isVisible()
    wizard = ImportWizard(None, window.pages.session, Theme())
    wizard.open_file(plan)
    keep = wizard.findChild(QPushButton, "save_draft_button")
    assert keep is not None
    keep.click()
    window.open(where)
    assert bar.isVisible()
    continued: list[str] = []

    def ask(*args: Any) -> str:
        continued.append(args[-1].source.name)
        return ""

    monkeypatch.setattr(ImportWizard, "ask", ask)
    button = window.findChild(QPushButton, "continue_review_button")
    assert button is not None
    button.click()
    assert continued == ["计划.txt"]
    assert not bar.isVisible()


def test_a_page_opened_by_its_key_has_the_cursor_where_one_works(opened: MainWindow, qtbot: QtBot) -> None:
    for key, name in ((Qt.Key.Key_1, "todo_list"), (Qt.Key.Key_7, "unit_table"), (Qt.Key.Key_2, "task_table")):
        qtbot.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)

        focus = opened.focusWidget()
        assert focus is not None
        assert focus.objectName() == name


def test_a_page_comes_back_with_the_cursor_where_it_was(opened: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = opened.focusWidget()
    trigger(opened, "action_show_home")
    trigger(opened, "action_show_tasks")
    assert opened.focusWidget() is search

    trigger(opened, "action_show_tasks")
    assert opened.focusWidget() is opened.findChild(QTableView, "task_table")
