import pytest

from ledger_app.intake.prose.wrapping import Wrapping, width, wrapping_of

FULL = "加快推进沿河步道和照明设施建设工程完善公共服务"
ENDED = "加快推进沿河步道和照明设施建设工程完善公共设施。"


def test_letters_and_digits_are_half_as_wide() -> None:
    assert width("到2031年") == 4


@pytest.mark.parametrize(
    ("indented", "line", "following", "joined"),
    [
        (True, FULL, "体系。", True),
        (True, FULL, "　　体系。", False),
        (True, ENDED, "体系完备。", True),
        (True, ENDED, "一是加强巡查。", False),
        (False, ENDED, "体系完备。", False),
        (False, FULL, "2.改造管网。", False),
        (False, FULL[:15], "体系。", False),
        (False, FULL[:19], "体系。", True),
        (True, FULL[:19], "体系。", False),
        (False, f"（一）{FULL[:20]}", "体系", True),
        (False, f"（一）{FULL[:20]}", FULL, False),
        (False, f"（一）{FULL[:10]}。{FULL[:10]}", FULL, True),
        (False, f"（一）{FULL[:10]}，{FULL[:9]}", FULL, True),
        (False, FULL[:18], "100%。", True),
        (False, FULL[:18], "体系完备。", False),
    ],
)
def test_a_full_line_goes_on(indented: bool, line: str, following: str, joined: bool) -> None:
    assert Wrapping(23, indented=indented).goes_on(line, following, is_first=True) == joined


def test_a_text_of_whole_paragraphs_is_not_wrapped() -> None:
    assert wrapping_of([FULL] * 20) is not None
    assert wrapping_of([FULL] * 7) is None
    assert wrapping_of([FULL * 3] * 20) is None
    assert wrapping_of([ENDED] * 20) is None
    assert wrapping_of([FULL] * 20 + [FULL * 2]) is None
    assert wrapping_of([f"{number}{FULL[:number]}" for number in range(20)]) is None
