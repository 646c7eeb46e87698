"""Filling a form with tasks and writing it as a workbook."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.lights import light_of
from ledger_app.actions.working_days import calendar_for
from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.light import Light
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.errors import LedgerError
from ledger_app.reports.form import FormFacts, FormRow
from ledger_app.reports.form_file import load_form
from ledger_app.storage.ledger import Ledger

_SUFFIX = ".xlsx"


def export_form(
    ledger: Ledger,
    clerk: Clerk,
    form_name: str,
    query: TaskQuery,
    target: Path,
    *,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Outcome:
    """Write the form `form_name` with the tasks that `query` finds, as of its day, to `target`.

    Raises:
        LedgerError: no such form, the file cannot be written, or `cancelled` said so.
    """
    from ledger_app.reports.workbook import write_form

    if not target.name:
        raise LedgerError("没有写导出到哪个文件", f"请写一个以 {_SUFFIX} 结尾的文件名")
    if target.suffix.lower() != _SUFFIX:
        raise LedgerError(f"报表只能写成 .xlsx 文件，不能是 {target.name}", f"请把文件名改成 {target.stem}{_SUFFIX}")
    form = load_form(form_name)
    shown = tuple(light for light in query.lights or Light if light in (form.lights or Light))
    with ledger.reading() as reader:
        rows = reader.rows(replace(query, lights=shown)) if shown else ()
        settings, office, head = reader.settings(), reader.office(), reader.chain_head()
    facts = FormFacts(
        as_of=query.as_of,
        office=office.name,
        operator=office.contact or clerk.name,
        phone=office.phone,
        ledger_uuid=ledger.uuid,
        history_head=head if settings.hash_in_footer else "",
    )
    calendar = calendar_for(settings)
    write_form(form, [_form_row(row, settings, calendar) for row in rows], facts, target, progress, cancelled)
    return Outcome(f"已导出 {form.name}（{len(rows)} 项任务）到 {target}")


def _form_row(row: TaskRow, settings: Settings, calendar: WorkCalendar) -> FormRow:
    """Return a task with what is computed only for paper."""
    late = calendar.workdays(row.task.due, row.as_of) if row.light is Light.RED and row.task.due else None
    return FormRow(row, light_of(row, settings, calendar).reasons, late)
