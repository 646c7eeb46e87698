"""Units that a document names and the ledger does not know: told first, then created, matched or left aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ledger_app.actions.import_preview import UnitAnswer, UnitChoice, UnknownUnit
from ledger_app.actions.lookup import suggest_units
from ledger_app.actions.units import new_unit
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.statement import Statement
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.unit_words import kind_of_name
from ledger_app.errors import LedgerError


def unknown_units(said: Iterable[Statement], units: Sequence[Unit]) -> tuple[UnknownUnit, ...]:
    """Return the units named in `said` that are not among `units`, in the order of the document."""
    index, found = UnitIndex(units), dict[str, UnitKind]()
    for statement in said:
        for name in (*statement.lead_units, *statement.co_units, *statement.area_units):
            if name not in found and index.find(name) is None:
                found[name] = _kind(name, in_area=name in statement.area_units)
    return tuple(
        UnknownUnit(name, kind, tuple(unit.id for unit in suggest_units(name, units))) for name, kind in found.items()
    )


def settle_units(
    unknown: Iterable[UnknownUnit], answers: Mapping[str, UnitAnswer], units: Iterable[Unit]
) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """Return the units to save, created or with a new alias, and a sentence for each that was created or left aside.

    Long names come first, so that 区水务局 is created and 水务局 is recognised as the same.
    """
    known = {unit.id: unit for unit in units}
    index, touched, findings = UnitIndex(known.values()), dict[str, Unit](), list[Finding]()
    for each in sorted(unknown, key=lambda unit: -len(unit.name)):
        answer = answers.get(each.name, UnitAnswer())
        if answer.choice is UnitChoice.LEAVE:
            findings.append(Finding(Severity.NOTE, each.name, "单位没有建立，有关任务标为需核对"))
        elif index.find(each.name) is None:
            unit = _settled(each, answer, known, index)
            known[unit.id] = touched[unit.id] = unit
            index.add(unit)
            if answer.choice is UnitChoice.NEW:
                findings.append(Finding(Severity.NOTE, each.name, f"新建单位（{unit.kind.value}，暂定）"))
    return tuple(touched.values()), tuple(findings)


def _settled(unknown: UnknownUnit, answer: UnitAnswer, known: Mapping[str, Unit], index: UnitIndex) -> Unit:
    """Return the unit that an unknown name becomes."""
    if answer.choice is UnitChoice.NEW:
        return new_unit(unknown.name, answer.kind or unknown.kind, index)
    unit = known.get(answer.unit_id)
    if unit is None:
        raise LedgerError(f"“{unknown.name}”要对应的单位不在台账里", "请重新选择单位")
    return replace(unit, aliases=(*unit.aliases, unknown.name))


def _kind(name: str, *, in_area: bool) -> UnitKind:
    """Return the kind of a new unit: by its name, else by the column it stands in."""
    kind = kind_of_name(name)
    return UnitKind.STREET if in_area and kind is UnitKind.DEPARTMENT else kind
