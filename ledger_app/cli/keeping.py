"""The commands that keep a ledger: new, history, undo, redo, backup, restore, check."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from ledger_app.actions import undoing
from ledger_app.actions.ledgers import back_up, check_ledger, create_ledger, restore_ledger, warnings_about
from ledger_app.actions.lookup import find_task
from ledger_app.cli.console import print_findings, print_json, print_table
from ledger_app.cli.desk import clerk_of, reading, writing
from ledger_app.cli.main import EXIT_FAULT
from ledger_app.domain.finding import Severity
from ledger_app.domain.history import Change
from ledger_app.domain.outcome import Kind
from ledger_app.errors import LedgerDamagedError
from ledger_app.storage.wording import field_name

_HEADINGS = ("时间", "操作人", "操作", "对象", "栏目", "原来", "改为")
_WIDEST = (16, 10, 24, 14, 12, 30, 0)


def new(arguments: Namespace) -> int:
    """Make a new ledger."""
    clerk = clerk_of(arguments)
    ledger = create_ledger(arguments.ledger, arguments.office, clerk)
    ledger.close()
    print(f"已新建台账 {arguments.ledger}，建立人 {clerk.name}")
    print_findings(warnings_about(arguments.ledger))
    return 0


def history(arguments: Namespace) -> int:
    """List what was changed, oldest first."""
    with reading(arguments) as (ledger, _), ledger.reading() as reader:
        task_id = find_task(reader, arguments.task).id if arguments.task else None
        changes = reader.history(task_id)
        names = {unit.id: unit.name for unit in reader.units()} | {plan.id: plan.title for plan in reader.plans()}
    names = {change.entity_id: change.new or change.old for change in changes if _is_made(change)} | names
    if arguments.json:
        print_json([_change_json(change) for change in changes])
    else:
        print_table(_HEADINGS, [_line(change, names) for change in changes], _WIDEST)
        print(f"共 {len(changes)} 处变更。")
    return 0


def undo(arguments: Namespace) -> int:
    """Take back the newest deed."""
    with writing(arguments) as (ledger, clerk):
        print(undoing.undo(ledger, clerk).message)
    return 0


def redo(arguments: Namespace) -> int:
    """Do again what was taken back last."""
    with writing(arguments) as (ledger, clerk):
        print(undoing.redo(ledger, clerk).message)
    return 0


def backup(arguments: Namespace) -> int:
    """Make a verified copy."""
    with reading(arguments) as (ledger, clerk):
        path = back_up(ledger, clerk, Path(arguments.folder) if arguments.folder else None)
    print(f"已备份到 {path}，核对无误")
    return 0


def restore(arguments: Namespace) -> int:
    """Put a backup in the place of a ledger."""
    outcome = restore_ledger(Path(arguments.backup), arguments.ledger)
    print(outcome.message)
    print_findings(outcome.findings)
    return 0


def check(arguments: Namespace) -> int:
    """See whether file and history are sound."""
    try:
        with (writing if arguments.repair else reading)(arguments) as (ledger, _):
            findings = check_ledger(ledger)
    except LedgerDamagedError as error:
        print(f"{error.message}。\n{error.advice}")
        return EXIT_FAULT
    print_findings(findings)
    if any(finding.severity is not Severity.NOTE for finding in findings):
        worst = any(finding.severity is Severity.ERROR for finding in findings)
        if worst or not arguments.repair:
            advice = "" if worst else "写 check 台账 --repair 会重新计算，台账内容不变。"
            print(f"台账有问题，请看上面各条。{advice}")
        return EXIT_FAULT
    print("检查完毕，台账完好。")
    return 0


def _change_json(change: Change) -> dict[str, object]:
    """Return one change as JSON has it."""
    return {
        "deed": change.deed.sequence,
        "deed_name": change.deed.name,
        "at": change.deed.at.isoformat(sep=" ", timespec="seconds"),
        "by": change.deed.by,
        "host": change.deed.host,
        "entity": change.entity,
        "id": change.entity_id,
        "number": change.number,
        "field": change.field,
        "from": change.old,
        "to": change.new,
        "undone": change.deed.undone,
    }


def _is_made(change: Change) -> bool:
    """Whether a unit or plan came or went as a whole: undone, it is in no list any more."""
    return not change.field and change.entity in {Kind.UNIT, Kind.PLAN}


def _line(change: Change, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells of one change."""
    deed = change.deed
    name = f"{deed.name}（已撤销）" if deed.undone else deed.name
    what = change.number or names.get(change.entity_id, change.entity_id)
    field = field_name(Kind(change.entity), change.field) if change.field else ""
    return (deed.at.strftime("%Y-%m-%d %H:%M"), deed.by, name, what, field, change.old, change.new)
