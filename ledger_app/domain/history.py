"""What one person did, and which fields it changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DeedKind(StrEnum):
    """Whether a deed is somebody's work or takes work back or forward."""

    WORK = "work"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing a person did: one transaction, one step of undo.

    Attributes:
        sequence: order in the ledger, from 1.
        name: what was done, in the words of a menu ("导入 方案.xlsx", "更新进展").
        reverts: with kind UNDO or REDO, the sequence of the deed concerned.
        undone: it is taken back at present.
    """

    sequence: int
    name: str
    at: datetime
    by: str
    host: str
    kind: DeedKind = DeedKind.WORK
    reverts: int | None = None
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one thing changed by a deed. `field` is "" where a whole thing was created.

    Attributes:
        entity: "task", "report", "plan", "unit", "office", "settings" or "choice".
        entity_id: the id of the thing.
        number: the plan's number of the task concerned, "" for others.
        old, new: as text for people to read; "" for nothing.
    """

    deed: Deed
    entity: str
    entity_id: str
    number: str
    field: str
    old: str
    new: str
