"""What a column shows of a task, as one text in SQL: the same words as domain/showing.py, which a test holds equal.

Every expression is over `task`, or over what the task's reports add up to on the day asked.
"""

from typing import Any

from sqlalchemy import ColumnElement, Dialect, Float, Select, Text, case, cast, func, literal, select

from ledger_app.domain.field import Field
from ledger_app.domain.showing import SIGNS
from ledger_app.domain.unit import PersonRole
from ledger_app.storage.codec import canonical
from ledger_app.storage.json_parts import joined, parts_of
from ledger_app.storage.question import Asked
from ledger_app.storage.tables import MILESTONE, STAGE, TASK

PLAIN = {
    Field.NUMBER: TASK.c.number,
    Field.TITLE: TASK.c.title,
    Field.CONTENT: TASK.c.content,
    Field.PROBLEM: TASK.c.problem,
    Field.GOAL: TASK.c.goal,
    Field.DUE_TEXT: TASK.c.due_text,
    Field.CADENCE: TASK.c.cadence,
    Field.REMARK: TASK.c.remark,
}
"""The fields that are texts of a task as they stand."""

STATED = frozenset({Field.LATEST, Field.PROBLEMS, Field.NEXT_STEP})
"""The fields that reports say."""

_BETWEEN = "；"
_BEFORE_CHRIST = 1721424.5
"""The Julian day of the day with ordinal 0."""


def text_shown(asked: Asked, field: Field, heading: str = "") -> ColumnElement[str]:
    """Return the text of a field; `heading` with Field.EXTRA. Not for units and plans: these are found by id."""
    if field in PLAIN:
        return PLAIN[field]
    if field in STATED:
        stated: ColumnElement[str] = getattr(asked.state, field.value)
        return stated
    match field:
        case Field.SECTION:
            parts = parts_of(TASK.c.section_path, asked.dialect)
            return _of_task(select(joined(parts.member(None), " / ", parts.place, asked.dialect)), parts.table)
        case Field.PRINCIPAL | Field.LIAISON:
            return _people(PersonRole(field.value), asked.dialect)
        case Field.TARGET:
            return _targets(asked.dialect)
        case Field.SCHEDULE:
            return _schedule(asked.dialect)
        case Field.MILESTONES:
            return _milestones(asked.dialect)
        case _:
            return _extra(heading, asked.dialect)


def names_heading(heading: str, asked: Asked) -> ColumnElement[bool]:
    """Return whether a task has an extra column headed so: quickly told from the JSON as it is written."""
    return asked.place_of(f"{canonical([heading])[:-1]},", TASK.c.extra) > 0


def _of_task(query: Select[Any], table: Any) -> ColumnElement[str]:  # noqa: ANN401 - a table or a function's rows
    """Return the one text that a query over parts of a task gives."""
    return query.select_from(table).correlate(TASK).scalar_subquery()


def _people(role: PersonRole, dialect: Dialect) -> ColumnElement[str]:
    """Return 张三（副局长） 5550-1234；李四."""
    parts = parts_of(TASK.c.people, dialect)
    title, phone = parts.member("title"), parts.member("phone")
    person = func.trim(
        parts.member("name") + case((title != "", literal("（") + title + "）"), else_="") + literal(" ") + phone,
        type_=Text,
    )
    people = select(joined(person, _BETWEEN, parts.place, dialect)).where(parts.member("role") == role.value)
    return _of_task(people, parts.table)


def _targets(dialect: Dialect) -> ColumnElement[str]:
    """Return targets in their own words, or as name, sign, value, unit of measure and when."""
    parts = parts_of(TASK.c.targets, dialect)
    name, text, unit, by = (parts.member(each) for each in ("name", "text", "unit", "by"))
    signs = {comparison.value: sign for comparison, sign in SIGNS.items()}
    sign = case(signs, value=parts.member("comparison"), else_="")
    number = cast(parts.member("value"), Float)
    shown = func.printf("%.15g", number, type_=Text) if dialect.name == "sqlite" else cast(number, Text)
    value = case((parts.member("value").is_(None), ""), else_=shown)
    until = case((by != "", literal("（") + by + "）"), else_="")
    target = case((text != "", text), else_=name + sign + value + unit + until)
    return _of_task(select(joined(target, _BETWEEN, parts.place, dialect)), parts.table)


def _schedule(dialect: Dialect) -> ColumnElement[str]:
    """Return 2024年 启动；2025年 完成."""
    stage = cast(STAGE.c.year, Text) + literal("年 ") + STAGE.c.word
    mine = select(joined(stage, _BETWEEN, STAGE.c.position, dialect)).where(STAGE.c.serial == TASK.c.serial)
    return _of_task(mine, STAGE)


def _milestones(dialect: Dialect) -> ColumnElement[str]:
    """Return 2025-06-30 中期检查；2025-12-31 验收."""
    if dialect.name == "sqlite":
        day = func.date(MILESTONE.c.day + _BEFORE_CHRIST, type_=Text)
    else:
        day = func.to_char(func.date("0001-01-01") + (MILESTONE.c.day - 1), "YYYY-MM-DD", type_=Text)
    step = day + literal(" ") + MILESTONE.c.text
    mine = select(joined(step, _BETWEEN, MILESTONE.c.position, dialect)).where(MILESTONE.c.serial == TASK.c.serial)
    return _of_task(mine, MILESTONE)


def _extra(heading: str, dialect: Dialect) -> ColumnElement[str]:
    """Return what stands under one heading of the extra columns."""
    parts = parts_of(TASK.c.extra, dialect)
    texts = select(joined(parts.member(1), _BETWEEN, parts.place, dialect)).where(parts.member(0) == heading)
    return _of_task(texts, parts.table)
