"""Old ledgers come along: the migrations make the very tables of today, after a verified backup."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from ledger_app import paths
from ledger_app.domain.choice import Choice, ChoiceKind
from ledger_app.domain.query import TaskQuery
from ledger_app.errors import LedgerError
from ledger_app.storage import upgrade
from ledger_app.storage.connect import writer_engine
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_task
from tests.engines import AT, OFFICE

Save = Callable[..., None]
OLD_LEDGERS = Path(__file__).parents[1] / "ledgers"
NEXT = '''"""Give plans a colour, the way a later version might."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("plan") as plan:
        plan.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="green"))
        plan.alter_column("title", new_column_name="name")
'''


@pytest.fixture
def empty_place(where: str) -> Iterator[Connection]:
    """Return a connection in a transaction to a place without tables."""
    engine = writer_engine(where, make=True)
    with engine.connect() as connection, connection.begin():
        if connection.dialect.name != "sqlite":
            from sqlalchemy.schema import CreateSchema

            connection.execute(CreateSchema(where.rsplit("schema=", 1)[1]))
        yield connection
    engine.dispose()


def test_the_migrations_make_what_the_tables_say(empty_place: Connection) -> None:
    upgrade.migrate(empty_place)
    command.check(upgrade.config_for(empty_place))


def test_a_new_ledger_has_the_tables_that_the_migrations_make(tmp_path: Path) -> None:
    made = []
    for name, make in (("新", upgrade.create_tables), ("旧", upgrade.migrate)):
        engine = writer_engine(str(tmp_path / name), make=True)
        with engine.begin() as connection:
            make(connection)
            assert upgrade.revision_of(connection) == upgrade.HEAD
            made.append(schema(connection))
        engine.dispose()
    assert made[0] == made[1]


def test_a_backup_has_the_same_tables_too(ledger: Ledger, tmp_path: Path) -> None:
    ledger.back_up_to(tmp_path / "备份.ledger")
    new = Ledger.create(str(tmp_path / "新.ledger"), OFFICE, AT)
    copy = Ledger.open(str(tmp_path / "备份.ledger"))
    with copy._reader.begin() as one, new._reader.begin() as other:
        assert schema(one) == schema(other)
    copy.close()
    new.close()


def schema(connection: Connection) -> dict[str, list[str]]:
    """Return what SQLite says of each table and index; blanks, quotes and the order of constraints mean nothing."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master").all()
    spelt = {row[0]: re.sub(r"\s*([(),])\s*", r"\1", " ".join(str(row[1]).replace('"', "").split())) for row in rows}
    return {name: sorted(sql.removesuffix(")").split(",CONSTRAINT ")) for name, sql in spelt.items()}


def test_the_head_is_the_newest_migration(empty_place: Connection) -> None:
    assert ScriptDirectory.from_config(upgrade.config_for(empty_place)).get_current_head() == upgrade.HEAD


def test_no_migration_imports_the_program() -> None:
    for path in (paths.shipped("db") / "versions").glob("*.py"):
        assert "ledger_app" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(path.name for path in OLD_LEDGERS.glob("*.db")))
def test_each_old_ledger_opens_and_keeps_its_rows(tmp_path: Path, name: str) -> None:
    place = tmp_path / "老台账.ledger"
    shutil.copy(OLD_LEDGERS / name, place)
    opened = Ledger.open(str(place))
    assert opened.check() == ()
    with opened.reading() as reader:
        rows = reader.rows(TaskQuery(date(2025, 7, 1)))
        assert [(row.task.number, row.light.value, row.state.status.value) for row in rows] == [
            ("1", "red", "推进中"),
            ("2", "blue", "已完成"),
            ("3", "green", "未启动"),
        ]
        assert [unit.name for unit in reader.units()] == ["区住建局", "区水务局", "各街镇", "钟楼街道"]
        assert reader.task_ids(TaskQuery(date(2025, 7, 1), search="雨污")) == [rows[1].task.id]
        assert (reader.undo_deed() is None, len(reader.history())) == (False, 14)
    opened.close()


def test_a_ledger_of_the_first_version_learns_what_continues_what_and_what_was_chosen(tmp_path: Path) -> None:
    place = tmp_path / "老台账.ledger"
    shutil.copy(OLD_LEDGERS / "v0001.db", place)
    opened = Ledger.open(str(place))
    choice = Choice("章节：年度计划：保障措施", ChoiceKind.PART, "保障措施（年度计划）", (("保障措施", "不读作任务"),))
    with opened.reading() as reader:
        pipe = reader.task("T0000PIPE")
        assert pipe is not None
        assert (pipe.continues, reader.choices()) == ("", ())
    with opened.transaction("承接", by="何青", at=AT) as store:
        store.save_many((replace(pipe, continues="T0000KILN"), choice))
    with opened.reading() as reader:
        saved = reader.task("T0000PIPE")
        assert saved is not None
        assert (saved.continues, reader.choices()) == ("T0000KILN", (choice,))
    assert opened.check() == ()
    opened.close()


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program be one with one migration more; return its folder of migrations."""
    later = tmp_path / "db 100%"
    shutil.copytree(paths.shipped("db"), later, ignore=shutil.ignore_patterns("__pycache__"))
    (later / "versions" / "0004_colour.py").write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(upgrade, "shipped", lambda _name: later)
    monkeypatch.setattr(upgrade, "HEAD", "0004")
    return later


def test_an_older_ledger_is_backed_up_and_upgraded(ledger: Ledger, save: Save, tomorrow: Path) -> None:
    save(ledger, a_plan(), a_task())
    ledger.close()
    upgraded = Ledger.open(ledger.where)
    with upgraded._reader.begin() as connection:
        assert {"name", "colour"} <= {column["name"] for column in inspect(connection).get_columns("plan")}
        assert connection.exec_driver_sql("SELECT name, colour FROM plan").all() == [(a_plan().title, "green")]
        assert connection.exec_driver_sql("SELECT count(*) FROM task").scalar() == 1
    upgraded.close()
    kept = list(paths.user_folder("backups").glob("*升级前-001.ledger"))
    assert len(kept) == 1
    with closing(sqlite3.connect(kept[0])) as copy:
        assert copy.execute("SELECT title FROM plan").fetchall() == [(a_plan().title,)]
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)


def test_an_upgraded_ledger_still_guards_its_references(file_ledger: Ledger, tomorrow: Path) -> None:
    file_ledger.close()
    upgraded = Ledger.open(file_ledger.where)
    assert upgraded._writer is not None
    with upgraded._writer.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    upgraded.close()


def test_an_older_ledger_cannot_be_upgraded_read_only(ledger: Ledger, tomorrow: Path) -> None:
    ledger.close()
    with pytest.raises(LedgerError, match="旧版本"):
        Ledger.open(ledger.where, read_only=True)


def test_a_migration_that_fails_changes_nothing(file_ledger: Ledger, save: Save, tomorrow: Path) -> None:
    save(file_ledger, a_plan(), a_task())
    file_ledger.close()
    broken = tomorrow / "versions" / "0004_colour.py"
    broken.write_text(NEXT + '    op.execute("INSERT INTO plan VALUES (1)")\n', encoding="utf-8")
    with pytest.raises(LedgerError, match="没有完成"):
        Ledger.open(file_ledger.where)
    with closing(sqlite3.connect(file_ledger.where)) as left:
        assert left.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)
        assert left.execute("SELECT title FROM plan").fetchall() == [(a_plan().title,)]


def test_a_migration_that_breaks_references_is_taken_back(file_ledger: Ledger, save: Save, tomorrow: Path) -> None:
    save(file_ledger, a_plan(), a_task())
    file_ledger.close()
    broken = tomorrow / "versions" / "0004_colour.py"
    broken.write_text(NEXT + '    op.execute("DELETE FROM plan")\n', encoding="utf-8")
    with pytest.raises(LedgerError, match="互相对不上"):
        Ledger.open(file_ledger.where)
    with closing(sqlite3.connect(file_ledger.where)) as left:
        assert left.execute("SELECT count(*) FROM plan").fetchone() == (1,)


def test_alembic_is_not_imported_to_open_a_ledger_of_today() -> None:
    import subprocess
    import sys

    script = (
        "import sys, tempfile, pathlib, datetime\n"
        "from ledger_app.domain.unit import Office\n"
        "from ledger_app.storage.ledger import Ledger\n"
        "where = str(pathlib.Path(tempfile.mkdtemp()) / 'a.ledger')\n"
        "Ledger.create(where, Office('a'), datetime.datetime(2025, 1, 1)).close()\n"
        "Ledger.open(where).close()\n"
        "print(sorted({'alembic', 'pypinyin', 'psycopg', 'keyring', 'sqlalchemy.orm'} & set(sys.modules)))\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
