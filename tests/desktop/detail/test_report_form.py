"""The tab 进展: what keeps an entry from being saved is said where the clerk looks."""

from PySide6.QtCore import Qt
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


def test_progress_on_a_task_that_had_not_started_proposes_that_it_goes_on(page: TasksPage) -> None:
    page.show_task("T0000000B")
    page.write_report()
    form = page.detail.reports
    note = form.findChild(QLabel, "report_proposal")
    assert note is not None
    form.done.setPlainText("已覆绿三处。")
    assert (form.status_value(), note.isVisible()) == (Status.IN_PROGRESS, True)

    form.done.clear()
    assert (form.status.value(), note.isVisible(), page.unsaved()) == (Status.NOT_STARTED, False, 0)


def test_the_status_the_clerk_chose_is_not_proposed_away(page: TasksPage) -> None:
    page.show_task("T0000000B")
    page.write_report()
    form = page.detail.reports
    form.done.setPlainText("资金还没有到位。")
    form.status.setCurrentIndex(form.status.findText("未启动"))
    form.status.activated.emit(form.status.currentIndex())
    form.done.setPlainText("资金还没有到位，暂未进场。")

    assert form.status_value() is None
    assert form.status.value() is Status.NOT_STARTED


def test_esc_gives_up_what_was_typed_and_then_leads_back_to_the_table(page: TasksPage, qtbot: QtBot) -> None:
    page.write_report()
    done = page.detail.reports.done
    done.setPlainText("已完成")
    qtbot.keyClick(done, Qt.Key.Key_Escape)
    assert (done.toPlainText(), page.window().focusWidget()) == ("", done)

    qtbot.keyClick(done, Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.table
