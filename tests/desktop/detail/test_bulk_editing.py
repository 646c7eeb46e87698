"""批量修改 in the panel: what is shown of several tasks, what is written, and that one undo takes it back."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ledger_app.actions.undoing import undo
from ledger_app.desktop.blocks.edit_preview import EditPreview
from ledger_app.desktop.detail.bulk_editing import BulkEditing
from ledger_app.desktop.detail.bulk_row import BulkRow
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.pages.tasks_page import TasksPage
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField
from ledger_app.domain.bulk_edit import Way
from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status
from ledger_app.storage.ledger import Ledger
from tests.desktop.conftest import TODAY
from tests.desktop.preview_steps import agree_to_previews


@pytest.fixture
def bulk(page: TasksPage, session: Session, theme: Theme) -> BulkEditing:
    """Return what turns the panel of the page."""
    return BulkEditing(page, session, theme)


@pytest.fixture
def previews(monkeypatch: pytest.MonkeyPatch) -> list[EditPreview]:
    """Return the previews shown; each is agreed to at once."""
    return agree_to_previews(monkeypatch)


def select(page: TasksPage, bulk: BulkEditing, rows: range) -> None:
    """Select rows, and let the panel compare them."""
    page.table.select_block(Block(rows, range(1, 3)))
    bulk._compare()


def write(row: BulkRow, text: str) -> None:
    """Type a text, or choose it."""
    if isinstance(row.editor, ChoiceField):
        row.editor.show_value(text)
        row.changed.emit()
    elif isinstance(row.editor, DateField):
        row.editor.line.setText(text)
        row.editor.changed.emit()
    else:
        row.editor.setText(text)  # type: ignore[attr-defined]  # a line


def rows(ledger: Ledger) -> list[TaskRow]:
    with ledger.reading() as reader:
        return list(reader.rows(TaskQuery(TODAY)))


def test_the_panel_turns_while_two_or_more_tasks_are_selected(page: TasksPage, bulk: BulkEditing) -> None:
    select(page, bulk, range(3))
    assert bulk.panel.isVisible()
    caption = bulk.panel.findChild(QLabel, "bulk_caption")
    assert isinstance(caption, QLabel)
    assert caption.toolTip() == "选中 3 项任务"
    select(page, bulk, range(1))
    assert not bulk.panel.isVisible()
    assert page.detail.tabs.isVisible()


def test_what_the_tasks_share_is_shown_and_what_differs_is_named_several(page: TasksPage, bulk: BulkEditing) -> None:
    select(page, bulk, range(0, 3, 1))
    status, due, cadence = (bulk.panel.rows[field].editor for field in (Field.STATUS, Field.DUE, Field.CADENCE))
    assert isinstance(status, ChoiceField)
    assert status.itemText(0) == "（多个值）"
    assert isinstance(due, DateField)
    assert due.line.placeholderText() == "（多个值）"
    assert cadence.property("placeholderText") == "（空）"


def test_fields_changed_are_written_into_all_selected_tasks_after_a_look(
    page: TasksPage, bulk: BulkEditing, ledger: Ledger, session: Session, previews: list[EditPreview]
) -> None:
    before = [(row.state.status, row.task.due) for row in rows(ledger)]
    select(page, bulk, range(3))
    write(bulk.panel.rows[Field.STATUS], "推进中")
    write(bulk.panel.rows[Field.DUE], "12.31")
    assert (bulk.panel._hint.text(), bulk.panel.save_button.text()) == ("改 2 栏", "修改 3 项")
    bulk.panel.save_button.click()
    assert len(previews) == 1
    assert [(row.state.status, str(row.task.due)) for row in rows(ledger)[:3]] == [
        (Status.IN_PROGRESS, "2025-12-31")
    ] * 3
    assert not bulk.panel.changes()
    session.do(undo)
    assert [(row.state.status, row.task.due) for row in rows(ledger)] == before


def test_two_tasks_are_changed_without_a_preview(
    page: TasksPage, bulk: BulkEditing, ledger: Ledger, previews: list[EditPreview]
) -> None:
    select(page, bulk, range(2))
    row = bulk.panel.rows[Field.CO]
    row.choose_way(Way.ADD)
    write(row, "区城管局")
    bulk.panel.rows[Field.CADENCE].choose_way(Way.REPLACE)
    write(bulk.panel.rows[Field.LIAISON], "陆晓燕 5550-2107")
    bulk.panel.save_button.click()
    assert len(previews) == 1  # 区城管局 leads the second task: that one is refused, and shown
    assert [each.co_names for each in rows(ledger)[:2]] == [("区城管局",), ()]
    assert {each.task.people[0].name for each in rows(ledger)[:2]} == {"陆晓燕"}
    bulk.panel.rows[Field.LIAISON].choose_way(Way.EMPTY)
    bulk.panel.save_button.click()
    assert len(previews) == 1
    assert not any(each.task.people for each in rows(ledger)[:2])


def test_nothing_is_written_while_something_is_wrong_or_missing(page: TasksPage, bulk: BulkEditing) -> None:
    select(page, bulk, range(2))
    button = bulk.panel.save_button
    assert (button.isEnabled(), button.toolTip()) == (False, "还没有改任何一栏")
    write(bulk.panel.rows[Field.LEAD], "区水利局")
    assert not button.isEnabled()
    assert "区水利局" in button.toolTip()
    bulk.panel.clear()
    write(bulk.panel.rows[Field.DUE], "尽快")
    assert button.toolTip().startswith("看不懂完成时限“尽快”")
    bulk.panel.clear()
    write(bulk.panel.rows[Field.STATUS], "已中止")
    assert bulk.panel.reason.isVisible()
    assert button.toolTip() == "中止任务要写原因"
    bulk.panel.reason.setText("地块收回")
    assert button.isEnabled()


def test_suspending_many_writes_the_reason(
    page: TasksPage, bulk: BulkEditing, ledger: Ledger, previews: list[EditPreview]
) -> None:
    select(page, bulk, range(3))
    write(bulk.panel.rows[Field.STATUS], "已中止")
    bulk.panel.reason.setText("地块收回")
    bulk.panel.save_button.click()
    assert {(row.state.status, row.state.reason) for row in rows(ledger)[:3]} == {(Status.SUSPENDED, "地块收回")}


def test_tasks_to_check_are_settled_from_the_panel(
    page: TasksPage, bulk: BulkEditing, ledger: Ledger, session: Session, qtbot: QtBot
) -> None:
    from dataclasses import replace

    with ledger.transaction("标记", by="周敏", at=session.clerk().now) as store:
        store.save(replace(rows(ledger)[0].task, to_check="牵头单位是暂定的"))
    select(page, bulk, range(2))
    assert bulk.panel._check_note.text() == "其中 1 项需核对"
    bulk.panel.settle_wanted.emit(bulk.panel._to_check)
    assert not any(row.task.to_check for row in rows(ledger))


def test_many_tasks_are_not_compared_one_by_one(
    page: TasksPage, bulk: BulkEditing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger_app.desktop.detail.bulk_editing._COMPARED", 2)
    select(page, bulk, range(3))
    cadence = bulk.panel.rows[Field.CADENCE].editor
    assert cadence.property("placeholderText") == "（多个值）"


def test_bulk_editing_one_task_asks_for_more(page: TasksPage, bulk: BulkEditing) -> None:
    said: list[str] = []
    page.told.connect(said.append)
    select(page, bulk, range(1))
    bulk.begin()
    assert said == ["先选两项以上的任务，再批量修改"]
    page.table.select_block(Block(range(2), range(1, 2)))
    page.toggle_detail()
    bulk.begin()
    assert bulk.panel.isVisible()
