"""Which light a task shows on a day, and why, in sentences.

The same rules stand as SQL in storage/lights.py, for filtering and sorting; a test holds both equal.
Source: the office's rules in the product's domain description; the numbers are each office's own settings.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.due import begins_on
from ledger_app.domain.light import Light, LightReading
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import FINISHED, DueSource, StageWord, Status, Task


@dataclass(frozen=True, slots=True)
class Lag:
    """How far a task is against 序时进度: `gone` of `span` days have passed, and `stated` percent was reported."""

    gone: int
    span: int
    stated: float

    @property
    def expected(self) -> float:
        """The percent that would be on time."""
        return 100.0 * self.gone / self.span

    def exceeds(self, points: float) -> bool:
        """Whether it lies behind by more than `points`: products compared, which SQL computes exactly alike."""
        return 100 * self.gone > (self.stated + points) * self.span


def lag_on(task: Task, plan: Plan, state: State, as_of: date) -> Lag | None:
    """Return expected and stated percent; None when no percent was stated, no span is known or the task is ongoing."""
    begin = begins_on(task) or plan.period_start
    if task.ongoing or state.percent is None or task.due is None or begin is None or not begin <= as_of <= task.due:
        return None
    if begin >= task.due:
        return None
    return Lag((as_of - begin).days, (task.due - begin).days, state.percent)


def read_light(
    task: Task, plan: Plan, state: State, as_of: date, settings: Settings, calendar: WorkCalendar
) -> LightReading:
    """Return the light that `task` shows on `as_of`, with its reasons, the decisive one first.

    Args:
        state: what the reports add up to on `as_of`.
        settings: warning days in calendar days, allowed lag in percentage points, and which rules are on.
    """
    if state.status in FINISHED:
        return LightReading(Light.BLUE, 0, (_finished(task, state, calendar),))
    if state.status is Status.SUSPENDED:
        return LightReading(Light.GREY, 0, (_suspended(state),))
    if task.due is not None and task.due < as_of:
        days = (as_of - task.due).days
        reasons = (_overdue(task.due, as_of, calendar), *_source(task), *_estimate(task.due, as_of, calendar))
        return LightReading(Light.RED, days, reasons)
    begin = begins_on(task)
    if state.status is Status.NOT_STARTED and begin is not None and begin > as_of:
        return LightReading(Light.GREY, 0, (f"计划 {begin} 开始，还没有到开始日期。",))
    warnings = tuple(_warnings(task, plan, state, as_of, settings, calendar))
    if warnings:
        return LightReading(Light.YELLOW, 0, (*warnings, *_source(task)))
    return LightReading(Light.GREEN, 0, (_on_course(task, as_of), *_source(task)))


def _warnings(
    task: Task, plan: Plan, state: State, as_of: date, settings: Settings, calendar: WorkCalendar
) -> Iterator[str]:
    """Yield one sentence for each yellow rule that applies."""
    if settings.warn_due_soon and task.due is not None and (task.due - as_of).days <= settings.warn_days:
        yield _due_soon(task.due, as_of, calendar)
    lag = lag_on(task, plan, state, as_of)
    if settings.warn_lag and lag is not None and lag.exceeds(settings.lag_points):
        behind = lag.expected - lag.stated
        yield f"序时进度应为 {lag.expected:.0f}%，实际 {lag.stated:g}%，滞后 {behind:.0f} 个百分点。"
    if settings.warn_not_started and state.status is Status.NOT_STARTED:
        for stage in task.schedule:
            undone = stage.done_on is None or stage.done_on > as_of
            if stage.word is StageWord.START and stage.year < as_of.year and undone:
                yield f"{stage.year} 年应启动，到 {as_of} 还没有启动。"
    if settings.warn_milestone:
        for step in task.milestones:
            if step.day < as_of and (step.done_on is None or step.done_on > as_of):
                days = (as_of - step.day).days
                yield f"节点 {step.day} 已过 {days} 天，还没有标记完成：{step.text.rstrip('。')}。"


def _finished(task: Task, state: State, calendar: WorkCalendar) -> str:
    """Say when it was finished, and how late if it was."""
    day, word = state.completed_on or state.since, state.status.value
    if day is None or task.due is None or day <= task.due:
        return f"{day} {word}。"
    late, working = (day - task.due).days, calendar.workdays(task.due, day)
    return f"{day} {word}，比完成时限 {task.due} 晚 {late} 天（{working} 个工作日），逾期完成。"


def _suspended(state: State) -> str:
    """Say since when and why it rests."""
    return f"{state.since} 起中止：{state.reason.rstrip('。')}。" if state.reason else f"{state.since} 起中止。"


def _overdue(due: date, as_of: date, calendar: WorkCalendar) -> str:
    """Say how late it is."""
    return f"完成时限 {due}，已逾期 {(as_of - due).days} 天（{calendar.workdays(due, as_of)} 个工作日）。"


def _due_soon(due: date, as_of: date, calendar: WorkCalendar) -> str:
    """Say how much time is left."""
    days = (due - as_of).days
    if days == 0:
        return f"完成时限 {due}，当天到期。"
    return f"完成时限 {due}，还剩 {days} 天（{calendar.workdays(as_of, due)} 个工作日）。"


def _on_course(task: Task, as_of: date) -> str:
    """Say why nothing is wrong."""
    if task.due is not None:
        return f"完成时限 {task.due}，还剩 {(task.due - as_of).days} 天。"
    return "长期任务，没有完成时限。" if task.ongoing else "没有完成时限。"


def _source(task: Task) -> tuple[str, ...]:
    """Say where the due date comes from, unless the clerk set it."""
    match task.due_source:
        case DueSource.TEXT if task.due_text:
            return (f"时限原文“{task.due_text}”。",)
        case DueSource.SCHEDULE if task.due is not None:
            return (f"原文没有写时限，按进度安排 {task.due.year} 年完成。",)
        case DueSource.PLAN:
            return ("原文没有写时限，按方案末日。",)
        case _:
            return ()


def _estimate(after: date, until: date, calendar: WorkCalendar) -> tuple[str, ...]:
    """Say which years' working days are estimated."""
    years = "、".join(str(year) for year in calendar.estimated_years(after, until))
    return (f"{years} 年工作日历尚未公布，工作日按周末和固定节日估计。",) if years else ()
