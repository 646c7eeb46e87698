from datetime import date

import pytest

from ledger_app.domain.chinese_dates import mentions
from ledger_app.domain.own_days import own_days


def days(text: str, first_year: int | None = None, last_year: int | None = None) -> list[str]:
    own, _ = own_days(text, mentions(text, 2025), first_year, last_year)
    return [mention.words for mention in own]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("2025年建成泵站。", ["2025年"]),
        ("推动泵站2025年全面建成。", ["2025年"]),
        ("完成2025年泵站建设任务。", []),
        ("2025年泵站建设，2026年泵站验收。", ["2025年", "2026年"]),
        ("2025年重点任务清单印发。", []),
        ("分批纳入2025年、2026年投资计划。", []),
        ("2025年、2026年分别建成3座、5座。", ["2025年", "2026年"]),
        ("达到2025年水平。", []),
        ("2025年7月、9月、11月分三批完成。", ["2025年7月", "9月", "11月"]),
        ("对2025年5月1日前未办结的和2025年6月30日到期的事项督办。", []),
        ("编制2030年达标区域名单，落实2025年全面推进泵站建设的要求。", []),
        ("推动泵站2025年全部达标。", ["2025年"]),
        ("到2025年达到国家水平。", ["到2025年"]),
        ("执行期限为2025年1月1日至2027年12月31日。", []),
        ("2025年6月5日，区政府召开会议部署。", []),
        ("截至2025年6月，已建成泵站3座。", []),
        ("截至2025年底，建成泵站3座。", ["截至2025年底"]),
        ("1—6月排查，7—9月整治，10月5日是纪念日。", ["1—6月", "7—9月"]),
        ("2025年6月投产，2025年6月投产的泵站并网。", ["2025年6月"]),
        ("对2025年1月1日以前备案的企业复核，2025年3月1日后新建的同步验收。", []),
    ],
)
def test_a_year_tells_when_or_of_which_year_a_thing_is(text: str, own: list[str]) -> None:
    assert days(text) == own


def test_days_before_and_long_behind_the_plan_are_not_its_own() -> None:
    text = "2019年建成泵站，2022年底前达标，到2030年全面达标，到2035年世界一流。"
    assert days(text) == ["2019年", "2022年底前", "到2030年", "到2035年"]
    assert days(text, 2023, 2025) == ["2022年底前", "到2030年"]


def test_of_two_years_in_a_row_the_second_counts_where_the_first_is_past() -> None:
    assert days("2024年、2025年分别建成3座、5座。", 2025, 2025) == ["2025年"]
    assert days("纳入2024年、2025年投资计划。", 2025, 2025) == []


def test_so_far_counts_before_the_plan_are_history() -> None:
    assert days("截至2022年底，泵站120座。", 2023, 2025) == []


def test_the_first_day_from_which_something_holds_is_the_start() -> None:
    text = "2025年7月1日起试行，从2026年起全面实行。"
    assert own_days(text, mentions(text, None), None, None) == ([], date(2025, 7, 1))
    text = "2025年秋季学期起全面实行。"
    assert own_days(text, mentions(text, None), None, None) == ([], None)
