"""Each column has its editor: what it takes, offers and shows before Enter."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCalendarWidget, QListView, QMenu
from pytestqt.qtbot import QtBot

from ledger_app.desktop.detail.target_dialog import TargetDialog
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.domain.field import Field
from ledger_app.domain.task import Status, Target
from ledger_app.storage.ledger import Ledger
from tests.desktop.grid_steps import box, cell, editor, go, is_open, note, press, show_columns, write
from tests.desktop.steps import reports, task
from tests.desktop.typing_chinese import type_into

Key, Held = Qt.Key, Qt.KeyboardModifier


def offered(page: TasksPage) -> list[str]:
    """Return what the list under the cell offers; nothing while it is closed."""
    lists = [view for view in page.window().findChildren(QListView, "cell_list") if view.isVisible()]
    return [lists[-1].model().index(row, 0).data() for row in range(lists[-1].model().rowCount())] if lists else []


# Days


@pytest.mark.parametrize(
    ("typed", "read"),
    [("20251231", "2025-12-31"), ("12.31", "2025-12-31"), ("2025/6/30", "2025-06-30"), ("明天", "2025-11-22")],
)
def test_what_a_day_is_read_as_is_seen_before_enter(page: TasksPage, ledger: Ledger, typed: str, read: str) -> None:
    go(page, 1, Field.DUE)
    write(page, typed)
    assert note(page) == f"→ {read}"

    press(page, Key.Key_Return)
    assert str(task(ledger, "T0000000B").due) == read


def test_a_month_s_end_is_typed_in_words(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    type_into(page.table, "6月底前")
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000B").due == date(2025, 6, 30)


def test_alt_down_opens_a_calendar_and_the_day_chosen_is_written(page: TasksPage, ledger: Ledger, qtbot: QtBot) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_Down, held=Held.AltModifier)
    menu = page.findChild(QMenu, "day_picker")
    assert menu is not None
    calendar = menu.findChild(QCalendarWidget)
    assert calendar is not None
    assert calendar.selectedDate().toPython() == date(2025, 11, 30)
    calendar.activated.emit(calendar.selectedDate().addDays(1))

    assert task(ledger, "T0000000B").due == date(2025, 12, 1)
    assert not is_open(page)


def test_an_emptied_due_date_is_none(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_Backspace, Key.Key_Return)

    assert task(ledger, "T0000000B").due is None


def test_control_semicolon_writes_today(page: TasksPage) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_Backspace)
    press(page, Key.Key_Semicolon, held=Held.ControlModifier)

    assert box(page).editor.typed() == "2025-11-21"


# Units


def test_a_unit_is_completed_by_initials_and_enter_takes_the_one_that_is_lit(page: TasksPage, ledger: Ledger) -> None:
    go(page, 0, Field.LEAD)
    write(page, "qcgj")
    assert offered(page) == ["区城市管理局"]
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000A").lead_units == ("U00000002",)
    assert cell(page, 0, Field.LEAD).startswith("区城管局")


def test_several_units_are_completed_one_after_the_other(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.AREA)
    go(page, 1, Field.AREA)
    write(page, "qcg")
    type_into(editor(page), "、")
    write(page, "qgx")
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000B").area_units == ("U00000002", "U00000001")


def test_a_unit_that_is_not_known_is_said_and_not_written(page: TasksPage, ledger: Ledger) -> None:
    go(page, 0, Field.LEAD)
    type_into(page.table, "区海洋局")
    press(page, Key.Key_Return)

    assert "没有单位“区海洋局”" in note(page)
    assert task(ledger, "T0000000A").lead_units == ("U00000001",)


def test_the_cell_of_lead_and_helping_units_edits_the_lead(page: TasksPage) -> None:
    go(page, 0, Field.LEAD)
    press(page, Key.Key_F2)

    assert box(page).editor.typed() == "区工信局"
    assert editor(page).accessibleName() == "牵头，任务 1"


# Words from a list


@pytest.mark.parametrize(("typed", "status"), [("y", Status.COMPLETED), ("t", Status.IN_PROGRESS)])
def test_the_first_letter_chooses_a_status(page: TasksPage, ledger: Ledger, typed: str, status: Status) -> None:
    show_columns(page, Field.STATUS)
    go(page, 1, Field.STATUS)
    write(page, typed)
    press(page, Key.Key_Return)

    assert reports(ledger, "T0000000B")[-1].status is status


def test_completing_asks_nothing_and_takes_today(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.STATUS, Field.COMPLETED_ON)
    go(page, 1, Field.STATUS)
    type_into(page.table, "已完成")
    press(page, Key.Key_Return)

    assert cell(page, 1, Field.COMPLETED_ON) == "2025-11-21"


def test_alt_down_lists_the_statuses_and_the_arrows_choose(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.STATUS)
    go(page, 1, Field.STATUS)
    press(page, Key.Key_Down, held=Held.AltModifier)
    assert offered(page) == [status.value for status in Status]
    press(page, Key.Key_Down, Key.Key_Return)

    assert reports(ledger, "T0000000B")[-1].status is Status.IN_PROGRESS
    assert offered(page) == []


def test_a_click_in_the_list_writes(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.KIND)
    go(page, 1, Field.KIND)
    press(page, Key.Key_Down, held=Held.AltModifier)
    view = page.window().findChild(QListView, "cell_list")
    assert view is not None
    where = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert task(ledger, "T0000000B").kind.value == "工程项目"


def test_a_section_is_chosen_among_those_there_are_or_written_anew(page: TasksPage, ledger: Ledger) -> None:
    go(page, 2, Field.SECTION)
    write(page, "gy")
    assert offered(page) == ["蓝天 / 工业源"]
    press(page, Key.Key_Down, Key.Key_Return)
    assert task(ledger, "T0000000C").section_path == ("蓝天", "工业源")

    go(page, 3, Field.SECTION)
    type_into(page.table, "净土 / 农用地")
    press(page, Key.Key_Return)
    assert task(ledger, "T0000000D").section_path == ("净土", "农用地")


# Numbers and texts


@pytest.mark.parametrize("typed", ["80", "80%", "８０"])
def test_a_percent_is_an_entry_of_progress(page: TasksPage, ledger: Ledger, typed: str) -> None:
    go(page, 0, Field.PERCENT)
    write(page, typed)
    press(page, Key.Key_Return)

    assert reports(ledger, "T0000000A")[-1].percent == 80.0


def test_a_percent_over_a_hundred_is_refused(page: TasksPage, ledger: Ledger) -> None:
    go(page, 0, Field.PERCENT)
    write(page, "101")
    press(page, Key.Key_Return)

    assert "不在 0 到 100 之间" in note(page)


def test_alt_enter_breaks_the_line_and_the_editor_grows_over_the_rows_below(page: TasksPage, ledger: Ledger) -> None:
    go(page, 0, Field.LATEST)
    write(page, "one")
    low = editor(page).height()
    for word in ("two", "three", "four"):
        press(page, Key.Key_Return, held=Held.AltModifier)
        write(page, word)
    assert editor(page).height() > low
    press(page, Key.Key_Return)

    assert reports(ledger, "T0000000A")[-1].done == "one\ntwo\nthree\nfour"


def test_the_editor_of_the_last_row_grows_upwards_and_stays_in_sight(page: TasksPage) -> None:
    page.resize(1294, 430)
    go(page, 4, Field.CONTENT)
    page.table.scrollToBottom()
    press(page, Key.Key_F2)
    for _ in range(8):
        press(page, Key.Key_Return, held=Held.AltModifier)

    inside = page.table.viewport().geometry()
    assert inside.contains(editor(page).geometry())


def test_an_extra_column_is_text(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.EXTRA, heading="资金来源")
    go(page, 0, Field.EXTRA, "资金来源")
    type_into(page.table, "区级财政")
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000A").extra == (("资金来源", "区级财政"),)


def test_stages_and_milestones_are_typed_as_they_read(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.SCHEDULE, Field.MILESTONES)
    go(page, 0, Field.SCHEDULE)
    type_into(page.table, "2025年启动；2026年完成")
    press(page, Key.Key_Tab)
    type_into(page.table, "2025-12-01 签订合同")
    press(page, Key.Key_Return)

    found = task(ledger, "T0000000A")
    assert [stage.year for stage in found.schedule] == [2025, 2026]
    assert [step.text for step in found.milestones] == ["签订合同"]


# What is not typed


def test_space_watches_a_task_in_its_column(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.WATCHED)
    go(page, 1, Field.WATCHED)
    press(page, Key.Key_Space)
    assert task(ledger, "T0000000B").watched
    press(page, Key.Key_F2)
    assert not task(ledger, "T0000000B").watched


def test_targets_are_edited_in_their_dialog(page: TasksPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = (Target("覆绿地块", text="覆绿十四处"),)
    monkeypatch.setattr(TargetDialog, "ask", lambda *_: entered)
    show_columns(page, Field.TARGET)
    go(page, 1, Field.TARGET)
    press(page, Key.Key_F2)

    assert task(ledger, "T0000000B").targets == entered
