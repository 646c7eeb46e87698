"""What a clerk does in the import wizard, and what the ledger says afterwards."""

from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.importing.wizard import STEPS, ImportWizard
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.query import TaskQuery
from ledger_app.storage.ledger import Ledger
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)
Found = TypeVar("Found", bound=QWidget)


def a_wizard(ledger: Ledger, qtbot: QtBot, theme: Theme) -> ImportWizard:
    """Return the wizard of a ledger, shown as on a small screen."""
    session = Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    wizard = ImportWizard(None, session, theme)
    session.setParent(wizard)
    qtbot.addWidget(wizard)
    wizard.resize(1366, 768)
    wizard.show()
    return wizard


def the(wizard: QWidget, kind: type[Found], name: str) -> Found:
    """Return the widget of that name."""
    found = wizard.findChild(kind, name)
    assert found is not None, name
    return found


def press(wizard: QWidget, name: str) -> None:
    """Press a button that can be seen and pressed."""
    button = the(wizard, QPushButton, name)
    assert button.isEnabled()
    assert button.isVisible()
    button.click()


def step_of(wizard: ImportWizard) -> str:
    """Return the step that is shown."""
    stack = wizard.findChildren(QStackedWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[0]
    return STEPS[stack.currentIndex()]


def count(ledger: Ledger) -> int:
    """Return how many tasks the ledger holds."""
    with ledger.reading() as reader:
        return reader.count(TaskQuery(NOW.date()))
