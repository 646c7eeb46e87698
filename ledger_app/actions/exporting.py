"""Filling a form with tasks, or with what a table shows, and writing it as a workbook."""

from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.lights import light_of
from ledger_app.actions.working_days import calendar_for
from ledger_app.domain.calendar import WorkCalendar
from ledger_app.domain.light import Light
from ledger_app.domain.long_work import Cancelled, Progress, never, unheard
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.settings import Settings
from ledger_app.domain.view import View
from ledger_app.errors import LedgerError
from ledger_app.reports.form import Form, FormFacts, FormRow
from ledger_app.reports.form_file import load_form
from ledger_app.reports.view_form import form_of
from ledger_app.storage.ledger import Ledger

_SUFFIX = ".xlsx"


def export_form(
    ledger: Ledger,
    clerk: Clerk,
    form_name: str,
    query: TaskQuery,
    target: Path,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Outcome:
    """Write the form `form_name` with the tasks that `query` finds, as of its day, to `target`.

    Raises:
        LedgerError: no such form, the file cannot be written, or `cancelled` said so.
    """
    _check_name(target)
    plain = replace(query, group=None)  # a form has headings of its own
    return _export(ledger, clerk, load_form(form_name), plain, target, progress=progress, cancelled=cancelled)


def export_view(
    ledger: Ledger,
    clerk: Clerk,
    view: View,
    query: TaskQuery,
    target: Path,
    *,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> Outcome:
    """Write the tasks that `query` finds as a table on the screen shows them, to `target`.

    Args:
        view: what the table is called and how it looks; what is in it, in which order and groups, `query` says.

    Raises:
        LedgerError: no column is shown, the file cannot be written, or `cancelled` said so.
    """
    _check_name(target)
    if not view.layout.columns:
        raise LedgerError("没有显示任何一栏", "请先在“列”里勾选要导出的栏")
    form = form_of(view.name, view.layout)
    return _export(ledger, clerk, form, query, target, progress=progress, cancelled=cancelled)


def _check_name(target: Path) -> None:
    """Refuse to write to what cannot be a workbook's name."""
    if not target.name:
        raise LedgerError("没有写导出到哪个文件", f"请写一个以 {_SUFFIX} 结尾的文件名")
    if target.suffix.lower() != _SUFFIX:
        raise LedgerError(f"报表只能写成 .xlsx 文件，不能是 {target.name}", f"请把文件名改成 {target.stem}{_SUFFIX}")


def _export(
    ledger: Ledger,
    clerk: Clerk,
    form: Form,
    query: TaskQuery,
    target: Path,
    *,
    progress: Progress,
    cancelled: Cancelled,
) -> Outcome:
    """Write a form with the tasks that are both in `query` and of the lights it is about."""
    from ledger_app.reports.workbook import write_form

    shown = tuple(light for light in query.lights or Light if light in (form.lights or Light))
    with ledger.reading() as reader:
        rows = reader.rows(replace(query, lights=shown)) if shown else ()
        groups = reader.groups(replace(query, lights=shown)) if shown else ()
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
    named = chain.from_iterable(repeat(f"{group.label}（{group.count} 项）", group.count) for group in groups)
    lines = [
        _form_row(row, settings, calendar, group) for row, group in zip(rows, chain(named, repeat("")), strict=False)
    ]
    write_form(form, lines, facts, target, progress, cancelled)
    return Outcome(f"已导出 {form.name}（{len(rows)} 项任务）到 {target}")


def _form_row(row: TaskRow, settings: Settings, calendar: WorkCalendar, group: str) -> FormRow:
    """Return a task with what is computed only for paper."""
    late = calendar.workdays(row.task.due, row.as_of) if row.light is Light.RED and row.task.due else None
    return FormRow(row, light_of(row, settings, calendar).reasons, late, group)
