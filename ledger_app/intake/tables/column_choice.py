"""Settles what columns mean by their neighbours and by what stands below: 重点任务 may head groups or the tasks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from ledger_app.domain.due_words import is_nothing
from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading
from ledger_app.domain.status_words import read_status
from ledger_app.domain.task import TaskKind
from ledger_app.domain.unit import UnitKind
from ledger_app.domain.unit_words import kind_of_name, split_units
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, Meaning, columns_of
from ledger_app.intake.tables.headings import is_period
from ledger_app.intake.tables.row_kinds import is_numbered_heading
from ledger_app.intake.tables.rows import Row

Rows = Sequence[Row]

_PROGRESS = (Field.LATEST, Field.STATUS, Field.PERCENT, Field.NEXT_STEP)
_TASKS = (Field.SECTION, Field.TITLE, Field.CONTENT)
_ASKED = re.compile(r"限|要求|计划|截止|节点|应")
_SAYS_WHAT = re.compile(r"要求|内容|做法|描述|概况|规模|标准|明细|详情")
_MEASURES = re.compile(r"个|家|项|%|％|[万亿]元|公里|千米|平方米|米|台|座|处|人|次|吨|户")
_TOLD_OF = re.compile(
    r"来源|依据|文号|文件|时间|日期|领导|单位|部门|人员?$|投资|资金|金额|万元|序号|编号|权重|分值|地[点址]|第\d+列"
)
_SHORT = 40
_TELLING = 10


def settle(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """Return the columns with their meaning settled; `rows` are some of the rows below the headings."""
    for step in (_problems, _contents, _numbers, _units, _times, _stated, _kinds):
        columns = step(columns, rows)
    return columns


def _changed(columns: HeaderMap, changes: dict[int, Meaning]) -> HeaderMap:
    """Return the columns with the meanings in `changes`, by index."""
    return tuple(replace(column, meaning=changes.get(column.index, column.meaning)) for column in columns)


def _kept(column: Column) -> Extra:
    return Extra(column.heading)


def _texts(column: Column, rows: Rows) -> list[str]:
    return [text for row in rows if (text := row.cells[column.index].text.strip())]


def _share(column: Column, rows: Rows, holds: Callable[[str], bool]) -> float:
    """Return the share of a column's texts that something holds for; dashes do not count."""
    texts = [text for text in _texts(column, rows) if not is_nothing(text)]
    return sum(holds(text) for text in texts) / len(texts) if texts else 0.0


def _groups(column: Column, rows: Rows) -> bool:
    """Whether a column's cells stand for several rows each: merged down, left blank below, or repeated."""
    if any(row.cells[column.index].covered and row.filled[column.index].text for row in rows):
        return True
    texts = [row.cells[column.index].text.strip() for row in rows]
    blanks = sum(not text for text in texts[1:])
    repeats = sum(a == b != "" for a, b in pairwise(texts))
    return len(texts) > 1 and (blanks + repeats) * 4 >= len(texts)


def _heads(column: Column, rows: Rows) -> bool:
    """Whether a column we have no field for names groups: merged down over several rows, or numbered like headings."""
    if not isinstance(column.meaning, Extra) or _TOLD_OF.search(column.heading):
        return False
    merged = any(row.cells[column.index].covered and row.filled[column.index].text for row in rows)
    if merged and _share(column, rows, _is_number) == 0:
        return True
    return _groups(column, rows) and _share(column, rows, is_numbered_heading) > 0.5


def _length(column: Column, rows: Rows) -> float:
    texts = _texts(column, rows)
    return sum(map(len, texts)) / len(texts) if texts else 0.0


