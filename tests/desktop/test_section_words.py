"""Headings without their numbering."""

import pytest

from ledger_app.desktop.models.section_words import short_heading


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
