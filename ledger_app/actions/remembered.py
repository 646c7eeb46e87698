"""Choices made about one document that hold for the next of its kind: what columns mean, which parts hold tasks.

They lie in the ledger, so that they go to the successor with it. What a unit's other name means is kept as its alias.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ledger_app.actions.clerk import Clerk
from ledger_app.domain.choice import Choice, ChoiceKind
from ledger_app.domain.draft import Intake, PartDraft
from ledger_app.domain.field import HEADINGS, Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.heading import plain_heading
from ledger_app.domain.outcome import Kind, Outcome
from ledger_app.domain.plain_words import plain
from ledger_app.domain.plan import PlanKind
from ledger_app.intake.document import Document
from ledger_app.intake.drafting import TableHeader, read_intake, table_headers
from ledger_app.intake.prose.numeral import numeral_at
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, Meaning, StageYear
from ledger_app.storage.ledger import Ledger

_YEAR = re.compile(r"20\d\d")
_UNREAD, _KEPT, _STAGE = "不读", "其他栏目", "进度安排"
_TASKS, _NO_TASKS = "读作任务", "不读作任务"
_WORDS = {each.field: each.text for each in HEADINGS}
_FIELDS = {each.text: each.field for each in HEADINGS if each.field is not Field.EXTRA}


@dataclass(frozen=True, slots=True)
class Remembered:
    """What earlier choices mean for one document.

    Attributes:
        header_maps: columns as the clerk corrected them last time, by the key of their table.
        parts: whether a part holds tasks, by its title, where the clerk decided that last time.
        findings: a note for each choice that was applied (按上次的选择…).
        applied: the ids of those choices, to forget them by.
    """

    header_maps: Mapping[str, HeaderMap] = field(default_factory=dict)
    parts: Mapping[str, bool] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    applied: frozenset[str] = frozenset()


def remembered_columns(choices: Iterable[Choice], headers: Sequence[TableHeader]) -> Remembered:
    """Return what `choices` say of the columns of a document's tables; tables without such a choice are left out."""
    known = _known(choices)
    maps, findings, applied = dict[str, HeaderMap](), list[Finding](), set[str]()
    for header in headers:
        choice = known.get(_columns_id(header))
        columns = _corrected(header, dict(choice.answer)) if choice is not None else header.columns
        if choice is None or columns == header.columns or not _is_sound(columns):
            continue
        maps[header.key] = columns
        applied.add(choice.id)
        told = "，".join(f"“{heading}”读作“{word}”" for heading, word in choice.answer)
        findings.append(Finding(Severity.NOTE, header.name or header.key, f"按上次的选择，{told}"))
    return Remembered(maps, findings=tuple(findings), applied=frozenset(applied))


def remembered_parts(choices: Iterable[Choice], kind: PlanKind, parts: Iterable[PartDraft]) -> Remembered:
    """Return what `choices` say of the parts of a plan of that kind; parts without such a choice are left out."""
    known = _known(choices)
    decided, findings, applied = dict[str, bool](), list[Finding](), set[str]()
    for part in parts:
        choice = known.get(_part_id(kind, part.title))
        if choice is None:
            continue
        word = choice.answer[0][1]
        decided[part.title] = word == _TASKS
        applied.add(choice.id)
        findings.append(Finding(Severity.NOTE, part.title, f"按上次的选择，“{part.title}”{word}"))
    return Remembered(parts=decided, findings=tuple(findings), applied=frozenset(applied))


def read_remembering(document: Document, choices: Iterable[Choice]) -> Intake:
    """Read a document with what earlier choices say of its tables and parts; each one applied is a finding."""
    known = tuple(_known(choices).values())
    columns = remembered_columns(known, table_headers(document))
    intake = read_intake(document, columns.header_maps)
    parts = remembered_parts(known, intake.plan.kind, intake.parts)
    if any(parts.parts.get(part.title, part.taken) is not part.taken for part in intake.parts):
        intake = read_intake(document, columns.header_maps, parts=parts.parts)
    return replace(intake, findings=(*columns.findings, *parts.findings, *intake.findings))


def choices_made(
    choices: Iterable[Choice],
    headers: Sequence[TableHeader],
    header_maps: Mapping[str, HeaderMap],
    kind: PlanKind,
    parts: Mapping[str, bool],
) -> tuple[Choice, ...]:
    """Return what is to be remembered of a document beyond what is remembered already.

    Args:
        choices: those of the ledger.
        headers: the tables as the reader found them. header_maps: those that the clerk corrected, by key.
        parts: every part the clerk decided about, by its title: whether it holds tasks.
    """
    known = _known(choices)
    made = [_columns_choice(header, header_maps.get(header.key, header.columns)) for header in headers]
    made += [_part_choice(kind, title, taken=taken) for title, taken in parts.items()]
    return tuple(each for each in made if each != known.get(each.id, replace(each, answer=())))


