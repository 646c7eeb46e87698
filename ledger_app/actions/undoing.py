"""Taking deeds back, and forward again."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import takewhile

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.history import Change, Deed, DeedKind
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

STEPS = 100
"""How many steps back, and forward, are offered at once."""

_EVERYTHING = frozenset(Kind)


def undo(ledger: Ledger, clerk: Clerk) -> Outcome:
    """Take back the newest deed not yet taken back."""
    with ledger.transaction("撤销", by=clerk.name, at=clerk.now) as store:
        deed = store.undo()
    return Outcome(f"已撤销：{deed.name}", _EVERYTHING, deed=DeedKind.UNDO)


def redo(ledger: Ledger, clerk: Clerk) -> Outcome:
    """Do again what was taken back last."""
    with ledger.transaction("重做", by=clerk.name, at=clerk.now) as store:
        deed = store.redo()
    return Outcome(f"已重做：{deed.name}", _EVERYTHING, deed=DeedKind.REDO)


def undo_to(ledger: Ledger, clerk: Clerk, sequence: int) -> Outcome:
    """Take back everything down to the deed of that number, one after the other, each a deed of its own.

    A deed that later ones have touched stays as it is and is told as a finding; older ones that do not depend on it
    are taken back all the same.

    Raises:
        LedgerError: nothing could be taken back.
    """
    with ledger.reading() as reader:
        deeds = _down_to(sequence, reader.undo_deeds(STEPS))
    turned, refused = _turn_each(deeds, partial(_undo_one, ledger, clerk))
    return Outcome(f"已撤销 {turned} 步", _EVERYTHING, refused, deed=DeedKind.UNDO)


def redo_to(ledger: Ledger, clerk: Clerk, sequence: int) -> Outcome:
    """Do again everything down to the deed of that number, as `undo_to` takes it back."""
    with ledger.reading() as reader:
        deeds = _down_to(sequence, reader.redo_deeds(STEPS))
    turned, refused = _turn_each(deeds, partial(_redo_one, ledger, clerk))
    return Outcome(f"已重做 {turned} 步", _EVERYTHING, refused, deed=DeedKind.REDO)


def _down_to(sequence: int, deeds: tuple[Deed, ...]) -> list[Deed]:
    """Return the first deeds, up to that of that number and with it.

    Raises:
        LedgerError: it is not among them.
    """
    chosen = next((deed for deed in deeds if deed.sequence == sequence), None)
    if chosen is None:
        raise LedgerError("这一步已经不在清单里", "请重新打开清单看看。")
    return [*takewhile(lambda deed: deed is not chosen, deeds), chosen]


def _turn_each(deeds: Iterable[Deed], turn: Callable[[Deed], None]) -> tuple[int, tuple[Finding, ...]]:
    """Return how many deeds could be turned, and why the others could not."""
    turned, refused, first = 0, [], None
    for deed in deeds:
        try:
            turn(deed)
            turned += 1
        except LedgerError as error:
            first = first or error
            refused.append(Finding(Severity.WARNING, deed.name, error.message))
    if first is not None and not turned:
        raise first
    return turned, tuple(refused)


def _undo_one(ledger: Ledger, clerk: Clerk, deed: Deed) -> None:
    with ledger.transaction("撤销", by=clerk.name, at=clerk.now) as store:
        store.undo(deed)


def _redo_one(ledger: Ledger, clerk: Clerk, deed: Deed) -> None:
    with ledger.transaction("重做", by=clerk.name, at=clerk.now) as store:
        store.redo(deed)


def revert_change(ledger: Ledger, clerk: Clerk, change: Change) -> Outcome:
    """Put one field back to what it was before one change, from the history of a task."""
    with ledger.transaction("恢复原值", by=clerk.name, at=clerk.now) as store:
        store.revert(change)
    return Outcome("已恢复原值", _EVERYTHING)
