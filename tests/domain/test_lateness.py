from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.lateness import read_light
from ledger_app.domain.light import Light, LightReading
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status, Task
from tests.builders import a_plan, a_task

DUE = date(2025, 6, 30)
ADVANCING = State(status=Status.IN_PROGRESS, since=date(2025, 1, 1))
NATIONAL_DAY = [date(2025, 10, 1) + timedelta(days=n) for n in range(8)]
CALENDAR = WorkCalendar.build(NATIONAL_DAY, [date(2025, 9, 28), date(2025, 10, 11)], [2025])


def read(
    task: Task, state: State, as_of: date, plan: Plan | None = None, settings: Settings | None = None
) -> LightReading:
    return read_light(task, plan or a_plan(), state, as_of, settings or Settings(), CALENDAR)


def test_a_task_due_today_is_not_overdue() -> None:
    assert read(a_task(due=DUE), ADVANCING, DUE).light is Light.YELLOW
    assert read(a_task(due=DUE), ADVANCING, DUE + timedelta(days=1)).days_late == 1


def test_a_red_light_says_how_many_days_and_working_days() -> None:
    reading = read(a_task(due=DUE, due_source=DueSource.TEXT, due_text="6月底前"), ADVANCING, date(2025, 11, 21))
    assert reading == LightReading(
        Light.RED,
        144,
        ("完成时限 2025-06-30，已逾期 144 天（100 个工作日）。", "时限原文“6月底前”。"),
    )


def test_working_days_of_an_unpublished_year_are_called_an_estimate() -> None:
    reasons = read(a_task(due=DUE), ADVANCING, date(2026, 1, 15)).reasons
    assert "2026 年工作日历尚未公布，工作日按周末和固定节日估计。" in reasons


def test_a_finished_task_is_blue_and_says_how_late_it_was() -> None:
    late = State(status=Status.COMPLETED, since=date(2025, 7, 12), completed_on=date(2025, 7, 12))
    reading = read(a_task(due=DUE), late, date(2026, 5, 1))
    assert reading.light is Light.BLUE
    assert reading.days_late == 0
    assert reading.reasons == ("2025-07-12 已完成，比完成时限 2025-06-30 晚 12 天（9 个工作日），逾期完成。",)
    in_time = State(status=Status.CLOSED, since=DUE, completed_on=DUE)
    assert read(a_task(due=DUE), in_time, date(2026, 5, 1)).reasons == ("2025-06-30 已销号。",)


def test_a_suspended_task_is_grey_even_when_it_is_late() -> None:
    resting = State(status=Status.SUSPENDED, since=date(2025, 5, 1), reason="征地未完成")
    reading = read(a_task(due=DUE), resting, date(2025, 12, 1))
    assert (reading.light, reading.reasons) == (Light.GREY, ("2025-05-01 起中止：征地未完成。",))


def test_a_task_whose_year_has_not_come_is_grey_until_somebody_starts_it() -> None:
    task = a_task(schedule=(Stage(2026, StageWord.START),), ongoing=True)
    assert read(task, State(), date(2025, 12, 31)).reasons == ("计划 2026-01-01 开始，还没有到开始日期。",)
    assert read(task, ADVANCING, date(2025, 12, 31)).light is Light.GREEN
    assert read(task, State(), date(2026, 1, 1)).light is Light.GREEN


@pytest.mark.parametrize(("days", "light"), [(16, Light.GREEN), (15, Light.YELLOW), (1, Light.YELLOW)])
def test_a_task_turns_yellow_fifteen_days_before_it_is_due(days: int, light: Light) -> None:
    assert read(a_task(due=DUE), ADVANCING, DUE - timedelta(days=days)).light is light


def test_a_task_behind_its_expected_share_is_yellow_beyond_the_allowed_lag() -> None:
    plan = a_plan(period_start=date(2025, 1, 1))
    task = a_task(due=date(2025, 12, 31))
    half = date(2025, 7, 2)  # 182 of 364 days gone
    behind = State(status=Status.IN_PROGRESS, since=half, percent=39.0)
    assert read(task, behind, half, plan).reasons == ("序时进度应为 50%，实际 39%，滞后 11 个百分点。",)
    allowed = State(status=Status.IN_PROGRESS, since=half, percent=40.0)
    assert read(task, allowed, half, plan).light is Light.GREEN


