"""The light of a task as one SQL expression, and what a task's reports add up to on a day.

The rules stand in domain/lateness.py and domain/report.py; a test holds both equal for any history, day and settings.
A day on or after `facts_until`, the last day on which a dated fact of the task changes, reads the stored columns; only
an older day asks the reports, stages and milestones. Where no task has a later fact at all, the question is `settled`:
the columns alone are the whole expression.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Float,
    Integer,
    Text,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
)

from ledger_app.domain.light import LIGHT_ORDER, Light
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import FINISHED, StageWord, Status
from ledger_app.storage.codec import names_of
from ledger_app.storage.tables import MILESTONE, REPORT, STAGE, TASK_STATE, TASK_TEXT

_FINISHED = tuple(sorted(status.value for status in FINISHED))
_NOT_STARTED, _SUSPENDED = Status.NOT_STARTED.value, Status.SUSPENDED.value
_COLUMN = TASK_STATE.c


@dataclass(frozen=True, slots=True, eq=False)
class StateOn:
    """What the reports of a task add up to on one day, as expressions over `task_state` and `task_text`."""

    status: ColumnElement[str]
    since: ColumnElement[Any]
    completed_on: ColumnElement[Any]
    percent: ColumnElement[Any]
    latest: ColumnElement[str]
    latest_on: ColumnElement[Any]
    reason: ColumnElement[str]
    problems: ColumnElement[str]
    next_step: ColumnElement[str]


@dataclass(frozen=True, slots=True, eq=False)
class LightOn:
    """The light on one day: its place in LIGHT_ORDER, the calendar days late while red, and the flags of the chips."""

    rank: ColumnElement[int]
    days_late: ColumnElement[int]
    overdue: ColumnElement[bool]
    due_soon: ColumnElement[bool]
    behind: ColumnElement[bool]


def is_settled(connection: Connection, as_of: date) -> bool:
    """Whether no task has a dated fact after `as_of`."""
    last: int | None = connection.execute(select(func.max(_COLUMN.facts_until))).scalar()
    return last is None or last <= as_of.toordinal()


@lru_cache(maxsize=64)
def state_on(as_of: date, *, settled: bool) -> StateOn:
    """Return what was stated by `as_of`; among the statuses in effect the newest entry wins."""
    return _state_now() if settled else _state_then(as_of.toordinal())


def _state_now() -> StateOn:
    """Return what all reports add up to."""
    return StateOn(**{name: _COLUMN[name] if name in _COLUMN else TASK_TEXT.c[name] for name in names_of(StateOn)})


def _state_then(day: int) -> StateOn:
    """Return what the reports of that day added up to, where the task has changed since."""
    settled = _COLUMN.facts_until <= day
    effective = case(
        (and_(REPORT.c.status.in_(_FINISHED), REPORT.c.completed_on.is_not(None)), REPORT.c.completed_on),
        else_=REPORT.c.day,
    )
    stated = and_(REPORT.c.status.is_not(None), effective <= day)
    finished_on = case((REPORT.c.status.in_(_FINISHED), effective), else_=null())
    said = and_(REPORT.c.done != "", REPORT.c.day <= day)
    spoken = and_(or_(REPORT.c.done != "", REPORT.c.problems != "", REPORT.c.next_step != ""), REPORT.c.day <= day)
    given = and_(REPORT.c.percent.is_not(None), REPORT.c.day <= day)
    status = case((settled, _COLUMN.status), else_=func.coalesce(_newest(REPORT.c.status, stated), _NOT_STARTED))
    percent = case((status.in_(_FINISHED), literal(100.0, Float)), else_=_newest(REPORT.c.percent, given))
    return StateOn(
        status=status,
        since=case((settled, _COLUMN.since), else_=_newest(effective, stated)),
        completed_on=case((settled, _COLUMN.completed_on), else_=_newest(finished_on, stated)),
        percent=case((settled, _COLUMN.percent), else_=percent),
        latest=case((settled, TASK_TEXT.c.latest), else_=_newest_text(REPORT.c.done, said)),
        latest_on=case((settled, _COLUMN.latest_on), else_=_newest(REPORT.c.day, said)),
        reason=case((settled, TASK_TEXT.c.reason), else_=_newest_text(REPORT.c.reason, stated)),
        problems=case((settled, TASK_TEXT.c.problems), else_=_newest_text(REPORT.c.problems, spoken)),
        next_step=case((settled, TASK_TEXT.c.next_step), else_=_newest_text(REPORT.c.next_step, spoken)),
    )


@lru_cache(maxsize=64)
def light_on(as_of: date, settings: Settings, *, settled: bool) -> LightOn:
    """Return the light of `as_of` by the office's own numbers and switches."""
    state, day = state_on(as_of, settled=settled), as_of.toordinal()
    resting = or_(state.status.in_(_FINISHED), state.status == _SUSPENDED)
    overdue = and_(_COLUMN.due < day, ~resting)
    waiting = and_(state.status == _NOT_STARTED, _COLUMN.begin > day)
    soon = _COLUMN.due - day <= settings.warn_days
    behind = _is_behind(state, day, settings)
    warned = or_(
        soon if settings.warn_due_soon else false(),
        behind if settings.warn_lag else false(),
        _unstarted(state, as_of, settled=settled) if settings.warn_not_started else false(),
        _missed_step(day, settled=settled) if settings.warn_milestone else false(),
    )
    rank: ColumnElement[int] = case(
        (state.status.in_(_FINISHED), _place(Light.BLUE)),
        (state.status == _SUSPENDED, _place(Light.GREY)),
        (_COLUMN.due < day, _place(Light.RED)),
        (waiting, _place(Light.GREY)),
        (warned, _place(Light.YELLOW)),
        else_=_place(Light.GREEN),
    )
    running = and_(~resting, _COLUMN.due >= day, ~_true(waiting))
    return LightOn(
        rank=rank,
        days_late=case((overdue, literal(day) - _COLUMN.due), else_=0),
        overdue=overdue,
        due_soon=and_(running, soon),
        behind=and_(running, behind),
    )


