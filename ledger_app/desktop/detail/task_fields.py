"""The fields of a task as the detail panel shows and edits them, once each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ledger_app.desktop.detail.plan_field import PlanField
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField, LineField, TextField
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.field import Field
from ledger_app.domain.people_words import read_people
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Task, TaskKind
from ledger_app.domain.unit import PersonRole

_STAGE = re.compile(r"(\d{4})\s*年?\s*[:：]?\s*(启动|推进|完成|—|-|－)")
_SOURCES = {
    DueSource.MANUAL: "经办人更正",
    DueSource.SCHEDULE: "按进度安排",
    DueSource.PLAN: "按方案末日",
}


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field.

    Attributes:
        make: makes its editor.
        text: what it reads while nobody edits it.
        get: the value for the editor. put: the task with what the editor holds.
        check: a sentence on what is wrong with what the editor holds, "" for nothing.
        rare: shown only where it says something, or when the clerk asks for all fields.
    """

    name: str
    label: str
    make: Callable[[Session, Theme], QWidget]
    text: Callable[[TaskRow], str]
    get: Callable[[TaskRow], Any]
    put: Callable[[Task, Any], Task]
    check: Callable[[Any], str] = lambda _: ""
    rare: bool = False


def _line(name: str, label: str, field: Field, *, rare: bool = False) -> FieldSpec:
    """Return the spec of a text field of the task that is called like its Field."""
    return FieldSpec(
        name,
        label,
        lambda *_: LineField(),
        lambda row: show(row, field),
        lambda row: getattr(row.task, field.value),
        lambda task, value: replace(task, **{field.value: value}),
        rare=rare,
    )


def _text(name: str, label: str, field: Field, *, rare: bool = False) -> FieldSpec:
    """Return the spec of a field of several lines."""
    return replace(_line(name, label, field, rare=rare), make=lambda *_: TextField())


def _units(name: str, label: str, field: Field) -> FieldSpec:
    """Return the spec of a field of units."""

    def put(task: Task, editor: tuple[str, ...]) -> Task:
        changed: Any = {field.value: editor} | ({"lead_assumed": False} if field is Field.LEAD else {})
        return replace(task, **changed)

    return FieldSpec(
        name,
        label,
        lambda _, theme: UnitEdit(theme),
        lambda row: show(row, field),
        lambda row: getattr(row.task, field.value),
        put,
    )


def _people(name: str, label: str, field: Field, role: PersonRole) -> FieldSpec:
    """Return the spec of a field of persons."""

    def put(task: Task, text: str) -> Task:
        others = tuple(person for person in task.people if person.role is not role)
        return replace(task, people=(*others, *read_people(text, role)))

    return FieldSpec(
        name,
        label,
        lambda *_: LineField("姓名（职务）电话，几人用；隔开"),
        lambda row: show(row, field),
        lambda row: show(row, field),
        put,
    )


def _date(name: str, label: str, field: Field, text: Callable[[TaskRow], str], *, rare: bool = False) -> FieldSpec:
    """Return the spec of a day."""
    return FieldSpec(
        name,
        label,
        lambda session, theme: DateField(theme, lambda: session.today, "6.30、6月底前"),
        text,
        lambda row: getattr(row.task, field.value),
        lambda task, day: replace(task, **{field.value: day}),
        rare=rare,
    )


def due_text(row: TaskRow) -> str:
    """Return the due date and where it comes from."""
    task = row.task
    day = str(task.due) if task.due else ("长期坚持" if task.ongoing else "")
    if task.due_source is DueSource.TEXT and task.due_text:
        return f"{day} 原文“{task.due_text}”"
    source = _SOURCES.get(task.due_source) if task.due_source else None
    return f"{day}（{source}）" if day and source else day


def read_stages(text: str, before: Sequence[Stage]) -> tuple[Stage, ...]:
    """Return the stages typed as 2024年 启动；2025年 完成; a stage that stays keeps its done date."""
    done = {(stage.year, stage.word): stage.done_on for stage in before}
    words = {word.value: word for word in StageWord}
    found = ((int(year), words.get(word, StageWord.NONE)) for year, word in _STAGE.findall(text))
    return tuple(Stage(year, word, done.get((year, word))) for year, word in sorted(dict(found).items()))


def _stages_complaint(text: str) -> str:
    left = _STAGE.sub("", text).strip("；;、，, \n")
    return f"没有看懂“{left}”，请写成 2024年 启动；2025年 完成" if left else ""


