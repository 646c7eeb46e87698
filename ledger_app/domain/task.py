"""Tasks: one thing somebody must do, with who, when and how much."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger_app.domain.unit import Person


class TaskKind(StrEnum):
    """What sort of task it is."""

    KEY = "重点任务"
    RECTIFICATION = "整改问题"
    PROJECT = "工程项目"
    SUPERVISED = "督办事项"


class Status(StrEnum):
    """What people state of a task, from the day it takes effect."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    COMPLETED = "已完成"
    CLOSED = "已销号"
    SUSPENDED = "已中止"


FINISHED = frozenset({Status.COMPLETED, Status.CLOSED})


class Role(StrEnum):
    """In which role a unit stands in a task: 牵头, 配合, 属地."""

    LEAD = "lead"
    CO = "co"
    AREA = "area"


class DueSource(StrEnum):
    """Where a due date comes from, the strongest first."""

    MANUAL = "manual"
    TEXT = "text"
    SCHEDULE = "schedule"
    PLAN = "plan"


class StageWord(StrEnum):
    """What a year asks of a task."""

    START = "启动"
    ADVANCE = "推进"
    FINISH = "完成"
    NONE = "—"


@dataclass(frozen=True, slots=True)
class Stage:
    """What one year asks of a task, and the day on which that was done."""

    year: int
    word: StageWord
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated step inside a task, marked done by itself."""

    day: date
    text: str
    done_on: date | None = None


class Comparison(StrEnum):
    """How a target's value is meant; TEXT for a target in words (稳步提升)."""

    AT_MOST = "<="
    LESS = "<"
    EQUAL = "="
    MORE = ">"
    AT_LEAST = ">="
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Target:
    """How much a task must reach. `unit` is the unit of measure, `by` the words for when."""

    name: str
    comparison: Comparison = Comparison.TEXT
    value: float | None = None
    unit: str = ""
    by: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What the plan and the clerk say of a task. What was reported of it stands in its reports.

    Attributes:
        id: `T` and eight characters, the same in every copy of the ledger.
        number: the plan's number as printed ("12", "3-1").
        section_path: headings above it, outermost first.
        lead_units, co_units, area_units: unit ids (sets unexpanded), in the order of the document.
        lead_assumed: the document did not tell lead from co; the first was taken (暂定).
        parent: id of the task it is a measure of; in a problem list the problem's key, equal for its measures.
        due: last day in time, already resolved (domain/due.py); `due_text` keeps the document's words.
        cadence: words of a rhythm (每季度末).
        extra: unrecognised columns of its table, (heading, text), in their order.
        to_check: why the clerk should look at it (需核对); empty once confirmed.
        position: order inside the plan, counted from 1.
        imported: canonical JSON of what the last import's file said, the base of the next comparison.
        version: counts saves; guards two people editing one row.
        deleted: in the recycle bin.
        continues: id of the task of an earlier plan that this one goes on with (承接), "" for none.
    """

    id: str
    plan_id: str
    content: str
    number: str = ""
    title: str = ""
    kind: TaskKind = TaskKind.KEY
    section_path: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    area_units: tuple[str, ...] = ()
    lead_assumed: bool = False
    parent: str = ""
    problem: str = ""
    goal: str = ""
    people: tuple[Person, ...] = ()
    schedule: tuple[Stage, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    targets: tuple[Target, ...] = ()
    start: date | None = None
    due: date | None = None
    due_text: str = ""
    due_source: DueSource | None = None
    cadence: str = ""
    ongoing: bool = False
    remark: str = ""
    watched: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    to_check: str = ""
    position: int = 0
    imported: str = ""
    version: int = 0
    deleted: bool = False
    continues: str = ""
