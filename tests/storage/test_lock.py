"""One writing program a ledger file; what a crash leaves behind blocks nobody and is noticed."""

import errno
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from ledger_app.errors import LedgerError, LedgerLockedError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.lock import Lock, lock_path
from tests.builders import a_plan
from tests.engines import AT, OFFICE


def test_the_lock_says_who_where_and_since_when(file_ledger: Ledger) -> None:
    card = json.loads(lock_path(Path(file_ledger.where)).read_text(encoding="utf-8"))
    assert set(card) == {"who", "where", "since"}
    assert card["who"] == "何青"
    assert datetime.fromisoformat(card["since"]).tzinfo is not None


def test_a_second_writer_is_refused_and_a_second_reader_is_not(file_ledger: Ledger) -> None:
    with pytest.raises(LedgerLockedError, match=r"正由何青，.*打开，从 \d{4}-\d\d-\d\d \d\d:\d\d 起。可以只读方式打开"):
        Ledger.open(file_ledger.where, by="安澜")
    looked_at = Ledger.open(file_ledger.where, read_only=True)
    looked_at.close()


def test_closing_gives_the_lock_back(file_ledger: Ledger) -> None:
    file_ledger.close()
    file_ledger.close()
    assert not lock_path(Path(file_ledger.where)).exists()
    again = Ledger.open(file_ledger.where)
    again.close()


def test_a_lock_left_by_a_crash_does_not_block(file_ledger: Ledger) -> None:
    file_ledger.close()
    lock_path(Path(file_ledger.where)).write_text('{"who": "崩溃"}', encoding="utf-8")
    steps: list[tuple[int, int]] = []
    again = Ledger.open(file_ledger.where, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 2), (1, 2), (2, 2)]
    again.close()
    assert not lock_path(Path(file_ledger.where)).exists()


def test_a_clean_start_checks_nothing(file_ledger: Ledger) -> None:
    file_ledger.close()
    steps: list[tuple[int, int]] = []
    Ledger.open(file_ledger.where, progress=lambda done, total: steps.append((done, total))).close()
    assert steps == []


def test_after_a_crash_a_ledger_whose_history_was_altered_is_not_written_to(file_ledger: Ledger) -> None:
    assert file_ledger._writer is not None
    with file_ledger._writer.begin() as connection:
        connection.exec_driver_sql("UPDATE deed SET name = '假'")
    file_ledger.close()
    lock_path(Path(file_ledger.where)).write_text("{", encoding="utf-8")
    with pytest.raises(LedgerError, match=r"没有正常关闭.*变更记录.*只读方式仍可打开"):
        Ledger.open(file_ledger.where)
    looked_at = Ledger.open(file_ledger.where, read_only=True)
    looked_at.close()
    assert lock_path(Path(file_ledger.where)).exists(), "the next start must look again"


def test_a_holder_whose_card_cannot_be_read_is_still_respected(tmp_path: Path) -> None:
    ledger = tmp_path / "青河.ledger"
    holder = Lock(ledger, "何青")
    for card in ("", "[1]", "\udcff"):
        lock_path(ledger).write_bytes(card.encode("utf-8", "surrogateescape"))
        with pytest.raises(LedgerLockedError, match="另一个程序"):
            Lock(ledger, "安澜")
    holder.release()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"文件夹 .* 不存在"):
        Ledger.create(str(tmp_path / "没有这个文件夹" / "青河.ledger"), OFFICE, AT)


def test_a_ledger_that_could_not_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="不能保存的字符"):
        Ledger.create(str(tmp_path / "青河.ledger"), type(OFFICE)("\x00"), AT)
    assert list(tmp_path.iterdir()) == []


def test_the_login_is_named_where_nobody_said_who(tmp_path: Path) -> None:
    made = Ledger.create(str(tmp_path / "青河.ledger"), type(OFFICE)("办"), AT)
    with made.transaction("方案", by="", at=AT) as store:
        store.save(a_plan())
    card = json.loads(lock_path(tmp_path / "青河.ledger").read_text(encoding="utf-8"))
    assert isinstance(card["who"], str)
    made.close()


@pytest.mark.skipif(os.name == "nt", reason="there is no full device there")
def test_a_lock_that_cannot_be_written_is_not_kept(file_ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    file_ledger.close()
    place = Path(file_ledger.where)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _full)
        with pytest.raises(OSError, match="No space"):
            Lock(place, "何青")
    assert not lock_path(place).exists()
    Lock(place, "何青").release()


def _full(_handle: int, _words: bytes) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
