"""Making a ledger, its history, undo, backup, restore, check."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ledger_app.actions.clerk import remember_name
from tests.cli.conftest import Run

KEYS = ["deed", "deed_name", "at", "by", "host", "entity", "id", "number", "field", "from", "to", "undone"]


def test_a_new_ledger_knows_its_maker_and_never_replaces_a_file(run: Run, tmp_path: Path) -> None:
    where = tmp_path / "新.ledger"
    said = run("new", where, "--office", "青河区水务局", "--by", "秦若水")
    assert said.code == 0
    assert "秦若水" in said.out
    again = run("new", where)
    assert again.code == 2
    assert "已经存在" in again.err


def test_who_acts_is_the_name_given_then_the_one_remembered_then_the_maker(run: Run, ledger: Path) -> None:
    run("update", ledger, "1", "--percent", "10")
    run("update", ledger, "1", "--percent", "20", "--by", "段思齐")
    run("update", ledger, "1", "--percent", "30")
    names = [change["by"] for change in run("history", ledger, "1", "--json").json]
    assert names == ["方知远", "方知远", "段思齐", "段思齐"]


def test_the_name_of_a_new_ledger_is_the_one_remembered(run: Run, tmp_path: Path) -> None:
    remember_name("米舒然")
    assert "米舒然" in run("new", tmp_path / "新.ledger").out


def test_history_tells_every_field_oldest_first(run: Run, ledger: Path) -> None:
    run("update", ledger, "1", "--due", "2025-09-30", "--by", "段思齐")
    changes = run("history", ledger, "1", "--json").json
    assert [list(change) for change in changes] == [KEYS] * len(changes)
    assert [change["deed"] for change in changes] == sorted(change["deed"] for change in changes)
    due = next(change for change in changes if change["field"] == "due")
    assert (due["from"], due["to"], due["by"], due["number"]) == ("2025-06-30", "2025-09-30", "段思齐", "1")
    assert (due["deed_name"], due["entity"], due["undone"]) == ("更正完成时限", "task", False)
    table = run("history", ledger, "1").out
    assert "2025-09-30" in table
    assert "完成时限  2025-06-30" in table


def test_undo_and_redo_reach_across_commands(run: Run, ledger: Path) -> None:
    run("update", ledger, "1", "--percent", "10")
    assert run("undo", ledger).out == "已撤销：更新进展\n"
    assert run("tasks", ledger, "--json").json[0]["percent"] is None
    undone = [change["undone"] for change in run("history", ledger, "1", "--json").json]
    assert undone[:2] == [False, True]
    assert run("redo", ledger).out == "已重做：更新进展\n"
    assert run("tasks", ledger, "--json").json[0]["percent"] == 10
    assert run("redo", ledger).code == 2


def test_a_backup_restored_equals_the_ledger_it_was_taken_from(run: Run, ledger: Path, tmp_path: Path) -> None:
    said = run("backup", ledger, tmp_path / "备份")
    assert said.code == 0
    (backup,) = (tmp_path / "备份").glob("*.ledger")
    assert str(backup) in said.out
    before = (run("tasks", ledger, "--json").json, run("history", ledger, "--json").json)
    run("update", ledger, "1", "--percent", "10")
    restored = run("restore", backup, ledger)
    assert restored.code == 0
    assert "原来的文件保存在" in restored.out
    assert (run("tasks", ledger, "--json").json, run("history", ledger, "--json").json) == before


def test_restoring_can_be_taken_back_from_the_folder_named(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("backup", ledger, tmp_path / "备份")
    run("update", ledger, "1", "--percent", "10")
    (backup,) = (tmp_path / "备份").glob("*.ledger")
    folder = run("restore", backup, ledger).out.strip().rsplit(" ", 1)[1]
    (away,) = Path(folder).glob("*.ledger")
    assert run("restore", away, ledger).code == 0
    assert run("tasks", ledger, "--json").json[0]["percent"] == 10


def test_what_is_no_backup_is_refused_and_the_ledger_stays(run: Run, ledger: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "错.ledger"
    wrong.write_bytes(b"SQLite format 3\0" + b"x" * 500)
    assert run("restore", wrong, ledger).code == 2
    assert run("restore", tmp_path / "没有.ledger", ledger).code == 2
    assert len(run("tasks", ledger, "--json").json) == 4


def test_a_sound_ledger_passes_and_an_altered_history_is_found(run: Run, ledger: Path) -> None:
    assert run("check", ledger).code == 0
    with closing(sqlite3.connect(ledger)) as file, file:
        file.execute("UPDATE deed SET by = '别人' WHERE sequence = 2")
    said = run("check", ledger)
    assert said.code == 1
    assert "第 2 次操作" in said.out


def test_an_import_is_backed_up_before(run: Run, ledger: Path, plan: Path, own_home: Path) -> None:
    assert list(own_home.rglob("*.ledger")) == []
    run("import", plan, ledger)
    assert len(list(own_home.rglob("backups/*.ledger"))) == 1


def test_a_ledger_that_is_missing_empty_or_foreign_is_told_apart(run: Run, tmp_path: Path) -> None:
    empty, foreign = tmp_path / "空.ledger", tmp_path / "外.ledger"
    empty.touch()
    foreign.write_text("不是台账", encoding="utf-8")
    for where, said in ((tmp_path / "无.ledger", "找不到"), (empty, "空文件"), (foreign, "台账")):
        answer = run("tasks", where)
        assert answer.code == 2
        assert said in answer.err
    assert empty.stat().st_size == 0


def test_a_damaged_ledger_is_a_fault_that_check_found(run: Run, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as connection, connection:
        connection.execute("UPDATE unit SET name = CAST(x'e58cbaff' AS TEXT) WHERE name = '区水务局'")
    listed = run("units", ledger)
    assert listed.code == 2
    assert "已损坏" in listed.err
    assert "decode" not in listed.err
    assert run("check", ledger).code == 1


def test_a_backup_never_takes_the_place_of_a_folder(run: Run, ledger: Path, tmp_path: Path) -> None:
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "要紧.txt").write_text("要紧", encoding="utf-8")
    for where in (folder, ""):
        said = run("restore", ledger, where)
        assert said.code == 2
        assert "文件夹" in said.err
    assert (folder / "要紧.txt").exists()


def test_a_folder_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "没有" / "新.ledger")
    assert said.code == 2
    assert "没有 不存在" in said.err


def test_while_another_program_writes_reading_works_and_writing_says_who(run: Run, ledger: Path) -> None:
    holder = (
        "import sys; from datetime import datetime; from ledger_app.actions.clerk import Clerk;"
        "from ledger_app.actions.ledgers import open_ledger; now = datetime(2025, 7, 1);"
        f"open_ledger({str(ledger)!r}, Clerk('贺长青', now.date(), now)); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "open\n"
        assert len(run("tasks", ledger, "--json").json) == 4
        assert run("check", ledger).code == 0
        refused = run("update", ledger, "1", "--percent", "10")
        assert refused.code == 2
        assert "贺长青" in refused.err
        window.communicate()
    assert run("update", ledger, "1", "--percent", "10").code == 0


def test_a_backup_altered_where_it_lay_is_told_when_it_is_restored(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("update", ledger, "1", "--percent", "10")
    assert run("backup", ledger, tmp_path / "备份").code == 0
    (copy,) = (tmp_path / "备份").glob("*.ledger")
    assert "对不上" not in run("restore", copy, ledger).out
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE change SET new = replace(new, '10', '90') WHERE deed = 3")
    assert "对不上" in run("restore", copy, ledger).out


def test_check_heals_what_can_be_computed_only_when_asked_to(run: Run, ledger: Path) -> None:
    with closing(sqlite3.connect(ledger)) as database:
        database.execute("UPDATE task_state SET due = 1 WHERE serial = 1")
        database.commit()
    for _ in range(2):
        said = run("check", ledger)
        assert said.code == 1
        assert "--repair" in said.out
    said = run("check", ledger, "--repair")
    assert said.code == 1
    assert "已重新计算，台账内容没有变" in said.out
    assert run("check", ledger).code == 0


def test_a_ledger_that_was_not_closed_is_checked_and_that_is_said(run: Run, ledger: Path) -> None:
    ledger.with_name(ledger.name + ".lock").write_text("{}", encoding="utf-8")
    said = run("update", ledger, "1", "--percent", "10")
    assert said.code == 0
    assert said.err == "上次没有正常关闭，正在检查台账……\n检查完毕，台账完好。\n"
    assert run("update", ledger, "1", "--percent", "20").err == ""


def test_history_names_units_even_those_of_an_import_taken_back(run: Run, ledger: Path) -> None:
    assert not re.search(r"\bU[0-9A-Z]{8}", run("history", ledger).out)
    run("undo", ledger)
    table = run("history", ledger).out
    assert "区水务局" in table
    assert not re.search(r"\bU[0-9A-Z]{8}", table)


@pytest.mark.parametrize("where", ["postgres://x/y", "postgresql://x/y", "mysql://x/y?schema=z"])
def test_other_addresses_are_told_what_an_address_looks_like(run: Run, where: str) -> None:
    said = run("tasks", where)
    assert said.code == 2
    assert "postgresql+psycopg://主机/数据库?schema=名称" in said.err


def test_a_slash_without_a_plan_and_an_export_without_a_name_are_told(run: Run, ledger: Path) -> None:
    assert "斜杠前没有写方案" in run("update", ledger, "/1", "--percent", "5").err
    assert "没有写导出到哪个文件" in run("export", "任务分解表", ledger, "").err
