"""What a clerk types above a column, read into a rule: 家具 -喷涂, >=50, 本月, 2025-06..2025-08, 红 黄, 空."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from ledger_app.domain.field import Field
from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_NAMES, Light
from ledger_app.domain.query import ColumnFilter
from ledger_app.domain.span_words import DAYS_HINT, NUMBERS_HINT, Span, day_span, number_span
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status, TaskKind
from ledger_app.errors import LedgerError

_DAYS = frozenset({Field.START, Field.DUE, Field.COMPLETED_ON})
_NUMBERS = frozenset({Field.PERCENT, Field.DAYS_LATE})
_APART = re.compile(r"[\s,、;或]+")
_EMPTY, _FILLED = frozenset({"空", "无", "没有"}), frozenset({"非空", "有", "不空"})
_ONGOING = frozenset({"长期", "长期坚持", "长期任务"})
_NOT = "不含"
_LONGEST = 200
_YES = frozenset({"是", "有", "关注", "非空", "√", "✓", "y", "yes", "1"})
_NO = frozenset({"否", "不是", "没有", "无", "不关注", "未关注", "空", "×", "n", "no", "0"})
_OPEN = (Status.NOT_STARTED.value, Status.IN_PROGRESS.value)
_STATUSES = {**{status.value: (status.value,) for status in Status}, "未完成": _OPEN}
_LIGHTS = {
    name: (light.value,)
    for light in Light
    for name in (LIGHT_NAMES[light], f"{LIGHT_NAMES[light]}灯", LIGHT_MEANINGS[light], light.value)
}
_KINDS = {kind.value: (kind.value,) for kind in TaskKind}
_CALLED = {Field.STATUS: "状态", Field.LIGHT: "灯", Field.KIND: "任务类型"}
_TEXT_HINT = "可以写几个词，用空格隔开，表示都要有；-词 表示不含；=词 表示正好是；空、非空"
_FLAG_HINT = "可以写：是、否"


@dataclass(frozen=True, slots=True)
class TextRule:
    """What a text, or the names of units, must fulfil; words are as `even` makes them.

    Attributes:
        wanted, unwanted: each must stand in it, none may.
        exactly: what it must be; "" for no such wish.
        filled: it must say something, or nothing; None for either.
    """

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    exactly: str = ""
    filled: bool | None = None

    def fits(self, text: str) -> bool:
        """Whether a text fulfils it."""
        evened = even(text)
        if self.filled is not None and bool(text) != self.filled:
            return False
        if self.exactly and evened != self.exactly:
            return False
        return all(word in evened for word in self.wanted) and not any(word in evened for word in self.unwanted)


@dataclass(frozen=True, slots=True)
class SpanRule:
    """Within which bounds a day, as its ordinal, or a number must lie; what is missing lies within none.

    Attributes:
        spans: it must lie in all of them.
        filled: it must be there, or be missing; None for either.
        ongoing: the task goes on for good.
    """

    spans: tuple[Span, ...] = ()
    filled: bool | None = None
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """Which values of a closed set are wanted."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlagRule:
    """Whether yes or no is wanted."""

    wanted: bool


ColumnRule = TextRule | SpanRule | ChoiceRule | FlagRule


def read_column_filter(typed: ColumnFilter, as_of: date) -> ColumnRule:
    """Return the rule that is meant on a day; nothing typed is a text rule without wishes.

    Raises:
        LedgerError: it means nothing above this column; the advice says what may stand there.
    """
    words = even(typed.words)
    if not words:
        return TextRule()
    if len(words) > _LONGEST:
        raise LedgerError(f"这一栏的筛选有 {len(words)} 个字，太长了", f"请写得短一些，最多 {_LONGEST} 个字")
    if typed.field in _DAYS or typed.field in _NUMBERS:
        return _spans(words, typed.field, as_of)
    match typed.field:
        case Field.STATUS:
            return _choices(_known_status(words), _STATUSES, typed.field)
        case Field.LIGHT:
            return _choices(words, _LIGHTS, typed.field)
        case Field.KIND:
            return _choices(words, _KINDS, typed.field)
        case Field.WATCHED:
            return _flag(words)
        case _:
            return _text(words)


