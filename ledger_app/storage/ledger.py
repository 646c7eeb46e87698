"""A ledger: one SQLite file, or one schema of a PostgreSQL server. Opening, transactions, closing."""

import platform
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, insert, inspect, select, text
from sqlalchemy.schema import CreateSchema

from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.history import Deed
from ledger_app.domain.long_work import Progress, never, unheard
from ledger_app.domain.settings import Settings
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError
from ledger_app.paths import user_folder
from ledger_app.storage.check import check_chain, check_derived, check_file, check_index
from ledger_app.storage.connect import APPLICATION_ID, is_server, reader_engine, schema_of, stoppable, writer_engine
from ledger_app.storage.faults import in_plain_words
from ledger_app.storage.history import next_sequence
from ledger_app.storage.lock import Lock
from ledger_app.storage.reader import Reader
from ledger_app.storage.replay import check_replay
from ledger_app.storage.snapshot import Snapshot, copy_file, copy_server
from ledger_app.storage.store import Store
from ledger_app.storage.tables import META
from ledger_app.storage.upgrade import create_tables, is_older, revision_of, upgrade

_QUEUE = 0x4C444752
"""The advisory lock that makes writers on a server wait for each other: the history is one chain."""


class Ledger:
    """An open ledger.

    Attributes:
        where: the path or URL it was opened by.
        name: what people call it: the file's stem, or the schema.
        uuid: the same in every copy.
        read_only: nothing can be written through it.
        checked: its last program did not close it, and it was found sound.
    """

    def __init__(self, where: str, *, by: str, read_only: bool, lock: Lock | None) -> None:
        """Not for callers: use `create` or `open`."""
        self.where = where
        self.name = schema_of(where) if is_server(where) else Path(where).stem
        self.read_only = read_only
        self.checked = False
        self.uuid = ""
        self._by = by
        self._lock = lock
        self._reader: Engine = reader_engine(where)
        self._writer: Engine | None = None if read_only else writer_engine(where)

    @classmethod
    def create(cls, where: str, office: Office, at: datetime) -> Self:
        """Make a new ledger and open it.

        Raises:
            LedgerError: there is something already, or it cannot be written there.
        """
        with ExitStack() as undo_all:
            lock = None
            if not is_server(where):
                path = Path(where)
                if path.is_dir():
                    raise LedgerError(f"{path} 是文件夹", "请写上台账的文件名，例如 青河.ledger。")
                if path.exists():
                    raise LedgerError(f"{path.name} 已经存在", "请换一个文件名，或直接打开它。")
                lock = Lock(path, office.operator)
                undo_all.callback(lock.release)
                undo_all.callback(path.unlink, missing_ok=True)
            with in_plain_words(where):
                _make(where, office, at)
            ledger = cls(where, by=office.operator, read_only=False, lock=lock)
            undo_all.callback(ledger._dispose)
            ledger._examine()
            undo_all.pop_all()
        return ledger

    @classmethod
    def open(cls, where: str, *, by: str = "", read_only: bool = False, progress: Progress = unheard) -> Self:
        """Open a ledger that is there.

        An older one is backed up and upgraded first. One that its last program did not close is checked.

        Raises:
            LedgerLockedError: another program writes to it; says who, where and since when.
            LedgerError: it is missing, empty, foreign, damaged, or of a newer program.
        """
        lock = None
        if not is_server(where):
            _must_be_a_file(Path(where))
            lock = None if read_only else Lock(Path(where), by)
        with ExitStack() as undo_all:
            if lock is not None:
                undo_all.callback(lock.give_up)
            ledger = cls(where, by=by, read_only=read_only, lock=lock)
            undo_all.callback(ledger._dispose)
            if ledger._examine():
                ledger._upgrade()
            if lock is not None and lock.unclean:
                ledger._must_be_sound(progress)
                ledger.checked = True
            undo_all.pop_all()
        return ledger

    @contextmanager
    def transaction(self, deed: str, *, by: str, at: datetime) -> Iterator[Store]:
        """Commit one deed if the block ends, roll back if it raises; a deed that changes nothing leaves no trace.

        Raises:
            LedgerError: read-only, or what hinders the writing.
        """
        if self._writer is None:
            raise LedgerError(f"台账 {self.name} 是以只读方式打开的", "请关闭后以可写方式打开再修改。")
        with in_plain_words(self.name), self._writer.begin() as connection:
            if connection.dialect.name != "sqlite":
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:queue, hashtext(current_schema()))"), {"queue": _QUEUE}
                )
            store = Store(connection, Deed(next_sequence(connection), deed, at, by, platform.node()))
            yield store
            store.finish()

    @contextmanager
    def reading(self, cancelled: Callable[[], bool] | None = None) -> Iterator[Reader]:
        """Answer questions about one moment, until `cancelled` says that nobody waits for the answer any more.

        Raises:
            LedgerLockedError: a commit is under way; ask again.
        """
        with (
            in_plain_words(self.name),
            self._reader.begin() as connection,
            stoppable(connection, cancelled or never),
        ):
            yield Reader(connection, self._by)

    def back_up_to(self, target: Path, progress: Progress = unheard) -> Snapshot:
        """Write a verified copy as one ledger file and return what is in it; `progress` hears of a file's pages.

        Raises:
            LedgerError: there is such a file already, or the copy cannot be written or does not pass.
        """
        with in_plain_words(self.name):
            if not is_server(self.where):
                return copy_file(Path(self.where), target, progress)
            with self._reader.begin() as connection:
                return copy_server(connection, target)

    def check(self, progress: Progress = unheard) -> tuple[Finding, ...]:
        """Return all that is not as it should be; what can be computed anew is, unless the ledger is read-only."""
        with in_plain_words(self.name), (self._writer or self._reader).begin() as connection:
            found = [*check_file(connection), *check_chain(connection)]
            if not any(finding.severity is Severity.ERROR for finding in found):
                repair = not self.read_only
                found += check_replay(connection)
                found += check_derived(connection, progress, repair=repair)
                found += check_index(connection, repair=repair)
        return tuple(found)

    def close(self) -> None:
        """Let go of the file; what was not committed is gone."""
        self._dispose()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _dispose(self) -> None:
        """Close the connections."""
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()

    def _examine(self) -> bool:
        """See that this is a ledger of ours and learn its uuid; return whether it is of an older program."""
        with in_plain_words(self.name), self._reader.begin() as connection:
            revision = revision_of(connection) if _is_ours(connection) else None
            if revision is None:
                raise LedgerError(f"{self.name} 不是台账", "请确认选对了；没有改动任何内容。")
            older = is_older(revision, self.name)
            self.uuid = connection.execute(select(META.c.value).where(META.c.name == "uuid")).scalar_one()
            return older

    def _upgrade(self) -> None:
        """Bring an older ledger to our tables, after a verified backup, in one transaction."""
        if self._writer is None:
            raise LedgerError(
                f"台账 {self.name} 是旧版本的，只读方式打不开", "请先以可写方式打开一次，会自动备份并升级。"
            )
        folder = user_folder("backups")
        taken = sum(1 for _ in folder.glob(f"{self.name}-{self.uuid[:8]}-*.ledger"))
        self.back_up_to(folder / f"{self.name}-{self.uuid[:8]}-升级前-{taken + 1:03}.ledger")
        with in_plain_words(self.name):
            upgrade(self._writer)

    def _must_be_sound(self, progress: Progress) -> None:
        """Check the file and the chain after a program that did not close the ledger.

        Raises:
            LedgerError: something is wrong; says what.
        """
        progress(0, 2)
        with in_plain_words(self.name), self._reader.begin() as connection:
            found = list(check_file(connection))
            progress(1, 2)
            found = found or list(check_chain(connection))
        progress(2, 2)
        if found:
            advice = "请用最近的备份恢复；只读方式仍可打开查看。"
            raise LedgerError(f"上次没有正常关闭，检查发现台账 {self.name} 有问题：{found[0].message}", advice)


