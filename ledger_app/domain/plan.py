"""The document tasks come from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlanKind(StrEnum):
    """What sort of document a plan is."""

    ANNUAL = "年度计划"
    ACTION = "行动方案"
    LONG_TERM = "规划"
    RECTIFICATION = "整改方案"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of the ledger. It runs from `period_start` to `period_end`, both inclusive, if they are known."""

    id: str
    title: str
    doc_no: str = ""
    issuer: str = ""
    issue_date: date | None = None
    kind: PlanKind = PlanKind.OTHER
    period_start: date | None = None
    period_end: date | None = None
    deleted: bool = False
