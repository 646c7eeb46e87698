"""Opening: what is a ledger is opened, whatever else is refused and left as it is."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from ledger_app.domain.query import TaskQuery
from ledger_app.domain.settings import Settings
from ledger_app.errors import LedgerError, LedgerLockedError
from ledger_app.storage import connect
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task
from tests.engines import AT, OFFICE

Save = Callable[..., None]
SAFE = {
    "journal_mode": "delete",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
}


def test_a_new_ledger_knows_its_office_and_has_one_deed(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        assert (reader.office(), reader.settings()) == (OFFICE, Settings())
        assert [(deed.name, deed.by, deed.at) for deed in reader.deeds()] == [("新建台账", "何青", AT)]
    assert len(ledger.uuid) == 32


def test_two_ledgers_have_different_uuids(tmp_path: Path) -> None:
    one, two = (Ledger.create(str(tmp_path / name), OFFICE, AT) for name in ("一.ledger", "二.ledger"))
    assert one.uuid != two.uuid
    one.close()
    two.close()


def test_what_was_saved_is_there_after_reopening(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    ledger.close()
    again = Ledger.open(ledger.where, by="安澜")
    with again.reading() as reader:
        assert reader.count(TaskQuery(date(2025, 1, 1))) == 1
    assert (again.uuid, again.name, again.read_only) == (ledger.uuid, ledger.name, False)
    again.close()


def test_a_ledger_is_not_made_over_another(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan())
    with pytest.raises(LedgerError, match="已经"):
        Ledger.create(ledger.where, OFFICE, AT)
    with ledger.reading() as reader:
        assert reader.plans() == (a_plan(),)


@pytest.mark.parametrize("name", ["路径 100% #1?.ledger", "a'b\"c.ledger", "𠮷.ledger"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    made = Ledger.create(str(tmp_path / name), OFFICE, AT)
    made.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_connections_are_as_safe_as_promised(file_ledger: Ledger) -> None:
    assert file_ledger._writer is not None
    for engine, also in ((file_ledger._writer, {"cache_spill": 0}), (file_ledger._reader, {"query_only": 1})):
        with engine.connect() as connection:
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in SAFE | also}
        assert found == SAFE | also
    with file_ledger._reader.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == connect.APPLICATION_ID


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="找不到台账"):
        Ledger.open(str(tmp_path / "没有.ledger"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "空文件"),
        (b"PK\x03\x04 a workbook" * 100, "不是台账"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "不是台账|损坏"),
    ],
)
def test_what_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, words: str, read_only: bool
) -> None:
    path = tmp_path / "外来.ledger"
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=words):
        Ledger.open(str(path), read_only=read_only)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "别的.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE task (id TEXT)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.open(str(path))
    assert path.read_bytes() == before


def test_a_schema_without_a_ledger_is_refused(server: str) -> None:
    with pytest.raises(LedgerError, match="不是台账"):
        Ledger.open(f"{server}{'&' if '?' in server else '?'}schema=没有这个")


def test_a_damaged_file_is_refused_or_its_damage_told(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), *(a_task(id=f"T{n}", content="雨污分流" * 200) for n in range(60)))
    file_ledger.close()
    path = Path(file_ledger.where)
    content = bytearray(path.read_bytes())
    for page in range(10, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xaa" * 64
    path.write_bytes(content)
    with pytest.raises(LedgerError, match=r"损坏|malformed|有问题"):
        _use(file_ledger.where)
    assert path.read_bytes() == bytes(content)


def _use(where: str) -> None:
    """Open a ledger and read all of it."""
    opened = Ledger.open(where)
    try:
        with opened.reading() as reader:
            reader.rows(TaskQuery(date(2025, 1, 1)))
        for finding in opened.check():
            raise LedgerError(finding.message)
    finally:
        opened.close()


def test_a_newer_ledger_asks_for_a_newer_program(ledger: Ledger) -> None:
    assert ledger._writer is not None
    with ledger._writer.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="请升级软件"):
        Ledger.open(ledger.where)


def test_a_read_only_ledger_takes_no_deed(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    ledger.close()
    looked_at = Ledger.open(ledger.where, read_only=True)
    with pytest.raises(LedgerError, match="只读"), looked_at.transaction("改", by="何青", at=AT):
        pass
    with looked_at.reading() as reader:
        assert reader.count(TaskQuery(date(2025, 1, 1))) == 1
    with looked_at._reader.connect() as connection, pytest.raises(Exception, match=r"readonly|read-only"):
        connection.execute(text("DELETE FROM report"))
    assert looked_at.check() == ()
    looked_at.close()


def test_reading_goes_on_while_another_program_holds_the_ledger(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    found = _other(f"print(Ledger.open({file_ledger.where!r}, read_only=True).check())")
    assert found.stdout.strip() == "()"


def test_writing_is_refused_with_who_and_where_while_another_program_writes(file_ledger: Ledger) -> None:
    found = _other(f"Ledger.open({file_ledger.where!r}, by='乙')")
    assert found.returncode != 0
    assert "LedgerLockedError" in found.stderr
    assert "何青" in found.stderr


def test_a_reader_keeps_its_moment_while_a_deed_is_written(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan())
    with ledger.transaction("新增", by="何青", at=AT) as store:
        store.save(a_task())
        with ledger.reading() as reader:
            assert reader.count(TaskQuery(date(2025, 1, 1))) == 0
    with ledger.reading() as reader:
        assert reader.count(TaskQuery(date(2025, 1, 1))) == 1


def test_a_reader_that_meets_a_commit_is_told_to_ask_again(file_ledger: Ledger) -> None:
    with closing(sqlite3.connect(file_ledger.where, isolation_level=None)) as committing:
        committing.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerLockedError, match="请稍等几秒再试"), file_ledger.reading() as reader:
            reader.plans()
        committing.execute("ROLLBACK")
    with file_ledger.reading() as reader:
        assert reader.plans() == ()


def test_a_program_killed_in_the_middle_of_a_deed_changes_nothing(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), *(a_task(id=f"T{n}") for n in range(300)))
    file_ledger.close()
    killed = _other(
        f"""
