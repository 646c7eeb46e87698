"""Who must do a task: names from the unit columns, each in the role that its column, its words or its kind give it."""

import re
from dataclasses import dataclass

from ledger_app.domain.field import Field
from ledger_app.domain.unit_words import NamedUnit, RoleWord, is_area_name, read_units
from ledger_app.intake.task_cells import TaskCells

_FIRST_LEADS = re.compile(
    r"(?:首位|第一位?|首个|第一个|最前)[^。；;\n]{0,10}?(?:为|是|系|即)[^。；;\n]{0,4}?(?:牵头|主办|主责)"
    r"|(?:牵头|主办|主责)(?:单位|部门)?(?:列|排|位列|排名|居)(?:在)?(?:首位|第一|最前)"
)
_IN_TEXT = re.compile(
    r"[（(〔\[]((?:责任|牵头|主办|主责|承办|落实)(?:责任)?(?:单位|部门|主体)?[：:][^（()）〔〕\[\]]{2,200})[）)〕\]]"
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The units of a task by role; `assumed` where the document does not tell lead from co."""

    lead: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    assumed: bool = False


def tells_first_leads(text: str) -> bool:
    """Whether a text holds the rule that of several units the first one named leads."""
    return bool(_FIRST_LEADS.search(text))


def roles_of(cells: TaskCells, content: str, *, first_leads: bool) -> Roles:
    """Return the units of a task row.

    Streets, towns, parks and sets of them are area units whatever column they stand in, unless they lead.

    Args:
        first_leads: a rule of the document says that the first of several units leads.
    """
    lead = _names(cells, Field.LEAD)
    co = _names(cells, Field.CO)
    leading = [unit.name for unit in lead if unit.role is not RoleWord.CO]
    helping = [unit.name for unit in lead if unit.role is RoleWord.CO]
    leading += [unit.name for unit in co if unit.role is RoleWord.LEAD]
    helping += [unit.name for unit in co if unit.role is not RoleWord.LEAD]
    plain = _names(cells, Field.UNITS)
    if not plain and not leading and not helping and (told := _IN_TEXT.search(content)):
        plain = list(read_units(told[1]))
    areas = [unit.name for unit in _names(cells, Field.AREA)]
    more_lead, more_co, more_areas, assumed = _told_apart(plain, first_leads=first_leads)
    leading += more_lead
    helping += more_co
    areas = [*areas, *(name for name in helping if is_area_name(name)), *more_areas]
    return Roles(
        lead=tuple(dict.fromkeys(leading)),
        co=tuple(dict.fromkeys(name for name in helping if name not in {*leading, *areas})),
        area=tuple(dict.fromkeys(name for name in areas if name not in leading)),
        assumed=assumed,
    )


def _names(cells: TaskCells, field: Field) -> list[NamedUnit]:
    return [unit for _, cell in cells.all(field) for unit in read_units(cell.text)]


def _told_apart(units: list[NamedUnit], *, first_leads: bool) -> tuple[list[str], list[str], list[str], bool]:
    """Return lead, co and area units of a 责任单位 column, and whether lead and co are not told apart in it."""
    if any(unit.role is RoleWord.LEAD for unit in units):
        lead = [unit.name for unit in units if unit.role is RoleWord.LEAD]
        return lead, [unit.name for unit in units if unit.role is not RoleWord.LEAD], [], False
    if first_leads and units:
        return [units[0].name], [unit.name for unit in units[1:]], [], False
    plain = [unit.name for unit in units if unit.role is RoleWord.PLAIN]
    areas = [name for name in plain if is_area_name(name)]
    helping = [unit.name for unit in units if unit.role is RoleWord.CO]
    return [name for name in plain if name not in areas], helping, areas, bool(plain) and not helping
