"""A field that reads as text: it opens where it stands, and Esc takes nothing and goes nowhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.detail.field_caption import FieldCaption
from ledger_app.desktop.detail.form_field import FormField
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import LineField
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from tests.builders import a_unit


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Return an empty window."""
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def put(window: QWidget, *fields: FormField) -> None:
    """Put the fields below each other into the window, and show it."""
    column = window.layout()
    assert column is not None
    for field in fields:
        field.show_text("原来的", fixed=False)
        column.addWidget(field)
    window.show()
    window.activateWindow()


def test_opening_a_field_never_hands_the_focus_to_the_next(window: QWidget) -> None:
    first, second = FormField("first", "一", LineField()), FormField("second", "二", LineField())
    put(window, first, second)
    first.open()
    assert window.focusWidget() is first.editor
    assert not second.is_open()


def test_esc_closes_the_field_and_opens_no_other(window: QWidget) -> None:
    first, second = FormField("first", "一", LineField()), FormField("second", "二", LineField())
    put(window, first, second)
    first.open()
    QTest.keyClick(first.editor, Qt.Key.Key_Escape)
    assert not first.is_open()
    assert not second.is_open()


def test_esc_takes_none_of_the_units_typed(window: QWidget, theme: Theme) -> None:
    editor = UnitEdit(theme)
    editor.offer([a_unit(id="U00000001", name="区水务局"), a_unit(id="U00000002", name="区住建委")])
    editor.show_units(["U00000001"])
    field = FormField("lead", "牵头单位", editor)
    put(window, field)
    taken: list[bool] = []
    editor.edited.connect(lambda: taken.append(True))
    field.open()
    editor.setText("区住建委")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not taken
    assert not field.is_open()


def test_captions_stay_wide_enough_when_the_letters_grow(qapp: QApplication, theme: Theme, page: TasksPage) -> None:
    try:
        theme.apply(qapp, 14.0)
        QApplication.processEvents()
        captions = [caption for caption in page.detail.findChildren(FieldCaption) if caption.isVisible()]

        assert captions
        for caption in captions:
            assert caption.width() >= caption.fontMetrics().horizontalAdvance("配合单位"), caption.text()
    finally:
        theme.apply(qapp)