def _make(where: str, office: Office, at: datetime) -> None:
    """Write the tables and the first deed of a new ledger."""
    engine = writer_engine(where, make=True)
    try:
        with engine.begin() as connection:
            if is_server(where):
                if inspect(connection).has_schema(schema_of(where)):
                    raise LedgerError(f"服务器上已经有 {schema_of(where)}", "请换一个 ?schema= 名称，或直接打开它。")
                connection.execute(CreateSchema(schema_of(where)))
            else:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            create_tables(connection)
            connection.execute(insert(META).values(name="uuid", value=secrets.token_hex(16)))
            store = Store(connection, Deed(1, "新建台账", at, office.operator, platform.node()))
            store.save_many((office, Settings()))
            store.finish()
    finally:
        engine.dispose()


def _is_ours(connection: Connection) -> bool:
    """Whether the file says that it is a ledger; a schema says it by its tables."""
    if connection.dialect.name != "sqlite":
        return True
    return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID


def _must_be_a_file(path: Path) -> None:
    """Refuse what SQLite would make an empty ledger of."""
    if path.is_dir():
        raise LedgerError(f"{path} 是文件夹，不是台账", "请写台账文件的路径，它以 .ledger 结尾。")
    if not path.is_file():
        raise LedgerError(f"找不到台账 {path}", "请检查路径；台账可能已被移动或改名。")
    if path.stat().st_size == 0:
        raise LedgerError(f"{path.name} 是空文件，不是台账", "请用备份恢复；这个文件没有改动。")
