"""Where a key leads in a table, as in Excel. Knows no Qt."""

from collections.abc import Sequence
from itertools import pairwise

from ledger_app.desktop.grid.block import Block, Cell


def jump(place: int, runs: Sequence[range], last: int, *, forward: bool) -> int:
    """Return where Ctrl and an arrow lead: the edge of the run one stands in, else the next run, else the table's edge.

    Args:
        runs: pieces of what is filled, none of them empty. last: the table's last place.
    """
    if forward:
        following = (run for run in runs if place < run[-1])
        run = next(following, None)
        return last if run is None else run[-1] if place in run else run[0]
    before = (run for run in reversed(runs) if place > run[0])
    run = next(before, None)
    return 0 if run is None else run[0] if place in run else run[-1]


def runs_of(filled: Sequence[bool]) -> tuple[range, ...]:
    """Return the runs of what is filled."""
    runs: list[range] = []
    for place, full in enumerate(filled):
        if full and runs and runs[-1].stop == place:
            runs[-1] = range(runs[-1].start, place + 1)
        elif full:
            runs.append(range(place, place + 1))
    return tuple(runs)


def runs_between(starts: Sequence[int], rows: int) -> tuple[range, ...]:
    """Return the runs of rows between those that begin a group; folded groups have none."""
    return tuple(range(one + 1, other) for one, other in pairwise((-1, *starts, rows)) if other > one + 1)


def next_in(block: Block, cell: Cell, *, forward: bool) -> Cell:
    """Return where Tab leads inside a block: along the row, then on in the next, after the last to the first."""
    step = 1 if forward else -1
    width, height = len(block.columns), len(block.rows)
    place = (cell.row - block.rows.start) * width + cell.column - block.columns.start + step
    row, column = divmod(place % (width * height), width)
    return Cell(block.rows.start + row, block.columns.start + column)
