"""Connections: a file opened as the safety rules say, or a schema of a PostgreSQL server.

Two engines a ledger: the writer says BEGIN IMMEDIATE and waits ten seconds, the reader may only read and waits 50 ms.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from ledger_app.errors import LedgerError

APPLICATION_ID = 0x4C444752
"""What SQLite's file header says of a ledger: "LDGR"."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://|postgresql\+", re.IGNORECASE)
_EXAMPLE = "地址的样子：postgresql+psycopg://主机/数据库?schema=名称。"
_WRITER_PATIENCE = 10.0
_READER_PATIENCE = 0.05
_READING = ("PRAGMA query_only = ON", "PRAGMA cache_size = -12000")
"""Two readers at most are open at a time, and the system keeps the file's pages too."""
_STEPS = 200_000
"""After how many steps of SQLite's machine it looks whether to go on: some hundredths of a second."""
_SAFETY = (
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA cache_size = -32000",
)


def is_server(where: str) -> bool:
    """Whether `where` is a URL of a server and not a path."""
    return _URL.match(where) is not None


def schema_of(where: str) -> str:
    """Return the schema a URL names."""
    schema = _server_url(where).query.get("schema", "")
    if not isinstance(schema, str) or not schema:
        raise LedgerError("数据库地址里没有写台账所在的模式", f"请在地址末尾加上 ?schema=名称。{_EXAMPLE}")
    return schema


def writer_engine(where: str, *, make: bool = False) -> Engine:
    """Return the engine that writes. `make` allows a new file; else a missing file stays missing."""
    if is_server(where):
        return _server(where)
    return _file(where, "BEGIN IMMEDIATE", "rwc" if make else "rw", _WRITER_PATIENCE, "PRAGMA cache_spill = OFF")


def reader_engine(where: str) -> Engine:
    """Return the engine that only reads. A file is opened so that a crashed write can still be rolled back."""
    if is_server(where):
        return _server(where, "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read")
    return _file(where, "BEGIN", "rw", _READER_PATIENCE, *_READING)


@contextmanager
def stoppable(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Let what is asked inside the block end with an error soon after `cancelled` says so; a server goes on."""
    live = connection.connection.driver_connection
    if not isinstance(live, sqlite3.Connection):
        yield
        return
    live.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    finally:
        live.set_progress_handler(None, _STEPS)


def file_uri(path: Path, mode: str) -> str:
    """Return the URI by which SQLite opens `path`; a share's //server comes through too."""
    posix = path.absolute().as_posix()
    return f"file://{quote(posix if posix.startswith('/') else '/' + posix)}?mode={mode}"


def _file(where: str, begin: str, mode: str, patience: float, *also: str) -> Engine:
    """Return an engine on a file."""
    uri = file_uri(Path(where), mode)

    def connect() -> sqlite3.Connection:
        live = sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)
        for pragma in (*_SAFETY, *also):
            live.execute(pragma)
        return live

    # one pool for all threads: the pool SQLAlchemy would take keeps a connection per thread, and closes those of others
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_reset_on_return="rollback")
    _say(engine, begin)
    return engine


def _server(where: str, options: str = "") -> Engine:
    """Return an engine on a schema of a server."""
    schema = schema_of(where).replace('"', '""')
    url = _server_url(where).difference_update_query(["schema"])
    search_path = ('"' + schema + '"').replace("\\", "\\\\").replace(" ", "\\ ")
    given: dict[str, Any] = {"options": f"-c search_path={search_path} {options}".strip(), "connect_timeout": 10}
    if (password := _password(url)) is not None:
        given["password"] = password
    try:
        return create_engine(url, connect_args=given, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise LedgerError("没有安装连接服务器的组件", "请安装 ledger-app[server]。") from error


def _server_url(where: str) -> URL:
    """Return the URL, which must not carry a password."""
    try:
        url = make_url(where)
    except (ArgumentError, ValueError) as error:
        raise LedgerError("数据库地址写得不对", _EXAMPLE) from error
    if url.get_backend_name() != "postgresql":
        raise LedgerError(f"不能用 {url.drivername}:// 打开台账，服务器台账只用 PostgreSQL", _EXAMPLE)
    if url.password is not None:
        raise LedgerError("数据库地址里不能写密码", "请把密码放进系统钥匙串或环境变量 PGPASSWORD。")
    return url.set(drivername="postgresql+psycopg")


def _password(url: URL) -> str | None:
    """Return the password that the system's keyring keeps for this server, unless PGPASSWORD gives one.

    A socket of this computer knows its users without.
    """
    if "PGPASSWORD" in os.environ or not url.username or not url.host:
        return None
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(f"ledger-app {url.host}", url.username)
    except KeyringError:
        return None


def _say(engine: Engine, begin: str) -> None:
    """Make the engine begin its transactions with `begin`; the driver itself begins none."""

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
