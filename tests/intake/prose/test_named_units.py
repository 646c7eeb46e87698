import pytest

from ledger_app.domain.unit_words import RoleWord
from ledger_app.intake.prose.named_units import ends_in_role, is_office, is_proper, may_be_named, read_led, read_named


def told(text: str) -> list[tuple[str, str]]:
    return [(unit.name, unit.role.value) for unit in read_named(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("区水务局会同区住建局负责", [("区水务局", "lead"), ("区住建局", "co")]),
        ("区水务局牵头会同区住建局负责", [("区水务局", "lead"), ("区住建局", "co")]),
        ("由区水务局负总责，区住建局配合", [("区水务局", "lead"), ("区住建局", "co")]),
        ("区水务局负责，区住建局指导", [("区水务局", "plain"), ("区住建局", "co")]),
        ("区水务局，区住建局配合", [("区水务局", "plain"), ("区住建局", "co")]),
        ("区水务局、区住建局等5个部门", [("区水务局", "plain"), ("区住建局", "plain")]),
        ("区水务局，各镇结合实际落实", [("区水务局", "plain"), ("各镇", "plain")]),
        ("区水务局负责，列第一位的为牵头单位，下同", [("区水务局", "plain")]),
        ("", []),
    ],
)
def test_many_words_for_roles_come_down_to_three(text: str, units: list[tuple[str, str]]) -> None:
    assert told(text) == units


def test_behind_a_label_of_leads_others_may_be_said_to_do_it() -> None:
    units = read_led("水资源处，各区水务局为实施单位，下同")
    assert [(unit.name, unit.role) for unit in units] == [("水资源处", RoleWord.LEAD), ("各区水务局", RoleWord.CO)]


@pytest.mark.parametrize(
    ("name", "proper", "office", "possible"),
    [
        ("区水务局", True, True, True),
        ("青河供电公司", True, False, True),
        ("企业", False, False, True),
        ("青河12345热线", False, False, True),
        ("各镇街要加强监管", False, False, False),
        ("2025年6月底前完成", False, False, False),
        ("按照要求推进", False, False, False),
    ],
)
def test_a_name_is_a_units_beyond_doubt_or_possibly_or_not(
    name: str, proper: bool, office: bool, possible: bool
) -> None:
    assert (is_proper(name), is_office(name), may_be_named(name)) == (proper, office, possible)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("区水务局牵头", True),
        ("区水务局按职责分工负责，2025年底前完成", True),
        ("区水务局、区住建局", False),
    ],
)
def test_a_phrase_may_end_in_what_its_units_do(text: str, ends: bool) -> None:
    assert ends_in_role(text) is ends
