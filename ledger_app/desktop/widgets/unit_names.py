"""The names one can type for units: which of them fit what is typed so far, by name, alias or pinyin. Knows no Qt."""

from collections.abc import Sequence

from ledger_app.domain.unit import Unit
from ledger_app.domain.unit_index import UnitIndex

_OFFERED = 12


class UnitNames:
    """The units of a ledger.

    Attributes:
        index: finds them by any of their names, those thrown away too.
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self.index = UnitIndex(units)
        self._offered = tuple(unit for unit in units if not unit.deleted)
        self._sounds: list[tuple[str, str]] = []

    def fitting(self, typed: str) -> list[str]:
        """Return the names that `typed` fits, those that begin with it first."""
        if not self._sounds:
            self._sounds = _sounds_of(self._offered)
        wanted = typed.casefold()
        fitting = [(not sounds.startswith(wanted), name) for sounds, name in self._sounds if wanted in sounds]
        return [name for _, name in sorted(fitting, key=lambda pair: pair[0])][:_OFFERED]

    def knows(self, name: str) -> bool:
        """Whether a unit bears that name."""
        return self.index.find(name) is not None


def _sounds_of(units: Sequence[Unit]) -> list[tuple[str, str]]:
    """Return what each unit is found by, and its name. Made at the first key: pypinyin takes a while to load."""
    from ledger_app.storage.pinyin import sound_of

    names = (("、".join((unit.name, unit.short_name, *unit.aliases)), unit.name) for unit in units)
    return [("\n".join((words.casefold(), sound_of(words))), name) for words, name in names]
