"""Backups are verified copies, and a restored one is the ledger it was taken from."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ledger_app.domain.query import TaskQuery
from ledger_app.errors import LedgerError, LedgerLockedError
from ledger_app.storage import snapshot
from ledger_app.storage.backup import back_up, backups, is_backed_up, kept, manifest_of, move_aside, restore
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.tables import METADATA
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import AT, OFFICE

Save = Callable[..., None]


def dump(ledger: Ledger) -> Iterator[str]:
    """Yield every row of every table, the same on both engines."""
    with ledger._reader.begin() as connection:
        for table in METADATA.sorted_tables:
            rows = connection.execute(table.select()).all()
            yield from sorted(f"{table.name} {json.dumps(list(row), ensure_ascii=False, default=str)}" for row in rows)


def fill(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_unit(), *(a_task(id=f"T{n}", lead_units=("U00000001",)) for n in range(40)))
    save(ledger, a_report(task_id="T3", done="已开工"), a_task(id="T4", remark="=1+1"))


def test_a_restored_backup_equals_the_ledger_it_was_taken_from(ledger: Ledger, save: Save, tmp_path: Path) -> None:
    fill(ledger, save)
    taken = back_up(ledger, tmp_path / "备份", "导入前", AT)
    before = list(dump(ledger))
    place = tmp_path / "恢复.ledger"
    restore(taken, place, tmp_path / "隔离")
    restored = Ledger.open(str(place))
    assert list(dump(restored)) == before
    assert restored.uuid == ledger.uuid
    assert restored.check() == ()
    with restored.reading() as reader:
        assert reader.task_ids(TaskQuery(date(2025, 7, 1), search="已开工")) == ["T3"]
    restored.close()


def test_what_a_restore_replaces_is_kept_and_can_be_put_back(file_ledger: Ledger, save: Save, tmp_path: Path) -> None:
    where = Path(file_ledger.where)
    fill(file_ledger, save)
    taken = back_up(file_ledger, tmp_path / "备份", "手动", AT)
    save(file_ledger, a_plan(issuer="后来"))
    file_ledger.close()
    away = restore(taken, where, tmp_path / "隔离")
    assert [path.name for path in away.iterdir()] == [where.name]
    assert issuer(where) == ""
    again = restore(away / where.name, where, tmp_path / "隔离")
    assert issuer(where) == "后来"
    assert again != away
    assert issuer(again / where.name) == ""


def issuer(path: Path) -> str:
    opened = Ledger.open(str(path), read_only=True)
    with opened.reading() as reader:
        found = reader.plans()[0].issuer
    opened.close()
    return found


def test_a_journal_goes_with_the_file_it_belongs_to(tmp_path: Path) -> None:
    for name in ("青河.ledger", "青河.ledger-journal", "青河.ledger-wal", "别的.ledger"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    away = move_aside(tmp_path / "青河.ledger", tmp_path / "隔离")
    assert sorted(path.name for path in away.iterdir()) == ["青河.ledger", "青河.ledger-journal", "青河.ledger-wal"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["别的.ledger", "隔离"]


def test_an_open_ledger_is_not_restored_over(file_ledger: Ledger, save: Save, tmp_path: Path) -> None:
    taken = back_up(file_ledger, tmp_path / "备份", "手动", AT)
    save(file_ledger, a_plan())
    with pytest.raises(LedgerLockedError, match="正由何青"):
        restore(taken, Path(file_ledger.where), tmp_path / "隔离")
    with file_ledger.reading() as reader:
        assert len(reader.plans()) == 1
    assert not (tmp_path / "隔离").exists()


@pytest.mark.parametrize("damage", ["missing", "empty", "foreign", "other database", "broken"])
def test_a_backup_that_is_not_sound_moves_nothing(file_ledger: Ledger, save: Save, tmp_path: Path, damage: str) -> None:
    fill(file_ledger, save)
    where = Path(file_ledger.where)
    taken = back_up(file_ledger, tmp_path / "备份", "手动", AT)
    file_ledger.close()
    content = where.read_bytes()
    if damage == "missing":
        taken.unlink()
    elif damage == "other database":
        taken.unlink()
        with closing(sqlite3.connect(taken)) as other:
            other.execute("CREATE TABLE a (b)")
    else:
        whole = bytearray(taken.read_bytes())
        whole[8192:20480] = b"\x55" * 12288
        taken.write_bytes({"empty": b"", "foreign": b"PK\x03\x04" * 999, "broken": bytes(whole)}[damage])
    with pytest.raises(LedgerError, match=r"备份"):
        restore(taken, where, tmp_path / "隔离")
    assert where.read_bytes() == content
    assert not (tmp_path / "隔离").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["备份", "青河.ledger"]


def test_the_manifest_says_what_the_backup_holds(ledger: Ledger, save: Save, tmp_path: Path) -> None:
    fill(ledger, save)
    taken = back_up(ledger, tmp_path, "导入前", AT)
    manifest = json.loads(manifest_of(taken).read_text(encoding="utf-8"))
    with ledger.reading() as reader:
        assert manifest["head"] == reader.chain_head()
    assert (manifest["uuid"], manifest["why"], manifest["at"], manifest["number"]) == (
        ledger.uuid,
        "导入前",
        AT.isoformat(),
        1,
    )
    assert (manifest["rows"]["task"], manifest["rows"]["report"], manifest["rows"]["deed"]) == (40, 1, 3)


def test_a_ledger_is_backed_up_until_it_is_changed(ledger: Ledger, save: Save, tmp_path: Path) -> None:
    assert not is_backed_up(ledger, tmp_path)
    taken = back_up(ledger, tmp_path, "关闭", AT)
    assert is_backed_up(ledger, tmp_path)
    save(ledger, a_plan())
    assert not is_backed_up(ledger, tmp_path)
    back_up(ledger, tmp_path, "关闭", AT)
    assert is_backed_up(ledger, tmp_path)
    for manifest in ("{", "[]"):
        manifest_of(backups(ledger.uuid, tmp_path)[0]).write_text(manifest, encoding="utf-8")
        assert not is_backed_up(ledger, tmp_path)
    assert taken.exists()


def test_backups_are_numbered_and_thinned_by_number(
    file_ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Ledger.create(str(tmp_path / "别的.ledger"), OFFICE, AT)
    strange = back_up(other, tmp_path / "备份", "手动", AT)
    other.close()
    for number in range(1, 13):
        path = tmp_path / "备份" / f"旧名-{file_ledger.uuid[:8]}-{number:06}.ledger"
        path.write_bytes(b"")
        manifest_of(path).write_text("{}", encoding="utf-8")
    taken = back_up(file_ledger, tmp_path / "备份", "手动", AT)
    assert taken.name == f"青河-{file_ledger.uuid[:8]}-000013.ledger"
    left = [int(path.stem[-6:]) for path in backups(file_ledger.uuid, tmp_path / "备份")]
    assert left == [13, 12, 11, 10, 9, 8, 7]
    assert len(list((tmp_path / "备份").glob("*.json"))) == 8
    assert strange.exists()


def test_of_old_backups_every_seventh_and_then_every_twenty_eighth_stays() -> None:
    left: set[int] = set()
    for number in range(1, 201):
        left = kept(left | {number})
    assert sorted(left) == [28, 56, 84, 112, 140, 168, 175, 182, 189, 194, 195, 196, 197, 198, 199, 200]


def test_a_copy_is_not_written_over_a_file(ledger: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "已有.ledger"
    target.write_text("旧", encoding="utf-8")
    with pytest.raises(LedgerError, match="已经存在"):
        ledger.back_up_to(target)
    assert target.read_text(encoding="utf-8") == "旧"


def test_a_folder_that_cannot_be_written_to_is_told(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", encoding="utf-8")
    with pytest.raises(LedgerError, match="没有写成"):
        ledger.back_up_to(tmp_path / "文件" / "备份.ledger")


def test_a_copy_that_differs_is_given_up(
    ledger: Ledger, save: Save, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ledger, save)
    seen = snapshot.look_at
    answers = iter((0, 1, 2, 3))

    def differently(connection: sqlite3.Connection) -> object:
        found = seen(connection)
        return type(found)(found.uuid, f"{found.head}{next(answers)}", found.rows)

    monkeypatch.setattr(snapshot, "look_at", differently)
    with pytest.raises(LedgerError, match=r"没有通过核对|不一致"):
        ledger.back_up_to(tmp_path / "备份.ledger")
    assert not list(tmp_path.glob("备份*"))


def test_a_backup_taken_while_a_deed_is_under_way_has_the_last_whole_state(
    file_ledger: Ledger, save: Save, tmp_path: Path
) -> None:
    save(file_ledger, a_plan())
    with file_ledger.transaction("新增", by="何青", at=AT) as store:
        store.save(a_task())
        file_ledger.back_up_to(tmp_path / "备份.ledger")
    copy = Ledger.open(str(tmp_path / "备份.ledger"))
    with copy.reading() as reader:
        assert (len(reader.plans()), reader.count(TaskQuery(date(2025, 7, 1)))) == (1, 0)
    copy.close()


def test_moving_aside_what_cannot_be_moved_is_told(tmp_path: Path) -> None:
    (tmp_path / "隔离").write_text("一个文件", encoding="utf-8")
    with pytest.raises(LedgerError, match="隔离文件夹"):
        move_aside(tmp_path / "青河.ledger", tmp_path / "隔离")


def test_a_file_that_is_no_backup_at_all_is_not_called_damaged(tmp_path: Path) -> None:
    text = tmp_path / "说明.txt"
    text.write_text("这是一份说明。" * 200, encoding="utf-8")
    with pytest.raises(LedgerError, match="不是台账备份"):
        restore(text, tmp_path / "青河.ledger", tmp_path / "隔离")


def test_a_copy_that_cannot_be_written_is_told_by_its_folder(file_ledger: Ledger, save: Save, tmp_path: Path) -> None:
    fill(file_ledger, save)
    (tmp_path / "备份").write_text("", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"没有写成（写到 .*备份）：路径里有一个同名的文件") as told:
        file_ledger.back_up_to(tmp_path / "备份" / "青河.ledger")
    assert not re.search("[a-z]{3}", told.value.advice)


def test_a_backup_tells_how_far_it_is_and_can_be_stopped(file_ledger: Ledger, save: Save, tmp_path: Path) -> None:
    fill(file_ledger, save)
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        raise LedgerError("已经停下")

    with pytest.raises(LedgerError, match="已经停下"):
        file_ledger.back_up_to(tmp_path / "备份" / "一.ledger", stop)
    assert told[0][0] <= told[0][1]
    assert list((tmp_path / "备份").iterdir()) == []
