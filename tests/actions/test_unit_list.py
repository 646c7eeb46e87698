from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.undoing import undo
from ledger_app.actions.unit_list import import_units
from ledger_app.domain.unit import Office, Person, PersonRole, Unit, UnitKind
from ledger_app.errors import LedgerError
from ledger_app.intake.unit_list import UnitEntry
from ledger_app.storage.ledger import Ledger
from tests.builders import a_unit

NOW = datetime(2025, 11, 21, 9, 30)
CLERK = Clerk("周敏", NOW.date(), NOW)
LU = Person(PersonRole.LIAISON, "陆燕", "", "5550-0107")


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办"), NOW)
    with ledger.transaction("准备", by="周敏", at=NOW) as store:
        store.save(a_unit(id="U1", name="区水务局", aliases=("水务局",), persons=(LU,), provisional=True))
        store.save(a_unit(id="U2", name="区水利中心", short_name="水利中心"))
    yield ledger
    ledger.close()


def units_of(ledger: Ledger) -> dict[str, Unit]:
    with ledger.reading() as reader:
        return {unit.name: unit for unit in reader.units()}


def test_a_known_unit_is_completed_and_what_the_list_leaves_empty_stays(directory: Ledger) -> None:
    import_units(directory, CLERK, [UnitEntry("水务局", short_name="水务", aliases=("区水利局",))])
    unit = units_of(directory)["区水务局"]
    assert (unit.id, unit.short_name, unit.aliases) == ("U1", "水务", ("水务局", "区水利局"))
    assert unit.persons == (LU,)
    assert not unit.provisional


def test_new_units_and_a_set_of_them_come_in_one_deed_that_undo_takes_back(directory: Ledger) -> None:
    outcome = import_units(
        directory,
        CLERK,
        [UnitEntry("各街镇", members=("临河街道", "没有的镇")), UnitEntry("临河街道", persons=(LU,))],
    )
    units = units_of(directory)
    assert units["各街镇"].kind is UnitKind.SET
    assert units["各街镇"].members == (units["临河街道"].id,)
    assert units["临河街道"].kind is UnitKind.STREET
    assert "没有的镇" in outcome.findings[0].message
    undo(directory, CLERK)
    assert set(units_of(directory)) == {"区水务局", "区水利中心"}


def test_a_name_of_another_unit_is_not_given_twice(directory: Ledger) -> None:
    outcome = import_units(directory, CLERK, [UnitEntry("区水务局", short_name="水利中心")])
    assert units_of(directory)["区水务局"].short_name == ""
    assert "“水利中心”已经是 区水利中心 的名称" in outcome.findings[0].message


def test_an_empty_list_is_refused(directory: Ledger) -> None:
    with pytest.raises(LedgerError, match="没有可导入的单位"):
        import_units(directory, CLERK, [])
