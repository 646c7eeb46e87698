"""Values as columns and as canonical JSON, and back. What a field may hold is read from its dataclass."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, ParamSpec, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_REPEATED = 1024
"""How many tuples are remembered: the sections, people and extra columns of a plan repeat from row to row."""

Column = str | int | float | bool | None
"""What a database driver takes and gives."""


_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def _remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """Return `function` with a memory; mypy takes the hash of a frozen dataclass's type amiss in `cache` itself."""
    return cast("Callable[_Asked, _Answer]", cache(function))


def canonical(value: object) -> str:
    """Return `value` as JSON that is always spelt the same: keys sorted, no blanks, Chinese as it is."""
    return _SPELLING.encode(value)


def to_json(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type expression has no type of its own
    """Return the function that makes a value of type `kind` what JSON knows: days as text, a dataclass its fields."""
    return _to_json(kind) or _same


@_remembered
def _to_json(kind: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 - as above
    """Return the same; None where the value is what JSON knows already."""
    origin, words = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _to_json(_without_none(kind))
        return inner and (lambda value: None if value is None else inner(value))
    if origin is tuple and words[-1] is Ellipsis:
        item = _to_json(words[0])
        return list if item is None else lambda value: [item(part) for part in value]
    if origin is tuple:
        items = [to_json(word) for word in words]
        return lambda value: [item(part) for item, part in zip(items, value, strict=True)]
    if isinstance(kind, type) and is_dataclass(kind):
        parts = [(name, attrgetter(name), to_json(hint)) for name, hint in hints_of(kind).items()]
        return lambda value: {name: fit(get(value)) for name, get, fit in parts}
    if kind is date:
        return date.isoformat
    return {member: member.value for member in kind}.__getitem__ if issubclass(kind, Enum) else None


@_remembered
def whole(kind: type, without: frozenset[str]) -> Callable[[Any], dict[str, object]]:
    """Return the function that makes a dataclass what JSON knows, fields at their default left out."""
    told = [field for field in fields(kind) if field.name not in without]
    every = attrgetter(*(field.name for field in told))
    hints = hints_of(kind)
    parts = [(f.name, object() if f.default is MISSING else f.default, to_json(hints[f.name])) for f in told]

    def tell(value: Any) -> dict[str, object]:  # noqa: ANN401 - of type `kind`
        return {n: fit(cell) for (n, default, fit), cell in zip(parts, every(value), strict=True) if cell != default}

    return tell


@_remembered
def from_json(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type expression has no type of its own
    """Return the function that makes a value of type `kind` out of what JSON knows."""
    origin, words = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = from_json(_without_none(kind))
        return lambda value: None if value is None else inner(value)
    if origin is tuple and words[-1] is Ellipsis:
        item = from_json(words[0])
        return lambda value: tuple(item(part) for part in value)
    if origin is tuple:
        items = [from_json(word) for word in words]
        return lambda value: tuple(item(part) for item, part in zip(items, value, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        parts = {name: from_json(hint) for name, hint in hints_of(kind).items()}
        return lambda value: kind(**{name: parts[name](part) for name, part in value.items()})
    if kind is date:
        return date.fromisoformat
    return kind if kind is float or issubclass(kind, Enum) else _same


@_remembered
def to_column(kind: Any) -> Callable[[Any], Column] | None:  # noqa: ANN401 - as above
    """Return the function that makes a field of type `kind` fit a column; None where it fits as it is.

    Dates become their ordinal, tuples and dataclasses canonical JSON, so that both engines compute and compare alike.
    """
    kind = _without_none(kind)
    if get_origin(kind) is tuple:
        encode = to_json(kind)
        return lru_cache(_REPEATED)(lambda value: canonical(encode(value)) if value else "[]")
    if is_dataclass(kind):
        told = whole(cast("type", kind), frozenset())
        return lambda value: canonical(told(value))
    if kind is date:
        return lambda value: None if value is None else value.toordinal()
    if issubclass(kind, Enum):
        return {None: None, **{member: member.value for member in kind}}.__getitem__
    return None


@_remembered
def from_column(kind: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 - as above
    """Return the function that reads a field of type `kind` out of its column; None where it is there as it is."""
    kind = _without_none(kind)
    if get_origin(kind) is tuple:
        decode = from_json(kind)
        return lru_cache(_REPEATED)(lambda text: () if text == "[]" else decode(json.loads(text)))
    if is_dataclass(kind):
        made = from_json(kind)
        return lambda text: made(json.loads(text))
    if kind is date:
        return lambda number: None if number is None else date.fromordinal(number)
    if issubclass(kind, Enum):
        return {None: None, **{member.value: member for member in kind}}.__getitem__
    return None


@_remembered
def names_of(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))


@_remembered
def hints_of(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields."""
    return get_type_hints(kind)


def _without_none(kind: Any) -> Any:  # noqa: ANN401 - as above
    """Return `X` for `X | None`."""
    words = [word for word in get_args(kind) if word is not type(None)]
    return words[0] if get_origin(kind) in (Union, types.UnionType) else kind


def _same(value: Any) -> Any:  # noqa: ANN401 - whatever it is
    """Return what was given."""
    return value


_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
