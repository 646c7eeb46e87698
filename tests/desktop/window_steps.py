"""What one does with the whole window, and what it says."""

from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.messages import MessageDialog
from ledger_app.domain.query import TaskQuery
from tests.desktop.conftest import NOW


def tasks_in(window: MainWindow) -> list[str]:
    """Return the numbers of the tasks the open ledger holds."""
    assert window.pages is not None
    with window.pages.session.reading() as reader:
        return [row.task.number for row in reader.rows(TaskQuery(as_of=NOW.date()))]


def open_page(window: MainWindow) -> str:
    """Return the name of the page shown."""
    page = window.stack.currentWidget()
    assert page is not None
    return page.objectName()


def listen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of what message dialogs will say; each is closed at once."""
    said: list[str] = []

    def ask(*args: Any, **kwargs: Any) -> str:
        said.append(args[3])
        return ""

    monkeypatch.setattr(MessageDialog, "ask", ask)
    return said


def trigger(window: MainWindow, name: str) -> None:
    """Choose a menu entry."""
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


def shown(window: MainWindow, name: str) -> str:
    """Return what a label of the status bar says."""
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def delete_first(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the first task, which is selected when a ledger opens, into the recycle bin."""
    monkeypatch.setattr(MessageDialog, "ask", lambda *args, **kwargs: args[5][0])
    trigger(window, "action_delete_tasks")
