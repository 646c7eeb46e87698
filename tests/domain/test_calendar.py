from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.calendar import WorkCalendar

PLAIN = WorkCalendar.build((), (), range(1990, 2101))
DAYS = st.dates(date(1995, 1, 1), date(2095, 12, 31))


def test_a_published_year_follows_its_arrangement() -> None:
    spring = [date(2025, 1, 28) + timedelta(days=n) for n in range(8)]
    calendar = WorkCalendar.build(spring, [date(2025, 1, 26), date(2025, 2, 8)], [2025])
    assert not calendar.is_workday(date(2025, 1, 29))
    assert calendar.is_workday(date(2025, 1, 26))
    assert calendar.workdays(date(2025, 1, 24), date(2025, 2, 8)) == 6
    assert calendar.estimated_years(date(2025, 1, 1), date(2025, 12, 31)) == ()


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2029, 5, 1), date(2030, 10, 3)])
def test_an_unpublished_year_keeps_the_fixed_holidays_and_says_so(day: date) -> None:
    calendar = WorkCalendar.build((), (), [2025, 2026])
    assert not calendar.is_workday(day)
    assert calendar.estimated_years(date(2026, 12, 1), date(2027, 2, 1)) == (2027,)


def test_the_year_of_the_first_day_counted_is_the_one_asked_about() -> None:
    calendar = WorkCalendar.build((), (), [2027])
    assert calendar.estimated_years(date(2026, 12, 31), date(2027, 3, 1)) == ()


def test_no_days_lie_in_a_span_that_ends_where_it_begins() -> None:
    assert PLAIN.workdays(date(2025, 6, 30), date(2025, 6, 30)) == 0
    assert PLAIN.workdays(date(2025, 6, 30), date(2025, 6, 1)) == 0


@given(DAYS, st.integers(0, 400), st.lists(DAYS, max_size=9), st.lists(DAYS, max_size=9))
def test_counting_a_span_is_asking_each_day(first: date, length: int, off: list[date], on: list[date]) -> None:
    calendar = WorkCalendar.build(off, on, range(1990, 2101))
    days = [first + timedelta(days=n) for n in range(1, length + 1)]
    worked = [d for d in days if (d in on if d.weekday() >= 5 else d not in off or d in on)]
    assert calendar.workdays(first, first + timedelta(days=length)) == len(worked)
