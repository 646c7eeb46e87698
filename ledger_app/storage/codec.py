"""Values as columns and as canonical JSON, and back. What a field may hold is read from its dataclass."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

Column = str | int | float | bool | None
"""What a database driver takes and gives."""


def canonical(value: object) -> str:
    """Return `value` as JSON that is always spelt the same: keys sorted, no blanks, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(value: object) -> object:
    """Return a value of the domain as what JSON knows: dates as text, enums by value, a dataclass by its fields."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return {name: to_json(getattr(value, name)) for name in names_of(type(value))}


def whole(value: object, without: frozenset[str] = frozenset()) -> dict[str, object]:
    """Return a dataclass as JSON knows it, fields at their default left out."""
    found = {}
    for name, default in _defaults(type(value)):
        content = getattr(value, name)
        if content != default and name not in without:
            found[name] = to_json(content)
    return found


@cache
def from_json(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type expression has no type of its own
    """Return the function that makes a value of type `kind` out of what JSON knows."""
    origin, words = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = from_json(next(word for word in words if word is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and words[-1] is Ellipsis:
        item = from_json(words[0])
        return lambda value: tuple(item(part) for part in value)
    if origin is tuple:
        items = [from_json(word) for word in words]
        return lambda value: tuple(item(part) for item, part in zip(items, value, strict=True))
    if is_dataclass(kind):
        parts = {name: from_json(hint) for name, hint in hints_of(kind).items()}
        return lambda value: kind(**{name: parts[name](part) for name, part in value.items()})
    if kind is date:
        return date.fromisoformat
    return kind if kind is float or issubclass(kind, Enum) else _same


@cache
def to_column(kind: Any) -> Callable[[Any], Column] | None:  # noqa: ANN401 - as above
    """Return the function that makes a field of type `kind` fit a column; None where it fits as it is.

    Dates become their ordinal, tuples canonical JSON, so that both engines compute and compare alike.
    """
    kind = _without_none(kind)
    if get_origin(kind) is tuple:
        return lambda value: canonical(to_json(value)) if value else "[]"
    if kind is date:
        return lambda value: None if value is None else value.toordinal()
    if issubclass(kind, Enum):
        return lambda value: None if value is None else value.value
    return None


@cache
def from_column(kind: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 - as above
    """Return the function that reads a field of type `kind` out of its column; None where it is there as it is."""
    kind = _without_none(kind)
    if get_origin(kind) is tuple:
        decode = from_json(kind)
        return lambda text: () if text == "[]" else decode(json.loads(text))
    if kind is date:
        return lambda number: None if number is None else date.fromordinal(number)
    if issubclass(kind, Enum):
        return lambda word: None if word is None else kind(word)
    return None


@cache
def names_of(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))


@cache
def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return each field with its default; a field without one has a default that equals nothing."""
    return tuple((field.name, field.default if field.default is not MISSING else object()) for field in fields(kind))


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - as above
    """Return `X` for `X | None`."""
    words = [word for word in get_args(kind) if word is not type(None)]
    return words[0] if get_origin(kind) in (Union, types.UnionType) else kind


def _same(value: Any) -> Any:  # noqa: ANN401 - whatever it is
    """Return what was given."""
    return value


_PLAIN = frozenset({str, int, float, bool})
