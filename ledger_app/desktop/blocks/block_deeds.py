"""What is done to a block of cells at once: pasting, cutting, emptying, filling. Each is one step of undo."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from ledger_app.desktop.blocks.edit_flow import EditDeed, EditFlow
from ledger_app.desktop.blocks.pasting import Area, Placed, Room, dated, emptied, filled, place
from ledger_app.desktop.blocks.pasting_cells import Cells, cells_in
from ledger_app.desktop.clipboard import is_ours
from ledger_app.desktop.grid.block import Block
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.row import TaskRow

if TYPE_CHECKING:
    from ledger_app.desktop.pages.tasks_page import TasksPage

_MOST = 100_000


class BlockDeeds(QObject):
    """Works on the selected blocks of the page's table."""

    def __init__(self, page: "TasksPage", session: Session, theme: Theme) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self._flow = EditFlow(page, session, theme)
        self._flow.told.connect(page.told)

    def paste(self) -> None:
        """Write what the clipboard holds, from the corner of the selection on (Ctrl+V)."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where nothing was copied
        cells = cells_in(data.text(), data.html(), ours=is_ours(data)) if data is not None else ()
        if not self._page.list.answer.facets.total:
            self._page.paste_wanted.emit()
        elif not self._page.model.rowCount():
            self._page.told.emit("没有粘贴：现在没有列出任务，请先清除条件")
        elif not any(map(any, cells)):
            self._page.told.emit("剪贴板里没有文字，先在 Excel 或 WPS 里复制")
        elif areas := self._areas():
            size = max(len(cells) * max(map(len, cells)), sum(area.size for area in areas))
            self._begin("粘贴", size, partial(place, cells, areas, self._room(cells)))

    def cut(self) -> None:
        """Copy the selected cells and empty them (Ctrl+X)."""
        self._page.copy_rows()
        self._empty("剪切")

    def clear(self) -> None:
        """Empty the selected cells (Del)."""
        self._empty("清空")

    def fill_down(self) -> None:
        """Write the first row of each block into the rows below; of one row, the row above into it (Ctrl+D)."""
        for block in self._blocks()[-1:]:
            (area,) = self._areas_of([block])
            first = self._row_of(area.ids[0]) if len(area.ids) > 1 else self._row_above(block)
            rest = replace(area, ids=area.ids[1:]) if len(area.ids) > 1 else area
            self._fill("向下填充", first, rest)

    def value_above(self) -> None:
        """Write what stands above the block into it (Ctrl+')."""
        for block in self._blocks()[-1:]:
            (area,) = self._areas_of([block])
            self._fill("填上一行的内容", self._row_above(block), area)

    def write_today(self) -> None:
        """Write today's date into the selected cells that hold days (Ctrl+;)."""
        areas = self._areas()
        placed = dated(areas, str(self._session.today))
        if placed.entries:
            self._begin("填今天的日期", len(placed.entries), lambda: placed)
        elif areas:
            self._page.told.emit("今天的日期只写进日期栏：完成时限、开始时间、完成日期")

    def _empty(self, deed: str) -> None:
        areas = self._areas()
        if areas:
            self._begin(deed, sum(area.size for area in areas), partial(emptied, areas))

    def _fill(self, deed: str, source: TaskRow | None, area: Area) -> None:
        if source is None:
            self._page.told.emit("上面没有任务，没有可以填的内容")
        else:
            self._begin(deed, area.size, partial(filled, (area,), source, cell_text))

    def _blocks(self) -> Sequence[Block]:
        return [block for block in self._page.table.blocks() if self._page.model.ids_in((block.rows,))]

    def _areas(self) -> list[Area]:
        return self._areas_of(self._blocks())

    def _areas_of(self, blocks: Sequence[Block]) -> list[Area]:
        """Return the tasks and columns of blocks."""
        model = self._page.model
        return [
            Area(
                tuple(model.ids_in((block.rows,))),
                tuple(spec.column for spec in model.specs[block.columns.start : block.columns.stop]),
            )
            for block in blocks
        ]

    def _room(self, cells: Cells) -> Room:
        """Return what is below and right of the newest block, as much as a paste may need."""
        model, block = self._page.model, self._blocks()[-1]
        last = min(model.rowCount(), block.rows.stop + len(cells) + len(model.group_starts()))
        below = tuple(model.ids_in((range(block.rows.stop, last),)))
        row = self._row_of((*model.ids_in((block.rows,)), *below)[-1])
        columns = tuple(spec.column for spec in model.specs[block.columns.stop :])
        return Room(below, columns, row.task.plan_id if row else "")

    def _row_of(self, task_id: str) -> TaskRow | None:
        return self._page.model.row_at(self._page.model.place_of(task_id))

    def _row_above(self, block: Block) -> TaskRow | None:
        """Return the task above a block, rows of groups passed by."""
        above = self._page.model.task_beside(block.rows.start, -1)
        return self._page.model.row_at(above) if above >= 0 else None

    def _begin(self, verb: str, size: int, make: Callable[[], Placed]) -> None:
        """Let the cells be written, unless they are too many."""
        if size > _MOST:
            self._page.told.emit(f"一次最多改 {_MOST:,} 格，请少选一些")
        else:
            self._flow.begin(EditDeed(verb, lambda _: make()))
