"""The views that come with the program. Those of 我单位 are made for the office's own unit."""

from collections.abc import Sequence

from ledger_app.domain.field import Field
from ledger_app.domain.query import Chip, ColumnFilter, SortKey, TaskFilter
from ledger_app.domain.task import Role, Status
from ledger_app.domain.unit import Office, Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.view import Layout, View

USUAL = "usual-"
"""What the ids of these views begin with."""

_NOBODY = "本单位"
"""Stands for the own unit where the directory does not know it: no unit has this id, so nothing is found."""

_OWN = ("区", "县", "旗", "市")
"""What a district calls its own departments by, leaving its name out."""

_OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS)


def usual_views(own: Unit | None) -> tuple[View, ...]:
    """Return the usual views in their order; `own` is the office's unit, None where it is not known.

    我要填的 holds the open tasks that the unit has a part in, whatever its role: each of them may be asked to report.
    """
    mine = (own.id if own is not None else _NOBODY,)
    filters = (
        ("all", "全部任务", TaskFilter()),
        ("lead", "我单位牵头", TaskFilter(units=mine, role=Role.LEAD)),
        ("to-report", "我要填的", TaskFilter(units=mine, statuses=_OPEN)),
        ("late", "逾期和临期", TaskFilter(chips=(Chip.OVERDUE, Chip.DUE_SOON), sort=((SortKey.LIGHT, False),))),
        ("this-month", "本月到期", TaskFilter(columns=(_due("本月"),), sort=((SortKey.DUE, False),))),
        ("behind", "滞后", TaskFilter(chips=(Chip.BEHIND,))),
        ("ongoing", "长期任务", TaskFilter(columns=(_due("长期"),))),
        ("changed", "最近修改", TaskFilter(sort=((SortKey.CHANGED, True),))),
    )
    return tuple(View(f"{USUAL}{key}", name, wanted, Layout()) for key, name, wanted in filters)


def is_usual(view: View) -> bool:
    """Whether a view came with the program."""
    return view.id.startswith(USUAL)


def own_unit(office: Office, units: Sequence[Unit]) -> Unit | None:
    """Return the unit that the office is: by any name, or as 区水务局 where the office is 青河区水务局."""
    here = [unit for unit in units if not unit.deleted]
    found = UnitIndex(here).find(office.name)
    if found is not None:
        return found
    ends = [unit for unit in here if unit.name.startswith(_OWN) and office.name.endswith(unit.name)]
    return ends[0] if len(ends) == 1 else None


def why_empty(wanted: TaskFilter, office: Office) -> str:
    """Return why nothing can fit a filter that asks for an own unit nobody knows; "" for every other filter."""
    if _NOBODY not in wanted.units:
        return ""
    if not office.name:
        return "还没有写本单位的名称，分不出哪些任务是我单位的。请在“设置”里写上本单位。"
    return f"单位名录里没有本单位“{office.name}”，分不出哪些任务是我单位的。请在“单位”里加上它，或给它写上这个别名。"


def _due(words: str) -> ColumnFilter:
    return ColumnFilter(Field.DUE, words)
