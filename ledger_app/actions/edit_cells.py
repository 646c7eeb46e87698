"""Typing, pasting, filling and emptying cells of the table: many entries are one deed, one step of undo."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledger_app.actions.cell_values import Known
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.task_edit import TaskEdit
from ledger_app.actions.tasks import Places, edited
from ledger_app.domain.cell_entry import EDITABLE, CellChange, CellEntry, NewRow, Refusal
from ledger_app.domain.cell_text import cell_text, column_name
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.light import Light
from ledger_app.domain.long_work import Cancelled, Progress, never, unheard
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.report import Report, State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource, Task
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.reader import Reader

_AT_ONCE = 500
"""Tasks read in one go: enough for speed, and the clerk's wish to stop is heard in between."""
_FEW = 64
"""So many tasks are named in an outcome, to be read again by themselves."""
_NAMED = 3
"""Columns that a sentence about one task names."""
_FIRST = (Field.TITLE, Field.CONTENT, Field.LEAD, Field.LATEST, Field.PROBLEMS, Field.NEXT_STEP, Field.STATUS)
"""Fields that others of the same task lean on: 配合 on 牵头, the reason of 已中止 on 最新进展, 完成日期 on 状态."""
_FOLLOWS = {
    Field.LEAD: (Field.CO,),
    Field.STATUS: (Field.COMPLETED_ON, Field.PERCENT),
    Field.PERCENT: (Field.STATUS,),
    Field.LATEST: (Field.STATUS,),
    Field.PLAN: (Field.DUE,),
    Field.SCHEDULE: (Field.DUE,),
}
"""Cells that change with others."""


