"""Taking a deed back, or doing it again: its own changes backwards or forwards, if nothing touched them since."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection

from ledger_app.domain.history import Change, Deed, DeedKind
from ledger_app.domain.outcome import Kind
from ledger_app.domain.task import Task
from ledger_app.errors import LedgerError
from ledger_app.storage.codec import whole
from ledger_app.storage.history import UNTOLD, Entry, entries_of, field_json, fields_in
from ledger_app.storage.records import RECORDS, Record, Thing, load_by_id, record_of
from ledger_app.storage.wording import field_name, headline_of, thing_name


@dataclass(slots=True)
class Turned:
    """What must be written for a deed to be turned, each in the order in which records refer to each other.

    Attributes:
        old: the edited things as they were, by id.
    """

    new: list[tuple[Record[Any], list[Any]]] = field(default_factory=list)
    edited: list[tuple[Record[Any], list[Any]]] = field(default_factory=list)
    gone: list[tuple[Record[Any], list[Any]]] = field(default_factory=list)
    old: dict[str, Any] = field(default_factory=dict)
    entries: Sequence[Entry] = ()


def turn(connection: Connection, deed: Deed, kind: DeedKind) -> Turned:
    """Return what turning `deed` writes; nothing is written here.

    Raises:
        LedgerError: a later deed touched the same fields; names them.
    """
    entries = entries_of(connection, deed.sequence)
    if kind is DeedKind.UNDO:
        entries = [replace(entry, old=entry.new, new=entry.old) for entry in reversed(entries)]
    turned = Turned(entries=entries)
    touched: list[str] = []
    for record in RECORDS:
        mine = [entry for entry in entries if Kind(entry.entity) is record.kind]
        if mine:
            _turn_record(
                record, mine, load_by_id(connection, record, sorted({e.entity_id for e in mine})), turned, touched
            )
    if touched:
        word = "撤销" if kind is DeedKind.UNDO else "重做"
        raise LedgerError(
            f"后来又改动过{'、'.join(dict.fromkeys(touched))}，不能{word}“{deed.name}”", "请直接修改这些内容。"
        )
    return turned


def reverted(connection: Connection, change: Change) -> Thing:
    """Return a thing with one field as it was before `change`.

    Raises:
        LedgerError: the thing is gone, the field has been changed again since, or a whole thing is meant.
    """
    kind = Kind(change.entity)
    record = record_of(kind)
    same = (change.entity, change.entity_id, change.field)
    entries = entries_of(connection, change.deed.sequence)
    entry = next((e for e in entries if (e.entity, e.entity_id, e.field) == same), None)
    if entry is None or entry.old is None or entry.field == "":
        raise LedgerError("这条变更不是改动一个栏目，不能单独恢复", "新增的内容请用删除，或用撤销。")
    thing: Any = load_by_id(connection, record, [change.entity_id]).get(change.entity_id)
    if thing is None or field_json(thing, entry.field) != entry.new:
        raise LedgerError(f"{_named(kind, entry, entry.field, thing)} 后来又改动过，不能恢复", "请直接修改。")
    return replace(thing, **fields_in(entry, record, entry.old))  # type: ignore[no-any-return] # one of the kinds


def _turn_record(
    record: Record[Any], entries: Sequence[Entry], now: dict[str, Thing], turned: Turned, touched: list[str]
) -> None:
    """Work out the things of one kind, and name in `touched` what is no longer as the deed left it."""
    then: dict[str, Any] = dict(now)
    for entry in entries:
        thing = then.get(entry.entity_id)
        if entry.field == "":
            touched += _not_as_left(record.kind, entry, thing)
            then[entry.entity_id] = None if entry.new is None else record.type(**fields_in(entry, record, entry.new))
        elif thing is None or field_json(thing, entry.field) != entry.old:
            touched.append(_named(record.kind, entry, entry.field, thing))
        elif entry.new is not None:
            then[entry.entity_id] = replace(thing, **fields_in(entry, record, entry.new))
    changed = {key: thing for key, thing in then.items() if thing is not None and thing != now.get(key)}
    turned.new.append((record, [_saved(thing) for key, thing in changed.items() if key not in now]))
    turned.edited.append((record, [_saved(thing) for key, thing in changed.items() if key in now]))
    turned.gone.insert(0, (record, [thing for key, thing in now.items() if then[key] is None]))
    turned.old |= {key: now[key] for key in changed if key in now}


def _not_as_left(kind: Kind, entry: Entry, thing: Thing | None) -> list[str]:
    """Return the names of the fields in which a thing is not as its creation, or its removal, left it."""
    if (thing is None) != (entry.old is None):
        return [_named(kind, entry, "", thing)]
    if thing is None or entry.old is None:
        return []
    left, found = json.loads(entry.old), whole(type(thing), UNTOLD)(thing)
    differing = [name for name in found | left if found.get(name) != left.get(name)]
    return [_named(kind, entry, name, thing) for name in differing]


def _named(kind: Kind, entry: Entry, name: str, thing: Thing | None) -> str:
    """Return 任务 12 的 完成时限."""
    whose = thing_name(kind, entry.number, "" if thing is None else headline_of(thing))
    return f"{whose} 的 {field_name(kind, name)}" if name else whose


def _saved(thing: Thing) -> Thing:
    """Return a task with one save more; whatever else as it is."""
    return replace(thing, version=thing.version + 1) if isinstance(thing, Task) else thing
