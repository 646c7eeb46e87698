"""Which deeds can be taken back, and which done again, as the ledger says."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loaded with the first ledger
    from ledger_app.domain.history import Deed


class Steps:
    """The next step back and the next one forward."""

    def __init__(self) -> None:
        self._undo: Deed | None = None
        self._redo: Deed | None = None

    def show(self, undo: "Sequence[Deed]", redo: "Sequence[Deed]") -> None:
        """Take note of what undo and redo would take, the next one first."""
        self._undo, self._redo = next(iter(undo), None), next(iter(redo), None)

    def no_undo(self) -> str:
        """Say why nothing can be taken back, "" if something can."""
        return "" if self._undo else "没有可以撤销的操作"

    def no_redo(self) -> str:
        """Say why nothing can be done again, "" if something can."""
        return "" if self._redo else "没有可以重做的操作"

    def undo_words(self) -> str:
        """Say what would be taken back."""
        return f"撤销：{self._undo.name}" if self._undo else "撤销"

    def redo_words(self) -> str:
        """Say what would be done again."""
        return f"重做：{self._redo.name}" if self._redo else "重做"
