"""Taking deeds back, and forward again."""

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.history import Change, DeedKind
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.storage.ledger import Ledger

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


def revert_change(ledger: Ledger, clerk: Clerk, change: Change) -> Outcome:
    """Put one field back to what it was before one change, from the history of a task."""
    with ledger.transaction("恢复原值", by=clerk.name, at=clerk.now) as store:
        store.revert(change)
    return Outcome("已恢复原值", _EVERYTHING)
