import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from tests.builders import a_unit

WATER = a_unit(id="U1", name="区水务局", aliases=("水务局",))
ENVIRONMENT = a_unit(id="U2", name="区生态环境局", short_name="环境局")
GONE = a_unit(id="U3", name="区环保局", deleted=True)


def type_words(field: UnitEdit, words: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(field, event)


@pytest.fixture
def edit(qtbot: QtBot) -> UnitEdit:
    field = UnitEdit(Theme())
    field.offer((WATER, ENVIRONMENT, GONE))
    qtbot.addWidget(field)
    field.show()
    return field


@pytest.mark.parametrize("typed", ["sthj", "shengtai", "环境", "STHJ"])
def test_a_unit_is_offered_by_name_alias_pinyin_and_initials(edit: UnitEdit, qtbot: QtBot, typed: str) -> None:
    type_words(edit, typed)
    qtbot.keyClick(edit.completer_popup(), Qt.Key.Key_Down)
    qtbot.keyClick(edit.completer_popup(), Qt.Key.Key_Return)
    assert edit.unit_ids() == ("U2",)
    assert edit.text() == "区生态环境局"


def test_a_second_unit_is_completed_without_touching_the_first(edit: UnitEdit, qtbot: QtBot) -> None:
    edit.show_units(("U2",))
    type_words(edit, "、swj")
    qtbot.keyClick(edit.completer_popup(), Qt.Key.Key_Down)
    with qtbot.waitSignal(edit.edited):
        qtbot.keyClick(edit.completer_popup(), Qt.Key.Key_Return)
    assert edit.unit_ids() == ("U2", "U1")


def test_a_name_that_nobody_bears_stays_and_turns_the_field_red(edit: UnitEdit, qtbot: QtBot) -> None:
    type_words(edit, "水务局、区星星局")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.unit_ids() == ("U1",)
    assert edit.unknown() == ("区星星局",)
    assert edit.property("wrong")
    assert "区星星局" in edit.toolTip()


def test_a_deleted_unit_is_recognised_but_not_offered(edit: UnitEdit, qtbot: QtBot) -> None:
    edit.show_units(("U3",))
    assert edit.unknown() == ()
    edit.clear()
    type_words(edit, "环保")
    assert not edit.completer_popup().isVisible()


def test_leaving_the_field_unchanged_is_no_edit(edit: UnitEdit, qtbot: QtBot) -> None:
    edit.show_units(("U1",))
    with qtbot.assertNotEmitted(edit.edited):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
