"""Sorting by a column sorts by what its cells say."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ledger_app.domain.field import Field
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import text_of
from ledger_app.domain.table_columns import columns_for, table_column
from ledger_app.domain.task import TaskKind
from ledger_app.domain.view import ViewColumn
from ledger_app.storage.ledger import Ledger
from tests.engines import AT
from tests.storage.test_column_filters import DAY, EARLIER, PLANS, REPORTS, TASKS, UNITS

BY_VALUE: dict[Field, Callable[[TaskRow], Any]] = {
    Field.START: lambda row: row.task.start,
    Field.COMPLETED_ON: lambda row: row.state.completed_on,
    Field.DAYS_LATE: lambda row: row.days_late or None,
    Field.KIND: lambda row: list(TaskKind).index(row.task.kind),
    Field.WATCHED: lambda row: not row.task.watched,
}
BY_TEXT = (
    Field.PRINCIPAL,
    Field.LIAISON,
    Field.PROBLEM,
    Field.GOAL,
    Field.DUE_TEXT,
    Field.CADENCE,
    Field.SCHEDULE,
    Field.MILESTONES,
    Field.TARGET,
    Field.PROBLEMS,
    Field.NEXT_STEP,
    Field.REMARK,
)


@pytest.fixture(scope="module")
def filled(shared_ledger: Ledger) -> Ledger:
    """Return a ledger with five tasks, which is only read."""
    with shared_ledger.transaction("导入", by="何青", at=AT) as store:
        store.save_many([*UNITS, *PLANS, *TASKS, *REPORTS])
    return shared_ledger


@pytest.mark.parametrize("day", [DAY, EARLIER])
@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("field", [*BY_VALUE, *BY_TEXT])
def test_a_column_sorts_by_its_cells_and_empty_ones_come_last(
    filled: Ledger, field: Field, down: bool, day: date
) -> None:
    sort = table_column(ViewColumn(field)).sort
    assert sort is not None
    value: Callable[[TaskRow], Any] = BY_VALUE.get(field) or (lambda row: text_of(field)(row) or None)
    with filled.reading() as reader:
        rows = reader.rows(TaskQuery(day))
        found = reader.task_ids(TaskQuery(day, sort=((sort, down),)))
    stated = sorted((row for row in rows if value(row) is not None), key=value, reverse=down)
    assert found == [row.task.id for row in (*stated, *(row for row in rows if value(row) is None))]


def test_every_column_of_a_table_but_the_extra_ones_can_be_sorted_by() -> None:
    assert [column.field for column in columns_for(("资金来源",)) if table_column(column).sort is None] == [Field.EXTRA]
