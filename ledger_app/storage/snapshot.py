"""A verified copy of a ledger as one file: by SQLite's backup; copying bytes catches a file half written.

From a server it is a logical copy: every row of every table, into a file of the same tables.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Float, MetaData, String, Table, Text, func, select
from sqlalchemy.types import TypeEngine

from ledger_app.domain.long_work import Progress, unheard
from ledger_app.errors import LedgerError, reason_of
from ledger_app.storage.bulk import insert_rows
from ledger_app.storage.connect import APPLICATION_ID, file_uri, writer_engine
from ledger_app.storage.history import FIRST_LINK, head
from ledger_app.storage.search import CREATE_INDEX, add_to_index
from ledger_app.storage.tables import TASK_TEXT

_PAGES = 1_000
"""So many pages of a file, 4 MB, are copied between two words about it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a copy must have in common with its ledger.

    Attributes:
        head: hash of the newest deed.
        rows: (table, number of rows), by name.
    """

    uuid: str
    head: str
    rows: tuple[tuple[str, int], ...]


def copy_file(source: Path, target: Path, progress: Progress = unheard) -> Snapshot:
    """Copy a ledger file to `target`, which appears only once the copy is verified.

    Args:
        progress: hears how many pages of the file are copied, and of how many; what it raises ends the copy.

    Raises:
        LedgerError: the copy is not the same, or cannot be written; then there is no copy.
    """
    with _growing(target) as part:
        with closing(_connect(source)) as live, closing(sqlite3.connect(part)) as copy:
            live.execute("BEGIN")
            expected = look_at(live)
            live.backup(copy, pages=_PAGES, progress=lambda _, left, total: progress(total - left, total))
            copy.execute("PRAGMA journal_mode = DELETE")
        _verify(part, expected)
    return expected


def copy_server(connection: Connection, target: Path) -> Snapshot:
    """Copy the ledger that `connection` sees, of whatever version, into a new file, verified likewise."""
    tables = MetaData()
    tables.reflect(connection)
    with _growing(target) as part:
        _write_rows(connection, tables, part)
        with closing(_connect(part)) as copy:
            found = look_at(copy)
        counts = {name: _count(connection, table) for name, table in tables.tables.items()}
        if dict(found.rows) != counts or found.head != head(connection):
            raise LedgerError("备份与台账不一致，已放弃", "请再试一次。")
        _verify(part, found)
    return found


def look_at(connection: sqlite3.Connection) -> Snapshot:
    """Return what is in a ledger file of any version; the search index follows from the rest."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'task_grams%' ORDER BY name"
    rows = tuple(
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in connection.execute(names).fetchall()
    )
    newest = connection.execute("SELECT hash FROM deed ORDER BY sequence DESC LIMIT 1").fetchone()
    uuid = connection.execute("SELECT value FROM meta WHERE name = 'uuid'").fetchone()
    return Snapshot(uuid[0], newest[0] if newest else FIRST_LINK, rows)


def examine(path: Path) -> Snapshot:
    """Return what is in a ledger file that nobody has open, once it is found sound.

    Raises:
        LedgerError: it is missing, no ledger, or damaged.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise LedgerError(f"找不到备份 {path}，或者它是空文件", "请检查路径，选另一份备份。")
    try:
        with closing(_connect(path)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise LedgerError(f"{path.name} 不是台账备份", "请确认选对了文件。")
            found = look_at(connection)
        _verify(path, found)
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error):
            raise LedgerError(f"{path.name} 不是台账备份", "请确认选对了文件。") from error
        raise LedgerError(f"备份 {path.name} 已损坏", "请选另一份备份。") from error
    return found


@contextmanager
def _growing(target: Path) -> Iterator[Path]:
    """Give a name to write to; what is there at the end is put on the disk and renamed to `target`."""
    if target.exists():
        raise LedgerError(f"{target.name} 已经存在", "请换一个文件名。")
    part = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        message = f"副本没有写成（写到 {target.parent}）：{_why(error)}"
        raise LedgerError(message, "请检查磁盘空间和文件夹权限，或换一个位置。") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _why(error: OSError | sqlite3.Error) -> str:
    """Return in Chinese what went wrong."""
    if isinstance(error, OSError):
        return reason_of(error)
    return "磁盘已满" if "full" in str(error) else "磁盘读写出错"


def _verify(path: Path, expected: Snapshot) -> None:
    """See that a file is sound and holds what it should."""
    with closing(_connect(path)) as copy:
        sound = [row[0] for row in copy.execute("PRAGMA integrity_check")] == ["ok"]
        if not sound or look_at(copy) != expected:
            raise LedgerError(f"备份 {path.name} 没有通过核对", "请检查磁盘，再试一次。")


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file for reading; `rw` lets SQLite finish what a crash left half done."""
    connection = sqlite3.connect(file_uri(path, "rw"), uri=True, isolation_level=None, timeout=10)
    for pragma in ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _write_rows(source: Connection, tables: MetaData, part: Path) -> None:
    """Write every row of a server's ledger into a new file with the same tables."""
    for column in (column for table in tables.tables.values() for column in table.columns):
        column.type, column.server_default = _plain(column.type), None
    engine = writer_engine(str(part), make=True)
    try:
        with engine.begin() as copy:
            copy.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            tables.create_all(copy)
            for table in tables.sorted_tables:
                names = [column.name for column in table.columns]
                insert_rows(copy, table, names, (tuple(row) for row in source.execute(select(table))))
            copy.exec_driver_sql(CREATE_INDEX)
            texts = select(TASK_TEXT.c.serial, TASK_TEXT.c.haystack, TASK_TEXT.c.sound)
            add_to_index(copy, ((row.serial, row.haystack, row.sound) for row in copy.execute(texts).all()))
    finally:
        engine.dispose()


def _plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Return a column's type without what only the server understands."""
    if isinstance(kind, Float):
        return Float()
    return Text() if isinstance(kind, String) and not kind.length else kind.as_generic()


def _count(connection: Connection, table: Table) -> int:
    """Return how many rows a table has."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())
