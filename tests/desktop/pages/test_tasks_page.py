"""The page 台账: table, search, filters, by clicking and then reading the ledger."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.desktop.finding.facet_choice import FacetGroup
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import SortKey, TaskQuery
from ledger_app.storage.ledger import Ledger
from tests.desktop.grid_steps import box
from tests.desktop.steps import child, click_row, edit, numbers, place, task
from tests.desktop.typing_chinese import type_into

NO_KEYS = Qt.KeyboardModifier.NoModifier


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
    panel = page.facet_panel.tree
    sections = panel.model().index(1, 0)
    place = panel.visualRect(panel.model().index(1, 0, sections)).center()

    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert numbers(page) == ["3", "5"]
    assert page.facet_panel.choice.values(FacetGroup.SECTION) == ("碧水",)

    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(numbers(page)) == 5


def test_control_adds_a_second_facet(page: TasksPage) -> None:
    panel = page.facet_panel.tree
    lights = panel.model().index(3, 0)
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (3, Qt.KeyboardModifier.ControlModifier)):
        place = panel.visualRect(panel.model().index(row, 0, lights)).center()
        QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, keys, place)

    assert numbers(page) == ["1", "4"]


def test_a_heading_sorts_up_then_down_then_as_in_the_plan(page: TasksPage) -> None:
    due = place(Field.DUE)

    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["1", "4", "2", "3", "5"]
    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["5", "3", "2", "4", "1"]
    page.table.sort_wanted.emit(due, False)
    assert numbers(page) == ["1", "2", "3", "4", "5"]


def test_shift_adds_a_column_to_the_sorting(page: TasksPage) -> None:
    page.table.sort_wanted.emit(place(Field.SECTION), False)
    page.table.sort_wanted.emit(place(Field.DUE), True)

    assert page.query().sort == ((SortKey.SECTION, False), (SortKey.DUE, False))


def test_no_result_says_under_which_conditions_and_clears_them(page: TasksPage) -> None:
    page.bar.search.search_at_once("没有这个词")
    said = [label.text() for label in page.blank.findChildren(QLabel) if label.isVisible()]
    assert "条件：搜索“没有这个词”" in said

    child(page, QPushButton, "clear_filters").click()  # type: ignore[attr-defined]
    assert len(numbers(page)) == 5
    assert page.bar.search.text() == ""


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
    assert lines[0].split("\t") == [spec.heading for spec in page.model.specs]
    assert "'=1+1" in lines[1].split("\t")


def test_another_day_shows_the_lights_of_that_day(page: TasksPage, session: Session) -> None:
    session.look_at(date(2025, 6, 30))
    page.refresh(None)

    assert page.model.index(0, place(Field.DUE)).data() == "2025-06-30\n当天到期"
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


def test_a_double_click_on_a_frozen_cell_edits_it(page: TasksPage) -> None:
    frozen = page.table.findChild(QWidget, "task_table_frozen")
    assert frozen is not None
    for press in (QTest.mouseClick, QTest.mouseDClick):
        press(frozen.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(120, 60))  # type: ignore[attr-defined]

    assert box(page).editor.typed() == "覆绿裸露地块十四处。"


def test_only_the_current_tasks_unit_or_section_is_kept(page: TasksPage) -> None:
    click_row(page, 0)
    page.only_this_unit()
    assert numbers(page) == ["1", "3"]

    page.clear_filters()
    click_row(page, 2)
    page.only_this_section()
    assert numbers(page) == ["3", "5"]


def test_widths_the_clerk_gave_are_kept(page: TasksPage, session: Session, theme: Theme, qtbot: QtBot) -> None:
    page.table.setColumnWidth(place(Field.LEAD), 200)
    page.keep_sizes()
    again = TasksPage(session, theme, Preferences())
    qtbot.addWidget(again)
    again.resize(1294, 640)
    again.show()
    again.lay_out()

    assert again.table.columnWidth(place(Field.LEAD)) == 200


def test_marked_tasks_have_a_chip_that_lists_them(page: TasksPage, ledger: Ledger, session: Session) -> None:
    chip = child(page, QToolButton, "chip_watched")
    assert not chip.isVisible()

    with ledger.transaction("关注任务", by="周敏", at=session.clerk().now) as store:
        store.save(replace(task(ledger, "T0000000C"), watched=True))
    page.refresh(None)
    assert chip.isVisible()
    chip.click()  # type: ignore[attr-defined]
    assert numbers(page) == ["3"]


def test_the_panel_waits_while_an_arrow_key_is_held(page: TasksPage) -> None:
    down = Qt.Key.Key_Down
    QTest.keyPress(page.table, down)
    assert page.current_id() == "T0000000B"
    for _ in range(2):
        QApplication.sendEvent(page.table, QKeyEvent(QEvent.Type.KeyPress, down, NO_KEYS, autorep=True))
    assert (page.table.currentIndex().row(), page.current_id()) == (3, "T0000000B")
    QTest.keyRelease(page.table, down)
    assert page.current_id() == "T0000000D"


def test_the_panel_catches_up_when_the_table_loses_the_keyboard(page: TasksPage) -> None:
    repeated = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, NO_KEYS, autorep=True)
    QApplication.sendEvent(page.table, repeated)
    assert page.current_id() == "T0000000A"
    QApplication.sendEvent(page.table, QFocusEvent(QEvent.Type.FocusOut))
    assert page.current_id() == "T0000000B"
