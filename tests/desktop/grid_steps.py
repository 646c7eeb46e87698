"""What a clerk does in the cells of the table, by keys, and what is seen there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from ledger_app.desktop.editing.cell_box import CellBox
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.field import Field
from ledger_app.domain.view import Layout, ViewColumn
from tests.desktop.typing_chinese import type_into

NO_KEY = Qt.KeyboardModifier.NoModifier


def go(page: TasksPage, row: int, field: Field, heading: str = "") -> None:
    """Go to a cell."""
    page.activateWindow()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(row, page.model.place_of_column(field, heading)))


def show_columns(page: TasksPage, *fields: Field, heading: str = "") -> None:
    """Show these columns behind the number, two of them frozen."""
    extra = tuple(ViewColumn(field, heading if field is Field.EXTRA else "") for field in fields)
    page.table.show_layout(Layout((ViewColumn(Field.LIGHT), ViewColumn(Field.NUMBER), *extra), frozen=2))


def box(page: TasksPage) -> CellBox:
    """Return the open editor."""
    found = page.editing.cells.box()
    assert found is not None
    return found


def editor(page: TasksPage) -> QWidget:
    """Return the widget that is typed into."""
    return box(page).editor.widget


def is_open(page: TasksPage) -> bool:
    """Whether a cell is edited."""
    return page.editing.cells.box() is not None


def press(page: TasksPage, *keys: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Press keys where the cursor is."""
    for key in keys:
        target = editor(page) if is_open(page) else page.table
        QTest.keyClick(target, key, held)
        if held & Qt.KeyboardModifier.ControlModifier:
            QTest.keyRelease(page.table, Qt.Key.Key_Control)


def write(page: TasksPage, text: str) -> None:
    """Type a text where the cursor is: letters by keys, Chinese as an input method hands it over."""
    for character in text:
        target = editor(page) if is_open(page) else page.table
        if character.isascii():
            QTest.keyClicks(target, character)
        else:
            type_into(target, character)


def note(page: TasksPage) -> str:
    """Return the sentence under the open editor."""
    labels = [label for label in page.table.findChildren(QLabel, "cell_note") if label.isVisible()]
    return labels[-1].text() if labels else ""


def cell(page: TasksPage, row: int, field: Field, heading: str = "") -> str:
    """Return what a cell says."""
    return str(page.model.index(row, page.model.place_of_column(field, heading)).data())
