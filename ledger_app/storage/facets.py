"""The counts left of the table: each facet is counted under the filters of the others."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func, select

from ledger_app.domain.filter_words import CHIP_NAMES
from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_ORDER, Light
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import Chip, FacetCount, Facets
from ledger_app.domain.task import Role, Status
from ledger_app.domain.unit import Unit
from ledger_app.storage.filters import Question
from ledger_app.storage.json_parts import joined
from ledger_app.storage.tables import TASK, TASK_STATE, TASK_UNIT

_COLUMN = TASK_STATE.c
_BETWEEN = " / "


def count(connection: Connection, question: Question) -> int:
    """Return how many tasks fit."""
    return int(connection.execute(question.select(func.count())).scalar_one())


def count_lights(connection: Connection, question: Question) -> dict[Light, int]:
    """Return how many of the tasks that fit show each light."""
    rank = question.light.rank.label("rank")
    found = dict(_pairs(connection, question.select(rank, func.count()).group_by(rank)))
    return {light: found.get(place, 0) for place, light in enumerate(LIGHT_ORDER)}


def count_facets(connection: Connection, question: Question, plans: Sequence[Plan], units: Sequence[Unit]) -> Facets:
    """Return all facets. A chosen value stays in its facet even when nothing fits it any more."""
    lights = count_lights(connection, question.without(lights=()))
    return Facets(
        plans=_plans(connection, question, plans),
        sections=_sections(connection, question),
        subsections=_subsections(connection, question),
        leads=_standing(connection, question.without(units=(), role=None), Role.LEAD, units, question.query.units),
        areas=_standing(connection, question.without(areas=()), Role.AREA, units, question.query.areas),
        lights=tuple(FacetCount(light.value, LIGHT_MEANINGS[light], lights[light]) for light in LIGHT_ORDER),
        statuses=_statuses(connection, question),
        chips=_chips(connection, question),
        total=count(connection, question.everything()),
        shown=count(connection, question),
    )


def _plans(connection: Connection, question: Question, plans: Sequence[Plan]) -> tuple[FacetCount, ...]:
    """Return the plans in their order."""
    others = question.without(plans=())
    found = dict(_pairs(connection, others.select(_COLUMN.plan_id, func.count()).group_by(_COLUMN.plan_id)))
    return tuple(FacetCount(plan.id, plan.title, found.get(plan.id, 0)) for plan in plans)


def _sections(connection: Connection, question: Question) -> tuple[FacetCount, ...]:
    """Return the outermost headings in the order of the documents."""
    section = _COLUMN.section
    query = question.without(sections=()).select(section, func.count()).where(section != "").group_by(section)
    found = dict(_pairs(connection, query.order_by(func.min(_COLUMN.position), section)))
    unmatched = {path[0]: 0 for path in question.query.sections if path and path[0] not in found}
    return tuple(FacetCount(name, name, number) for name, number in (found | unmatched).items())


def _subsections(connection: Connection, question: Question) -> tuple[FacetCount, ...]:
    """Return the headings one level below the outermost ones asked for, in the order of the documents."""
    outer = sorted({path[0] for path in question.query.sections if path})
    if not outer:
        return ()
    path, here = TASK.c.section_path, TASK.c.serial == _COLUMN.serial
    inside = question.without(sections=tuple((name,) for name in outer)).select(path, func.count())
    query = inside.join(TASK, here).group_by(path).order_by(func.min(_COLUMN.position), path)
    found: Counter[tuple[str, ...]] = Counter()
    for words, number in _pairs(connection, query):
        found[tuple(json.loads(words)[:2])] += number
    for asked in question.query.sections:
        found[asked[:2]] += 0
    return tuple(FacetCount(_BETWEEN.join(key), key[1], number) for key, number in found.items() if len(key) > 1)


def _standing(
    connection: Connection, question: Question, role: Role, units: Sequence[Unit], chosen: Sequence[str]
) -> tuple[FacetCount, ...]:
    """Return the units that stand in tasks in a role, themselves or through a set; those with most tasks first."""
    here = and_(TASK_UNIT.c.serial == _COLUMN.serial, TASK_UNIT.c.role == role.value)
    direct = question.select(TASK_UNIT.c.unit_id, func.count()).join(TASK_UNIT, here).group_by(TASK_UNIT.c.unit_id)
    counts: Counter[str] = Counter(dict.fromkeys(chosen, 0))
    counts.update(dict(_pairs(connection, direct)))
    holders = _holders(units)
    if holders:
        for named, number in _pairs(connection, _with_sets(question, role, tuple(holders))):
            standing = set(named.split("\n"))
            counts.update(
                dict.fromkeys(standing.union(*(holders.get(unit, ()) for unit in standing)) - standing, number)
            )
    names = {unit.id: unit.short_name or unit.name for unit in units}
    found = [FacetCount(unit, names[unit], number) for unit, number in counts.items() if unit in names]
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label)))


def _with_sets(question: Question, role: Role, sets: Sequence[str]) -> Any:  # noqa: ANN401 - a Select of two columns
    """Return the query for the tasks that name a set: the units named, by ids apart by line ends, and how many do."""
    here = and_(TASK_UNIT.c.serial == _COLUMN.serial, TASK_UNIT.c.role == role.value)
    holding = select(TASK_UNIT.c.serial).where(TASK_UNIT.c.role == role.value, TASK_UNIT.c.unit_id.in_(sets))
    names = joined(TASK_UNIT.c.unit_id, "\n", TASK_UNIT.c.position, question.dialect).label("named")
    tasks = question.select(names).join(TASK_UNIT, here).where(_COLUMN.serial.in_(holding))
    each = tasks.group_by(_COLUMN.serial).subquery()
    return select(each.c.named, func.count()).group_by(each.c.named)


def _holders(units: Sequence[Unit]) -> Mapping[str, frozenset[str]]:
    """Return for each set the units in it, also through sets in it."""
    members = {unit.id: frozenset(unit.members) for unit in units if unit.members}
    whole = dict(members)
    for _ in members:
        deeper = {name: inside.union(*(whole.get(unit, ()) for unit in inside)) for name, inside in whole.items()}
        if deeper == whole:
            break
        whole = deeper
    return whole


def _statuses(connection: Connection, question: Question) -> tuple[FacetCount, ...]:
    """Return how many tasks have each status, those without a task too."""
    status = question.state.status.label("status")
    found = dict(_pairs(connection, question.without(statuses=()).select(status, func.count()).group_by(status)))
    return tuple(FacetCount(each.value, each.value, found.get(each.value, 0)) for each in Status)


def _chips(connection: Connection, question: Question) -> tuple[FacetCount, ...]:
    """Return how many tasks each chip holds."""
    light = question.light
    flags = (light.overdue, light.due_soon, light.behind)
    query = question.without(chips=()).select(*(func.count(case((flag, 1))) for flag in flags))
    numbers = connection.execute(query).one()
    return tuple(FacetCount(chip.value, CHIP_NAMES[chip], number) for chip, number in zip(Chip, numbers, strict=True))


def _pairs(connection: Connection, query: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - a Select of two columns
    """Return the rows of two columns as pairs."""
    return [(row[0], row[1]) for row in connection.execute(query)]
