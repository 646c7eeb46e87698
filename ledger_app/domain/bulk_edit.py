"""Changing one field of many tasks at once (批量修改)."""

from dataclasses import dataclass
from enum import StrEnum

from ledger_app.domain.field import Field


class Way(StrEnum):
    """What becomes of what stands there: another in its place, more, less, or nothing."""

    REPLACE = "换成"
    ADD = "添加"
    REMOVE = "去掉"
    EMPTY = "清空"


SHARED = (
    Field.STATUS,
    Field.PERCENT,
    Field.LEAD,
    Field.CO,
    Field.AREA,
    Field.DUE,
    Field.PRINCIPAL,
    Field.LIAISON,
    Field.SECTION,
    Field.PLAN,
    Field.KIND,
    Field.CADENCE,
    Field.WATCHED,
    Field.REMARK,
)
"""Fields that many tasks can have alike; what a task says for itself (内容, 序号, 进展) is not among them."""

UNITS = frozenset({Field.LEAD, Field.CO, Field.AREA})


_ALWAYS = frozenset({Field.STATUS, Field.PERCENT, Field.PLAN, Field.KIND, Field.WATCHED})


def ways_of(field: Field) -> tuple[Way, ...]:
    """Return in which ways a field can be changed in bulk; the usual one is the first."""
    if field in _ALWAYS:
        return (Way.REPLACE,)
    if field in UNITS:
        return tuple(Way)
    return (Way.ADD, Way.REPLACE, Way.EMPTY) if field is Field.REMARK else (Way.REPLACE, Way.EMPTY)


@dataclass(frozen=True, slots=True)
class BulkChange:
    """What becomes of one field of all selected tasks."""

    field: Field
    text: str
    way: Way = Way.REPLACE
