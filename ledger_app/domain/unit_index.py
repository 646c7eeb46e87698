"""Finds units by any of their names. What is not known stays unknown: nothing is guessed here."""

from collections.abc import Iterable

from ledger_app.domain.plain_words import plain
from ledger_app.domain.unit import Unit


class UnitIndex:
    """The units of a ledger by name, short name and alias; blanks, punctuation, width and case do not count."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._by_id: dict[str, Unit] = {}
        self._by_name: dict[str, str] = {}
        self._spelled: dict[str, str] = {}
        for unit in sorted(units, key=lambda unit: unit.deleted):
            self.add(unit)

    def add(self, unit: Unit) -> None:
        """Know `unit` from now on; names that already stand for another unit keep doing so."""
        self._by_id[unit.id] = unit
        for name in (unit.name, unit.short_name, *unit.aliases):
            if name:
                self._by_name.setdefault(plain(name), unit.id)

    def find(self, name: str) -> Unit | None:
        """Return the unit that `name` stands for."""
        unit_id = self._by_name.get(self._plain(name))
        return self._by_id[unit_id] if unit_id is not None else None

    def name(self, unit_id: str) -> str:
        """Return the full name of the unit with that id, the id itself for an unknown one."""
        unit = self._by_id.get(unit_id)
        return unit.name if unit is not None else unit_id

    def key(self, name: str) -> str:
        """Return the same text for every name of one unit: its id, or the bare name of one not known."""
        bare = self._plain(name)
        return self._by_name.get(bare, bare)

    def _plain(self, name: str) -> str:
        """Return `name` as it is compared; a document says the same names over and over."""
        bare = self._spelled.get(name)
        if bare is None:
            bare = self._spelled[name] = plain(name)
        return bare
