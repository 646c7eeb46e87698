from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.chinese_dates import mentions, read_typed_date

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2025年底前", date(2025, 12, 31)),
        ("到 2025 年底", date(2025, 12, 31)),
        ("2025年末", date(2025, 12, 31)),
        ("到2025年", date(2025, 12, 31)),
        ("2024年6月底前", date(2024, 6, 30)),
        ("2024年2月", date(2024, 2, 29)),
        ("2024 年 8 月5 日", date(2024, 8, 5)),
        ("二〇二五年九月三十日前", date(2025, 9, 30)),
        ("２０２５年６月３０日", date(2025, 6, 30)),
        ("25年12月底", date(2025, 12, 31)),
        ("十二月底前", date(2025, 12, 31)),
        ("三季度末", date(2025, 9, 30)),
        ("第二季度", date(2025, 6, 30)),
        ("2024年Q4", date(2024, 12, 31)),
        ("上半年", date(2025, 6, 30)),
        ("10月上旬", date(2025, 10, 10)),
        ("10月中旬", date(2025, 10, 20)),
        ("11月下旬", date(2025, 11, 30)),
        ("年底前", date(2025, 12, 31)),
        ("年内", date(2025, 12, 31)),
        ("明年3月底", date(2026, 3, 31)),
        ("2025.6.30", date(2025, 6, 30)),
        ("2025/6", date(2025, 6, 30)),
        ("2025-06-30 00:00:00", date(2025, 6, 30)),
        ("20250630", date(2025, 6, 30)),
    ],
)
def test_every_usual_spelling_names_its_day(words: str, day: date) -> None:
    found = mentions(words, 2025)
    assert [(each.words, each.day) for each in found] == [(words, day)]


@pytest.mark.parametrize(
    "text",
    [
        "摸底调查",
        "使用15年以上",
        "5%-10%",
        "一年内有效",
        "每户3000-3500元",
        "PM2.5",
        "3.5万平方米",
        "上下游联动",
        "第二批",
    ],
)
def test_numbers_and_words_that_are_no_days_are_left_alone(text: str) -> None:
    assert mentions(text, 2025) == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2023—2025年", date(2023, 1, 1), date(2025, 12, 31)),
        ("2016—2017年底前", date(2016, 1, 1), date(2017, 12, 31)),
        ("2024.3-2025.6", date(2024, 3, 1), date(2025, 6, 30)),
        ("2024年3月至2025年6月", date(2024, 3, 1), date(2025, 6, 30)),
        ("2023年7月1日—2025年6月30日", date(2023, 7, 1), date(2025, 6, 30)),
        ("1—6月", date(2025, 1, 1), date(2025, 6, 30)),
    ],
)
def test_two_times_joined_are_one_span(words: str, first: date, last: date) -> None:
    (found,) = mentions(words, 2025)
    assert (found.first, found.day, found.span) == (first, last, True)


@pytest.mark.parametrize("words", ["2025年2月30日", "2025年13月", "2025-06-31", "4月31日前"])
def test_an_impossible_day_is_told_and_not_moved(words: str) -> None:
    (found,) = mentions(words, 2025)
    assert found.day is None
    assert "不是真实存在的日期" in found.doubt


def test_a_month_without_any_year_is_told() -> None:
    (found,) = mentions("9月底前", None)
    assert found.day is None
    assert "没有写明年份" in found.doubt


def test_the_beginning_of_a_month_names_no_day() -> None:
    (found,) = mentions("2025年6月初", None)
    assert (found.day, found.doubt) == (None, "“2025年6月初”没有具体日期，请设定")


@given(
    DAYS,
    st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}", "{0.year}.{0.month}.{0.day}", "{0:%Y%m%d}"]),
)
def test_a_written_day_reads_as_itself(day: date, shape: str) -> None:
    (found,) = mentions(shape.format(day), None)
    assert (found.day, found.first) == (day, day)


@given(DAYS)
def test_what_is_typed_in_full_is_that_day_whatever_today_is(day: date) -> None:
    assert read_typed_date(f"{day:%Y%m%d}", date(2020, 1, 1)) == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20251231", date(2025, 12, 31)),
        ("12.31", date(2025, 12, 31)),
        ("2025/6/30", date(2025, 6, 30)),
        ("6月底前", date(2025, 6, 30)),
        ("明天", date(2025, 3, 2)),
        ("2025-06-30", date(2025, 6, 30)),
        (" 2025年6月底 ", date(2025, 6, 30)),
        ("尽快", None),
        ("31", None),
        ("2025年2月30日", None),
        ("", None),
    ],
)
def test_typed_dates(typed: str, day: date | None) -> None:
    assert read_typed_date(typed, date(2025, 3, 1)) == day


def test_the_number_in_the_name_of_a_substance_is_no_month() -> None:
    assert mentions("PM2.5月均浓度不高于40微克", 2025) == ()
    assert [mention.words for mention in mentions("到5月底，PM2.5月均浓度下降", 2025)] == ["到5月底"]
