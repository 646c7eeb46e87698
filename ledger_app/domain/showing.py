"""How each field of a task reads as text: the same in the window, on the command line and in forms."""

from collections.abc import Callable

from ledger_app.domain.field import Field
from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_NAMES
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Comparison, Target, Task
from ledger_app.domain.unit import Person, PersonRole

SIGNS = {
    Comparison.AT_MOST: "≤",
    Comparison.LESS: "<",
    Comparison.EQUAL: "=",
    Comparison.MORE: ">",
    Comparison.AT_LEAST: "≥",
    Comparison.TEXT: "",
}
_ONGOING = "长期坚持"
_FIRST_WORDS = 20


def show(row: TaskRow, field: Field, reasons: tuple[str, ...] = ()) -> str:
    """Return the text of one field; "" where the task says nothing of it.

    Dates are ISO days, units are joined by 、, everything else that comes in several by ；.

    Args:
        reasons: the sentences of the row's light, which only domain/lateness.py knows.
    """
    if field is Field.REASONS:
        return "".join(reasons)
    return _TEXTS[field](row)


def text_of(field: Field) -> Callable[[TaskRow], str]:
    """Return what `show` does for one field other than the reasons, to be asked of many rows."""
    return _TEXTS[field]


def show_person(person: Person) -> str:
    """Return name, title and telephone: 张三（副局长） 5550-1234."""
    title = f"（{person.title}）" if person.title else ""
    return f"{person.name}{title} {person.phone}".strip()


def show_target(target: Target) -> str:
    """Return a target in its own words, or as name, sign, value, unit of measure and when."""
    if target.text:
        return target.text
    value = "" if target.value is None else f"{target.value:.15g}"
    by = f"（{target.by}）" if target.by else ""
    return f"{target.name}{SIGNS[target.comparison]}{value}{target.unit}{by}"


def show_earlier(task: Task, plan_title: str) -> str:
    """Return a task of an earlier plan by plan, number and first words: 《2025年工作计划》第12项 管控工地扬尘."""
    number = f"第{task.number}项 " if task.number else ""
    return f"《{plan_title}》{number}{(task.title or task.content)[:_FIRST_WORDS]}"


def _people(row: TaskRow, role: PersonRole) -> str:
    return "；".join([show_person(person) for person in row.task.people if person.role is role])


def _phones(row: TaskRow) -> str:
    """Return the liaisons' telephones, or the principals' where no liaison has one."""
    for role in (PersonRole.LIAISON, PersonRole.PRINCIPAL):
        phones = [person.phone for person in row.task.people if person.role is role and person.phone]
        if phones:
            return "、".join(phones)
    return ""


def _due(row: TaskRow) -> str:
    """Return the day; where none can be told, the plan's words, or that the task goes on for good."""
    task = row.task
    if task.due is not None:
        return task.due.isoformat()
    return task.due_text or (_ONGOING if task.ongoing else "")


def _start(row: TaskRow) -> str:
    return row.task.start.isoformat() if row.task.start else ""


def _completed_on(row: TaskRow) -> str:
    return row.state.completed_on.isoformat() if row.state.completed_on else ""


def _percent(row: TaskRow) -> str:
    return "" if row.state.percent is None else f"{row.state.percent:.15g}%"


def _schedule(row: TaskRow) -> str:
    return "；".join([f"{stage.year}年 {stage.word}" for stage in row.task.schedule])


def _milestones(row: TaskRow) -> str:
    return "；".join(f"{step.day} {step.text}" for step in row.task.milestones)


_TEXTS: dict[Field, Callable[[TaskRow], str]] = {
    Field.PLAN: lambda row: row.plan.title,
    Field.NUMBER: lambda row: row.task.number,
    Field.SECTION: lambda row: " / ".join(row.task.section_path),
    Field.TITLE: lambda row: row.task.title,
    Field.CONTENT: lambda row: row.task.content,
    Field.KIND: lambda row: row.task.kind.value,
    Field.PROBLEM: lambda row: row.task.problem,
    Field.GOAL: lambda row: row.task.goal,
    Field.UNITS: lambda row: "、".join(dict.fromkeys((*row.lead_names, *row.co_names, *row.area_names))),
    Field.LEAD: lambda row: "、".join(row.lead_names),
    Field.CO: lambda row: "、".join(row.co_names),
    Field.AREA: lambda row: "、".join(row.area_names),
    Field.PRINCIPAL: lambda row: _people(row, PersonRole.PRINCIPAL),
    Field.LIAISON: lambda row: _people(row, PersonRole.LIAISON),
    Field.PHONE: _phones,
    Field.START: _start,
    Field.DUE: _due,
    Field.DUE_TEXT: lambda row: row.task.due_text,
    Field.CADENCE: lambda row: row.task.cadence,
    Field.SCHEDULE: _schedule,
    Field.MILESTONES: _milestones,
    Field.TARGET: lambda row: "；".join(show_target(target) for target in row.task.targets),
    Field.STATUS: lambda row: row.state.status.value,
    Field.COMPLETED_ON: _completed_on,
    Field.PERCENT: _percent,
    Field.LATEST: lambda row: row.state.latest,
    Field.PROBLEMS: lambda row: row.state.problems,
    Field.NEXT_STEP: lambda row: row.state.next_step,
    Field.LIGHT: lambda row: f"{LIGHT_NAMES[row.light]} {LIGHT_MEANINGS[row.light]}",
    Field.DAYS_LATE: lambda row: str(row.days_late) if row.days_late else "",
    Field.REMARK: lambda row: row.task.remark,
    Field.WATCHED: lambda row: "是" if row.task.watched else "",
    Field.EXTRA: lambda row: "；".join(f"{heading}：{text}" for heading, text in row.task.extra),
}
