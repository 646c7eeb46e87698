"""Writing to a ledger: values go in, their history and everything that follows from them is written with them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from ledger_app.collector import collector_resting
from ledger_app.domain.due import resolve_due
from ledger_app.domain.history import Change, Deed, DeedKind
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit
from ledger_app.errors import ConflictError, LedgerError
from ledger_app.storage.derive import write_derived
from ledger_app.storage.history import Entry, changes, created, write_deed
from ledger_app.storage.reader import Reader
from ledger_app.storage.records import (
    PLANS,
    RECORDS,
    REPORTS,
    TASKS,
    Record,
    Thing,
    among,
    chunks,
    id_of,
    load_by_id,
    load_tasks,
    load_tasks_by,
)
from ledger_app.storage.tables import REPORT, TASK, TASK_UNIT
from ledger_app.storage.turning import reverted, turn
from ledger_app.storage.wording import headline_of
from ledger_app.storage.writing import delete_things, insert_things, update_things

_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""U+0000 in JSON: PostgreSQL keeps it in no text. Behind a backslash of its own it is four harmless letters."""


class Store(Reader):
    """One deed under way. Nothing of it lasts until the transaction ends."""

    def __init__(self, connection: Connection, deed: Deed) -> None:
        super().__init__(connection, deed.by)
        self._deed = deed
        self._entries: list[Entry] = []
        self._numbers: dict[str, str] = {}
        self._read: dict[str, Task] = {}  # as they are stored; none of them was written since

    def task(self, task_id: str) -> Task | None:
        """Return a task, in the recycle bin or not; saving it does not read it once more."""
        found = super().task(task_id)
        if found is not None:
            self._read[task_id] = found
        return found

    def save(self, thing: Thing) -> None:
        """Write a new value, or over the one with its id; see `save_many`."""
        self.save_many((thing,))

    def save_many(self, things: Sequence[Thing]) -> None:
        """Write values, in any order and of any kind; what did not change is left alone.

        A task's due date is resolved against its plan, and a plan's new period resolves its tasks anew.

        Raises:
            ConflictError: a task was changed by somebody else since it was read.
            LedgerError: it refers to what is not there, or holds what cannot be stored.
        """
        stale = _Stale()
        with collector_resting():
            for record in RECORDS:
                mine = {id_of(thing): thing for thing in things if type(thing) is record.type}
                if mine:
                    self._save_record(record, mine, stale)
            for plan in stale.plans:
                self._resolve_again(plan, stale)
            self._refresh(stale)

    def undo(self, deed: Deed | None = None) -> Deed:
        """Take back the newest work, or `deed`, and return it.

        Raises:
            LedgerError: there is none, or a later deed touched the same fields, which are named.
        """
        deed = deed or self.undo_deed()
        if deed is None:
            raise LedgerError("没有可以撤销的操作")
        return self._turn(deed, DeedKind.UNDO)

    def redo(self, deed: Deed | None = None) -> Deed:
        """Do again the work taken back last, or `deed`, and return it.

        Raises:
            LedgerError: there is none, or newer work stands in the way.
        """
        deed = deed or self.redo_deed()
        if deed is None:
            raise LedgerError("没有可以重做的操作")
        return self._turn(deed, DeedKind.REDO)

    def revert(self, change: Change) -> None:
        """Put one field back to what it was before one change of the history.

        Raises:
            LedgerError: the thing is gone, the field has been changed again since, or a whole thing is meant.
        """
        self.save(reverted(self._connection, change))

    def finish(self) -> None:
        """Write the deed and its changes; a deed that changed nothing leaves no trace."""
        if self._entries:
            write_deed(self._connection, self._deed, self._entries)

    def _save_record(self, record: Record[Any], mine: Mapping[str, Any], stale: "_Stale") -> None:
        """Write the values of one kind."""
        old = self._stored(record, mine)
        new = self._prepared(record, mine, old)
        self._learn_numbers(new.values())
        fresh = [thing for key, thing in new.items() if key not in old]
        edited = [thing for key, thing in new.items() if key in old and thing != old[key]]
        for thing in fresh:
            self._note(created(record.kind, thing, self._number_of(thing)))
        for thing in edited:
            for entry in changes(record.kind, old[id_of(thing)], thing, self._number_of(thing)):
                self._note(entry)
        inserted = insert_things(self._connection, record, fresh)
        stale.new |= inserted.keys()
        stale.note(fresh, {}, inserted)
        stale.note(edited, old, update_things(self._connection, record, edited, old))

    def _stored(self, record: Record[Any], mine: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values with those ids as they are stored, just before they are written."""
        known = {key: self._read.pop(key) for key in mine if key in self._read} if record is TASKS else {}
        return known | load_by_id(self._connection, record, [key for key in mine if key not in known])

    def _prepared(self, record: Record[Any], mine: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
        """Return values as they will be written."""
        if record is TASKS:
            return self._prepared_tasks(mine, old)
        if record is REPORTS:
            return self._prepared_reports(mine)
        return dict(mine)

    def _prepared_tasks(self, mine: Mapping[str, Task], old: Mapping[str, Task]) -> dict[str, Task]:
        """Return tasks with their due dates resolved and their saves counted."""
        plans = load_by_id(self._connection, PLANS, sorted({task.plan_id for task in mine.values()}))
        found = {}
        for key, task in mine.items():
            before = old.get(key)
            if task.version != (before.version if before else 0):
                raise ConflictError(f"任务 {task.number or headline_of(task)} 已被别人修改", "请看过对方的内容再改。")
            if task.plan_id not in plans:
                raise LedgerError(f"任务 {task.number or headline_of(task)} 所属的方案不在台账里", "请刷新后再试。")
            due = resolve_due(task, plans[task.plan_id])
            found[key] = due if before is None or due == before else replace(due, version=task.version + 1)
        return found

    def _prepared_reports(self, mine: Mapping[str, Report]) -> dict[str, Report]:
        """Return reports, new ones numbered in the order of entry."""
        last = int(self._connection.execute(select(func.coalesce(func.max(REPORT.c.sequence), 0))).scalar_one())
        found = {}
        for key, report in mine.items():
            if report.percent is not None and not 0 <= report.percent <= 100:
                raise LedgerError(f"完成比例 {report.percent:g} 不在 0 到 100 之间", "请改正后再保存。")
            last += report.sequence == 0
            found[key] = replace(report, sequence=last) if report.sequence == 0 else report
        return found

    def _resolve_again(self, plan: Plan, stale: "_Stale") -> None:
        """Resolve the due dates of a plan's tasks, those in the recycle bin too."""
        tasks = load_tasks(self._connection, TASK.c.plan_id == plan.id).values()
        self._save_record(TASKS, {task.id: task for task in tasks}, stale)

    def _refresh(self, stale: "_Stale") -> None:
        """Write anew whatever follows from what was changed."""
        tasks = dict(stale.known)
        unknown = stale.tasks - {task.id for task in tasks.values()}
        tasks |= load_tasks_by(self._connection, TASK.c.id, sorted(unknown))
        if stale.units:
            serials = select(TASK_UNIT.c.serial).where(TASK_UNIT.c.unit_id.in_(sorted(stale.units)))
            tasks |= load_tasks(self._connection, TASK.c.serial.in_(serials))
        if stale.plans:
            tasks |= load_tasks(self._connection, TASK.c.plan_id.in_(sorted(plan.id for plan in stale.plans)))
        if tasks:
            touched, new = frozenset(stale.tasks), frozenset(stale.new)
            write_derived(self._connection, tasks, touched, self._deed.sequence, new)

    def _turn(self, deed: Deed, kind: DeedKind) -> Deed:
        """Write the changes of `deed` backwards or forwards."""
        word = "撤销" if kind is DeedKind.UNDO else "重做"
        self._deed = replace(self._deed, kind=kind, reverts=deed.sequence, name=f"{word} {deed.name}")
        self._read.clear()
        turned = turn(self._connection, deed, kind)
        stale = _Stale()
        for record, things in turned.new:
            stale.note(things, {}, insert_things(self._connection, record, things))
        for record, things in turned.edited:
            stale.note(things, turned.old, update_things(self._connection, record, things, turned.old))
        for record, things in turned.gone:
            delete_things(self._connection, record, [id_of(thing) for thing in things])
            stale.note(things, {}, {})
        self._refresh(stale)
        for entry in turned.entries:
            self._note(entry)
        return deed

    def _note(self, entry: Entry) -> None:
        """Keep a change for the end of the deed."""
        if any(value and "\\u0000" in value and _NUL.search(value) for value in (entry.old, entry.new)):
            raise LedgerError("文字里有不能保存的字符", "请删去从别处粘贴来的不可见字符后再试。")
        self._entries.append(entry)

    def _learn_numbers(self, new: Iterable[Thing]) -> None:
        """Learn the numbers of the tasks that `new` are or belong to, for the history to name them by."""
        new = list(new)
        self._numbers |= {task.id: task.number for task in new if isinstance(task, Task)}
        unknown = {report.task_id for report in new if isinstance(report, Report)} - set(self._numbers)
        for chunk in chunks(sorted(unknown)):
            rows = self._connection.execute(select(TASK.c.id, TASK.c.number).where(among(TASK.c.id, chunk)))
            self._numbers |= {row.id: row.number for row in rows}

    def _number_of(self, thing: Thing) -> str:
        """Return the plan's number of the task concerned."""
        match thing:
            case Task():
                return thing.number
            case Report():
                return self._numbers.get(thing.task_id, "")
            case _:
                return ""


class _Stale:
    """Whose derived columns no longer follow from what is stored.

    Attributes:
        tasks: ids of tasks that were changed, or whose reports were.
        known: those of them that were just written, by serial. new: the serials of those that were not there before.
        units: ids of units that go by other names now.
        plans: plans that run from or to another day now.
    """

    def __init__(self) -> None:
        self.tasks: set[str] = set()
        self.known: dict[int, Task] = {}
        self.new: set[int] = set()
        self.units: set[str] = set()
        self.plans: list[Plan] = []

    def note(self, things: Iterable[Thing], old: Mapping[str, Any], tasks: Mapping[int, Task]) -> None:
        """Note what follows from things that were written: `old` is how they were, `tasks` those written."""
        self.known |= tasks
        for thing in things:
            match thing:
                case Task():
                    self.tasks.add(thing.id)
                case Report():
                    self.tasks.add(thing.task_id)
                case Unit() if thing.id in old and _names(thing) != _names(old[thing.id]):
                    self.units.add(thing.id)
                case Plan() if thing.id in old and _period(thing) != _period(old[thing.id]):
                    self.plans.append(thing)
                case _:
                    pass


def _names(unit: Unit) -> tuple[object, ...]:
    """Return what a unit's tasks are found and sorted by."""
    return unit.name, unit.short_name, unit.aliases


def _period(plan: Plan) -> tuple[object, ...]:
    """Return what a plan's tasks are due by."""
    return plan.period_start, plan.period_end
