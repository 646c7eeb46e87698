"""Joins the rows of an annex table with the items of the plan's prose: each task once, the row being the richer one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.plain_words import grams
from ledger_app.intake.tables.prose_groups import bare_heading

_SAME = 0.95
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Joined:
    """The tasks of a document: items of its prose first, then the rows, each linked to the item it belongs to."""

    tasks: tuple[TaskDraft, ...]
    targets: tuple[TargetDraft, ...]


def join(rows: Sequence[TaskDraft], items: Sequence[TaskDraft], targets: Iterable[TargetDraft]) -> Joined:
    """Return rows and items as one list of tasks.

    An item whose words all stand in its rows is left to them; one that says more stays as their outline (`parent` of
    the rows); one without rows is a task.

    Args:
        targets: of the prose; those of items left to their rows go with them.
    """
    if not items:
        return Joined(tuple(rows), tuple(targets))
    linked = [row if row.parent else replace(row, parent=_item_of(row, items)) for row in rows]
    rows_of: dict[str, list[TaskDraft]] = defaultdict(list)
    for row in linked:
        rows_of[row.parent].append(row)
    kept = []
    for item in items:
        told = frozenset().union(*(grams(row.content) for row in (*rows_of[item.id], *rows_of[item.parent])))
        words = grams(item.content)
        share = len(words & told) / len(words) if words else 0.0
        if share < _SAME or not told:
            kept.append(replace(item, outline=bool(rows_of[item.id]) or share >= _ALIKE))
    ids = {item.id for item in items} - {item.id for item in kept}
    return Joined(
        tasks=(*kept, *(replace(row, parent="") if row.parent in ids else row for row in linked)),
        targets=tuple(target for target in targets if target.task not in ids),
    )


def _item_of(row: TaskDraft, items: Sequence[TaskDraft]) -> str:
    """Return the id of the item that a row belongs to: whose title heads it, else that says the same."""
    heading = bare_heading(row.section_path[-1]) if row.section_path else ""
    headed = [item for item in items if heading and bare_heading(item.title) == heading]
    if len(headed) == 1:
        return headed[0].id
    words = grams(row.content)
    shares = {item.id: len(words & grams(item.content)) / len(words) for item in items} if words else {}
    best = max(shares, key=shares.__getitem__, default="")
    return best if best and shares[best] >= _ALIKE else ""


def without_lead(joined: Joined, items: Sequence[TaskDraft]) -> Iterator[Finding]:
    """Yield a note where neither the prose nor a row says who leads tasks of the prose."""
    ids = {item.id for item in items}
    tasks = [task for task in joined.tasks if task.id in ids and not task.outline]
    silent = [task for task in tasks if not task.lead_units]
    if silent:
        which = "各项任务都" if len(silent) == len(tasks) else f"有 {len(silent)} 项任务"
        yield Finding(Severity.NOTE, silent[0].where, f"正文{which}没有写明牵头单位，写入后请补填")
