"""The menus: every letter and every key once, and what rests says why."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.menus.commands import Menu
from ledger_app.desktop.pages.places import ENTRIES, Place
from tests.desktop.window_steps import shown, trigger


def menus_of(window: MainWindow) -> Iterator[tuple[str, list[str]]]:
    """Yield each menu, also those inside others, with the texts of its entries."""
    yield "menu row", [action.text() for action in window.menuBar().actions()]
    for menu in window.menuBar().findChildren(QMenu):
        if menu.objectName() not in {"recent_menu", "as_of_popup"} and menu.actions():
            yield menu.title(), [action.text() for action in menu.actions() if not action.isSeparator()]


def letters(texts: list[str]) -> list[str]:
    """Return the letters that press entries."""
    return [text.split("(&", maxsplit=1)[1][0].upper() for text in texts if "(&" in text]


def test_no_letter_stands_twice_in_a_menu(opened: MainWindow) -> None:
    doubles = {
        title: [letter for letter, times in Counter(letters(texts)).items() if times > 1]
        for title, texts in menus_of(opened)
    }
    assert {title: found for title, found in doubles.items() if found} == {}


def test_every_entry_of_a_menu_has_a_letter(opened: MainWindow) -> None:
    commands = [command for menu in opened.commands.menus for command in menu.commands()]
    assert [command.name for command in commands if "(&" not in command.text] == []


def test_no_key_does_two_things(opened: MainWindow) -> None:
    keys = Counter(action.shortcut().toString() for action in opened.findChildren(QAction) if action.shortcut())
    assert {key: times for key, times in keys.items() if key and times > 1} == {}


def test_every_page_is_in_the_menu_with_its_key(opened: MainWindow) -> None:
    for entry in ENTRIES:
        trigger(opened, f"action_show_{entry.place}")
        assert opened.page() is not None
        assert opened.page().objectName() == f"{entry.place}_page"  # type: ignore[union-attr]


def test_what_rests_says_why(opened: MainWindow) -> None:
    action = opened.commands.action("action_new_task")
    assert (action.isEnabled(), action.toolTip()) == (True, "新增任务（Ctrl+N）")
    opened.go_to(Place.SETTINGS)
    assert (action.isEnabled(), action.toolTip()) == (False, "在“台账”页才能用")
    opened.go_to(Place.TASKS)
    assert action.isEnabled()


def test_without_a_ledger_only_what_makes_sense_can_be_chosen(window: MainWindow) -> None:
    commands = window.commands
    assert commands.action("action_open_ledger").isEnabled()
    assert not commands.action("action_export_form").isEnabled()
    assert commands.action("action_export_form").toolTip() == "先打开台账"


def test_a_menu_inside_another_gives_its_commands_too(opened: MainWindow) -> None:
    view = next(menu for menu in opened.commands.menus if menu.title.startswith("视图"))
    inside = [entry for entry in view.entries if isinstance(entry, Menu)]
    assert {command.name for menu in inside for command in menu.commands()} <= {c.name for c in view.commands()}
    trigger(opened, "action_rows_dense")
    assert opened.commands.action("action_rows_dense").isEnabled()
    assert shown(opened, "status_user") == "经办：周敏"
