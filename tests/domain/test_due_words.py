from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.draft import DatedText
from ledger_app.domain.due_words import (
    is_nothing,
    read_due,
    read_due_day,
    read_due_number,
    read_due_words,
    says_only_when,
)
from ledger_app.domain.finding import Severity


def test_the_last_day_in_a_text_is_due_and_earlier_ones_are_milestones() -> None:
    text = "排查全区管网，2024年底前完成排查，2025年6月底前完成整改。"
    when = read_due(text, None)
    assert (when.due, when.due_text) == (date(2025, 6, 30), "2025年6月底前")
    assert when.milestones == (DatedText(date(2024, 12, 31), "2024年底前完成排查"),)


def test_a_milestone_keeps_what_it_is_about() -> None:
    text = "对需要新建的，原则上于2024年9月底前完成选址，2025年12月底前建成。"
    assert read_due(text, None).milestones[0].text == "对需要新建的，原则上于2024年9月底前完成选址"


@pytest.mark.parametrize("deed", ["建成投用", "投产", "竣工", "取得施工许可证", "签订协议"])
def test_what_is_done_by_a_day_is_the_task_itself(deed: str) -> None:
    when = read_due(f"6月底前完成招标，12月底前{deed}。", 2025)
    assert (when.due, [step.day for step in when.milestones]) == (date(2025, 12, 31), [date(2025, 6, 30)])


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("2025年5月底前", True),
        ("长期坚持", True),
        ("每季度末", True),
        ("汛期前", True),
        ("按周发布水质简报", False),
        ("12月底前完成清淤", False),
        ("持续开展巡河", False),
        ("清淤", False),
    ],
)
def test_a_text_may_say_nothing_but_a_time(text: str, only: bool) -> None:
    assert says_only_when(text) is only


def test_the_same_day_twice_is_no_milestone() -> None:
    when = read_due("到2025年，清扫率达到95%。到2025年，降尘量控制在6吨以下。", None)
    assert (when.due, when.milestones) == (date(2025, 12, 31), ())


@pytest.mark.parametrize(
    "text",
    [
        "地表水达标率较2015年提高22个百分点。",
        "与2020年相比下降18%。",
        "落实《青河区2025年绿化计划》要求。",
        "落实三年行动方案（2023—2025年）任务。",
        "淘汰2000年底前注册登记的柴油车。",
        "改造2010年底前建成投产的机组，复核2015年底前取得许可证的企业。",
        "自2021年以来的问题全部复查。",
        "开展摸底调查，全年优良天数稳定。",
        "提升移动源管理水平，使用15年以上机械逐步退出。",
        "每月开展一次巡查。",
    ],
)
def test_history_titles_and_things_are_not_due(text: str) -> None:
    assert read_due(text, 2025, 2024).due is None


def test_a_year_before_the_plan_is_history() -> None:
    assert read_due("2019年建成的泵站完成改造。", 2025, 2024).due is None
    assert read_due("2019年建成泵站。", None).due == date(2019, 12, 31)


def test_a_day_from_which_something_holds_is_a_start() -> None:
    when = read_due("2025年7月1日起实行新标准。", None)
    assert (when.start, when.due) == (date(2025, 7, 1), None)


def test_a_season_in_a_text_gives_words_and_no_day() -> None:
    when = read_due("汛期前完成河道清淤。", 2025)
    assert (when.due, when.due_text) == (None, "汛期前")


def test_a_month_takes_the_plans_year_and_is_told_without_one() -> None:
    assert read_due("9月底前完成验收。", 2025).due == date(2025, 9, 30)
    assert [f.severity for f in read_due("9月底前完成验收。", None).findings] == [Severity.WARNING]


@pytest.mark.parametrize("words", ["长期坚持", "持续推进", "常态化推进", "立行立改，长期坚持", "常年"])
def test_ongoing_words_have_no_day(words: str) -> None:
    when = read_due_words(words, 2025)
    assert (when.due, when.due_text, when.ongoing, when.findings) == (None, words, True, ())


def test_all_year_long_is_ongoing_and_all_year_is_its_last_day() -> None:
    assert [read_due_words(words, 2025).ongoing for words in ("全年推进", "贯穿全年")] == [True, True]
    assert read_due_words("全年", 2025).due == date(2025, 12, 31)


