"""The reasons of a light, for the rows that are shown."""

from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.lateness import read_light
from ledger_app.domain.light import LightReading
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings


def light_of(row: TaskRow, settings: Settings, calendar: WorkCalendar) -> LightReading:
    """Return the light of a row on its day, with its reasons, the decisive one first."""
    return read_light(row.task, row.plan, row.state, row.as_of, settings, calendar)
