"""The filters above the columns of a table as SQL, for every column there is."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, or_, select, true

from ledger_app.domain.column_filter import (
    ChoiceRule,
    FlagRule,
    SpanRule,
    TextRule,
    even,
    read_column_filter,
)
from ledger_app.domain.field import Field
from ledger_app.domain.light import LIGHT_ORDER, Light
from ledger_app.domain.query import ColumnFilter
from ledger_app.domain.task import Role
from ledger_app.domain.unit import Unit
from ledger_app.storage.pinyin import sound_of
from ledger_app.storage.question import Asked
from ledger_app.storage.search import candidates
from ledger_app.storage.shown import PLAIN, STATED, names_heading, text_shown
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_TEXT, TASK_UNIT

_COLUMN = TASK_STATE.c
_ROLES = {Field.LEAD: Role.LEAD, Field.CO: Role.CO, Field.AREA: Role.AREA}
_INDEXED = frozenset({*PLAIN, Field.SECTION, Field.EXTRA})
"""The fields whose text, just as it is shown, is in what a task is searched by."""
_JOINT = ";"
"""Stands between the texts of extra columns with one heading, which are searched each by itself."""
_WIDE = 0xFEE0
"""How far full-width signs lie from those of half width."""


def wants_units(columns: tuple[ColumnFilter, ...]) -> bool:
    """Whether one of the filters is about units."""
    return any(typed.field in _ROLES for typed in columns)


def column_condition(asked: Asked, typed: ColumnFilter) -> ColumnElement[bool]:
    """Return what a task must fulfil.

    Raises:
        LedgerError: the filter cannot be read.
    """
    rule = read_column_filter(typed, asked.query.as_of)
    match rule:
        case SpanRule():
            return and_(*_spans(asked, typed.field, rule))
        case ChoiceRule():
            return _choice(asked, typed.field, rule)
        case FlagRule():
            return _COLUMN.watched == rule.wanted
        case _:
            return _text(asked, typed, rule)


def _spans(asked: Asked, field: Field, rule: SpanRule) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on a day or a number."""
    if rule.ongoing:
        yield _COLUMN.ongoing
    if rule.filled is not None:
        there: ColumnElement[bool] = _value(asked, field).is_not(None)
        there = or_(there, _COLUMN.ongoing) if field is Field.DUE else there
        yield there if rule.filled else ~there
    for span in rule.spans:
        value = _value(asked, field)
        if span.above is not None:
            yield value > span.above if span.over else value >= span.above
        if span.below is not None:
            yield value < span.below if span.under else value <= span.below


def _value(asked: Asked, field: Field) -> ColumnElement[Any]:
    """Return a day or a number, missing where the column shows nothing."""
    match field:
        case Field.DUE:
            return _COLUMN.due
        case Field.START:
            return select(TASK.c.start).where(TASK.c.serial == _COLUMN.serial).correlate(TASK_STATE).scalar_subquery()
        case Field.COMPLETED_ON:
            return asked.state.completed_on
        case Field.PERCENT:
            return asked.state.percent
        case _:
            return func.nullif(asked.light.days_late, 0)


def _choice(asked: Asked, field: Field, rule: ChoiceRule) -> ColumnElement[bool]:
    """Return whether the value is one of those wanted."""
    if field is Field.LIGHT:
        return asked.light.rank.in_([LIGHT_ORDER.index(Light(value)) for value in rule.values])
    if field is Field.STATUS:
        return asked.state.status.in_(rule.values)
    return _COLUMN.serial.in_(select(TASK.c.serial).where(TASK.c.kind.in_(rule.values)))


def _text(asked: Asked, typed: ColumnFilter, rule: TextRule) -> ColumnElement[bool]:
    """Return what the text of a column must fulfil."""
    if typed.field in _ROLES:
        return and_(true(), *_units(asked, _ROLES[typed.field], rule))
    if typed.field is Field.PLAN:
        return _COLUMN.plan_id.in_([plan for plan, title in asked.plan_order if rule.fits(title)])
    shown = text_shown(asked, typed.field, typed.heading)
    conditions = list(_words(asked, shown, rule))
    if not conditions:
        return true()
    if typed.field is Field.EXTRA and (rule.wanted or rule.exactly or rule.filled):
        conditions.insert(0, names_heading(typed.heading, asked))
    table = TASK_TEXT if typed.field in STATED else TASK
    here = select(literal(1)).where(table.c.serial == _COLUMN.serial, *conditions).correlate(TASK_STATE)
    words = [word for word in rule.wanted if _JOINT not in word] if typed.field in _INDEXED else []
    near = candidates(words, asked.dialect)
    return here.exists() if near is None else and_(near, here.exists())


def _words(asked: Asked, text: ColumnElement[str], rule: TextRule) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on one text."""
    if rule.filled is not None:
        yield (text != "") if rule.filled else (text == "")
    if rule.exactly:
        yield _even(text, rule.exactly) == rule.exactly
    for word in rule.wanted:
        yield asked.place_of(word, _even(text, word)) > 0
    for word in rule.unwanted:
        yield asked.place_of(word, _even(text, word)) == 0


def _even(text: ColumnElement[str], word: str) -> ColumnElement[str]:
    """Return a text with those signs of full width, and those letters, that stand in `word`, as `word` has them."""
    signs = sorted({sign for sign in word if "!" <= sign <= "~"})
    for sign in signs:
        for wide in sorted({chr(ord(sign) + _WIDE), chr(ord(sign.upper()) + _WIDE)}):
            text = func.replace(text, wide, sign)
    return func.lower(text) if any(sign.isalpha() for sign in signs) else text


def _units(asked: Asked, role: Role, rule: TextRule) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on the units in a role: each word names one of them, by any of its names or its sound."""
    mine = select(TASK_UNIT.c.serial).where(TASK_UNIT.c.role == role.value)
    if rule.filled is not None:
        yield _COLUMN.serial.in_(mine) if rule.filled else _COLUMN.serial.not_in(mine)
    if rule.exactly:
        yield _COLUMN.serial.in_(mine.where(TASK_UNIT.c.unit_id.in_(_called(asked, rule.exactly, whole=True))))
    for word in rule.wanted:
        yield _COLUMN.serial.in_(mine.where(TASK_UNIT.c.unit_id.in_(_called(asked, word, whole=False))))
    for word in rule.unwanted:
        yield _COLUMN.serial.not_in(mine.where(TASK_UNIT.c.unit_id.in_(_called(asked, word, whole=False))))


def _called(asked: Asked, word: str, *, whole: bool) -> list[str]:
    """Return the ids of the units that a word names, or is a part of a name of."""
    return [unit.id for unit in asked.units if _names(unit, word, whole=whole)]


def _names(unit: Unit, word: str, *, whole: bool) -> bool:
    names = [even(name) for name in (unit.name, unit.short_name, *unit.aliases) if name]
    if whole:
        return word in names
    spoken = word.isascii() and word.isalnum()
    return any(word in name or (spoken and word in sound_of(name)) for name in names)