@dataclass(frozen=True, slots=True)
class EditPlan:
    """What entries would do.

    Attributes:
        changes: cells that would read otherwise, task by task.
        refusals: entries that cannot be written, each with its reason.
        skipped: entries for computed cells, which nobody can type into.
        added: rows that would become tasks.
    """

    changes: tuple[CellChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    skipped: tuple[CellEntry, ...] = ()
    added: tuple[NewRow, ...] = ()

    @property
    def tasks(self) -> int:
        """How many tasks would change or come."""
        return len({change.task_id for change in self.changes} | {row.task_id for row in self.added})


def plan_edits(
    reader: Reader,
    clerk: Clerk,
    entries: Iterable[CellEntry],
    added: Sequence[NewRow] = (),
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> EditPlan:
    """Return what `entries` would do; of several for one cell the last counts. Writes nothing.

    Args:
        added: tasks that the entries make.

    Raises:
        LedgerError: `cancelled` said so.
    """
    return _weigh(_Weighed(reader, clerk, tuple(entries)), added, progress, cancelled).plan()


def write_edits(
    ledger: Ledger,
    clerk: Clerk,
    entries: Iterable[CellEntry],
    deed: str = "编辑",
    added: Sequence[NewRow] = (),
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Outcome:
    """Write all that can be written as one deed; what is refused stands in the outcome's findings.

    Args:
        deed: what the clerk did, for the history: 粘贴 12 格, 向下填充 3 格.

    Raises:
        LedgerError: nothing can be written because all is refused, or `cancelled` said so.
    """
    with ledger.transaction(deed, by=clerk.name, at=clerk.now) as store:
        weighed = _weigh(_Weighed(store, clerk, tuple(entries)), added, progress, cancelled)
        plan = weighed.plan()
        if plan.refusals and not plan.changes:
            raise LedgerError(plan.refusals[0].message, plan.refusals[0].advice)
        store.save_many([*weighed.tasks, *weighed.reports])
    changed = frozenset({Kind.TASK} if weighed.tasks else ()) | frozenset({Kind.REPORT} if weighed.reports else ())
    few = frozenset() if plan.added or plan.tasks > _FEW else frozenset(change.task_id for change in plan.changes)
    return Outcome(_told(deed, plan), changed, tuple(map(_finding, plan.refusals)), tasks=few)


def _told(deed: str, plan: EditPlan) -> str:
    """Return what was done, in a sentence for the status bar."""
    if not plan.changes:
        return "内容没有变化" if not plan.skipped else f"没有变化：{len(plan.skipped)} 格由程序算出，不能直接改"
    if plan.tasks == 1 and len(plan.changes) <= _NAMED:
        number = f"任务 {plan.changes[0].number} " if plan.changes[0].number else ""
        done = f"已改{number}{'、'.join(column_name(change.field, change.heading) for change in plan.changes)}"
    else:
        done = f"已{deed}" if "任务" in deed else f"已{deed}，涉及 {plan.tasks} 项任务"
    added = f"，其中新增 {len(plan.added)} 项" if plan.added else ""
    skipped = f"，跳过 {len(plan.skipped)} 格" if plan.skipped else ""
    left = f"，{len(plan.refusals)} 格没有写" if plan.refusals else ""
    return f"{done}{added}{skipped}{left}"


def _finding(refusal: Refusal) -> Finding:
    """Return a refusal as a finding with its place."""
    column = column_name(refusal.entry.field, refusal.entry.heading)
    return Finding(Severity.WARNING, f"任务 {refusal.number} {column}".replace("  ", " "), refusal.sentence)


def _weigh(weighed: "_Weighed", added: Sequence[NewRow], progress: Progress, cancelled: Cancelled) -> "_Weighed":
    """Go through the tasks that entries are for, a few hundred at a time."""
    new = {row.task_id for row in added}
    ids = [task_id for task_id in weighed.wanted if task_id not in new]
    for start in range(0, len(ids), _AT_ONCE):
        if cancelled():
            raise LedgerError("已停止，没有改动任何内容")
        weighed.take(ids[start : start + _AT_ONCE])
        progress(min(start + _AT_ONCE, len(ids)), len(ids))
    for row in added:
        weighed.add(row)
    return weighed


def _refusal(entry: CellEntry, number: str, error: LedgerError) -> Refusal:
    return Refusal(entry, error.message, error.advice, number)


def _by_task(entries: Iterable[CellEntry]) -> dict[str, list[CellEntry]]:
    """Return the entries for cells that can be typed into, by task."""
    last = {(entry.task_id, entry.field, entry.heading): entry for entry in entries if entry.field in EDITABLE}
    wanted: dict[str, list[CellEntry]] = {}
    for entry in last.values():
        wanted.setdefault(entry.task_id, []).append(entry)
    return wanted


def _turn(entry: CellEntry) -> tuple[bool, int]:
    """Return when an entry is put in: those first that others lean on, those that empty a cell last."""
    return not entry.text.strip(), _FIRST.index(entry.field) if entry.field in _FIRST else len(_FIRST)


class _Weighed:
    """What entries come to, task by task.

    Attributes:
        wanted: the entries for cells that can be typed into, by task.
        tasks, reports: what is to be written.
    """

    def __init__(self, reader: Reader, clerk: Clerk, entries: Sequence[CellEntry]) -> None:
        self.wanted = _by_task(entries)
        self.tasks: list[Task] = []
        self.reports: list[Report] = []
        self._changes: list[CellChange] = []
        self._refusals: list[Refusal] = []
        self._skipped = tuple(entry for entry in entries if entry.field not in EDITABLE)
        self._added: list[NewRow] = []
        self._reader, self._clerk = reader, clerk
        self._known = Known(reader.units(), reader.plans(), clerk.today, reader.section_paths)
        self._places = Places(reader)

    def plan(self) -> EditPlan:
        """Return what was found, as a value."""
        return EditPlan(tuple(self._changes), tuple(self._refusals), self._skipped, tuple(self._added))

    def take(self, ids: Sequence[str]) -> None:
        """Put the entries of some tasks into them."""
        rows = {row.task.id: row for row in self._reader.rows_by_id(ids, self._clerk.today)}
        said = self._reader.reports_of_day(ids, self._clerk.today)
        for task_id in ids:
            row, mine = rows.get(task_id), self.wanted[task_id]
            if row is None or row.task.deleted:
                gone = LedgerError(f"台账里没有任务 {task_id}", "它可能刚被删除，请到回收站里找")
                self._refusals += [_refusal(entry, "", gone) for entry in mine]
                continue
            edit = self._edit(row, mine, said.get(task_id))
            task = edited(row.task, edit.task, self._places)
            if task != row.task:
                self.tasks.append(task)
            self._keep(edit, task, mine)

    def add(self, new: NewRow) -> None:
        """Make a task of its entries; one that nothing is said of is none."""
        mine = [entry for entry in self.wanted.get(new.task_id, ()) if entry.text.strip()]
        plan = self._known.plans.get(new.plan_id)
        if not mine or plan is None:
            return
        blank = Task(new.task_id, new.plan_id, content="")
        edit = self._edit(TaskRow(blank, plan, self._clerk.today, State(), Light.GREEN, 0), mine)
        task = edit.task
        if not task.content.strip() and not task.title.strip():
            empty = LedgerError("新的一行没有具体任务", "请补上具体任务，或不要追加这一行")
            self._refusals += [_refusal(entry, task.number, empty) for entry in mine]
            return
        source = DueSource.MANUAL if task.due is not None else task.due_source
        task = replace(task, due_source=source, position=self._places.next_in(task.plan_id))
        self.tasks.append(task)
        self._added.append(new)
        self._keep(edit, task, mine)

    def _edit(self, row: TaskRow, mine: Iterable[CellEntry], said_today: Report | None = None) -> TaskEdit:
        """Return a task with its entries put in, those that could not be left out."""
        edit = TaskEdit(row, self._clerk, self._known, said_today)
        for entry in sorted(mine, key=_turn):
            try:
                edit.put(entry)
            except LedgerError as error:
                old = cell_text(row, entry.field, entry.heading)
                self._refusals.append(replace(_refusal(entry, row.task.number, error), old=old))
        return edit

    def _keep(self, edit: TaskEdit, task: Task, mine: Iterable[CellEntry]) -> None:
        """Keep the entry of progress, and which cells read otherwise."""
        after = edit.row_after(task)
        if edit.report is not None:
            self.reports.append(edit.report)
        cells = dict.fromkeys((entry.field, entry.heading) for entry in mine)
        cells |= dict.fromkeys((also, "") for entry in mine for also in _FOLLOWS.get(entry.field, ()))
        for wanted, heading in cells:
            old, new = (cell_text(row, wanted, heading) for row in (edit.row, after))
            if old != new:
                self._changes.append(CellChange(task.id, task.number, wanted, heading, old, new))
