"""What is typed above a column."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.column_filter import (
    ChoiceRule,
    FlagRule,
    SpanRule,
    TextRule,
    complaint_about,
    hint_for,
    read_column_filter,
)
from ledger_app.domain.field import Field
from ledger_app.domain.query import ColumnFilter

DAY = date(2025, 7, 1)  # a Tuesday


def rule(field: Field, words: str, day: date = DAY) -> object:
    return read_column_filter(ColumnFilter(field, words), day)


def days(words: str, day: date = DAY) -> tuple[str, str]:
    """Return the first and the last day meant, "" for an open end."""
    read = rule(Field.DUE, words, day)
    assert isinstance(read, SpanRule)
    assert (read.filled, read.ongoing) == (None, False)
    (span,) = read.spans
    ends = (span.above, span.below)
    first, last = ("" if end is None else date.fromordinal(int(end)).isoformat() for end in ends)
    return first, last


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2025-06", "2025-06-01", "2025-06-30"),
        ("２０２５－０６", "2025-06-01", "2025-06-30"),
        ("2025年6月", "2025-06-01", "2025-06-30"),
        ("6月", "2025-06-01", "2025-06-30"),
        ("6.30", "2025-06-30", "2025-06-30"),
        ("20250630", "2025-06-30", "2025-06-30"),
        ("2025-06-30", "2025-06-30", "2025-06-30"),
        ("=2025-06-30", "2025-06-30", "2025-06-30"),
        ("<2025-06", "", "2025-05-31"),
        ("<=2025-06", "", "2025-06-30"),
        ("≤2025-06", "", "2025-06-30"),
        (">2025-06", "2025-07-01", ""),
        (">= 2025-06", "2025-06-01", ""),
        (">本月", "2025-08-01", ""),
        ("2025-06..2025-08", "2025-06-01", "2025-08-31"),
        ("2025-06 ~ 2025-08", "2025-06-01", "2025-08-31"),
        ("2025年6月至2025年8月", "2025-06-01", "2025-08-31"),
        ("6月到8月", "2025-06-01", "2025-08-31"),
        ("1-6月", "2025-01-01", "2025-06-30"),
        ("..2025-08-22", "", "2025-08-22"),
        ("2025-08-22..", "2025-08-22", ""),
        ("6月底前", "", "2025-06-30"),
        ("一季度", "2025-01-01", "2025-03-31"),
        ("Q3", "2025-07-01", "2025-09-30"),
        ("今天", "2025-07-01", "2025-07-01"),
        ("明天", "2025-07-02", "2025-07-02"),
        ("本周", "2025-06-30", "2025-07-06"),
        ("下周", "2025-07-07", "2025-07-13"),
        ("本月", "2025-07-01", "2025-07-31"),
        ("上月", "2025-06-01", "2025-06-30"),
        ("下个月", "2025-08-01", "2025-08-31"),
        ("本季", "2025-07-01", "2025-09-30"),
        ("上季度", "2025-04-01", "2025-06-30"),
        ("本年", "2025-01-01", "2025-12-31"),
        ("去年", "2024-01-01", "2024-12-31"),
        ("30天内", "2025-07-01", "2025-07-31"),
        ("近30天", "2025-06-01", "2025-07-01"),
    ],
)
def test_a_date_is_a_span_of_days(words: str, first: str, last: str) -> None:
    assert days(words) == (first, last)


@pytest.mark.parametrize(
    ("words", "day", "first", "last"),
    [
        ("上月", date(2025, 1, 31), "2024-12-01", "2024-12-31"),
        ("下月", date(2025, 12, 31), "2026-01-01", "2026-01-31"),
        ("下季", date(2025, 11, 1), "2026-01-01", "2026-03-31"),
        ("本月", date(2024, 2, 29), "2024-02-01", "2024-02-29"),
    ],
)
def test_months_are_counted_over_the_turn_of_the_year(words: str, day: date, first: str, last: str) -> None:
    assert days(words, day) == (first, last)


def test_two_bounds_apart_by_a_blank_must_both_hold() -> None:
    read = rule(Field.DUE, ">=2025-06 <2025-09")
    assert isinstance(read, SpanRule)
    assert len(read.spans) == 2


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        (Field.DUE, "空", SpanRule(filled=False)),
        (Field.DUE, "无", SpanRule(filled=False)),
        (Field.DUE, "非空", SpanRule(filled=True)),
        (Field.DUE, "长期", SpanRule(ongoing=True)),
        (Field.PERCENT, "空", SpanRule(filled=False)),
        (Field.LIGHT, "红 黄", ChoiceRule(("red", "yellow"))),
        (Field.LIGHT, "红灯、灰", ChoiceRule(("red", "grey"))),
        (Field.LIGHT, "逾期", ChoiceRule(("red",))),
        (Field.LIGHT, "-红", ChoiceRule(("yellow", "grey", "green", "blue"))),
        (Field.STATUS, "未启动、推进中", ChoiceRule(("未启动", "推进中"))),
        (Field.STATUS, "推", ChoiceRule(("推进中",))),
        (Field.STATUS, "办结", ChoiceRule(("已完成",))),
        (Field.STATUS, "不含 办结", ChoiceRule(("未启动", "推进中", "已销号", "已中止"))),
        (Field.STATUS, "未完成", ChoiceRule(("未启动", "推进中"))),
        (Field.KIND, "整改", ChoiceRule(("整改问题",))),
        (Field.WATCHED, "是", FlagRule(wanted=True)),
        (Field.WATCHED, "否", FlagRule(wanted=False)),
        (Field.WATCHED, "空", FlagRule(wanted=False)),
        (Field.CONTENT, "ＰＭ２.５ -家具 不含 喷涂 不含油漆", TextRule(("pm2.5",), ("家具", "喷涂", "油漆"))),
        (Field.CONTENT, "空", TextRule(filled=False)),
        (Field.CONTENT, "非空", TextRule(filled=True)),
        (Field.CONTENT, "＝家具 厂", TextRule(exactly="家具 厂")),
        (Field.CONTENT, " -", TextRule()),
        (Field.DUE, "  ", TextRule()),
    ],
)
def test_each_kind_of_column_is_read_in_its_own_words(field: Field, words: str, expected: object) -> None:
    assert rule(field, words) == expected


@pytest.mark.parametrize(
    ("words", "above", "below", "over", "under"),
    [
        ("50", 50, 50, False, False),
        ("５０％", 50, 50, False, False),
        (">=50", 50, None, False, False),
        (">50", 50, None, True, False),
        ("<50", None, 50, False, True),
        ("50以上", 50, None, False, False),
        ("50%以下", None, 50, False, False),
        ("30..60", 30, 60, False, False),
        ("30～60", 30, 60, False, False),
        ("30-60", 30, 60, False, False),
        ("30..", 30, None, False, False),
        ("12.5", 12.5, 12.5, False, False),
    ],
)
def test_a_number_is_a_span_too(words: str, above: float | None, below: float | None, over: bool, under: bool) -> None:
    read = rule(Field.PERCENT, words)
    assert isinstance(read, SpanRule)
    (span,) = read.spans
    assert (span.above, span.below, span.over, span.under) == (above, below, over, under)


@pytest.mark.parametrize(
    ("field", "words", "complaint"),
    [
        (Field.DUE, "胡说", "“胡说”读不成日期。可以写：2025-06"),
        (Field.DUE, "2025-06-31", "读不成日期"),
        (Field.DUE, "2025-06 胡说", "“胡说”读不成日期"),
        (Field.START, "长期", "“长期”读不成日期"),
        (Field.DUE, "2025-08..2025-06", "开头在结尾之后。请把小的、早的写在前面"),
        (Field.PERCENT, "一半", "“一半”读不成数。可以写：50"),
        (Field.PERCENT, ">", "“>”读不成数"),
        (Field.LIGHT, "紫", "没有灯“紫”。可以写：红、黄、绿、蓝、灰"),
        (Field.STATUS, "红", "没有状态“红”。可以写：未启动"),
        (Field.KIND, "红", "没有任务类型“红”"),
        (Field.WATCHED, "也许", "“也许”读不成是或否。可以写：是、否"),
        (Field.CONTENT, "随便", ""),
    ],
)
def test_what_cannot_be_read_is_told_with_what_may_be_written(field: Field, words: str, complaint: str) -> None:
    said = complaint_about(ColumnFilter(field, words), DAY)
    assert complaint in said
    assert bool(said) == bool(complaint)


@given(st.sampled_from(Field), st.text("0123456789<>=.~-年月日天内本上下周季红黄空无非推进 至到底前%Q", max_size=12))
def test_whatever_is_typed_is_read_or_complained_about(field: Field, words: str) -> None:
    assert isinstance(complaint_about(ColumnFilter(field, words), DAY), str)


@pytest.mark.parametrize("field", Field)
def test_every_column_says_what_may_be_typed(field: Field) -> None:
    assert hint_for(field).startswith("可以写")


def test_a_filter_of_hundreds_of_characters_is_refused_with_how_many_there_may_be() -> None:
    long = " ".join(f"词{n}" for n in range(2000))
    assert complaint_about(ColumnFilter(Field.CONTENT, long), date(2025, 11, 21)) == (
        f"这一栏的筛选有 {len(long)} 个字，太长了。请写得短一些，最多 200 个字"
    )
