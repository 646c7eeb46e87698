"""A form: what an Excel table looks like, as data; and the rows and facts that it is filled with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.row import TaskRow


class Align(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"


class Hide(StrEnum):
    """When a column is left out: never, when no row says anything in it, or when all rows say the same."""

    NEVER = "never"
    EMPTY = "empty"
    SAME = "same"


class Format(StrEnum):
    """How a column shows its field, where that differs from showing.py; dates by an example of them."""

    PLAIN = ""
    DATE_CHINESE = "2025年11月21日"
    DATE_DOTS = "2025.11.21"
    WORKDAYS = "工作日"
    LAST_SECTION = "末级"
    YEARLY = "逐年"
    UNLESS_REPEATED = "不重复"
    WITH_HELPERS = "连同配合"


DATES = frozenset({Field.START, Field.DUE, Field.COMPLETED_ON})
FORMATS = {
    **dict.fromkeys((*DATES, Field.REASONS), frozenset({Format.PLAIN, Format.DATE_CHINESE, Format.DATE_DOTS})),
    Field.DAYS_LATE: frozenset({Format.PLAIN, Format.WORKDAYS}),
    Field.SECTION: frozenset({Format.PLAIN, Format.LAST_SECTION}),
    Field.SCHEDULE: frozenset({Format.PLAIN, Format.YEARLY}),
    Field.TITLE: frozenset({Format.PLAIN, Format.UNLESS_REPEATED}),
    Field.LEAD: frozenset({Format.PLAIN, Format.WITH_HELPERS}),
}
"""The formats a field can take; any other field takes PLAIN alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form, or several: 逐年 gives one for each year, the field `extra` one for each heading in it.

    不重复 leaves out a title whose words stand in the content anyway; 连同配合 names co and area units below the leads.

    Attributes:
        heading: from the top row of the heading down; equal neighbours of a higher row are merged.
        width: in characters, as Excel counts them.
        merge: equal neighbours down the column are one cell, within what the columns left of it hold together.
        blank: what stands in an empty cell.
        extra: with the field `extra`, the one heading that is meant; "" for all.
    """

    field: Field
    heading: tuple[str, ...]
    width: float
    align: Align = Align.LEFT
    format: Format = Format.PLAIN
    merge: bool = False
    hide: Hide = Hide.NEVER
    blank: str = ""
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The paper: "A3" or "A4", and its margins in millimetres."""

    paper: str = "A4"
    landscape: bool = True
    top: float = 20.0
    bottom: float = 20.0
    left: float = 18.0
    right: float = 18.0


@dataclass(frozen=True, slots=True)
class Fonts:
    """Fonts by name and the size of the body in points."""

    title: str = "方正小标宋简体"
    heading: str = "黑体"
    body: str = "仿宋_GB2312"
    body_size: float = 12.0


@dataclass(frozen=True, slots=True)
class Form:
    """An Excel form. Its texts may hold {office} {operator} {phone} {as_of} {plan} {count}.

    Attributes:
        annex: stands above the title at the left (附件1); "" for none.
        note: one line under the title; left out where it comes to nothing.
        header: parts of the line above the table, spread over its width.
        notes: lines under the table.
        empty: stands in place of the rows where there are none.
        section_rows: chapters stand in rows of their own, all but the innermost heading.
        group_by: rows with equal text in this field are brought together, in the order of their first.
        lights: only tasks with one of these lights; empty for all.
    """

    name: str
    description: str
    title: str
    columns: tuple[Column, ...]
    annex: str = ""
    note: str = ""
    header: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = "（无）"
    section_rows: bool = False
    group_by: Field | None = None
    lights: tuple[Light, ...] = ()
    page: Page = Page()
    fonts: Fonts = Fonts()


@dataclass(frozen=True, slots=True)
class FormSummary:
    """One line of the list of forms; `fault` says what is wrong with its file, "" for a sound one."""

    name: str
    description: str
    fault: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A task as a form shows it: its row, with what is computed only for the tasks on paper.

    Attributes:
        reasons: the sentences of its light.
        workdays_late: working days late, beside the calendar days of `row`; None where not counted.
        group: what the group is called that it stands in, in a row above the first of it; "" for none.
    """

    row: TaskRow
    reasons: tuple[str, ...] = ()
    workdays_late: int | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What a form says of itself: who fills it in, for which day, out of which ledger.

    Attributes:
        history_head: head of the ledger's history chain, printed at the foot; "" where the office does not want it.
    """

    as_of: date
    office: str = ""
    operator: str = ""
    phone: str = ""
    ledger_uuid: str = ""
    history_head: str = ""