def read_milestones(text: str, before: Sequence[Milestone]) -> tuple[Milestone, ...]:
    """Return the milestones typed one a line as a day and words; one that stays keeps its done date."""
    done = {(step.day, step.text): step.done_on for step in before}
    steps = [pair for line in text.splitlines() if line.strip() and (pair := _milestone(line))]
    return tuple(Milestone(day, words, done.get((day, words))) for day, words in steps)


def _milestone(line: str) -> tuple[date, str] | None:
    first, _, words = line.strip().partition(" ")
    day = read_typed_date(first, date.today())
    return (day, words.strip()) if day else None


def _milestones_complaint(text: str) -> str:
    wrong = [line for line in text.splitlines() if line.strip() and _milestone(line) is None]
    return f"“{wrong[0].strip()}”前面没有日期，请写成 2025-06-30 做到什么" if wrong else ""


def _milestone_lines(row: TaskRow) -> str:
    return "\n".join(f"{step.day} {step.text}" for step in row.task.milestones)


MAIN: tuple[FieldSpec, ...] = (
    _units("lead", "牵头单位", Field.LEAD),
    _units("co", "配合单位", Field.CO),
    _units("area", "属地", Field.AREA),
    _people("principal", "责任人", Field.PRINCIPAL, PersonRole.PRINCIPAL),
    _people("liaison", "联系人", Field.LIAISON, PersonRole.LIAISON),
    _date("due", "时限", Field.DUE, due_text),
)
STEPS: tuple[FieldSpec, ...] = (
    FieldSpec(
        "schedule",
        "进度安排",
        lambda *_: LineField("2024年 启动；2025年 完成"),
        lambda row: show(row, Field.SCHEDULE),
        lambda row: show(row, Field.SCHEDULE),
        lambda task, text: replace(task, schedule=read_stages(text, task.schedule)),
        _stages_complaint,
        rare=True,
    ),
    FieldSpec(
        "milestones",
        "节点",
        lambda *_: TextField(),
        _milestone_lines,
        _milestone_lines,
        lambda task, text: replace(task, milestones=read_milestones(text, task.milestones)),
        _milestones_complaint,
        rare=True,
    ),
)
CONTENT: tuple[FieldSpec, ...] = (
    _text("content", "具体任务", Field.CONTENT),
    _line("title", "任务名称", Field.TITLE, rare=True),
    _line("number", "序号", Field.NUMBER),
    FieldSpec(
        "section",
        "类别",
        lambda *_: LineField("上级 / 下级"),
        lambda row: show(row, Field.SECTION),
        lambda row: show(row, Field.SECTION),
        lambda task, text: replace(task, section_path=tuple(p.strip() for p in text.split(" / ") if p.strip())),
    ),
    FieldSpec(
        "plan",
        "方案",
        lambda *_: PlanField(),
        lambda row: show(row, Field.PLAN),
        lambda row: row.task.plan_id,
        lambda task, plan: replace(task, plan_id=str(plan)),
    ),
    FieldSpec(
        "kind",
        "任务类型",
        lambda *_: ChoiceField([(kind.value, kind) for kind in TaskKind]),
        lambda row: row.task.kind.value,
        lambda row: row.task.kind,
        lambda task, kind: replace(task, kind=TaskKind(kind)),
    ),
    _text("problem", "问题", Field.PROBLEM, rare=True),
    _text("goal", "整改目标", Field.GOAL, rare=True),
    _date("start", "开始时间", Field.START, lambda row: show(row, Field.START), rare=True),
    _line("due_text", "时限原文", Field.DUE_TEXT, rare=True),
    _line("cadence", "频次", Field.CADENCE, rare=True),
    FieldSpec(
        "ongoing",
        "长期任务",
        lambda *_: ChoiceField([("否", False), ("是，没有完成时限", True)]),
        lambda row: "是" if row.task.ongoing else "否",
        lambda row: row.task.ongoing,
        lambda task, ongoing: replace(task, ongoing=bool(ongoing)),
        rare=True,
    ),
    _text("remark", "备注", Field.REMARK),
)


def extra_spec(heading: str) -> FieldSpec:
    """Return the spec of a column of its own table that the program does not know."""

    def put(task: Task, text: str) -> Task:
        return replace(task, extra=tuple((name, text if name == heading else old) for name, old in task.extra))

    def get(row: TaskRow) -> str:
        return dict(row.task.extra).get(heading, "")

    return FieldSpec(f"extra_{heading}", heading, lambda *_: LineField(), get, get, put)