def _is_behind(state: StateOn, day: int, settings: Settings) -> ColumnElement[bool]:
    """Return whether a task lies behind 序时进度: products compared, so that both sides are exact."""
    gone, span = literal(day) - _COLUMN.lag_begin, _COLUMN.due - _COLUMN.lag_begin
    allowed = (state.percent + literal(settings.lag_points, Float)) * span
    inside = and_(_COLUMN.lag_begin <= day, _COLUMN.due >= day, _COLUMN.lag_begin < _COLUMN.due)
    return and_(~_COLUMN.ongoing, state.percent.is_not(None), inside, literal(100) * gone > allowed)


def _unstarted(state: StateOn, as_of: date, *, settled: bool) -> ColumnElement[bool]:
    """Return whether a past year's stage was 启动 and nothing had started."""
    day, now = as_of.toordinal(), _COLUMN.waiting_year < as_of.year
    if settled:
        return and_(state.status == _NOT_STARTED, now)
    undone = or_(STAGE.c.done_on.is_(None), STAGE.c.done_on > day)
    asked = and_(STAGE.c.word == StageWord.START.value, STAGE.c.year < as_of.year)
    then = exists(select(literal(1)).where(STAGE.c.serial == _COLUMN.serial, asked, undone).correlate(TASK_STATE))
    return and_(state.status == _NOT_STARTED, case((_COLUMN.facts_until <= day, now), else_=then))


def _missed_step(day: int, *, settled: bool) -> ColumnElement[bool]:
    """Return whether a milestone passed and was not done."""
    now = _COLUMN.waiting_step < day
    if settled:
        return now
    undone = or_(MILESTONE.c.done_on.is_(None), MILESTONE.c.done_on > day)
    missed = and_(MILESTONE.c.serial == _COLUMN.serial, MILESTONE.c.day < day, undone)
    then = exists(select(literal(1)).where(missed).correlate(TASK_STATE))
    return case((_COLUMN.facts_until <= day, now), else_=then)


def _newest(value: ColumnElement[Any], fits: ColumnElement[bool]) -> ColumnElement[Any]:
    """Return `value` of the newest report that fits; none when there is no such report."""
    mine = and_(REPORT.c.task_id == _COLUMN.id, ~REPORT.c.deleted, fits)
    newest = select(value).where(mine).order_by(REPORT.c.day.desc(), REPORT.c.sequence.desc()).limit(1)
    return newest.correlate(TASK_STATE).scalar_subquery()


def _newest_text(value: ColumnElement[Any], fits: ColumnElement[bool]) -> ColumnElement[str]:
    """Return a text of the newest report that fits; "" when there is no such report."""
    return func.coalesce(_newest(value, fits), "", type_=Text)


def _true(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return a condition that is false where it would be unknown."""
    return func.coalesce(condition, false(), type_=Boolean)


def _place(light: Light) -> ColumnElement[int]:
    """Return the place of a light in every list."""
    return type_coerce(literal(LIGHT_ORDER.index(light)), Integer)
