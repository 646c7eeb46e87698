"""Lines that begin with a label (责任单位：…, 整改目标：…), and whether a text names the units of a task at all."""

import re

from ledger_app.domain.field import Field
from ledger_app.intake.prose.label import labelled
from ledger_app.intake.prose.numeral import numeral_at

UNIT_FIELDS = frozenset({Field.UNITS, Field.LEAD, Field.CO, Field.AREA})
TIME_FIELDS = frozenset({Field.DUE, Field.MILESTONES, Field.SCHEDULE, Field.START, Field.CADENCE})
PEOPLE_FIELDS = frozenset({Field.PRINCIPAL, Field.LIAISON, Field.PHONE})
_OF_THE_WHOLE = UNIT_FIELDS | TIME_FIELDS | PEOPLE_FIELDS
_NAMES_UNITS = re.compile(
    r"(?:责任|牵头|主办|承办|落实|主责|实施|配合)(?:责任)?(?:单位|部门|主体|科室|处室)\s*[】\]）)]?\s*(?:[：:]|为)"
    r"|[（(〔\[【][^（()）]{2,120}(?:负责|牵头|参与|配合|落实)[^（()）]{0,12}[）)〕\]】]"
)


def label_of(text: str) -> tuple[Field, int] | None:
    """Return the field whose label a line begins with, behind its numeral, and where its words begin."""
    numeral = numeral_at(text)
    start = numeral.end if numeral is not None else 0
    first = next(iter(labelled(f"{text[start:]}\n")), None)
    if first is None or first.field is None or first.start > 1:
        return None
    return first.field, min(start + first.value_start, len(text))


def is_labelled(text: str) -> bool:
    """Whether a line states units, time or people of what stands above it."""
    found = label_of(text)
    return found is not None and found[0] in _OF_THE_WHOLE and numeral_at(text) is None


def names_units(text: str) -> bool:
    """Whether a text says by label or bracket which units are responsible."""
    return _NAMES_UNITS.search(text) is not None
