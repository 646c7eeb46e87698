"""Writing many rows at once: the driver's own executemany, in chunks, without a word of SQLAlchemy per row."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table

from ledger_app.storage.codec import Column
from ledger_app.storage.records import chunks

_ROWS = 2_000
"""Rows handed to the driver at once: enough to be fast, little enough to hold in memory."""


def insert_rows(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Column]]) -> None:
    """Insert rows, each with its columns in the order of `names`."""
    columns = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join([mark(connection)] * len(names))
    run(connection, f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows)


def update_rows(
    connection: Connection, table: Table, names: Sequence[str], key: str, rows: Iterable[Sequence[Column]]
) -> None:
    """Update rows: the columns in the order of `names`, then the key that finds each row."""
    changes = ", ".join(f'"{name}" = {mark(connection)}' for name in names)
    run(connection, f'UPDATE "{table.name}" SET {changes} WHERE "{key}" = {mark(connection)}', rows)


def delete_rows(connection: Connection, table: Table, key: str, values: Iterable[Column]) -> None:
    """Delete the rows whose `key` is one of `values`."""
    run(connection, f'DELETE FROM "{table.name}" WHERE "{key}" = {mark(connection)}', ((value,) for value in values))


def run(connection: Connection, statement: str, rows: Iterable[Sequence[Column]]) -> None:
    """Run a statement once for each row."""
    for chunk in chunks(map(tuple, rows), _ROWS):
        connection.exec_driver_sql(statement, chunk)


def mark(connection: Connection) -> str:
    """Return how the driver marks a value in a statement."""
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"
