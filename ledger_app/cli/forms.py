"""The commands forms, export and demo."""

from argparse import Namespace
from pathlib import Path

from ledger_app.actions.demo import SAMPLE_DAY, make_demo
from ledger_app.actions.exporting import export_form
from ledger_app.cli.console import print_findings
from ledger_app.cli.desk import clerk_of, reading
from ledger_app.cli.filters import query_of
from ledger_app.cli.tasks import print_tasks
from ledger_app.reports.form_file import list_forms


def show(_arguments: Namespace) -> int:
    """List the forms, one a line: the name `export` takes, then what it is."""
    forms = list_forms()
    widest = max((len(form.name) for form in forms), default=0)
    for form in forms:
        said = f"（不能用：{form.fault}）" if form.fault else form.description
        print(f"{form.name}{'  ' * (widest - len(form.name))}  {said}")
    return 0


def export(arguments: Namespace) -> int:
    """Write a form with the tasks that fit."""
    with reading(arguments) as (ledger, clerk):
        with ledger.reading() as reader:
            query = query_of(arguments, reader, clerk)
        outcome = export_form(ledger, clerk, arguments.form, query, Path(arguments.target))
    print(outcome.message)
    return 0


def demo(arguments: Namespace) -> int:
    """Go through it all with the sample plan."""
    clerk = clerk_of(arguments)
    folder = Path(arguments.folder) if arguments.folder else None
    result = make_demo(folder, clerk)
    print(f"示例台账：{result.ledger}")
    print_findings(result.findings)
    print()
    print(f"截至 {SAMPLE_DAY} 的逾期任务（示例的进展录到这一天）：")
    print_tasks(result.overdue, result.readings)
    print()
    for path in result.workbooks:
        print(f"已写好：{path}")
    return 0
