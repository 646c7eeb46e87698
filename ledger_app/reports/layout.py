"""From a form, its rows and its facts to the grid of a sheet. Pure: no file, no library."""

from collections.abc import Iterable, Iterator, Sequence

from ledger_app.domain.long_work import Cancelled, Progress
from ledger_app.domain.showing import show
from ledger_app.errors import LedgerError
from ledger_app.reports.columns import GridColumn, columns_of
from ledger_app.reports.form import Form, FormFacts, FormRow
from ledger_app.reports.grid import Block, Grid, GridRow, Style
from ledger_app.reports.heading import TEXT_SIZE, across, depth_of, fill_in, heading_of
from ledger_app.reports.heights import HIGHEST
from ledger_app.reports.pages import Pages, height_on
from ledger_app.reports.strips import Strip, TaskStrips


def lay_out(form: Form, rows: Sequence[FormRow], facts: FormFacts, progress: Progress, cancelled: Cancelled) -> Grid:
    """Return the grid of `form` filled with `rows`.

    Raises:
        LedgerError: `cancelled` said so, while the pages of the grid are walked through.
    """
    chosen = _chosen(form, rows)
    columns = columns_of(form, chosen)
    top = heading_of(form, columns, facts, chosen)
    heading = (top.last - depth_of(columns) + 1, top.last)
    return Grid(
        sheet=form.name,
        headings=tuple(column.heading[-1] for column in columns),
        widths=tuple(column.width for column in columns),
        top=top,
        heading=heading,
        pages=_told(_pages(form, columns, chosen, facts, top, heading), len(chosen), progress, cancelled),
        page=form.page,
        fonts=form.fonts,
        footer=f"台账校验 {facts.history_head[:12]}" if facts.history_head else "",
    )


def _chosen(form: Form, rows: Sequence[FormRow]) -> Sequence[FormRow]:
    """Return the rows that the form is about, in its order."""
    chosen = [row for row in rows if not form.lights or row.row.light in form.lights]
    if form.group_by is None:
        return chosen
    groups: dict[str, list[FormRow]] = {}
    for row in chosen:
        groups.setdefault(show(row.row, form.group_by), []).append(row)
    return [row for group in groups.values() for row in group]


def _pages(
    form: Form,
    columns: Sequence[GridColumn],
    rows: Sequence[FormRow],
    facts: FormFacts,
    top: Block,
    heading: tuple[int, int],
) -> Iterator[Block]:
    """Yield the pages below the heading, as they fill up."""
    height = height_on(form.page, [column.width for column in columns])
    first_room = height - sum(row.height for row in top.rows)
    room = height - sum(row.height for row in top.rows[heading[0] - 1 :])
    pages = Pages(columns, first_room, room, top.last + 1)
    tasks = TaskStrips(columns, min(HIGHEST, first_room, room))
    path: tuple[str, ...] = ()
    for row in rows:
        chapters: list[Strip] = []
        above = _above(form, row)
        if above != path:
            new = _new_chapters(above, path)
            chapters = [_over_all(across(text, Style.SECTION, columns, TEXT_SIZE)) for text in new]
            path = above
            tasks.begin_group()
        yield from pages.add([*chapters, *tasks.of(row)])
    if not rows:
        yield from pages.add([_over_all(across(form.empty, Style.CENTER, columns, form.fonts.body_size))])
    notes = (across(fill_in(note, facts, rows), Style.BELOW, columns, TEXT_SIZE) for note in form.notes)
    yield from pages.add([_over_all(note) for note in notes])
    yield from pages.close()


def _above(form: Form, row: FormRow) -> tuple[str, ...]:
    """Return the headings that stand in rows of their own above a task."""
    if row.group:
        return (row.group,)
    return row.row.task.section_path[:-1] if form.section_rows else ()


def _new_chapters(above: tuple[str, ...], path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the headings above a task that are not those above the task before, which stands under `path`."""
    same = 0
    while same < min(len(above), len(path)) and above[same] == path[same]:
        same += 1
    return above[same:]


def _over_all(row: GridRow) -> Strip:
    return Strip(row.height, row.cells, row.styles, across=True)


def _told(pages: Iterable[Block], total: int, progress: Progress, cancelled: Cancelled) -> Iterator[Block]:
    """Yield `pages`, telling how many tasks stand on them and asking whether to go on."""
    done = 0
    for block in pages:
        if cancelled():
            raise LedgerError("导出已取消", "原来的文件没有改动")
        yield block
        done += sum([row.task_id != "" for row in block.rows])
        progress(done, total)
