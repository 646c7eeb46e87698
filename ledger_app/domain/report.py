"""Progress reports, and what they add up to on a given day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ledger_app.domain.task import FINISHED, Status


@dataclass(frozen=True, slots=True)
class Report:
    """One dated entry of progress.

    Attributes:
        day: the day it was made; the entry counts from then on.
        sequence: order of entry, unique in a ledger; later entries of one day win. 0 before it is saved.
        status: stated status, None where the entry leaves it as it is.
        completed_on: with a finished status, the day it was finished: the status counts from that day.
        percent: 0 to 100, None where not stated.
        done, problems, next_step: what was done so far, what stands in the way, what comes next.
        reason: why a task was suspended.
        quantities: (name of the target, value reached).
    """

    id: str
    task_id: str
    day: date
    sequence: int = 0
    status: Status | None = None
    completed_on: date | None = None
    percent: float | None = None
    done: str = ""
    problems: str = ""
    next_step: str = ""
    reason: str = ""
    quantities: tuple[tuple[str, float], ...] = ()
    deleted: bool = False

    @property
    def effective_on(self) -> date:
        """The day from which the stated status counts."""
        return self.completed_on if self.status in FINISHED and self.completed_on is not None else self.day


@dataclass(frozen=True, slots=True)
class State:
    """What the reports of a task add up to on one day.

    Attributes:
        since: the day the status took effect; None while nothing was ever stated.
        latest: what the newest entry with words says was done.
        problems, next_step: what the newest entry with any words says of them; a later entry without them clears them.
    """

    status: Status = Status.NOT_STARTED
    since: date | None = None
    completed_on: date | None = None
    percent: float | None = None
    latest: str = ""
    latest_on: date | None = None
    reason: str = ""
    problems: str = ""
    next_step: str = ""


_NOTHING_STATED = State()


def state_on(reports: Collection[Report], as_of: date) -> State:
    """Return what `reports` of one task add up to on `as_of`.

    A status counts from its effective day; among those in effect the newest entry wins, so that a completion
    entered late corrects the days since it happened, and nothing before. Percent and words count from the entry's day.
    """
    if not reports:
        return _NOTHING_STATED
    in_order = sorted((r for r in reports if not r.deleted), key=lambda r: (r.day, r.sequence))
    state = State()
    stated = [r for r in in_order if r.status is not None and r.effective_on <= as_of]
    percents = [r for r in in_order if r.percent is not None and r.day <= as_of]
    words = [r for r in in_order if r.done and r.day <= as_of]
    spoken = [r for r in in_order if (r.done or r.problems or r.next_step) and r.day <= as_of]
    last = stated[-1] if stated else None
    if last is not None and last.status is not None:
        finished_on = last.effective_on if last.status in FINISHED else None
        state = State(status=last.status, since=last.effective_on, completed_on=finished_on, reason=last.reason)
    return State(
        status=state.status,
        since=state.since,
        completed_on=state.completed_on,
        percent=100.0 if state.status in FINISHED else (percents[-1].percent if percents else None),
        latest=words[-1].done if words else "",
        latest_on=words[-1].day if words else None,
        reason=state.reason,
        problems=spoken[-1].problems if spoken else "",
        next_step=spoken[-1].next_step if spoken else "",
    )