def test_the_lag_rule_is_silent_without_a_percent_and_for_ongoing_tasks() -> None:
    plan = a_plan(period_start=date(2025, 1, 1))
    assert read(a_task(due=date(2025, 12, 31)), ADVANCING, date(2025, 10, 1), plan).light is Light.GREEN
    slow = State(status=Status.IN_PROGRESS, percent=1.0)
    assert read(a_task(ongoing=True), slow, date(2025, 10, 1), plan).reasons == ("长期任务，没有完成时限。",)


def test_a_year_that_asked_for_a_start_and_saw_none_makes_a_yellow_light() -> None:
    task = a_task(schedule=(Stage(2024, StageWord.START), Stage(2025, StageWord.ADVANCE)), ongoing=True)
    assert read(task, State(), date(2024, 12, 31)).light is Light.GREEN
    assert read(task, State(), date(2025, 1, 1)).reasons == ("2024 年应启动，到 2025-01-01 还没有启动。",)
    assert read(task, ADVANCING, date(2025, 1, 1)).light is Light.GREEN
    done = a_task(schedule=(Stage(2024, StageWord.START, done_on=date(2024, 5, 1)),), ongoing=True)
    assert read(done, State(), date(2025, 1, 1)).light is Light.GREEN


def test_a_milestone_passed_and_not_done_makes_a_yellow_light() -> None:
    step = Milestone(date(2025, 3, 31), "完成排查")
    task = a_task(due=date(2025, 12, 31), milestones=(step,))
    assert read(task, ADVANCING, date(2025, 3, 31)).light is Light.GREEN
    assert read(task, ADVANCING, date(2025, 4, 2)).reasons == ("节点 2025-03-31 已过 2 天，还没有标记完成：完成排查。",)
    marked = a_task(due=date(2025, 12, 31), milestones=(Milestone(step.day, step.text, date(2025, 4, 1)),))
    assert read(marked, ADVANCING, date(2025, 3, 31)).light is Light.GREEN
    assert read(marked, ADVANCING, date(2025, 4, 1)).light is Light.GREEN


def test_an_office_can_switch_each_yellow_rule_off() -> None:
    off = Settings(warn_due_soon=False, warn_lag=False, warn_not_started=False, warn_milestone=False)
    task = a_task(due=DUE, milestones=(Milestone(date(2025, 1, 5), "排查"),), schedule=(Stage(2024, StageWord.START),))
    assert read(task, State(percent=0.0), date(2025, 6, 29), settings=off).light is Light.GREEN


def test_a_due_date_taken_from_the_plan_or_the_stages_says_so() -> None:
    by_plan = a_task(due=date(2025, 12, 31), due_source=DueSource.PLAN)
    assert "原文没有写时限，按方案末日。" in read(by_plan, ADVANCING, date(2026, 1, 1)).reasons
    by_stage = a_task(due=date(2024, 12, 31), due_source=DueSource.SCHEDULE)
    assert "原文没有写时限，按进度安排 2024 年完成。" in read(by_stage, ADVANCING, date(2025, 1, 1)).reasons


@given(st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 300))
def test_a_red_light_stays_red_as_days_pass(as_of: date, days: int) -> None:
    task = a_task(due=DUE)
    if read(task, ADVANCING, as_of).light is Light.RED:
        later = read(task, ADVANCING, as_of + timedelta(days=days))
        assert later.light is Light.RED
        assert later.days_late == read(task, ADVANCING, as_of).days_late + days


def test_a_reason_that_ends_in_a_stop_gets_no_second_one() -> None:
    state = State(Status.SUSPENDED, date(2025, 5, 6), reason="资金没有到位。")
    assert read(a_task(), state, DUE).reasons == ("2025-05-06 起中止：资金没有到位。",)
