"""Writes what the clerk decided about an import: after a backup, in one transaction, as one deed."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.import_preview import (
    ImportDecisions,
    ImportPreview,
    Mark,
    PreviewRow,
    conflicts_kept,
    count,
    said_of,
)
from ledger_app.actions.ledgers import back_up_before
from ledger_app.actions.unknown_units import settle_units, unknown_units
from ledger_app.collector import collector_resting
from ledger_app.domain.comparison import LABELS, REPORTED, due_of, moved_base
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.identifier import new_id
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report, State
from ledger_app.domain.restatement import report_of, restate, task_of
from ledger_app.domain.statement import Statement, statement_of, to_json
from ledger_app.domain.task import Status, Task
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.storage.ledger import Ledger

_GONE = "新的文件里没有这项任务"
_ALL_KINDS = frozenset({Kind.TASK, Kind.REPORT, Kind.PLAN, Kind.UNIT, Kind.CHOICE})


@collector_resting()
def commit_import(ledger: Ledger, clerk: Clerk, preview: ImportPreview, decisions: ImportDecisions) -> Outcome:
    """Write the ticked rows, the units and plans they need, and the suspensions decided.

    Raises:
        ConflictError: a task was changed since the preview.
        LedgerError: the backup before it failed; nothing was written.
    """
    back_up_before(ledger, clerk, "导入")
    edited = {draft.id: draft for draft in decisions.edited}
    taken = (row for row in preview.rows if row.mark is Mark.SAME or row.draft.id in decisions.ticked)
    rows = [_Row(row, edited.get(row.draft.id, row.draft), decisions) for row in taken]
    with ledger.transaction(f"导入 {preview.source}", by=clerk.name, at=clerk.now) as store:
        known = store.units()
        unknown = {unit.name: unit for unit in unknown_units((row.said for row in rows), known)}
        unknown |= {unit.name: unit for unit in preview.unknown_units if unit.name in unknown}
        units, findings = settle_units(unknown.values(), decisions.units, known)
        last = {match.plan.id: store.last_position(match.plan.id) for match in preview.plans}
        ids = {row.draft.id: row.task.id if row.task else "" for row in preview.rows}
        writing = _Writing(preview.stated, clerk, UnitIndex((*known, *units)), last, ids)
        for row in rows:
            writing.write(row)
        gone = [task for task in preview.gone if task.id in decisions.suspended]
        writing.reports += [_suspension(task, clerk) for task in gone]
        store.save_many([*units, *_plans(preview, rows), *writing.tasks, *writing.reports, *decisions.choices])
    message = f"已导入 {preview.source}：{said_of(count(preview, decisions))}"
    return Outcome(message, _ALL_KINDS, (*findings, *conflicts_kept(preview, decisions)))


class _Row:
    """One row with what the clerk decided about it.

    Attributes:
        file_said: what the document states. said: the same with the clerk's corrections, which is what is written.
        names: the fields to write into a task that is there already.
        made: the clerk made it; the document itself says nothing of it.
        continues: id of the earlier task that it goes on with, "" where nothing was decided about that.
    """

    def __init__(self, row: PreviewRow, draft: TaskDraft, decisions: ImportDecisions) -> None:
        self.preview = row
        self.file_said = row.said
        self.made = row.draft.id in decisions.made
        targets = decisions.targets.get(row.draft.id, row.said.targets)
        changed = draft is not row.draft or targets != row.said.targets
        self.said = statement_of(draft, targets) if changed else row.said
        edited = set[str]()
        if changed:
            edited = {name for name in LABELS if getattr(self.said, name) != getattr(self.file_said, name)}
        decided = {
            each.field for each in row.changes if not each.conflict or (row.draft.id, each.field) in decisions.theirs
        }
        self.names = edited | decided
        self.continues = decisions.continued.get(row.draft.id, "")


@dataclass(slots=True)
class _Writing:
    """An import under way: the tasks and entries that will be saved at its end.

    Attributes:
        last: the highest position in each plan, by plan id; what the document does not order comes after it.
        ids: of the tasks that the drafts are or become, by draft id; "" for those not written.
    """

    stated: frozenset[str]
    clerk: Clerk
    units: UnitIndex
    last: dict[str, int]
    ids: dict[str, str]
    tasks: list[Task] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def write(self, row: _Row) -> None:
        """Take up one row."""
        known = row.preview.row
        if known is None:
            self._create(row)
        elif not known.task.deleted:
            self._change(row, known.task, known.state)

    def _create(self, row: _Row) -> None:
        """Make a new task, and its first entry if the document tells of progress."""
        plan_id = row.preview.match.plan.id
        self.last[plan_id] += 1
        place = row.preview.position or self.last[plan_id]
        said = _with_source(row.said, row.preview.match.plan)
        base, doubts = "" if row.made else to_json(row.file_said), self._doubts(row)
        kept = {"position": place, "imported": base, "to_check": doubts, "continues": row.continues}
        task = task_of(self._placed(said), plan_id, self._unit_ids, **kept)
        self.ids[row.preview.draft.id] = task.id
        self.tasks.append(task)
        self._report(row.said, REPORTED, task.id, State())

    def _change(self, row: _Row, task: Task, state: State) -> None:
        """Write what the document changed, and remember what it says now."""
        place = row.preview.position or task.position
        continues = row.continues or task.continues
        same = not row.names and row.preview.base == row.file_said
        if same and place == task.position and continues == task.continues:
            return
        said = restate(task, self._placed(row.said), row.names, self._unit_ids)
        moved = replace(
            said,
            imported=task.imported if row.made else to_json(moved_base(row.preview.base, row.file_said, self.stated)),
            position=place,
            continues=continues,
            to_check=(self._doubts(row) if row.names else "") or task.to_check,
        )
        if moved != task:
            self.tasks.append(moved)
        self._report(row.said, row.names, task.id, state)

    def _placed(self, said: Statement) -> Statement:
        """Return `said` with the id of the task it belongs to in place of a draft's; a problem's key stays."""
        return replace(said, parent=self.ids[said.parent]) if said.parent in self.ids else said

    def _report(self, said: Statement, names: Iterable[str], task_id: str, state: State) -> None:
        """Make the dated entry that the progress columns amount to, if they say anything new."""
        report = report_of(said, frozenset(names), task_id, state, self.clerk.today)
        if report is not None:
            self.reports.append(report)

    def _doubts(self, row: _Row) -> str:
        """Return why the clerk should look at a row: its warnings, and units left aside."""
        names = (*row.said.lead_units, *row.said.co_units, *row.said.area_units)
        left = [f"单位“{name}”还没有建立" for name in names if self.units.find(name) is None]
        return "；".join((*row.preview.warnings, *left))

    def _unit_ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the units that are there, each once."""
        found = [self.units.find(name) for name in names]
        return tuple(dict.fromkeys([unit.id for unit in found if unit is not None]))


def _with_source(said: Statement, plan: Plan) -> Statement:
    """Return `said` without a printed due date that follows from stages or plan anyway, as our own exports print it."""
    if said.due is None or said.due_source is not None:
        return said
    unsaid = replace(said, due=None)
    return unsaid if due_of(unsaid, plan) == said.due else said


def _plans(preview: ImportPreview, rows: Iterable[_Row]) -> list[Plan]:
    """Return the plans to write: those that are new or know more now, and that a row belongs to."""
    used = {row.preview.match.plan.id for row in rows}
    return [match.plan for match in preview.plans if match.changed and match.plan.id in used]


def _suspension(task: Task, clerk: Clerk) -> Report:
    """Return the entry that suspends a task which the document no longer has."""
    return Report(new_id("R"), task.id, clerk.today, status=Status.SUSPENDED, reason=_GONE)
