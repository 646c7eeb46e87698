"""Units: departments, streets, parks, enterprises, and the sets that stand for several of them."""

from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What sort of body a unit is. A SET (各街镇, 各成员单位) stands for the units in its `members`."""

    DEPARTMENT = "部门"
    STREET = "街镇"
    PARK = "园区"
    ENTERPRISE = "企业"
    SET = "集合"


class PersonRole(StrEnum):
    """责任人 (处级负责人) or 联系人 (科级联系人)."""

    PRINCIPAL = "principal"
    LIAISON = "liaison"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a unit, or one that a task names for itself."""

    role: PersonRole
    name: str
    title: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or a set of units; recognised by name, short name or alias.

    Attributes:
        members: unit ids of a set; empty for a set that the clerk must still fill, and for every other kind.
        provisional: created by an import and not yet confirmed by the clerk (暂定).
        deleted: merged into another unit or thrown away; kept so that old tasks still show it.
    """

    id: str
    name: str
    kind: UnitKind = UnitKind.DEPARTMENT
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    persons: tuple[Person, ...] = ()
    members: tuple[str, ...] = ()
    provisional: bool = False
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """本单位: who keeps this ledger; printed on forms. `operator` is the ledger's maker (经办人)."""

    name: str = ""
    operator: str = ""
    contact: str = ""
    phone: str = ""
