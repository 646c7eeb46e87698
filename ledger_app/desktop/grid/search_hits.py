"""Where the words searched for stand in a text: as written, or by its sound: sthj in 区生态环境局. Knows no Qt."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from ledger_app.storage.pinyin import sounds_of


def hits_in(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of `words`, in lower case, as (start, end), in their order; several in one are one."""
    lowered = text.lower()
    found = [place for word in words for place in (_written(lowered, word) or _sounding(text, word))]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _written(lowered: str, word: str) -> list[tuple[int, int]]:
    """Return where a word stands as it is written."""
    found, start = list[tuple[int, int]](), lowered.find(word)
    while word and start >= 0:
        found.append((start, start + len(word)))
        start = lowered.find(word, start + len(word))
    return found


def _sounding(text: str, word: str) -> list[tuple[int, int]]:
    """Return which characters sound like a word in letters, by their initials or in full; from a character's begin."""
    if not (word.isascii() and word.isalnum()):
        return []
    places, syllables = _sounds(text)
    initials = "".join(syllable[0] for syllable in syllables)
    by_initials = [(places[start], places[end - 1] + 1) for start, end in _written(initials, word)]
    if by_initials:
        return by_initials
    begins = [0, *accumulate(map(len, syllables))]
    at = {begin: place for place, begin in enumerate(begins)}
    full = [(start, end) for start, end in _written("".join(syllables), word) if start in at]
    return [(places[at[start]], _last(places, begins, end) + 1) for start, end in full]


def _last(places: Sequence[int], begins: Sequence[int], end: int) -> int:
    """Return the character in whose sound a match ends."""
    return places[max(place for place, begin in enumerate(begins[:-1]) if begin < end)]


@lru_cache(maxsize=4096)
def _sounds(text: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return which characters of a text have a sound, and how they sound."""
    heard = [(place, sound) for place, sound in enumerate(sounds_of(text)) if sound]
    return tuple(place for place, _ in heard), tuple(sound for _, sound in heard)
