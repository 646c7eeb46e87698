"""What Qt itself says is Chinese too: its dialogs, calendars and the menus of its fields."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ledger_app.desktop.chinese import speak_chinese

_ENGLISH = re.compile("[A-Za-z]{2,}")
_TEXTS = ("text", "toolTip", "windowTitle", "placeholderText", "accessibleName", "title")
_PATHS = {"lookInCombo", "fileNameEdit", "sidebar"}


@pytest.fixture(autouse=True)
def chinese(qapp: QApplication) -> Iterator[None]:
    """Speak Chinese for one test."""
    installed = speak_chinese(qapp)
    yield
    for translator in installed:
        assert isinstance(translator, QTranslator)
        QCoreApplication.removeTranslator(translator)


def english_in(widget: QWidget) -> list[str]:
    """Return what a widget and those inside it say in Latin words; paths and our own filters do not count."""
    found: list[str] = []
    for each in (widget, *widget.findChildren(QWidget)):
        if each.objectName() in _PATHS:
            continue
        found += [getattr(each, name)() for name in _TEXTS if callable(getattr(each, name, None))]
        if isinstance(each, QComboBox) and each.objectName() != "fileTypeCombo":
            found += [each.itemText(row) for row in range(each.count())]
        if isinstance(each, QHeaderView) and each.model() is not None:
            columns = range(each.model().columnCount())
            found += [str(each.model().headerData(column, each.orientation()) or "") for column in columns]
    found += [action.text().split("\t")[0] for action in widget.findChildren(QAction)]
    return [text for text in found if _ENGLISH.search(text)]


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_the_file_dialog_without_a_native_one_is_chinese(qtbot: QtBot, mode: QFileDialog.AcceptMode) -> None:
    dialog = QFileDialog(None, "打开台账", "", "台账 (*.ledger)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    dialog.show()
    assert english_in(dialog) == []


def test_the_dialog_for_a_folder_is_chinese(qtbot: QtBot) -> None:
    dialog = QFileDialog(None, "备份到哪个文件夹")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.show()
    assert english_in(dialog) == []


def test_calendar_and_message_box_are_chinese(qtbot: QtBot) -> None:
    calendar, box = QCalendarWidget(), QMessageBox()
    for widget in (calendar, box):
        qtbot.addWidget(widget)
    box.setStandardButtons(QMessageBox.StandardButton(sum(b.value for b in QMessageBox.StandardButton if _single(b))))
    assert (english_in(calendar), english_in(box)) == ([], [])


def _single(button: QMessageBox.StandardButton) -> bool:
    value = button.value
    return 0x400 <= value <= 0x8000000 and value.bit_count() == 1


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit, QTextBrowser])
def test_the_menu_of_a_field_is_chinese_and_says_undo_as_our_menus_do(qtbot: QtBot, kind: type) -> None:
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert [text for text in texts if _ENGLISH.search(text)] == []
    assert kind is QTextBrowser or texts[0] == "撤销(&U)"


def test_the_menu_of_a_number_is_chinese(qtbot: QtBot) -> None:
    field = QSpinBox()
    qtbot.addWidget(field)
    texts = [action.text().split("\t")[0] for action in field.lineEdit().createStandardContextMenu().actions()]
    assert [text for text in texts if _ENGLISH.search(text)] == []
