"""The commands units and set."""

from argparse import Namespace
from pathlib import Path

from ledger_app.actions.units import fill_set
from ledger_app.cli.console import print_findings, print_json, print_table
from ledger_app.cli.desk import reading, writing
from ledger_app.cli.filters import words_of
from ledger_app.domain.finding import Severity
from ledger_app.domain.showing import show_person
from ledger_app.domain.unit import PersonRole, Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.errors import LedgerError

_HEADINGS = ("单位", "简称", "类型", "别名", "责任人", "联系人", "成员")
_WIDEST = (30, 16, 6, 24, 24, 28, 0)


def show(arguments: Namespace) -> int:
    """List the units, after importing a directory of them if one is given."""
    if arguments.document:
        _bring_in(arguments)
    with reading(arguments) as (ledger, _), ledger.reading() as reader:
        units = reader.units()
    if arguments.json:
        print_json([_unit_json(unit) for unit in units])
    elif not arguments.document:
        index = UnitIndex(units)
        print_table(_HEADINGS, [_line(unit, index) for unit in units], _WIDEST)
        print(f"共 {len(units)} 个单位和集合。")
    return 0


def fill(arguments: Namespace) -> int:
    """Say which units a set stands for."""
    with writing(arguments) as (ledger, clerk):
        print(fill_set(ledger, clerk, arguments.set.strip(), words_of(arguments.units)).message)
    return 0


def _bring_in(arguments: Namespace) -> None:
    """Import a directory of units; with --json only the JSON goes to stdout."""
    from ledger_app.actions.unit_list import import_units
    from ledger_app.intake.reader import open_document
    from ledger_app.intake.unit_list import read_unit_list

    listed = read_unit_list(open_document(Path(arguments.document)))
    faults = [finding for finding in listed.findings if finding.severity is Severity.ERROR]
    if faults and not listed.entries:
        raise LedgerError(f"{faults[0].where}：{faults[0].message}", "单位没有导入")
    with writing(arguments) as (ledger, clerk):
        outcome = import_units(ledger, clerk, listed.entries)
    if not arguments.json:
        print_findings((*listed.findings, *outcome.findings))
        print(outcome.message)


def _unit_json(unit: Unit) -> dict[str, object]:
    """Return one unit as JSON has it."""
    return {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind.value,
        "aliases": list(unit.aliases),
        "persons": [
            {"role": person.role.value, "name": person.name, "title": person.title, "phone": person.phone}
            for person in unit.persons
        ],
        "provisional": unit.provisional,
    }


def _line(unit: Unit, index: UnitIndex) -> tuple[str, ...]:
    """Return the cells of one unit."""
    persons = (
        "；".join(show_person(person) for person in unit.persons if person.role is role)
        for role in (PersonRole.PRINCIPAL, PersonRole.LIAISON)
    )
    members = "、".join(index.name(member) for member in unit.members)
    name = f"{unit.name}（暂定）" if unit.provisional else unit.name
    return (name, unit.short_name, unit.kind.value, "、".join(unit.aliases), *persons, members)
