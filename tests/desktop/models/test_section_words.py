"""Headings without their numbering."""

import pytest

from ledger_app.desktop.models.section_words import short_heading, told_apart


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、深入推进蓝天保卫战", "深入推进蓝天保卫战"),
        ("（二）深化工业污染治理", "深化工业污染治理"),
        ("3.净土", "净土"),
        ("第三章 保障", "保障"),
        ("2025年任务", "2025年任务"),
        ("十四五期间", "十四五期间"),
        ("1.5度行动", "1.5度行动"),
        ("一、", "一、"),
    ],
)
def test_a_heading_is_shown_without_its_numbering(text: str, expected: str) -> None:
    assert short_heading(text) == expected


def test_labels_that_look_the_same_when_cut_lose_the_beginning_they_share() -> None:
    shown = told_apart(("持续深入打好蓝天", "持续深入打好碧水", "督察"), lambda text: text[:5])

    assert shown == ("…蓝天", "…碧水", "督察")


def test_a_shared_beginning_does_not_end_inside_a_number() -> None:
    shown = told_apart(("青河区2024年计划", "青河区2025年计划"), lambda text: text[:6])

    assert shown == ("…2024年", "…2025年")


def test_labels_alike_to_the_end_stay_alike() -> None:
    assert told_apart(("蓝天保卫战", "蓝天保卫战"), lambda text: text[:2]) == ("蓝天", "蓝天")
