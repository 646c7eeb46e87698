"""Next year's plan beside this year's: what an import proposes as 承接, and what the clerk agreed to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.import_preview import ImportPreview, Mark, PreviewRow
from ledger_app.actions.likeness import likeness
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.succession import can_go_on, continuations, plan_before
from ledger_app.storage.reader import Reader


def open_rows_before(reader: Reader, plan: Plan, clerk: Clerk) -> tuple[TaskRow, ...]:
    """Return what `plan` may go on with: the tasks of the plan before it that are open or ongoing today."""
    before = plan_before(plan, reader.plans(), likeness)
    if before is None:
        return ()
    rows = reader.rows(TaskQuery(clerk.today, plans=(before.id,)))
    return tuple(row for row in rows if can_go_on(row.task, row.state))


def with_continuations(rows: Mapping[str, PreviewRow], earlier: Sequence[TaskRow]) -> dict[str, PreviewRow]:
    """Return rows of one plan, by draft id, each with the earlier task that it seems to go on with."""
    if not earlier:
        return dict(rows)
    linked = {row.task.continues for row in rows.values() if row.task is not None}
    unlinked = [
        row for row in rows.values() if not row.is_outline and row.mark is not Mark.FAULTY and not _is_linked(row)
    ]
    free = [row.task for row in earlier if row.task.id not in linked]
    found = continuations([row.draft for row in unlinked], free, earlier[0].plan, likeness)
    return {key: replace(row, continues=found.get(key)) for key, row in rows.items()}


def sure_continuations(preview: ImportPreview) -> dict[str, str]:
    """Return the ids of the earlier tasks that rows surely go on with, by draft id."""
    return {
        row.draft.id: row.continues.task.id for row in preview.rows if row.continues is not None and row.continues.sure
    }


def _is_linked(row: PreviewRow) -> bool:
    """Whether the ledger says already what a row goes on with."""
    return row.task is not None and (row.task.deleted or bool(row.task.continues))
