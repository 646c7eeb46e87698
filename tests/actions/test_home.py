"""The page 工作台: every number is that of the list it opens, and that of a plain reading of all tasks."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger_app.actions.home import UPCOMING_DAYS, Surroundings, UnwantedError, home_on
from ledger_app.domain.home import Figure, Home, LateUnit, Matter
from ledger_app.domain.light import Light
from ledger_app.domain.query import TaskQuery, ask_on
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource, Status, Task
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import AT, ledger, server, shared_ledger, where

__all__ = ["ledger", "server", "shared_ledger", "where"]

DAY = date(2025, 11, 21)
NUMBERS = count(1)
NEAR = st.integers(-150, 60).map(lambda days: DAY + timedelta(days=days))
UNITS = (
    a_unit(id="U00000001", name="区工业和信息化局", short_name="区工信局"),
    a_unit(id="U00000002", name="区城市管理局"),
    a_unit(id="U00000003", name="白塘镇", kind=UnitKind.STREET),
    Unit("X00000001", "各街镇", UnitKind.SET, members=("U00000003",)),
    Unit("X00000002", "相关街镇", UnitKind.SET),
)
LEADS = st.lists(st.sampled_from([unit.id for unit in UNITS]), max_size=2, unique=True).map(tuple)


def around(day: date = DAY, **known: object) -> Surroundings:
    """Return surroundings in which nothing is to do."""
    usual = Surroundings(day, frozenset({day.year}), backed_up_at=datetime(day.year, day.month, day.day, 8))
    return replace(usual, **known)  # type: ignore[arg-type]  # the fields of Surroundings


def put(into: Ledger, *things: object, name: str = "导入 计划.xlsx", by: str = "何青") -> None:
    """Write things as one deed."""
    with into.transaction(name, by=by, at=AT) as store:
        store.save_many(list(things))  # type: ignore[arg-type]  # plans, units, tasks, reports


def home(of: Ledger, day: date = DAY, **known: object) -> Home:
    """Return the page of a day."""
    with of.reading() as reader:
        return home_on(reader, day, around(day, **known))


def figures_of(page: Home) -> list[Figure]:
    """Return every number of the page that opens a list of tasks."""
    shown = [page.overdue, page.due_soon, page.behind, page.watched, page.to_check, page.upcoming, *page.late_bands]
    for late in page.late_units:
        shown += [Figure(late.count, late.filter), *late.bands]
    shown += [Figure(day.count, day.filter) for day in page.due_days]
    return shown + [Figure(todo.count, todo.filter) for todo in page.todos if todo.filter is not None]


@st.composite
def a_story(draw: st.DrawFn) -> tuple[Task, list[Report]]:
    """Return a task with any lead and due date, and what was reported of it."""
    key = f"T{next(NUMBERS):08}"
    due = draw(st.none() | NEAR)
    task = Task(
        id=key,
        plan_id="P00000001",
        content=f"任务{key}",
        lead_units=draw(LEADS),
        area_units=draw(LEADS),
        start=draw(st.none() | NEAR),
        due=due,
        due_source=DueSource.MANUAL,
        ongoing=due is None and draw(st.booleans()),
        watched=draw(st.booleans()),
        to_check=draw(st.sampled_from(["", "牵头单位没有认出来"])),
        deleted=draw(st.integers(0, 6).map(lambda chance: chance == 0)),
    )
    reports = st.builds(
        lambda **said: Report(f"R{next(NUMBERS):08}", key, **said),
        day=NEAR,
        status=st.none() | st.sampled_from(Status),
        percent=st.none() | st.integers(0, 100).map(float),
    )
    return task, draw(st.lists(reports, max_size=2))


@given(stories=st.lists(a_story(), min_size=1, max_size=8), day=NEAR)
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_every_number_is_that_of_the_list_it_opens_and_of_a_plain_count(
    shared_ledger: Ledger, stories: list[tuple[Task, list[Report]]], day: date
) -> None:
    put(shared_ledger, a_plan(), *UNITS, *(task for task, _ in stories), *(r for _, said in stories for r in said))
    with shared_ledger.reading() as reader:
        page = home_on(reader, day, around(day))
        rows = reader.rows(TaskQuery(day))
        before = reader.rows(TaskQuery(day.replace(day=1) - timedelta(days=1)))
        for figure in figures_of(page):
            assert figure.count == len(reader.task_ids(ask_on(day, figure.filter))), figure.filter

    late = [row for row in rows if row.light is Light.RED]
    assert (page.tasks, page.overdue.count) == (len(rows), len(late))
    assert page.overdue.before == sum(row.light is Light.RED for row in before)
    assert [band.count for band in page.late_bands] == _bands(late)
    assert _told(page.late_units) == {unit: _bands(mine) for unit, mine in _by_lead(late).items()}
    assert {each.day: each.count for each in page.due_days} == _due_days(rows, day)
    assert page.upcoming.count == sum(_due_days(rows, day).values())
    assert page.watched.count == sum(row.task.watched for row in rows)
    assert page.to_check.count == sum(bool(row.task.to_check) for row in rows)
    counts = {todo.matter: todo.count for todo in page.todos}
    assert {matter: counts.get(matter, 0) for matter in _gaps(rows)} == _gaps(rows)


def _bands(late: list[TaskRow]) -> list[int]:
    """Return how many tasks are late up to 30 days, up to 90, and longer."""
    days = [row.days_late for row in late]
    return [sum(d <= 30 for d in days), sum(30 < d <= 90 for d in days), sum(d > 90 for d in days)]


def _by_lead(late: list[TaskRow]) -> dict[str, list[TaskRow]]:
    """Return what each unit is late with, itself or through a set that has members; "" what nobody leads."""
    members = {unit.id: unit.members for unit in UNITS if unit.members}
    found: dict[str, list[TaskRow]] = {}
    for row in late:
        units = {each for lead in row.task.lead_units for each in members.get(lead, (lead,))}
        for unit in units or {""}:
            found.setdefault(unit, []).append(row)
    return found


def _told(units: tuple[LateUnit, ...]) -> dict[str, list[int]]:
    return {late.id: [band.count for band in late.bands] for late in units}


def _due_days(rows: tuple[TaskRow, ...], day: date) -> dict[date, int]:
    """Return how many running tasks are due on each of the next thirty days."""
    found: dict[date, int] = {}
    for row in rows:
        due = row.task.due
        running = row.light in {Light.YELLOW, Light.GREEN}
        if running and due is not None and day <= due <= day + timedelta(days=UPCOMING_DAYS):
            found[due] = found.get(due, 0) + 1
    return found


def _gaps(rows: tuple[TaskRow, ...]) -> dict[Matter, int]:
    """Return how many unfinished tasks lack a lead or a due date, and how many should have started."""
    unfinished = [row for row in rows if row.light is not Light.BLUE]
    running = [row for row in rows if row.light in {Light.YELLOW, Light.GREEN}]
    begun = [row for row in running if row.task.start is not None and row.task.start <= row.as_of]
    return {
        Matter.WITHOUT_LEAD: sum(not row.task.lead_units for row in unfinished),
        Matter.WITHOUT_DUE: sum(row.task.due is None and not row.task.ongoing for row in unfinished),
        Matter.NOT_STARTED: sum(row.state.status is Status.NOT_STARTED for row in begun),
    }


def test_an_empty_ledger_has_nothing_to_tell(ledger: Ledger) -> None:
    page = home(ledger)

    assert (page.tasks, page.todos, page.late_units, page.due_days) == (0, (), (), ())
    assert not any(figure.count for figure in figures_of(page))


def test_a_past_day_is_told_by_what_was_known_then(ledger: Ledger) -> None:
    task = a_task(due=date(2025, 6, 30), due_source=DueSource.MANUAL, lead_units=("U00000001",))
    done = a_report(day=date(2025, 9, 1), status=Status.COMPLETED)
    put(ledger, a_plan(), UNITS[0], task, done)

    assert home(ledger).overdue == Figure(0, home(ledger).overdue.filter, 0)
    assert home(ledger, date(2025, 8, 15)).overdue.count == 1
    assert home(ledger, date(2025, 9, 2)).overdue.before == 1
    assert home(ledger, date(2025, 7, 10)).late_units[0].name == "区工信局"


def test_a_unit_is_late_with_what_a_set_leads_that_it_is_in(ledger: Ledger) -> None:
    led_by_all = a_task(due=date(2025, 11, 1), due_source=DueSource.MANUAL, lead_units=("X00000001",))
    put(ledger, a_plan(), *UNITS, led_by_all)

    assert [(late.name, late.count) for late in home(ledger).late_units] == [("白塘镇", 1)]


def test_what_there_is_to_do_stands_in_the_order_of_urgency(ledger: Ledger) -> None:
    tasks = (
        a_task(id="T00000001", due=date(2025, 6, 30), due_source=DueSource.MANUAL, lead_units=("U00000001",)),
        a_task(id="T00000002", due=date(2025, 11, 23), due_source=DueSource.MANUAL, lead_units=("U00000001",)),
        a_task(id="T00000003", to_check="单位没有认出来", lead_units=("X00000002",), due_source=DueSource.MANUAL),
        a_task(id="T00000004", ongoing=True, due_source=DueSource.MANUAL, start=date(2025, 1, 1)),
    )
    unsure = (replace(unit, provisional=unit.id in {"U00000001", "X00000002"}) for unit in UNITS)
    put(ledger, a_plan(), *unsure, *tasks)
    page = home(ledger, published=frozenset(), review="计划.docx 还有 3 条", backed_up_at=None)

    assert [(todo.matter, todo.count) for todo in page.todos] == [
        (Matter.OVERDUE, 1),
        (Matter.DUE_AT_ONCE, 1),
        (Matter.REVIEW, 0),
        (Matter.TO_CHECK, 1),
        (Matter.EMPTY_SETS, 1),
        (Matter.PROVISIONAL, 2),
        (Matter.WITHOUT_LEAD, 1),
        (Matter.WITHOUT_DUE, 1),
        (Matter.NOT_STARTED, 1),
        (Matter.BACKUP, 0),
        (Matter.CALENDAR, 0),
    ]
    assert page.todos[0].names == ("区工信局 1",)
    assert page.todos[1].names == ("11-23 1 项",)
    assert page.todos[4].unit_id == "X00000002"


@pytest.mark.parametrize(("days", "told"), [(7, False), (8, True)])
def test_a_backup_is_due_after_a_week(ledger: Ledger, days: int, *, told: bool) -> None:
    at = datetime(2025, 11, 21, 17) - timedelta(days=days)

    assert (Matter.BACKUP in {todo.matter for todo in home(ledger, backed_up_at=at).todos}) is told


def test_backup_calendar_and_review_are_told_of_today_only(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        page = home_on(reader, date(2025, 6, 30), around(backed_up_at=None, published=frozenset(), review="有一份"))

    assert page.todos == ()


def test_a_ledger_whose_backups_are_not_the_clerks_asks_for_none(ledger: Ledger) -> None:
    assert home(ledger, backed_up_at=None, wants_backup=False).todos == ()


def test_a_set_that_no_task_names_waits_for_nobody(ledger: Ledger) -> None:
    put(ledger, a_plan(), *UNITS)

    assert home(ledger).todos == ()


def test_a_day_with_many_tasks_names_the_first_three(ledger: Ledger) -> None:
    due = date(2025, 11, 30)
    tasks = [
        a_task(id=f"T0000000{n}", title=f"任务{n}", due=due, due_source=DueSource.MANUAL, position=n)
        for n in range(1, 6)
    ]
    put(ledger, a_plan(), *tasks)
    (day,) = home(ledger).due_days

    assert (day.day, day.count, [task.name for task in day.tasks]) == (due, 5, ["任务1", "任务2", "任务3"])


def test_deeds_are_told_newest_first_with_the_tasks_they_changed(ledger: Ledger) -> None:
    first, second = a_task(id="T00000001"), a_task(id="T00000002")
    put(ledger, a_plan(), first, second)
    put(ledger, replace(first, remark="跨区协调"), name="编辑", by="方知远")
    put(ledger, replace(second, deleted=True), name="删除任务")
    told = [(each.deed.name, each.deed.by, each.count, each.only) for each in home(ledger).deeds]

    assert told[:3] == [
        ("删除任务", "何青", 0, ""),
        ("编辑", "方知远", 1, "T00000001"),
        ("导入 计划.xlsx", "何青", 1, "T00000001"),
    ]


def test_a_deed_opens_the_tasks_that_it_changed(ledger: Ledger) -> None:
    put(ledger, a_plan(), a_task(id="T00000001"), a_task(id="T00000002"), a_task(id="T00000003"))
    put(ledger, *(a_task(id=f"T0000000{n}", remark="市级督办") for n in (1, 3)), name="批量修改")
    newest = home(ledger).deeds[0]
    with ledger.reading() as reader:
        ids = reader.task_ids(TaskQuery(DAY, deed=newest.deed.sequence))

    assert (newest.count, ids) == (2, ["T00000001", "T00000003"])


def test_an_answer_nobody_waits_for_is_not_worked_out(ledger: Ledger) -> None:
    with ledger.reading() as reader, pytest.raises(UnwantedError):
        home_on(reader, DAY, around(), lambda: False)
