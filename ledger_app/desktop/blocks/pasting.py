"""Which cells of the table a text goes into: pasted blocks, filling down, emptying. Knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ledger_app.desktop.blocks.pasting_cells import Cells
from ledger_app.domain.cell_entry import CellEntry, NewRow
from ledger_app.domain.cell_text import column_name
from ledger_app.domain.field import Field
from ledger_app.domain.identifier import new_id
from ledger_app.domain.plain_words import plain
from ledger_app.domain.row import TaskRow
from ledger_app.domain.table_columns import table_column
from ledger_app.domain.view import ViewColumn

_DAYS = frozenset({Field.DUE, Field.START, Field.COMPLETED_ON})


@dataclass(frozen=True, slots=True)
class Area:
    """Selected cells: the tasks from top to bottom, the columns from left to right."""

    ids: tuple[str, ...]
    columns: tuple[ViewColumn, ...]

    @property
    def size(self) -> int:
        """How many cells it has."""
        return len(self.ids) * len(self.columns)


@dataclass(frozen=True, slots=True)
class Room:
    """Where a paste may go on from an area: the tasks below it, the columns right of it, and where new tasks go."""

    ids: tuple[str, ...] = ()
    columns: tuple[ViewColumn, ...] = ()
    plan_id: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Texts with the cells they go into.

    Attributes:
        added: rows that the table does not have.
        outside: columns of the clipboard for which the table has none.
        headed: the first row was the headings of these columns, and was left out.
    """

    entries: tuple[CellEntry, ...]
    added: tuple[NewRow, ...] = ()
    outside: int = 0
    headed: bool = False

    def without_added(self) -> "Placed":
        """Return the same without the rows that the table does not have."""
        new = {row.task_id for row in self.added}
        return Placed(tuple(e for e in self.entries if e.task_id not in new), (), self.outside, self.headed)

    def added_to(self, plan_id: str) -> "Placed":
        """Return the same with the new tasks in that plan."""
        rows = tuple(NewRow(row.task_id, plan_id) for row in self.added)
        return Placed(self.entries, rows, self.outside, self.headed)


def place(cells: Cells, areas: Sequence[Area], room: Room) -> Placed:
    """Return where pasted cells go, as in Excel.

    They begin at the corner of the area; one whose height or width is a multiple of theirs is filled by repeating them,
    and one cell fills several areas. A first row that says the headings of the columns is left out.
    """
    area = areas[-1]
    headed = _is_headed(cells, (*area.columns, *room.columns))
    cells = cells[1:] if headed else cells
    width = max(map(len, cells))
    if len(areas) > 1 and (len(cells), width) == (1, 1):
        return Placed(_into(areas, lambda _: cells[0][0]))
    down = _repeated(len(cells), len(area.ids))
    across = _repeated(width, len(area.columns))
    columns = (*area.columns, *room.columns)[:across]
    known = (*area.ids, *room.ids)[:down]
    added = _new_rows(cells, down, len(known), room.plan_id)
    ids = (*known, *(row.task_id for row in added))
    entries = (
        CellEntry(task_id, column.field, line[right % width], column.heading)
        for below, task_id in enumerate(ids)
        for line in (cells[below % len(cells)],)
        for right, column in enumerate(columns)
        if right % width < len(line)
    )
    return Placed(tuple(entries), added, across - len(columns), headed)


def emptied(areas: Iterable[Area]) -> Placed:
    """Return the entries that empty the areas."""
    return Placed(_into(areas, lambda _: ""))


def dated(areas: Iterable[Area], today: str) -> Placed:
    """Return the entries that write the day into the cells for days; other cells are left alone."""
    days = (Area(a.ids, tuple(column for column in a.columns if column.field in _DAYS)) for a in areas)
    return Placed(_into(days, lambda _: today))


def filled(areas: Iterable[Area], source: TaskRow, text: Callable[[TaskRow, Field, str], str]) -> Placed:
    """Return the entries that write the cells of `source` into the areas, column by column."""
    return Placed(_into(areas, lambda column: text(source, column.field, column.heading)))


def _into(areas: Iterable[Area], text: Callable[[ViewColumn], str]) -> tuple[CellEntry, ...]:
    """Return entries for all cells of the areas."""
    return tuple(
        CellEntry(task_id, column.field, words, column.heading)
        for area in areas
        for column, words in [(column, text(column)) for column in area.columns]
        for task_id in area.ids
    )


def _repeated(copied: int, selected: int) -> int:
    """Return how many rows or columns are written: all selected ones where the copied ones fit into them."""
    return selected if selected and selected % copied == 0 else copied


def _is_headed(cells: Cells, columns: Sequence[ViewColumn]) -> bool:
    """Whether the first of several rows says what the columns are called."""
    said = [(plain(text), column) for text, column in zip(cells[0], columns, strict=False)]
    return len(cells) > 1 and bool(said) and all(words and words in _names(column) for words, column in said)


def _names(column: ViewColumn) -> set[str]:
    """Return what a column may be called: in forms, and in the table, which has shorter names for some."""
    return {plain(column_name(column.field, column.heading)), plain(table_column(column).heading)}


def _new_rows(cells: Cells, down: int, known: int, plan_id: str) -> tuple[NewRow, ...]:
    """Return the rows that the table does not have, without empty ones at the end."""
    lines = [cells[below % len(cells)] for below in range(known, down)]
    while lines and not any(text.strip() for text in lines[-1]):
        lines.pop()
    return tuple(NewRow(new_id("T"), plan_id) for _ in lines)
