"""What the window says in dialogs."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ledger_app.desktop.messages import MessageDialog
from ledger_app.desktop.theme import Theme


def test_enter_answers_with_the_first_button_and_leaves_the_details_folded(qtbot: QtBot) -> None:
    dialog = MessageDialog(None, Theme(), "没有打开", "文件不在", "请看看。", ("重试", "取消"), details="Errno 2")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert dialog.answer == "重试"
