"""Editing in the table itself: how cells are opened, written, dropped; wrong values; what is read-only."""

from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.actions.undoing import undo
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.query import Group
from ledger_app.domain.task import Status
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import NOW
from tests.desktop.grid_steps import box, cell, editor, go, is_open, note, press, show_columns, write
from tests.desktop.immediately import Immediately
from tests.desktop.steps import reports, task
from tests.desktop.typing_chinese import compose, type_into

Key, Held = Qt.Key, Qt.KeyboardModifier


def said(page: TasksPage) -> list[str]:
    """Return a list of what the page will tell the status line."""
    told: list[str] = []
    page.told.connect(told.append)
    return told


# Opening


def test_typing_takes_the_place_of_what_stands_there(page: TasksPage, ledger: Ledger) -> None:
    go(page, 0, Field.NUMBER)
    write(page, "7-1")
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000A").number == "7-1"
    assert cell(page, 0, Field.NUMBER) == "7-1"


def test_f2_keeps_what_stands_there_with_the_cursor_at_its_end(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.CONTENT)
    press(page, Key.Key_F2)
    type_into(editor(page), "分三批。")
    press(page, Key.Key_Return)

    assert task(ledger, "T0000000B").content == "覆绿裸露地块十四处。分三批。"


def test_a_double_click_opens_the_cell_under_the_pointer(page: TasksPage) -> None:
    index = page.model.index(2, page.model.place_of_column(Field.DUE))
    where = page.table.visualRect(index).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert box(page).editor.typed() == "2026-10-31"


def test_a_frozen_cell_is_edited_where_it_is_seen(page: TasksPage) -> None:
    page.resize(900, 640)
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())
    go(page, 1, Field.CONTENT)
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())
    press(page, Key.Key_F2)

    column = page.model.place_of_column(Field.CONTENT)
    frozen = page.table.part_of(column)
    seen = frozen.visualRect(page.model.index(1, column))
    assert editor(page).mapTo(page.table, QPoint()) == frozen.viewport().mapTo(page.table, seen.topLeft())


def test_the_first_key_of_an_input_method_opens_the_cell_and_goes_on_composing_there(
    page: TasksPage, ledger: Ledger
) -> None:
    go(page, 1, Field.LATEST)
    assert page.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    compose(page.table, "yi")
    assert is_open(page)
    assert page.table.hasFocus()
    compose(page.table, "yi'fu'lü")
    area = page.table.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert area is not None
    type_into(page.table, "已覆绿")
    assert editor(page).hasFocus()
    type_into(editor(page), "九处")
    press(page, Key.Key_Return)

    assert reports(ledger, "T0000000B")[-1].done == "已覆绿九处"


def test_a_composition_given_up_leaves_the_cell_as_it_was(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.CONTENT)
    compose(page.table, "fu")
    QApplication.sendEvent(page.table, QInputMethodEvent())

    assert not is_open(page)
    assert task(ledger, "T0000000B").content == "覆绿裸露地块十四处。"


def test_a_computed_cell_gives_its_reasons_and_says_why_it_is_not_typed(page: TasksPage) -> None:
    told = said(page)
    page.detail.hide()
    go(page, 0, Field.LIGHT)
    write(page, "h")
    assert not is_open(page)
    assert told == ["预警灯由时限和进展算出，不能直接改；要改请改时限、状态或进度"]

    press(page, Key.Key_F2)
    assert page.detail.isVisible()
    reasons = page.detail.findChild(QWidget, "detail_reasons")
    assert reasons is not None
    assert reasons.hasFocus()


def test_an_editor_says_which_cell_it_is(page: TasksPage) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_F2)

    assert editor(page).accessibleName() == "时限，任务 2"


# Writing and going on


@pytest.mark.parametrize(
    ("key", "held", "goes"),
    [
        (Key.Key_Return, Held.NoModifier, (2, 0)),
        (Key.Key_Return, Held.ShiftModifier, (0, 0)),
        (Key.Key_Tab, Held.NoModifier, (1, 1)),
        (Key.Key_Backtab, Held.ShiftModifier, (1, -1)),
        (Key.Key_Down, Held.NoModifier, (2, 0)),
        (Key.Key_Right, Held.NoModifier, (1, 1)),
    ],
)
def test_each_key_writes_and_goes_its_way(
    page: TasksPage, ledger: Ledger, key: Qt.Key, held: Qt.KeyboardModifier, goes: tuple[int, int]
) -> None:
    go(page, 1, Field.DUE)
    write(page, "12.15")
    press(page, key, held=held)

    assert str(task(ledger, "T0000000B").due) == "2025-12-15"
    now = page.table.currentIndex()
    assert (now.row(), now.column() - page.model.place_of_column(Field.DUE)) == goes
    assert page.table.hasFocus()


def test_enter_after_tabs_goes_back_to_the_column_where_they_began(page: TasksPage) -> None:
    go(page, 0, Field.DUE)
    write(page, "12.1")
    press(page, Key.Key_Tab)
    write(page, "80")
    press(page, Key.Key_Tab)
    write(page, "ok")
    press(page, Key.Key_Return)

    now = page.table.currentIndex()
    assert (now.row(), now.column()) == (1, page.model.place_of_column(Field.DUE))


def test_tab_goes_from_the_frozen_part_to_the_part_that_scrolls(page: TasksPage) -> None:
    go(page, 0, Field.CONTENT)
    press(page, Key.Key_F2, Key.Key_Tab)
    press(page, Key.Key_F2)

    assert editor(page).geometry().left() >= page.table.frozen_width() - 1


