"""Filter row, conditions and facets of the ledger page, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from ledger_app.desktop.finding.facet_choice import FacetGroup
from ledger_app.desktop.finding.facet_model import FACET_ROLE
from ledger_app.desktop.finding.filter_field import FilterField
from ledger_app.desktop.finding.filter_offers import offers_for
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.column_filter import complaint_about
from ledger_app.domain.field import Field
from ledger_app.domain.query import ColumnFilter, TaskFilter
from ledger_app.domain.task import Role
from ledger_app.domain.unit import UnitKind
from ledger_app.domain.view import Layout, ViewColumn
from ledger_app.storage.ledger import Ledger
from tests.builders import a_unit
from tests.desktop.conftest import TODAY
from tests.desktop.steps import child, numbers, place, task
from tests.desktop.typing_chinese import compose, type_into

STREETS = ("柳林镇", "东渡镇")


@pytest.fixture
def row(page: TasksPage) -> TasksPage:
    """Return the page with its filter row shown."""
    page.filters.turn_filter_row()
    return page


def field(page: TasksPage, which: Field) -> FilterField:
    found = page.filter_row.findChild(FilterField, f"filter_{which.value}")
    assert found is not None
    return found


def press(page: TasksPage, name: str) -> None:
    """Click a button."""
    button = child(page, QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def conditions(page: TasksPage) -> list[str]:
    """Return what the line below the bar says."""
    QApplication.processEvents()
    pills = [pill for pill in page.conditions.findChildren(QToolButton) if not pill.isHidden()]
    return [pill.text() for pill in pills]


def with_streets(ledger: Ledger, session: Session, page: TasksPage) -> None:
    """Give three tasks a street, one of them through a set."""
    streets = [a_unit(id=f"U000000{n}0", name=name, kind=UnitKind.STREET) for n, name in enumerate(STREETS, start=1)]
    every = a_unit(id="U00000090", name="各街镇", kind=UnitKind.SET, members=("U00000010", "U00000020"))
    areas = {"T0000000A": ("U00000010",), "T0000000B": ("U00000020",), "T0000000C": ("U00000090",)}
    with ledger.transaction("属地", by="周敏", at=session.clerk().now) as store:
        store.save_many((*streets, every))
        for task_id, area in areas.items():
            store.save(replace(task(ledger, task_id), area_units=area))
    page.refresh(None)


def facet(page: TasksPage, group: FacetGroup, label: str) -> QModelIndex:
    """Return the line of the panel that says `label`."""
    model = page.facet_panel.tree.model()
    parent = next(
        index
        for index in (model.index(number, 0) for number in range(model.rowCount()))
        if index.data(FACET_ROLE).group is group
    )
    lines = [model.index(number, 0, parent) for number in range(model.rowCount(parent))]
    return next(line for line in lines if line.data(FACET_ROLE).label == label)


def test_what_is_typed_below_a_heading_filters_a_moment_later(row: TasksPage, qtbot: QtBot) -> None:
    type_into(field(row, Field.CONTENT), "地块")

    qtbot.waitUntil(lambda: numbers(row) == ["2"])
    assert row.query().columns == (ColumnFilter(Field.CONTENT, "地块"),)
    assert conditions(row) == ["具体任务：地块"]


def test_nothing_is_asked_while_an_input_method_composes(row: TasksPage, qtbot: QtBot) -> None:
    compose(field(row, Field.CONTENT), "dikuai")
    qtbot.wait(300)

    assert len(numbers(row)) == 5


def test_columns_are_and_among_each_other(row: TasksPage) -> None:
    field(row, Field.LEAD).search_at_once("工信")
    field(row, Field.DUE).search_at_once("<今天")

    assert numbers(row) == ["1"]


def test_a_wrong_entry_gets_a_sentence_and_filters_nothing(row: TasksPage) -> None:
    field(row, Field.DUE).search_at_once("哪天")

    said = child(row, QLabel, "filter_complaint")
    assert isinstance(said, QLabel)
    assert len(numbers(row)) == 5
    assert field(row, Field.DUE).property("wrong")
    assert said.isVisible()
    assert "哪天" in said.text()

    QTest.keyClick(field(row, Field.DUE), Qt.Key.Key_Escape)
    assert not said.isVisible()


def test_clearing_all_filters_empties_a_wrong_field_too(row: TasksPage) -> None:
    field(row, Field.DUE).search_at_once("哪天")
    row.clear_filters()

    assert field(row, Field.DUE).text() == ""
    assert not field(row, Field.DUE).property("wrong")
    assert not row.conditions.isVisible()


def test_escape_empties_the_field_and_the_second_escape_goes_to_the_table(row: TasksPage, qtbot: QtBot) -> None:
    line = field(row, Field.CONTENT)
    line.search_at_once("砖瓦")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert len(numbers(row)) == 5

    with qtbot.waitSignal(row.filter_row.left):
        QTest.keyClick(line, Qt.Key.Key_Escape)


def test_a_list_of_choices_takes_several(row: TasksPage) -> None:
    line = field(row, Field.LIGHT)
    line.open_choices()
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    for word in ("红", "蓝"):
        next(action for action in menu.actions() if action.text() == word).toggle()
    menu.close()

    assert set(line.text().split()) == {"红", "蓝"}
    assert numbers(row) == ["1", "4"]


@pytest.mark.parametrize("which", list(Field))
def test_every_choice_offered_can_be_read(which: Field) -> None:
    offered = offers_for(which)
    together = (" ".join(offered.words),) if offered.several else ()

    assert [complaint_about(ColumnFilter(which, words), TODAY) for words in (*offered.words, *together)] == [
        "" for _ in (*offered.words, *together)
    ]


def test_fields_stand_below_their_headings_also_after_scrolling_and_moving(row: TasksPage) -> None:
    layout = row.table.column_layout()
    more = (*layout.columns, *(ViewColumn(each) for each in (Field.CO, Field.AREA, Field.REMARK, Field.GOAL)))
    row.table.change_layout(Layout((more[-1], *more[:-1]), 2))
    row.table.horizontalScrollBar().setValue(row.table.horizontalScrollBar().maximum())
    QApplication.processEvents()

    for column, spec in enumerate(row.model.specs):
        line = field(row, spec.field)
        left = line.mapTo(row.table, line.rect().topLeft()).x() - row.table.viewport().x()
        assert abs(left - row.table.column_left(column)) <= 2
        assert abs(line.width() - row.table.columnWidth(column)) <= 2


def test_the_filter_row_stays_when_nothing_fits_and_after_a_restart(
    row: TasksPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    field(row, Field.CONTENT).search_at_once("没有这个词")
    assert field(row, Field.CONTENT).isVisible()
    assert row.blank.isVisible()

    after = TasksPage(session, theme, Preferences())
    qtbot.addWidget(after)
    assert after.filters.has_filter_row()


def test_a_filter_above_a_column_that_is_not_shown_is_seen_and_taken_off(page: TasksPage) -> None:
    page.list.ask(columns=(ColumnFilter(Field.REMARK, "非空"),), deed=1)
    assert conditions(page) == ["备注：非空", "某次操作：改动的任务"]

    for _ in range(2):
        next(pill for pill in page.conditions.findChildren(QToolButton) if not pill.isHidden()).click()
    assert page.query().filter() == TaskFilter()
    assert not page.conditions.isVisible()
    assert len(numbers(page)) == 5


def test_all_conditions_are_cleared_at_once(row: TasksPage) -> None:
    field(row, Field.CONTENT).search_at_once("砖瓦")
    press(row, "clear_conditions")

    assert len(numbers(row)) == 5
    assert field(row, Field.CONTENT).text() == ""


def test_a_chosen_section_opens_those_below_it(page: TasksPage) -> None:
    tree = page.facet_panel.tree
    tree.clicked_line.emit(facet(page, FacetGroup.SECTION, "蓝天"), False)
    tree.clicked_line.emit(facet(page, FacetGroup.SECTION, "扬尘"), False)

    assert numbers(page) == ["2"]
    assert facet(page, FacetGroup.SECTION, "工业源").data(FACET_ROLE).count == 2


def test_lines_are_chosen_and_added_by_keyboard(page: TasksPage) -> None:
    tree = page.facet_panel.tree
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    for label, keys in (("红 已逾期", plain), ("蓝 已完成", control)):
        tree.setCurrentIndex(facet(page, FacetGroup.LIGHT, label))
        QTest.keyClick(tree, Qt.Key.Key_Return, keys)
    QTest.keyRelease(tree, Qt.Key.Key_Control)

    assert numbers(page) == ["1", "4"]
    assert conditions(page) == ["预警灯：红、蓝"]


def test_a_street_holds_its_own_tasks_and_those_of_its_set(page: TasksPage, ledger: Ledger, session: Session) -> None:
    with_streets(ledger, session, page)
    line = facet(page, FacetGroup.AREA, "柳林镇")
    assert line.data(FACET_ROLE).count == 2

    page.facet_panel.tree.clicked_line.emit(line, False)
    assert numbers(page) == ["1", "3"]


def test_every_overdue_task_of_one_street_in_three_actions(page: TasksPage, ledger: Ledger, session: Session) -> None:
    with_streets(ledger, session, page)
    press(page, "chip_overdue")
    tree, line = page.facet_panel.tree, facet(page, FacetGroup.AREA, "柳林镇")
    tree.scrollTo(line)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(line).center())

    assert numbers(page) == ["1"]


def test_every_overdue_task_of_one_street_without_the_mouse(page: TasksPage, ledger: Ledger, session: Session) -> None:
    with_streets(ledger, session, page)
    page.find()
    QTest.keyClick(page.bar.search, Qt.Key.Key_Tab)
    chip = QApplication.focusWidget()
    assert chip is not None
    QTest.keyClick(chip, Qt.Key.Key_Space)
    page.find()
    QTest.keyClicks(page.bar.search, "llz")
    QTest.keyClick(page.bar.search, Qt.Key.Key_Down)

    assert numbers(page) == ["1"]
    assert page.table.hasFocus()


def test_many_units_are_searched_by_sound(page: TasksPage, ledger: Ledger, session: Session) -> None:
    units = [a_unit(id=f"U000001{n:02d}", name=f"第{n}中心") for n in range(40)]
    units.append(a_unit(id="U00000200", name="区卫生健康委"))
    plain = task(ledger, "T0000000E")
    with ledger.transaction("单位", by="周敏", at=session.clerk().now) as store:
        store.save_many(units)
        store.save(replace(plain, lead_units=tuple(unit.id for unit in units)))
    page.refresh(None)
    assert page.facet_panel.search.isVisible()
    page.facet_panel.search.setText("wsjk")

    page.facet_panel.tree.clicked_line.emit(facet(page, FacetGroup.LEAD, "区卫生健康委"), False)
    assert (page.query().units, page.query().role) == (("U00000200",), Role.LEAD)
    assert numbers(page) == ["5"]


def test_a_column_that_filters_has_a_sign_in_its_heading(page: TasksPage) -> None:
    before = page.table.horizontalHeader().grab().toImage()
    page.list.ask(columns=(ColumnFilter(Field.DUE, "非空"),))
    after = page.table.horizontalHeader().grab().toImage()
    left = page.table.columnViewportPosition(place(Field.DUE))
    width = page.table.columnWidth(place(Field.DUE))

    assert before.copy(left, 0, width, before.height()) != after.copy(left, 0, width, after.height())


def test_tab_goes_from_field_to_field_and_beyond_the_last_into_the_table(row: TasksPage, qtbot: QtBot) -> None:
    here = row.table.current()
    shown = [spec.field for spec in row.model.specs]
    for which in shown:
        focused = row.window().focusWidget()
        assert focused is field(row, which)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert row.window().focusWidget() is row.table
    assert row.table.current() == here
    field(row, shown[1]).setFocus()
    qtbot.keyClick(field(row, shown[1]), Qt.Key.Key_Backtab)
    assert row.window().focusWidget() is field(row, shown[0])


def test_rows_stay_in_one_line_across_the_frozen_edge_when_the_filter_row_comes_and_goes(page: TasksPage) -> None:
    frozen = page.table.part_of(0)
    for _ in range(2):
        page.filters.turn_filter_row()
        QApplication.processEvents()
        tops = [
            part.viewport().mapToGlobal(part.visualRect(page.model.index(1, 0)).topLeft()).y()
            for part in (page.table, frozen)
        ]
        assert tops[0] == tops[1]
