"""Words found by what is typed of them: any of their names, pinyin or initials. Knows no Qt."""

from collections.abc import Iterable, Sequence

from ledger_app.domain.unit import Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.storage.pinyin import sound_of

_OFFERED = 12


class SoundingWords:
    """Words with the names each is found by."""

    def __init__(self, words: Iterable[tuple[str, Sequence[str]]]) -> None:
        self._words = tuple(words)
        self._sounds: list[tuple[str, list[str]]] = []

    def fitting(self, typed: str) -> list[str]:
        """Return the words that `typed` fits, those with a name that begins with it first."""
        if not self._sounds:  # at the first key: pypinyin takes a while to load
            self._sounds = [(word, _sounds_of(names)) for word, names in self._words]
        wanted = typed.casefold()
        fitting = [
            (not any(sound.startswith(wanted) for sound in sounds), word)
            for word, sounds in self._sounds
            if any(wanted in sound for sound in sounds)
        ]
        return [word for _, word in sorted(fitting, key=lambda pair: pair[0])]


class UnitNames:
    """The units of a ledger; those thrown away are still recognised, but not offered.

    Attributes:
        units: all of them. index: finds them by any of their names.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.index = UnitIndex(units)
        self._offered = SoundingWords(
            (unit.name, (unit.name, unit.short_name, *unit.aliases)) for unit in units if not unit.deleted
        )

    def fitting(self, typed: str) -> list[str]:
        """Return the best of the names that `typed` fits."""
        return self._offered.fitting(typed)[:_OFFERED]

    def knows(self, name: str) -> bool:
        """Whether a unit bears that name."""
        return self.index.find(name) is not None


def _sounds_of(names: Sequence[str]) -> list[str]:
    """Return what a word is found by."""
    return [sound for name in names for sound in (name.casefold(), *sound_of(name).split("\n"))]
