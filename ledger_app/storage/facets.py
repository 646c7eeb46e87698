"""The counts left of the table: each facet is counted under the filters of the others."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, case, func

from ledger_app.domain.light import LIGHT_MEANINGS, LIGHT_ORDER, Light
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import Chip, FacetCount, Facets
from ledger_app.domain.task import Role
from ledger_app.domain.unit import Unit
from ledger_app.storage.filters import Question
from ledger_app.storage.tables import TASK_STATE, TASK_UNIT

_CHIP_NAMES = {Chip.OVERDUE: "逾期", Chip.DUE_SOON: "临期", Chip.BEHIND: "滞后"}
_COLUMN = TASK_STATE.c


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
        leads=_leads(connection, question, units),
        lights=tuple(FacetCount(light.value, LIGHT_MEANINGS[light], lights[light]) for light in LIGHT_ORDER),
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


def _leads(connection: Connection, question: Question, units: Sequence[Unit]) -> tuple[FacetCount, ...]:
    """Return the lead units, those with most tasks first."""
    here = and_(TASK_UNIT.c.serial == _COLUMN.serial, TASK_UNIT.c.role == Role.LEAD.value)
    tasks = question.without(units=(), role=None).select(TASK_UNIT.c.unit_id, func.count())
    found = dict(_pairs(connection, tasks.join(TASK_UNIT, here).group_by(TASK_UNIT.c.unit_id)))
    chosen = dict.fromkeys(question.query.units, 0)
    names = {unit.id: unit.short_name or unit.name for unit in units}
    counts = [FacetCount(unit, names[unit], number) for unit, number in (chosen | found).items() if unit in names]
    return tuple(sorted(counts, key=lambda facet: (-facet.count, facet.label)))


def _chips(connection: Connection, question: Question) -> tuple[FacetCount, ...]:
    """Return how many tasks each chip holds."""
    light = question.light
    flags = (light.overdue, light.due_soon, light.behind)
    query = question.without(chips=()).select(*(func.count(case((flag, 1))) for flag in flags))
    numbers = connection.execute(query).one()
    return tuple(FacetCount(chip.value, _CHIP_NAMES[chip], number) for chip, number in zip(Chip, numbers, strict=True))


def _pairs(connection: Connection, query: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - a Select of two columns
    """Return the rows of two columns as pairs."""
    return [(row[0], row[1]) for row in connection.execute(query)]
