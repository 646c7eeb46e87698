"""Pieces of the table by their places: a cell, and a block of cells. Knows no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; rows and columns count from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of cells; rows of groups may lie in it, whoever walks over it passes them by.

    Attributes:
        rows, columns: their places, from top to bottom and from left to right; never empty.
    """

    rows: range
    columns: range

    def __contains__(self, cell: Cell) -> bool:
        return cell.row in self.rows and cell.column in self.columns


def block_between(one: Cell, other: Cell) -> Block:
    """Return the block of which these are two opposite corners."""
    top, bottom = sorted((one.row, other.row))
    left, right = sorted((one.column, other.column))
    return Block(range(top, bottom + 1), range(left, right + 1))


def without(block: Block, cell: Cell) -> tuple[Block, ...]:
    """Return what is left of a block when one of its cells is taken out: above, below, left and right of it."""
    rows, columns, here = block.rows, block.columns, range(cell.row, cell.row + 1)
    pieces = (
        (range(rows.start, cell.row), columns),
        (range(cell.row + 1, rows.stop), columns),
        (here, range(columns.start, cell.column)),
        (here, range(cell.column + 1, columns.stop)),
    )
    return tuple(Block(part, across) for part, across in pieces if part and across)


def rows_of(blocks: Iterable[Block]) -> tuple[range, ...]:
    """Return the rows that the blocks touch, each once, as ranges from top to bottom."""
    merged: list[range] = []
    for rows in sorted((block.rows for block in blocks), key=lambda rows: rows.start):
        if merged and rows.start <= merged[-1].stop:
            merged[-1] = range(merged[-1].start, max(merged[-1].stop, rows.stop))
        else:
            merged.append(rows)
    return tuple(merged)
