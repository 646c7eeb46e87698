from datetime import date

import pytest

from ledger_app.intake.formats.number_format import (
    Precision,
    changes_the_number,
    date_precision,
    date_text,
    format_code,
    number_text,
    plain_number,
)


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.73, "0%", "73%"),
        (0.285, "0.0%", "28.5%"),
        (0.125, "0%", "13%"),  # half up, as Excel rounds
        (39.0, "0.00", "39.00"),
        (1234567.0, "#,##0", "1,234,567"),
        (1234.5, "#,##0.00_);[Red](#,##0.00)", "1,234.50"),
        (-1234.5, "#,##0.00_);[Red](#,##0.00)", "(1,234.50)"),
        (-3.0, "0", "-3"),
        (12.0, "0000", "0012"),
        (3.0, '0"项"', "3项"),
        (3.0, '"第"0"项"', "第3项"),
        (3.5, "0.##", "3.5"),
        (3.0, "0.##", "3"),
        (5.0, '0"个"\\;', "5个;"),
        (0.0, '0;-0;"—"', "—"),
        (0.0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ', "-"),
        (12000.0, '0.0,"千元"', "12.0千元"),
        (7.0, 'General"家"', "7家"),
        (7.0, "G/通用格式", "7"),
        (0.5, "[<=0.5]0%;0", "0.5"),  # conditions are not followed: the plain number is never wrong
        (12.0, "# ?/?", "12"),
        (12.0, "@", "12"),
    ],
)
def test_a_number_is_shown_as_its_format_shows_it(value: float, code: str, shown: str) -> None:
    assert number_text(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12.0, "12"),
        (0.1 + 0.2, "0.3"),
        (-1.5, "-1.5"),
        (1e-07, "0.0000001"),
        (123456789012345678.0, "123456789012345680"),
    ],
)
def test_a_number_without_format_is_written_plainly(value: float, shown: str) -> None:
    assert plain_number(value) == shown


@pytest.mark.parametrize(("code", "changes"), [("General", False), ("@", False), ("0%", True), ("000", True)])
def test_only_formats_that_change_the_number_count(code: str, changes: bool) -> None:
    assert changes_the_number(code) is changes


@pytest.mark.parametrize(
    ("code", "precision"),
    [
        ("yyyy-mm-dd", Precision.DAY),
        ('yyyy"年"m"月"d"日"', Precision.DAY),
        ('[$-804]yyyy"年"m"月";@', Precision.MONTH),
        ("mmm-yy", Precision.MONTH),
        ('m"月"', Precision.MONTH),
        ('yyyy"年度"', Precision.YEAR),
        ("h:mm", Precision.DAY),
        ("General", Precision.DAY),
    ],
)
def test_a_date_format_shows_a_day_a_month_or_a_year(code: str, precision: Precision) -> None:
    assert date_precision(code) is precision


def test_a_month_does_not_turn_into_its_first_day() -> None:
    assert date_text(date(2025, 6, 1), Precision.MONTH) == "2025年6月"
    assert date_text(date(2025, 6, 1), Precision.YEAR) == "2025年"
    assert date_text(date(2025, 6, 1), Precision.DAY) == "2025-06-01"


def test_the_formats_excel_knows_by_number_are_known() -> None:
    assert format_code(9, {}) == "0%"
    assert date_precision(format_code(57, {})) is Precision.MONTH  # the Chinese built-in 2025年6月
    assert format_code(9, {9: "0.0"}) == "0.0"
    assert format_code(31, {}) == "General"
