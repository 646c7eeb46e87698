"""The commands read and import."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.continuing import sure_continuations
from ledger_app.actions.import_preview import ImportPreview, conflicts_kept, count, decide_all, said_of
from ledger_app.actions.lookup import find_plan
from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.actions.preview_import import preview_import
from ledger_app.cli.console import print_json
from ledger_app.cli.desk import reading, writing
from ledger_app.cli.import_text import print_import, print_import_json
from ledger_app.cli.intake_text import print_intake
from ledger_app.domain.draft import Intake
from ledger_app.domain.finding import Finding, Severity
from ledger_app.errors import LedgerError
from ledger_app.intake.reader import open_document, read_file
from ledger_app.storage.ledger import Ledger


def read(arguments: Namespace) -> int:
    """Print what the reader makes of a document."""
    path = Path(arguments.document)
    if arguments.text:
        print(open_document(path).text)
        return 0
    intake = read_file(path)
    if arguments.json:
        from ledger_app.intake.contract import to_json

        print_json(to_json(intake))
    else:
        print_intake(intake)
    return 0


def bring_in(arguments: Namespace) -> int:
    """Import a document, or say what importing it would do."""
    path = Path(arguments.document)
    intake = read_file(path)
    opened = reading if arguments.dry_run else writing
    with opened(arguments) as (ledger, clerk):
        intake = _as_last_time(ledger, path, intake)
        preview = preview_import(ledger, clerk, intake, path.name, _choice(ledger, arguments))
        if arguments.no_new_units and preview.unknown_units:
            names = "、".join(unit.name for unit in preview.unknown_units)
            advice = "请先用 units --import 或 set 建立这些单位，或去掉 --no-new-units"
            raise LedgerError(f"{path.name} 里有台账不认识的单位：{names}。没有导入", advice)
        decisions = decide_all(preview, strict=arguments.strict)
        if arguments.go_on:
            decisions = replace(decisions, continued=sure_continuations(preview))
        if arguments.dry_run:
            message = f"还没有写入。写入时{said_of(count(preview, decisions))}"
            findings = (*_units_to_create(preview), *conflicts_kept(preview, decisions))
        else:
            outcome = commit_import(ledger, clerk, preview, decisions)
            message, findings = outcome.message, outcome.findings
    findings = (*preview.findings, *findings)
    if arguments.json:
        print_import_json(preview, decisions, findings, changes=arguments.dry_run)
    else:
        print_import(preview, decisions, message, findings, changes=arguments.dry_run)
    return 0


def _as_last_time(ledger: Ledger, path: Path, intake: Intake) -> Intake:
    """Return what was read, read anew where the ledger remembers how documents of this kind are read."""
    with ledger.reading() as reader:
        choices = [choice for choice in reader.choices() if choice.answer]
    if not choices:
        return intake
    from ledger_app.actions.remembered import read_remembering

    return read_remembering(open_document(path), choices)


def _choice(ledger: Ledger, arguments: Namespace) -> PlanChoice:
    """Return the clerk's word on the plan."""
    if not arguments.plan:
        return PlanChoice(new=arguments.new_plan)
    with ledger.reading() as reader:
        return PlanChoice(find_plan(reader, arguments.plan).id)


def _units_to_create(preview: ImportPreview) -> list[Finding]:
    """Say which units would be created."""
    return [
        Finding(Severity.NOTE, unit.name, f"将新建单位（{unit.kind.value}，暂定）") for unit in preview.unknown_units
    ]