def test_the_arrows_walk_inside_a_text_opened_by_f2(page: TasksPage) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_F2, Key.Key_Left)

    assert is_open(page)


def test_escape_drops_what_is_typed(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.CONTENT)
    write(page, "x")
    press(page, Key.Key_Escape)

    assert not is_open(page)
    assert task(ledger, "T0000000B").content == "覆绿裸露地块十四处。"
    assert page.table.hasFocus()


def test_a_click_elsewhere_writes(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    write(page, "12.15")
    where = page.table.visualRect(page.model.index(3, page.model.place_of_column(Field.SECTION))).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert not is_open(page)
    assert str(task(ledger, "T0000000B").due) == "2025-12-15"


def test_an_edit_is_one_step_of_undo(page: TasksPage, session: Session, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    write(page, "12.15")
    press(page, Key.Key_Return)
    session.do(undo)

    assert str(task(ledger, "T0000000B").due) == "2025-11-30"
    assert cell(page, 1, Field.DUE).startswith("2025-11-30")


def test_what_stands_there_typed_again_is_no_deed(page: TasksPage, ledger: Ledger) -> None:
    with ledger.reading() as reader:
        before = reader.deeds(1)
    go(page, 1, Field.DUE)
    press(page, Key.Key_F2, Key.Key_Return)
    with ledger.reading() as reader:
        assert reader.deeds(1) == before


def test_control_enter_fills_the_selected_block(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    press(page, Key.Key_Down, held=Held.ShiftModifier)
    write(page, "12.20")
    press(page, Key.Key_Return, held=Held.ControlModifier)

    assert [str(task(ledger, f"T0000000{name}").due) for name in "BC"] == ["2025-12-20"] * 2
    assert str(task(ledger, "T0000000D").due) == "2025-09-30"


# Wrong values


def test_a_wrong_value_keeps_the_cursor_with_a_red_edge_and_a_sentence(page: TasksPage, ledger: Ledger) -> None:
    go(page, 1, Field.DUE)
    write(page, "someday")
    press(page, Key.Key_Return)

    assert is_open(page)
    assert editor(page).property("wrong") is True
    assert note(page) == "看不懂完成时限“someday”，请写成 2025-06-30、6.30 或“6月底前”"
    assert editor(page).accessibleDescription() == note(page)
    assert str(task(ledger, "T0000000B").due) == "2025-11-30"


def test_a_wrong_value_that_is_left_stays_in_its_cell_until_it_is_mended(page: TasksPage, ledger: Ledger) -> None:
    told = said(page)
    go(page, 1, Field.DUE)
    write(page, "someday")
    page.bar.search.setFocus()

    assert not is_open(page)
    assert cell(page, 1, Field.DUE) == "someday"
    assert told[-1].startswith("任务 2 的完成时限没有写入：看不懂")
    assert page.unsaved() == 1
    index = page.model.index(1, page.model.place_of_column(Field.DUE))
    assert "看不懂" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)

    go(page, 1, Field.DUE)
    press(page, Key.Key_F2)
    assert box(page).editor.typed() == "someday"
    editor(page).selectAll()  # type: ignore[attr-defined]
    write(page, "12.15")
    press(page, Key.Key_Return)
    assert page.unsaved() == 0
    assert cell(page, 1, Field.DUE).startswith("2025-12-15")


def test_escape_in_a_cell_with_a_wrong_value_brings_back_what_the_ledger_says(page: TasksPage) -> None:
    go(page, 1, Field.DUE)
    write(page, "someday")
    page.bar.search.setFocus()
    go(page, 1, Field.DUE)
    press(page, Key.Key_F2, Key.Key_Escape)

    assert cell(page, 1, Field.DUE).startswith("2025-11-30")
    assert page.unsaved() == 0


# What may not be edited


def test_nothing_is_edited_in_a_ledger_that_is_read_only(ledger: Ledger, theme: Theme, qtbot: QtBot) -> None:
    with closing(Ledger.open(ledger.where, read_only=True)) as fixed:
        session = Session(fixed, Immediately(), "周敏", now=lambda: NOW)
        page = TasksPage(session, theme, Preferences())
        qtbot.addWidget(page)
        page.show()
        told = said(page)
        go(page, 0, Field.DUE)
        write(page, "1")
        press(page, Key.Key_F2)

        assert not is_open(page)
        assert told == ["台账以只读方式打开，不能修改"] * 2


def test_the_heading_row_of_a_group_is_not_edited_and_is_passed_by(page: TasksPage) -> None:
    page.list.ask(group=Group.SECTION)
    starts = list(page.model.group_starts())
    go(page, starts[1], Field.DUE)
    press(page, Key.Key_F2)
    write(page, "1")
    assert not is_open(page)

    go(page, starts[1] - 1, Field.DUE)
    write(page, "12.15")
    press(page, Key.Key_Return)
    assert page.table.currentIndex().row() == starts[1] + 1


def test_suspending_asks_for_the_reason_where_it_is_written(page: TasksPage, ledger: Ledger) -> None:
    show_columns(page, Field.STATUS)
    go(page, 1, Field.STATUS)
    type_into(page.table, "已中止")
    press(page, Key.Key_Return)

    assert page.detail.tabs.currentWidget() is page.detail.reports
    assert page.detail.reports.status.value() is Status.SUSPENDED
    assert reports(ledger, "T0000000B") == ()
