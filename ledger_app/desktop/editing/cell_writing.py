"""Writes what was typed into cells: seen at once, saved in the background, kept when it cannot be saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from ledger_app.actions.edit_cells import EditPlan, plan_edits, write_edits
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.grid.typed_cells import CellKey, TypedCell
from ledger_app.desktop.session import Session
from ledger_app.domain.cell_entry import CellEntry
from ledger_app.domain.outcome import Outcome
from ledger_app.errors import ConflictError, LedgerError, LedgerLockedError


class CellWriter(QObject):
    """Weighs entries before they are written, and keeps those that fail.

    Signals:
        conflicted: somebody changed the same meanwhile; a sentence. All other faults go the way of the session.
    """

    conflicted = Signal(str)

    def __init__(self, model: TaskTableModel, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._session = model, session

    def weigh(self, entries: Sequence[CellEntry]) -> EditPlan | None:
        """Return what entries would do, None while another write is under way: then they must be tried."""
        try:
            with self._session.reading() as reader:
                return plan_edits(reader, self._session.clerk(), entries)
        except LedgerLockedError:
            return None

    def write(self, entries: Sequence[CellEntry], plan: EditPlan | None, deed: str) -> None:
        """Show what the entries make of their cells, and save them."""
        changes = plan.changes if plan is not None else ()
        shown = {CellKey(change.task_id, change.field, change.heading): change.new for change in changes}
        keys = [_key(entry) for entry in entries]
        written = {key: TypedCell(shown[key]) for key in keys if key in shown}
        self._model.show_typed(written, gone=keys)
        if plan is None or changes:
            self._session.do(
                partial(write_edits, entries=tuple(entries), deed=deed),
                owner=self,
                done=partial(self._on_written, written),
                failed=partial(self._on_failed, tuple(entries)),
            )

    def keep(self, entries: Sequence[CellEntry], sentence: str) -> None:
        """Keep texts that cannot be written in their cells."""
        self._model.show_typed({_key(entry): TypedCell(entry.text, sentence) for entry in entries})

    def drop(self, key: CellKey) -> None:
        """Let go of what was kept for a cell."""
        self._model.show_typed({}, gone=(key,))

    def _on_written(self, written: dict[CellKey, TypedCell], _: Outcome) -> None:
        """Show what the ledger says from now on; what was typed into the same cell since stays."""
        typed = self._model.typed
        self._model.show_typed({}, gone=[key for key, cell in written.items() if typed.get(key) is cell])

    def _on_failed(self, entries: tuple[CellEntry, ...], error: LedgerError) -> None:
        self.keep(entries, str(error))
        tell = self.conflicted if isinstance(error, ConflictError) else self._session.refused
        tell.emit(str(error) if isinstance(error, ConflictError) else error)


def _key(entry: CellEntry) -> CellKey:
    return CellKey(entry.task_id, entry.field, entry.heading)
