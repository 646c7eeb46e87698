"""From the rows of an area to its task rows: sorted out, repaired, each under its headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.unit_words import split_units
from ledger_app.intake.tables.alignment import Fitness, Model, realign
from ledger_app.intake.tables.areas import Area
from ledger_app.intake.tables.columns import HeaderMap, columns_of, stage_columns
from ledger_app.intake.tables.outline import Outline, chapter_text, one_line
from ledger_app.intake.tables.prose_groups import first_of_next
from ledger_app.intake.tables.row_kinds import RowKind, kind_of_row
from ledger_app.intake.tables.rows import Row, join, with_cells

Ids = Mapping[tuple[str, int], str]
"""Task ids of our own export, by sheet name and row number."""


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that holds a task, with the headings above it and what was noticed on the way.

    Attributes:
        groups: the texts of its group columns as they stand; `carried` its finest group stands in a row above.
    """

    row: Row
    path: tuple[str, ...]
    groups: tuple[str, ...] = ()
    carried: bool = False
    findings: tuple[Finding, ...] = ()


_NEVER_FLOWING = (Field.NUMBER, Field.TITLE, Field.KIND, Field.DUE, Field.STATUS)

Entry = tuple[RowKind, Row, tuple[Finding, ...]]


@dataclass(slots=True)
class Sorted:
    """What the rows of an area are, in order: chapters and tasks, notes, findings."""

    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_rows(
    area: Area, columns: HeaderMap, prose: Mapping[str, str], ids: Ids
) -> tuple[tuple[TaskRow, ...], tuple[str, ...], tuple[Finding, ...]]:
    """Return the task rows of `area`, the notes in it, and findings on rows that are no tasks.

    Args:
        prose: what the plan says under each heading, by the bare heading.
        ids: task ids by row where the document is our own export: a row without one goes on in the row above,
            unless it says what only a task of its own does.
    """
    found = _sort(area, columns, ids)
    model = _model([row for kind, row, _ in found.entries if kind is RowKind.TASK], columns)
    fitness = Fitness(columns, model)
    found.entries = list(_with_numbered_chapters(found.entries, columns))
    found.entries = [
        (kind, *_repaired(row, columns, model, noted))
        if kind is RowKind.TASK and not ids and fitness.misfits(row)
        else (kind, row, noted)
        for kind, row, noted in found.entries
    ]
    tasks = _under_headings(found.entries, area, columns, own=bool(ids))
    return tuple(_by_prose(tasks, columns, prose)), tuple(found.notes), tuple(found.findings)


def _sort(area: Area, columns: HeaderMap, ids: Ids) -> Sorted:
    """Tell the rows apart, and join those that go on in the next row."""
    found = Sorted()
    ended = False
    for row in area.rows:
        before = found.entries[-1][1] if found.entries and found.entries[-1][0] is RowKind.TASK else None
        kind = kind_of_row(row, columns, area.last_headings, before)
        if kind is RowKind.UNITS and ids:
            kind = RowKind.TASK
        recorded = (row.table, row.number) in ids
        if kind is RowKind.TASK and ids and before is not None and not recorded and not _is_added(row, before, columns):
            kind = RowKind.MORE
        if ended and len(row.texts) == 1 and kind in {RowKind.CHAPTER, RowKind.MORE, RowKind.TASK, RowKind.GROUP}:
            kind = RowKind.NOTE
        if kind is RowKind.CHAPTER and chapter_text(row.texts) in area.titles:
            kind = RowKind.PAGE
        if kind is RowKind.MORE and before is not None:
            _go_on(found, _without_repeats(row, before, columns), columns, told=not ids)
        elif kind is RowKind.UNITS and before is not None:
            _add_units(found, row, columns)
        elif kind in {RowKind.TASK, RowKind.CHAPTER, RowKind.GROUP}:
            found.entries.append((kind, row, _hidden(row)))
            found.findings += _sums(row) if kind is RowKind.CHAPTER else ()
        elif kind in {RowKind.NOTE, RowKind.TOTAL, RowKind.SIGNATURE, RowKind.MORE}:
            _set_aside(found, row, kind)
        ended = (ended and kind is not RowKind.TASK) or kind is RowKind.NOTE
    return found


