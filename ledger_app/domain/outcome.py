"""What a deed did, so that every open page can decide whether to refresh."""

from dataclasses import dataclass
from enum import StrEnum

from ledger_app.domain.finding import Finding
from ledger_app.domain.history import DeedKind


class Kind(StrEnum):
    """The kinds of thing a ledger holds."""

    TASK = "task"
    REPORT = "report"
    PLAN = "plan"
    UNIT = "unit"
    OFFICE = "office"
    SETTINGS = "settings"
    CHOICE = "choice"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What changed, in kinds and one sentence for the status bar (已更新任务 12), with what was noticed.

    Attributes:
        deed: whether it was work, or took work back or forward.
        tasks: ids of the tasks it touched, where it touched nothing else; empty where it may have touched anything.
    """

    message: str
    changed: frozenset[Kind] = frozenset()
    findings: tuple[Finding, ...] = ()
    deed: DeedKind = DeedKind.WORK
    tasks: frozenset[str] = frozenset()
