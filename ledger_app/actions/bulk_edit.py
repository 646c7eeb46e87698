"""Bulk editing: what selected tasks have alike, and the entries that change a field of all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ledger_app.actions.cell_values import Known
from ledger_app.actions.clerk import Clerk
from ledger_app.domain.bulk_edit import SHARED, UNITS, BulkChange, Way
from ledger_app.domain.cell_entry import CellEntry
from ledger_app.domain.cell_text import cell_text
from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.storage.reader import Reader

_AT_ONCE = 500
_BETWEEN = "、"
_APART = "；"


@dataclass(frozen=True, slots=True)
class Selected:
    """What selected tasks have in common.

    Attributes:
        texts: the shared fields that read the same in all of them, with what they read.
        to_check: ids of those marked 需核对.
    """

    texts: Mapping[Field, str]
    to_check: tuple[str, ...] = ()


def look_at(reader: Reader, clerk: Clerk, ids: Sequence[str]) -> Selected:
    """Return what these tasks have in common."""
    found: dict[Field, str] = {}
    differing = set[Field]()
    to_check: list[str] = []
    for row in _rows(reader, clerk, ids):
        to_check += [row.task.id] if row.task.to_check else []
        for field in SHARED:
            if field not in differing and found.setdefault(field, cell_text(row, field)) != cell_text(row, field):
                differing.add(field)
    return Selected({field: text for field, text in found.items() if field not in differing}, tuple(to_check))


def bulk_entries(
    reader: Reader, clerk: Clerk, ids: Sequence[str], changes: Sequence[BulkChange]
) -> tuple[CellEntry, ...]:
    """Return the entries that make these changes to every task.

    Raises:
        LedgerError: a unit to take away is not known.
    """
    known = Known(reader.units(), reader.plans(), clerk.today)
    return tuple(
        CellEntry(row.task.id, change.field, _text(row, change, known))
        for row in _rows(reader, clerk, ids)
        for change in changes
    )


def _rows(reader: Reader, clerk: Clerk, ids: Sequence[str]) -> Iterator[TaskRow]:
    """Yield the tasks as they stand today, a few hundred at a time."""
    for start in range(0, len(ids), _AT_ONCE):
        yield from reader.rows_by_id(ids[start : start + _AT_ONCE], clerk.today)


def _text(row: TaskRow, change: BulkChange, known: Known) -> str:
    """Return what the cell of one task is to read."""
    stands = cell_text(row, change.field)
    if change.way in {Way.REPLACE, Way.EMPTY}:
        return change.text if change.way is Way.REPLACE else ""
    if change.field not in UNITS:
        return f"{stands}{_APART}{change.text}" if stands else change.text
    if change.way is Way.ADD:
        return f"{stands}{_BETWEEN}{change.text}" if stands else change.text
    gone = known.units(change.text)
    units, names = _UNITS_OF[change.field](row)
    return _BETWEEN.join(name for unit, name in zip(units, names, strict=True) if unit not in gone)


_UNITS_OF: Mapping[Field, Callable[[TaskRow], tuple[tuple[str, ...], tuple[str, ...]]]] = {
    Field.LEAD: lambda row: (row.task.lead_units, row.lead_names),
    Field.CO: lambda row: (row.task.co_units, row.co_names),
    Field.AREA: lambda row: (row.task.area_units, row.area_names),
}
