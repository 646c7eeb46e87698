"""The fields of a task as the detail panel shows and edits them, once each."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ledger_app.desktop.detail.plan_field import PlanField
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.desktop.widgets.fields import ChoiceField, DateField, LineField, TextField
from ledger_app.desktop.widgets.unit_edit import UnitEdit
from ledger_app.domain.cell_reading import read_section
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import Field
from ledger_app.domain.people_words import read_people
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show
from ledger_app.domain.step_words import milestones_complaint, read_milestones, read_stages, stages_complaint
from ledger_app.domain.task import DueSource, Task, TaskKind
from ledger_app.domain.unit import PersonRole

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


MAIN: tuple[FieldSpec, ...] = (
    _units("lead", "牵头单位", Field.LEAD),
    _units("co", "配合单位", Field.CO),
    _units("area", "属地", Field.AREA),
    _people("principal", "责任人", Field.PRINCIPAL, PersonRole.PRINCIPAL),
    _people("liaison", "联系人", Field.LIAISON, PersonRole.LIAISON),
    _date("due", "时限", Field.DUE, due_text),
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
        lambda task, text: replace(task, section_path=read_section(text)),
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


def step_specs(today: Callable[[], date]) -> tuple[FieldSpec, ...]:
    """Return the specs of stages and milestones; a day typed without its year is one of the year it is `today`."""
    return (
        FieldSpec(
            "schedule",
            "进度安排",
            lambda *_: LineField("2024年 启动；2025年 完成"),
            lambda row: show(row, Field.SCHEDULE),
            lambda row: show(row, Field.SCHEDULE),
            lambda task, text: replace(task, schedule=read_stages(text, task.schedule)),
            stages_complaint,
            rare=True,
        ),
        FieldSpec(
            "milestones",
            "节点",
            lambda *_: TextField(),
            lambda row: cell_text(row, Field.MILESTONES),
            lambda row: cell_text(row, Field.MILESTONES),
            lambda task, text: replace(task, milestones=read_milestones(text, task.milestones, today())),
            lambda text: milestones_complaint(text, today()),
            rare=True,
        ),
    )


def extra_spec(heading: str) -> FieldSpec:
    """Return the spec of a column of its own table that the program does not know."""

    def put(task: Task, text: str) -> Task:
        return replace(task, extra=tuple((name, text if name == heading else old) for name, old in task.extra))

    def get(row: TaskRow) -> str:
        return dict(row.task.extra).get(heading, "")

    return FieldSpec(f"extra_{heading}", heading, lambda *_: LineField(), get, get, put)
