"""What a cell of the table holds, as a clerk would type it: values without what they mean (73%, not 8/11家)."""

from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show

ONGOING = "长期坚持"


def cell_text(row: TaskRow, field: Field, heading: str = "") -> str:
    """Return the value of a cell: editing begins with it, copying puts it out, and typing it again changes nothing."""
    match field:
        case Field.EXTRA:
            return "；".join(text for name, text in row.task.extra if name == heading and text)
        case Field.DUE:
            return str(row.task.due) if row.task.due else ONGOING if row.task.ongoing else ""
        case Field.MILESTONES:
            return "\n".join(f"{step.day} {step.text}" for step in row.task.milestones)
        case Field.REASONS:
            return ""
    return show(row, field)


def column_name(field: Field, heading: str = "") -> str:
    """Return what a column is called in sentences: as on the screen, where forms head 属地 as 责任街镇."""
    if field is Field.EXTRA:
        return heading
    if field is Field.AREA:
        return "属地"
    return next(known.text for known in HEADINGS if known.field is field)
