"""From a document to drafts: the list of steps, each a pure function in a file of its own."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from ledger_app.collector import collector_resting
from ledger_app.domain.draft import Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.plan import PlanKind
from ledger_app.domain.task import TaskKind
from ledger_app.intake.annex import join, without_lead
from ledger_app.intake.document import Document
from ledger_app.intake.plan_facts import plan_facts, years_of
from ledger_app.intake.prose.plan_text import PlanText, read_plan_text
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.tables.areas import Area, find_areas
from ledger_app.intake.tables.column_choice import settle
from ledger_app.intake.tables.columns import HeaderMap
from ledger_app.intake.tables.header_map import map_headings
from ledger_app.intake.tables.indicators import indicators_of
from ledger_app.intake.tables.pasted_cells import with_pasted_tables
from ledger_app.intake.tables.row_kinds import is_merged_chapter, is_total
from ledger_app.intake.tables.table_drafts import read_tables
from ledger_app.intake.tables.timing import Years

_SAMPLE = 300
_SHOWN = 2
_NO_TASKS = "没有读到任务。请确认文件里有“重点任务”一类的章节，或带表头的任务表（如序号、任务、责任单位、完成时限）"


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


def read_intake(
    document: Document,
    header_maps: Mapping[str, HeaderMap] | None = None,
    left_out: Container[str] = frozenset(),
    parts: Mapping[str, bool] | None = None,
) -> Intake:
    """Return the plan's facts, the tasks, targets, indicators and the findings of `document`.

    Args:
        header_maps: columns as the clerk corrected them, by the key of their table.
        left_out: keys of the tables that the clerk does not want read.
        parts: the clerk's word on which parts of the prose hold tasks, by their title.
    """
    with collector_resting():
        return _read(with_pasted_tables(document), header_maps or {}, left_out, parts or {})


def _read(
    document: Document, header_maps: Mapping[str, HeaderMap], left_out: Container[str], parts: Mapping[str, bool]
) -> Intake:
    indicators, used = indicators_of(document)
    areas, skipped = find_areas(_without(document, used))
    areas = tuple(area for area in areas if area.key not in left_out)
    plan = plan_facts(document, areas)
    years = years_of(plan, areas)
    columns = {area.key: header_maps.get(area.key) or _columns(area, years) for area in areas}
    tables = read_tables(document, areas, columns, plan.title, years)
    prose = (
        PlanText() if document.identity is not None else _prose(document, plan, years, used, parts, tabled=bool(areas))
    )
    stated = () if document.identity is not None else _targets(tables.tasks, document.text, years)
    joined = join(tables.tasks, prose.tasks, (*prose.targets, *stated))
    findings = [*document.findings, *skipped, *tables.findings, *prose.findings, *without_lead(joined, prose.tasks)]
    if not joined.tasks:
        findings.append(Finding(Severity.ERROR, document.name, _NO_TASKS))
    uuid = document.identity.ledger_uuid if document.identity is not None else ""
    return Intake(
        plan=plan,
        tasks=joined.tasks,
        targets=joined.targets,
        indicators=indicators,
        parts=prose.parts,
        findings=tuple(findings),
        text=document.text,
        ledger_uuid=uuid,
    )


def _prose(
    document: Document, plan: PlanDraft, years: Years, used: Collection[int], parts: Mapping[str, bool], *, tabled: bool
) -> PlanText:
    """Return what the running text gives; where tables hold tasks, only parts that say they hold tasks do, too."""
    kind = TaskKind.RECTIFICATION if plan.kind is PlanKind.RECTIFICATION else TaskKind.KEY
    return read_plan_text(document, years, kind=kind, without=used, chosen=parts, tabled=tabled)


def _targets(rows: Iterable[TaskDraft], text: str, years: Years) -> Iterator[TargetDraft]:
    """Yield the targets that the words of table rows state."""
    for row in rows:
        start = text.find(row.content, *row.span)
        for target in targets_of(row.content, years, row.id):
            span = (start + target.span[0], start + target.span[1]) if start >= 0 else row.span
            yield replace(target, span=span)


def _without(document: Document, used: Collection[int]) -> Document:
    """Return `document` without the blocks that hold indicators."""
    if not used:
        return document
    return replace(document, blocks=tuple(block for at, block in enumerate(document.blocks) if at not in used))


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
