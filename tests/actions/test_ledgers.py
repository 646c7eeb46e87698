"""Closing, backing up and restoring, and the demo's folder."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ledger_app import paths
from ledger_app.actions.clerk import Clerk
from ledger_app.actions.demo import make_demo
from ledger_app.actions.ledgers import (
    back_up,
    check_ledger,
    close_ledger,
    create_ledger,
    open_ledger,
    restore_ledger,
    warnings_about,
)
from ledger_app.actions.office import save_office
from ledger_app.domain.unit import Office
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

CLERK = Clerk("方知远", date(2025, 7, 1), datetime(2025, 7, 1, 9, 30))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a ledger is made and changed, and closed again without a backup."""
    where = tmp_path / "青河.ledger"
    ledger = create_ledger(str(where), "青河区生态环境局", CLERK)
    save_office(ledger, CLERK, Office("青河区生态环境局", "方知远", phone="5550-0101"))
    ledger.close()
    return where


def kept() -> int:
    """Return how many backups there are."""
    return len(list(paths.user_folder("backups").glob("*.ledger")))


def test_closing_backs_up_what_was_changed_and_only_that(file: Path) -> None:
    for expected in (1, 1):
        assert close_ledger(open_ledger(str(file), CLERK), CLERK) == ()
        assert kept() == expected
    ledger = open_ledger(str(file), CLERK)
    save_office(ledger, CLERK, Office("青河区水务局", "方知远"))
    close_ledger(ledger, CLERK)
    assert kept() == 2


def test_a_ledger_only_read_is_not_backed_up(file: Path) -> None:
    close_ledger(open_ledger(str(file), CLERK, read_only=True), CLERK)
    assert kept() == 0


def test_a_backup_that_fails_at_closing_is_told_and_the_ledger_is_closed(file: Path) -> None:
    blocked = paths.user_data() / "backups"
    blocked.write_text("这里不是文件夹", encoding="utf-8")
    ledger = open_ledger(str(file), CLERK)
    (finding,) = close_ledger(ledger, CLERK)
    assert "没有备份成" in finding.message
    open_ledger(str(file), CLERK).close()


def test_a_backup_goes_where_it_is_asked_to(file: Path, tmp_path: Path) -> None:
    ledger = open_ledger(str(file), CLERK)
    path = back_up(ledger, CLERK, tmp_path / "U盘" / "备份")
    assert path.parent == tmp_path / "U盘" / "备份"
    blocked = tmp_path / "文件"
    blocked.touch()
    with pytest.raises(LedgerError, match="文件夹"):
        back_up(ledger, CLERK, blocked / "里面")
    ledger.close()
    assert restore_ledger(path, str(file)).message.startswith("已用")
    restored = Ledger.open(str(file))
    assert check_ledger(restored) == ()
    restored.close()


@pytest.mark.parametrize("where", ["postgresql+psycopg://host/db?schema=a", "文件夹"])
def test_a_backup_is_restored_to_a_file_only(file: Path, tmp_path: Path, where: str) -> None:
    ledger = open_ledger(str(file), CLERK)
    path = back_up(ledger, CLERK, tmp_path / "备份")
    ledger.close()
    (tmp_path / "文件夹").mkdir()
    with pytest.raises(LedgerError):
        restore_ledger(path, where if "://" in where else str(tmp_path / where))


def test_a_synchronised_folder_is_warned_about(tmp_path: Path) -> None:
    assert warnings_about(str(tmp_path / "OneDrive" / "a.ledger"))
    assert warnings_about("postgresql+psycopg://host/db?schema=a") == ()


def test_a_demo_that_finds_no_folder_says_so(tmp_path: Path) -> None:
    blocked = tmp_path / "文件"
    blocked.touch()
    with pytest.raises(LedgerError, match="文件夹"):
        make_demo(blocked / "里面", CLERK)
