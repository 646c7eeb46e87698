"""Making, opening, closing, backing up and checking ledgers."""

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger


def create_ledger(where: str, office_name: str, clerk: Clerk) -> Ledger:
    """Make a new ledger, kept by the clerk's office, and open it."""
    return Ledger.create(where, Office(name=office_name.strip(), operator=clerk.name), clerk.now)


def open_ledger(where: str, clerk: Clerk, *, read_only: bool = False) -> Ledger:
    """Open a ledger; one of an older program is backed up and upgraded first."""
    return Ledger.open(where, by=clerk.name, read_only=read_only)


def close_ledger(ledger: Ledger, clerk: Clerk) -> None:
    """Close a ledger."""
    ledger.close()


def back_up_before(ledger: Ledger, clerk: Clerk, why: str) -> None:
    """."""
