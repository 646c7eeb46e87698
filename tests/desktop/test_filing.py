"""Whole ledgers in the window: opening, making, copying, backing up, closing."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ledger_app import paths
from ledger_app.desktop.dialogs.server_dialog import ServerDialog
from ledger_app.desktop.filing import Filing
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.pages.welcome_page import WelcomePage
from ledger_app.desktop.preferences import Preferences
from ledger_app.storage.ledger import Ledger
from tests.desktop.window_steps import delete_first, listen, open_page, shown, tasks_in, trigger


def welcome(window: MainWindow) -> WelcomePage:
    """Return the first page."""
    page = window.findChild(WelcomePage)
    assert page is not None
    return page


def test_a_ledger_that_is_not_there_is_said_and_the_window_still_welcomes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    window.open(str(tmp_path / "没有.ledger"))

    assert len(said) == 1
    assert "没有.ledger" in said[0]
    assert open_page(window) == "welcome_page"


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
    offered: list[str] = []

    def stay(*args: Any, **_: Any) -> str:
        offered.extend(args[5])
        return ""

    monkeypatch.setattr(MessageDialog, "ask", stay)
    opened.close()
    assert opened.isVisible()
    assert offered == ["回去保存", "不保存，继续"]  # Enter presses the first

    monkeypatch.setattr(MessageDialog, "ask", lambda *args, **_: args[5][1])
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


def test_the_recent_ledger_is_remembered_and_comes_first(opened: MainWindow, where: str, tmp_path: Path) -> None:
    shutil.copy(where, tmp_path / "另一个.ledger")
    opened.open(str(tmp_path / "另一个.ledger"))

    assert Preferences().recent() == (str(tmp_path / "另一个.ledger"), where)


def test_the_ledgers_opened_last_are_in_the_menu(opened: MainWindow, tmp_path: Path, where: str) -> None:
    shutil.copy(where, tmp_path / "另一个.ledger")
    opened.open(str(tmp_path / "另一个.ledger"))
    menu = opened.findChild(QMenu, "recent_menu")
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text().split("（")[0] for action in menu.actions()] == ["另一个", "青河区"]

    menu.actions()[1].trigger()
    assert opened.windowTitle() == "青河区 — 调度台账"


def test_a_server_that_does_not_answer_is_said(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said = listen(monkeypatch)
    monkeypatch.setattr(ServerDialog, "ask", lambda _: "postgresql+psycopg://127.0.0.1:1/office?schema=ledger")
    trigger(window, "action_open_server")

    assert len(said) == 1
    assert open_page(window) == "welcome_page"


def test_a_file_dialog_that_is_closed_leaves_the_open_ledger(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("getOpenFileName", "getSaveFileName"):
        monkeypatch.setattr(f"ledger_app.desktop.filing.QFileDialog.{name}", lambda *_: ("", ""))
    trigger(opened, "action_open_ledger")
    trigger(opened, "action_new_ledger")

    assert opened.windowTitle() == "青河区 — 调度台账"
    assert len(tasks_in(opened)) == 5


def test_a_blank_ledger_is_made_where_the_clerk_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "新的"
    monkeypatch.setattr("ledger_app.desktop.filing.QFileDialog.getSaveFileName", lambda *_: (str(target), ""))
    welcome(window).blank_wanted.emit("青河区水务局", "段思齐")

    assert window.windowTitle() == "新的 — 调度台账"
    assert shown(window, "status_user") == "经办：段思齐"
    assert window.pages is not None
    with window.pages.session.reading() as reader:
        assert (reader.office().name, reader.office().operator) == ("青河区水务局", "段思齐")


def test_the_sample_is_made_for_a_new_user_without_a_documents_folder(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = listen(monkeypatch)
    monkeypatch.setattr(paths, "documents", lambda: tmp_path / "新用户" / "文档")
    welcome(window).sample_wanted.emit()

    assert said == []
    assert window.windowTitle() == "示例台账 — 调度台账"
