"""How typed and pasted text is read: tables of what clerks write."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.cell_entry import EDITABLE, why_not_editable
from ledger_app.domain.cell_reading import (
    clean_text,
    is_ongoing,
    one_line,
    read_day,
    read_kind,
    read_percent,
    read_section,
    read_stated,
    read_watched,
)
from ledger_app.domain.cell_text import column_name
from ledger_app.domain.field import Field
from ledger_app.domain.step_words import milestones_complaint, read_milestones, read_stages, stages_complaint
from ledger_app.domain.task import Milestone, Stage, StageWord, Status, TaskKind
from ledger_app.errors import LedgerError

TODAY = date(2025, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20251231", date(2025, 12, 31)),
        ("12.31", date(2025, 12, 31)),
        ("2025/6/30", date(2025, 6, 30)),
        ("2025-06-30 00:00:00", date(2025, 6, 30)),
        ("６月底前", date(2025, 6, 30)),
        ("三季度末", date(2025, 9, 30)),
        ("今天", TODAY),
        ("昨天", date(2025, 11, 20)),
        ("前天", date(2025, 11, 19)),
        ("后天", date(2025, 11, 23)),
        ("月底", date(2025, 11, 30)),
        ("本月末", date(2025, 11, 30)),
        ("本季度末", date(2025, 12, 31)),
        ("年底", date(2025, 12, 31)),
        ("—", None),
        ("无", None),
        ("  ", None),
    ],
)
def test_a_day_is_read_however_it_is_typed(typed: str, day: date | None) -> None:
    assert read_day(typed, TODAY, "完成时限") == day


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("尽快", "看不懂完成时限“尽快”"),
        ("13.45", "看不懂"),
        ("1985-01-01", "不在 1990 到 2100 年之间"),
        ("45838", "看不懂"),
    ],
)
def test_what_is_no_day_is_refused_with_advice(typed: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says) as caught:
        read_day(typed, TODAY, "完成时限")
    assert caught.value.advice


@pytest.mark.parametrize(
    ("typed", "percent"),
    [
        ("73", 73),
        ("73%", 73),
        ("７３％", 73),
        ("73.5 %", 73.5),
        ("0", 0),
        ("100%", 100),
        ("百分之七十三", 73),
        ("0.73%", 0.73),
        ("", None),
    ],
)
def test_a_percent_is_read_however_it_is_typed(typed: str, percent: float | None) -> None:
    assert read_percent(typed) == percent


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0.73", "可能是 73%，也可能是 0.73%"),
        ("120", "不在 0 到 100"),
        ("-5", "看不懂"),
        ("8/11家", "看不懂"),
        ("=A1", "看不懂"),
        ("9" * 400, "不在"),
    ],
)
def test_a_percent_that_may_mean_two_things_is_refused(typed: str, says: str) -> None:
    with pytest.raises(LedgerError, match=says):
        read_percent(typed)


def test_words_for_statuses_kinds_and_yes_or_no_are_understood() -> None:
    assert [read_stated(word) for word in ("办结", "推进中", " 完成 ")] == [
        Status.COMPLETED,
        Status.IN_PROGRESS,
        Status.COMPLETED,
    ]
    assert [read_kind(word) for word in ("工程", "整改问题")] == [TaskKind.PROJECT, TaskKind.RECTIFICATION]
    assert [read_watched(word) for word in ("是", "✓", "1", "", "否", "×", "TRUE")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        True,
    ]
    for read, text in (
        (read_stated, "快了"),
        (read_stated, ""),
        (read_kind, "别的"),
        (read_kind, ""),
        (read_watched, "也许"),
    ):
        with pytest.raises(LedgerError):
            read(text)


def test_sections_part_at_strokes_and_a_stroke_without_blanks_stays_beside_one_with() -> None:
    assert read_section("蓝天/工业源") == ("蓝天", "工业源")
    assert read_section(" 蓝天 ＞ 工业源 ") == ("蓝天", "工业源")
    assert read_section("VOCs/臭氧 / 工业源") == ("VOCs/臭氧", "工业源")
    assert read_section("") == ()


def test_lasting_tasks_are_known_by_their_words() -> None:
    assert all(map(is_ongoing, ("长期", "长期坚持", "常态化 ")))
    assert not is_ongoing("2025-12-31")


def test_text_keeps_its_breaks_and_tabs_and_loses_only_blanks_around_it() -> None:
    assert clean_text(" =1+1\r\n第二行\t列\v尾 ") == "=1+1\n第二行\t列\n尾"
    assert one_line("1\n 2") == "1 2"
    assert one_line(f"1{' ' * 30_000}2 \n\n 3") == f"1{' ' * 30_000}2 3"


@pytest.mark.parametrize("text", ["坏\x00字", "\x1b[0m", "\ud800", "字" * 32_768])
def test_what_no_sheet_can_show_is_refused(text: str) -> None:
    with pytest.raises(LedgerError) as caught:
        clean_text(text)
    assert caught.value.advice


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for read in (read_percent, read_stated, read_kind, read_watched, read_section, _read_due):
        refusal = _refusal(read, text)
        assert refusal is None or (refusal.message and refusal.advice)


def _read_due(text: str) -> date | None:
    return read_day(text, TODAY, "完成时限")


def _refusal(read: Callable[[str], object], text: str) -> LedgerError | None:
    """Return how `read` refuses a text, None where it reads it."""
    try:
        read(clean_text(text))
    except LedgerError as refused:
        return refused
    return None


def test_every_field_can_be_typed_into_or_says_why_not() -> None:
    assert {field for field in Field if why_not_editable(field)} == set(Field) - EDITABLE
    assert all("请" in why_not_editable(field) or "不能" in why_not_editable(field) for field in set(Field) - EDITABLE)
    assert (column_name(Field.DUE), column_name(Field.EXTRA, "资金来源")) == ("完成时限", "资金来源")


def test_milestones_come_one_a_line_or_one_behind_the_other_and_keep_their_done_days() -> None:
    done = Milestone(date(2025, 6, 30), "完成招标", date(2025, 6, 1))
    both = (done, Milestone(date(2025, 9, 30), "开工；报区里"))
    assert read_milestones("2025-06-30 完成招标\n2025-09-30 开工；报区里", (done,), TODAY) == both
    assert read_milestones("2025-06-30 完成招标；2025-09-30 开工；报区里", (done,), TODAY) == both
    assert "尽快开工" in milestones_complaint("尽快开工", TODAY)
    assert not milestones_complaint("9.30 开工", TODAY)


def test_stages_are_read_by_year_and_word() -> None:
    before = (Stage(2024, StageWord.START, date(2024, 3, 1)),)
    assert read_stages("2025年 完成；2024年 启动", before) == (*before, Stage(2025, StageWord.FINISH))
    assert "暂缓" in stages_complaint("2024年 暂缓")
