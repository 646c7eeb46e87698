"""The commands forms, export and demo."""

from argparse import Namespace
from pathlib import Path

from ledger_app.actions.demo import SAMPLE_DAY, make_demo
from ledger_app.actions.exporting import export_form, export_view
from ledger_app.actions.views import view_named
from ledger_app.cli.console import print_findings
from ledger_app.cli.desk import clerk_of, reading
from ledger_app.cli.filters import query_of
from ledger_app.cli.tasks import print_tasks
from ledger_app.reports.form_file import list_forms

_SEEN = "视图"
"""What is written in place of a form's name for a view as it is seen."""
_EVERYTHING = "全部任务"


def show(_arguments: Namespace) -> int:
    """List the forms, one a line: the name `export` takes, then what it is."""
    forms = list_forms()
    widest = max((len(form.name) for form in forms), default=0)
    for form in forms:
        said = f"（不能用：{form.fault}）" if form.fault else form.description
        print(f"{form.name}{'  ' * (widest - len(form.name))}  {said}")
    print(f"{_SEEN}{'  ' * (widest - len(_SEEN))}  照视图的栏目、顺序和分组；视图用 --view 写")
    return 0


def export(arguments: Namespace) -> int:
    """Write a form with the tasks that fit."""
    with reading(arguments) as (ledger, clerk):
        with ledger.reading() as reader:
            query = query_of(arguments, reader, clerk)
            view = view_named(reader, arguments.view or _EVERYTHING)
        target = Path(arguments.target)
        if arguments.form == _SEEN:
            outcome = export_view(ledger, clerk, view, query, target)
        else:
            outcome = export_form(ledger, clerk, arguments.form, query, target)
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
