"""Choosing cells and blocks as in Excel: one cell is current, a block reaches from it to where one extends it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject

from ledger_app.desktop.grid.block import Block, Cell, block_between, without

if TYPE_CHECKING:
    from ledger_app.desktop.grid.task_table import TaskTable

_Flag = QItemSelectionModel.SelectionFlag


class CellPicker(QObject):
    """Keeps where a selection began and how far it reaches; what is selected stands in the table's selection model."""

    def __init__(self, table: "TaskTable") -> None:
        super().__init__(table)
        self._table = table
        self._others: tuple[Block, ...] = ()
        self._lead: Cell | None = None
        self._whole = False
        self._own = False

    def watch(self) -> None:
        """Begin anew whenever somebody else makes a cell current."""
        self._table.selectionModel().currentChanged.connect(lambda *_: self._forget())
        self._table.model().modelReset.connect(self._forget)

    def _forget(self) -> None:
        if not self._own:
            self._others, self._lead, self._whole = (), None, False

    def lead(self) -> Cell | None:
        """Return the corner that moves when the selection is extended."""
        return self._lead or self._table.current()

    def blocks(self) -> tuple[Block, ...]:
        """Return what is selected."""
        chosen = self._table.selectionModel().selection()
        return tuple(_block(chosen.at(place)) for place in range(chosen.count()))

    def choose(self, cell: Cell, *, whole: bool = False) -> None:
        """Make a cell current, and select it alone or its whole row."""
        self._begin(cell, (), whole=whole)

    def add(self, cell: Cell, *, whole: bool = False) -> None:
        """Select one more cell or row beside what is selected; take a selected cell out instead."""
        chosen = self.blocks()
        if whole or not any(cell in block for block in chosen):
            self._begin(cell, chosen, whole=whole)
            return
        left = tuple(piece for block in chosen for piece in (without(block, cell) if cell in block else (block,)))
        if left:
            self._make_current(Cell(left[-1].rows.start, left[-1].columns.start))
            self._others, self._lead, self._whole = left[:-1], None, False
            self._select(left)

    def extend(self, cell: Cell) -> None:
        """Let the block reach from the current cell to this one."""
        anchor = self._table.current()
        if anchor is None:
            self.choose(cell)
            return
        self._lead = cell
        self._select((*self._others, self._reaching(anchor, cell)))

    def choose_rows(self) -> None:
        """Widen what is selected to whole rows."""
        anchor, self._whole = self._table.current(), True
        widened = tuple(Block(block.rows, self._all_columns()) for block in self.blocks())
        if anchor is not None:
            self._others = widened[:-1]
            self._select(widened or (self._reaching(anchor, anchor),))

    def choose_all(self) -> None:
        """Select every cell; the current one stays."""
        last = Cell(self._table.model().rowCount() - 1, self._table.model().columnCount() - 1)
        if last.row >= 0:
            self._others, self._lead, self._whole = (), None, True
            self._select((block_between(Cell(0, 0), last),))

    def choose_block(self, block: Block) -> None:
        """Select a block; its first cell becomes current."""
        self.choose(Cell(block.rows[0], block.columns[0]))
        self.extend(Cell(block.rows[-1], block.columns[-1]))

    def step_inside(self, cell: Cell) -> None:
        """Make another cell of the selection current."""
        self._make_current(cell)

    def collapse(self) -> bool:
        """Select the current cell alone; return whether more was selected."""
        anchor, chosen = self._table.current(), self.blocks()
        if anchor is None or chosen == (block_between(anchor, anchor),):
            return False
        self.choose(anchor)
        return True

    def _begin(self, cell: Cell, others: tuple[Block, ...], *, whole: bool) -> None:
        self._make_current(cell)
        self._others, self._lead, self._whole = others, cell, whole
        self._select((*others, self._reaching(cell, cell)))

    def _reaching(self, anchor: Cell, cell: Cell) -> Block:
        block = block_between(anchor, cell)
        return Block(block.rows, self._all_columns()) if self._whole else block

    def _all_columns(self) -> range:
        return range(self._table.model().columnCount())

    def _make_current(self, cell: Cell) -> None:
        self._own = True
        index = self._table.model().index(cell.row, cell.column)
        self._table.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._own = False

    def _select(self, blocks: tuple[Block, ...]) -> None:
        model, chosen = self._table.model(), QItemSelection()
        for block in blocks:
            first = model.index(block.rows[0], block.columns[0])
            chosen.select(first, model.index(block.rows[-1], block.columns[-1]))
        self._table.selectionModel().select(chosen, _Flag.ClearAndSelect)


def _block(part: QItemSelectionRange) -> Block:
    return Block(range(part.top(), part.bottom() + 1), range(part.left(), part.right() + 1))
