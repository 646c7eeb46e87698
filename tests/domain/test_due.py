from datetime import date

import pytest

from ledger_app.domain.due import begins_on, resolve_due
from ledger_app.domain.task import DueSource, Stage, StageWord, Task
from tests.builders import a_plan, a_task

FINISH_2024 = (Stage(2023, StageWord.START), Stage(2024, StageWord.FINISH), Stage(2025, StageWord.NONE))
ADVANCE_2025 = (Stage(2024, StageWord.START), Stage(2025, StageWord.ADVANCE))
PLAN = a_plan(period_start=date(2023, 1, 1), period_end=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("task", "due", "source"),
    [
        (a_task(due=date(2024, 6, 30), due_source=DueSource.MANUAL, schedule=FINISH_2024), date(2024, 6, 30), "manual"),
        (a_task(due=date(2024, 6, 30), due_source=DueSource.TEXT, schedule=FINISH_2024), date(2024, 6, 30), "text"),
        (a_task(schedule=FINISH_2024), date(2024, 12, 31), "schedule"),
        (a_task(), date(2025, 12, 31), "plan"),
        (a_task(ongoing=True), None, None),
        (a_task(due=None, due_source=DueSource.MANUAL), None, "manual"),
        (a_task(due=date(2020, 1, 1), due_source=DueSource.SCHEDULE, ongoing=True), None, None),
    ],
)
def test_the_strongest_source_sets_the_due_date(task: Task, due: date | None, source: str | None) -> None:
    resolved = resolve_due(task, PLAN)
    assert (resolved.due, resolved.due_source) == (due, source)


def test_a_plan_without_a_last_day_leaves_a_task_without_due_date() -> None:
    assert resolve_due(a_task(), a_plan()).due is None


def test_a_task_begins_at_its_start_else_in_its_first_year_with_a_stage() -> None:
    assert begins_on(a_task(start=date(2024, 7, 1), schedule=FINISH_2024)) == date(2024, 7, 1)
    assert begins_on(a_task(schedule=(Stage(2023, StageWord.NONE), *ADVANCE_2025))) == date(2024, 1, 1)
    assert begins_on(a_task()) is None
