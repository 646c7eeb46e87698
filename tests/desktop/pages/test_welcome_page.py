from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.pages.welcome_page import WelcomePage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.theme import Theme

Found = TypeVar("Found", bound=QWidget)


def the(page: WelcomePage, kind: type[Found], name: str) -> Found:
    found = page.findChild(kind, name)
    assert found is not None
    return found


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(Theme(), Preferences(), "周敏")
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.mark.parametrize(("name", "signal"), [("start_import", "import_wanted"), ("start_blank", "blank_wanted")])
def test_a_new_ledger_is_begun_with_the_names_typed(page: WelcomePage, qtbot: QtBot, name: str, signal: str) -> None:
    the(page, QLineEdit, "office_name_edit").setText(" 青河区生态环境局 ")
    with qtbot.waitSignal(getattr(page, signal)) as heard:
        the(page, QPushButton, name).click()
    assert heard.args == ["青河区生态环境局", "周敏"]


def test_each_card_answers_its_key(page: WelcomePage, qtbot: QtBot) -> None:
    qtbot.waitExposed(page)
    with qtbot.waitSignals([page.open_wanted, page.sample_wanted]):
        the(page, QPushButton, "start_open").click()
        the(page, QPushButton, "start_sample").click()
    keys = [card.shortcut().toString() for card in page.findChildren(QPushButton) if card.shortcut().toString()]
    assert keys == ["Alt+1", "Alt+2", "Alt+3", "Alt+4"]


def test_a_ledger_opened_before_is_listed_and_opens_again(page: WelcomePage, qtbot: QtBot, tmp_path: Path) -> None:
    ledger = tmp_path / "青河.ledger"
    ledger.touch()
    Preferences().remember(str(ledger))
    page.show_recent()
    link = next(button for button in page.findChildren(QPushButton) if button.toolTip() == str(ledger))
    with qtbot.waitSignal(page.recent_wanted) as heard:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert heard.args == [str(ledger)]


def test_the_hint_that_none_was_opened_goes_once_one_was(page: WelcomePage, tmp_path: Path) -> None:
    def said() -> set[str]:
        return {label.text() for label in page.findChildren(QLabel) if label.isVisible()}

    assert {"还没有打开过台账。", "第一次使用，从哪里开始？"} <= said()
    ledger = tmp_path / "青河.ledger"
    ledger.touch()
    Preferences().remember(str(ledger))
    page.show_recent()
    assert "从哪里开始？" in said()
    assert not {"还没有打开过台账。", "第一次使用，从哪里开始？"} & said()


@pytest.mark.parametrize("name", ["guide", "keys"])
def test_one_may_read_about_the_program_before_anything_is_opened(page: WelcomePage, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(page.command_wanted) as heard:
        the(page, QPushButton, f"{name}_link").click()
    assert heard.args == [f"action_show_{name}"]


def test_whether_the_last_ledger_opens_at_start_is_remembered(page: WelcomePage) -> None:
    the(page, QCheckBox, "open_last_check").setChecked(False)
    assert not Preferences().open_last


def test_a_narrow_page_shows_the_choices_without_the_banner(page: WelcomePage) -> None:
    banner = the(page, QFrame, "welcome_banner")
    page.setMinimumSize(1, 1)  # the window scrolls rather than keep its pages wide
    page.resize(1300, 700)
    assert banner.isVisible()
    page.resize(800, 400)
    assert not banner.isVisible()
    assert the(page, QPushButton, "start_import").isVisible()
