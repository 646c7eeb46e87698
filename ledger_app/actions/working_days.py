"""The working-day calendar: the State Council's yearly arrangements and the ledger's own days."""

from datetime import date
from functools import cache

from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.settings import Settings


def calendar_for(settings: Settings) -> WorkCalendar:
    """Return the calendar of a ledger; what its office added wins over what was published."""
    off, on, years = _published()
    more_off, more_on = frozenset(settings.extra_holidays), frozenset(settings.extra_workdays)
    return WorkCalendar.build((off | more_off) - more_on, (on | more_on) - more_off, years)


@cache
def _published() -> tuple[frozenset[date], frozenset[date], frozenset[int]]:
    """Return days off, days on and the years known.

    Source: chinesecalendar, which copies the yearly arrangement of holidays by the State Council.
    """
    from chinese_calendar import constants

    off, on = frozenset(constants.holidays), frozenset(constants.workdays)
    return off, on, frozenset(day.year for day in off)
