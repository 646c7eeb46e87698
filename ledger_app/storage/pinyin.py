"""How a text sounds: its full pinyin and its initials, so that hjj and huanjing both find 环境局.

Characters are read one by one from pypinyin's table, which is thousands of times faster than its reader of phrases;
where that reads a place or an office's word wrongly, resources/readings.toml knows better.
"""

import os
import re
import tomllib
import unicodedata
from functools import cache

from ledger_app.paths import shipped

_PRIVATE = 0xE000


class _Readings(dict[int, str]):
    """The reading of each character by its code point, looked up when first met: the table for str.translate."""

    def __missing__(self, code: int) -> str:
        reading = _dictionary().get(code, chr(code).lower()).split(",")[0]
        plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
        letters = "".join(c for c in plain if c.isascii() and c.isalnum())
        self[code] = f" {letters} "
        return self[code]


@cache
def _dictionary() -> dict[int, str]:
    """Return pypinyin's readings of each character, the most usual first; its phrases are left asleep."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin.constants import PINYIN_DICT

    return PINYIN_DICT


def sound_of(words: str) -> str:
    """Return the pinyin of `words` without blanks, and in a second line the initials; letters stand for themselves."""
    syllables = _syllables(words)
    return f"{''.join(syllables)}\n{''.join([syllable[0] for syllable in syllables])}"


def sounds_like(words: str, typed: str) -> bool:
    """Return whether `typed`, in lower case, is part of `words` as they are written or as they sound."""
    return typed in words.casefold() or typed in sound_of(words)


def sounds_of(words: str) -> list[str]:
    """Return how each character of `words` sounds, "" for one that has no sound."""
    readings, phrases, pattern = _own_readings()
    alone = pattern.sub(lambda found: phrases[found[0]], words)
    return [character.translate(readings).strip() for character in alone]


def sort_key(words: str) -> str:
    """Return what sorts `words` as a dictionary does: by sound, then as written."""
    return f"{''.join(_syllables(words))} {words}"


def _syllables(words: str) -> list[str]:
    """Return how each character sounds; what has no sound is left out."""
    readings, phrases, pattern = _own_readings()
    return pattern.sub(lambda found: phrases[found[0]], words).translate(readings).split()


@cache
def _own_readings() -> tuple[_Readings, dict[str, str], re.Pattern[str]]:
    """Return the readings of characters, what stands for each phrase with a reading of its own, and what finds those.

    A syllable of such a phrase is stood for by a character of Unicode's private area, which is read as that syllable.
    """
    file = tomllib.loads((shipped("resources") / "readings.toml").read_text(encoding="utf-8"))
    syllables = sorted({syllable for reading in file["phrases"].values() for syllable in reading.split()})
    private = {syllable: chr(code) for code, syllable in enumerate(syllables, _PRIVATE)}
    readings = {ord(character): f" {reading} " for character, reading in file["characters"].items()}
    readings |= {ord(character): f" {syllable} " for syllable, character in private.items()}
    phrases = {
        phrase: "".join(private[syllable] for syllable in reading.split())
        for phrase, reading in file["phrases"].items()
    }
    longest_first = sorted(phrases, key=len, reverse=True)
    return _Readings(readings), phrases, re.compile("|".join(map(re.escape, longest_first)))
