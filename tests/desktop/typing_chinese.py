"""Typing as an input method does it: QTest's keys know only ASCII."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_into(widget: QWidget, text: str) -> None:
    """Enter `text` where the cursor of `widget` stands."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Show `text` as not yet chosen, as while one picks characters."""
    QApplication.sendEvent(widget, QInputMethodEvent(text, []))
