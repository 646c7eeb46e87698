"""The lights that SQL computes are those of the domain's rules, for any history, day and settings, on both engines."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.lateness import lag_on, read_light
from ledger_app.domain.light import Light
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import Chip, SortKey, TaskQuery
from ledger_app.domain.report import Report, state_on
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status, Task
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task
from tests.engines import AT

Save = Callable[..., None]
FIRST = date(2023, 11, 1)
DAYS = st.integers(0, 1000).map(lambda days: FIRST + timedelta(days=days))
MAYBE_DAYS = st.none() | DAYS
YEARS = st.integers(2023, 2026)
PERCENTS = st.integers(0, 100).map(float) | st.floats(0, 100)
NUMBERS = count(1)
PLANS = {"P1": Plan("P1", "甲", period_start=date(2024, 1, 1), period_end=date(2025, 6, 30)), "P2": Plan("P2", "乙")}


@st.composite
def settings_of_an_office(draw: st.DrawFn) -> Settings:
    return Settings(
        warn_days=draw(st.integers(0, 60)),
        lag_points=draw(PERCENTS),
        warn_due_soon=draw(st.booleans()),
        warn_lag=draw(st.booleans()),
        warn_not_started=draw(st.booleans()),
        warn_milestone=draw(st.booleans()),
    )


@st.composite
def a_history(draw: st.DrawFn) -> tuple[Task, list[Report]]:
    """Return a task of plan P1 or P2 with any reports."""
    key = f"T{next(NUMBERS):08}"
    due = draw(MAYBE_DAYS)
    task = Task(
        id=key,
        plan_id=draw(st.sampled_from(["P1", "P2"])),
        content="任务",
        start=draw(MAYBE_DAYS),
        due=due,
        due_source=DueSource.MANUAL if due is not None or draw(st.booleans()) else None,
        ongoing=draw(st.booleans()),
        schedule=tuple(draw(st.lists(st.builds(Stage, YEARS, st.sampled_from(StageWord), MAYBE_DAYS), max_size=3))),
        milestones=tuple(draw(st.lists(st.builds(Milestone, DAYS, st.just("节点"), MAYBE_DAYS), max_size=2))),
    )
    reports = draw(st.lists(reports_of(key), max_size=5))
    return task, reports


def reports_of(key: str) -> st.SearchStrategy[Report]:
    words = st.sampled_from(["", "甲", "乙"])
    return st.builds(
        lambda **fields: Report(f"R{next(NUMBERS):08}", key, **fields),
        day=DAYS,
        status=st.none() | st.sampled_from(Status),
        completed_on=MAYBE_DAYS,
        percent=st.none() | PERCENTS,
        done=words,
        problems=words,
        next_step=words,
        reason=words,
        deleted=st.integers(0, 5).map(lambda chance: chance == 0),
    )


@given(
    histories=st.lists(a_history(), min_size=1, max_size=6),
    days=st.lists(DAYS, min_size=1, max_size=2),
    numbers=settings_of_an_office(),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_sql_and_the_domain_read_the_same_lights(
    shared_ledger: Ledger, histories: list[tuple[Task, list[Report]]], days: list[date], numbers: Settings
) -> None:
    with shared_ledger.transaction("历史", by="何青", at=AT) as store:
        store.save_many(
            [
                numbers,
                *PLANS.values(),
                *(task for task, _ in histories),
                *(r for _, reports in histories for r in reports),
            ]
        )
    ids = tuple(task.id for task, _ in histories)
    with shared_ledger.reading() as reader:
        for day in [*days, date(2030, 1, 1)]:
            for row in reader.rows_by_id(ids, day):
                state = state_on(reader.reports(row.task.id), day)
                assert row.state == state
                reading = read_light(row.task, PLANS[row.task.plan_id], state, day, numbers, WorkCalendar())
                assert (row.light, row.days_late) == (reading.light, reading.days_late)
            rows = reader.rows(TaskQuery(day, ids=ids, sort=((SortKey.LIGHT, False),)))
            for light in Light:
                expected = {row.task.id for row in rows if row.light is light}
                assert set(reader.task_ids(TaskQuery(day, ids=ids, lights=(light,)))) == expected
            order = [(list(Light).index(row.light), row.task.due or date.max) for row in rows]
            assert order == sorted(order)
            for chip, fits in _chips(numbers, day).items():
                found = reader.task_ids(TaskQuery(day, ids=ids, chips=(chip,)))
                assert set(found) == {row.task.id for row in rows if fits(row.task, row.plan, row.state, row.light)}


def _chips(numbers: Settings, day: date) -> dict[Chip, Callable[..., bool]]:
    """Return what each chip means, in the domain's words."""
    open_lights = {Light.YELLOW, Light.GREEN}
    return {
        Chip.OVERDUE: lambda _task, _plan, _state, light: light is Light.RED,
        Chip.DUE_SOON: lambda task, _plan, _state, light: (
            light in open_lights and task.due is not None and (task.due - day).days <= numbers.warn_days
        ),
        Chip.BEHIND: lambda task, plan, state, light: (
            light in open_lights
            and (lag := lag_on(task, plan, state, day)) is not None
            and lag.exceeds(numbers.lag_points)
        ),
    }


def test_a_task_is_red_from_the_day_after_its_due_date(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(due=date(2025, 6, 30), due_source=DueSource.TEXT))
    with ledger.reading() as reader:
        found = [
            (row.light, row.days_late)
            for day in (date(2025, 6, 30), date(2025, 7, 1), date(2025, 11, 21))
            for row in reader.rows(TaskQuery(day))
        ]
    assert found == [(Light.YELLOW, 0), (Light.RED, 1), (Light.RED, 144)]


def test_a_report_changes_no_day_before_it(ledger: Ledger, save: Save) -> None:
    days = [date(2025, month, 15) for month in range(1, 13)]
    save(ledger, a_plan(), a_task(due=date(2025, 3, 31), due_source=DueSource.TEXT))
    with ledger.reading() as reader:
        before = [reader.rows(TaskQuery(day))[0].light for day in days]
    save(ledger, a_report(day=date(2025, 8, 20), status=Status.COMPLETED, completed_on=date(2025, 8, 10)))
    with ledger.reading() as reader:
        after = [reader.rows(TaskQuery(day))[0].light for day in days]
    assert after[:7] == before[:7] == [*[Light.GREEN] * 3, *[Light.RED] * 4]
    assert after[7:] == [Light.BLUE] * 5


def test_exactly_the_allowed_lag_is_no_warning(file_ledger: Ledger, save: Save) -> None:
    due = {"start": date(2025, 1, 1), "due": date(2025, 4, 11), "due_source": DueSource.TEXT}
    save(file_ledger, a_plan(), a_task(**due), a_report(day=date(2025, 1, 2), percent=20.0))
    with file_ledger.reading() as reader:
        lights = [reader.rows(TaskQuery(date(2025, 1, 31) + timedelta(days=n)))[0].light for n in (0, 1)]
    assert lights == [Light.GREEN, Light.YELLOW]
