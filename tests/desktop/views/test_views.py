"""Views, columns and what is remembered of them, on the ledger page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.views import delete_view, save_view
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.preferences import Preferences
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.views.manage_views import ManageViewsDialog
from ledger_app.desktop.views.name_view import NameViewDialog
from ledger_app.domain.field import Field
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.query import Chip, ColumnFilter, Group, SortKey, TaskFilter
from ledger_app.domain.view import Layout, View, ViewColumn
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import NOW, TODAY
from tests.desktop.steps import child, numbers

CLERK = Clerk("周敏", TODAY, NOW)
NARROW = Layout(
    (ViewColumn(Field.LIGHT), ViewColumn(Field.CONTENT, "", 20.0), ViewColumn(Field.EXTRA, "资金来源")), 1, 1
)


def button_text(page: TasksPage) -> str:
    return page.bar.view_button.text().strip()


def shown_fields(page: TasksPage) -> list[Field]:
    return [spec.field for spec in page.model.specs]


def again(qtbot: QtBot, session: Session, theme: Theme, page: TasksPage) -> TasksPage:
    """Return the page as it is after the program was started again."""
    page.keep_sizes()
    made = TasksPage(session, theme, Preferences())
    qtbot.addWidget(made)
    made.resize(1294, 640)
    made.show()
    made.lay_out()
    return made


def named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Answer the question for a name."""
    monkeypatch.setattr(NameViewDialog, "ask", lambda *_args: name)


def test_a_usual_view_filters_and_says_when_it_was_changed(page: TasksPage) -> None:
    late = next(view for view in page.views.views if view.name == "逾期和临期")
    page.views.choose(late)
    assert numbers(page) == ["1", "2"]
    assert button_text(page) == "视图：逾期和临期"

    page.bar.search.search_at_once("覆绿")
    assert button_text(page) == "视图：逾期和临期 *"

    page.views.restore()
    assert numbers(page) == ["1", "2"]
    assert button_text(page) == "视图：逾期和临期"


def test_a_saved_view_keeps_filters_order_groups_and_columns(
    page: TasksPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = TaskFilter(
        chips=(Chip.OVERDUE,),
        columns=(ColumnFilter(Field.CONTENT, "家具"),),
        group=Group.LEAD,
        sort=((SortKey.DUE, True),),
    )
    page.list.ask_for(wanted)
    page.table.change_layout(NARROW)
    named(monkeypatch, "本周要催的")
    page.views.save()
    assert button_text(page) == "视图：本周要催的"

    page.views.choose(page.views.views[0])
    assert len(numbers(page)) == 5
    page.views.choose(page.views.saved()[0])

    assert page.query().filter() == wanted
    assert page.table.column_layout() == NARROW
    with session.reading() as reader:
        assert [(view.name, view.filter, view.layout) for view in reader.views()] == [("本周要催的", wanted, NARROW)]


def test_saving_again_writes_over_the_saved_view(page: TasksPage, monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, "蓝天")
    page.views.save()
    page.list.ask(sections=(("蓝天",),))
    page.views.save()

    assert [view.filter.sections for view in page.views.saved()] == [(("蓝天",),)]
    assert not page.views.has_changed()


def test_the_order_of_columns_and_the_view_are_there_after_a_restart(
    page: TasksPage, session: Session, theme: Theme, qtbot: QtBot
) -> None:
    page.views.choose(page.views.views[3])
    layout = page.table.column_layout()
    moved = (layout.columns[-1], *layout.columns[:-1])
    page.table.change_layout(replace(layout, columns=moved, lines=1))

    after = again(qtbot, session, theme, page)

    assert after.views.current.name == "逾期和临期"
    assert shown_fields(after)[0] is Field.LATEST
    assert after.table.column_layout() == replace(layout, columns=moved, lines=1)
    assert [after.model.id_at(row) for row in range(after.model.rowCount())] == ["T0000000A", "T0000000B"]


def test_a_view_that_somebody_deleted_leaves_the_list_as_it_is(
    page: TasksPage, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, "催办")
    page.bar.search.search_at_once("覆绿")
    page.views.save()
    delete_view(ledger, CLERK, page.views.current.id)
    page.refresh(Outcome("", frozenset({Kind.VIEW})))

    assert numbers(page) == ["2"]
    assert button_text(page) == "视图：全部任务 *"


def test_a_view_of_things_that_are_gone_says_so_and_shows_nothing(page: TasksPage, ledger: Ledger) -> None:
    gone = TaskFilter(
        units=("U00000099",),
        plans=("P00000099",),
        sections=(("没有",),),
        columns=(ColumnFilter(Field.EXTRA, "x", "没有"),),
    )
    save_view(
        ledger, CLERK, View("", "旧视图", gone, Layout((ViewColumn(Field.EXTRA, "没有"), ViewColumn(Field.LIGHT)), 1))
    )
    page.refresh(Outcome("", frozenset({Kind.VIEW})))
    page.views.choose(page.views.saved()[0])

    assert page.model.rowCount() == 0
    said = [condition.text for condition in page.filters.conditions()]
    assert said == ["方案：已删除", "类别：没有", "单位：已删除", "没有：x"]


def test_views_are_renamed_overwritten_and_deleted(page: TasksPage, monkeypatch: pytest.MonkeyPatch) -> None:
    named(monkeypatch, "甲")
    page.views.save()
    named(monkeypatch, "乙")
    monkeypatch.setattr("ledger_app.desktop.views.manage_views.confirm", lambda *_args: True)

    def walk(dialog: ManageViewsDialog) -> int:
        rows = dialog.findChild(QListWidget, "saved_view_list")
        assert rows is not None
        page.bar.search.search_at_once("砖瓦")
        for name in ("rename_view", "overwrite_view"):
            dialog.findChild(QPushButton, name).click()  # type: ignore[union-attr]
        assert [rows.item(row).text() for row in range(rows.count())] == ["乙"]
        assert page.views.saved()[0].filter.search == "砖瓦"
        dialog.findChild(QPushButton, "delete_view").click()  # type: ignore[union-attr]
        assert rows.isHidden()
        return 0

    monkeypatch.setattr(ManageViewsDialog, "exec", walk)
    page.views.manage()

    assert page.views.saved() == ()


def test_a_name_that_another_view_has_is_not_taken(qtbot: QtBot, theme: Theme) -> None:
    dialog = NameViewDialog(None, "保存", "保存视图", "全部任务", ["全部任务"])
    qtbot.addWidget(dialog)
    assert not dialog.primary.isEnabled()

    dialog.edit.setText("我的")
    assert dialog.primary.isEnabled()


def test_columns_are_ticked_and_moved_by_keyboard(page: TasksPage) -> None:
    page.look.choose_columns()
    popup = page.look.columns_popup
    rows = popup.list
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown_fields(page)[:2] == [Field.NUMBER, Field.LIGHT]

    popup.search.setText("zjly")
    extra = next(row for row in range(rows.count()) if not rows.item(row).isHidden())
    rows.setCurrentRow(extra)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert page.model.specs[-1].heading == "资金来源"

    usual = child(popup, QPushButton, "usual_columns")
    assert isinstance(usual, QPushButton)
    usual.click()
    assert shown_fields(page)[0] is Field.LIGHT
    popup.close()


def test_the_last_column_cannot_be_taken_away(page: TasksPage) -> None:
    page.table.change_layout(Layout((ViewColumn(Field.CONTENT),), 0))
    page.look.choose_columns()
    rows = page.look.columns_popup.list
    QTest.keyClick(rows, Qt.Key.Key_Space)
    page.look.columns_popup.close()

    assert shown_fields(page) == [Field.CONTENT]
