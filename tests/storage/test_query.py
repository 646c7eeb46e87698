"""Filters, order and counts, on both engines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger_app.domain.light import Light
from ledger_app.domain.query import Chip, FacetCount, SortKey, TaskQuery
from ledger_app.domain.task import DueSource, Role, Status, Task
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report
from tests.engines import AT

Save = Callable[..., None]
DAY = date(2025, 7, 1)
ALL = TaskQuery(DAY)
UNITS = (
    Unit("UA", "区水务局", short_name="水务局"),
    Unit("UB", "区住建局"),
    Unit("UC", "钟楼街道", UnitKind.STREET),
    Unit("UD", "曾家湾镇", UnitKind.STREET),
    Unit("UE", "各街镇", UnitKind.SET, members=("UC", "UD")),
    Unit("UF", "全区", UnitKind.SET, members=("UE", "UA")),
)
AIR, DUST, WATER = "一、蓝天", "（一）扬尘", "二、碧水"


def task(key: str, **fields: object) -> Task:
    return replace(Task(key, "P1", f"内容{key}", due_source=DueSource.MANUAL), **fields)  # type: ignore[arg-type]


_TASKS = (
    task("T1", number="2", title="扬尘", section_path=(AIR, DUST), lead_units=("UA",), due=date(2025, 6, 1)),
    task("T2", number="10", title="餐饮", section_path=(AIR,), lead_units=("UB", "UA"), co_units=("UC",), watched=True),
    task("T3", number="1-2", title="管网", section_path=(WATER,), lead_units=("UB",), area_units=("UE",)),
    task("T4", plan_id="P2", section_path=("绿地",), area_units=("UD",), to_check="时限不清"),
    task("T5", number="5", plan_id="P2", lead_units=("UF",), ongoing=True),
    task("T6", number="6", deleted=True),
)
DUES = {"T2": date(2025, 7, 10), "T3": date(2026, 7, 1)}
PLACES = {"T1": 1, "T2": 2, "T3": 3, "T4": 1, "T5": 2, "T6": 9}
TASKS = tuple(replace(t, due=DUES.get(t.id, t.due), position=PLACES[t.id]) for t in _TASKS)
REPORTS = (
    a_report(id="R1", task_id="T3", day=date(2025, 6, 10), status=Status.IN_PROGRESS, percent=10.0, done="动工"),
    a_report(id="R2", task_id="T5", day=date(2025, 6, 20), status=Status.COMPLETED, percent=80.0, done="收官"),
)


@pytest.fixture(scope="module")
def filled(shared_ledger: Ledger) -> Ledger:
    """Return a ledger with six tasks of two plans, which is only read."""
    fill(shared_ledger)
    return shared_ledger


def fill(ledger: Ledger) -> None:
    """Write the six tasks."""
    plans = (
        a_plan(id="P1", title="甲计划", period_start=date(2025, 1, 1)),
        a_plan(id="P2", title="乙计划", period_start=date(2024, 1, 1)),
    )
    with ledger.transaction("导入", by="何青", at=AT) as store:
        store.save_many([*UNITS, *plans, *TASKS, *REPORTS])


def ids(ledger: Ledger, query: TaskQuery) -> list[str]:
    """Return what fits, and see that the counts say the same."""
    with ledger.reading() as reader:
        found = reader.task_ids(query)
        assert reader.count(query) == len(found)
        assert sum(reader.light_counts(query).values()) == len(found)
        assert [row.task.id for row in reader.rows(query)] == found
    return found


def test_without_a_wish_tasks_stand_in_the_order_of_plans_and_documents(filled: Ledger) -> None:
    assert ids(filled, ALL) == ["T4", "T5", "T1", "T2", "T3"]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [
        ({"plans": ("P2",)}, {"T4", "T5"}),
        ({"plans": ("P1", "P2")}, {"T1", "T2", "T3", "T4", "T5"}),
        ({"sections": ((AIR,),)}, {"T1", "T2"}),
        ({"sections": ((AIR, DUST),)}, {"T1"}),
        ({"sections": ((AIR, "（一）"),)}, set()),
        ({"sections": ((WATER,), ("绿地",))}, {"T3", "T4"}),
        ({"statuses": (Status.NOT_STARTED,)}, {"T1", "T2", "T4"}),
        ({"statuses": (Status.IN_PROGRESS, Status.COMPLETED)}, {"T3", "T5"}),
        ({"lights": (Light.RED,)}, {"T1"}),
        ({"lights": (Light.BLUE, Light.YELLOW)}, {"T2", "T3", "T5"}),
        ({"chips": (Chip.OVERDUE,)}, {"T1"}),
        ({"chips": (Chip.DUE_SOON,)}, {"T2"}),
        ({"chips": (Chip.BEHIND,)}, {"T3"}),
        ({"chips": (Chip.OVERDUE, Chip.DUE_SOON)}, {"T1", "T2"}),
        ({"chips": (Chip.OVERDUE, Chip.DUE_SOON), "plans": ("P2",)}, set()),
        ({"watched": True}, {"T2"}),
        ({"watched": False}, {"T1", "T3", "T4", "T5"}),
        ({"to_check": True}, {"T4"}),
        ({"to_check": False}, {"T1", "T2", "T3", "T5"}),
        ({"ids": ("T5", "T1", "T6", "T404")}, {"T1", "T5"}),
        ({"ids": ()}, set()),
        ({"deleted": True}, {"T6"}),
        ({"units": ("UB",)}, {"T2", "T3"}),
        ({"units": ("UA",)}, {"T1", "T2", "T5"}),
        ({"units": ("UA",), "role": Role.LEAD}, {"T1", "T2", "T5"}),
        ({"units": ("UC",)}, {"T2", "T3", "T5"}),
        ({"units": ("UC",), "role": Role.AREA}, {"T3"}),
        ({"units": ("UC",), "role": Role.CO}, {"T2"}),
        ({"units": ("UD",)}, {"T3", "T4", "T5"}),
        ({"units": ("UE",)}, {"T3", "T5"}),
        ({"units": ("UF",)}, {"T5"}),
        ({"units": ("UD", "UB"), "lights": (Light.YELLOW,)}, {"T2", "T3"}),
        ({"areas": ("UD",)}, {"T3", "T4"}),
        ({"areas": ("UC",)}, {"T3"}),
        ({"areas": ("UD",), "units": ("UB",)}, {"T3"}),
        ({"search": "管网"}, {"T3"}),
        ({"search": "管网", "plans": ("P2",)}, set()),
    ],
)
def test_each_filter_lets_through_what_fits(filled: Ledger, wish: dict[str, object], expected: set[str]) -> None:
    assert set(ids(filled, replace(ALL, **wish))) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "up", "down"),
    [
        (SortKey.POSITION, "T4 T1 T5 T2 T3", "T3 T5 T2 T4 T1"),
        (SortKey.LIGHT, "T1 T2 T3 T4 T5", "T5 T4 T3 T2 T1"),
        (SortKey.NUMBER, "T3 T1 T5 T2 T4", "T2 T5 T1 T3 T4"),
        (SortKey.TITLE, "T2 T3 T4 T5 T1", "T1 T5 T4 T3 T2"),
        (SortKey.SECTION, "T4 T5 T1 T2 T3", "T3 T1 T2 T5 T4"),
        (SortKey.PLAN, "T4 T5 T1 T2 T3", "T1 T2 T3 T4 T5"),
        (SortKey.LEAD, "T5 T3 T2 T1 T4", "T1 T2 T3 T5 T4"),
        (SortKey.CO, "T2 T4 T5 T1 T3", "T2 T4 T5 T1 T3"),
        (SortKey.AREA, "T3 T4 T5 T1 T2", "T4 T3 T5 T1 T2"),
        (SortKey.DUE, "T1 T2 T3 T4 T5", "T3 T2 T1 T4 T5"),
        (SortKey.STATUS, "T4 T1 T2 T3 T5", "T5 T3 T4 T1 T2"),
        (SortKey.PERCENT, "T3 T5 T4 T1 T2", "T5 T3 T4 T1 T2"),
        (SortKey.LATEST, "T3 T5 T4 T1 T2", "T5 T3 T4 T1 T2"),
        (SortKey.CHANGED, "T4 T5 T1 T2 T3", "T4 T5 T1 T2 T3"),
    ],
)
def test_each_key_sorts_and_what_has_no_value_comes_last(filled: Ledger, key: SortKey, up: str, down: str) -> None:
    assert " ".join(ids(filled, replace(ALL, sort=((key, False),)))) == up
    assert " ".join(ids(filled, replace(ALL, sort=((key, True),)))) == down


def test_a_number_searched_for_finds_the_task_of_that_number_first(filled: Ledger) -> None:
    assert ids(filled, replace(ALL, search="内容t")) == ["T4", "T5", "T1", "T2", "T3"]
    assert ids(filled, replace(ALL, search="2"))[0] == "T1"
    assert ids(filled, replace(ALL, search=" 10 "))[0] == "T2"
    assert ids(filled, replace(ALL, search="2", sort=((SortKey.NUMBER, True),)))[0] == "T2"


def test_the_first_key_is_the_strongest(filled: Ledger) -> None:
    keys = ((SortKey.STATUS, False), (SortKey.DUE, True))
    assert ids(filled, replace(ALL, sort=keys)) == ["T2", "T1", "T4", "T3", "T5"]


def test_the_task_changed_last_is_found_by_its_order(ledger: Ledger, save: Save) -> None:
    fill(ledger)
    save(ledger, replace(TASKS[2], remark="改"))
    save(ledger, a_report(id="R9", task_id="T1", done="检查"))
    save(ledger, replace(UNITS[1], short_name="住建"))
    assert ids(ledger, replace(ALL, sort=((SortKey.CHANGED, True),)))[:2] == ["T1", "T3"]


def test_windows_of_rows_join_without_gaps(filled: Ledger) -> None:
    query = replace(ALL, sort=((SortKey.DUE, False),))
    with filled.reading() as reader:
        rows = [row for offset in range(0, 6, 2) for row in reader.rows(query, offset, 2)]
        assert rows == list(reader.rows(query))
        assert [row.task.id for row in reader.rows_by_id(["T5", "T404", "T1"], DAY)] == ["T5", "T1"]


def test_a_row_shows_units_by_their_short_names_in_the_tasks_order(filled: Ledger) -> None:
    with filled.reading() as reader:
        row = reader.rows_by_id(["T2"], DAY)[0]
    assert (row.lead_names, row.co_names, row.area_names) == (("区住建局", "水务局"), ("钟楼街道",), ())
    assert (row.plan.title, row.as_of) == ("甲计划", DAY)


def test_a_row_shows_a_merged_unit_by_its_name(ledger: Ledger, save: Save) -> None:
    fill(ledger)
    save(ledger, replace(UNITS[2], deleted=True))
    with ledger.reading() as reader:
        assert reader.rows_by_id(["T2"], DAY)[0].co_names == ("钟楼街道",)


def test_each_facet_is_counted_under_the_filters_of_the_others(filled: Ledger) -> None:
    with filled.reading() as reader:
        found = reader.facets(replace(ALL, plans=("P1",), lights=(Light.RED,)))
    assert found.plans == (FacetCount("P2", "乙计划", 0), FacetCount("P1", "甲计划", 1))
    assert found.sections == (FacetCount(AIR, AIR, 1),)
    assert found.leads == (FacetCount("UA", "水务局", 1),)
    assert {facet.value: facet.count for facet in found.lights} == {
        "red": 1,
        "yellow": 2,
        "grey": 0,
        "green": 0,
        "blue": 0,
    }
    assert {facet.value: facet.count for facet in found.chips} == {"overdue": 1, "due_soon": 0, "behind": 0}
    assert (found.shown, found.total) == (1, 5)


def test_lead_units_with_most_tasks_come_first_and_sections_as_in_the_document(filled: Ledger) -> None:
    with filled.reading() as reader:
        found = reader.facets(replace(ALL, plans=("P1",)))
    assert [(facet.label, facet.count) for facet in found.leads] == [("区住建局", 2), ("水务局", 2)]
    assert [(facet.label, facet.count) for facet in found.sections] == [(AIR, 2), (WATER, 1)]


def test_a_chosen_value_stays_in_its_facet_when_nothing_fits_it_any_more(filled: Ledger) -> None:
    with filled.reading() as reader:
        found = reader.facets(replace(ALL, plans=("P2",), sections=((WATER,),), units=("UB",)))
    assert FacetCount(WATER, WATER, 0) in found.sections
    assert FacetCount("UB", "区住建局", 0) in found.leads
    assert found.shown == 0


def test_the_bin_has_counts_of_its_own(filled: Ledger) -> None:
    with filled.reading() as reader:
        found = reader.facets(replace(ALL, deleted=True))
    assert (found.shown, found.total) == (1, 1)


def test_a_past_day_is_filtered_by_what_was_known_then(filled: Ledger) -> None:
    before = replace(ALL, as_of=date(2025, 6, 15))
    assert set(ids(filled, replace(before, statuses=(Status.COMPLETED,)))) == set()
    assert set(ids(filled, replace(before, statuses=(Status.IN_PROGRESS,)))) == {"T3"}
    with filled.reading() as reader:
        states = {row.task.id: row.state for row in reader.rows(before)}
    assert (states["T5"].latest, states["T3"].latest) == ("", "动工")
