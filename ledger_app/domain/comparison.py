"""Compares three ways what a file said last, what the ledger says and what the file says now.

Only what the file itself changed is a change; what was changed on both sides is a conflict that the clerk decides.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from ledger_app.domain.draft import DatedText
from ledger_app.domain.due import resolve_due
from ledger_app.domain.plain_words import plain, split_numeral
from ledger_app.domain.plan import Plan
from ledger_app.domain.showing import show_person, show_target
from ledger_app.domain.statement import NOTHING, Statement
from ledger_app.domain.task import Stage, StageWord, Status, Target, Task
from ledger_app.domain.unit import Person

UnitKey = Callable[[str], str]
"""Gives the same key for every name of one unit."""

LABELS = {
    "number": "序号",
    "title": "任务名称",
    "content": "具体任务",
    "kind": "任务类型",
    "section_path": "类别",
    "lead_units": "牵头单位",
    "co_units": "配合单位",
    "area_units": "属地",
    "problem": "问题",
    "goal": "整改目标",
    "people": "人员",
    "schedule": "进度安排",
    "milestones": "节点",
    "targets": "量化目标",
    "start": "开始时间",
    "due": "完成时限",
    "due_text": "时限原文",
    "cadence": "频次",
    "ongoing": "长期任务",
    "remark": "备注",
    "watched": "关注",
    "extra": "其他栏目",
    "status": "状态",
    "completed_on": "完成日期",
    "percent": "完成比例",
    "latest": "最新进展",
    "problems": "存在问题",
    "next_step": "下一步措施",
}
"""Every field that is compared, in the order a clerk reads them, with its heading."""

REPORTED = frozenset({"status", "completed_on", "percent", "latest", "problems", "next_step"})
"""Fields that go into a dated report; an empty cell says nothing of them."""

_UNITS = frozenset({"lead_units", "co_units", "area_units"})
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that the file changed: what it said last, what the ledger says, what the file says now, as text.

    Attributes:
        field: name in Statement. label: its heading for people.
        conflict: the ledger changed it too, to something else.
    """

    field: str
    label: str
    base: str
    ours: str
    theirs: str
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What two values must be read by to be called the same.

    Attributes:
        plan: the plan of the task, which a due date may come from.
        unit_key: gives the same key for every name of one unit.
        stated: fields that the file states for at least one task; of the others it says nothing.
    """

    plan: Plan
    unit_key: UnitKey
    stated: frozenset[str]


def stated_fields(statements: Iterable[Statement], *, own_export: bool = False) -> frozenset[str]:
    """Return the fields that at least one of `statements` states.

    A column that is empty throughout, or missing, says nothing. Our own exports print dates where the plan had words,
    so their words of a due date say nothing either, and they keep every role in a column of its own.
    """
    open_fields, stated = set(LABELS), {"due"}
    for statement in statements:
        found = {name for name in open_fields if getattr(statement, name) != getattr(NOTHING, name)}
        stated |= found
        open_fields -= found
    if stated & _UNITS and not own_export:
        stated |= {"lead_units", "co_units"}
    return frozenset(stated - {"due_text"} if own_export else stated)


def compare(base: Statement, ours: Statement, theirs: Statement, terms: Terms) -> tuple[FieldChange, ...]:
    """Return the fields that the file changed since `base` and that the ledger does not say already."""
    if base == theirs:
        return ()
    return tuple(
        FieldChange(
            name,
            label,
            shown(name, getattr(base, name)),
            shown(name, getattr(ours, name)),
            shown(name, getattr(theirs, name)),
            conflict=not _same(name, base, ours, terms),
        )
        for name, label in LABELS.items()
        if name in terms.stated
        and not (name in REPORTED and not _says(getattr(theirs, name)))
        and not _same(name, base, theirs, terms)
        and not _same(name, ours, theirs, terms)
    )


def moved_base(base: Statement, theirs: Statement, stated: frozenset[str]) -> Statement:
    """Return the base of the next comparison: what the file says now, and what it last said of all else."""
    kept = {name: getattr(base, name) for name in LABELS if name not in stated}
    silent = {name: getattr(base, name) for name in REPORTED if not _says(getattr(theirs, name))}
    return replace(theirs, **{**kept, **silent})


def due_of(statement: Statement, plan: Plan) -> date | None:
    """Return the due date that `statement` amounts to in `plan`: as written, else by its stages or the plan's end."""
    if statement.due is not None:
        return statement.due
    stages = tuple(Stage(year, StageWord(word)) for year, word in statement.schedule)
    return resolve_due(Task("", plan.id, "", schedule=stages, ongoing=statement.ongoing), plan).due


def shown(name: str, value: Any) -> str:  # noqa: ANN401 - a field of a statement may hold anything
    """Return the field `name` of a statement as a person reads it; "" where it says nothing."""
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return _SEPARATORS.get(name, "、").join(_shown_part(part) for part in value)
    return _shown_part(value)


_SEPARATORS = {"section_path": " / ", "schedule": "，", "milestones": "；", "targets": "；", "extra": "；"}


def _shown_part(value: Any) -> str:  # noqa: ANN401 - see shown; one line for each type
    """Return one value as text."""
    match value:
        case True:
            return "是"
        case Enum():
            return str(value.value)
        case float():
            return f"{value:g}"
        case DatedText(day, text):
            return f"{day} {text}"
        case Person():
            return show_person(value)
        case Target():
            return show_target(value)
        case (left, right):
            return f"{left}：{right}"
    return str(value)


def _says(value: Any) -> bool:  # noqa: ANN401 - see shown
    """Whether a reported field was filled in."""
    return value is not None and value != ""


def _same(name: str, one: Statement, other: Statement, terms: Terms) -> bool:
    """Whether two statements mean the same by the field `name`."""
    mine, its = getattr(one, name), getattr(other, name)
    if name == "due":
        return due_of(one, terms.plan) == due_of(other, terms.plan)
    return bool(mine == its or _reading(name, mine, terms.unit_key) == _reading(name, its, terms.unit_key))


def _reading(name: str, value: Any, unit_key: UnitKey) -> Any:  # noqa: ANN401 - one line for each kind of field
    """Return what the value of a field comes down to when spelling, order and blanks do not count."""
    if name in _UNITS:
        return [unit_key(unit) for unit in value]
    read = _READINGS.get(name)
    if read is not None:
        return read(value)
    return _BLANKS.sub("", value) if isinstance(value, str) else value


_READINGS: dict[str, Callable[[Any], Any]] = {
    "content": lambda text: _BLANKS.sub("", split_numeral(text)[1]),
    "section_path": lambda path: [plain(split_numeral(part)[1]) for part in path],
    "people": lambda people: {(person.role, plain(person.name), plain(person.phone)) for person in people},
    "schedule": lambda stages: {year: word for year, word in stages if word != StageWord.NONE.value},
    "milestones": lambda steps: {(step.day, plain(step.text)) for step in steps},
    "extra": lambda columns: {heading: _BLANKS.sub("", text) for heading, text in columns if text},
    "status": lambda status: status or Status.NOT_STARTED,
    "targets": lambda targets: {(each.name, each.comparison, each.value, each.unit) for each in targets},
}
"""What the value of a field comes down to; other fields are texts, in which blanks do not count, or plain values.

The numeral that a content begins with is its number, which has a field of its own; those of headings only count them.
"""
