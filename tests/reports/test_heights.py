import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.reports.heights import HIGHEST, PADDING, Room, count_lines, height_of, split_text
from tests.reports.samples import LONG

ROOM = Room.of(40, 12)
TEXTS = st.text(alphabet="治理水、。（）“”；Aa1 .-%\n𠮷", max_size=400)


def test_a_column_of_forty_characters_holds_twenty_chinese_ones_or_a_little_less() -> None:
    assert ROOM.tight < 20 < ROOM.wide


@pytest.mark.parametrize(
    ("paragraph", "width", "lines"),
    [
        ("", 10, 1),
        ("一二三四五六七八九十", 10, 1),
        ("一二三四五六七八九十一", 10, 2),
        ("一二三四五六七八九十。", 10, 2),
        ("一二三四五六七八九（十）一二三四五六七八", 10, 3),
        ("达到2025年", 4, 2),
        ("abcdefghijklmnopqrstuvwxyz" * 4, 10, 7),
        ("𠮷" * 20, 10, 2),
    ],
)
def test_lines_are_filled_as_far_as_they_may_break(paragraph: str, width: float, lines: int) -> None:
    assert count_lines(paragraph, width) == lines


def test_a_mark_does_not_begin_a_line_and_a_bracket_does_not_end_one() -> None:
    assert count_lines("一二三四，六七八九", 4) == 3
    assert count_lines("一二三（五六七", 4) == 2
    assert count_lines("一二三（五六七八", 4) == 3


def test_a_number_stays_whole() -> None:
    assert count_lines("治理完成98.5%以上", 5) == 3


@given(TEXTS, st.floats(1, 40))
def test_there_are_at_least_as_many_lines_as_the_characters_need(text: str, width: float) -> None:
    paragraph = text.replace("\n", "")
    chinese = sum(1 for character in paragraph if not character.isascii())
    assert count_lines(paragraph, width) >= chinese / width - 1e-9


@given(TEXTS, TEXTS)
def test_more_text_is_never_lower(text: str, more: str) -> None:
    assert height_of(text, ROOM) <= height_of(f"{text}\n{more}", ROOM)


def test_each_line_adds_one_line_height() -> None:
    one, two = height_of("一", ROOM), height_of("一\n二", ROOM)
    assert one == pytest.approx(12 * 1.45 + PADDING)
    assert two == pytest.approx(24 * 1.45 + PADDING)


def test_a_text_that_fits_stays_whole() -> None:
    assert split_text("短文。", ROOM, HIGHEST) == ["短文。"]


def test_a_long_text_is_cut_at_the_ends_of_sentences() -> None:
    parts = split_text(LONG, ROOM, 200)
    assert "".join(parts) == LONG
    assert len(parts) > 5
    assert all(part.endswith("。") for part in parts)
    assert all(height_of(part, ROOM) <= 200 for part in parts)


def test_a_long_sentence_is_cut_at_a_comma_and_one_without_commas_where_the_row_is_full() -> None:
    with_commas = split_text("先行排查逐项整改，" * 100, ROOM, 100)
    without = split_text("查" * 900, ROOM, 100)
    assert all(part.endswith("，") for part in with_commas)
    assert "".join(without) == "查" * 900
    assert len({len(part) for part in without[:-1]}) == 1


@given(TEXTS, st.floats(30, 200))
def test_parts_join_to_the_text_again(text: str, highest: float) -> None:
    assert "".join(split_text(text, ROOM, highest)) == text