def _with_numbered_chapters(entries: Sequence[Entry], columns: HeaderMap) -> Iterator[Entry]:
    """Turn a row of only a number and a name into a chapter where the next number goes on from it: 1, then 1.1."""
    numbers = columns_of(columns, Field.NUMBER)
    for at, (kind, row, noted) in enumerate(entries):
        following = entries[at + 1] if at + 1 < len(entries) else None
        begins = kind is RowKind.TASK and len(row.texts) == 2 and bool(numbers) and following is not None
        if begins and following is not None and following[0] is RowKind.TASK:
            own, below = (each.cells[numbers[0].index].text.strip().rstrip("、.．") for each in (row, following[1]))
            if own and len(following[1].texts) > 2 and below.startswith(tuple(f"{own}{mark}" for mark in ".-—．_")):
                yield RowKind.CHAPTER, row, noted
                continue
        yield kind, row, noted


def _is_added(row: Row, before: Row, columns: HeaderMap) -> bool:
    """Whether a row that our export did not record was typed in as a task: the rest of one has no number or day."""
    if any(row.cells[column.index].text.strip() for column in columns_of(columns, *_NEVER_FLOWING)):
        return True
    contents, leads = columns_of(columns, Field.CONTENT), columns_of(columns, Field.LEAD)
    if not contents or not leads or any(cell.covered for cell in row.cells):
        return False
    lead = row.cells[leads[0].index].text.strip()
    said = row.cells[contents[-1].index].text.strip()
    return bool(said and lead) and lead != before.filled[leads[0].index].text.strip()


def _go_on(found: Sorted, row: Row, columns: HeaderMap, *, told: bool) -> None:
    kind, before, noted = found.entries[-1]
    message = "本行接续上一行（分页处断开），已并入上一行，请核对"
    finding = (Finding(Severity.WARNING, row.where, message),) if told else ()
    apart = _unit_columns(columns) if told else frozenset()  # ours flow on in the middle of a name
    found.entries[-1] = (kind, join(before, row, apart), (*noted, *finding))


def _add_units(found: Sorted, row: Row, columns: HeaderMap) -> None:
    """Put the units, persons and extra texts of a row below those of the task above; merges make that plain."""
    kind, before, noted = found.entries[-1]
    content = columns_of(columns, Field.CONTENT)[-1].index
    same = {
        index: cell._replace(text="")
        for index, cell in enumerate(row.cells)
        if cell.text and cell.text.strip() == before.filled[index].text.strip()
    }
    message = "本行没有任务内容，所列单位等已并入上一行的任务，请核对"
    finding = () if row.cells[content].covered else (Finding(Severity.WARNING, row.where, message),)
    found.entries[-1] = (kind, join(before, with_cells(row, same), range(len(row.cells))), (*noted, *finding))


def _unit_columns(columns: HeaderMap) -> frozenset[int]:
    return frozenset(column.index for column in columns_of(columns, Field.UNITS, Field.LEAD, Field.CO, Field.AREA))


def _without_repeats(row: Row, before: Row, columns: HeaderMap) -> Row:
    """Return a row that goes on from `before` without the names of its group, which stand anew at the top of a page."""
    groups = {column.index for column in columns_of(columns, Field.SECTION, Field.PLAN)} | _unit_columns(columns)
    repeated = [index for index in groups if row.cells[index].text == before.filled[index].text]
    return with_cells(row, {index: row.cells[index]._replace(text="") for index in repeated})


def _set_aside(found: Sorted, row: Row, kind: RowKind) -> None:
    text = " ".join(row.texts)
    if kind is RowKind.NOTE:
        found.notes.append(text)
    what = {RowKind.TOTAL: "合计行", RowKind.SIGNATURE: "落款", RowKind.NOTE: "表下说明"}.get(kind, "单独的文字")
    found.findings.append(Finding(Severity.NOTE, row.where, f"这一行是{what}，没有作为任务读取：{_short(text)}"))


def _sums(row: Row) -> tuple[Finding, ...]:
    """Return a note on the amounts in a chapter's row, which belong to none of its tasks."""
    amounts = [text for text in row.texts[1:] if text[0].isdecimal()]
    message = f"“{_short(row.texts[0])}”一行的小计没有读取：{'、'.join(amounts)}"
    return (Finding(Severity.NOTE, row.where, message),) if amounts else ()


def _hidden(row: Row) -> tuple[Finding, ...]:
    return (
        (Finding(Severity.WARNING, row.where, "本行在文件中是隐藏的，已照常读取，请核对是否需要"),)
        if row.hidden
        else ()
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]}…"


