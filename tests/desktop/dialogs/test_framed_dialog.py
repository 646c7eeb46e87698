"""The frame that dialogs share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QTableWidget
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


def test_enter_is_the_first_button_also_where_a_list_has_the_keys_and_other_buttons_follow(qtbot: QtBot) -> None:
    dialog = FramedDialog(None, "预览", "写入 4 格")
    rows, copy = QTableWidget(2, 1), QPushButton("复制")
    for widget in (rows, copy):
        dialog.content.addWidget(widget)
    copy.hide()
    qtbot.addWidget(dialog)
    dialog.show()
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return)

    assert dialog.result() == QDialog.DialogCode.Accepted
