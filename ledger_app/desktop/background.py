"""Work off the window's thread. The only file with threads: one of them, so that writes queue."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal
from shiboken6 import isValid

from ledger_app.errors import LedgerError


class Job:
    """One piece of work under way, as the work itself and the busy bar see it.

    Attributes:
        title: what is going on, for the busy bar (正在导出); "" for what needs no bar.
        stoppable: it looks at `cancelled`, or tells its steps by `step`, and nothing is half done when it stops.
    """

    def __init__(self, title: str, told: Callable[["Job", int, int], None], *, stoppable: bool = False) -> None:
        self.title = title
        self.stoppable = stoppable
        self._told = told
        self._cancelled = Event()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is."""
        self._told(self, done, total)

    def step(self, done: int, total: int) -> None:
        """Tell how far the work is, and end it here if the clerk wants that.

        Raises:
            LedgerError: the clerk wants it to stop.
        """
        if self.cancelled():
            raise LedgerError("已经停下")
        self.progress(done, total)

    def cancelled(self) -> bool:
        """Whether the clerk wants it to stop."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; what it then raises is dropped."""
        self._cancelled.set()


@dataclass(frozen=True, slots=True)
class _Reply:
    """What a job came to, on its way back to the window's thread."""

    job: Job
    owner: QObject
    done: Callable[[Any], None]
    failed: Callable[[LedgerError], None]
    result: Any = None
    error: Exception | None = None


class Background(QObject):
    """Runs work one after another and hands the replies back on the window's thread.

    A reply is dropped when its owner is gone: a read belongs to the page or dialog that asked, a write to the main
    window. An exception other than LedgerError is our bug and is raised again, for the crash dialog.

    Signals:
        job_started: a job with a title began to wait or work.
        job_progressed: job, done, total.
        job_finished: it ended, in whatever way.
        job_stopped: it was cancelled and came to nothing.
    """

    job_started = Signal(object)
    job_progressed = Signal(object, int, int)
    job_finished = Signal(object)
    job_stopped = Signal(object)
    _replied = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads = QThreadPool(self)
        self._threads.setMaxThreadCount(1)
        self._threads.setExpiryTimeout(-1)
        self._replied.connect(self._on_replied)
        self._jobs: list[Job] = []

    def run(
        self,
        owner: QObject,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        failed: Callable[[LedgerError], None],
        title: str = "",
        *,
        stoppable: bool = False,
    ) -> Job:
        """Do `work` off this thread, then call `done` with what it returned or `failed` with its LedgerError.

        Args:
            owner: who waits for it; once it is deleted nobody is called.
            work: gets its job: hand `job.progress` and `job.cancelled` to whatever takes them.
            title: shown beside the busy bar when it takes longer than a moment.
            stoppable: the clerk may stop it.
        """
        job = Job(title, self.job_progressed.emit, stoppable=stoppable)
        self._jobs.append(job)
        self.job_started.emit(job)
        self._begin(lambda: self._replied.emit(_work_off(_Reply(job, owner, done, failed), work)))
        return job

    def jobs(self) -> tuple[Job, ...]:
        """Return what has a title and works or waits, the first one working."""
        return tuple(job for job in self._jobs if job.title)

    def wait(self) -> None:
        """Wait until everything is done, before the program ends."""
        self._threads.waitForDone()

    def _begin(self, errand: Callable[[], None]) -> None:
        """Queue `errand` for the thread; a test may run it at once instead."""
        self._threads.start(errand)

    def _on_replied(self, reply: _Reply) -> None:
        self._jobs.remove(reply.job)
        self.job_finished.emit(reply.job)
        if reply.error is not None and reply.job.cancelled():
            self.job_stopped.emit(reply.job)
        if not isValid(reply.owner):
            return
        if reply.error is None:
            reply.done(reply.result)
        elif reply.job.cancelled():
            return
        elif isinstance(reply.error, LedgerError):
            reply.failed(reply.error)
        else:
            raise reply.error


def _work_off(reply: _Reply, work: Callable[[Job], Any]) -> _Reply:
    """Return `reply` with what the work came to."""
    try:
        return replace(reply, result=work(reply.job))
    except Exception as error:  # noqa: BLE001 - carried over to the window's thread and raised there
        return replace(reply, error=error)