def test_at_once_is_neither_ongoing_nor_a_day() -> None:
    when = read_due_words("立行立改", 2025)
    assert (when.due, when.due_text, when.ongoing, when.findings) == (None, "立行立改", False, ())


def test_a_day_beside_ongoing_words_counts() -> None:
    when = read_due_words("2025年6月底前，并长期坚持", None)
    assert (when.due, when.ongoing) == (date(2025, 6, 30), False)


@pytest.mark.parametrize("words", ["每季度末", "每月5日前", "每年2月底前"])
def test_a_rhythm_is_no_due_day(words: str) -> None:
    when = read_due_words(words, 2025)
    assert (when.due, when.cadence) == (None, words)


@pytest.mark.parametrize("words", ["汛期前", "采暖季前", "春节前", "“五一”前", "2025年汛期前"])
def test_periods_an_office_may_set_keep_their_words(words: str) -> None:
    when = read_due_words(words, 2025)
    assert (when.due, when.due_text) == (None, words)
    assert [f.severity for f in when.findings] == [Severity.NOTE]


@pytest.mark.parametrize("words", ["尽快", "收到通知后10日内", "按上级要求"])
def test_words_not_understood_are_kept_and_told(words: str) -> None:
    when = read_due_words(words, 2025)
    assert (when.due, when.due_text) == (None, words)
    assert [f.severity for f in when.findings] == [Severity.WARNING]


@pytest.mark.parametrize("words", ["", "—", "/", "无", "  "])
def test_a_dash_says_nothing(words: str) -> None:
    assert is_nothing(words)
    assert read_due_words(words, 2025).due_text == ""


def test_a_span_in_a_due_column_has_a_start() -> None:
    when = read_due_words("2024年3月—2025年6月", None)
    assert (when.start, when.due) == (date(2024, 3, 1), date(2025, 6, 30))


def test_of_two_years_before_a_deadline_the_later_counts() -> None:
    when = read_due_words("2016—2017年底前", None)
    assert (when.start, when.due) == (None, date(2017, 12, 31))


def test_the_end_of_a_five_year_plan_is_its_last_day() -> None:
    assert read_due_words("“十四五”末", None).due == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025。6。30", date(2025, 6, 30)),
        ("2025、6、30", date(2025, 6, 30)),
        ("2024-2025", date(2025, 12, 31)),
        ("6.30", date(2025, 6, 30)),
        ("12/31", date(2025, 12, 31)),
        ("2025年6月底前设计，12月底完工", date(2025, 12, 31)),
        ("即日起至2025年底", date(2025, 12, 31)),
    ],
)
def test_loose_spellings_of_a_due_day(words: str, day: date) -> None:
    assert read_due_words(words, 2025).due == day


@pytest.mark.parametrize(
    ("number", "day"), [(20250630, date(2025, 6, 30)), (2025, date(2025, 12, 31)), (2025.11, date(2025, 11, 30))]
)
def test_numbers_that_can_only_be_one_day(number: float, day: date) -> None:
    when = read_due_number(number, str(number))
    assert (when.due, when.findings) == (day, ())


@pytest.mark.parametrize("number", [2025.1, 6.3, 12, 99999999])
def test_a_number_that_could_be_two_days_is_never_guessed(number: float) -> None:
    when = read_due_number(number, str(number))
    assert when.due is None
    assert [f.severity for f in when.findings] == [Severity.WARNING]


def test_a_day_that_lost_its_format_is_read_and_always_told() -> None:
    when = read_due_number(45838, "45838")
    assert when.due == date(2025, 6, 30)
    assert [f.severity for f in when.findings] == [Severity.WARNING]


def test_a_year_typed_into_a_date_cell_is_told() -> None:
    when = read_due_day(date(1905, 7, 17), "1905-07-17")
    assert when.due is None
    assert "2025" in when.findings[0].message


def test_a_date_cell_that_shows_a_month_is_due_at_its_end() -> None:
    assert read_due_day(date(2025, 6, 1), "2025年6月").due == date(2025, 6, 30)
    assert read_due_day(date(2025, 6, 1), "2025-06-01").due == date(2025, 6, 1)


@given(st.dates(date(2001, 1, 1), date(2090, 12, 31)))
def test_a_day_before_which_is_that_day_in_column_and_text(day: date) -> None:
    words = f"{day.year}年{day.month}月{day.day}日前"
    assert read_due_words(words).due == read_due(f"修订办法，{words}印发。").due == day
