"""The table's manners: columns that stay, columns that share the width, and text in two lines."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from ledger_app.desktop.grid.sort_header import SortHeader
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.grid.text_lines import break_lines
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.view import USUAL_COLUMNS
from tests.builders import a_plan, a_task
from tests.desktop.steps import place

DAY = date(2025, 11, 21)
LONG = "建立在建工地动态清单，规模以上工地全部安装扬尘在线监测和视频监控设备，按期接入区级监管平台。"


def rows_of(ids: Sequence[str], as_of: date) -> list[TaskRow]:
    """Return a row for each id."""
    return [
        TaskRow(a_task(id=task_id, number=task_id[1:], content=LONG), a_plan(), as_of, State(), Light.GREEN, 0)
        for task_id in ids
    ]


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TaskTable:
    model = TaskTableModel(rows_of)
    made = TaskTable(theme)
    made.setModel(model)
    model.setParent(made)
    model.show_first((), DAY, Settings())
    model.show_ids([f"T{place}" for place in range(200)])
    qtbot.addWidget(made)
    made.resize(830, 600)
    made.show()
    made.setCurrentIndex(model.index(0, 0))
    return made


@pytest.fixture
def large_letters(qapp: QApplication, theme: Theme) -> Iterator[None]:
    theme.apply(qapp, 14)
    yield
    theme.apply(qapp)


def frozen(table: TaskTable) -> QTableView:
    """Return the part that stays."""
    part = table.findChild(QTableView, "task_table_frozen")
    assert isinstance(part, QTableView)
    return part


def test_light_number_and_task_stay_when_the_rest_scrolls(table: TaskTable) -> None:
    table.resize(500, 600)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())

    part = frozen(table)
    assert [part.isColumnHidden(column) for column in range(len(USUAL_COLUMNS))] == [False] * 3 + [True] * 5
    assert part.width() == sum(table.columnWidth(column) for column in range(3))
    assert part.columnViewportPosition(0) == 0


@pytest.mark.usefixtures("large_letters")
def test_with_the_largest_letters_the_task_scrolls_too(table: TaskTable) -> None:
    hidden = [frozen(table).isColumnHidden(column) for column in range(len(USUAL_COLUMNS))]

    assert hidden == [False] * 2 + [True] * 6


def test_both_parts_scroll_together(table: TaskTable) -> None:
    table.verticalScrollBar().setValue(700)

    assert frozen(table).verticalScrollBar().value() == 700
    assert frozen(table).rowAt(10) == table.rowAt(10)


def test_task_and_progress_share_what_is_left_three_to_two(table: TaskTable) -> None:
    before = [table.columnWidth(column) for column in range(len(USUAL_COLUMNS))]
    table.resize(1030, 600)
    grown = [
        now - was for now, was in zip([table.columnWidth(c) for c in range(len(USUAL_COLUMNS))], before, strict=True)
    ]

    assert grown[place(Field.CONTENT)] * 2 == pytest.approx(grown[place(Field.LATEST)] * 3, abs=6)
    assert grown[place(Field.DUE)] == grown[place(Field.LIGHT)] == 0
    assert table.horizontalScrollBar().maximum() == 0


def test_dates_and_lights_have_room_for_what_they_say(table: TaskTable, theme: Theme) -> None:
    needed = QFontMetrics(theme.font()).horizontalAdvance("2025-12-31") + 14

    assert table.columnWidth(place(Field.DUE)) >= needed


def test_a_cell_under_the_part_that_stays_is_scrolled_out_of_it(table: TaskTable) -> None:
    table.resize(500, 600)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    table.setCurrentIndex(table.model().index(0, place(Field.SECTION)))

    assert table.columnViewportPosition(place(Field.SECTION)) >= frozen(table).width()


def test_rows_are_as_high_as_their_lines(table: TaskTable, theme: Theme) -> None:
    two = table.rowHeight(0)
    table.set_lines(1)

    assert two - table.rowHeight(0) == QFontMetrics(theme.font()).height()


def test_the_arrow_keys_walk_and_enter_opens(table: TaskTable, qtbot: QtBot) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1
    with qtbot.waitSignal(table.opened):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_a_click_on_a_heading_sorts_and_shift_adds(table: TaskTable, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    assert isinstance(header, SortHeader)
    spot = header.viewport().rect().topLeft()
    spot.setX(header.sectionViewportPosition(place(Field.DUE)) + 20)
    spot.setY(10)
    for keys, adds in ((Qt.KeyboardModifier.NoModifier, False), (Qt.KeyboardModifier.ShiftModifier, True)):
        with qtbot.waitSignal(table.sort_wanted) as asked:
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, keys, spot)
        assert asked.args == [place(Field.DUE), adds]


def test_long_text_is_broken_into_two_lines_the_second_ending_in_an_ellipsis(theme: Theme) -> None:
    font = theme.font()
    lines = break_lines(LONG, 190, font.toString())

    assert len(lines) == 2
    assert LONG.startswith(lines[0] + lines[1][:-1])
    assert lines[1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 190 for line in lines)


def test_short_text_stays_whole(theme: Theme) -> None:
    assert break_lines("覆绿地块", 190, theme.font().toString()) == ("覆绿地块",)
    assert break_lines("", 190, theme.font().toString()) in {(), ("",)}
