"""The parts of a tuple that a column keeps as JSON, as SQL on both engines."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Dialect, FromClause, Text, cast, func, literal_column


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The parts of one column, one a row of `table`, in the order of `place`.

    Attributes:
        member: a part's member by its name or number as text; None for the part itself.
    """

    table: FromClause
    place: ColumnElement[int]
    member: Callable[[str | int | None], ColumnElement[str]]


def parts_of(column: ColumnElement[str], dialect: Dialect) -> Parts:
    """Return the parts of a column of JSON lists."""
    if dialect.name == "sqlite":
        rows = func.json_each(column).table_valued("key", "value", name="part")
        return Parts(rows, rows.c.key, lambda name: _sqlite_member(rows.c.value, name))
    from sqlalchemy.dialects.postgresql import JSONB  # most ledgers are files

    elements = func.jsonb_array_elements(cast(column, JSONB))
    rows = elements.table_valued("value", with_ordinality="place", name="part").render_derived()
    return Parts(rows, rows.c.place, lambda name: _server_member(rows.c.value, name))


def joined(text: ColumnElement[str], between: str, place: ColumnElement[int], dialect: Dialect) -> ColumnElement[str]:
    """Return the texts of several rows as one; "" for no rows."""
    mark = literal_column("'" + between.replace("'", "''") + "'", Text)
    if dialect.name == "sqlite":  # rows of json_each and of an ordered subquery come in their order
        return func.coalesce(func.group_concat(text, mark), "", type_=Text)
    from sqlalchemy.dialects.postgresql import aggregate_order_by

    return func.coalesce(func.string_agg(text, aggregate_order_by(mark, place)), "", type_=Text)


def _sqlite_member(value: ColumnElement[Any], name: str | int | None) -> ColumnElement[str]:
    if name is None:
        return value
    path = f"$[{name}]" if isinstance(name, int) else f"$.{name}"
    return func.json_extract(value, path, type_=Text)


def _server_member(value: ColumnElement[Any], name: str | int | None) -> ColumnElement[str]:
    if name is None:
        return value.op("#>>")(literal_column("'{}'"))
    return value.op("->>")(name if isinstance(name, int) else literal_column(f"'{name}'"))
