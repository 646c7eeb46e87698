"""Where a task that was found holds the words searched for, when no column shown holds them. Knows no Qt."""

from collections.abc import Iterator, Sequence

from ledger_app.desktop.grid.search_hits import hits_in
from ledger_app.desktop.grid.task_cells import TaskCells
from ledger_app.desktop.grid.task_columns import ColumnSpec
from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import text_of
from ledger_app.storage.search import normal

_BEFORE, _AFTER = 8, 16
_COMPUTED = {Field.REASONS, Field.LIGHT, Field.DAYS_LATE, Field.EXTRA, Field.WATCHED, Field.UNITS}
_HEADINGS = {heading.field: heading.text for heading in HEADINGS}


def found_where(row: TaskRow, cells: TaskCells, words: Sequence[str], shown: Sequence[ColumnSpec]) -> str:
    """Return in which columns that are not shown the words stand, with what is around them; "" where all are seen."""
    seen = "\n".join(f"{spec.value(row)}\n{spec.text(row, cells)}" for spec in shown)
    missing = [word for word in words if not _holds(seen, word)]
    return "；".join(_place(row, word) for word in missing)


def _place(row: TaskRow, word: str) -> str:
    for heading, text in _texts(row):
        found = hits_in(normal(text), (word,))
        if found:
            start, end = found[0]
            return f"“{word}”在{heading}：{_around(normal(text), start, end)}"
    return f"“{word}”在单位的别名里"


def _texts(row: TaskRow) -> Iterator[tuple[str, str]]:
    """Yield everything a task is found by, with its heading."""
    for field, heading in _HEADINGS.items():
        if field not in _COMPUTED:
            yield heading, text_of(field)(row)
    for heading, text in row.task.extra:
        yield heading, f"{text} {heading}"
    yield "上级任务", row.task.parent
    for person in row.task.people:
        yield "联系人", f"{person.name} {person.title} {person.phone}"


def _holds(text: str, word: str) -> bool:
    return bool(hits_in(normal(text), (word,)))


def _around(text: str, start: int, end: int) -> str:
    """Return what is found with some words before and after it."""
    begin, close = max(start - _BEFORE, 0), min(end + _AFTER, len(text))
    piece = text[begin:close].replace("\n", " ")
    return f"{'…' if begin else ''}{piece}{'…' if close < len(text) else ''}"