def _problems(columns: HeaderMap, _rows: Rows) -> HeaderMap:
    """存在问题 left of the measures is what they are to put right; behind reported progress it is a difficulty."""
    stated = [column.index for column in columns_of(columns, *_PROGRESS)]
    tasks = [column.index for column in columns_of(columns, *_TASKS, Field.GOAL)]
    problem = columns_of(columns, Field.PROBLEM)
    changes: dict[int, Meaning] = {}
    for column in columns_of(columns, Field.PROBLEM, Field.PROBLEMS):
        before_tasks = any(column.index < index for index in tasks)
        behind_progress = any(index < column.index for index in stated)
        if column.meaning is Field.PROBLEM and behind_progress and not before_tasks:
            changes[column.index] = Field.PROBLEMS
        elif column.meaning is Field.PROBLEMS and not problem and not behind_progress and (before_tasks or not tasks):
            changes[column.index] = Field.PROBLEM
    return _changed(columns, changes)


def _contents(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """Find the column of the tasks themselves; coarser ones left of it are groups or titles."""
    contents = columns_of(columns, Field.CONTENT)
    if not contents:
        return _content_from(columns, rows)
    fine = [column for column in contents if not _groups(column, rows)]
    main = (fine or contents)[-1]
    changes: dict[int, Meaning] = {}
    titles = columns_of(columns, Field.TITLE)
    changes |= {column.index: Field.SECTION for column in columns if column.index < main.index and _heads(column, rows)}
    title: Column | None = None
    for column in (*titles, *(column for column in contents if column is not main)):
        if _groups(column, rows) and column.index < main.index:
            changes[column.index] = Field.SECTION
        elif title is None and (column.meaning is Field.TITLE or _length(column, rows) <= _SHORT):
            title = column
            changes[column.index] = Field.TITLE
        elif column.meaning is Field.TITLE:
            changes[column.index] = _kept(column)
    return _changed(columns, changes)


def _numbers(columns: HeaderMap, _rows: Rows) -> HeaderMap:
    """Of two columns of numbers the one next to the tasks counts; the other numbers the groups."""
    numbers = [column for column in columns if match_heading(column.heading) is Field.NUMBER]
    contents = columns_of(columns, Field.CONTENT)
    if len(numbers) < 2 or not contents:
        return columns
    left = [column for column in numbers if column.index < contents[-1].index] or numbers
    return _changed(
        columns, {column.index: Field.NUMBER if column is left[-1] else _kept(column) for column in numbers}
    )


def _content_from(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """Without a column headed as task content, choose the one that says most about a single task."""
    named = [column for column in columns if isinstance(column.meaning, Extra) and _SAYS_WHAT.search(column.heading)]
    telling = [column for column in named if _length(column, rows) >= _TELLING and not _groups(column, rows)]
    if telling and columns_of(columns, *_TASKS):
        return _contents(_changed(columns, {telling[0].index: Field.CONTENT}), rows)
    for field in (Field.TITLE, Field.SECTION):
        fine = [column for column in columns_of(columns, field) if not _groups(column, rows)]
        if fine:
            return _contents(_changed(columns, {fine[-1].index: Field.CONTENT}), rows)
    for field in (Field.GOAL, Field.SECTION, Field.TITLE):
        found = columns_of(columns, field)
        if found and not (field is Field.GOAL and columns_of(columns, Field.PROBLEM)):
            return _contents(_changed(columns, {found[-1].index: Field.CONTENT}), rows)
    unknown = [column for column in columns if isinstance(column.meaning, Extra)]
    if unknown and not columns_of(columns, Field.PROBLEM):
        longest = max(unknown, key=lambda column: _length(column, rows))
        return _changed(columns, {longest.index: Field.CONTENT})
    return columns


def _units(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """责任单位 beside 牵头单位 are the others, beside 配合单位 it leads; 单位 may be a unit of measure."""
    changes: dict[int, Meaning] = {}
    plain = columns_of(columns, Field.UNITS)
    for column in plain:
        last = column.heading.rpartition("-")[2]
        if last in {"单位", "部门"} and (len(plain) > 1 or _share(column, rows, _is_measure) > 0.5):
            changes[column.index] = _kept(column)
    rest = [column for column in plain if column.index not in changes]
    if columns_of(columns, Field.LEAD):
        changes |= {column.index: Field.CO for column in rest}
    elif columns_of(columns, Field.CO):
        changes |= {column.index: Field.LEAD for column in rest}
    for column in columns_of(columns, Field.AREA):
        if _share(column, rows, _names_nobody) > 0.5:
            changes[column.index] = _kept(column)
    return _changed(columns, changes)


def _is_measure(text: str) -> bool:
    return bool(_MEASURES.fullmatch(text)) or "/" in text


def _names_nobody(text: str) -> bool:
    """Whether a text is a sentence or a number, no list of names."""
    return any(len(name) > 24 or name.isdecimal() for name in split_units(text)) or (
        len(text) > 12 and all(kind_of_name(name) is UnitKind.DEPARTMENT for name in split_units(text)) and "。" in text
    )


def _times(columns: HeaderMap, _rows: Rows) -> HeaderMap:
    """Of two columns of days the one that asks is the due day; a lone 节点 or 完成日期 is due as well.

    进度要求 beside a column of days holds the steps towards it.
    """
    named = [column for column in columns if match_heading(column.heading.rpartition("-")[2]) is Field.DUE]
    named = [column for column in named if column.meaning is Field.DUE or isinstance(column.meaning, Extra)]
    stated = columns_of(columns, *_PROGRESS)
    changes: dict[int, Meaning] = {}
    steps = [column for column in named if "进度" in column.heading]
    if steps and len(steps) < len(named):
        changes[steps[0].index] = _kept(steps[0]) if columns_of(columns, Field.MILESTONES) else Field.MILESTONES
        named = [column for column in named if column is not steps[0]]
        changes[named[0].index] = Field.DUE
    if len(named) > 1:
        due = next((column for column in named if _ASKED.search(column.heading)), named[0])
        changes.update({column.index: _kept(column) for column in named})
        changes[due.index] = Field.DUE
        ended = [column for column in named if column is not due and re.search(r"完成|办结|销号|竣工", column.heading)]
        if ended and stated and not columns_of(columns, Field.COMPLETED_ON):
            changes[ended[0].index] = Field.COMPLETED_ON
    if not named:
        done = columns_of(columns, Field.COMPLETED_ON) if not stated else ()
        for column in (columns_of(columns, Field.MILESTONES) or done)[:1]:
            changes[column.index] = Field.DUE
    return _changed(columns, changes)


def _stated(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """完成情况 may hold a status or a text, 进度 a number or a text; 办理结果 beside 办理情况 may be the status."""
    changes: dict[int, Meaning] = {}
    if not columns_of(columns, Field.LATEST):
        for column in columns_of(columns, Field.STATUS):
            if (
                not column.heading.startswith("是否")
                and _texts(column, rows)
                and _share(column, rows, _is_status) < 0.5
            ):
                changes[column.index] = Field.LATEST
        for column in columns_of(columns, Field.PERCENT):
            if not changes and _texts(column, rows) and _share(column, rows, _is_number) < 0.5:
                changes[column.index] = Field.LATEST
    elif not columns_of(columns, Field.STATUS):
        told = columns_of(columns, Field.LATEST)
        enough = 0.5 if len(told) > 1 else 0.8
        lasting = [each for each in told if not is_period(each.heading.rpartition("-")[2])]
        stated = [each for each in lasting if _share(each, rows, _is_status) > enough]
        changes |= {column.index: Field.STATUS for column in stated[-1:]}
    return _changed(columns, changes)


def _is_status(text: str) -> bool:
    return read_status(text) is not None or text in {"是", "否", "√", "×"}


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?\s*[%％]?", text))


def _kinds(columns: HeaderMap, rows: Rows) -> HeaderMap:
    """类型 is the task's kind only where it names the kinds we know; else it groups, or is kept."""
    changes: dict[int, Meaning] = {}
    kinds = {kind.value for kind in TaskKind}
    for column in columns_of(columns, Field.KIND):
        if _texts(column, rows) and _share(column, rows, kinds.__contains__) < 0.5:
            changes[column.index] = Field.SECTION if _groups(column, rows) else _kept(column)
    return _changed(columns, changes)
