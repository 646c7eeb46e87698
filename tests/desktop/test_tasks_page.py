"""The page 台账, by clicking and then reading the ledger."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.models.facet_model import FacetGroup
from ledger_app.desktop.models.task_columns import COLUMNS, TaskColumn
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.form_field import FormField
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.query import SortKey, TaskQuery
from ledger_app.domain.report import Report
from ledger_app.domain.task import DueSource, Status, Task
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import TODAY
from tests.desktop.typing_chinese import type_into


@pytest.fixture
def page(qtbot: QtBot, session: Session, theme: Theme) -> TasksPage:
    """Return the page, shown as in a window of 1366 × 768."""
    made = TasksPage(session, theme, Preferences())
    session.done.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1294, 640)
    made.show()
    made.lay_out()
    return made


def numbers(page: TasksPage) -> list[str]:
    """Return the numbers the table shows, from top to bottom."""
    model = page.model
    return [model.index(row, TaskColumn.NUMBER).data() for row in range(model.rowCount())]


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
    index = page.model.index(row, TaskColumn.UNITS)
    place = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)


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


def test_the_table_shows_every_task_with_its_light_and_what_its_due_date_means(page: TasksPage) -> None:
    shown = [
        [page.model.index(row, column).data() for column in (TaskColumn.LIGHT, TaskColumn.DUE, TaskColumn.PROGRESS)]
        for row in range(5)
    ]

    assert shown == [
        ["红", "2025-06-30\n逾期144天", "73%\n推进中"],
        ["黄", "2025-11-30\n剩9天", "未启动"],
        ["绿", "2026-10-31\n剩344天", "60%\n推进中"],
        ["蓝", "2025-09-30\n09-20完成", "100%\n已完成"],
        ["灰", "2026-12-31\n2026-01-01起", "未启动"],
    ]


def test_the_panel_gives_the_reasons_of_the_light_with_dates_and_days(page: TasksPage) -> None:
    said = [label.text() for label in page.detail.findChildren(QLabel)]

    assert "为什么是红灯" in said
    assert "完成时限 2025-06-30，已逾期 144 天（100 个工作日）。" in said


def test_typing_into_the_search_box_keeps_what_fits_a_moment_later(page: TasksPage, qtbot: QtBot) -> None:
    type_into(page.bar.search, "砖瓦")

    qtbot.waitUntil(lambda: numbers(page) == ["4"])
    assert page.status_text() == "显示 1 / 5 项，选中 1 项"


def test_a_unit_is_found_by_its_initials(page: TasksPage) -> None:
    page.bar.search.search_at_once("qgxj")

    assert numbers(page) == ["1", "3"]


def test_escape_clears_the_search_and_the_second_escape_goes_back_to_the_table(page: TasksPage, qtbot: QtBot) -> None:
    page.bar.search.search_at_once("砖瓦")
    page.find()

    QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)
    assert len(numbers(page)) == 5
    with qtbot.waitSignal(page.bar.search.left):
        QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)


def test_chips_are_or_among_each_other(page: TasksPage) -> None:
    child(page, QToolButton, "chip_overdue").click()  # type: ignore[attr-defined]
    assert numbers(page) == ["1"]

    child(page, QToolButton, "chip_due_soon").click()  # type: ignore[attr-defined]
    assert numbers(page) == ["1", "2"]


def test_a_click_on_a_facet_keeps_its_tasks_and_a_second_click_lets_go(page: TasksPage) -> None:
    panel = page.facet_panel
    sections = panel.model().index(1, 0)
    place = panel.visualRect(panel.model().index(1, 0, sections)).center()

    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(page) == ["3", "5"]
    assert panel.choice.values(FacetGroup.SECTION) == ("碧水",)

    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(numbers(page)) == 5


def test_control_adds_a_second_facet(page: TasksPage) -> None:
    panel = page.facet_panel
    lights = panel.model().index(3, 0)
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (3, Qt.KeyboardModifier.ControlModifier)):
        place = panel.visualRect(panel.model().index(row, 0, lights)).center()
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, keys, place)

    assert numbers(page) == ["1", "4"]


def test_a_heading_sorts_up_then_down_then_as_in_the_plan(page: TasksPage) -> None:
    due = TaskColumn.DUE

    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["1", "4", "2", "3", "5"]
    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["5", "3", "2", "4", "1"]
    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["1", "2", "3", "4", "5"]


def test_shift_adds_a_column_to_the_sorting(page: TasksPage) -> None:
    page.table.sort_wanted.emit(TaskColumn.SECTION, False)
    page.table.sort_wanted.emit(TaskColumn.DUE, True)

    assert page.query().sort == ((SortKey.SECTION, False), (SortKey.DUE, False))


def test_no_result_says_under_which_conditions_and_clears_them(page: TasksPage) -> None:
    page.bar.search.search_at_once("没有这个词")
    said = [label.text() for label in page.blank.findChildren(QLabel) if label.isVisible()]
    assert "条件：搜索“没有这个词”" in said

    child(page, QPushButton, "clear_filters").click()  # type: ignore[attr-defined]
    assert len(numbers(page)) == 5
    assert page.bar.search.text() == ""


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
    assert [(r.day, r.done, r.percent, r.status) for r in saved] == [(TODAY, "已覆绿十二处。", 86.0, None)]
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
    assert page.model.index(0, TaskColumn.LIGHT).data() == "蓝"


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
    assert page.model.index(0, TaskColumn.LIGHT).data() != "红"


def test_a_due_date_that_is_none_stays_in_the_field_with_a_sentence(page: TasksPage, ledger: Ledger) -> None:
    before = task(ledger, "T0000000A")
    edit(page, "due", "某一天")

    assert task(ledger, "T0000000A") == before
    said = [label.text() for label in page.detail.form.findChildren(QLabel) if label.isVisible()]
    assert "不是日期，可写 6.30、2025-06-30 或 6月底前" in said


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
    assert "单位表里没有：区某某局" in said


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


def test_f2_goes_to_the_field_of_the_cell(page: TasksPage) -> None:
    page.table.setCurrentIndex(page.model.index(0, TaskColumn.DUE))
    page.edit_cell()

    field = child(page, FormField, "due_field")
    assert isinstance(field, FormField)
    assert field.is_open()


def test_rows_are_copied_with_tabs_and_no_formula(page: TasksPage, ledger: Ledger, session: Session) -> None:
    edit(page, "content", "")
    with ledger.transaction("编辑任务", by="周敏", at=session.clerk().now) as store:
        found = store.task("T0000000A")
        assert found is not None
        store.save(replace(found, content="=1+1"))
    page.refresh(None)
    page.table.selectRow(0)
    page.copy_rows()

    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t") == [spec.heading for spec in COLUMNS]
    assert "'=1+1" in lines[1].split("\t")


def test_another_day_shows_the_lights_of_that_day(page: TasksPage, session: Session) -> None:
    session.look_at(date(2025, 6, 30))
    page.refresh(None)

    assert page.model.index(0, TaskColumn.DUE).data() == "2025-06-30\n当天到期"
    assert page.query() == TaskQuery(as_of=date(2025, 6, 30))


def test_nothing_is_cut_off_at_1366(page: TasksPage) -> None:
    for tab in range(3):
        page.detail.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text() and not label.wordWrap():
                needed = max(label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n"))
                assert needed <= label.contentsRect().width() + 1, label.text()
        for button in [*page.findChildren(QPushButton), *page.findChildren(QToolButton)]:
            if button.isVisible() and button.text():
                assert button.sizeHint().width() <= button.width() + 1, button.text()


def test_a_double_click_on_a_frozen_cell_goes_to_its_field(page: TasksPage) -> None:
    frozen = page.table.findChild(QWidget, "task_table_frozen")
    assert frozen is not None
    for press in (QTest.mouseClick, QTest.mouseDClick):
        press(frozen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 60))  # type: ignore[attr-defined]

    field = child(page, FormField, "content_field")
    assert isinstance(field, FormField)
    assert field.is_open()


def test_only_the_current_tasks_unit_or_section_is_kept(page: TasksPage) -> None:
    click_row(page, 0)
    page.only_this_unit()
    assert numbers(page) == ["1", "3"]

    page.clear_filters()
    click_row(page, 2)
    page.only_this_section()
    assert numbers(page) == ["3", "5"]


def test_widths_the_clerk_gave_are_kept(page: TasksPage, session: Session, theme: Theme, qtbot: QtBot) -> None:
    page.table.setColumnWidth(TaskColumn.UNITS, 200)
    page.keep_sizes()
    again = TasksPage(session, theme, Preferences())
    qtbot.addWidget(again)
    again.resize(1294, 640)
    again.show()
    again.lay_out()

    assert again.table.columnWidth(TaskColumn.UNITS) == 200
