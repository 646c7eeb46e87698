"""Whoever cannot see the window hears what each control is: every one that takes the keyboard has a name."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.places import ENTRIES, Place
from tests.desktop.window_steps import trigger

_QTS_OWN = (QScrollBar, QHeaderView, QMenu, QMenuBar, QTabBar, QScrollArea)
_DIALOGS = (
    "action_new_task",
    "action_export_form",
    "action_import_plan",
    "action_show_keys",
    "action_show_guide",
    "action_open_server",
    "action_find_command",
    "action_show_about",
)


def above(widget: QObject) -> Iterator[QObject]:
    """Yield what a widget stands in."""
    parent = widget.parent()
    while parent is not None:
        yield parent
        parent = parent.parent()


def named(widget: QWidget) -> bool:
    """Whether a screen reader has something to say: a name of its own, its text, or the label that leads to it."""
    if widget.accessibleName():
        return True
    if isinstance(widget, QAbstractButton):
        return bool(widget.text())
    if isinstance(widget, QLabel):
        return bool(widget.text())
    title = getattr(widget, "title", None)
    leads = any(label.buddy() is widget for label in widget.window().findChildren(QLabel))
    return leads or (
        callable(title) and not isinstance(widget, (QLineEdit, QTextEdit, QPlainTextEdit)) and bool(title())
    )


def nameless(window: QWidget) -> set[str]:
    """Return the controls that take the keyboard and have no name; parts of Qt's own controls do not count."""
    found = set()
    for widget in window.findChildren(QWidget):
        inside = any(isinstance(each, (QCalendarWidget, QAbstractSpinBox, QComboBox)) for each in above(widget))
        unseen = isinstance(widget, QAbstractButton) and widget.isHidden()
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, _QTS_OWN) or inside or unseen:
            continue
        if not widget.objectName().startswith("qt_") and not named(widget):
            found.add(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("place", [entry.place for entry in ENTRIES])
def test_every_control_of_a_page_has_a_name(opened: MainWindow, place: Place) -> None:
    opened.go_to(place)
    assert nameless(opened) == set()


def test_every_control_of_the_first_page_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == set()


@pytest.mark.parametrize("action", _DIALOGS)
def test_every_control_of_a_dialog_has_a_name(opened: MainWindow, monkeypatch: pytest.MonkeyPatch, action: str) -> None:
    found: list[set[str]] = []
    opened.go_to(Place.TASKS)
    monkeypatch.setattr(QDialog, "exec", lambda dialog: found.append(nameless(dialog)))
    trigger(opened, action)
    assert found == [set()]


@pytest.mark.parametrize("place", [entry.place for entry in ENTRIES])
def test_no_letter_presses_two_things_on_a_page(opened: MainWindow, place: Place) -> None:
    opened.go_to(place)
    texts = [action.text() for action in opened.menuBar().actions()]
    texts += [button.text() for button in opened.findChildren(QAbstractButton) if button.isVisible()]
    letters = Counter(letter.upper() for text in texts for letter in re.findall(r"\(&(.)\)", text))
    assert {letter: times for letter, times in letters.items() if times > 1} == {}


def test_the_table_tells_a_screen_reader_each_cell(opened: MainWindow) -> None:
    assert opened.pages is not None
    model = opened.pages.tasks.model
    said = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(model.columnCount())]
    assert all(said)
