"""From the tables of tasks in a document to drafts: the list of steps, each a pure function in a file of its own."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.task import TaskKind
from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.own_rows import draft_own
from ledger_app.intake.tables.area_rows import Ids, read_rows
from ledger_app.intake.tables.areas import Area
from ledger_app.intake.tables.columns import HeaderMap, columns_of
from ledger_app.intake.tables.prose_groups import prose_under
from ledger_app.intake.tables.roles import tells_first_leads
from ledger_app.intake.tables.task_cells import Layout
from ledger_app.intake.tables.task_drafts import draft_tasks, setting_of
from ledger_app.intake.tables.timing import Years


@dataclass(frozen=True, slots=True)
class TableDrafts:
    """The tasks of the tables of a document, and what was found on the way."""

    tasks: tuple[TaskDraft, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_tables(
    document: Document, areas: Sequence[Area], columns: Mapping[str, HeaderMap], title: str, years: Years
) -> TableDrafts:
    """Return the drafts of the rows of `areas`, their ids unique in the document.

    Args:
        columns: what the columns of each area mean, by its key.
        title: of the plan.
    """
    prose = prose_under(document)
    ids = _ids(document)
    ruled = any(tells_first_leads(block.text) for block in document.blocks if isinstance(block, Paragraph))
    drafts: list[TaskDraft] = []
    findings: list[Finding] = []
    for area in areas:
        rows, notes, noted = read_rows(area, columns[area.key], prose, ids)
        layout = Layout.of(columns[area.key])
        if ids:
            found = list(draft_own(rows, layout, years, ids))
        else:
            setting = setting_of(
                layout,
                rows,
                years,
                kind=_kind(area, columns[area.key], title),
                first_leads=ruled or any(map(tells_first_leads, (*notes, *area.notes, *area.titles))),
                sheet=_section_of(area, areas),
            )
            found = list(draft_tasks(rows, setting))
        found = _parents_apart(found, {draft.parent for draft in drafts})
        drafts += found
        findings += _in_order([*noted, *(finding for draft in found for finding in draft.findings)], area)
        findings += _repeated_numbers(found)
    return TableDrafts(tuple(_with_own_ids(drafts)), tuple(findings))


def _kind(area: Area, columns: HeaderMap, title: str) -> TaskKind:
    """Return the kind of the tasks of `area` by its headings and titles."""
    titles = "".join((*area.titles, title))
    if columns_of(columns, Field.PROBLEM):
        return TaskKind.RECTIFICATION
    if "督办" in titles:
        return TaskKind.SUPERVISED
    projects = any("项目" in column.heading or "工程" in column.heading for column in columns_of(columns, Field.TITLE))
    return TaskKind.PROJECT if projects else TaskKind.KEY


def _section_of(area: Area, areas: Sequence[Area]) -> str:
    """Return the sheet's name for tasks without any heading, where several sheets hold tasks."""
    return area.name if len({each.name for each in areas}) > 1 else ""


def _ids(document: Document) -> Ids:
    if document.identity is None:
        return {}
    return {(table, number): task_id for table, number, task_id, _ in document.identity.rows}


def _in_order(findings: Sequence[Finding], area: Area) -> list[Finding]:
    """Return the findings of an area's rows in the order of its rows."""
    order = {cell.where: at for at, row in enumerate(area.rows) for cell in row.cells}
    return sorted(dict.fromkeys(findings), key=lambda finding: order.get(finding.where, -1))


def _repeated_numbers(drafts: Iterable[TaskDraft]) -> Iterator[Finding]:
    """Yield a note for each number that rows of one area share; measures of one problem may."""
    seen: dict[tuple[tuple[str, ...], str], str] = {}
    for draft in drafts:
        if not draft.number or draft.parent:
            continue
        before = seen.setdefault((draft.section_path, draft.number), draft.where)
        if before != draft.where:
            yield Finding(Severity.NOTE, draft.where, f"序号{draft.number}与{before}重复，按不同任务读取")


def _parents_apart(drafts: Sequence[TaskDraft], used: Container[str]) -> list[TaskDraft]:
    """Return the drafts of one area with problem keys that no other area used: every sheet counts from 1."""
    new: dict[str, str] = {}
    for draft in drafts:
        key, count = draft.parent, 2
        while draft.parent and draft.parent not in new and key in used:
            key, count = f"{draft.parent}（{count}）", count + 1
        new.setdefault(draft.parent, key)
    return [
        draft if new[draft.parent] == draft.parent else replace(draft, parent=new[draft.parent]) for draft in drafts
    ]


def _with_own_ids(drafts: Sequence[TaskDraft]) -> Iterator[TaskDraft]:
    """Yield the drafts with ids that are unique in the document: the number, else the place in the order."""
    taken = {draft.parent for draft in drafts}
    measures: Counter[str] = Counter()
    for at, draft in enumerate(drafts, 1):
        name = draft.id or f"第{at}项"
        if draft.parent:
            measures[draft.parent] += 1
            name = f"{draft.parent}-{measures[draft.parent]}"
        unique, count = name, 2
        while unique in taken:
            unique, count = f"{name}（{count}）", count + 1
        taken.add(unique)
        yield draft if draft.id == unique else replace(draft, id=unique)
