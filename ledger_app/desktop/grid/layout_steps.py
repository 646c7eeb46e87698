"""What a clerk does to the columns of a table, one step a function. Knows no Qt."""

from dataclasses import replace

from ledger_app.domain.view import Layout


def moved(layout: Layout, column: int, gap: int) -> Layout:
    """Return the layout with a column put between two others; what lies among the frozen ones stays when scrolling.

    Args:
        gap: before which column it is put, as they stand now; their number for the end.
    """
    columns = list(layout.columns)
    taken = columns.pop(column)
    columns.insert(gap - 1 if gap > column else gap, taken)
    was, becomes = column < layout.frozen, gap < layout.frozen or (gap == layout.frozen and column < gap)
    return replace(layout, columns=tuple(columns), frozen=layout.frozen - was + becomes)


def hidden(layout: Layout, column: int) -> Layout:
    """Return the layout without a column; the last one stays."""
    if len(layout.columns) == 1:
        return layout
    rest = layout.columns[:column] + layout.columns[column + 1 :]
    return replace(layout, columns=rest, frozen=layout.frozen - (column < layout.frozen))


def frozen_to(layout: Layout, column: int) -> Layout:
    """Return the layout whose columns up to this one stay when the rest scrolls; -1 for none."""
    return replace(layout, frozen=column + 1)
