"""One writing program per ledger file: the operating system's lock on a file beside it.

The lock dies with its program, so one left by a crash never blocks; that its words are still there is how the next
program knows that the last one did not close the ledger.
"""

import getpass
import json
import os
import platform
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from ledger_app.errors import LedgerError, LedgerLockedError

if os.name == "nt":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 30
"""Windows keeps others from reading locked bytes; this one lies behind everything we write."""


class Lock:
    """The right to write to one ledger file, held until `release`.

    Attributes:
        unclean: the program that held it before did not close the ledger.
    """

    def __init__(self, ledger: Path, by: str) -> None:
        """Take the lock.

        Raises:
            LedgerLockedError: another program holds it; says who, where and since when.
        """
        self._path = lock_path(ledger)
        self._handle = self._open(ledger)
        self.unclean = os.fstat(self._handle).st_size > 0
        card = _card(by)
        try:
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, card)
            os.ftruncate(self._handle, len(card))
        except OSError:
            self.give_up()
            raise

    def release(self) -> None:
        """Give the lock back and say that the ledger was closed in order."""
        os.ftruncate(self._handle, 0)
        if os.name == "nt":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)

    def give_up(self) -> None:
        """Give the lock back after an opening that failed; what the last holder left to be looked at stays so."""
        if self.unclean:
            os.close(self._handle)
        else:
            self.release()

    def _open(self, ledger: Path) -> int:
        """Open and lock the side file, again if its last holder removed it between the two."""
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            except FileNotFoundError as error:
                raise LedgerError(f"文件夹 {ledger.parent} 不存在", "请先建好文件夹，或换一个位置。") from error
            except OSError as error:
                raise LedgerError(f"不能在 {ledger.parent} 里写入", "请检查文件夹权限，或以只读方式打开。") from error
            try:
                _take(handle)
            except OSError as error:
                os.close(handle)
                raise _refusal(ledger) from error
            if _is_same(handle, self._path):
                return handle
            os.close(handle)


def lock_path(ledger: Path) -> Path:
    """Return the side file of a ledger."""
    return ledger.with_name(ledger.name + ".lock")


def _card(by: str) -> bytes:
    """Return who holds the lock, where and since when."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    where = f"{platform.node()}（进程 {os.getpid()}）"
    return json.dumps({"who": by or _login(), "where": where, "since": since}, ensure_ascii=False).encode()


def _login() -> str:
    """Return the name the computer knows its user by."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _refusal(ledger: Path) -> LedgerLockedError:
    """Return the error that names the holder, as far as its card can be read."""
    try:
        card = json.loads(lock_path(ledger).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        card = {}
    holder: Mapping[str, object] = card if isinstance(card, dict) else {}
    words = "，".join(str(holder[key]) for key in ("who", "where") if holder.get(key))
    since = f"，从 {_spoken(str(holder['since']))} 起" if holder.get("since") else ""
    return LedgerLockedError(
        f"台账 {ledger.name} 正由{words or '另一个程序'}打开{since}", "可以只读方式打开，或请对方关闭后再试。"
    )


def _spoken(moment: str) -> str:
    """Return a moment in ISO notation as one says it: day, hour and minute."""
    return moment[:16].replace("T", " ")


def _is_same(handle: int, path: Path) -> bool:
    """Whether the open file is still the one at `path`."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
