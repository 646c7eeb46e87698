"""The panel of one task, by clicking and then reading the ledger."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.actions.progress import Update, update_task
from ledger_app.actions.undoing import undo
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.task import DueSource, Status
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import NOW, TODAY
from tests.desktop.immediately import Later
from tests.desktop.steps import child, click_row, edit, place, reports, task
from tests.desktop.typing_chinese import type_into


def test_the_table_shows_every_task_with_its_light_and_what_its_due_date_means(page: TasksPage) -> None:
    shown = [
        [page.model.index(row, place(field)).data() for field in (Field.LIGHT, Field.DUE, Field.PERCENT)]
        for row in range(5)
    ]

    assert shown == [
        ["红", "2025-06-30\n逾期144天", "73%\n推进中"],
        ["黄", "2025-11-30\n剩9天", "未启动"],
        ["绿", "2026-10-31\n剩344天", "60%\n推进中"],
        ["蓝", "2025-09-30\n09-20完成", "100%\n已完成"],
        ["灰", "2026-12-31\n2026-01-01起", "未启动"],
    ]


def test_enter_opens_the_entry_of_progress_and_control_enter_saves_it_and_goes_on(
    page: TasksPage, ledger: Ledger
) -> None:
    click_row(page, 1)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = page.detail.reports
    assert QApplication.focusWidget() is form.done or page.detail.tabs.currentWidget() is form
    type_into(form.done, "已覆绿十二处。")
    type_into(form.percent, "86")
    QTest.keyClick(form.done, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    saved = reports(ledger, "T0000000B")
    assert [(r.day, r.done, r.percent, r.status) for r in saved] == [
        (TODAY, "已覆绿十二处。", 86.0, Status.IN_PROGRESS)
    ]
    assert page.table.currentIndex().row() == 2
    assert form.done.toPlainText() == ""
    assert page.detail.tabs.currentWidget() is form


def test_a_completion_asks_for_its_day_and_is_written_with_it(page: TasksPage, ledger: Ledger) -> None:
    click_row(page, 0)
    page.detail.begin_report(Status.COMPLETED)
    form = page.detail.reports
    assert form.completed_on.isVisible()

    form.completed_on.line.setText("11.18")
    page.detail.save_button.click()

    newest = reports(ledger, "T0000000A")[-1]
    assert (newest.status, newest.completed_on) == (Status.COMPLETED, date(2025, 11, 18))
    assert page.model.index(0, place(Field.LIGHT)).data() == "蓝"


def test_choosing_a_status_in_the_form_leads_to_the_entry_that_states_it(page: TasksPage) -> None:
    combo = page.detail.form.status_combo
    combo.setCurrentIndex(combo.findText("已完成"))
    combo.activated.emit(combo.currentIndex())

    assert page.detail.tabs.currentWidget() is page.detail.reports
    assert page.detail.reports.status.value() is Status.COMPLETED
    assert combo.currentText() == "推进中"


def test_a_suspension_without_a_reason_is_not_taken(page: TasksPage, ledger: Ledger) -> None:
    page.detail.begin_report(Status.SUSPENDED)
    page.detail.save_button.click()

    error = child(page, QLabel, "report_error")
    assert error.text() == "中止任务请在“进展”里写明原因"  # type: ignore[attr-defined]
    assert len(reports(ledger, "T0000000A")) == 1


def test_what_was_said_last_time_is_carried_over(page: TasksPage) -> None:
    page.write_report()
    child(page, QPushButton, "report_carry_button").click()  # type: ignore[attr-defined]

    form = page.detail.reports
    assert (form.done.toPlainText(), form.problems.toPlainText()) == ("八家已完成替代。", "两家资金未到位。")


def test_typed_progress_stays_while_one_looks_at_another_task(page: TasksPage) -> None:
    page.write_report()
    type_into(page.detail.reports.done, "写到一半")
    click_row(page, 2)
    assert page.detail.reports.done.toPlainText() == ""
    assert page.unsaved() == 1

    click_row(page, 0)
    assert page.detail.reports.done.toPlainText() == "写到一半"


def test_a_due_date_typed_as_one_speaks_becomes_the_clerks(page: TasksPage, ledger: Ledger) -> None:
    edit(page, "due", "12.15")

    changed = task(ledger, "T0000000A")
    assert (changed.due, changed.due_source) == (date(2025, 12, 15), DueSource.MANUAL)
    assert page.model.index(0, place(Field.LIGHT)).data() != "红"


def test_a_due_date_that_is_none_stays_in_the_field_with_a_sentence(page: TasksPage, ledger: Ledger) -> None:
    before = task(ledger, "T0000000A")
    edit(page, "due", "某一天")

    assert task(ledger, "T0000000A") == before
    said = [label.text() for label in page.detail.form.findChildren(QLabel) if label.isVisible()]
    assert "看不懂时限“某一天”，请写成 2025-06-30、6.30 或“6月底前”" in said


@pytest.mark.parametrize(
    ("name", "typed", "field", "expected"),
    [
        ("number", "1-1", "number", "1-1"),
        ("section", "净土 / 农用地", "section_path", ("净土", "农用地")),
        ("lead", "区城管局", "lead_units", ("U00000002",)),
        ("extra_资金来源", "区级财政", "extra", (("资金来源", "区级财政"),)),
    ],
)
def test_a_field_is_changed_where_it_stands(
    page: TasksPage, ledger: Ledger, name: str, typed: str, field: str, expected: object
) -> None:
    edit(page, name, typed)

    assert getattr(task(ledger, "T0000000A"), field) == expected


def test_persons_are_read_with_title_and_telephone(page: TasksPage, ledger: Ledger) -> None:
    edit(page, "liaison", "陆晓燕 5550-2107；方知远（科长）")

    people = [(p.name, p.title, p.phone) for p in task(ledger, "T0000000A").people]
    assert people == [("陆晓燕", "", "5550-2107"), ("方知远", "科长", "")]


def test_a_unit_nobody_knows_is_said_and_not_written(page: TasksPage, ledger: Ledger) -> None:
    edit(page, "lead", "区某某局")

    assert task(ledger, "T0000000A").lead_units == ("U00000001",)
    said = [label.text() for label in page.detail.form.findChildren(QLabel) if label.isVisible()]
    assert "没有单位“区某某局”，新的单位请先在“单位”页新增" in said


def test_stages_are_typed_as_years_and_words(page: TasksPage, ledger: Ledger) -> None:
    child(page, QCheckBox, "all_fields_check").setChecked(True)  # type: ignore[attr-defined]
    edit(page, "schedule", "2025年 启动；2026 完成")

    stages = [(stage.year, stage.word.value) for stage in task(ledger, "T0000000A").schedule]
    assert stages == [(2025, "启动"), (2026, "完成")]


def test_a_milestone_is_ticked_done_today_and_its_day_can_be_corrected(page: TasksPage, ledger: Ledger) -> None:
    click_row(page, 1)
    child(page, QCheckBox, "step_1_check").setChecked(True)  # type: ignore[attr-defined]
    assert task(ledger, "T0000000B").milestones[0].done_on == TODAY

    day = child(page, QWidget, "step_1_day")
    day.line.setText("11.18")  # type: ignore[attr-defined]
    day.line.editingFinished.emit()  # type: ignore[attr-defined]
    assert task(ledger, "T0000000B").milestones[0].done_on == date(2025, 11, 18)


def test_the_star_marks_a_task_as_watched(page: TasksPage, ledger: Ledger) -> None:
    child(page, QToolButton, "watch_button").click()  # type: ignore[attr-defined]

    assert task(ledger, "T0000000A").watched


def test_a_task_marked_for_checking_is_settled_by_its_button(page: TasksPage, session: Session, ledger: Ledger) -> None:
    with ledger.transaction("编辑任务", by="周敏", at=session.clerk().now) as store:
        found = store.task("T0000000A")
        assert found is not None
        store.save(replace(found, to_check="“相关街镇”没有写明是哪些"))
    page.refresh(None)
    child(page, QPushButton, "checked_button").click()  # type: ignore[attr-defined]

    assert task(ledger, "T0000000A").to_check == ""


def test_a_field_is_put_back_from_the_history(page: TasksPage, ledger: Ledger) -> None:
    edit(page, "number", "99")
    table = page.detail.history
    page.detail.tabs.setCurrentWidget(table)
    row = next(row for row in range(table.changes.rowCount()) if table.changes.change_at(row).field == "number")
    table.setCurrentIndex(table.changes.index(row, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)

    assert task(ledger, "T0000000A").number == "1"


def test_an_entry_of_progress_is_deleted_by_its_button(page: TasksPage, ledger: Ledger) -> None:
    page.write_report()
    child(page, QToolButton, "report_1_delete").click()  # type: ignore[attr-defined]

    assert reports(ledger, "T0000000A") == ()


def test_two_fields_changed_before_the_first_is_saved_are_both_saved(
    ledger: Ledger, theme: Theme, qtbot: QtBot
) -> None:
    background = Later()
    session = Session(ledger, background, "周敏", now=lambda: NOW)
    session.refused.connect(lambda error: pytest.fail(str(error)))
    page = TasksPage(session, theme, Preferences())
    session.done.connect(page.refresh)
    qtbot.addWidget(page)
    page.show()
    background.slow = True
    edit(page, "number", "1-1")
    edit(page, "due", "12.15")
    background.catch_up()

    saved = task(ledger, "T0000000A")
    assert (saved.number, saved.due) == ("1-1", date(2025, 12, 15))


def test_an_untouched_entry_follows_the_status_when_it_changes_elsewhere(
    page: TasksPage, session: Session, ledger: Ledger
) -> None:
    page.write_report()
    session.do(partial(update_task, task_id="T0000000A", update=Update(status=Status.COMPLETED)))
    assert page.detail.reports.status.value() is Status.COMPLETED
    session.do(undo)

    assert page.detail.reports.status.value() is Status.IN_PROGRESS
    assert page.unsaved() == 0


def test_a_task_that_goes_on_with_an_earlier_one_says_so(page: TasksPage, ledger: Ledger) -> None:
    with ledger.transaction("承接", by="周敏", at=NOW) as store:
        store.save(replace(task(ledger, "T0000000B"), continues="T0000000D"))
    page.refresh(None)
    click_row(page, 0)
    link = child(page, QPushButton, "detail_earlier")
    assert isinstance(link, QPushButton)
    assert link.isHidden()

    click_row(page, 1)
    assert link.toolTip() == "承接《青河区2025年污染防治攻坚计划》第4项 关停砖瓦窑两座。"
    assert link.text().startswith("承接《青河区2025年")


def test_the_link_leads_to_the_earlier_task_whatever_is_filtered(page: TasksPage, ledger: Ledger) -> None:
    with ledger.transaction("承接", by="周敏", at=NOW) as store:
        store.save(replace(task(ledger, "T0000000B"), continues="T0000000D"))
    page.bar.search.search_at_once(task(ledger, "T0000000B").content[:4])
    click_row(page, 0)
    child(page, QPushButton, "detail_earlier").click()  # type: ignore[attr-defined]
    assert page.current_id() == "T0000000D"
    assert child(page, QPushButton, "detail_earlier").isHidden()
