"""Lists divided into groups: the counts, the order of the groups, and the order of the list are one."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pytest

from ledger_app.domain.query import Group, GroupCount, SortKey, TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.storage.ledger import Ledger
from tests.storage.test_query import AIR, ALL, DAY, TASKS, UNITS, WATER, fill

Save = Callable[..., None]


@pytest.fixture(scope="module")
def filled(shared_ledger: Ledger) -> Ledger:
    """Return a ledger with the six tasks, which is only read."""
    fill(shared_ledger)
    return shared_ledger


GROUP_OF: dict[Group, Callable[[TaskRow], str]] = {
    Group.SECTION: lambda row: row.task.section_path[0] if row.task.section_path else "",
    Group.LEAD: lambda row: row.task.lead_units[0] if row.task.lead_units else "",
    Group.LIGHT: lambda row: row.light.value,
}


def walked(ledger: Ledger, query: TaskQuery) -> list[tuple[str, int]]:
    """Return the groups as one meets them walking down the list."""
    assert query.group is not None
    with ledger.reading() as reader:
        rows = reader.rows(query)
    return [(value, len(list(inside))) for value, inside in groupby(rows, GROUP_OF[query.group])]


@pytest.mark.parametrize("group", Group)
@pytest.mark.parametrize("sort", [(), ((SortKey.DUE, True),), ((SortKey.LEAD, False), (SortKey.TITLE, True))])
@pytest.mark.parametrize("wish", [{}, {"plans": ("P1",)}, {"search": "管网"}, {"deleted": True}, {"ids": ()}])
def test_the_groups_are_those_one_meets_walking_down_the_list(
    filled: Ledger, group: Group, sort: tuple[tuple[SortKey, bool], ...], wish: dict[str, object]
) -> None:
    query = replace(ALL, group=group, sort=sort, **wish)  # type: ignore[arg-type]
    with filled.reading() as reader:
        counted = [(found.value, found.count) for found in reader.groups(query)]
    assert counted == walked(filled, query)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (
            Group.SECTION,
            (
                GroupCount("绿地", "绿地", 1),
                GroupCount(AIR, AIR, 2),
                GroupCount(WATER, WATER, 1),
                GroupCount("", "没有类别", 1),
            ),
        ),
        (
            Group.LEAD,
            (
                GroupCount("UF", "全区", 1),
                GroupCount("UB", "区住建局", 2),
                GroupCount("UA", "水务局", 1),
                GroupCount("", "没有牵头单位", 1),
            ),
        ),
        (
            Group.LIGHT,
            (
                GroupCount("red", "红 已逾期", 1),
                GroupCount("yellow", "黄 需关注", 2),
                GroupCount("green", "绿 正常", 1),
                GroupCount("blue", "蓝 已完成", 1),
            ),
        ),
    ],
)
def test_groups_stand_in_the_plans_order_by_name_and_by_light(
    filled: Ledger, group: Group, expected: tuple[GroupCount, ...]
) -> None:
    with filled.reading() as reader:
        assert reader.groups(replace(ALL, group=group)) == expected


def test_a_list_that_is_not_divided_has_no_groups(filled: Ledger) -> None:
    with filled.reading() as reader:
        assert reader.groups(ALL) == ()


def test_one_heading_of_two_plans_is_one_group_at_its_first_place(ledger: Ledger, save: Save) -> None:
    fill(ledger)
    save(ledger, replace(TASKS[3], section_path=(AIR,)))
    query = replace(ALL, group=Group.SECTION)
    assert walked(ledger, query) == [(AIR, 3), (WATER, 1), ("", 1)]
    with ledger.reading() as reader:
        assert [found.value for found in reader.groups(query)] == [AIR, WATER, ""]


def test_a_group_is_called_by_the_name_of_a_unit_merged_away_too(ledger: Ledger, save: Save) -> None:
    fill(ledger)
    save(ledger, replace(UNITS[1], deleted=True))
    with ledger.reading() as reader:
        assert GroupCount("UB", "区住建局", 2) in reader.groups(replace(ALL, group=Group.LEAD))


def test_a_ledger_without_tasks_has_no_groups(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        assert [reader.groups(TaskQuery(DAY, group=group)) for group in Group] == [(), (), ()]


def test_headings_of_extra_columns_stand_as_they_were_met(ledger: Ledger, save: Save) -> None:
    fill(ledger)
    with ledger.reading() as reader:
        assert reader.extra_headings() == ()
    save(
        ledger,
        replace(TASKS[0], extra=(("资金来源", "专项债券"), ('规模"万元"', "3"))),
        replace(TASKS[1], extra=(("批次", "一"), ("资金来源", ""))),
        replace(TASKS[5], extra=(("回收站里的", "1"),)),
    )
    with ledger.reading() as reader:
        assert reader.extra_headings() == ("资金来源", '规模"万元"', "批次")
