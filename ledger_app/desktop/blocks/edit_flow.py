"""From texts for many cells to the ledger: weighed off the window's thread, shown where it is not plain, one deed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ledger_app.actions.edit_cells import EditPlan, plan_edits, write_edits
from ledger_app.desktop.background import Job
from ledger_app.desktop.blocks.edit_preview import EditPreview
from ledger_app.desktop.blocks.pasting import Placed
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome

if TYPE_CHECKING:
    from ledger_app.actions.clerk import Clerk
    from ledger_app.storage.ledger import Ledger
    from ledger_app.storage.reader import Reader

_SEEN_FROM = 200
"""More cells than this are looked at before they are written."""


def count_cells(verb: str, plan: EditPlan) -> str:
    """Return what a deed on cells is called: 粘贴 12 格."""
    return f"{verb} {len(plan.changes)} 格" if len(plan.changes) > 1 else verb


@dataclass(frozen=True, slots=True)
class EditDeed:
    """One thing done to many cells.

    Attributes:
        verb: what is done: 粘贴.
        make: which texts go into which cells, asked off the window's thread.
        seen_from: more cells than this are looked at first.
        name: what the deed is called in the history.
    """

    verb: str
    make: "Callable[[Reader], Placed]"
    seen_from: int = _SEEN_FROM
    name: Callable[[str, EditPlan], str] = count_cells

    def wants_a_look(self, plan: EditPlan) -> bool:
        """Whether the clerk is asked first."""
        return bool(plan.refusals or plan.added) or len(plan.changes) > self.seen_from


class EditFlow(QObject):
    """Does edits of many cells over a page.

    Signals:
        told: why nothing was done; a sentence for the status bar.
        written: an edit was written.
    """

    told = Signal(str)
    written = Signal()

    def __init__(self, page: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme

    def begin(self, deed: EditDeed) -> None:
        """See what would come of it."""
        clerk, ledger = self._session.clerk(), self._session.ledger

        def weigh(job: Job) -> tuple[Placed, EditPlan]:
            with ledger.reading() as reader:
                placed = deed.make(reader)
                return placed, plan_edits(
                    reader, clerk, placed.entries, placed.added, progress=job.progress, cancelled=job.cancelled
                )

        done, failed = partial(self._on_weighed, deed), self._session.refused.emit
        self._session.background.run(self, weigh, done, failed, f"正在核对要{deed.verb}的内容", stoppable=True)

    def _on_weighed(self, deed: EditDeed, weighed: tuple[Placed, EditPlan]) -> None:
        """Write it; what is not plain is shown before."""
        placed, plan = weighed
        if not plan.changes and len(plan.refusals) == 1:
            self.told.emit(plan.refusals[0].sentence)
        elif not deed.wants_a_look(plan):
            self._write(deed, placed, plan)
        else:
            with self._session.reading() as reader:
                plans = reader.plans()
            chosen = EditPreview.ask(self._page.window(), self._theme, deed.verb, placed, plan, plans)
            if chosen is not None:
                self._write(deed, chosen, plan)

    def _write(self, deed: EditDeed, placed: Placed, plan: EditPlan) -> None:
        written = partial(_write, deed.name(deed.verb, plan), placed)
        self._session.do_long(written, self, lambda _: self.written.emit(), title=f"正在{deed.verb}")


def _write(name: str, placed: Placed, ledger: "Ledger", clerk: "Clerk", job: Job) -> Outcome:
    """Write what goes into cells; say what found no place."""
    outcome = write_edits(
        ledger, clerk, placed.entries, name, placed.added, progress=job.progress, cancelled=job.cancelled
    )
    outside = f"，右边多出的 {placed.outside} 列没有写" if placed.outside else ""
    return replace(outcome, message=outcome.message + outside)
