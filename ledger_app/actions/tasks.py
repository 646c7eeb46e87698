"""Making, editing, deleting and restoring tasks."""

from collections.abc import Sequence
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.naming import task_name, task_names
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.task import DueSource, Task
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.reader import Reader
from ledger_app.storage.store import Store

_TASKS = frozenset({Kind.TASK})


def new_task(ledger: Ledger, clerk: Clerk, task: Task) -> Outcome:
    """Put a task at the end of its plan."""
    if not task.content.strip() and not task.title.strip():
        raise LedgerError("任务还没有内容", "请写具体任务")
    with ledger.transaction("新增任务", by=clerk.name, at=clerk.now) as store:
        typed = replace(task, position=store.last_position(task.plan_id) + 1)
        store.save(_stated_due(typed) if task.due is not None else typed)
    return Outcome(f"已新增任务 {task_name(task)}", _TASKS)


def edit_task(ledger: Ledger, clerk: Clerk, task: Task) -> Outcome:
    """Write a task as the clerk has edited it."""
    return edit_tasks(ledger, clerk, (task,))


def edit_tasks(ledger: Ledger, clerk: Clerk, tasks: Sequence[Task]) -> Outcome:
    """Write several edited tasks as one deed; a due date that differs becomes the clerk's own."""
    if any(not task.content.strip() and not task.title.strip() for task in tasks):
        raise LedgerError("具体任务不能是空的", "要去掉这一项请用删除")
    with ledger.transaction("编辑任务", by=clerk.name, at=clerk.now) as store:
        places = Places(store)
        store.save_many([edited(_known(store, task.id), task, places) for task in tasks])
    return Outcome(f"已保存{_spaced(tasks)}", _TASKS)


def delete_tasks(ledger: Ledger, clerk: Clerk, ids: Sequence[str]) -> Outcome:
    """Put tasks into the recycle bin."""
    with ledger.transaction("删除任务", by=clerk.name, at=clerk.now) as store:
        tasks = [_known(store, task_id) for task_id in ids]
        store.save_many([replace(task, deleted=True) for task in tasks])
    return Outcome(f"已把{_spaced(tasks)}放进回收站", _TASKS)


def restore_tasks(ledger: Ledger, clerk: Clerk, ids: Sequence[str]) -> Outcome:
    """Take tasks out of the recycle bin."""
    with ledger.transaction("恢复任务", by=clerk.name, at=clerk.now) as store:
        tasks = [_known(store, task_id) for task_id in ids]
        store.save_many([replace(task, deleted=False) for task in tasks])
    return Outcome(f"已恢复{_spaced(tasks)}", _TASKS)


def watch_tasks(ledger: Ledger, clerk: Clerk, ids: Sequence[str], *, watched: bool) -> Outcome:
    """Mark tasks as watched (关注), or no longer."""
    with ledger.transaction("关注任务" if watched else "取消关注", by=clerk.name, at=clerk.now) as store:
        tasks = [_known(store, task_id) for task_id in ids]
        store.save_many([replace(task, watched=watched) for task in tasks])
    return Outcome(f"已{'' if watched else '取消'}关注{_spaced(tasks)}", _TASKS)


def settle_tasks(ledger: Ledger, clerk: Clerk, ids: Sequence[str]) -> Outcome:
    """Say that the clerk has looked at tasks marked 需核对, and agrees with the leads taken for them."""
    with ledger.transaction("核对任务", by=clerk.name, at=clerk.now) as store:
        tasks = [_known(store, task_id) for task_id in ids]
        store.save_many([replace(task, to_check="", lead_assumed=False) for task in tasks])
    return Outcome(f"已核对{_spaced(tasks)}", _TASKS)


def _known(store: Store, task_id: str) -> Task:
    """Return the task with that id, from the recycle bin too."""
    task = store.task(task_id)
    if task is None:
        raise LedgerError(f"台账里没有任务 {task_id}", "请刷新列表后再试")
    return task


class Places:
    """Hands out the places at the end of plans, one after the other."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._last: dict[str, int] = {}

    def next_in(self, plan_id: str) -> int:
        """Return the next place in a plan."""
        if plan_id not in self._last:
            self._last[plan_id] = self._reader.last_position(plan_id)
        self._last[plan_id] += 1
        return self._last[plan_id]


def edited(before: Task, task: Task, places: Places) -> Task:
    """Return `task` with a lead that is not co too, and the clerk as the source of a due date that is new.

    A task moved to another plan stands last there; its number, history and progress stay.
    """
    if task.plan_id != before.plan_id:
        task = replace(task, position=places.next_in(task.plan_id))
    task = replace(task, co_units=tuple(unit for unit in task.co_units if unit not in task.lead_units))
    return _stated_due(task) if before.due != task.due else task


def _stated_due(task: Task) -> Task:
    """Return `task` with the clerk as the source of its due date."""
    return replace(task, due_source=DueSource.MANUAL)


def _spaced(tasks: Sequence[Task]) -> str:
    """Return how the tasks are called, set off from the verb before a figure."""
    return task_names(tasks) if len(tasks) == 1 else f" {task_names(tasks)}"
