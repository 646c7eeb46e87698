"""工作台: every number leads to the list it counts; lines work by mouse and keyboard; nothing to do is said."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ledger_app.actions.tasks import delete_tasks, watch_tasks
from ledger_app.actions.undoing import undo
from ledger_app.desktop.home.goal import Goal
from ledger_app.desktop.home.home_page import HomePage
from ledger_app.desktop.home.link_list import LINE_ROLE, LinkList
from ledger_app.desktop.home.tile import Tile
from ledger_app.desktop.main_window import MainWindow
from ledger_app.desktop.pages.ledger_pages import LedgerPages
from ledger_app.desktop.pages.places import Place
from ledger_app.domain.field import Field
from ledger_app.domain.home import Matter
from ledger_app.domain.query import Chip, TaskFilter
from tests.desktop.conftest import NOW
from tests.desktop.steps import place
from tests.desktop.window_steps import open_page, shown

TILES = ("overdue", "due_soon", "behind", "to_check", "watched")
LISTS = ("todo_list", "overdue_chart", "upcoming_list", "changes_list")


@pytest.fixture
def at_home(opened: MainWindow) -> MainWindow:
    """Return the window on 工作台."""
    opened.go_to(Place.HOME)
    return opened


def pages_of(window: MainWindow) -> LedgerPages:
    assert window.pages is not None
    return window.pages


def page_of(window: MainWindow) -> HomePage:
    return pages_of(window).home


def tile(window: MainWindow, name: str) -> Tile:
    found = window.findChild(Tile, f"tile_{name}")
    assert found is not None
    return found


def lines_of(window: MainWindow, name: str) -> LinkList:
    found = window.findChild(LinkList, name)
    assert found is not None
    return found


def button(window: MainWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def listed(window: MainWindow) -> int:
    """Return how many tasks the ledger page lists."""
    return pages_of(window).tasks.model.rowCount()


@pytest.mark.parametrize("name", TILES)
def test_a_tile_counts_the_rows_of_the_list_it_opens(at_home: MainWindow, name: str) -> None:
    pages_of(at_home).session.do(lambda ledger, clerk: watch_tasks(ledger, clerk, ["T0000000A"], watched=True))
    figure = getattr(page_of(at_home).home, name)
    assert tile(at_home, name).words()[0] == str(figure.count)
    tile(at_home, name).click()

    assert open_page(at_home) == "tasks_page"
    assert listed(at_home) == figure.count


def test_what_is_overdue_is_one_click_away_and_the_filter_is_seen(at_home: MainWindow) -> None:
    tile(at_home, "overdue").click()
    tasks = pages_of(at_home).tasks

    assert tasks.list.query.chips == (Chip.OVERDUE,)
    assert tasks.bar.chosen() == (Chip.OVERDUE,)
    tasks.clear_filters()
    assert listed(at_home) == 5


@pytest.mark.parametrize("name", LISTS)
def test_every_line_leads_to_as_many_rows_as_it_says(at_home: MainWindow, name: str) -> None:
    goals = [line.goal for line in lines_of(at_home, name).lines()]
    counted = {todo.filter: todo.count for todo in page_of(at_home).home.todos}  # type: ignore[union-attr]
    counted |= {late.filter: late.count for late in page_of(at_home).home.late_units}  # type: ignore[union-attr]
    counted |= {day.filter: day.count for day in page_of(at_home).home.due_days}  # type: ignore[union-attr]
    deeds = {each.deed.sequence: each.count for each in page_of(at_home).home.deeds}  # type: ignore[union-attr]
    followed = 0
    for goal in goals:
        if goal is not None and (goal.tasks is not None or goal.deed is not None):
            pages_of(at_home).ways.follow(goal)
            assert listed(at_home) == (counted[goal.tasks] if goal.deed is None else deeds[goal.deed])
            followed += 1

    assert followed


def test_the_bands_of_the_chart_are_links_too(at_home: MainWindow) -> None:
    for name, figure in zip(("short", "middle", "long"), page_of(at_home).home.late_bands, strict=True):  # type: ignore[union-attr]
        at_home.go_to(Place.HOME)
        button(at_home, f"late_{name}_button").click()
        assert listed(at_home) == figure.count


def test_a_click_on_a_piece_of_a_bar_opens_what_is_late_that_long(at_home: MainWindow) -> None:
    wanted: list[Goal] = []
    page_of(at_home).wanted.connect(wanted.append)
    chart = lines_of(at_home, "overdue_chart")
    rect = chart.visualRect(chart.model().index(0, 0))
    late = page_of(at_home).home.late_units[0]  # type: ignore[union-attr]
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    at_home.go_to(Place.HOME)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 20, rect.center().y()))

    assert wanted == [Goal(late.bands[2].filter), Goal(late.filter)]
    assert late.bands[2].count == 1


def test_the_painted_button_is_pressed_by_mouse_space_and_enter(at_home: MainWindow) -> None:
    wanted: list[Goal] = []
    page_of(at_home).wanted.connect(wanted.append)
    todos = lines_of(at_home, "todo_list")
    rect = todos.visualRect(todos.model().index(0, 0))
    QTest.mouseClick(todos.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.left() + 60, rect.center().y()))
    assert wanted == []
    QTest.mouseClick(todos.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 30, rect.center().y()))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        at_home.go_to(Place.HOME)
        QTest.keyClick(todos, key)

    assert [goal.tasks for goal in wanted] == [TaskFilter(chips=(Chip.OVERDUE,), sort=wanted[0].tasks.sort)] * 3  # type: ignore[union-attr]


def test_a_task_that_is_due_is_selected_in_the_list_of_its_day(at_home: MainWindow) -> None:
    line = lines_of(at_home, "upcoming_list").lines()[0]
    assert line.goal is not None
    pages_of(at_home).ways.follow(line.goal)
    table = pages_of(at_home).tasks.table

    assert table.currentIndex().siblingAtColumn(place(Field.NUMBER)).data() == "2"
    assert listed(at_home) == 1


def test_a_deed_on_one_task_opens_that_task(at_home: MainWindow) -> None:
    pages_of(at_home).session.do(lambda ledger, clerk: watch_tasks(ledger, clerk, ["T0000000D"], watched=True))
    newest = lines_of(at_home, "changes_list").lines()[0]
    assert newest.spoken == "2025-11-21 09:42，周敏，关注任务"
    assert newest.goal is not None
    pages_of(at_home).ways.follow(newest.goal)

    assert pages_of(at_home).tasks.current_id() == "T0000000D"
    assert listed(at_home) == 5


def test_a_number_is_told_against_the_end_of_last_month(at_home: MainWindow) -> None:
    assert tile(at_home, "overdue").words() == ("1", "与上月末持平")
    assert tile(at_home, "due_soon").words() == ("1", "比上月末增加 1 项")


def test_everything_can_be_reached_and_is_said_aloud(at_home: MainWindow) -> None:
    assert tile(at_home, "overdue").accessibleName() == "1 项逾期，打开列表"
    assert tile(at_home, "overdue").focusPolicy() & Qt.FocusPolicy.TabFocus
    for name in LISTS:
        lines = lines_of(at_home, name)
        assert lines.accessibleName()
        assert lines.focusPolicy() & Qt.FocusPolicy.TabFocus
        spoken = lines.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert isinstance(spoken, str)
        assert spoken


def test_nothing_late_and_nothing_due_is_said(at_home: MainWindow) -> None:
    ids = ["T0000000A", "T0000000B"]
    pages_of(at_home).session.do(lambda ledger, clerk: delete_tasks(ledger, clerk, ids))
    said = [label.text() for label in page_of(at_home).findChildren(QLabel) if label.isVisible()]

    assert "没有逾期任务（截至 2025-11-21）" in said
    assert "2025-11-21 起 30 天内没有到期任务" in said
    assert tile(at_home, "overdue").words()[0] == "0"


def test_another_day_is_shown_with_the_facts_of_that_day(at_home: MainWindow) -> None:
    pages_of(at_home).session.look_at(date(2025, 6, 30))

    assert tile(at_home, "overdue").words()[0] == "0"
    assert tile(at_home, "due_soon").words()[0] == "1"
    assert Matter.BACKUP not in {todo.matter for todo in page_of(at_home).home.todos}  # type: ignore[union-attr]


def test_a_page_that_is_not_shown_asks_nothing_until_it_is(at_home: MainWindow) -> None:
    before = page_of(at_home).home
    at_home.go_to(Place.TASKS)
    pages_of(at_home).session.do(lambda ledger, clerk: delete_tasks(ledger, clerk, ["T0000000A"]))
    assert page_of(at_home).home is before

    at_home.go_to(Place.HOME)
    assert tile(at_home, "overdue").words()[0] == "0"


def test_the_badge_counts_what_is_to_do(at_home: MainWindow) -> None:
    home = page_of(at_home).home
    assert home is not None
    assert at_home.nav._buttons[Place.HOME].badge() == str(len(home.todos))
    assert shown(at_home, "status_count") == f"今日要办 {len(home.todos)} 件"


def test_a_backup_made_from_the_page_is_no_longer_asked_for(at_home: MainWindow) -> None:
    home = page_of(at_home).home
    assert home is not None
    assert Matter.BACKUP in {todo.matter for todo in home.todos}
    pages_of(at_home).ways.follow(Goal(matter=Matter.BACKUP))

    assert shown(at_home, "status_message").startswith("已备份为 ")
    assert Matter.BACKUP not in {todo.matter for todo in page_of(at_home).home.todos}  # type: ignore[union-attr]


def test_units_to_confirm_are_shown_alone(at_home: MainWindow) -> None:
    session = pages_of(at_home).session
    with session.reading() as reader:
        unit = replace(reader.units()[0], provisional=True)
    with session.ledger.transaction("改单位", by="周敏", at=NOW) as store:
        store.save_many([unit])
    pages_of(at_home).refresh(None)
    pages_of(at_home).ways.follow(Goal(matter=Matter.PROVISIONAL))

    assert open_page(at_home) == "units_page"
    assert shown(at_home, "status_count") == "显示 1 / 2 个单位"


def test_the_window_begins_where_the_last_session_ended(at_home: MainWindow, where: str) -> None:
    at_home.open(where)
    assert open_page(at_home) == "home_page"
    at_home.go_to(Place.UNITS)
    at_home.open(where)
    assert open_page(at_home) == "units_page"


def test_the_search_key_leads_to_the_search_box_of_the_ledger_page(at_home: MainWindow) -> None:
    page_of(at_home).find()

    assert open_page(at_home) == "tasks_page"


def test_nothing_of_the_page_is_cut_off_at_1366(at_home: MainWindow) -> None:
    for label in page_of(at_home).findChildren(QLabel):
        if label.isVisible() and label.text() and not label.wordWrap():
            assert label.sizeHint().width() <= label.width() + 1, label.text()


def test_what_was_taken_back_is_named_once(at_home: MainWindow) -> None:
    session = pages_of(at_home).session
    session.do(lambda ledger, clerk: watch_tasks(ledger, clerk, ["T0000000A"], watched=True))
    session.do(undo)
    changes = lines_of(at_home, "changes_list").model()
    taken_back, done = (changes.index(row, 0).data(LINE_ROLE).content.what for row in range(2))

    assert taken_back == f"撤销 {done.removesuffix('（已撤销）')}"


def test_in_a_low_window_the_numbers_keep_their_height_and_the_page_scrolls(at_home: MainWindow) -> None:
    page = page_of(at_home)
    page.setMinimumSize(0, 0)
    page.setParent(None)
    page.resize(830, 340)
    page.show()
    QApplication.processEvents()
    heights = [(found.height(), found.sizeHint().height()) for found in page.findChildren(Tile)]
    page.deleteLater()

    assert len(heights) == len(TILES)
    assert all(height >= wanted for height, wanted in heights)
