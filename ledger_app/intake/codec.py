"""Values across the border of a process, as plain JSON: nothing that the child sends back can run here.

A dataclass becomes an object of the fields that differ from their defaults, a named tuple a list; a union of
dataclasses carries the name.
"""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ledger_app.collector import collector_resting

T = TypeVar("T")
_Turn = Callable[[Any], Any]
_NAME = "is"


def to_json(value: object) -> bytes:
    """Return a dataclass, or a named tuple, as JSON."""
    kind: Any = type(value)
    turn = _encoder(kind)
    plain = value if turn is None else turn(value)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_json(kind: type[T], data: bytes) -> T:
    """Return the value of that class which `to_json` made `data` from."""
    hint: Any = kind
    turn = _decoder(hint)
    with collector_resting():
        plain = json.loads(data.decode("utf-8", "surrogatepass"))
        value: T = plain if turn is None else turn(plain)
    return value


@cache
def _encoder(hint: Any) -> _Turn | None:  # noqa: ANN401 - a type hint
    """Return what turns a value of that type into plain JSON, None where it is plain already."""
    if hint in {str, int, float, bool, NoneType}:
        return None
    if hint is date:
        return date.isoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda member: member.value
    if get_origin(hint) in {tuple, frozenset}:
        return _sequence_encoder(hint)
    if get_origin(hint) in {Union, UnionType}:
        return _union_encoder(hint)
    return _record_encoder(hint) if is_dataclass(hint) else _row_encoder(hint)


def _sequence_encoder(hint: Any) -> _Turn:  # noqa: ANN401
    arguments = get_args(hint)
    if get_origin(hint) is frozenset:
        return sorted
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        turn = _encoder(arguments[0])
        return list if turn is None else lambda values: [turn(value) for value in values]
    turns = [_encoder(argument) or _same for argument in arguments]
    if all(turn is _same for turn in turns):
        return list
    return lambda values: [turn(value) for turn, value in zip(turns, values, strict=True)]


def _union_encoder(hint: Any) -> _Turn | None:  # noqa: ANN401
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if len(kinds) == 1:
        turn = _encoder(kinds[0])
        return None if turn is None else lambda value: None if value is None else turn(value)
    turns = {kind: _encoder(kind) or _same for kind in kinds}
    return lambda value: {_NAME: type(value).__name__, **turns[type(value)](value)}


def _record_encoder(kind: Any) -> _Turn:  # noqa: ANN401
    members = [(name, default, _encoder(hint)) for name, default, hint in _members(kind)]

    def encode(record: Any) -> dict[str, Any]:  # noqa: ANN401
        plain = {}
        for name, default, turn in members:
            value = getattr(record, name)
            if value is not default and value != default:
                plain[name] = value if turn is None else turn(value)
        return plain

    return encode


def _row_encoder(kind: Any) -> _Turn:  # noqa: ANN401
    """Named tuples are many and small: a list is the cheapest form, and JSON makes one of a tuple by itself."""
    turns = {place: turn for place, hint in _places(kind) if get_origin(hint) is not tuple and (turn := _encoder(hint))}

    def encode(row: Any) -> Any:  # noqa: ANN401
        if all(row[place] is None for place in turns):
            return row
        return [turns[place](value) if place in turns else value for place, value in enumerate(row)]

    return encode


@cache
def _decoder(hint: Any) -> _Turn | None:  # noqa: ANN401 - a type hint
    """Return what turns plain JSON into a value of that type, None where nothing is to be done."""
    if hint in {str, int, float, bool, NoneType}:
        return None
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    if get_origin(hint) in {tuple, frozenset}:
        return _sequence_decoder(hint)
    if get_origin(hint) in {Union, UnionType}:
        return _union_decoder(hint)
    return _record_decoder(hint) if is_dataclass(hint) else _row_decoder(hint)


def _sequence_decoder(hint: Any) -> _Turn:  # noqa: ANN401
    make, arguments = get_origin(hint), get_args(hint)
    if make is frozenset or (len(arguments) == 2 and arguments[1] is Ellipsis):
        turn = _decoder(arguments[0])
        return make if turn is None else lambda values: make([turn(value) for value in values])
    turns = [_decoder(argument) or _same for argument in arguments]
    if all(turn is _same for turn in turns):
        return tuple
    return lambda values: tuple([turn(value) for turn, value in zip(turns, values, strict=True)])


def _union_decoder(hint: Any) -> _Turn | None:  # noqa: ANN401
    kinds = [kind for kind in get_args(hint) if kind is not NoneType]
    if len(kinds) == 1:
        turn = _decoder(kinds[0])
        return None if turn is None else lambda value: None if value is None else turn(value)
    turns = {kind.__name__: _decoder(kind) or _same for kind in kinds}
    return lambda value: turns[value.pop(_NAME)](value)


def _record_decoder(kind: Any) -> _Turn:  # noqa: ANN401
    turns = {name: turn for name, _, hint in _members(kind) if (turn := _decoder(hint)) is not None}

    def decode(plain: dict[str, Any]) -> Any:  # noqa: ANN401
        for name in plain.keys() & turns.keys():
            plain[name] = turns[name](plain[name])
        return kind(**plain)

    return decode


def _row_decoder(kind: Any) -> _Turn:  # noqa: ANN401
    turns = [(place, turn) for place, hint in _places(kind) if (turn := _decoder(hint)) is not None]

    def decode(plain: list[Any]) -> Any:  # noqa: ANN401
        for place, turn in turns:
            if plain[place] is not None:
                plain[place] = turn(plain[place])
        return kind._make(plain)

    return decode


def _members(kind: Any) -> list[tuple[str, Any, Any]]:  # noqa: ANN401
    """Return (name, default, type) of every field; no value equals the default of a field that has none."""
    hints = get_type_hints(kind)
    return [(field.name, field.default, hints[field.name]) for field in fields(kind)]


def _places(kind: Any) -> list[tuple[int, Any]]:  # noqa: ANN401
    return list(enumerate(get_type_hints(kind).values()))


def _same(value: Any) -> Any:  # noqa: ANN401
    return value
