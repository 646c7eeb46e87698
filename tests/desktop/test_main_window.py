"""The window: opening, undo across pages, the day looked at, keys, closing."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app import paths
from ledger_app.desktop import main_window
from ledger_app.desktop.dialogs.export_dialog import ExportDialog
from ledger_app.desktop.dialogs.import_wizard import ImportWizard
from ledger_app.desktop.dialogs.new_task_dialog import NewTaskDialog
from ledger_app.desktop.dialogs.recycle_bin import RecycleBin
from ledger_app.desktop.filing import Filing
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.models.task_columns import TaskColumn
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme
from ledger_app.domain.light import Light
from ledger_app.domain.query import TaskQuery
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import NOW
from tests.desktop.immediately import Immediately


@pytest.fixture
def where(ledger: Ledger, tmp_path: Path) -> str:
    """Return where a closed ledger of five tasks lies."""
    ledger.close()
    return ledger.where


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> MainWindow:
    """Return a window with no ledger open."""
    made = MainWindow(theme, Preferences(), Immediately(), lambda: NOW)
    qtbot.addWidget(made, before_close_func=lambda shown: shown.close())
    made.resize(1366, 728)
    made.show()
    return made


@pytest.fixture
def opened(window: MainWindow, where: str) -> MainWindow:
    """Return the window with the ledger open."""
    window.open(where)
    return window


def tasks_in(window: MainWindow) -> list[str]:
    """Return the numbers of the tasks the open ledger holds."""
    assert window.pages is not None
    with window.pages.session.reading() as reader:
        return [row.task.number for row in reader.rows(TaskQuery(as_of=NOW.date()))]


def open_page(window: MainWindow) -> str:
    """Return the name of the page shown."""
    page = window.stack.currentWidget()
    assert page is not None
    return page.objectName()


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what message dialogs will say; each is closed at once."""
    said: list[str] = []

    def ask(*args: Any, **kwargs: Any) -> str:
        said.append(args[3])
        return ""

    monkeypatch.setattr(MessageDialog, "ask", ask)
    return said