def forget_choices(ledger: Ledger, clerk: Clerk, ids: Iterable[str]) -> Outcome:
    """Forget choices: the next document of their kind is read as the program reads it."""
    wanted = set(ids)
    with ledger.transaction("忘记导入时的选择", by=clerk.name, at=clerk.now) as store:
        gone = [replace(choice, answer=()) for choice in store.choices() if choice.id in wanted and choice.answer]
        store.save_many(gone)
    return Outcome(f"已忘记 {len(gone)} 个选择", frozenset({Kind.CHOICE}))


def _known(choices: Iterable[Choice]) -> dict[str, Choice]:
    """Return the choices that hold, by id."""
    return {choice.id: choice for choice in choices if choice.answer}


def _columns_id(header: TableHeader) -> str:
    """Return what tables with the headings of `header` are recognised by, whatever year they are of."""
    headings = (_YEAR.sub("", plain_heading(column.heading)) for column in header.columns)
    return f"{ChoiceKind.COLUMNS.value}：{'|'.join(headings)}"


def _part_id(kind: PlanKind, title: str) -> str:
    """Return what the parts of plans of one kind are recognised by, whatever their numeral."""
    return f"{ChoiceKind.PART.value}：{kind.value}：{plain(_bare(title))}"


def _bare(title: str) -> str:
    """Return the words of a heading."""
    numeral = numeral_at(title)
    return (title[numeral.end :] if numeral is not None else title).strip()


def _names(columns: HeaderMap) -> Iterator[tuple[str, Column]]:
    """Yield each column with a name that no other column of the table has."""
    headings = [column.heading for column in columns]
    for column in columns:
        once = column.heading and headings.count(column.heading) == 1
        yield (column.heading if once else f"{column.heading}（第{column.index + 1}列）"), column


def _corrected(header: TableHeader, answer: Mapping[str, str]) -> HeaderMap:
    """Return the columns of a table with the meanings chosen before in place of those the reader found."""
    by_form = {_YEAR.sub("", name): word for name, word in answer.items()}
    found = []
    for name, column in _names(header.columns):
        word = by_form.get(_YEAR.sub("", name))
        if word is None:
            found.append(column)
        elif word != _UNREAD:
            found.append(replace(column, meaning=_meaning(word, name, column)))
    return tuple(found)


def _meaning(word: str, name: str, column: Column) -> Meaning:
    """Return what a remembered word means for a column; a year's stages are those of the year in its heading."""
    year = _YEAR.search(column.heading)
    if word == _STAGE and year:
        return StageYear(int(year[0]))
    return _FIELDS.get(word) or Extra(name)


def _is_sound(columns: HeaderMap) -> bool:
    """Whether a table can be read with these columns: one tells the task, or a problem."""
    meanings = [column.meaning for column in columns]
    return meanings.count(Field.CONTENT) == 1 or (Field.CONTENT not in meanings and Field.PROBLEM in meanings)


def _columns_choice(header: TableHeader, chosen: HeaderMap) -> Choice:
    """Return what the clerk corrected in a table as a choice; without an answer where that is nothing."""
    meanings: dict[int, Meaning] = {column.index: column.meaning for column in chosen}
    answer = [
        (name, word)
        for name, column in _names(header.columns)
        if meanings.get(column.index) != column.meaning and (word := _word(meanings.get(column.index), column))
    ]
    about = "、".join(name for name, _ in _names(header.columns))
    return Choice(_columns_id(header), ChoiceKind.COLUMNS, about, tuple(answer))


def _word(meaning: Meaning | None, column: Column) -> str:
    """Return the word for a meaning; "" for what is bound to one year's table and would mislead in the next."""
    match meaning:
        case None:
            return _UNREAD
        case Extra():
            return _KEPT
        case Field():
            return _WORDS[meaning]
        case StageYear(year) if str(year) in column.heading:
            return _STAGE
    return ""


def _part_choice(kind: PlanKind, title: str, *, taken: bool) -> Choice:
    """Return what the clerk decided about a part as a choice."""
    words = _bare(title)
    answer = ((words, _TASKS if taken else _NO_TASKS),)
    return Choice(_part_id(kind, title), ChoiceKind.PART, f"{words}（{kind.value}）", answer)
