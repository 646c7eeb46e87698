"""Writes a file whole or not at all: beside its target first, proved, and only then in the target's place."""

import errno
import os
import re
import time
import uuid
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from xml.parsers import expat

from ledger_app.errors import LedgerError, reason_of

WAITS = (0.1, 0.2, 0.4, 0.8)
"""Seconds to wait for a target that another program holds open, before giving up."""

_BIT = 1 << 16
_DAY = 24 * 60 * 60.0  # seconds
_OURS = re.compile(r"\.~[0-9a-f]{12}\.tmp")


@contextmanager
def replacing(target: Path, prove: Callable[[Path], None], waits: tuple[float, ...] = WAITS) -> Iterator[Path]:
    """Give the path of a new file in the target's folder; put it in the target's place when the block has ended well.

    Args:
        prove: raises a LedgerError if the new file is not sound.

    Raises:
        LedgerError: the file cannot be written there; what was at `target` is as it was.
    """
    target = target.resolve()
    new = target.parent / f".~{uuid.uuid4().hex[:12]}.tmp"
    _clear_leftovers(target.parent)
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        yield new
        _to_disk(new)
        prove(new)
        _put_in_place(new, target, waits)
    except OSError as error:
        raise _explained(error, target) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def prove_package(path: Path) -> None:
    """Raise a LedgerError unless `path` is a sound zip whose every XML part can be parsed."""
    try:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                parser = expat.ParserCreate()
                with package.open(name) as part:
                    while bit := part.read(_BIT):
                        parser.Parse(bit, False)  # noqa: FBT003 - expat's way of saying that more comes
                parser.Parse(b"", True)  # noqa: FBT003
    except (zipfile.BadZipFile, expat.ExpatError) as error:
        raise LedgerError(f"写出的文件没有通过检查（{error}）", "原来的文件没有改动；请重试，或换一个磁盘") from error


def _clear_leftovers(folder: Path) -> None:
    """Remove the unfinished files of ours that a killed program left in `folder` more than a day ago."""
    with suppress(OSError):
        for path in folder.glob(".~*.tmp"):
            if _OURS.fullmatch(path.name) and time.time() - path.lstat().st_mtime > _DAY:
                path.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _put_in_place(new: Path, target: Path, waits: tuple[float, ...]) -> None:
    """Rename `new` to `target`, waiting for a program that holds the target open."""
    for wait in waits:
        try:
            new.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    try:
        new.replace(target)
    except PermissionError as error:
        message = f"文件正被打开：{target.name}"
        raise LedgerError(message, "请在 Excel 或 WPS 中关闭后重试，或换一个文件名") from error


def _explained(error: OSError, target: Path) -> LedgerError:
    """Return what an error of the system means for the person who wanted the file."""
    folder = target.parent
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return LedgerError(f"文件夹不存在：{folder}", "请先建好文件夹，或换一个位置")
        case errno.EISDIR:
            return LedgerError(f"“{target.name}”是一个文件夹", "请换一个文件名")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return LedgerError(f"不能写入文件夹：{folder}", "请换一个可以写入的文件夹，或请管理员开通权限")
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return LedgerError(
                f"磁盘空间不够，{target.name} 没有写成", "原来的文件没有改动；请清出空间后重试，或换一个磁盘"
            )
        case errno.ENAMETOOLONG:
            return LedgerError(f"文件名太长：{target.name}", "请换一个短一些的文件名")
        case _:
            return LedgerError(f"写不了文件 {target.name}：{reason_of(error)}", "原来的文件没有改动；请换一个位置重试")
