"""Numbered, verified backups in a folder, thinned by their numbers; and putting one back.

Clocks of old office computers jump, so a backup's age is its number: the newest seven stay, of the older every
seventh of the last thirty-five, and every twenty-eighth for good - days, weeks and months of daily work.
"""

import json
import re
import shutil
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from ledger_app.domain.long_work import Progress, unheard
from ledger_app.errors import LedgerError, reason_of
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.lock import Lock
from ledger_app.storage.snapshot import Snapshot, copy_file, examine

_DAYS, _WEEK, _WEEKS, _MONTH = 7, 7, 35, 28
_JOURNALS = ("-journal", "-wal", "-shm")


def back_up(ledger: Ledger, folder: Path, why: str, at: datetime, progress: Progress = unheard) -> Path:
    """Write a verified backup with its manifest beside it, drop old ones, and return it.

    Args:
        why: what the backup is made for, in the words of the history (关闭, 导入前).

    Raises:
        LedgerError: it cannot be written or does not pass; the ledger is untouched either way.
    """
    numbers = _numbers(folder, ledger.uuid)
    number = max(numbers, default=0) + 1
    target = folder / f"{ledger.name}-{ledger.uuid[:8]}-{number:06}.ledger"
    snapshot = ledger.back_up_to(target, progress)
    _write_manifest(target, snapshot, number, why, at)
    for old in (numbers.keys() | {number}) - kept(numbers.keys() | {number}):
        manifest_of(numbers[old]).unlink(missing_ok=True)
        numbers[old].unlink(missing_ok=True)
    return target


def is_backed_up(ledger: Ledger, folder: Path) -> bool:
    """Whether the newest backup in `folder` has every deed of the ledger."""
    numbers = _numbers(folder, ledger.uuid)
    if not numbers:
        return False
    with ledger.reading() as reader:
        return _head_in(manifest_of(numbers[max(numbers)])) == reader.chain_head()


def backups(ledger_uuid: str, folder: Path) -> tuple[Path, ...]:
    """Return the backups of a ledger, newest first."""
    return tuple(path for _, path in sorted(_numbers(folder, ledger_uuid).items(), reverse=True))


def restore(backup: Path, where: Path, quarantine: Path) -> Path:
    """Put a backup in the place of a ledger and return the folder with what was there.

    The copy is verified before anything is moved. Restoring the file in the returned folder undoes it.

    Raises:
        LedgerError: the backup is not sound, or the ledger is open somewhere, here too; nothing is moved.
    """
    examine(backup)
    lock = Lock(where, "")
    fresh = where.with_name(where.name + ".restored")
    try:
        fresh.unlink(missing_ok=True)
        copy_file(backup, fresh)
        away = move_aside(where, quarantine)
        fresh.replace(where)
    finally:
        fresh.unlink(missing_ok=True)
        lock.release()
    return away


def move_aside(where: Path, quarantine: Path) -> Path:
    """Move a ledger file, damaged or not, and its journals into a folder of their own; return that folder."""
    taken = [
        int(path.name.rsplit("-", 1)[1]) for path in quarantine.glob(f"{where.stem}-*") if path.name[-6:].isdigit()
    ]
    away = quarantine / f"{where.stem}-{max(taken, default=0) + 1:06}"
    try:
        away.mkdir(parents=True)
        for path in (where, *(where.with_name(where.name + journal) for journal in _JOURNALS)):
            if path.exists():
                shutil.move(path, away / path.name)
    except OSError as error:
        raise LedgerError(f"不能把 {where.name} 移到隔离文件夹", f"请检查文件夹权限（{reason_of(error)}）。") from error
    return away


def manifest_of(backup: Path) -> Path:
    """Return the manifest beside a backup."""
    return backup.with_name(backup.name + ".json")


def kept(numbers: frozenset[int] | set[int]) -> set[int]:
    """Return the numbers that stay."""
    newest = max(numbers)
    return {
        number
        for number in numbers
        if (age := newest - number) < _DAYS or (age < _WEEKS and number % _WEEK == 0) or number % _MONTH == 0
    }


def _numbers(folder: Path, uuid: str) -> dict[int, Path]:
    """Return the backups of a ledger by number, whatever it was called then."""
    pattern = re.compile(rf".+-{uuid[:8]}-(\d{{6,}})\.ledger")
    found = ((pattern.fullmatch(path.name), path) for path in folder.glob("*.ledger"))
    return {int(match[1]): path for match, path in found if match}


def _write_manifest(backup: Path, snapshot: Snapshot, number: int, why: str, at: datetime) -> None:
    """Write beside a backup what it holds and why it was made."""
    words = {**asdict(snapshot), "rows": dict(snapshot.rows), "number": number, "why": why, "at": at.isoformat()}
    manifest_of(backup).write_text(json.dumps(words, ensure_ascii=False, indent=1), encoding="utf-8")


def _head_in(manifest: Path) -> str:
    """Return the chain's head that a manifest names; "" where there is none to read."""
    try:
        words = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(words.get("head", "")) if isinstance(words, dict) else ""