def complaint_about(typed: ColumnFilter, as_of: date) -> str:
    """Return why a filter cannot be read and what may stand there instead, "" for one that can."""
    try:
        read_column_filter(typed, as_of)
    except LedgerError as error:
        return str(error)
    return ""


def hint_for(field: Field) -> str:
    """Return what may be typed above a column."""
    if field in _NUMBERS:
        return NUMBERS_HINT
    if field in _DAYS:
        return f"{DAYS_HINT}、长期" if field is Field.DUE else DAYS_HINT
    match field:
        case Field.STATUS:
            return _listed(_STATUSES)
        case Field.LIGHT:
            return "可以写：红、黄、绿、蓝、灰，可以写几个"
        case Field.KIND:
            return _listed(_KINDS)
        case Field.WATCHED:
            return _FLAG_HINT
        case _:
            return _TEXT_HINT


def even(text: str) -> str:
    """Return a text as it is compared: width and case do not count, several blanks are one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _text(words: str) -> TextRule:
    if words in {"空", "非空"}:
        return TextRule(filled=words == "非空")
    if words.startswith("="):
        return TextRule(exactly=words[1:].strip())
    wanted, unwanted, negated = list[str](), list[str](), False
    for token in words.split():
        word = token.removeprefix("-").removeprefix(_NOT)
        (unwanted if negated or word != token else wanted).append(word)
        negated = token in {"-", _NOT}
    return TextRule(tuple(filter(None, wanted)), tuple(filter(None, unwanted)))


def _spans(words: str, field: Field, as_of: date) -> SpanRule:
    """Return the rule of bounds apart by blanks; all must hold."""
    if words in _EMPTY or words in _FILLED:
        return SpanRule(filled=words in _FILLED)
    if field is Field.DUE and words in _ONGOING:
        return SpanRule(ongoing=True)
    read = number_span if field in _NUMBERS else partial(day_span, as_of=as_of)
    whole = read(words)
    spans = (whole,) if whole is not None else tuple(map(read, words.split()))
    found = tuple(span for span in spans if span is not None)
    if len(found) < len(spans):
        bad = next(word for word, span in zip(words.split(), spans, strict=False) if span is None)
        raise LedgerError(f"“{bad}”读不成{'数' if field in _NUMBERS else '日期'}", hint_for(field))
    if any(span.is_reversed for span in found):
        raise LedgerError(f"“{words}”的开头在结尾之后", "请把小的、早的写在前面")
    return SpanRule(found)


def _choices(words: str, names: Mapping[str, tuple[str, ...]], field: Field) -> ChoiceRule:
    """Return the values named, and not excluded, by whole names or parts of them."""
    every = tuple(dict.fromkeys(value for values in names.values() for value in values))
    wanted, unwanted, negated = list[str](), list[str](), False
    for token in filter(None, _APART.split(words)):
        word = token.removeprefix("=").removeprefix("-").removeprefix(_NOT)
        excluded = negated or word != token.removeprefix("=")
        negated = token in {"-", _NOT}
        if not word:
            continue
        meant = names.get(word) or tuple(value for name, values in names.items() if word in name for value in values)
        if not meant:
            raise LedgerError(f"没有{_CALLED[field]}“{word}”", hint_for(field))
        (unwanted if excluded else wanted).extend(meant)
    return ChoiceRule(tuple(value for value in every if value in (wanted or every) and value not in unwanted))


def _known_status(words: str) -> str:
    """Return words for statuses with other names for them replaced: 办结 is 已完成."""

    def known(token: str) -> str:
        bare = token.lstrip("-=").removeprefix(_NOT)
        status = read_status(bare)
        return token if status is None or bare in _STATUSES else token.replace(bare, status.value)

    return " ".join(known(token) for token in _APART.split(words) if token)


def _flag(words: str) -> FlagRule:
    if words in _YES or words in _NO:
        return FlagRule(words in _YES)
    raise LedgerError(f"“{words}”读不成是或否", _FLAG_HINT)


def _listed(names: Mapping[str, tuple[str, ...]]) -> str:
    return f"可以写：{'、'.join(names)}，可以写几个"