def trigger(window: MainWindow, name: str) -> None:
    """Choose a menu entry."""
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def shown(window: MainWindow, name: str) -> str:
    """Return what a label of the status bar says."""
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def delete_first(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the first task, which is selected when a ledger opens, into the recycle bin."""
    monkeypatch.setattr(MessageDialog, "ask", lambda *args, **kwargs: args[5][0])
    trigger(window, "action_delete_tasks")


def test_without_a_ledger_the_window_welcomes(window: MainWindow) -> None:
    assert open_page(window) == "welcome_page"
    assert not window.nav.isVisible()


def test_an_opened_ledger_shows_its_tasks_and_says_so(opened: MainWindow) -> None:
    assert opened.windowTitle() == "青河区 — 调度台账"
    assert shown(opened, "status_count") == "显示 5 / 5 项，选中 1 项"
    assert shown(opened, "status_saved") == "已保存 09:42"
    assert shown(opened, "status_calendar") == "工作日历 2025 年（国办公布）"
    assert shown(opened, "status_user") == "经办：周敏"


def test_a_ledger_that_is_not_there_is_said_and_the_window_still_welcomes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    window.open(str(tmp_path / "没有.ledger"))

    assert len(said) == 1
    assert "没有.ledger" in said[0]
    assert open_page(window) == "welcome_page"


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
    assert opened.pages.tasks.table.currentIndex().siblingAtColumn(TaskColumn.NUMBER).data() == "6"


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


def test_a_ledger_that_another_program_writes_is_opened_to_look_at(window: MainWindow, where: str) -> None:
    other = Ledger.open(where, by="陆晓燕")
    try:
        window.open(where)

        assert window.windowTitle() == "青河区（只读） — 调度台账"
        bar = window.findChild(QFrame, "info_read_only")
        assert bar is not None
        assert bar.isVisible()
        assert any("陆晓燕" in label.text() for label in bar.findChildren(QLabel))
        action = window.findChild(QAction, "action_new_task")
        assert action is not None
        assert not action.isEnabled()
    finally:
        other.close()
    again = window.findChild(QPushButton, "try_again_button")
    assert again is not None
    again.click()
    assert window.windowTitle() == "青河区 — 调度台账"


def test_a_copy_can_be_saved_and_opened(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    target = tmp_path / "副本.ledger"
    monkeypatch.setattr("ledger_app.desktop.filing.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    trigger(opened, "action_copy_ledger")
    opened.open(str(target))

    assert len(tasks_in(opened)) == 5


def test_closing_a_changed_ledger_leaves_a_backup(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    delete_first(opened, monkeypatch)
    opened.close()

    qtbot.waitUntil(lambda: not opened.isVisible())
    assert list(paths.user_folder("backups").rglob("*.ledger"))


def test_a_backup_takes_the_place_of_the_ledger(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ledger_app.desktop.filing.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path / "备份"))
    trigger(opened, "action_back_up")
    backup = next((tmp_path / "备份").rglob("*.ledger"))
    delete_first(opened, monkeypatch)
    monkeypatch.setattr(Filing, "choose_backup", lambda self: backup)
    trigger(opened, "action_restore_backup")

    assert len(tasks_in(opened)) == 5


def test_a_sound_ledger_is_said_to_be_sound(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = listen(monkeypatch)
    trigger(opened, "action_check_ledger")

    assert said == ["台账完好"]


def test_typed_progress_is_not_thrown_away_without_a_question(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    assert opened.pages is not None
    opened.pages.tasks.write_report()
    opened.pages.tasks.detail.reports.done.setPlainText("写到一半")
    monkeypatch.setattr(main_window, "confirm", lambda *_: False)
    opened.close()
    assert opened.isVisible()

    monkeypatch.setattr(main_window, "confirm", lambda *_: True)
    opened.close()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_a_ledger_dropped_on_the_window_is_opened(window: MainWindow, where: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(where)])
    window.dropEvent(
        QDropEvent(
            QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )

    assert len(tasks_in(window)) == 5


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
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_1):
        QTest.keyClick(opened, key, Qt.KeyboardModifier.ControlModifier)
        names.append(open_page(opened))

    assert names == ["units_page", "settings_page", "tasks_page"]


def test_the_recent_ledger_is_remembered_and_comes_first(opened: MainWindow, where: str, tmp_path: Path) -> None:
    shutil.copy(where, tmp_path / "另一个.ledger")
    opened.open(str(tmp_path / "另一个.ledger"))

    assert Preferences().recent() == (str(tmp_path / "另一个.ledger"), where)


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
    opened.go_to(2)
    assert opened.focusWidget().objectName() == "nav_settings"


def test_the_settings_follow_the_size_of_letters_chosen_in_the_menu(opened: MainWindow) -> None:
    combo = opened.findChild(QComboBox, "font_size_combo")
    assert combo is not None
    before = combo.currentIndex()
    trigger(opened, "action_letters_2")
    assert combo.currentIndex() == 2
    trigger(opened, f"action_letters_{before}")
    assert combo.currentIndex() == before


def test_the_ledgers_opened_last_are_in_the_menu(opened: MainWindow, tmp_path: Path, where: str) -> None:
    shutil.copy(where, tmp_path / "另一个.ledger")
    opened.open(str(tmp_path / "另一个.ledger"))
    menu = opened.findChild(QMenu, "recent_menu")
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text().split("（")[0] for action in menu.actions()] == ["另一个", "青河区"]

    menu.actions()[1].trigger()
    assert opened.windowTitle() == "青河区 — 调度台账"


def test_the_present_choice_is_ticked_in_the_menu(opened: MainWindow) -> None:
    trigger(opened, "action_rows_dense")
    view = opened.menuBar().actions()[2].menu()
    assert isinstance(view, QMenu)
    view.aboutToShow.emit()
    ticked = [action.text() for action in opened.actions() if action.isChecked()]

    assert ticked == ["行高：密", "字号：标准"]
