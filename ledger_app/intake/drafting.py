"""From a document to drafts: the list of steps, each a pure function in a file of its own."""

import gc
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice

from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.task import TaskKind
from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.own_rows import draft_own
from ledger_app.intake.plan_facts import plan_facts, years_of
from ledger_app.intake.tables.area_rows import Ids, read_rows
from ledger_app.intake.tables.areas import Area, find_areas
from ledger_app.intake.tables.column_choice import settle
from ledger_app.intake.tables.columns import HeaderMap, columns_of
from ledger_app.intake.tables.header_map import map_headings
from ledger_app.intake.tables.pasted_cells import with_pasted_tables
from ledger_app.intake.tables.prose_groups import prose_under
from ledger_app.intake.tables.roles import tells_first_leads
from ledger_app.intake.tables.row_kinds import is_merged_chapter, is_total
from ledger_app.intake.tables.task_cells import Layout
from ledger_app.intake.tables.task_drafts import draft_tasks, setting_of
from ledger_app.intake.tables.timing import Years

_SAMPLE = 300
_SHOWN = 2
_NO_TASKS = "没有找到任务表。请确认文件里有带表头的任务表（如序号、任务、责任单位、完成时限），或换一个文件"


@dataclass(frozen=True, slots=True)
class TableHeader:
    """The columns of one table of tasks as the reader understood them; a clerk may hand them back corrected.

    Attributes:
        rows: how many rows stand below the headings, totals left aside.
        samples: for each column of the table, counted from 0, the first texts below its heading, each once.
    """

    key: str
    name: str
    columns: HeaderMap
    rows: int = 0
    samples: tuple[tuple[str, ...], ...] = ()


def table_headers(document: Document) -> tuple[TableHeader, ...]:
    """Return the columns of every table of tasks in `document`."""
    areas, _ = find_areas(with_pasted_tables(document))
    years = years_of(plan_facts(document, areas), areas)
    return tuple(_header(area, _columns(area, years)) for area in areas)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking the same cells and drafts again and again: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_intake(
    document: Document,
    header_maps: Mapping[str, HeaderMap] | None = None,
    left_out: Container[str] = frozenset(),
) -> Intake:
    """Return the plan's facts, the tasks and the findings of `document`.

    Args:
        header_maps: columns as the clerk corrected them, by the key of their table.
        left_out: keys of the tables that the clerk does not want read.
    """
    with _collector_paused():
        return _read(with_pasted_tables(document), header_maps or {}, left_out)


def _read(document: Document, header_maps: Mapping[str, HeaderMap], left_out: Container[str]) -> Intake:
    areas, skipped = find_areas(document)
    areas = tuple(area for area in areas if area.key not in left_out)
    plan = plan_facts(document, areas)
    years = years_of(plan, areas)
    prose = prose_under(document)
    ids = _ids(document)
    ruled = any(tells_first_leads(block.text) for block in document.blocks if isinstance(block, Paragraph))
    drafts: list[TaskDraft] = []
    findings = [*document.findings, *skipped]
    for area in areas:
        columns = header_maps.get(area.key) or _columns(area, years)
        rows, notes, noted = read_rows(area, columns, prose, ids)
        if ids:
            found = list(draft_own(rows, Layout.of(columns), years, ids))
        else:
            setting = setting_of(
                Layout.of(columns),
                rows,
                years,
                kind=_kind(area, columns, plan.title),
                first_leads=ruled or any(map(tells_first_leads, (*notes, *area.notes, *area.titles))),
                sheet=_section_of(area, areas),
            )
            found = list(draft_tasks(rows, setting))
        found = _parents_apart(found, {draft.parent for draft in drafts})
        drafts += found
        findings += _in_order([*noted, *(finding for draft in found for finding in draft.findings)], area)
        findings += _repeated_numbers(found)
    if not areas:
        findings.append(Finding(Severity.ERROR, document.name, _NO_TASKS))
    uuid = document.identity.ledger_uuid if document.identity is not None else ""
    return Intake(
        plan=plan,
        tasks=tuple(_with_own_ids(drafts)),
        findings=tuple(findings),
        text=document.text,
        ledger_uuid=uuid,
    )


def _header(area: Area, columns: HeaderMap) -> TableHeader:
    """Return `columns` with what a clerk needs to judge them."""
    rows = [row for row in area.rows if len(row.texts) > 1 and not is_total(row)]
    texts = ([row.cells[index].text.strip() for row in rows[:_SAMPLE]] for index in range(len(area.paths)))
    samples = tuple(tuple(islice(dict.fromkeys(filter(None, column)), _SHOWN)) for column in texts)
    return TableHeader(area.key, area.name, columns, len(rows), samples)


def _columns(area: Area, years: Years) -> HeaderMap:
    """Return what the columns of `area` mean."""
    tasks = (row for row in area.rows if len(row.texts) > 1 and not is_total(row) and not is_merged_chapter(row))
    sample = list(islice(tasks, _SAMPLE))
    empty = frozenset(
        index for index in range(len(area.paths)) if not any(row.cells[index].text.strip() for row in area.rows)
    )
    return settle(map_headings(area.paths, empty, years.year), sample)


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
