"""The columns of a form for given rows: years and extra headings unfolded, empty ones left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial

from ledger_app.domain.field import Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show, text_of
from ledger_app.reports.form import DATES, Align, Column, Form, Format, FormRow, Hide
from ledger_app.reports.heights import Room, height_of

CellText = Callable[[FormRow], str]
_REMEMBERED = 1024
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SHAPES = {Format.DATE_CHINESE: "{}年{}月{}日", Format.DATE_DOTS: "{}.{:02}.{:02}"}


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column as it stands in the sheet.

    Attributes:
        field: what it is about.
        is_number: what it shows are numbers, which people will want to sort by.
        text: what a task shows in it.
        height: how high a row must be for a text in this column, in points; texts come again, so it remembers.
    """

    heading: tuple[str, ...]
    width: float
    align: Align
    merge: bool
    field: Field
    is_number: bool
    room: Room
    text: CellText
    height: Callable[[str], float]


def columns_of(form: Form, rows: Sequence[FormRow]) -> tuple[GridColumn, ...]:
    """Return the columns that `form` has for `rows`."""
    return tuple(
        _grid_column(column, text, form.fonts.body_size)
        for given in form.columns
        for column, text in _unfold(given, rows)
        if _is_wanted(column, text, rows)
    )


def _grid_column(column: Column, text: CellText, size: float) -> GridColumn:
    room = Room.of(column.width, size)
    return GridColumn(
        heading=column.heading,
        width=column.width,
        align=column.align,
        merge=column.merge,
        field=column.field,
        is_number=column.field is Field.DAYS_LATE and column.format is Format.PLAIN,
        room=room,
        text=text,
        height=lru_cache(maxsize=_REMEMBERED)(partial(height_of, room=room)),
    )


def _unfold(column: Column, rows: Sequence[FormRow]) -> Iterator[tuple[Column, CellText]]:
    """Yield the columns that one column of the form stands for."""
    if column.field is Field.EXTRA:
        found = dict.fromkeys(heading for row in rows for heading, _ in row.row.task.extra)
        for heading in (column.extra,) if column.extra else found:
            yield replace(column, heading=(heading,)), _blank_as(column.blank, _extra(heading))
    elif column.format is Format.YEARLY:
        for year in sorted({stage.year for row in rows for stage in row.row.task.schedule}):
            yield replace(column, heading=(*column.heading, f"{year}年")), _blank_as(column.blank, _stage(year))
    else:
        yield column, _blank_as(column.blank, _text_of(column))


def _is_wanted(column: Column, text: CellText, rows: Sequence[FormRow]) -> bool:
    match column.hide:
        case Hide.NEVER:
            return True
        case Hide.EMPTY:
            return any(text(row) not in {"", column.blank} for row in rows)
        case Hide.SAME:
            return len({text(row) for row in rows}) > 1


def _text_of(column: Column) -> CellText:
    """Return how a column that stands for itself shows a task."""
    field = column.field
    if field is Field.REASONS:
        return _reasons(column.format)
    if column.format is Format.WORKDAYS:
        return _days_and_workdays
    if column.format is Format.LAST_SECTION:
        return lambda row: row.row.task.section_path[-1] if row.row.task.section_path else ""
    if column.format is Format.UNLESS_REPEATED:
        return lambda row: "" if row.row.task.title in row.row.task.content else row.row.task.title
    if column.format is Format.WITH_HELPERS:
        return _leads_and_helpers
    if field in DATES and column.format is not Format.PLAIN:
        return _dated(field, column.format)
    shown = text_of(field)
    return lambda row: shown(row.row)


def _leads_and_helpers(row: FormRow) -> str:
    """Return the lead units, and those that help or where it is done in a line below."""
    helpers = dict.fromkeys((*row.row.co_names, *row.row.area_names))
    return "\n".join("、".join(names) for names in (row.row.lead_names, helpers) if names)


def _days_and_workdays(row: FormRow) -> str:
    """Return both counts of days, one under the other: 144天, （100个工作日）."""
    if not row.row.days_late:
        return ""
    workdays = "" if row.workdays_late is None else f"\n（{row.workdays_late}个工作日）"
    return f"{row.row.days_late}天{workdays}"


def _dated(field: Field, shape: Format) -> CellText:
    """Return how a date reads in another shape; words in its place stay as they are."""

    def text(row: FormRow) -> str:
        day = _day(row.row, field)
        if day is None:
            return show(row.row, field)
        return _SHAPES[shape].format(day.year, day.month, day.day)

    return text


def _reasons(shape: Format) -> CellText:
    """Return how the reasons read, the days in them in the form's own shape."""
    if shape is Format.PLAIN:
        return lambda row: show(row.row, Field.REASONS, row.reasons)

    def shaped(day: re.Match[str]) -> str:
        return _SHAPES[shape].format(*map(int, day.groups()))

    return lambda row: _ISO_DAY.sub(shaped, show(row.row, Field.REASONS, row.reasons))


def _day(row: TaskRow, field: Field) -> date | None:
    match field:
        case Field.START:
            return row.task.start
        case Field.DUE:
            return row.task.due
        case _:
            return row.state.completed_on


def chinese_date(day: date) -> str:
    """Return 2025年11月21日."""
    return _SHAPES[Format.DATE_CHINESE].format(day.year, day.month, day.day)


def _extra(heading: str) -> CellText:
    return lambda row: "\n".join(text for name, text in row.row.task.extra if name == heading)


def _stage(year: int) -> CellText:
    return lambda row: next((stage.word.value for stage in row.row.task.schedule if stage.year == year), "")


def _blank_as(blank: str, text: CellText) -> CellText:
    if not blank:
        return text
    return lambda row: text(row) or blank
