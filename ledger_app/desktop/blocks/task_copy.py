"""Copying from the ledger page: the selected cells, whatever their number."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from ledger_app.desktop.background import Job
from ledger_app.desktop.blocks.pasting_cells import Cells
from ledger_app.desktop.blocks.row_copy import area_of, copied
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.desktop.session import Session
from ledger_app.errors import LedgerLockedError

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage
    from ledger_app.storage.reader import Reader

_AT_ONCE = 200
_PIECE = 1000
_UNLIKE = "没有复制：选中的几块行和列都不同，请分开复制。"


class TaskCopy(QObject):
    """Puts values on the clipboard: many of them are fetched off the window's thread.

    Signals:
        told: what was copied, or why nothing was; a sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, page: "TasksPage", session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session

    def copy(self, *, headed: bool = False) -> None:
        """Copy the selected cells; whole rows have the headings above them, a block where they are wanted."""
        table, model = self._page.table, self._page.model
        area = area_of(table.blocks())
        if area is None:
            self.told.emit(_UNLIKE)
            return
        rows, columns = area
        specs = tuple(model.specs[column] for column in columns)
        self._copy(model.ids_in(rows), specs, headed=headed or len(specs) == len(model.specs) > 1)

    def copy_seen(self) -> None:
        """Copy all that is listed, in the columns shown, under their headings."""
        model = self._page.model
        self._copy(model.ids_in((range(model.rowCount()),)), model.specs, headed=True)

    def _copy(self, ids: Sequence[str], specs: Sequence[ColumnSpec], *, headed: bool) -> None:
        if not ids or not specs:
            return
        work = partial(_cells, ids, specs, self._session.as_of, headed=headed)
        if len(ids) <= _AT_ONCE:
            self._copy_now(work)
        else:
            self._copy_later(work)

    def _copy_now(self, work: "partial[Cells]") -> None:
        try:
            with self._session.reading() as reader:
                self._put(work(reader, None))
        except LedgerLockedError as locked:  # a commit is under way
            self._session.refused.emit(locked)

    def _copy_later(self, work: "partial[Cells]") -> None:
        def fetch(job: Job) -> Cells:
            with self._session.ledger.reading() as reader:
                return work(reader, job)

        self._session.background.run(self, fetch, self._put, self._session.refused.emit, "正在复制", stoppable=True)

    def _put(self, cells: Cells) -> None:
        QApplication.clipboard().setMimeData(copied(cells))
        self.told.emit(f"已复制 {len(cells)} 行 × {len(cells[0])} 列。")


def _cells(
    ids: Sequence[str], specs: Sequence[ColumnSpec], as_of: date, reader: "Reader", job: Job | None, *, headed: bool
) -> Cells:
    """Return what the tasks say in these columns, under the headings where they are wanted."""
    lines = [tuple(spec.heading for spec in specs)] if headed else []
    for start in range(0, len(ids), _PIECE):
        if job is not None:
            job.step(start, len(ids))
        rows = reader.rows_by_id(ids[start : start + _PIECE], as_of)
        lines += [tuple(spec.value(row) for spec in specs) for row in rows]
    return tuple(lines)
