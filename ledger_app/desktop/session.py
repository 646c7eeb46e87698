"""The open ledger as the pages see it: who works in it, which day is looked at, and how deeds are done."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from ledger_app.desktop.background import Background, Job
from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.settings import Settings
from ledger_app.errors import LedgerError

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.actions.clerk import Clerk
    from ledger_app.storage.ledger import Ledger
    from ledger_app.storage.reader import Reader

READ_ONLY = "台账以只读方式打开，不能修改"
"""What whatever would change the ledger says while that is not writable."""

Deed = Callable[["Ledger", "Clerk"], Outcome]
LongDeed = Callable[["Ledger", "Clerk", Job], Outcome]


class Session(QObject):
    """One open ledger.

    Attributes:
        ledger: what is open. background: where deeds and long reads run.
        name: who works here (经办人).
        as_of: the day that lights are shown for; today unless the clerk chose another.

    Signals:
        done: a deed was done; its Outcome. Every page looks whether it must refresh.
        refused: a deed was not done; its LedgerError.
        day_changed: another day is looked at.
    """

    done = Signal(object)
    refused = Signal(object)
    day_changed = Signal()

    def __init__(
        self,
        ledger: "Ledger",
        background: Background,
        name: str,
        now: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self.background = background
        self.name = name
        self._now = now
        self._as_of: date | None = None
        self._rules: tuple[Settings, WorkCalendar] | None = None

    @property
    def today(self) -> date:
        """The day it is."""
        return self._now().date()

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self._as_of or self.today

    @property
    def writable(self) -> bool:
        """Whether deeds can be done here."""
        return not self.ledger.read_only

    def look_at(self, day: date) -> None:
        """Look at the lights of `day`."""
        chosen = None if day == self.today else day
        if chosen != self._as_of:
            self._as_of = chosen
            self.day_changed.emit()

    def clerk(self) -> "Clerk":
        """Return who acts, now."""
        from ledger_app.actions.clerk import Clerk

        now = self._now()
        return Clerk(name=self.name, today=now.date(), now=now)

    def reading(self) -> "AbstractContextManager[Reader]":
        """Open the ledger for a short read on this thread."""
        return self.ledger.reading()

    def rules(self) -> tuple[Settings, WorkCalendar]:
        """Return the office's settings and its working days."""
        if self._rules is None:
            from ledger_app.actions.working_days import calendar_for

            with self.reading() as reader:
                settings = reader.settings()
            self._rules = settings, calendar_for(settings)
        return self._rules

    def do(
        self,
        deed: Deed,
        owner: QObject | None = None,
        done: Callable[[Outcome], None] | None = None,
        failed: Callable[[LedgerError], None] | None = None,
        title: str = "",
    ) -> Job:
        """Do `deed` in the background and tell everybody what it changed.

        The reply belongs to the session, so a dialog that closes meanwhile loses neither error nor change.

        Args:
            owner: whose `done` and `failed` these are; when it is gone they are passed over.
            done: called before the pages are told.
            failed: called instead of the error dialog.
            title: shown beside the busy bar.
        """
        return self._run(lambda ledger, clerk, _: deed(ledger, clerk), owner, done, failed, title, stoppable=False)

    def do_long(
        self,
        deed: LongDeed,
        owner: QObject | None = None,
        done: Callable[[Outcome], None] | None = None,
        failed: Callable[[LedgerError], None] | None = None,
        title: str = "",
    ) -> Job:
        """Do a `deed` that hands on its job's `progress` and `cancelled`, so that it can be stopped; else as `do`."""
        return self._run(deed, owner, done, failed, title, stoppable=True)

    def _run(
        self,
        deed: LongDeed,
        owner: QObject | None,
        done: Callable[[Outcome], None] | None,
        failed: Callable[[LedgerError], None] | None,
        title: str,
        *,
        stoppable: bool,
    ) -> Job:
        clerk = self.clerk()
        return self.background.run(
            self,
            lambda job: deed(self.ledger, clerk, job),
            partial(self._on_done, owner or self, done),
            partial(self._on_failed, owner or self, failed),
            title,
            stoppable=stoppable,
        )

    def read(
        self,
        owner: QObject,
        work: "Callable[[Reader], object]",
        done: Callable[[Any], None],
        failed: Callable[[LedgerError], None] | None = None,
        title: str = "",
    ) -> Job:
        """Do a long read in the background; the answer belongs to `owner` and is dropped when that is gone.

        Once its job is cancelled, the ledger stops looking for it.
        """

        def fetch(job: Job) -> object:
            with self.ledger.reading(job.cancelled) as reader:
                return work(reader)

        return self.background.run(owner, fetch, done, failed or self.refused.emit, title)

    def _on_done(self, owner: QObject, done: Callable[[Outcome], None] | None, outcome: Outcome) -> None:
        if Kind.SETTINGS in outcome.changed:
            self._rules = None
        if done is not None and isValid(owner):
            done(outcome)
        self.done.emit(outcome)

    def _on_failed(self, owner: QObject, failed: Callable[[LedgerError], None] | None, error: LedgerError) -> None:
        tell = failed if failed is not None and isValid(owner) else self.refused.emit
        tell(error)
