"""What a clerk does on the ledger page, and what the ledger says afterwards."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from ledger_app.desktop.detail.form_field import FormField
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.field import Field
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task
from ledger_app.domain.view import USUAL_COLUMNS
from ledger_app.storage.ledger import Ledger
from tests.desktop.typing_chinese import type_into


def place(field: Field) -> int:
    """Return where the table shows a field unless the clerk chose other columns."""
    return [column.field for column in USUAL_COLUMNS].index(field)


def numbers(page: TasksPage) -> list[str]:
    """Return the numbers the table shows, from top to bottom."""
    model = page.model
    return [model.index(row, place(Field.NUMBER)).data() for row in range(model.rowCount())]


def child(page: QWidget, kind: type, name: str) -> QWidget:
    """Return the widget of that name."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def task(ledger: Ledger, task_id: str) -> Task:
    """Return a task as the ledger has it."""
    with ledger.reading() as reader:
        found = reader.task(task_id)
    assert found is not None
    return found


def reports(ledger: Ledger, task_id: str) -> tuple[Report, ...]:
    """Return its entries of progress."""
    with ledger.reading() as reader:
        return reader.reports(task_id)


def click_row(page: TasksPage, row: int) -> None:
    """Click into a row of the table."""
    index = page.model.index(row, place(Field.LEAD))
    middle = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def edit(page: TasksPage, name: str, text: str) -> None:
    """Go to a field of the tab 基本, type a text and press Enter."""
    page.detail.open_field(name)
    field = child(page, FormField, f"{name}_field")
    assert isinstance(field, FormField)
    line = field.editor.focusProxy() or field.editor
    QTest.keySequence(line, "Ctrl+A")
    type_into(line, text)
    if isinstance(line, UnitEdit):
        line.completer_popup().hide()
    QTest.keyClick(line, Qt.Key.Key_Return)
