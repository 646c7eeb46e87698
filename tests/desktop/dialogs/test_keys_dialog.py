"""F1: the keys of the page one is on, taken from the menus and from one file."""

import pytest
from PySide6.QtWidgets import QTableWidget, QTextBrowser

from ledger_app.desktop.dialogs.guide_dialog import GuideDialog
from ledger_app.desktop.dialogs.key_table import key_groups
from ledger_app.desktop.dialogs.keys_dialog import KeysDialog
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import Place
from tests.desktop.window_steps import trigger


def test_the_page_decides_which_keys_are_told(opened: MainWindow) -> None:
    opened.go_to(Place.TASKS)
    titles = [group.title for group in key_groups(opened.commands, "tasks")]
    assert titles[:2] == ["常做的事", "表格"]
    assert "菜单：任务" in titles
    opened.go_to(Place.SETTINGS)
    titles = [group.title for group in key_groups(opened.commands, "settings")]
    assert "表格" not in titles
    assert "菜单：任务" not in titles
    assert "菜单：视图" in titles


def test_every_key_of_a_menu_that_works_here_is_told(opened: MainWindow) -> None:
    opened.go_to(Place.TASKS)
    told = {words for group in key_groups(opened.commands, "tasks") for _, words in group.pairs}
    commands = [command for menu in opened.commands.menus for command in menu.commands()]
    assert {c.words for c in commands if c.keys and not opened.commands.reason(c)} <= told


def test_f1_shows_them_with_the_name_of_the_page(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str]] = []

    def look(dialog: KeysDialog) -> None:
        table = dialog.findChild(QTableWidget)
        assert table is not None
        said.append((dialog.windowTitle(), table.model().index(1, 0).data()))

    opened.go_to(Place.TASKS)
    monkeypatch.setattr(KeysDialog, "exec", look)
    trigger(opened, "action_show_keys")
    assert said == [("键盘操作：台账", "填一项进展")]


def test_the_guide_lies_with_the_program(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []

    def look(dialog: GuideDialog) -> None:
        shown = dialog.findChild(QTextBrowser)
        assert shown is not None
        said.append(shown.toPlainText())

    monkeypatch.setattr(GuideDialog, "exec", look)
    trigger(window, "action_show_guide")
    assert said[0].startswith("五分钟入门")
    assert "Ctrl+K" in said[0]
