"""Ctrl+K: everything by name, by pinyin and by initials."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from ledger_app.desktop.dialogs.command_palette import CommandPalette
from ledger_app.desktop.dialogs.export_dialog import ExportDialog
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.menus.palette_offers import offers_of
from ledger_app.desktop.models.palette_entries import Offer, fitting
from ledger_app.desktop.pages.places import Place
from ledger_app.desktop.pages.tasks_page import TasksPage
from tests.desktop.typing_chinese import type_into
from tests.desktop.window_steps import open_page, trigger

SOUNDS = {"新增任务": "xinzengrenwu\nxzrw", "导出": "daochu\ndc", "关于": "guanyu\ngy"}


def offer(words: str, where: str = "任务", keys: str = "", rests: str = "") -> Offer:
    """Return an offer that does nothing."""
    return Offer(words, words, where, lambda: None, keys, rests)


OFFERS = (offer("新增任务", keys="Ctrl+N"), offer("导出", "文件"), offer("关于", "帮助", rests="先打开台账"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["新增任务", "导出", "关于"]),
        ("导出", ["导出"]),
        ("xz", ["新增任务"]),
        ("xinzeng", ["新增任务"]),
        ("renwu", ["新增任务"]),
        ("文件", ["导出"]),
        ("新 任务", ["新增任务"]),
        ("新 导", []),
        ("zzz", []),
    ],
)
def test_offers_are_found_as_written_and_as_they_sound(typed: str, found: list[str]) -> None:
    assert [each.words for each in fitting(OFFERS, typed, SOUNDS, {})] == found


def test_what_was_taken_most_comes_first_and_what_rests_last() -> None:
    assert [each.words for each in fitting(OFFERS, "", SOUNDS, {"导出": 3, "关于": 9})] == ["导出", "新增任务", "关于"]


def test_before_the_sounds_are_known_words_are_found_as_written() -> None:
    assert [each.words for each in fitting(OFFERS, "新增", {}, {})] == ["新增任务"]


def in_palette(monkeypatch: pytest.MonkeyPatch, act: Callable[[CommandPalette], None]) -> None:
    """Do something to the palette instead of waiting for it to be closed."""
    monkeypatch.setattr(CommandPalette, "exec", act)


def words_in(palette: CommandPalette) -> list[str]:
    """Return what it lists."""
    shown = palette.findChild(QListView)
    assert shown is not None
    model = shown.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def field(palette: CommandPalette) -> QLineEdit:
    """Return where one types."""
    found = palette.findChild(QLineEdit, "palette_edit")
    assert found is not None
    return found


def test_ctrl_k_goes_to_a_page_by_its_initials(
    opened: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(palette: CommandPalette) -> None:
        QTest.keyClicks(field(palette), "sz")
        assert words_in(palette)[0] == "设置"
        QTest.keyClick(field(palette), Qt.Key.Key_Return)

    in_palette(monkeypatch, act)
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    QTest.keyClick(opened, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(opened, Qt.Key.Key_Control)
    assert open_page(opened) == "settings_page"


def test_what_was_done_by_the_palette_is_offered_first_next_time(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(palette: CommandPalette) -> None:
        type_into(field(palette), "设置")
        QTest.keyClick(field(palette), Qt.Key.Key_Return)

    lists: list[list[str]] = []
    in_palette(monkeypatch, lambda palette: lists.append(words_in(palette)))
    trigger(opened, "action_find_command")
    in_palette(monkeypatch, choose)
    trigger(opened, "action_find_command")
    in_palette(monkeypatch, lambda palette: lists.append(words_in(palette)))
    trigger(opened, "action_find_command")
    assert lists[1][0] == "设置" != lists[0][0]


def look_for(opened: MainWindow, monkeypatch: pytest.MonkeyPatch, typed: str, offered: str) -> TasksPage:
    """From another page, find one thing in the palette and take it; return the ledger page, which opens."""

    def act(palette: CommandPalette) -> None:
        type_into(field(palette), typed)
        assert words_in(palette) == [offered]
        QTest.keyClick(field(palette), Qt.Key.Key_Return)

    opened.go_to(Place.SETTINGS)
    in_palette(monkeypatch, act)
    trigger(opened, "action_find_command")
    assert open_page(opened) == "tasks_page"
    assert opened.pages is not None
    return opened.pages.tasks


def test_the_tasks_of_a_unit_are_one_choice_away(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look_for(opened, monkeypatch, "城管", "区城管局 的任务").model.rowCount() == 2


def test_a_view_is_looked_at_from_any_page(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    page = look_for(opened, monkeypatch, "逾期和临期", "视图：逾期和临期")
    assert page.views.current.name == "逾期和临期"


def test_a_form_is_exported_from_the_palette(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[str] = []

    def act(palette: CommandPalette) -> None:
        QTest.keyClicks(field(palette), "taizhangzongbiao")
        QTest.keyClick(field(palette), Qt.Key.Key_Return)

    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: chosen.append(dialog._form_name()))
    in_palette(monkeypatch, act)
    trigger(opened, "action_find_command")
    assert chosen == ["任务台账总表"]


def test_what_rests_is_shown_with_the_reason_and_cannot_be_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(palette: CommandPalette) -> None:
        type_into(field(palette), "新增任务")
        hint = palette.findChild(QLabel, "palette_hint")
        assert hint is not None
        assert hint.text().startswith("先打开台账")
        QTest.keyClick(field(palette), Qt.Key.Key_Return)
        assert palette.chosen is None

    in_palette(monkeypatch, act)
    trigger(window, "action_find_command")


def test_arrows_move_in_the_list_while_the_keyboard_stays_in_the_field(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def act(palette: CommandPalette) -> None:
        shown = palette.findChild(QListView)
        assert shown is not None
        rows = []
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            QTest.keyClick(field(palette), key)
            rows.append(shown.currentIndex().row())
        assert rows == [1, 2, 1, 12, 1]
        assert shown.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "打开台账，文件，Ctrl+O"

    in_palette(monkeypatch, act)
    trigger(opened, "action_find_command")


def test_every_action_of_the_window_is_in_the_palette(opened: MainWindow) -> None:
    names = {each.name for each in offers_of(opened)}
    commands = {command.name for menu in opened.commands.menus for command in menu.commands()}
    assert commands <= names


def test_every_overdue_task_of_one_unit_is_two_choices_away_and_the_keys_go_on_in_the_table(
    opened: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def act(palette: CommandPalette) -> None:
        type_into(field(palette), next(typed))
        offered.append(words_in(palette)[0])
        QTest.keyClick(field(palette), Qt.Key.Key_Return)

    in_palette(monkeypatch, act)
    assert opened.pages is not None
    tasks = opened.pages.tasks
    typed = iter(("工信", "逾期", "逾期"))
    for left in (2, 1, 2):
        trigger(opened, "action_find_command")
        assert tasks.model.rowCount() == left
        assert opened.focusWidget() is tasks.table
    assert offered == ["区工信局 的任务", "只看逾期", "不再只看逾期"]
