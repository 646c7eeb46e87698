"""A directory of units, as offices keep it in Excel: one unit or one of its persons a row."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.heading import match_heading
from ledger_app.domain.people_words import read_people
from ledger_app.domain.unit import Person, PersonRole, UnitKind
from ledger_app.intake.document import Cell, Document, Table


class _Meaning(Enum):
    """What a column of a directory is about; the value lists the headings offices write."""

    NAME = ("单位", "单位名称", "单位全称", "全称", "责任单位", "部门", "部门名称", "名称")
    SHORT = ("简称", "单位简称")
    ALIASES = ("别名", "其他名称", "曾用名")
    KIND = ("类型", "单位类型", "类别", "性质")
    MEMBERS = ("成员", "包含单位", "成员单位")
    PRINCIPAL = ("责任人", "负责人", "分管领导", "责任领导", "处级负责人")
    LIAISON = ("联系人", "联络员", "联络人", "经办人", "姓名", "科级联系人")
    TITLE = ("职务", "职位")
    PHONE = ("电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "办公电话")


_BY_HEADING = {heading: meaning for meaning in _Meaning for heading in meaning.value}
_KINDS = {kind.value: kind for kind in UnitKind} | {
    "街道": UnitKind.STREET,
    "镇": UnitKind.STREET,
    "单位集合": UnitKind.SET,
}
_BETWEEN = re.compile(r"[、,，;；\n]+")
_BLANKS = re.compile(r"\s+")
_FEWEST_HEADINGS = 2
_ONLY_OF_UNITS = frozenset({_Meaning.SHORT, _Meaning.ALIASES, _Meaning.MEMBERS})


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """What a list says of one unit; "" and None where it says nothing. `members` are names, of a set."""

    name: str
    short_name: str = ""
    aliases: tuple[str, ...] = ()
    kind: UnitKind | None = None
    persons: tuple[Person, ...] = ()
    members: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of a document, each once, and what was noticed."""

    entries: tuple[UnitEntry, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_unit_list(document: Document) -> UnitList:
    """Return the units of every table that is headed 单位; without such a table a finding says what is wanted."""
    findings: list[Finding] = []
    entries: list[UnitEntry] = []
    tables = [block for block in document.blocks if isinstance(block, Table)]
    headed = [(table, heading) for table in tables for heading in (_heading(table),) if heading is not None]
    for table, (row, columns) in headed:
        if _is_of_tasks(table.rows[row], columns):
            advice = "请用 import 命令或“导入”读取任务；要导入单位，请另备一张单位表"
            findings.append(Finding(Severity.ERROR, document.name, f"这是任务表，不是单位表，没有读入单位。{advice}"))
            continue
        entries.extend(_entries(table.rows[row + 1 :], columns, findings))
    if not headed:
        advice = "请在第一行写上表头：单位、简称、别名、类型、责任人、联系人、电话，至少要有“单位”和另外一栏"
        findings.append(Finding(Severity.ERROR, document.name, f"没有找到单位表。{advice}"))
    return UnitList(_merged(entries), tuple(findings))


def _heading(table: Table) -> tuple[int, dict[int, _Meaning]] | None:
    """Return the row that heads the table, and what its columns are about."""
    for row, cells in enumerate(table.rows):
        found = ((column, _BY_HEADING.get(_BLANKS.sub("", cell.text))) for column, cell in enumerate(cells))
        columns = {column: meaning for column, meaning in found if meaning is not None}
        if len(columns) >= _FEWEST_HEADINGS and _Meaning.NAME in columns.values():
            return row, columns
    return None


def _is_of_tasks(heading: Sequence[Cell], columns: dict[int, _Meaning]) -> bool:
    """Whether a table with a column of units is about their tasks."""
    fields = {match_heading(cell.text) for column, cell in enumerate(heading) if column not in columns}
    return Field.CONTENT in fields and not _ONLY_OF_UNITS & set(columns.values())


def _entries(
    rows: Iterable[Sequence[Cell]], columns: dict[int, _Meaning], findings: list[Finding]
) -> Iterator[UnitEntry]:
    """Yield an entry for each row; a row without a name belongs to the unit above it."""
    name = ""
    for cells in rows:
        texts = [(meaning, cells[column].text.strip()) for column, meaning in columns.items()]
        if not any(text for _, text in texts):
            continue
        where = next(cell.where for cell in cells if cell.text.strip())
        name = _first(texts, _Meaning.NAME) or name
        if not name:
            findings.append(Finding(Severity.ERROR, where, "这一行没有单位名称，没有读入。请补上单位后再导入"))
            continue
        yield _entry(name, texts, where, findings)


def _entry(name: str, texts: Sequence[tuple[_Meaning, str]], where: str, findings: list[Finding]) -> UnitEntry:
    """Return what one row says of the unit `name`."""
    word = _first(texts, _Meaning.KIND)
    kind = _KINDS.get(word)
    if word and kind is None:
        words = "、".join(item.value for item in UnitKind)
        findings.append(Finding(Severity.WARNING, where, f"不认识类型“{word}”，按名称判断。可以写：{words}"))
    return UnitEntry(
        name=name,
        short_name=_first(texts, _Meaning.SHORT),
        aliases=_pieces(_first(texts, _Meaning.ALIASES)),
        kind=kind,
        persons=_persons(texts, where, findings),
        members=_pieces(_first(texts, _Meaning.MEMBERS)),
        where=where,
    )


def _persons(texts: Sequence[tuple[_Meaning, str]], where: str, findings: list[Finding]) -> tuple[Person, ...]:
    """Return the persons of a row; a post or telephone belongs to the person named before it."""
    persons: list[Person] = []
    for meaning, text in texts:
        if meaning in {_Meaning.PRINCIPAL, _Meaning.LIAISON} and text:
            role = PersonRole.PRINCIPAL if meaning is _Meaning.PRINCIPAL else PersonRole.LIAISON
            persons.extend(read_people(text, role))
        elif meaning in {_Meaning.TITLE, _Meaning.PHONE} and text and not persons:
            findings.append(Finding(Severity.WARNING, where, f"“{text}”前面没有写人名，没有读入。请补上联系人"))
        elif meaning is _Meaning.TITLE and text:
            persons[-1] = replace(persons[-1], title=text)
        elif meaning is _Meaning.PHONE and text:
            persons[-1] = replace(persons[-1], phone=text)
    return tuple(persons)


def _merged(entries: Iterable[UnitEntry]) -> tuple[UnitEntry, ...]:
    """Return each unit once, with what all its rows say."""
    units: dict[str, UnitEntry] = {}
    for entry in entries:
        known = units.get(entry.name)
        units[entry.name] = entry if known is None else _joined(known, entry)
    return tuple(units.values())


def _joined(known: UnitEntry, more: UnitEntry) -> UnitEntry:
    """Return what two rows say of one unit."""
    return replace(
        known,
        short_name=known.short_name or more.short_name,
        aliases=tuple(dict.fromkeys((*known.aliases, *more.aliases))),
        kind=known.kind or more.kind,
        persons=tuple(dict.fromkeys((*known.persons, *more.persons))),
        members=tuple(dict.fromkeys((*known.members, *more.members))),
    )


def _first(texts: Sequence[tuple[_Meaning, str]], wanted: _Meaning) -> str:
    """Return the first text of that meaning."""
    return next((text for meaning, text in texts if meaning is wanted and text), "")


def _pieces(text: str) -> tuple[str, ...]:
    """Return the names in a text."""
    return tuple(piece.strip() for piece in _BETWEEN.split(text) if piece.strip())
