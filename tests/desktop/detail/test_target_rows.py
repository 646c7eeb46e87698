"""Targets in cells: every target comes out as it went in, and what cannot be taken is said with its place."""

import pytest

from ledger_app.desktop.detail.target_rows import COMPARISON, NAME, VALUE, WORDS, TargetRow, targets_of
from ledger_app.domain.task import Comparison, Target

EMISSIONS = Target("氮氧化物排放量", Comparison.AT_MOST, 1200.5, "吨", "2025年底", "氮氧化物排放量压减到1200.5吨以内")
WORDED = Target("", text="绿化水平稳步提升")


@pytest.mark.parametrize("target", [EMISSIONS, WORDED, Target("整治点位", Comparison.EQUAL, 0.0, "处")])
def test_a_target_nobody_touches_stays_as_it_is(target: Target) -> None:
    assert targets_of([TargetRow.of(target), TargetRow()]) == (target,)


def test_another_number_takes_away_the_words_that_told_the_old_one() -> None:
    row = TargetRow.of(EMISSIONS).with_cell(VALUE, "1000")

    assert row.target() == Target("氮氧化物排放量", Comparison.AT_MOST, 1000.0, "吨", "2025年底")


def test_words_beside_no_number_stay_when_the_name_changes() -> None:
    assert TargetRow.of(WORDED).with_cell(NAME, "绿化").target() == Target("绿化", text="绿化水平稳步提升")


def test_a_number_typed_into_a_row_of_words_makes_it_equal() -> None:
    row = TargetRow(name="检查企业").with_cell(VALUE, "１，２００".replace("，", ","))

    assert row.target() == Target("检查企业", Comparison.EQUAL, 1200.0)


def test_only_words_have_neither_number_nor_unit() -> None:
    row = TargetRow.of(EMISSIONS).with_cell(COMPARISON, Comparison.TEXT).with_cell(WORDS, "完成上级下达的任务")

    assert row.target() == Target("氮氧化物排放量", by="2025年底", text="完成上级下达的任务")


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (TargetRow(name="检查企业", comparison=Comparison.AT_LEAST, value="约四十"), VALUE, "不是数"),
        (TargetRow(name="检查企业", comparison=Comparison.AT_LEAST), VALUE, "还没有写数值"),
        (TargetRow(comparison=Comparison.AT_LEAST, value="40"), NAME, "还没有写是什么目标"),
        (TargetRow(name="检查企业", comparison=Comparison.EQUAL, value="inf"), VALUE, "不是数"),
    ],
)
def test_what_cannot_be_taken_is_said_with_its_cell(row: TargetRow, column: int, words: str) -> None:
    fault = row.fault()

    assert fault is not None
    assert fault[0] == column
    assert words in fault[1]


def test_a_relation_alone_counts_for_nothing() -> None:
    assert TargetRow(comparison=Comparison.AT_LEAST).fault() is None
    assert targets_of([TargetRow(comparison=Comparison.AT_LEAST)]) == ()
