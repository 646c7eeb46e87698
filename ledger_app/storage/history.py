"""What every deed changed, field by field, chained by hashes so that a later alteration can be found out.

Rows are only ever inserted; whether a deed is undone follows from the deeds that took it back or forward.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from ledger_app.domain.history import Deed, DeedKind
from ledger_app.domain.outcome import Kind
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task
from ledger_app.storage.bulk import insert_rows
from ledger_app.storage.codec import canonical, from_json, hints_of, names_of, to_json, whole
from ledger_app.storage.records import Record, Thing, id_of
from ledger_app.storage.tables import CHANGE, DEED

UNTOLD = frozenset({"version"})
"""Fields that follow from saving and are no change of their own."""

FIRST_LINK = "0" * 64
"""What the first deed of a ledger is chained to."""

_DEED_NAMES = tuple(column.name for column in DEED.columns)
_CHANGE_NAMES = tuple(column.name for column in CHANGE.columns)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as it is stored: old and new are canonical JSON, None where the thing did not exist.

    Attributes:
        task_id: the task it belongs to: itself, or that of a report; "" for others.
    """

    entity: str
    entity_id: str
    task_id: str
    number: str
    field: str
    old: str | None
    new: str | None

    @property
    def line(self) -> str:
        """The change as it goes into the hash."""
        old, new = ("null" if value is None else value for value in (self.old, self.new))
        names = (self.entity, self.entity_id, self.task_id, self.number, self.field)
        return f"[{','.join(map(canonical, names))},{old},{new}]"


def whole_json(thing: Thing) -> str:
    """Return a whole thing as the history keeps it."""
    return canonical(whole(type(thing), UNTOLD)(thing))


def field_json(thing: Thing, name: str) -> str:
    """Return one field as the history keeps it."""
    return canonical(to_json(hints_of(type(thing))[name])(getattr(thing, name)))


def created(kind: Kind, thing: Thing, number: str) -> Entry:
    """Return the one entry of a new thing: the whole of it."""
    return _entry(kind, thing, number, "", None, whole_json(thing))


def changes(kind: Kind, old: Thing, new: Thing, number: str) -> Iterator[Entry]:
    """Yield an entry for each field in which the two differ."""
    for name in names_of(type(new)):
        if getattr(old, name) != getattr(new, name) and name not in UNTOLD:
            yield _entry(kind, new, number, name, field_json(old, name), field_json(new, name))


def write_deed(connection: Connection, deed: Deed, entries: Sequence[Entry]) -> None:
    """Add a deed and its changes to the chain."""
    link = chained(head(connection), deed, entries)
    at = deed.at.isoformat()
    row = (deed.sequence, deed.name, at, deed.by, deed.host, deed.kind.value, deed.reverts, link)
    insert_rows(connection, DEED, _DEED_NAMES, [row])
    lines = (
        (deed.sequence, position, e.entity, e.entity_id, e.task_id, e.number, e.field, e.old, e.new)
        for position, e in enumerate(entries, start=1)
    )
    insert_rows(connection, CHANGE, _CHANGE_NAMES, lines)


def chained(link: str, deed: Deed, entries: Iterable[Entry]) -> str:
    """Return the hash that ties a deed and its changes to the deed before, whose hash is `link`."""
    told = {
        "at": deed.at.isoformat(),
        "by": deed.by,
        "host": deed.host,
        "kind": deed.kind.value,
        "name": deed.name,
        "reverts": deed.reverts,
        "sequence": deed.sequence,
    }
    digest = hashlib.sha256(link.encode())
    digest.update(canonical(told).encode())
    for entry in entries:
        digest.update(b"\n" + entry.line.encode())
    return digest.hexdigest()


def head(connection: Connection) -> str:
    """Return the hash of the newest deed."""
    newest = select(DEED.c.hash).order_by(DEED.c.sequence.desc()).limit(1)
    return connection.execute(newest).scalar() or FIRST_LINK


def next_sequence(connection: Connection) -> int:
    """Return the number of the next deed."""
    return int(connection.execute(select(func.coalesce(func.max(DEED.c.sequence), 0))).scalar_one()) + 1


def first_break(connection: Connection) -> Deed | None:
    """Return the first deed whose hash does not follow from it and the one before."""
    link = FIRST_LINK
    for row in connection.execute(select(DEED).order_by(DEED.c.sequence)).all():
        deed = deed_of(row, undone=False)
        link = chained(link, deed, entries_of(connection, deed.sequence))
        if link != row.hash:
            return deed
    return None


def entries_of(connection: Connection, sequence: int) -> list[Entry]:
    """Return the changes of a deed in their order."""
    columns = [CHANGE.c[name] for name in names_of(Entry)]
    query = select(*columns).where(CHANGE.c.deed == sequence).order_by(CHANGE.c.position)
    return [Entry(*row) for row in connection.execute(query)]


def deed_of(row: Row[Any], *, undone: bool) -> Deed:
    """Return a row of `deed` as a value."""
    at, kind = datetime.fromisoformat(row.at), DeedKind(row.kind)
    return Deed(row.sequence, row.name, at, row.by, row.host, kind, row.reverts, undone)


def fields_in(entry: Entry, record: Record[Any], value: str) -> dict[str, Any]:
    """Return the fields a stored `old` or `new` stands for, as values of the domain."""
    hints = hints_of(record.type)
    told = json.loads(value)
    found = told if entry.field == "" else {entry.field: told}
    return {name: from_json(hints[name])(content) for name, content in found.items()}


def _entry(kind: Kind, thing: Thing, number: str, field: str, old: str | None, new: str | None) -> Entry:
    """Return an entry about a thing."""
    task_id = thing.id if isinstance(thing, Task) else thing.task_id if isinstance(thing, Report) else ""
    return Entry(kind.value, id_of(thing), task_id, number, field, old, new)
