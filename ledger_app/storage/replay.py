"""What the ledger held after any deed, made from its history alone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.outcome import Kind
from ledger_app.storage.codec import names_of
from ledger_app.storage.history import Entry, changes, fields_in
from ledger_app.storage.records import (
    RECORDS,
    TASKS,
    UNITS,
    VIEWS,
    Record,
    load_plain,
    load_tasks,
    load_units,
    load_views,
    record_of,
)
from ledger_app.storage.tables import CHANGE, TASK
from ledger_app.storage.wording import field_name, headline_of, thing_name


def replay(connection: Connection, until: int | None = None) -> dict[Kind, dict[str, Any]]:
    """Return the values there were after the deed `until`, by kind and id; without it, what there should be now."""
    found: dict[Kind, dict[str, Any]] = {record.kind: {} for record in RECORDS}
    query = select(*(CHANGE.c[name] for name in names_of(Entry))).order_by(CHANGE.c.deed, CHANGE.c.position)
    for row in connection.execute(query if until is None else query.where(CHANGE.c.deed <= until)):
        _take(found[Kind(row.entity)], record_of(Kind(row.entity)), Entry(*row))
    return found


def check_replay(connection: Connection) -> Iterator[Finding]:
    """Yield an error for what the tables hold and the history does not account for."""
    for kind, told in replay(connection).items():
        held = _held(connection, record_of(kind))
        for key in told.keys() | held.keys():
            yield from _differences(kind, told.get(key), held.get(key))
    for name in load_views(connection)[1]:
        message = "视图的内容被改坏了，读不出来，不再列出。请重新保存一个。"
        yield Finding(Severity.WARNING, f"视图 {name}", message)


def _take(things: dict[str, Any], record: Record[Any], entry: Entry) -> None:
    """Do one change of the history again."""
    if entry.new is None:
        del things[entry.entity_id]
        return
    fields = fields_in(entry, record, entry.new)
    whole = entry.field == ""
    things[entry.entity_id] = record.type(**fields) if whole else replace(things[entry.entity_id], **fields)


def _held(connection: Connection, record: Record[Any]) -> dict[str, Any]:
    """Return all values of a kind by id."""
    if record is TASKS:
        return {task.id: task for task in load_tasks(connection, TASK.c.serial > 0).values()}
    if record is VIEWS:
        return {view.id: view for view in load_views(connection)[0]}
    values = load_units(connection) if record is UNITS else load_plain(connection, record)
    return {getattr(value, "id", ""): value for value in values}


def _differences(kind: Kind, told: Any, held: Any) -> Iterator[Finding]:  # noqa: ANN401 - things of one kind
    """Yield a finding for each field in which a thing is not what the history says."""
    name = thing_name(kind, getattr(held or told, "number", ""), headline_of(held or told))
    if told is None or held is None:
        yield Finding(
            Severity.ERROR, name, "内容与变更记录不符：" + ("多出一条" if told is None else "少了一条") + "。"
        )
        return
    for entry in changes(kind, told, held, ""):
        message = f"{field_name(kind, entry.field)}与变更记录不符，可能被别的程序改动过。"
        yield Finding(Severity.ERROR, name, message)
