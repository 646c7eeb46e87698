"""How a text sounds: its full pinyin and its initials, so that hjj and huanjing both find 环境局.

Characters are read one by one from pypinyin's table, which is thousands of times faster than its reader of phrases;
where that reads a place or an office's word wrongly, resources/readings.toml knows better.
"""

import re
import tomllib
import unicodedata
from functools import cache

from ledger_app.paths import shipped


class _Readings(dict[int, str]):
    """The reading of each character by its code point, looked up when first met: the table for str.translate."""

    def __missing__(self, code: int) -> str:
        from pypinyin.constants import PINYIN_DICT

        character = chr(code)
        first = PINYIN_DICT[code].split(",")[0] if code in PINYIN_DICT else character
        plain = "".join(c for c in unicodedata.normalize("NFD", first) if c.isascii() and c.isalnum())
        self[code] = f" {plain} " if code in PINYIN_DICT else plain.lower()
        return self[code]


def sound_of(words: str) -> str:
    """Return the pinyin of `words` without blanks, and in a second line the initials."""
    syllables = _own_readings(words).translate(_table()).split()
    return f"{''.join(syllables)}\n{''.join([_initial(syllable) for syllable in syllables])}"


def sort_key(words: str) -> str:
    """Return what sorts `words` as a dictionary does: by sound, then as written."""
    return f"{''.join(_own_readings(words).translate(_table()).split())} {words}"


def _initial(syllable: str) -> str:
    """Return the first letter of a syllable; digits stay whole."""
    return syllable if syllable[0].isdigit() else syllable[0]


def _own_readings(words: str) -> str:
    """Return `words` with the phrases that have a reading of their own spelt out."""
    phrases, pattern = _phrases()
    return pattern.sub(lambda found: f" {phrases[found[0]]} ", words)


@cache
def _table() -> _Readings:
    """Return the readings of characters, those of our own file first."""
    return _Readings({ord(character): f" {reading} " for character, reading in _file()["characters"].items()})


@cache
def _phrases() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the phrases with a reading of their own, and what finds them, the longest first."""
    phrases = _file()["phrases"]
    longest_first = sorted(phrases, key=len, reverse=True)
    return phrases, re.compile("|".join(re.escape(phrase) for phrase in longest_first))


@cache
def _file() -> dict[str, dict[str, str]]:
    """Return the file of our own readings."""
    return tomllib.loads((shipped("resources") / "readings.toml").read_text(encoding="utf-8"))
