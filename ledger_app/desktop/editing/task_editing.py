"""Editing in the table of the ledger page: what the table asks for elsewhere, and what is read again afterwards."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ledger_app.desktop.detail.target_dialog import TargetDialog
from ledger_app.desktop.editing.cell_editing import CellEditing
from ledger_app.desktop.editing.edit_triggers import EditTriggers
from ledger_app.desktop.editing.editors.choosing import EditorChoice
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger_app.desktop.pages.tasks_page import TasksPage


class TaskEditing(QObject):
    """Wires the table's editing to its page.

    Attributes:
        cells: opens and writes cells. choice: what their editors offer.
    """

    def __init__(self, page: "TasksPage", session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session, self._theme = page, session, theme
        page.model.editable = session.writable
        self.choice = EditorChoice(lambda: session.today, self._sections)
        self.cells = CellEditing(page.table, page.model, session, self.choice)
        EditTriggers(page.table, self.cells)
        self.cells.told.connect(page.told)
        self.cells.reasons_wanted.connect(self._show_reasons)
        self.cells.targets_wanted.connect(self._ask_targets)
        self.cells.suspension_wanted.connect(self._ask_reason)
        page.list.read.connect(self._on_read)
        page.list.left.connect(self._on_left)

    def _sections(self) -> "Sequence[str]":
        """Return the headings there are, as cells write them."""
        with self._session.reading() as reader:
            return tuple(" / ".join(path) for path in reader.section_paths())

    def _on_read(self, ids: frozenset[str]) -> None:
        """Show the current task in the panel as it stands after an edit."""
        if self._page.current_id() in ids:
            self._page.current.choose_again()

    def _show_reasons(self) -> None:
        self._page.open_detail()
        self._page.detail.show_reasons()

    def _ask_targets(self) -> None:
        row = self._page.current_row()
        if row is not None:
            entered = TargetDialog.ask(self._page.window(), self._theme, row.task.targets)
            if entered is not None and entered != row.task.targets:
                self._page.detail.form.take_targets(entered)

    def _ask_reason(self) -> None:
        self._page.open_detail()
        self._page.detail.begin_report(Status.SUSPENDED)

    def _on_left(self, gone: "Sequence[TaskRow]") -> None:
        """Say which tasks do not fit the filter any more; they stay until the list is asked again."""
        numbers = "、".join(row.task.number or row.task.title or row.task.content[:8] for row in gone[:3])
        more = f"等 {len(gone)} 项" if len(gone) > 3 else ""
        self._page.told.emit(f"任务 {numbers} {more}已不符合筛选，下次刷新就不再列出")
