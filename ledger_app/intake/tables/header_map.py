"""From the headings of a table to what its columns mean, each heading by itself and by the one above it."""

import re
from collections.abc import Sequence

from ledger_app.domain.chinese_dates import mentions
from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, Meaning, PeriodEnd, StageYear
from ledger_app.intake.tables.headings import is_period, period_words

_UNITS = frozenset({Field.UNITS, Field.LEAD, Field.CO, Field.AREA})
_PEOPLE = frozenset({Field.PRINCIPAL, Field.LIAISON})
_PROGRESS = frozenset({Field.LATEST, Field.STATUS, Field.PERCENT, Field.COMPLETED_ON})
_MANY = frozenset(
    {
        Field.SECTION,
        Field.UNITS,
        Field.LEAD,
        Field.CO,
        Field.AREA,
        Field.LATEST,
        Field.PHONE,
        Field.CONTENT,
        Field.TITLE,
        Field.PRINCIPAL,
        Field.LIAISON,
    }
)
_STATED_WORDS = re.compile(r"完成情况|进展|落实情况|推进情况|已完成|实际")
_MONEY = re.compile(r"投资|资金|预算|经费|万元|亿元")
_NAME_WORDS = frozenset({"姓名", "人员", "名称", "领导", "同志"})


def map_headings(paths: Sequence[tuple[str, ...]], empty: frozenset[int], year: int | None) -> HeaderMap:
    """Return what each column means by its headings.

    Args:
        paths: for each column its headings from top down.
        empty: columns without any text below the headings; left out where they have no heading either.
        year: the plan's year, for quarters and months.
    """
    columns: list[Column] = []
    taken: set[Field] = set()
    names: set[str] = set()
    alone = sum(bool(path) and is_period(path[-1]) for path in paths) < 2
    for index, path in enumerate(paths):
        if not path and index in empty:
            continue
        meaning = _meaning(path, year, alone=alone) if path else Extra(f"第{index + 1}列")
        heading = "-".join(_bare(part) for part in path)
        if isinstance(meaning, Field) and meaning in taken and meaning not in _MANY:
            meaning = Extra(heading)
        if isinstance(meaning, Field):
            taken.add(meaning)
        elif isinstance(meaning, Extra):
            meaning = Extra(_once(meaning.heading, names))
        columns.append(Column(index, heading, meaning))
    return tuple(columns)


def _meaning(path: tuple[str, ...], year: int | None, *, alone: bool) -> Meaning:
    """Return what a column with these headings means; `alone`: no other column is headed by a period."""
    last, above = path[-1], path[:-1]
    group = next((field for text in reversed(above) if (field := match_heading(text)) is not None), None)
    if is_period(last):
        beside = _beside_period(last) if alone and not above else None
        return beside or _period(path, group, year)
    if (len(path) == 1 or group is None) and (dated := _dated_heading(last, year)):
        return dated
    field = match_heading(last)
    if group in _PEOPLE and (field is None or field in {Field.TITLE, Field.UNITS} or _bare(last) in _NAME_WORDS):
        return group if _bare(last) in _NAME_WORDS else Extra(f"{_bare(above[-1])}-{_bare(last)}")
    if group in _UNITS and field in {None, Field.UNITS, Field.TITLE}:
        return group
    if group in _PROGRESS and field in {None, Field.CONTENT, Field.TITLE, Field.SECTION}:
        return group
    if group in _PROGRESS and field is Field.PROBLEM:
        return Field.PROBLEMS
    if field is None and above:
        field = match_heading(above[-1] + last)
    if field is None:
        return Extra(_bare(last) if match_heading(_bare(last)) is None else "-".join(_bare(part) for part in path))
    return field


def _period(path: tuple[str, ...], group: Field | None, year: int | None) -> Meaning:
    """Return what a column headed by a year, a quarter or a month means: it depends on what stands above it."""
    whole = "-".join(_bare(part) for part in path)
    if group in _PROGRESS or any(_STATED_WORDS.search(part) for part in path):
        return Field.LATEST
    if any(_MONEY.search(part) for part in path) or group is Field.TARGET:
        return Extra(whole)
    last = period_words(path[-1])
    if re.fullmatch(r"20\d\d(?:年度?)?", last):
        return StageYear(int(last[:4]))
    years = re.findall(r"20\d\d", "".join(path))
    found = mentions(last, int(years[-1]) if years else year)
    return PeriodEnd(found[0].day) if found and found[0].day else Extra(whole)


def _dated_heading(text: str, year: int | None) -> Meaning | None:
    """Return the meaning of a heading that holds a period among other words: 截至6月底进展, 2024年投资."""
    bare = _bare(text)
    found = mentions(bare, year or 2000)
    if not found or len(bare) > 20:
        return None
    if _STATED_WORDS.search(bare):
        return Field.LATEST
    if _MONEY.search(bare):
        return Extra(bare)
    return None


def _beside_period(text: str) -> Field | None:
    """Return what the words beside a period mean: 2025年工作任务 heads tasks where no other year stands beside it."""
    bare = _bare(text)
    words = bare.replace(period_words(text), "", 1)
    return match_heading(words) if words else None


def _bare(text: str) -> str:
    """Return a heading as written, on one line, without blanks."""
    return re.sub(r"\s+", "", text)


def _once(heading: str, names: set[str]) -> str:
    """Return `heading`, with a number behind it where another column has the same one."""
    name, count = heading, 2
    while name in names:
        name, count = f"{heading}（{count}）", count + 1
    names.add(name)
    return name
