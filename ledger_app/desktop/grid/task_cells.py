"""What the cells of a task's row say: a fact in the first line, what it means in the second. Knows no Qt."""

from dataclasses import dataclass
from datetime import date

from ledger_app.desktop.models.section_words import short_heading
from ledger_app.domain.due import begins_on
from ledger_app.domain.lateness import lag_on
from ledger_app.domain.light import LIGHT_NAMES, Light
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import FINISHED, Status

SHOWN = 200  # a cell shows a few lines; longer text is only in the tooltip and the detail panel


@dataclass(frozen=True, slots=True)
class TaskCells:
    """A row's words, made once for painting.

    Attributes:
        due_note: what the due date means on that day; in the light's colour where `due_urgent`.
        percent: 0 to 100, None where never stated.
        expected: percent that 序时进度 asks for on that day, None where it asks nothing.
    """

    task_id: str
    light: Light
    light_name: str
    number: str
    content: str
    section: str
    leads: str
    others: str
    due: str
    due_note: str
    due_urgent: bool
    percent: float | None
    expected: float | None
    finished: bool
    progress_note: str
    latest: str
    watched: bool
    to_check: str
    spoken: str


def cells_of(row: TaskRow, settings: Settings) -> TaskCells:
    """Return what the table shows of `row`."""
    task, state = row.task, row.state
    lag = lag_on(task, row.plan, state, row.as_of)
    note = _due_note(row, settings)
    name = LIGHT_NAMES[row.light]
    due = str(task.due) if task.due else ("长期" if task.ongoing else "—")
    return TaskCells(
        task_id=task.id,
        light=row.light,
        light_name=name,
        number=task.number,
        content=full_content(row)[:SHOWN],
        section=short_heading(task.section_path[-1]) if task.section_path else "—",
        leads="、".join(row.lead_names) or "—",
        others="、".join((*row.co_names, *row.area_names)) or "—",
        due=due,
        due_note=note,
        due_urgent=row.light in {Light.RED, Light.YELLOW, Light.BLUE} and bool(note),
        percent=state.percent,
        expected=lag.expected if lag else None,
        finished=state.status in FINISHED,
        progress_note=state.status.value,
        latest=state.latest[:SHOWN] or "—",
        watched=task.watched,
        to_check=task.to_check,
        spoken=f"{name}灯，任务 {task.number}，时限 {due}，{note or state.status.value}",
    )


def full_content(row: TaskRow) -> str:
    """Return the task's name and what it asks, in one text."""
    task = row.task
    content = " ".join(task.content.split())
    return f"{task.title}：{content}" if task.title and task.title not in content else content


def _due_note(row: TaskRow, settings: Settings) -> str:
    """Say what the due date means: how late, how much is left, or what else the light is about."""
    task, state = row.task, row.state
    if state.status in FINISHED:
        return _finish_note(state.completed_on, task.due)
    if state.status is Status.SUSPENDED:
        return "已中止"
    if row.light is Light.RED:
        return f"逾期{row.days_late}天"
    begin = begins_on(task)
    if row.light is Light.GREY and begin is not None:
        return f"{begin}起"
    left = (task.due - row.as_of).days if task.due else None
    warned = row.light is Light.YELLOW and (left is None or left > settings.warn_days)
    return _warning_note(row, settings) if warned else _left_note(row, left)


def _left_note(row: TaskRow, left: int | None) -> str:
    """Say how many days are left, or why there is nothing to count."""
    if left is None:
        return row.task.cadence or ("长期坚持" if row.task.ongoing else "没有时限")
    return f"剩{left}天" if left else "当天到期"


def _finish_note(finished: date | None, due: date | None) -> str:
    """Say when it was finished, or how late."""
    if finished is None:
        return ""
    late = (finished - due).days if due else 0
    return f"逾期{late}天完成" if late > 0 else f"{finished:%m-%d}完成"


def _warning_note(row: TaskRow, settings: Settings) -> str:
    """Say which yellow rule applies, where it is not the due date."""
    lag = lag_on(row.task, row.plan, row.state, row.as_of)
    if lag is not None and lag.expected - lag.stated > settings.lag_points:
        return f"进度滞后{lag.expected - lag.stated:.0f}点"
    day = row.as_of
    passed = [s for s in row.task.milestones if s.day < day and (s.done_on is None or s.done_on > day)]
    return f"节点超{(day - passed[0].day).days}天" if passed else "应启动未启动"
