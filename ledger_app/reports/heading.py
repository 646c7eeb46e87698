"""What stands above the rows: annex, title, note, the line of facts, and the heading with its merged groups."""

from collections.abc import Iterator, Sequence

from ledger_app.reports.columns import GridColumn, chinese_date
from ledger_app.reports.form import Form, FormFacts, FormRow
from ledger_app.reports.grid import Block, GridRow, Span, Style
from ledger_app.reports.heights import Room, height_of

ANNEX_SIZE, TITLE_SIZE, TEXT_SIZE = 16.0, 22.0, 12.0
"""Sizes of 三号, 二号 and 小四, in points."""


def fill_in(template: str, facts: FormFacts, rows: Sequence[FormRow]) -> str:
    """Return a form's text with its placeholders filled; {plan} is empty unless all rows are of one plan."""
    plans = {row.row.plan.id: row.row.plan for row in rows}
    plan = ""
    if len(plans) == 1:
        only = next(iter(plans.values()))
        plan = f"《{only.title}》" + (f"（{only.doc_no}）" if only.doc_no else "") if only.title else only.doc_no
    return template.format(
        office=facts.office,
        operator=facts.operator,
        phone=facts.phone,
        as_of=chinese_date(facts.as_of),
        plan=plan,
        count=len(rows),
    )


def across(text: str, style: Style, columns: Sequence[GridColumn], size: float) -> GridRow:
    """Return a row whose text is to stand over all columns."""
    room = Room.of(sum(column.width for column in columns), size)
    blanks = ("",) * (len(columns) - 1)
    return GridRow(height_of(text, room), (text, *blanks), (style,) * len(columns))


def heading_of(form: Form, columns: Sequence[GridColumn], facts: FormFacts, rows: Sequence[FormRow]) -> Block:
    """Return everything above the rows; its last rows are the heading proper, one for each level."""
    lines = (
        (form.annex, Style.ANNEX, ANNEX_SIZE),
        (form.title, Style.TITLE, TITLE_SIZE),
        (form.note, Style.NOTE, TEXT_SIZE),
    )
    texts = [(fill_in(text, facts, rows), style, size) for text, style, size in lines]
    grid_rows = [across(text, style, columns, size) for text, style, size in texts if text]
    spans = [Span(number, 1, number, len(columns)) for number in range(1, len(grid_rows) + 1)]
    parts = tuple(fill_in(part, facts, rows) for part in form.header)
    if parts:
        row, parts_spans = _facts_row(parts, columns, len(grid_rows) + 1)
        grid_rows.append(row)
        spans.extend(parts_spans)
    first = len(grid_rows) + 1
    grid_rows.extend(_heading_rows(columns))
    spans.extend(_heading_spans(columns, first))
    return Block(
        1, tuple(grid_rows), tuple(span for span in spans if (span.top, span.left) != (span.bottom, span.right))
    )


def depth_of(columns: Sequence[GridColumn]) -> int:
    """Return how many rows the heading has."""
    return max(len(column.heading) for column in columns)


def _facts_row(parts: tuple[str, ...], columns: Sequence[GridColumn], number: int) -> tuple[GridRow, list[Span]]:
    """Return the line of facts, its parts spread over the width, the last one at the right edge."""
    if len(parts) > len(columns):
        parts = ("　　".join(parts),)
    begins = _begins(len(parts), [column.width for column in columns])
    cells, styles, spans, height = [""] * len(columns), [Style.FACT] * len(columns), [], 0.0
    for part, begin, end in zip(parts, begins, [*begins[1:], len(columns)], strict=True):
        cells[begin] = part
        spans.append(Span(number, begin + 1, number, end))
        height = max(height, height_of(part, Room.of(sum(column.width for column in columns[begin:end]), TEXT_SIZE)))
    if len(parts) > 1:
        styles[begins[-1] :] = [Style.FACT_RIGHT] * (len(columns) - begins[-1])
    return GridRow(height, tuple(cells), tuple(styles)), spans


def _begins(parts: int, widths: Sequence[float]) -> list[int]:
    """Return the column, from 0, where each of `parts` begins, so that they share the width about evenly."""
    begins = [0]
    for nth in range(1, parts):
        edge = sum(widths) * nth / parts
        left = begins[-1] + 1
        nearest = min(range(left, len(widths) - (parts - nth) + 1), key=lambda at: abs(sum(widths[:at]) - edge))
        begins.append(nearest)
    return begins


def _heading_rows(columns: Sequence[GridColumn]) -> Iterator[GridRow]:
    """Yield the heading's rows, each as high as its highest text; what reaches down further fills up the last one."""
    depth = depth_of(columns)
    heights = [height_of("", Room.of(1, TEXT_SIZE))] * depth
    reaching = []
    for level in range(depth):
        for begin, end in _groups(columns, level):
            path = columns[begin].heading
            needed = height_of(path[level], Room.of(sum(column.width for column in columns[begin:end]), TEXT_SIZE))
            if level == len(path) - 1 < depth - 1:
                reaching.append((level, needed))
            else:
                heights[level] = max(heights[level], needed)
    for level, needed in reaching:
        heights[-1] += max(0.0, needed - sum(heights[level:]))
    for level, height in enumerate(heights):
        begins = {begin for begin, _ in _groups(columns, level)}
        cells = (column.heading[level] if at in begins else "" for at, column in enumerate(columns))
        yield GridRow(height, tuple(cells), (Style.HEADING,) * len(columns))


def _heading_spans(columns: Sequence[GridColumn], first: int) -> Iterator[Span]:
    """Yield the heading's merged areas: groups over their columns, single headings down to the last row."""
    depth = depth_of(columns)
    for level in range(depth):
        for begin, end in _groups(columns, level):
            is_last = level == len(columns[begin].heading) - 1
            yield Span(first + level, begin + 1, first + (depth - 1 if is_last else level), end)


def _groups(columns: Sequence[GridColumn], level: int) -> Iterator[tuple[int, int]]:
    """Yield begin and end of the neighbours that share a heading at `level`; a lowest heading stands alone."""
    begin = 0
    while begin < len(columns):
        path = columns[begin].heading
        end = begin + 1
        if level < len(path) - 1:
            while end < len(columns) and _shares(columns[end].heading, path, level):
                end += 1
        if level < len(path):
            yield begin, end
        begin = end


def _shares(path: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    return len(path) > level + 1 and path[: level + 1] == other[: level + 1]
