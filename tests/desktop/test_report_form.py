"""The tab 进展: what keeps an entry from being saved is said where the clerk looks."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.task import Status


def test_why_an_entry_is_not_saved_is_scrolled_into_view(page: TasksPage, qtbot: QtBot) -> None:
    page.resize(1280, 560)
    page.write_report()
    form = page.detail.reports
    form.status.show_value(Status.SUSPENDED)

    sentence = form.complaint()

    said = next(label for label in form.findChildren(QLabel) if label.text() == sentence)
    qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty())
