"""What an import would do, row by row, and what the clerk decides about it. Values only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ledger_app.actions.naming import task_name
from ledger_app.actions.plan_matching import PlanMatch
from ledger_app.domain.choice import Choice
from ledger_app.domain.comparison import FieldChange
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.row import TaskRow
from ledger_app.domain.statement import NOTHING, Statement
from ledger_app.domain.succession import Continuation
from ledger_app.domain.task import Target, Task
from ledger_app.domain.unit import UnitKind


class Mark(StrEnum):
    """What an import makes of one row: 新增, 变化, 相同, 需核对 (new or changed, with warnings), 有错 (left out)."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CHECK = "check"
    FAULTY = "faulty"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row of the document and what it means for the ledger.

    Attributes:
        draft: what the document says. said: the same in the ledger's terms, targets and all.
        match: the plan it belongs to.
        position: its place among the rows of that plan, from 1; 0 where the document does not set the order.
        row: the ledger's task as it stands today, None for a new one.
        base: what the last import's file said of the task.
        changes: fields that the file changed, conflicts among them.
        ticked: whether it is to be written unless the clerk says otherwise.
        continues: the task of an earlier plan that it seems to go on with (承接), where it goes on with none yet.
    """

    draft: TaskDraft
    said: Statement
    match: PlanMatch
    mark: Mark
    position: int = 0
    row: TaskRow | None = None
    base: Statement = NOTHING
    changes: tuple[FieldChange, ...] = ()
    ticked: bool = False
    continues: Continuation | None = None

    @property
    def task(self) -> Task | None:
        """The task of the ledger that this row is, None for a new one."""
        return self.row.task if self.row else None

    @property
    def is_outline(self) -> bool:
        """Whether rows of an annex say this and more, and the ledger does not have it: it is written only on demand."""
        return self.draft.outline and self.row is None

    @property
    def conflicts(self) -> tuple[FieldChange, ...]:
        """The fields changed on both sides."""
        return tuple(change for change in self.changes if change.conflict)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the reader asks the clerk to look at."""
        return tuple(finding.message for finding in self.draft.findings if finding.severity is Severity.WARNING)


@dataclass(frozen=True, slots=True)
class UnknownUnit:
    """A unit the ledger does not know. `suggestions` are ids of units with a similar name, never taken unasked."""

    name: str
    kind: UnitKind
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """Everything an import would do.

    Attributes:
        source: the name of the document.
        plans: the plans concerned, existing or to be created; the first is `plan`.
        gone: tasks of these plans that the document no longer has, proposed as 中止.
        stated: fields the document says something of.
        findings: of the document, of its rows, and of the comparison.
        merged: the draft id of the row that a task of `gone` seems to be a part of now, by task id.
    """

    source: str
    plans: tuple[PlanMatch, ...]
    rows: tuple[PreviewRow, ...]
    unknown_units: tuple[UnknownUnit, ...] = ()
    gone: tuple[Task, ...] = ()
    stated: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)

    @property
    def plan(self) -> PlanMatch:
        """The plan, or the first of several."""
        return self.plans[0]


class UnitChoice(StrEnum):
    """What becomes of an unknown unit: created, another name of one that is there, or left for later."""

    NEW = "new"
    EXISTING = "existing"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """The clerk's answer about one unknown unit: its kind if NEW (None: as proposed), its unit if EXISTING."""

    choice: UnitChoice = UnitChoice.NEW
    kind: UnitKind | None = None
    unit_id: str = ""


@dataclass(frozen=True, slots=True)
class ImportDecisions:
    """What the clerk decided.

    Attributes:
        ticked: draft ids of the rows to write.
        edited: rows the clerk corrected in the preview, in place of those of the same draft id.
        units: answers by the name of an unknown unit; without one it is created.
        theirs: (draft id, field) of the conflicts where the file wins.
        suspended: ids of `gone` tasks to mark 已中止.
        targets: by draft id, where the clerk corrected them.
        made: ids of drafts the clerk made, of which the document itself says nothing.
        continued: ids of earlier tasks by the draft id of the new task that continues each (承接).
        choices: what is to be remembered for the next document of this kind.
    """

    ticked: frozenset[str]
    edited: tuple[TaskDraft, ...] = ()
    units: Mapping[str, UnitAnswer] = field(default_factory=dict)
    theirs: frozenset[tuple[str, str]] = frozenset()
    suspended: frozenset[str] = frozenset()
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    made: frozenset[str] = frozenset()
    continued: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows an import creates, changes, leaves as they are, cannot decide, and leaves out for their faults.

    A row with a conflict and other changes counts in both.
    """

    new: int
    changed: int
    same: int
    conflict: int
    faulty: int


def decide_all(preview: ImportPreview, *, strict: bool = False) -> ImportDecisions:
    """Return the decisions of somebody who is not asked: every row without an error, or without a warning either."""
    left_out = {Mark.FAULTY, Mark.CHECK} if strict else {Mark.FAULTY}
    wanted = (row for row in preview.rows if not row.is_outline)
    return ImportDecisions(frozenset(row.draft.id for row in wanted if row.mark not in left_out))


def count(preview: ImportPreview, decisions: ImportDecisions) -> Counts:
    """Return what an import under these decisions comes to."""
    edited = {draft.id for draft in decisions.edited} | decisions.targets.keys()
    ticked = [row for row in preview.rows if row.draft.id in decisions.ticked]
    open_fields = {
        row.draft.id: [each for each in row.conflicts if (row.draft.id, each.field) not in decisions.theirs]
        for row in ticked
    }
    return Counts(
        new=sum(row.row is None for row in ticked),
        changed=sum(
            row.row is not None and (len(row.changes) > len(open_fields[row.draft.id]) or row.draft.id in edited)
            for row in ticked
        ),
        same=sum(row.mark is Mark.SAME for row in preview.rows),
        conflict=sum(bool(fields) for fields in open_fields.values()),
        faulty=sum(
            row.mark in {Mark.FAULTY, Mark.CHECK} and row.draft.id not in decisions.ticked and not row.is_outline
            for row in preview.rows
        ),
    )


def said_of(counts: Counts) -> str:
    """Return counts in words: 新增 3 项，变化 1 项，相同 57 项."""
    more = f"，冲突 {counts.conflict} 项（保留台账的内容）" if counts.conflict else ""
    return f"新增 {counts.new} 项，变化 {counts.changed} 项，相同 {counts.same} 项{more}"


def conflicts_kept(preview: ImportPreview, decisions: ImportDecisions) -> Iterator[Finding]:
    """Yield a sentence for each field changed on both sides where the ledger's value stays."""
    for row in preview.rows:
        if row.task is None or row.draft.id not in decisions.ticked:
            continue
        for change in row.conflicts:
            if (row.draft.id, change.field) not in decisions.theirs:
                said = f"任务 {task_name(row.task)} 的{change.label}两边都改过，保留台账的“{change.ours}”"
                yield Finding(Severity.WARNING, row.draft.where, f"{said}，文件里是“{change.theirs}”")
