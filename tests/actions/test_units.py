"""The directory of units: saving, merging, deleting, filling sets."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.units import delete_unit, fill_set, merge_units, new_unit, save_unit
from ledger_app.domain.identifier import new_id
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Role
from ledger_app.domain.unit import Person, PersonRole, Unit, UnitKind
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger


def units_of(ledger: Ledger) -> dict[str, Unit]:
    with ledger.reading() as reader:
        return {unit.name: unit for unit in reader.units()}


def numbers(ledger: Ledger, unit: str, role: Role | None = None) -> list[str]:
    """Return the numbers of the tasks a unit stands in."""
    unit_id = units_of(ledger)[unit].id
    with ledger.reading() as reader:
        return [row.task.number for row in reader.rows(TaskQuery(date(2025, 7, 1), units=(unit_id,), role=role))]


def test_a_new_department_is_known_without_its_district_unless_that_is_taken() -> None:
    known = UnitIndex([Unit("U1", "工信局")])
    assert new_unit("区水务局", UnitKind.DEPARTMENT, known).aliases == ("水务局",)
    assert new_unit("区工信局", UnitKind.DEPARTMENT, known).aliases == ()
    assert new_unit("市水务局", UnitKind.DEPARTMENT, known).aliases == ()
    assert new_unit("区委", UnitKind.DEPARTMENT, known).aliases == ()


def test_saving_a_unit_confirms_it(ledger: Ledger, clerk: Clerk) -> None:
    unit = units_of(ledger)["区水务局"]
    assert unit.provisional
    save_unit(ledger, clerk, replace(unit, short_name="水务局", aliases=()))
    assert not units_of(ledger)["区水务局"].provisional
    assert units_of(ledger)["区水务局"].short_name == "水务局"


def test_a_name_that_stands_for_another_unit_is_refused(ledger: Ledger, clerk: Clerk) -> None:
    unit = units_of(ledger)["区水务局"]
    with pytest.raises(LedgerError, match="区住建局"):
        save_unit(ledger, clerk, replace(unit, aliases=("区住建局",)))
    with pytest.raises(LedgerError, match="名称"):
        save_unit(ledger, clerk, Unit(new_id("U"), " "))


def test_merging_moves_tasks_names_and_persons(ledger: Ledger, clerk: Clerk) -> None:
    person = Person(PersonRole.LIAISON, "秦若水", "", "5550-0108")
    save_unit(ledger, clerk, replace(units_of(ledger)["区城管局"], persons=(person,)))
    units = units_of(ledger)
    merge_units(ledger, clerk, units["区城管局"].id, units["区住建局"].id)
    kept = units_of(ledger)["区住建局"]
    assert "区城管局" not in units_of(ledger)
    assert "区城管局" in kept.aliases
    assert kept.persons == (person,)
    assert numbers(ledger, "区住建局") == ["1", "2"]
    with ledger.reading() as reader:
        first = reader.rows(TaskQuery(date(2025, 7, 1)))[0].task
    assert (first.lead_units, first.co_units) == ((kept.id,), ())


def test_merging_moves_memberships(ledger: Ledger, clerk: Clerk) -> None:
    fill_set(ledger, clerk, "各街镇", ["白塘镇", "钟楼街道"])
    units = units_of(ledger)
    merge_units(ledger, clerk, units["白塘镇"].id, units["钟楼街道"].id)
    assert units_of(ledger)["各街镇"].members == (units["钟楼街道"].id,)


def test_a_unit_and_a_set_do_not_merge(ledger: Ledger, clerk: Clerk) -> None:
    units = units_of(ledger)
    with pytest.raises(LedgerError, match="集合"):
        merge_units(ledger, clerk, units["白塘镇"].id, units["各街镇"].id)
    with pytest.raises(LedgerError, match="它自己"):
        merge_units(ledger, clerk, units["白塘镇"].id, units["白塘镇"].id)


def test_only_a_unit_without_tasks_is_deleted(ledger: Ledger, clerk: Clerk) -> None:
    with pytest.raises(LedgerError, match="1 项任务"):
        delete_unit(ledger, clerk, units_of(ledger)["白塘镇"].id)
    save_unit(ledger, clerk, Unit(new_id("U"), "石佛镇", UnitKind.STREET))
    delete_unit(ledger, clerk, units_of(ledger)["石佛镇"].id)
    assert "石佛镇" not in units_of(ledger)


def test_a_set_finds_the_tasks_of_its_members(ledger: Ledger, clerk: Clerk) -> None:
    assert numbers(ledger, "钟楼街道") == ["2"]
    outcome = fill_set(ledger, clerk, "各街镇", ["白塘镇", "钟楼街道", "石佛镇"])
    assert numbers(ledger, "钟楼街道") == ["1", "2"]
    assert numbers(ledger, "钟楼街道", Role.LEAD) == []
    assert "石佛镇" in outcome.message
    assert "暂定" in outcome.message
    assert units_of(ledger)["石佛镇"].kind is UnitKind.STREET
    assert units_of(ledger)["石佛镇"].provisional
    assert not units_of(ledger)["各街镇"].provisional


def test_a_set_is_filled_anew_not_added_to(ledger: Ledger, clerk: Clerk) -> None:
    fill_set(ledger, clerk, "各街镇", ["白塘镇", "钟楼街道"])
    fill_set(ledger, clerk, "各街镇", ["白塘镇"])
    assert units_of(ledger)["各街镇"].members == (units_of(ledger)["白塘镇"].id,)


def test_a_unit_taken_for_a_set_is_told(ledger: Ledger, clerk: Clerk) -> None:
    said = fill_set(ledger, clerk, "区水务局", ["白塘镇"]).message
    assert "原来是部门" in said


def test_sets_do_not_hold_each_other(ledger: Ledger, clerk: Clerk) -> None:
    fill_set(ledger, clerk, "滨河片", ["白塘镇"])
    fill_set(ledger, clerk, "全域", ["滨河片"])
    with pytest.raises(LedgerError, match="绕回来"):
        fill_set(ledger, clerk, "滨河片", ["全域"])


def test_a_new_set_is_made(ledger: Ledger, clerk: Clerk) -> None:
    fill_set(ledger, clerk, "滨河片", ["白塘镇"])
    assert units_of(ledger)["滨河片"].kind is UnitKind.SET


@pytest.mark.parametrize(
    ("name", "members", "said"),
    [
        ("各街镇", [], "没有写集合包含"),
        (" ", ["白塘镇"], "没有写集合的名称"),
        ("各街镇", ["各街镇"], "它自己"),
        ("区水务局", ["白塘镇"], "不是集合"),
    ],
)
def test_a_set_that_cannot_be_is_refused(
    ledger: Ledger, clerk: Clerk, name: str, members: list[str], said: str
) -> None:
    save_unit(ledger, clerk, units_of(ledger)["区水务局"])
    with pytest.raises(LedgerError, match=said):
        fill_set(ledger, clerk, name, members)
