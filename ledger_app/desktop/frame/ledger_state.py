"""What menu row, bars and status bar say of the open ledger: the day, what can be undone, what is saved."""

from typing import TYPE_CHECKING

from ledger_app.desktop.filing import last_backup
from ledger_app.desktop.frame.as_of_button import AsOfButton
from ledger_app.desktop.frame.info_area import InfoArea
from ledger_app.desktop.frame.status_line import StatusLine

if TYPE_CHECKING:  # the window paints before SQLAlchemy is imported
    from ledger_app.desktop.session import Session


def show_ledger_state(session: "Session", as_of: AsOfButton, info: InfoArea, status: StatusLine) -> None:
    """Show day, saving, backup, working days and clerk."""
    day, today = session.as_of, session.today
    with session.reading() as reader:
        newest = reader.deeds(1)
    as_of.setEnabled(True)
    as_of.show_day(day, today)
    info.show_day(day, today)
    status.show_day(day, today)
    status.show_saved(newest[0].at if newest else None, today, writable=session.writable)
    status.show_backup(last_backup(session.ledger), today)
    status.show_calendar(day.year, published=day.year in session.rules()[1].published)
    status.show_user(session.name)
