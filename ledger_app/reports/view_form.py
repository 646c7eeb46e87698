"""The form that a table on the screen amounts to: its columns in their order, with their headings and widths."""

from ledger_app.domain.field import Field
from ledger_app.domain.table_columns import table_column
from ledger_app.domain.view import Layout, ViewColumn
from ledger_app.reports.form import Align, Column, Form, Format, Page

_CENTERED = frozenset(
    {
        Field.LIGHT,
        Field.NUMBER,
        Field.SECTION,
        Field.KIND,
        Field.START,
        Field.DUE,
        Field.CADENCE,
        Field.STATUS,
        Field.COMPLETED_ON,
        Field.PERCENT,
        Field.DAYS_LATE,
        Field.WATCHED,
    }
)
_HALVES = 2.0
"""Characters as Excel counts them in one of full width."""
_SHARE = 3.0
"""Full-width characters that each share of what is left on the screen comes to on paper."""
_NARROWEST, _WIDEST = 6.0, 80.0
_WIDEST_ON_A4 = 170.0


def form_of(name: str, layout: Layout) -> Form:
    """Return the form of a layout, called `name`; groups are those of the rows put into it."""
    columns = tuple(_column(column) for column in layout.columns)
    wide = sum(column.width for column in columns) > _WIDEST_ON_A4
    return Form(
        name=name,
        description=name,
        title=name.replace("{", "{{").replace("}", "}}"),
        columns=columns,
        header=("填报单位：{office}", "共 {count} 项任务", "截至日期：{as_of}"),
        page=Page("A3" if wide else "A4"),
    )


def _column(column: ViewColumn) -> Column:
    usual = table_column(column)
    width = _HALVES * (column.width or usual.width + _SHARE * usual.share)
    return Column(
        field=column.field,
        heading=(usual.heading,),
        width=min(_WIDEST, max(_NARROWEST, width)),
        align=Align.CENTER if column.field in _CENTERED else Align.LEFT,
        format=Format.WITH_HELPERS if column.field is Field.LEAD else Format.PLAIN,
        extra=column.heading,
    )
