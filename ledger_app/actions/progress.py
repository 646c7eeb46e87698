"""Entries of progress: what is said of a task, and from which day on it counts."""

from dataclasses import dataclass, replace
from datetime import date

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.naming import task_name
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.identifier import new_id
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.report import Report, state_on
from ledger_app.domain.task import FINISHED, DueSource, Status, Task
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.store import Store

_ALL = 100.0
_YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Update:
    """What a clerk enters about one task; None and "" leave things as they are.

    Attributes:
        on: the day of the entry, today if None; with a finished status also its completion, unless given.
        reason: why a task is suspended; without it `text` is taken.
        due: a corrected due date; from then on its source is the clerk.
        without_due: the clerk says that there is no due date.
    """

    status: Status | None = None
    percent: float | None = None
    text: str = ""
    problems: str = ""
    next_step: str = ""
    reason: str = ""
    on: date | None = None
    completed_on: date | None = None
    due: date | None = None
    without_due: bool = False


def update_task(ledger: Ledger, clerk: Clerk, task_id: str, update: Update) -> Outcome:
    """Write an entry of progress, correct the due date, or both."""
    corrects_due = update.due is not None or update.without_due
    reports = _says_something(update)
    if not reports and not corrects_due:
        raise LedgerError("没有写要更新什么", "请给出状态、完成比例、进展文字或完成时限中的一项")
    if update.due is not None and update.due.year not in _YEARS:
        raise LedgerError(f"完成时限 {update.due} 不在 1990 到 2100 年之间", "请检查年份")
    deed = "更新进展" if reports else "更正完成时限"
    changed: set[Kind] = set()
    findings: tuple[Finding, ...] = ()
    with ledger.transaction(deed, by=clerk.name, at=clerk.now) as store:
        task = _present(store, task_id)
        if corrects_due:
            store.save(replace(task, due=update.due, due_source=DueSource.MANUAL))
            changed.add(Kind.TASK)
        if reports:
            report = report_of(update, clerk, task, store.reports(task_id))
            store.save(report)
            changed.add(Kind.REPORT)
            findings = _overruled(report, store.reports(task_id), clerk.today)
    return Outcome(f"已更新任务 {task_name(task)}", frozenset(changed), findings)


def delete_report(ledger: Ledger, clerk: Clerk, report: Report) -> Outcome:
    """Take an entry of progress out of the reckoning; undo brings it back."""
    with ledger.transaction("删除填报", by=clerk.name, at=clerk.now) as store:
        task = _present(store, report.task_id)
        store.save(replace(report, deleted=True))
    return Outcome(f"已删除任务 {task_name(task)} {report.day} 的填报", frozenset({Kind.REPORT}))


def _says_something(update: Update) -> bool:
    """Whether there is anything to write into an entry."""
    words = (update.text, update.problems, update.next_step, update.reason)
    return update.status is not None or update.percent is not None or any(words)


def _present(store: Store, task_id: str) -> Task:
    """Return the task; it may have been deleted since the clerk saw it."""
    task = store.task(task_id)
    if task is None or task.deleted:
        raise LedgerError(f"台账里没有任务 {task_id}", "它可能刚被删除，请到回收站里找")
    return task


def report_of(update: Update, clerk: Clerk, task: Task, earlier: tuple[Report, ...] = ()) -> Report:
    """Return the entry that `update` makes.

    A completion that happened before an entry already made is dated today and counts from its completion day, so that
    it is the newest word on the task.

    Args:
        earlier: the entries already made; they matter only where the update is of a past day.

    Raises:
        LedgerError: it cannot be.
    """
    on = update.on or clerk.today
    finished = update.status in FINISHED
    completed_on = update.completed_on or (on if finished else None)
    later = any(r.status is not None and not r.deleted and r.day > on for r in earlier)
    report = Report(
        id=new_id("R"),
        task_id=task.id,
        day=clerk.today if finished and later else on,
        status=update.status,
        completed_on=completed_on,
        percent=update.percent,
        done=update.text,
        problems=update.problems,
        next_step=update.next_step,
        reason=(update.reason or update.text) if update.status is Status.SUSPENDED else update.reason,
    )
    _check(report, clerk.today)
    return report


def _check(report: Report, today: date) -> None:
    """Refuse what cannot be."""
    for day, name in ((report.day, "填报日期"), (report.completed_on, "完成日期")):
        if day is not None and day > today:
            raise LedgerError(f"{name} {day} 在今天（{today}）之后", "请写已经发生的日期")
    if report.completed_on is not None and report.status not in FINISHED:
        raise LedgerError("写了完成日期，但状态不是已完成或已销号", "请把状态改为已完成，或去掉完成日期")
    if report.percent is not None and not 0 <= report.percent <= _ALL:
        raise LedgerError(f"完成比例 {report.percent:g} 不在 0 到 100 之间", "请写 0 到 100 的数")
    if report.status in FINISHED and report.percent not in {None, _ALL}:
        message = f"状态是{report.status.value}，完成比例却是 {report.percent:g}%"
        raise LedgerError(message, "完成就是 100%，请改其中一项，或不写完成比例")
    for text, name in (
        (report.done, "进展情况"),
        (report.problems, "存在问题"),
        (report.next_step, "下一步措施"),
        (report.reason, "原因"),
    ):
        if any(char < " " and char not in "\t\r\n" for char in text):
            raise LedgerError(f"{name}里有不能显示的控制字符，报表里写不出来", "请删去从别处粘贴来的不可见字符后再试")
    if report.status is Status.SUSPENDED and not report.reason.strip():
        raise LedgerError("中止任务要写原因", "请用一句话说明为什么中止")


def _overruled(report: Report, reports: tuple[Report, ...], today: date) -> tuple[Finding, ...]:
    """Tell where a later entry says another status, which goes on counting."""
    state = state_on(reports, today)
    if report.status is None or state.status is report.status:
        return ()
    said = f"{state.since} 起的状态“{state.status.value}”是后来填报的，目前仍以它为准"
    return (Finding(Severity.NOTE, f"{report.day} 的填报", said),)
