"""What a reader makes of a document, before anything is written."""

from dataclasses import dataclass
from datetime import date

from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding
from ledger_app.domain.plan import PlanKind
from ledger_app.domain.task import Comparison, DueSource, Status, TaskKind
from ledger_app.domain.unit import Person


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The facts of a plan as its document states them."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    issue_date: date | None = None
    kind: PlanKind = PlanKind.OTHER
    period_start: date | None = None
    period_end: date | None = None


@dataclass(frozen=True, slots=True)
class DatedText:
    """A date with the words that set it: a milestone of a draft."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """One task as the document has it; units by the names written there.

    Attributes:
        id: key inside the document, unique in it; `ledger_id` the task id where our own export carried one.
        parent: draft id of the item, or key of the problem, it belongs to; "" for none.
        schedule: (year, word) with the word as written, a dash as "—".
        status, completed_on, percent, latest, problems, next_step: typed in a ledger sheet, imported as one report.
        extra: (heading, text) of unrecognised columns.
        span: start and end of its text in the document's text, in code points.
        places: where in the document's text single fields stand, each as (field, start and end).
        outline: an item of the plan's prose whose rows in an annex table say the same and more: they are the tasks,
            it is what they stand under (their `parent`).
        where: the place of its row ("Sheet1!A7", "第31行"), as findings name it.
    """

    id: str
    content: str
    ledger_id: str = ""
    plan_title: str = ""
    parent: str = ""
    number: str = ""
    title: str = ""
    kind: TaskKind = TaskKind.KEY
    section_path: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    area_units: tuple[str, ...] = ()
    lead_assumed: bool = False
    problem: str = ""
    goal: str = ""
    people: tuple[Person, ...] = ()
    schedule: tuple[tuple[int, str], ...] = ()
    milestones: tuple[DatedText, ...] = ()
    start: date | None = None
    due: date | None = None
    due_text: str = ""
    due_source: DueSource | None = None
    cadence: str = ""
    ongoing: bool = False
    status: Status | None = None
    completed_on: date | None = None
    percent: float | None = None
    latest: str = ""
    problems: str = ""
    next_step: str = ""
    remark: str = ""
    watched: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    span: tuple[int, int] = (0, 0)
    places: tuple[tuple[Field, tuple[int, int]], ...] = ()
    outline: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """A target as the document has it. `task` is a draft id, "" for the whole plan; `workload` an amount of work."""

    name: str
    task: str = ""
    comparison: Comparison = Comparison.TEXT
    value: float | None = None
    unit: str = ""
    by: str = ""
    text: str = ""
    workload: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """One row of an indicator table; `values` as (year, text)."""

    number: int
    name: str
    unit: str = ""
    attribute: str = ""
    values: tuple[tuple[str, str], ...] = ()
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A part of the plan's prose under one of its highest headings.

    Attributes:
        title: its heading with the numeral, as printed.
        taken: its items are read as tasks; the clerk may decide otherwise.
        tasks: how many tasks it holds, were it taken.
    """

    title: str
    taken: bool
    tasks: int = 0
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Intake:
    r"""Everything the reader made of one document.

    Attributes:
        parts: the parts of the plan's prose in their order; empty for a document that is a table only.
        text: the document's text with \n line ends, which spans count in.
        ledger_uuid: the ledger our own export came from, "" for other documents.
        findings: of the document as a whole and of its rows alike, in the order of the document.
    """

    plan: PlanDraft
    tasks: tuple[TaskDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    indicators: tuple[IndicatorDraft, ...] = ()
    parts: tuple[PartDraft, ...] = ()
    findings: tuple[Finding, ...] = ()
    text: str = ""
    ledger_uuid: str = ""
