from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.office import save_office
from ledger_app.desktop.pages.settings_page import SettingsPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.domain.settings import Settings
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区生态环境局", "周敏"), NOW)
    session = Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    yield session
    ledger.close()


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SettingsPage:
    page = SettingsPage(session, Preferences())
    session.done.connect(page.refresh)
    qtbot.addWidget(page)
    page.show()
    return page


def enter(page: SettingsPage, qtbot: QtBot, name: str, text: str) -> None:
    field = page.findChild(QLineEdit, f"{name}_edit")
    assert field is not None
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def settings_of(session: Session) -> Settings:
    with session.reading() as reader:
        return reader.settings()


def sentence(page: SettingsPage, name: str) -> str:
    label = page.findChild(QLabel, f"{name}_error")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_the_office_and_its_numbers_are_saved_as_soon_as_a_field_is_left(
    page: SettingsPage, session: Session, qtbot: QtBot
) -> None:
    enter(page, qtbot, "phone", "555-0101")
    enter(page, qtbot, "warn_days", "30")
    enter(page, qtbot, "lag_points", "7.5")
    with session.reading() as reader:
        assert reader.office() == Office("青河区生态环境局", "周敏", "", "555-0101")
    assert settings_of(session) == Settings(warn_days=30, lag_points=7.5)


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("warn_days", "很多", "请填数字"),
        ("warn_days", "400", "预警天数要在 0 到 366 之间"),
        ("lag_points", "-1", "允许滞后要在 0 到 100"),
        ("extra_holidays", "2026-02-30", "不是日期"),
    ],
)
def test_a_wrong_value_stays_with_a_sentence_under_it_and_nothing_is_written(
    page: SettingsPage, session: Session, qtbot: QtBot, name: str, typed: str, said: str
) -> None:
    enter(page, qtbot, name, typed)
    assert said in sentence(page, name)
    assert settings_of(session) == Settings()
    enter(page, qtbot, "warn_days", "20")
    assert settings_of(session).warn_days == 20


def test_own_days_off_are_kept_in_order_and_once(page: SettingsPage, session: Session, qtbot: QtBot) -> None:
    enter(page, qtbot, "extra_holidays", "2026-02-17，2026.2.16、2026-02-17")
    assert settings_of(session).extra_holidays == (date(2026, 2, 16), date(2026, 2, 17))
    field = page.findChild(QLineEdit, "extra_holidays_edit")
    assert field is not None
    assert field.text() == "2026-02-16、2026-02-17"


def test_a_yellow_rule_is_switched_off_by_its_box(page: SettingsPage, session: Session) -> None:
    box = page.findChild(QCheckBox, "warn_milestone_check")
    assert box is not None
    box.click()
    assert not settings_of(session).warn_milestone


def test_what_is_changed_elsewhere_is_shown(page: SettingsPage, session: Session) -> None:
    clerk = Clerk("赵芸", NOW.date(), NOW)
    session.done.emit(save_office(session.ledger, clerk, Office("青河区攻坚办")))
    field = page.findChild(QLineEdit, "name_edit")
    assert field is not None
    assert field.text() == "青河区攻坚办"


def test_the_size_of_letters_is_kept_on_this_computer(page: SettingsPage, qtbot: QtBot) -> None:
    combo = page.findChild(QComboBox, "font_size_combo")
    assert combo is not None
    with qtbot.waitSignal(page.points_chosen) as heard:
        combo.setFocus()
        qtbot.keyClick(combo, Qt.Key.Key_Down)
    assert heard.args == [12.0]
    assert Preferences().points == 12.0


def test_cards_stand_below_each_other_where_there_is_no_room_beside(page: SettingsPage, qtbot: QtBot) -> None:
    office, rules = (page.findChild(QLineEdit, f"{name}_edit") for name in ("name", "warn_days"))
    assert office is not None
    assert rules is not None
    page.resize(1300, 700)
    qtbot.waitUntil(lambda: rules.mapTo(page, rules.pos()).x() > office.mapTo(page, office.pos()).x() + 300)
    page.resize(700, 700)
    qtbot.waitUntil(lambda: rules.mapTo(page, rules.pos()).x() < 300)
