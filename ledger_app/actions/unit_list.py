"""Takes a list of units, pasted or read from a file, into the directory."""

from collections.abc import Sequence
from dataclasses import replace

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.units import new_unit
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.unit import Unit, UnitKind
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.unit_words import kind_of_name
from ledger_app.errors import LedgerError
from ledger_app.intake.unit_list import UnitEntry
from ledger_app.storage.ledger import Ledger


def import_units(ledger: Ledger, clerk: Clerk, entries: Sequence[UnitEntry]) -> Outcome:
    """Create the units not known yet and complete the others: what the list says replaces, what it leaves empty stays.

    Aliases are added to those there are. A name that stands for another unit is left out, with a finding.
    """
    if not entries:
        raise LedgerError("没有可导入的单位", "请写上表头：单位、简称、别名、类型、责任人、联系人、电话")
    findings: list[Finding] = []
    with ledger.transaction("导入单位", by=clerk.name, at=clerk.now) as store:
        before = store.units()
        known = UnitIndex(before)
        units = [_completed(entry, known, findings) for entry in entries]
        units = [_with_members(unit, entry, known, findings) for unit, entry in zip(units, entries, strict=True)]
        store.save_many(units)
    old = {unit.id for unit in before}
    created = sum(unit.id not in old for unit in units)
    message = f"已导入 {len(units)} 个单位，其中新建 {created} 个"
    return Outcome(message, frozenset({Kind.UNIT, Kind.TASK}), tuple(findings))


def _completed(entry: UnitEntry, known: UnitIndex, findings: list[Finding]) -> Unit:
    """Return the unit that `entry` is about, with what it says, and know it from now on."""
    unit = known.find(entry.name)
    if unit is None:
        kind = entry.kind or (UnitKind.SET if entry.members else kind_of_name(entry.name))
        unit = new_unit(entry.name, kind, known)
    unit = replace(
        unit,
        kind=entry.kind or unit.kind,
        short_name=_free(entry.short_name, unit, known, entry, findings) or unit.short_name,
        persons=entry.persons or unit.persons,
        provisional=False,
        deleted=False,
    )
    wanted = (_free(alias, unit, known, entry, findings) for alias in entry.aliases)
    own = {unit.name, unit.short_name}
    aliases = tuple(dict.fromkeys(alias for alias in (*unit.aliases, *wanted) if alias and alias not in own))
    unit = replace(unit, aliases=aliases)
    known.add(unit)
    return unit


def _free(name: str, unit: Unit, known: UnitIndex, entry: UnitEntry, findings: list[Finding]) -> str:
    """Return `name`, or "" with a finding where it stands for another unit already."""
    other = known.find(name) if name else None
    if other is None or other.id == unit.id:
        return name
    words = f"“{name}”已经是 {other.name} 的名称，没有给 {unit.name}。如果是同一个单位，请在“单位”页合并"
    findings.append(Finding(Severity.WARNING, entry.where, words))
    return ""


def _with_members(unit: Unit, entry: UnitEntry, known: UnitIndex, findings: list[Finding]) -> Unit:
    """Return a set with the members that `entry` names; names not known are told."""
    if unit.kind is not UnitKind.SET or not entry.members:
        return unit
    found = [(name, known.find(name)) for name in entry.members]
    for name, member in found:
        if member is None:
            words = f"单位表里没有“{name}”，没有放进 {unit.name}。请先新增这个单位"
            findings.append(Finding(Severity.WARNING, entry.where, words))
    return replace(unit, members=tuple(dict.fromkeys(member.id for _, member in found if member is not None)))