ledger = Ledger.open({file_ledger.where!r})
with ledger.transaction("改", by="乙", at=AT) as store:
    connection = store._connection
    connection.exec_driver_sql("PRAGMA cache_spill = ON")
    connection.exec_driver_sql("PRAGMA cache_size = 2")
    store.save_many([a_task(id=f"T{{n}}", content="改过" * 900) for n in range(300)])
    os.kill(os.getpid(), signal.SIGKILL)
"""
    )
    assert killed.returncode != 0
    assert Path(file_ledger.where + "-journal").stat().st_size > 0
    again = Ledger.open(file_ledger.where)
    with again.reading() as reader:
        assert {task.content for task in reader.tasks_of_plan("P00000001")} == {a_task().content}
    assert again.check() == ()
    again.close()


def test_a_full_disk_is_told_and_nothing_is_lost(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    assert file_ledger._writer is not None
    with file_ledger._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LedgerError, match="磁盘已满"):
        save(file_ledger, a_report(done="长" * 9000))
    with file_ledger.reading() as reader:
        assert reader.reports("T00000001") == ()
        assert len(reader.deeds()) == 2


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("postgresql+psycopg://host/db", "没有写台账所在的模式"),
        ("postgresql+psycopg://me:secret@host/db?schema=a", "不能写密码"),
        ("postgresql+psycopg:me", "写得不对"),
        ("postgresql+psycopg://me@127.0.0.1:1/db?schema=a", "连不上"),
    ],
)
def test_a_wrong_address_of_a_server_is_told(where: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as refusal:
        Ledger.open(where)
    assert "secret" not in str(refusal.value)


def test_a_shares_path_keeps_its_two_slashes() -> None:
    assert connect.file_uri(Path("//server/share/青河.ledger"), "rw").startswith("file:////server/share/")


def _other(script: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a program of its own."""
    head = """
import os, signal
from ledger_app.storage.ledger import Ledger
from tests.builders import a_task
from tests.engines import AT
"""
    root = Path(__file__).parents[2]
    environment = {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "PATH": "", "HOME": str(root)}
    command = [sys.executable, "-c", head + script]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)
