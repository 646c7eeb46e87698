"""The columns a table of tasks can have, on screen and paper: heading, usual width, what the list is sorted by."""

from collections.abc import Sequence
from dataclasses import dataclass

from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.query import SortKey
from ledger_app.domain.view import ViewColumn


@dataclass(frozen=True, slots=True)
class TableColumn:
    """What is usual for the column of a field.

    Attributes:
        width: in full-width characters of the body font, before what is left is shared out.
        sort: what the list is sorted by; None where the ledger cannot sort by it.
        share: its share of what is left; 0 keeps its width.
    """

    heading: str
    width: float
    sort: SortKey | None
    share: int = 0


_HEADINGS = {heading.field: heading.text for heading in HEADINGS}
_EXTRA_WIDTH = 7.8


def _usual(field: Field, width: float, sort: SortKey, share: int = 0, heading: str = "") -> tuple[Field, TableColumn]:
    """Return one line of the table below; a heading only where it differs from that of forms."""
    return field, TableColumn(heading or _HEADINGS[field], width, sort, share)


_USUAL = dict(
    (
        _usual(Field.LIGHT, 4.0, SortKey.LIGHT),
        _usual(Field.NUMBER, 3.6, SortKey.NUMBER),
        _usual(Field.CONTENT, 13.0, SortKey.TITLE, 3),
        _usual(Field.SECTION, 5.6, SortKey.SECTION),
        _usual(Field.LEAD, 7.8, SortKey.LEAD, heading="牵头 / 配合"),
        _usual(Field.DUE, 7.3, SortKey.DUE, heading="时限"),
        _usual(Field.PERCENT, 6.6, SortKey.PERCENT, heading="进度"),
        _usual(Field.LATEST, 8.8, SortKey.LATEST, 2),
        _usual(Field.STATUS, 5.0, SortKey.STATUS),
        _usual(Field.CO, 7.8, SortKey.CO),
        _usual(Field.AREA, 7.8, SortKey.AREA, heading="属地"),
        _usual(Field.PRINCIPAL, 7.8, SortKey.PRINCIPAL),
        _usual(Field.LIAISON, 7.8, SortKey.LIAISON),
        _usual(Field.PLAN, 9.0, SortKey.PLAN),
        _usual(Field.TITLE, 9.0, SortKey.TITLE),
        _usual(Field.KIND, 5.6, SortKey.KIND),
        _usual(Field.PROBLEM, 10.0, SortKey.PROBLEM),
        _usual(Field.GOAL, 10.0, SortKey.GOAL),
        _usual(Field.START, 6.2, SortKey.START),
        _usual(Field.DUE_TEXT, 7.3, SortKey.DUE_TEXT),
        _usual(Field.CADENCE, 5.6, SortKey.CADENCE),
        _usual(Field.SCHEDULE, 8.8, SortKey.SCHEDULE),
        _usual(Field.MILESTONES, 8.8, SortKey.MILESTONES),
        _usual(Field.TARGET, 8.8, SortKey.TARGET),
        _usual(Field.COMPLETED_ON, 6.2, SortKey.COMPLETED_ON),
        _usual(Field.PROBLEMS, 8.8, SortKey.PROBLEMS),
        _usual(Field.NEXT_STEP, 8.8, SortKey.NEXT_STEP),
        _usual(Field.DAYS_LATE, 5.0, SortKey.DAYS_LATE),
        _usual(Field.REMARK, 8.0, SortKey.REMARK),
        _usual(Field.WATCHED, 4.0, SortKey.WATCHED),
    )
)


def columns_for(headings: Sequence[str] = ()) -> tuple[ViewColumn, ...]:
    """Return every column there can be; `headings` are those of the extra columns of the ledger."""
    return (*map(ViewColumn, _USUAL), *(ViewColumn(Field.EXTRA, heading) for heading in headings))


def table_column(column: ViewColumn) -> TableColumn:
    """Return what is usual for a column."""
    if column.field is Field.EXTRA:
        return TableColumn(column.heading, _EXTRA_WIDTH, None)
    return _USUAL[column.field]
