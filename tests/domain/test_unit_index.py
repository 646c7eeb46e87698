"""A unit is recognised by name, short name or alias; what is not known stays unknown."""

from ledger_app.domain.unit_index import UnitIndex
from tests.builders import a_unit

ENVIRONMENT = a_unit(id="U1", name="区生态环境局", short_name="环境局", aliases=("生态环境局",))
WATER = a_unit(id="U2", name="区水务局", aliases=("环境局",))


def test_every_name_of_a_unit_finds_it() -> None:
    index = UnitIndex([ENVIRONMENT])
    assert {index.key(name) for name in ("区生态环境局", "环境局", "生态环境局", "区 生态环境局")} == {"U1"}


def test_an_unknown_name_finds_nothing() -> None:
    assert UnitIndex([ENVIRONMENT]).find("区环保局") is None
    assert UnitIndex([ENVIRONMENT]).key("区环保局") == "区环保局"


def test_a_name_stands_for_the_unit_that_had_it_first_and_the_living_come_first() -> None:
    assert UnitIndex([ENVIRONMENT, WATER]).key("环境局") == "U1"
    dead = a_unit(id="U0", name="环境局", deleted=True)
    assert UnitIndex([dead, ENVIRONMENT]).key("环境局") == "U1"


def test_a_unit_added_later_is_known_and_an_unknown_id_is_its_own_name() -> None:
    index = UnitIndex([])
    index.add(WATER)
    assert index.name("U2") == "区水务局"
    assert index.name("U9") == "U9"
