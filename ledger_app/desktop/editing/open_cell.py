"""The cell that is edited: its editor, where that lies, and what may be wrong with what is typed."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from ledger_app.actions.edit_cells import EditPlan
from ledger_app.desktop.editing.cell_box import CellBox
from ledger_app.desktop.grid.task_table import TaskTable
from ledger_app.desktop.grid.task_table_model import TaskTableModel
from ledger_app.desktop.grid.typed_cells import CellKey
from ledger_app.domain.cell_entry import CellEntry


@dataclass(slots=True)
class OpenCell:
    """One cell, wherever its row and column stand.

    Attributes:
        before: what it read when it was opened; None where that is the reading of another day than today.
        number: that of its task. typing: it was opened by typing: the arrow keys leave it.
    """

    key: CellKey
    box: CellBox
    before: str | None
    number: str
    typing: bool

    def entry(self) -> CellEntry:
        """Return what is typed."""
        return CellEntry(self.key.task_id, self.key.field, self.box.editor.typed(), self.key.heading)

    def follow(self, table: TaskTable, model: TaskTableModel) -> None:
        """Lie over the cell wherever it is now; one that is not shown any more leaves its editor where it was."""
        row, column = model.place_of(self.key.task_id), model.place_of_column(self.key.field, self.key.heading)
        if row < 0 or column < 0:
            self.box.fit()
            return
        part = table.part_of(column)
        corner = part.viewport().mapTo(table, QPoint())
        room = QRect(table.viewport().mapTo(table, QPoint()), table.viewport().size())
        self.box.place(part.visualRect(model.index(row, column)).translated(corner), room)

    def complaint(self, entry: CellEntry, plan: EditPlan) -> str:
        """Say what is wrong with what is typed, or, once, that somebody changed the cell meanwhile; "" for nothing."""
        for refusal in plan.refusals:
            if refusal.entry == entry:
                return refusal.sentence
        for change in plan.changes:
            key = CellKey(change.task_id, change.field, change.heading)
            if key == self.key and self.before is not None and change.old != self.before:
                self.before = change.old
                return f"这一格刚被改成“{change.old}”。按 Enter 用写下的，按 Esc 用改过的"
        return ""
