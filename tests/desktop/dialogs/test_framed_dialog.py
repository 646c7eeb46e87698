"""The frame that dialogs share."""

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ledger_app.desktop.dialogs.framed_dialog import FramedDialog


def test_the_keyboard_begins_in_the_content_and_not_on_the_button_that_closes(qtbot: QtBot) -> None:
    dialog = FramedDialog(None, "合并", "合并")
    qtbot.addWidget(dialog)
    field = QLineEdit()
    dialog.content.addWidget(field)
    dialog.primary.setEnabled(False)
    dialog.show()
    assert dialog.focusWidget() is field


def test_a_dialog_that_chose_where_to_begin_keeps_it(qtbot: QtBot) -> None:
    dialog = FramedDialog(None, "合并", "合并")
    qtbot.addWidget(dialog)
    first, second = QLineEdit(), QLineEdit()
    dialog.content.addWidget(first)
    dialog.content.addWidget(second)
    second.setFocus()
    dialog.show()
    assert dialog.focusWidget() is second
