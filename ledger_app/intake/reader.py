"""What everybody else calls to read documents. Files are read in a child process that may crash, hang or be ended.

One child serves a batch; after a death the next file gets a new one. The child has no ledger and answers plain JSON.
"""

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from ledger_app.domain.draft import Intake
from ledger_app.domain.long_work import Cancelled, Progress, never, unheard
from ledger_app.errors import LedgerError
from ledger_app.intake.child import Answer, Wanted, serve
from ledger_app.intake.codec import from_json
from ledger_app.intake.document import Document

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess

T = TypeVar("T")
SECONDS_PER_FILE = 30.0
_POLL_SECONDS = 0.05


def read_file(path: Path, *, cancelled: Cancelled = never, progress: Progress = unheard) -> Intake:
    """Read one file to drafts.

    Raises:
        LedgerError: it cannot be read, or reading was cancelled.
    """
    return _only(read_files((path,), cancelled=cancelled, progress=progress))


def read_files(
    paths: Sequence[Path], *, cancelled: Cancelled = never, progress: Progress = unheard
) -> Iterator[tuple[Path, Intake | LedgerError]]:
    """Read several files one after the other; what one of them does wrong harms no other.

    Args:
        progress: told (files done, files in all).

    Raises:
        LedgerError: reading was cancelled.
    """
    return _each(paths, Wanted.INTAKE, Intake, cancelled, progress)


def open_document(path: Path, *, cancelled: Cancelled = never) -> Document:
    """Read one file to its blocks of text and cells only.

    Raises:
        LedgerError: it cannot be read, or reading was cancelled.
    """
    return _only(_each((path,), Wanted.DOCUMENT, Document, cancelled, unheard))


def _only(results: Iterator[tuple[Path, T | LedgerError]]) -> T:
    ((_, result),) = results
    if isinstance(result, LedgerError):
        raise result
    return result


def _each(
    paths: Sequence[Path], wanted: Wanted, kind: type[T], cancelled: Cancelled, progress: Progress
) -> Iterator[tuple[Path, T | LedgerError]]:
    with TemporaryDirectory(prefix="ledger-app-") as work:
        child: _Child | None = None
        try:
            for done, path in enumerate(paths):
                progress(done, len(paths))
                if child is None or not child.is_alive:
                    child = _Child(work)
                yield path, _outcome(child, wanted, kind, path, cancelled)
            progress(len(paths), len(paths))
        finally:
            if child is not None:
                child.end()


def _outcome(child: "_Child", wanted: Wanted, kind: type[T], path: Path, cancelled: Cancelled) -> T | LedgerError:
    try:
        answer = child.ask(wanted, path, cancelled)
    except _DeathError as death:
        return LedgerError(f"读“{path.name}”时{death}，没有读成", "请用 WPS 或 Office 打开，删去空白区域，另存后再试")
    return _result(kind, path, answer)


def _result(kind: type[T], path: Path, answer: bytes) -> T | LedgerError:
    """Return what an answer says; our own mistakes become an error that carries the child's traceback."""
    sort, data = Answer(answer[:1].decode()), answer[1:]
    if sort is Answer.VALUE:
        return from_json(kind, data)
    if sort is Answer.REFUSED:
        message, advice = json.loads(data)
        return LedgerError(message, advice)
    error = LedgerError(f"“{path.name}”的内容没有看懂，没有读成", "请另存为新的文件再试；仍不行时请把文件交给维护人员")
    error.__cause__ = RuntimeError(data.decode())
    return error


class _DeathError(Exception):
    """The child ended before it answered; says how, to be put into a sentence."""


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, work: str) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=serve, args=(theirs, work), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can take another request."""
        return self._process.is_alive()

    def ask(self, wanted: Wanted, path: Path, cancelled: Cancelled) -> bytes:
        """Return its answer.

        Raises:
            LedgerError: cancelled. _DeathError: it died, or took too long and was ended.
        """
        limit = time.monotonic() + SECONDS_PER_FILE
        try:
            self._pipe.send_bytes(json.dumps([wanted, str(path.absolute())]).encode())
            while not self._pipe.poll(_POLL_SECONDS):
                if cancelled():
                    self.end()
                    raise LedgerError(f"已取消读取“{path.name}”")
                if time.monotonic() > limit:
                    self.end()
                    raise _DeathError(f"超过 {SECONDS_PER_FILE:.0f} 秒")
            return self._pipe.recv_bytes()
        except (EOFError, BrokenPipeError, ConnectionError):
            self.end()
            raise _DeathError("读取程序中途退出（文件可能损坏或过大）") from None

    def end(self) -> None:
        """End it, and whatever it started."""
        self._pipe.close()
        if sys.platform != "win32" and self._process.pid is not None and self._process.is_alive():
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
