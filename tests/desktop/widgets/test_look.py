"""Looks that theme.qss gives by a property, changed while the widget stands."""

from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from ledger_app.desktop.widgets.fields import mark_wrong
from ledger_app.desktop.widgets.look import give_look


def test_a_label_takes_the_colour_of_the_role_it_is_given_later(qtbot: QtBot) -> None:
    label = QLabel("时限")
    qtbot.addWidget(label)
    label.setStyleSheet('QLabel[role="error"] { color: #ff0000; }')
    label.show()
    give_look(label, "role", "error")
    assert label.palette().windowText().color().name() == "#ff0000"
    give_look(label, "role", "hint")
    assert label.palette().windowText().color().name() != "#ff0000"


def test_a_field_is_marked_wrong_and_right_again(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    mark_wrong(field, wrong=True)
    assert field.property("wrong")
    mark_wrong(field, wrong=False)
    assert not field.property("wrong")