def _model(rows: Sequence[Row], columns: HeaderMap) -> Model:
    """Return the names that come up more than once under the unit and group headings."""
    units: Counter[str] = Counter()
    groups: Counter[str] = Counter()
    unit_columns = [column.index for column in columns_of(columns, Field.UNITS, Field.LEAD, Field.CO)]
    group_columns = [column.index for column in columns_of(columns, Field.SECTION)]
    for row in rows:
        for index in unit_columns:
            units.update(split_units(row.cells[index].text))
        groups.update(one_line(row.cells[index].text) for index in group_columns)
    return Model(
        frozenset(name for name, count in units.items() if count > 1 and len(name) <= 20),
        frozenset(name for name, count in groups.items() if count > 1 and name),
    )


def _repaired(
    row: Row, columns: HeaderMap, model: Model, noted: tuple[Finding, ...]
) -> tuple[Row, tuple[Finding, ...]]:
    """Return a row that does not fit with its cells back under their headings, and a warning in any case."""
    placed = realign(row, columns, model)
    if placed is None:
        strange = row.ragged and len(row.texts) > 2
        message = "本行各栏与表头对不上，可能错列，请对照原文核对"
        return row, (*noted, Finding(Severity.WARNING, row.where, message)) if strange else noted
    lost = [f"{year}年" for column, year in stage_columns(columns) if not placed.cells[column.index].text.strip()]
    lost = lost if len(lost) < len(stage_columns(columns)) else []
    missing = f"；{'、'.join(lost)}一栏的内容已缺失" if lost else ""
    return placed, (
        *noted,
        Finding(Severity.WARNING, row.where, f"本行各栏错位，已按内容归到对应栏目{missing}，请核对"),
    )


def _under_headings(entries: Sequence[Entry], area: Area, columns: HeaderMap, *, own: bool) -> list[TaskRow]:
    """Give each task row the headings above it; in our `own` exports an empty group cell means that there is none."""
    plans = columns_of(columns, Field.PLAN)[:1]
    plan = ""
    group_columns = [column.index for column in columns_of(columns, Field.SECTION)]
    outline = Outline(len(group_columns))
    for chapter in area.chapters:
        outline.begin_chapter(one_line(chapter))
    tasks = []
    for kind, row, findings in entries:
        if kind is RowKind.CHAPTER:
            outline.begin_chapter(chapter_text(row.texts))
            continue
        named = next((row.filled[column.index].text.strip() for column in plans), "")
        if named and plan and named != plan:
            outline.begin_plan()
        plan = named or plan
        (outline.enter_whole if own else outline.enter)([one_line(row.filled[index].text) for index in group_columns])
        if kind is RowKind.TASK:
            groups = tuple(one_line(row.cells[index].text) for index in group_columns)
            carried = bool(groups) and not groups[-1] and not row.cells[group_columns[-1]].covered
            tasks.append(TaskRow(row, outline.path, groups, carried, findings))
    return tasks


def _by_prose(tasks: list[TaskRow], columns: HeaderMap, prose: Mapping[str, str]) -> list[TaskRow]:
    """Move rows whose group cell is empty to the group that begins below them, where the plan's prose says so."""
    contents = columns_of(columns, Field.CONTENT)
    if not prose or not contents:
        return tasks
    for begin, end in _carried_runs(tasks):
        after = tasks[end]
        texts = [task.row.cells[contents[-1].index].text for task in tasks[begin:end]]
        first = first_of_next(texts, tasks[begin].path[-1], after.path[-1], prose)
        for at in range(begin + first if first is not None else end, end):
            message = f"“{after.path[-1]}”写在下面的行里，按正文本行也归入其中，请核对"
            finding = Finding(Severity.WARNING, tasks[at].row.where, message)
            tasks[at] = replace(tasks[at], path=after.path, findings=(*tasks[at].findings, finding))
    return tasks


def _carried_runs(tasks: Sequence[TaskRow]) -> Iterator[tuple[int, int]]:
    """Yield the runs of rows that carry a group from above, each right above a row where another group begins."""
    begin = None
    for at, task in enumerate(tasks):
        if task.carried and task.row.ragged:
            begin = at if begin is None else begin
            continue
        if begin is not None and task.groups and task.groups[-1] and tasks[begin].path:
            same_chapter = task.path[:-1] == tasks[begin].path[:-1]
            if same_chapter and task.path != tasks[begin].path:
                yield begin, at
        begin = None
