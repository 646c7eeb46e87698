"""The commands tasks and update."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from ledger_app.actions.lights import light_of
from ledger_app.actions.working_days import calendar_for
from ledger_app.cli.console import print_findings, print_json, print_table
from ledger_app.cli.desk import reading, typed_date, writing
from ledger_app.cli.filters import query_of
from ledger_app.domain.light import LIGHT_NAMES, LightReading
from ledger_app.domain.query import GroupCount
from ledger_app.domain.row import TaskRow
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import Status
from ledger_app.domain.usual_views import why_empty
from ledger_app.errors import LedgerError

_HEADINGS = ("灯", "序号", "任务", "牵头", "时限", "逾期", "原因")
_WIDEST = (4, 8, 44, 20, 10, 6, 0)
_WITHOUT_DUE = frozenset({"无", "没有", "-", "—"})
_TEXT = 60


def show(arguments: Namespace) -> int:
    """List the tasks that fit, as a table or as JSON."""
    if arguments.limit is not None and arguments.limit < 0:
        raise LedgerError("--limit 不能是负数", "请写 1 以上的整数")
    with reading(arguments) as (ledger, clerk), ledger.reading() as reader:
        query = query_of(arguments, reader, clerk)
        rows = reader.rows(query, limit=None if arguments.limit is None else min(arguments.limit, sys.maxsize))
        total = len(rows) if arguments.limit is None else reader.count(query)
        settings, units, groups = reader.settings(), reader.units(), reader.groups(query)
        empty = "" if rows else why_empty(query, reader.office())
    calendar = calendar_for(settings)
    readings = [light_of(row, settings, calendar) for row in rows]
    if arguments.json:
        from ledger_app.cli.task_json import TaskNames, task_json

        names = TaskNames(units)
        print_json([task_json(row, light, names) for row, light in zip(rows, readings, strict=True)])
    else:
        print_groups(groups, rows, readings)
        print(_summary(rows, total, query.as_of.isoformat()))
        if empty:
            print(empty)
    return 0


def update(arguments: Namespace) -> int:
    """Write an entry of progress or a corrected due date."""
    from ledger_app.actions.lookup import find_task
    from ledger_app.actions.progress import Update, update_task

    without_due = (arguments.due or "").strip() in _WITHOUT_DUE
    entry = Update(
        status=_status(arguments.status),
        percent=_percent(arguments.percent),
        text=arguments.text.strip(),
        on=typed_date(arguments.on, "--on"),
        due=None if without_due else typed_date(arguments.due, "--due"),
        without_due=without_due,
    )
    with writing(arguments) as (ledger, clerk):
        with ledger.reading() as reader:
            task = find_task(reader, arguments.task)
        outcome = update_task(ledger, clerk, task.id, entry)
    print(f"{outcome.message}：{(task.title or task.content)[:_TEXT]}".replace("\n", " "))
    print_findings(outcome.findings)
    return 0


def print_tasks(rows: Sequence[TaskRow], readings: Sequence[LightReading]) -> None:
    """Print tasks as a table, each with the first reason of its light."""
    print_table(_HEADINGS, [_line(row, light) for row, light in zip(rows, readings, strict=True)], _WIDEST)


def print_groups(groups: Sequence[GroupCount], rows: Sequence[TaskRow], readings: Sequence[LightReading]) -> None:
    """Print tasks as a table for each group, or as one table where the list is not divided."""
    begin = 0
    for group in groups:
        end = min(begin + group.count, len(rows))
        if begin < end:
            print(f"{group.label}（{group.count} 项）")
            print_tasks(rows[begin:end], readings[begin:end])
            print()
        begin = end
    if not groups:
        print_tasks(rows, readings)


def _line(row: TaskRow, light: LightReading) -> tuple[str, ...]:
    """Return the cells of one task."""
    task = row.task
    return (
        LIGHT_NAMES[row.light],
        task.number or task.id,
        task.title or task.content,
        "、".join(row.lead_names),
        task.due.isoformat() if task.due else ("长期" if task.ongoing else ""),
        f"{row.days_late}天" if row.days_late else "",
        light.reasons[0] if light.reasons else "",
    )


def _summary(rows: Sequence[TaskRow], total: int, as_of: str) -> str:
    """Say how many there are, and of which day."""
    more = f"，列出前 {len(rows)} 项" if len(rows) < total else ""
    return f"共 {total} 项任务（截至 {as_of}）{more}。"


def _status(word: str | None) -> Status | None:
    """Return the status meant, None for none given."""
    if word is None:
        return None
    status = read_status(word)
    if status is None:
        raise LedgerError(f"没有状态“{word}”", f"可以写：{'、'.join(each.value for each in Status)}")
    return status


def _percent(text: str | None) -> float | None:
    """Return the percent typed: 60, 60%, ６０."""
    if text is None:
        return None
    try:
        return float(text.strip().rstrip("%％"))
    except ValueError:
        raise LedgerError(f"完成比例“{text}”不是数", "请写 0 到 100 的数") from None
