"""Who must do a task: names from the unit columns, each in the role that its column, its words or its kind give it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ledger_app.domain.field import Field
from ledger_app.domain.unit_words import NamedUnit, RoleWord, is_area_name, read_units
from ledger_app.intake.tables.task_cells import TaskCells

_FIRST_LEADS = re.compile(
    r"(?:首位|第一位?|首个|第一个|最前|排在前面|列在前面)[^。；;\n]{0,10}?(?:为|是|系|即)[^。；;\n]{0,4}?(?:牵头|主办|主责)"
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
    lead, co, areas, plain = (_texts(cells, field) for field in (Field.LEAD, Field.CO, Field.AREA, Field.UNITS))
    if not lead and not co and not plain and (told := _IN_TEXT.search(content)):
        plain = (told[1],)
    return _roles(lead, co, areas, plain, first_leads=first_leads)


def _texts(cells: TaskCells, field: Field) -> tuple[str, ...]:
    return tuple(cell.text for _, cell in cells.all(field))


@lru_cache(maxsize=4096)
def _roles(
    lead: tuple[str, ...], co: tuple[str, ...], areas: tuple[str, ...], plain: tuple[str, ...], *, first_leads: bool
) -> Roles:
    """Return the units by the texts of their columns: rows often say the same."""
    led, helped = _names(lead), _names(co)
    leading = [unit.name for unit in led if unit.role is not RoleWord.CO]
    helping = [unit.name for unit in led if unit.role is RoleWord.CO]
    leading += [unit.name for unit in helped if unit.role is RoleWord.LEAD]
    helping += [unit.name for unit in helped if unit.role is not RoleWord.LEAD]
    more_lead, more_co, more_areas, assumed = told_apart(_names(plain), first_leads=first_leads)
    leading += more_lead
    helping += more_co
    placed = [unit.name for unit in _names(areas)]
    placed = [*placed, *(name for name in helping if is_area_name(name)), *more_areas]
    return Roles(
        lead=tuple(dict.fromkeys(leading)),
        co=tuple(dict.fromkeys(name for name in helping if name not in {*leading, *placed})),
        area=tuple(dict.fromkeys(name for name in placed if name not in leading)),
        assumed=assumed,
    )


def _names(texts: tuple[str, ...]) -> list[NamedUnit]:
    return [unit for text in texts for unit in read_units(text)]


def told_apart(units: list[NamedUnit], *, first_leads: bool) -> tuple[list[str], list[str], list[str], bool]:
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
