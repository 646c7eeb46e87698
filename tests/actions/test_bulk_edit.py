"""Bulk editing: what tasks have alike, and what becomes of one field of all of them."""

from collections.abc import Callable

import pytest

from ledger_app.actions.bulk_edit import bulk_entries, look_at
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.edit_cells import write_edits
from ledger_app.actions.tasks import settle_tasks
from ledger_app.actions.undoing import undo
from ledger_app.domain.bulk_edit import SHARED, BulkChange, Way, ways_of
from ledger_app.domain.cell_entry import EDITABLE
from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger


@pytest.fixture
def rows(ledger: Ledger, clerk: Clerk) -> Callable[[], list[TaskRow]]:
    """Return a function that gives the three tasks."""

    def read() -> list[TaskRow]:
        with ledger.reading() as reader:
            return list(reader.rows(TaskQuery(clerk.today)))

    return read


@pytest.fixture
def change(ledger: Ledger, clerk: Clerk, rows: Callable[[], list[TaskRow]]) -> Callable[..., list[TaskRow]]:
    """Return a function that changes all tasks, and gives them as they are then."""

    def run(*changes: BulkChange) -> list[TaskRow]:
        ids = [row.task.id for row in rows()]
        with ledger.reading() as reader:
            entries = bulk_entries(reader, clerk, ids, changes)
        write_edits(ledger, clerk, entries, "批量修改")
        return rows()

    return run


def test_what_all_tasks_read_alike_is_told_and_what_differs_is_not(
    ledger: Ledger, clerk: Clerk, rows: Callable[[], list[TaskRow]]
) -> None:
    with ledger.reading() as reader:
        selected = look_at(reader, clerk, [row.task.id for row in rows()])
    assert selected.texts[Field.STATUS] == "未启动"
    assert selected.texts[Field.CADENCE] == ""
    assert not {Field.LEAD, Field.SECTION} & selected.texts.keys()


def test_units_are_replaced_added_and_taken_away(change: Callable[..., list[TaskRow]]) -> None:
    added = change(BulkChange(Field.AREA, "白塘镇", Way.ADD))
    assert [row.area_names for row in added] == [("各街镇", "白塘镇"), ("钟楼街道", "白塘镇"), ("白塘镇",)]
    taken = change(BulkChange(Field.AREA, "白塘镇、钟楼街道", Way.REMOVE))
    assert [row.area_names for row in taken] == [("各街镇",), (), ()]
    put = change(BulkChange(Field.AREA, "钟楼街道"))
    assert {row.area_names for row in put} == {("钟楼街道",)}
    assert {row.area_names for row in change(BulkChange(Field.AREA, "", Way.EMPTY))} == {()}


def test_a_unit_to_take_away_that_nobody_knows_is_refused(change: Callable[..., list[TaskRow]]) -> None:
    with pytest.raises(LedgerError, match="没有单位“区水利局”"):
        change(BulkChange(Field.CO, "区水利局", Way.REMOVE))


def test_a_remark_is_put_behind_the_old_one_or_in_its_place(change: Callable[..., list[TaskRow]]) -> None:
    assert [row.task.remark for row in change(BulkChange(Field.REMARK, "已催", Way.ADD))] == [
        "每季度通报；已催",
        "已催",
        "已催",
    ]
    assert {row.task.remark for row in change(BulkChange(Field.REMARK, "看过"))} == {"看过"}


def test_several_fields_are_one_deed(
    ledger: Ledger, clerk: Clerk, change: Callable[..., list[TaskRow]], rows: Callable[[], list[TaskRow]]
) -> None:
    after = change(BulkChange(Field.STATUS, "推进中"), BulkChange(Field.WATCHED, "是"), BulkChange(Field.DUE, "年底"))
    assert {(row.state.status.value, row.task.watched, str(row.task.due)) for row in after} == {
        ("推进中", True, "2025-12-31")
    }
    undo(ledger, clerk)
    assert {(row.state.status.value, row.task.watched) for row in rows()} == {("未启动", False)}


def test_settling_takes_the_marks_off(ledger: Ledger, clerk: Clerk, rows: Callable[[], list[TaskRow]]) -> None:
    assert settle_tasks(ledger, clerk, [row.task.id for row in rows()]).message == "已核对 3 项任务"
    assert not any(row.task.to_check or row.task.lead_assumed for row in rows())


def test_every_shared_field_can_be_typed_into_and_changed_in_some_way() -> None:
    assert set(SHARED) <= EDITABLE
    assert all(ways_of(field) for field in SHARED)
