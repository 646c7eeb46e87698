"""Making, editing, deleting and restoring tasks; undo and redo of all that."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.tasks import (
    delete_tasks,
    edit_task,
    edit_tasks,
    new_task,
    restore_tasks,
    watch_tasks,
)
from ledger_app.actions.undoing import redo, revert_change, undo
from ledger_app.domain.identifier import new_id
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import DueSource, Task
from ledger_app.errors import ConflictError, LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_unit


def tasks_of(ledger: Ledger, *, deleted: bool = False) -> list[Task]:
    with ledger.reading() as reader:
        return [row.task for row in reader.rows(TaskQuery(date(2025, 7, 1), deleted=deleted))]


def test_a_new_task_stands_last_in_its_plan_with_a_due_date(ledger: Ledger, clerk: Clerk) -> None:
    plan_id = tasks_of(ledger)[0].plan_id
    outcome = new_task(ledger, clerk, Task(new_id("T"), plan_id, "开展秸秆禁烧巡查。", "4"))
    assert outcome.message == "已新增任务 4"
    last = tasks_of(ledger)[-1]
    assert (last.number, last.due, last.due_source) == ("4", date(2025, 12, 31), DueSource.PLAN)


def test_a_new_task_keeps_the_due_date_that_was_typed(ledger: Ledger, clerk: Clerk) -> None:
    plan_id = tasks_of(ledger)[0].plan_id
    new_task(ledger, clerk, Task(new_id("T"), plan_id, "开展秸秆禁烧巡查。", due=date(2025, 10, 31)))
    assert (tasks_of(ledger)[-1].due, tasks_of(ledger)[-1].due_source) == (date(2025, 10, 31), DueSource.MANUAL)


def test_a_task_without_words_is_refused(ledger: Ledger, clerk: Clerk) -> None:
    first = tasks_of(ledger)[0]
    with pytest.raises(LedgerError, match="内容"):
        new_task(ledger, clerk, Task(new_id("T"), first.plan_id, " "))
    with pytest.raises(LedgerError, match="不能是空的"):
        edit_task(ledger, clerk, replace(first, content=""))


def test_an_edited_due_date_becomes_the_clerks_and_other_fields_leave_its_source(ledger: Ledger, clerk: Clerk) -> None:
    edit_task(ledger, clerk, replace(tasks_of(ledger)[0], remark="改"))
    assert tasks_of(ledger)[0].due_source is DueSource.TEXT
    edit_task(ledger, clerk, replace(tasks_of(ledger)[0], due=date(2025, 8, 31)))
    assert tasks_of(ledger)[0].due_source is DueSource.MANUAL


def test_a_unit_that_comes_to_lead_a_task_no_longer_helps_with_it(ledger: Ledger, clerk: Clerk) -> None:
    first = tasks_of(ledger)[0]
    (lead, helper) = (new_id("U"), new_id("U"))
    with ledger.transaction("新增单位", by=clerk.name, at=clerk.now) as store:
        store.save_many([a_unit(id=lead, name="甲局"), a_unit(id=helper, name="乙局")])
    edit_task(ledger, clerk, replace(first, lead_units=(lead,), co_units=(lead, helper)))
    assert (tasks_of(ledger)[0].lead_units, tasks_of(ledger)[0].co_units) == ((lead,), (helper,))


def test_several_tasks_are_edited_as_one_deed(ledger: Ledger, clerk: Clerk) -> None:
    outcome = edit_tasks(ledger, clerk, [replace(task, remark="统一") for task in tasks_of(ledger)])
    assert outcome.message == "已保存 3 项任务"
    undo(ledger, clerk)
    assert [task.remark for task in tasks_of(ledger)] == ["每季度通报", "", ""]
    redo(ledger, clerk)
    assert [task.remark for task in tasks_of(ledger)] == ["统一"] * 3


def test_a_stale_edit_is_refused(ledger: Ledger, clerk: Clerk) -> None:
    seen = tasks_of(ledger)[0]
    edit_task(ledger, clerk, replace(seen, remark="先改的"))
    with pytest.raises(ConflictError):
        edit_task(ledger, clerk, replace(seen, remark="后改的"))


def test_deleted_tasks_wait_in_the_bin_and_come_back(ledger: Ledger, clerk: Clerk) -> None:
    ids = [task.id for task in tasks_of(ledger)[:2]]
    assert delete_tasks(ledger, clerk, ids).message == "已把 2 项任务放进回收站"
    assert [task.number for task in tasks_of(ledger)] == ["3"]
    assert [task.id for task in tasks_of(ledger, deleted=True)] == ids
    restore_tasks(ledger, clerk, ids[:1])
    assert [task.number for task in tasks_of(ledger)] == ["1", "3"]


def test_a_task_that_is_not_there_is_named(ledger: Ledger, clerk: Clerk) -> None:
    with pytest.raises(LedgerError, match="TNICHTDA1"):
        delete_tasks(ledger, clerk, ["TNICHTDA1"])


def test_tasks_are_watched_and_no_longer_watched(ledger: Ledger, clerk: Clerk) -> None:
    ids = [task.id for task in tasks_of(ledger)[:2]]
    assert watch_tasks(ledger, clerk, ids, watched=True).message == "已关注 2 项任务"
    assert [task.watched for task in tasks_of(ledger)] == [True, True, False]
    watch_tasks(ledger, clerk, ids[:1], watched=False)
    assert [task.watched for task in tasks_of(ledger)] == [False, True, False]


def test_nothing_to_undo_is_said(empty: Ledger, clerk: Clerk) -> None:
    with pytest.raises(LedgerError, match="撤销"):
        undo(empty, clerk)


def test_one_field_of_one_change_is_put_back(ledger: Ledger, clerk: Clerk) -> None:
    task = tasks_of(ledger)[0]
    edit_task(ledger, clerk, replace(task, remark="改一", goal="改一"))
    with ledger.reading() as reader:
        change = next(each for each in reader.history(task.id) if each.field == "remark")
    revert_change(ledger, clerk, change)
    assert (tasks_of(ledger)[0].remark, tasks_of(ledger)[0].goal) == ("每季度通报", "改一")
