import pytest

from ledger_app.intake.formats.list_numeral import chinese_numeral, numeral


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (1000, "1000")],
)
def test_chinese_numerals_are_written_as_people_write_them(number: int, words: str) -> None:
    assert chinese_numeral(number) == words


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (4, "decimalEnclosedParen", "⑷"),
        (5, "decimalEnclosedFullstop", "5."),
        (12, "taiwaneseCountingThousand", "十二"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (2147483647, "lowerLetter", "2147483647"),
        (14, "lowerRoman", "xiv"),
        (9, "upperRoman", "IX"),
        (5, "none", ""),
        (5, "somethingElse", "5"),
    ],
)
def test_every_style_of_number_is_shown(number: int, style: str, shown: str) -> None:
    assert numeral(number, style) == shown
