"""Working days of the State Council's yearly arrangement, handed in as a value."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked.

    Attributes:
        days_off: weekdays that are not worked, ascending.
        days_on: Saturdays and Sundays that are worked (调休), ascending.
        published: years whose arrangement is known; others count weekends and the fixed holidays only.
    """

    days_off: tuple[date, ...] = ()
    days_on: tuple[date, ...] = ()
    published: frozenset[int] = frozenset()

    @classmethod
    def build(cls, days_off: Iterable[date], days_on: Iterable[date], published: Iterable[int]) -> "WorkCalendar":
        """Return a calendar of published years, filled up with fixed holidays (1 January, 1–2 May, 1–3 October)."""
        known = frozenset(published)
        years = (year for year in range(_FIRST_YEAR, _LAST_YEAR + 1) if year not in known)
        fixed = {date(year, month, day) for year in years for month, day in _FIXED}
        on = set(days_on)
        off = {day for day in fixed | set(days_off) if day.weekday() < _SATURDAY} - on
        return cls(tuple(sorted(off)), tuple(sorted(day for day in on if day.weekday() >= _SATURDAY)), known)

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked."""
        return self.workdays(day - timedelta(days=1), day) == 1

    def workdays(self, after: date, until: date) -> int:
        """Return how many days are worked from the day after `after` to `until`, inclusive; 0 if that is no span."""
        if until <= after:
            return 0
        weekdays = _weekdays_to(until) - _weekdays_to(after)
        off = bisect_right(self.days_off, until) - bisect_right(self.days_off, after)
        on = bisect_right(self.days_on, until) - bisect_right(self.days_on, after)
        return weekdays - off + on

    def estimated_years(self, after: date, until: date) -> tuple[int, ...]:
        """Return the years touched by that span whose arrangement is not published."""
        first = (after + timedelta(days=1)).year
        return tuple(year for year in range(first, until.year + 1) if year not in self.published)


def _weekdays_to(day: date) -> int:
    """Return how many Mondays to Fridays lie between 0001-01-01, a Monday, and `day`, inclusive."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * 5 + min(rest, 5)
