"""The button of the day looked at: its menu takes a typed day, and is fit for the keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from ledger_app.desktop.frame.as_of_button import AsOfButton
from ledger_app.desktop.theme import Theme

TODAY = date(2025, 11, 21)


@pytest.fixture
def button(qtbot: QtBot, theme: Theme) -> AsOfButton:
    """Return a button that shows today."""
    made = AsOfButton(theme)
    qtbot.addWidget(made)
    made.show_day(TODAY, TODAY)
    made.show()
    return made


@pytest.fixture
def menu(button: AsOfButton, qtbot: QtBot) -> QMenu:
    """Return the open menu."""
    opened = button.menu()
    opened.popup(button.pos())
    qtbot.waitUntil(lambda: field(opened).hasFocus())
    return opened


def field(menu: QMenu) -> QLineEdit:
    """Return the field for typing."""
    found = menu.findChild(QLineEdit, "as_of_edit")
    assert isinstance(found, QLineEdit)
    return found


def test_a_day_can_be_typed_without_the_mouse(button: AsOfButton, menu: QMenu) -> None:
    wanted: list[date] = []
    button.day_wanted.connect(wanted.append)
    QTest.keyClicks(field(menu), "20240701")
    QTest.keyClick(field(menu), Qt.Key.Key_Return)
    assert wanted == [date(2024, 7, 1)]
    assert not menu.isVisible()


def test_what_is_no_day_is_marked_and_the_menu_stays(button: AsOfButton, menu: QMenu) -> None:
    wanted: list[date] = []
    button.day_wanted.connect(wanted.append)
    QTest.keyClicks(field(menu), "20241301")
    QTest.keyClick(field(menu), Qt.Key.Key_Return)
    assert not wanted
    assert menu.isVisible()
    assert field(menu).property("wrong")


def test_the_calendar_opens_at_the_day_looked_at(button: AsOfButton, menu: QMenu, qtbot: QtBot) -> None:
    calendar = menu.findChild(QCalendarWidget, "as_of_calendar")
    assert isinstance(calendar, QCalendarWidget)
    calendar.setCurrentPage(2020, 1)
    menu.close()
    menu.popup(button.pos())
    qtbot.waitUntil(lambda: field(menu).hasFocus())
    assert QDate(calendar.yearShown(), calendar.monthShown(), 1) == QDate(TODAY.year, TODAY.month, 1)
