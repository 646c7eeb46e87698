"""What a document says of one task, in the ledger's terms: the base, ours and theirs of an import's comparison.

A statement has no ids: units stand by the names written in the document. It is kept with the task as canonical JSON.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from operator import attrgetter
from typing import Any

from ledger_app.domain.draft import DatedText, TaskDraft
from ledger_app.domain.report import State
from ledger_app.domain.task import Comparison, DueSource, StageWord, Status, Target, Task, TaskKind
from ledger_app.domain.unit import Person, PersonRole

_WORDS = frozenset(word.value for word in StageWord)


@dataclass(frozen=True, slots=True)
class Statement:
    """One task as a document states it; a field at its default was not stated. Fields are those of Task and Report."""

    content: str = ""
    number: str = ""
    title: str = ""
    kind: TaskKind = TaskKind.KEY
    section_path: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    area_units: tuple[str, ...] = ()
    lead_assumed: bool = False
    parent: str = ""
    problem: str = ""
    goal: str = ""
    people: tuple[Person, ...] = ()
    schedule: tuple[tuple[int, str], ...] = ()
    milestones: tuple[DatedText, ...] = ()
    targets: tuple[Target, ...] = ()
    start: date | None = None
    due: date | None = None
    due_text: str = ""
    due_source: DueSource | None = None
    cadence: str = ""
    ongoing: bool = False
    remark: str = ""
    watched: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    status: Status | None = None
    completed_on: date | None = None
    percent: float | None = None
    latest: str = ""
    problems: str = ""
    next_step: str = ""


FIELDS = tuple(field.name for field in fields(Statement))
NOTHING = Statement()
"""What a document says that has not been read yet."""
_DEFAULTS = {name: getattr(NOTHING, name) for name in FIELDS}
_ALL = attrgetter(*FIELDS)
_DECIDED = frozenset({"lead_units", "co_units", "lead_assumed", "schedule", "targets", "extra"})
_COPIED = tuple(name for name in FIELDS if name not in _DECIDED)
_COPY = attrgetter(*_COPIED)


def statement_of(draft: TaskDraft, targets: tuple[Target, ...] = ()) -> Statement:
    """Return what `draft` says. Where it does not tell lead from co, the first unit leads and the others are co."""
    lead, co = lead_and_co(draft)
    plain = tuple(stage for stage in draft.schedule if stage[1] in _WORDS)
    odd = tuple((f"{year}年安排", word) for year, word in draft.schedule if word and word not in _WORDS)
    return Statement(
        **dict(zip(_COPIED, _COPY(draft), strict=True)),
        lead_units=lead,
        co_units=co,
        lead_assumed=is_lead_assumed(draft),
        schedule=plain,
        targets=targets,
        extra=(*draft.extra, *odd),
    )


def is_lead_assumed(draft: TaskDraft) -> bool:
    """Whether somebody is only taken to lead: several units are named and none of them as the lead."""
    return draft.lead_assumed and len(draft.lead_units) > 1


def lead_and_co(draft: TaskDraft) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who leads a draft and who helps, the first of several leading where the document does not say who does."""
    lead, co = draft.lead_units, draft.co_units
    if not is_lead_assumed(draft):
        return lead, co
    return lead[:1], (*lead[1:], *(unit for unit in co if unit not in lead))


def statement_of_task(
    task: Task, state: State, lead: tuple[str, ...], co: tuple[str, ...], area: tuple[str, ...]
) -> Statement:
    """Return what the ledger says of `task`, with its units by the names `lead`, `co` and `area`."""
    reported = {"lead_units", "co_units", "area_units", "schedule", "milestones"}
    same = {name: getattr(task, name) for name in FIELDS if name in Task.__slots__ and name not in reported}
    stated = state.since is not None
    return Statement(
        **same,
        lead_units=lead,
        co_units=co,
        area_units=area,
        schedule=tuple((stage.year, stage.word.value) for stage in task.schedule),
        milestones=tuple(DatedText(step.day, step.text) for step in task.milestones),
        status=state.status if stated else None,
        completed_on=state.completed_on,
        percent=state.percent,
        latest=state.latest,
        problems=state.problems,
        next_step=state.next_step,
    )


def to_json(statement: Statement) -> str:
    """Return `statement` as canonical JSON: fields in alphabetical order, those at their default left out."""
    return _SPELLING.encode({name: value for name, value in _said(statement) if value != _DEFAULTS[name]})


def _said(statement: Statement) -> Iterable[tuple[str, Any]]:
    """Return the fields of a statement with their values."""
    return zip(FIELDS, _ALL(statement), strict=True)


def from_json(text: str) -> Statement:
    """Return the statement that `to_json` wrote; "" is one that says nothing."""
    said: dict[str, Any] = json.loads(text) if text else {}
    return Statement(**{name: _READERS.get(name, _as_it_is)(value) for name, value in said.items() if name in FIELDS})


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON is anything
    """Return a date or a small value as JSON can hold it."""
    return _AS_JSON[type(value)](value)


_AS_JSON: dict[type, Callable[[Any], Any]] = {
    date: date.isoformat,
    DatedText: attrgetter("day", "text"),
    Person: attrgetter("role", "name", "title", "phone"),
    Target: attrgetter("name", "comparison", "value", "unit", "by", "text"),
}
_SPELLING = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - JSON is anything
    """Return `value`, a list as a tuple."""
    return tuple(value) if isinstance(value, list) else value


def _pairs(value: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    """Return a list of lists as tuples."""
    return tuple(tuple(pair) for pair in value)


_READERS: dict[str, Callable[[Any], Any]] = {
    "kind": TaskKind,
    "due_source": DueSource,
    "status": Status,
    "start": date.fromisoformat,
    "due": date.fromisoformat,
    "completed_on": date.fromisoformat,
    "schedule": _pairs,
    "extra": _pairs,
    "people": lambda value: tuple(Person(PersonRole(role), *rest) for role, *rest in value),
    "milestones": lambda value: tuple(DatedText(date.fromisoformat(day), text) for day, text in value),
    "targets": lambda value: tuple(Target(name, Comparison(op), *rest) for name, op, *rest in value),
}
