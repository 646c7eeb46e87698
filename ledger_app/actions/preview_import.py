"""Compares a document with the ledger three ways and tells what an import would do. Writes nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.continuing import open_rows_before, with_continuations
from ledger_app.actions.import_preview import ImportPreview, Mark, PreviewRow
from ledger_app.actions.likeness import likeness
from ledger_app.actions.naming import task_name
from ledger_app.actions.pairing_doubts import gone_words, with_doubts
from ledger_app.actions.plan_matching import PlanChoice, PlanMatch, PlanMatcher
from ledger_app.actions.unknown_units import unknown_units
from ledger_app.collector import collector_resting
from ledger_app.domain.comparison import FieldChange, Terms, compare, stated_fields
from ledger_app.domain.draft import Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.pairing import pair
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.statement import NOTHING, Statement, from_json, statement_of, statement_of_task
from ledger_app.domain.task import FINISHED, Status, Target, Task
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.reader import Reader

_PART = 0.2
"""A document with less than this share of a plan's tasks is one more part of it, not its new version."""


@collector_resting()
def preview_import(
    ledger: Ledger, clerk: Clerk, intake: Intake, source: str, choice: PlanChoice | None = None
) -> ImportPreview:
    """Return what importing `intake` would do.

    Args:
        source: the name of the document; its stem names a plan that has no title.
        choice: the clerk's own word on which plan it is.

    Raises:
        LedgerError: the document holds no task.
    """
    if not intake.tasks:
        raise LedgerError(f"{source} 里没有读到任务", _first_fault(intake) or "请看看表头是否有“具体任务”一类的栏目")
    own = bool(intake.ledger_uuid)
    drafts = [_checked(draft, clerk) for draft in intake.tasks]
    if intake.ledger_uuid != ledger.uuid:
        drafts = [replace(draft, ledger_id="") if draft.ledger_id else draft for draft in drafts]
    targets = _targets(intake.targets)
    said = {draft.id: statement_of(draft, targets.get(draft.id, ())) for draft in drafts}
    stated = stated_fields(said.values(), own_export=own)
    with ledger.reading() as reader:
        units = reader.units()
        facts = PlanDraft(intake.plan.title, intake.plan.doc_no) if own else intake.plan
        groups = PlanMatcher(reader, facts, source, choice or PlanChoice()).match(drafts)
        tables = [(match, group, _known_rows(reader, match, clerk)) for match, group in groups]
        before = {} if own else {match.plan.id: open_rows_before(reader, match.plan, clerk) for match, _ in groups}
    index = UnitIndex(units)
    rows: dict[str, PreviewRow] = {}
    gone: list[Task] = []
    merged: dict[str, str] = {}
    for match, group, known in tables:
        comparing = _Comparing(match, known, said, Terms(match.plan, index.key, stated), index)
        compared = comparing.all(group, own_export=own)
        rows |= with_continuations(compared.rows, before.get(match.plan.id, ()))
        gone += compared.gone
        merged |= compared.merged
    in_order = tuple(rows[draft.id] for draft in drafts)
    written = (said[row.draft.id] for row in in_order if not row.is_outline)
    return ImportPreview(
        source,
        tuple(match for match, _, _ in tables),
        in_order,
        unknown_units(written, units),
        tuple(gone),
        stated,
        (*intake.findings, *_notes(intake.tasks, in_order), *_gone_notes(gone, merged, rows)),
        merged,
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """What comparing one plan comes to.

    Attributes:
        rows: by draft id. gone: tasks that the document no longer has.
        merged: the id of the draft that such a task is a part of now, where that is so, by task id.
    """

    rows: dict[str, PreviewRow]
    gone: list[Task]
    merged: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Comparing:
    """The tasks of one plan beside what the document says of them."""

    match: PlanMatch
    known: Mapping[str, TaskRow]
    said: Mapping[str, Statement]
    terms: Terms
    units: UnitIndex

    def all(self, drafts: Sequence[TaskDraft], *, own_export: bool) -> "_Compared":
        """Return what comparing the drafts of this plan comes to.

        A selection of ours, or a document with a small part of the plan, sets no order and misses nothing.
        """
        tasks = {row.task.id: row.task for row in self.known.values()}
        pairing = pair(drafts, tuple(tasks.values()), likeness)
        living = sum(not task.deleted for task in tasks.values())
        whole = not own_export and (not self.known or len(pairing.found) >= _PART * living > 0)
        rows = {
            draft.id: self._row(with_doubts(draft, pairing, tasks), pairing.found.get(draft.id), place if whole else 0)
            for place, draft in enumerate(drafts, 1)
        }
        gone = self._gone(pairing.found.values()) if whole else []
        return _Compared(rows, gone, {task.id: pairing.merged[task.id] for task in gone if task.id in pairing.merged})

    def _gone(self, found: Iterable[Task]) -> list[Task]:
        """Return the imported tasks that are not among `found` and that are neither finished nor suspended."""
        met = {task.id for task in found}
        settled = {*FINISHED, Status.SUSPENDED}
        missing = (row for row in self.known.values() if row.task.id not in met and row.state.status not in settled)
        return [row.task for row in missing if row.task.imported and not row.task.deleted]

    def _row(self, draft: TaskDraft, task: Task | None, position: int) -> PreviewRow:
        """Compare one draft with the task that it is."""
        said = self.said[draft.id]
        row = self.known[task.id] if task is not None else None
        base, changes = NOTHING, tuple[FieldChange, ...]()
        if row is not None:
            known = row.task.imported or not draft.ledger_id
            base = from_json(row.task.imported) if known else self._ours(row)
            if base != said and not row.task.deleted:
                changes = compare(base, self._ours(row), said, self.terms)
        mark = _mark(draft, row, changes)
        ticked = mark in {Mark.NEW, Mark.CHANGED} and not (draft.outline and row is None)
        return PreviewRow(draft, said, self.match, mark, position, row, base, changes, ticked)

    def _ours(self, row: TaskRow) -> Statement:
        """Return what the ledger says of a task, with its units by their full names."""
        lead, co, area = (
            tuple(self.units.name(unit_id) for unit_id in ids)
            for ids in (row.task.lead_units, row.task.co_units, row.task.area_units)
        )
        return statement_of_task(row.task, row.state, lead, co, area)


def _mark(draft: TaskDraft, row: TaskRow | None, changes: tuple[FieldChange, ...]) -> Mark:
    """Return what becomes of a row."""
    severities = {finding.severity for finding in draft.findings}
    if Severity.ERROR in severities:
        return Mark.FAULTY
    if row is not None and not changes:
        return Mark.SAME
    if Severity.WARNING in severities:
        return Mark.CHECK
    return Mark.NEW if row is None else Mark.CHANGED


def _checked(draft: TaskDraft, clerk: Clerk) -> TaskDraft:
    """Return `draft` with a finding for each day of completion that cannot be taken as it stands."""
    day = draft.completed_on
    if day is None:
        return draft
    if day > clerk.today:
        doubt = Finding(Severity.WARNING, draft.where, f"完成日期 {day} 在今天（{clerk.today}）之后，请核对")
    elif draft.status is not None and draft.status not in FINISHED:
        doubt = Finding(Severity.WARNING, draft.where, f"写了完成日期 {day}，状态却是{draft.status.value}，请核对")
    else:
        return draft
    return replace(draft, findings=(*draft.findings, doubt))


def _targets(drafts: Iterable[TargetDraft]) -> dict[str, tuple[Target, ...]]:
    """Return the targets of each draft that has some, by draft id."""
    found: defaultdict[str, tuple[Target, ...]] = defaultdict(tuple)
    for target in drafts:
        plain = Target(target.name, target.comparison, target.value, target.unit, target.by, target.text)
        found[target.task] += (plain,)
    return found


def _known_rows(reader: Reader, match: PlanMatch, clerk: Clerk) -> dict[str, TaskRow]:
    """Return the tasks of a plan as they stand today, those in the recycle bin last."""
    if match.is_new:
        return {}
    queries = (TaskQuery(clerk.today, plans=(match.plan.id,), deleted=deleted) for deleted in (False, True))
    return {row.task.id: row for query in queries for row in reader.rows(query)}


def _notes(before: Sequence[TaskDraft], rows: Sequence[PreviewRow]) -> Iterator[Finding]:
    """Yield what the comparison noticed."""
    for draft, row in zip(before, rows, strict=True):
        yield from row.draft.findings[len(draft.findings) :]
        if row.task is not None and row.task.deleted:
            yield Finding(Severity.NOTE, draft.where, f"任务 {task_name(row.task)} 在回收站里，没有恢复它")
    outlines = [row.draft.where for row in rows if row.is_outline]
    if outlines:
        told = f"正文里有 {len(outlines)} 项任务在附表里写得更细，按附表写入，正文的这几项不写入"
        yield Finding(Severity.NOTE, outlines[0], told)


def _gone_notes(gone: Iterable[Task], merged: Mapping[str, str], rows: Mapping[str, PreviewRow]) -> Iterator[Finding]:
    """Yield a sentence for each task that the document no longer has."""
    for task in gone:
        yield gone_words(task, rows[merged[task.id]].draft if task.id in merged else None)


def _first_fault(intake: Intake) -> str:
    """Return the first error or warning of the reader, "" if there is none."""
    faults = (finding for finding in intake.findings if finding.severity is not Severity.NOTE)
    return next((f"{finding.where}：{finding.message}" for finding in faults), "")
