"""What a clerk types or pastes into cells of the table, and what becomes of it, as values.

How a typed text is read stands in cell_reading.py, how a cell's own text reads in cell_text.py.
"""

import re
from dataclasses import dataclass

from ledger_app.domain.field import Field

_LONG_QUOTE = re.compile("“([^”]{30})[^”]{30,}”")

REPORTED = frozenset(
    {Field.STATUS, Field.COMPLETED_ON, Field.PERCENT, Field.LATEST, Field.PROBLEMS, Field.NEXT_STEP},
)
"""Fields that are said in an entry of progress, not in the task itself."""

_NOT_TYPED = {
    Field.LIGHT: "预警灯由时限和进展算出，不能直接改；要改请改时限、状态或进度",
    Field.DAYS_LATE: "逾期天数由完成时限算出，不能直接改；要改请改时限或状态",
    Field.REASONS: "预警原因由时限和进展算出，不能直接改",
    Field.UNITS: "责任单位由牵头、配合、属地合成，请分别改这三栏",
    Field.PHONE: "联系电话随联系人填写，请改“联系人”一栏",
}

EDITABLE = frozenset(Field) - _NOT_TYPED.keys()
"""Fields whose cells can be typed into."""


def why_not_editable(field: Field) -> str:
    """Return the sentence that says why a cell of `field` cannot be typed into, "" where it can."""
    return _NOT_TYPED.get(field, "")


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A text for one cell; "" empties it.

    Attributes:
        heading: with Field.EXTRA, which of the extra columns.
    """

    task_id: str
    field: Field
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A task that entries make: they name it by `task_id`, which is a fresh one."""

    task_id: str
    plan_id: str


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that changes: `old` and `new` as the cell reads; `number` is the plan's number of the task."""

    task_id: str
    number: str
    field: Field
    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An entry that cannot be written, why, and what to do.

    Attributes:
        number: the plan's number of the task.
        old: what the cell reads, and goes on reading.
    """

    entry: CellEntry
    message: str
    advice: str = ""
    number: str = ""
    old: str = ""

    @property
    def sentence(self) -> str:
        """Why and what to do, in one sentence; of a long text in “” only the begin."""
        said = f"{self.message}，{self.advice}" if self.advice else self.message
        return _LONG_QUOTE.sub(r"“\1…”", said)
