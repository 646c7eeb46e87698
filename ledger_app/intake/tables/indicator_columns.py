"""The columns of a table of indicators: measures in rows, years or 现状 and 目标 in columns.

A table of tasks is none, nor is one of scores or of projects: what its other columns are about tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading, plain_heading
from ledger_app.domain.quantity import is_unit
from ledger_app.intake.document import Table
from ledger_app.intake.tables.rows import Row, rows_of

ATTRIBUTES = re.compile(r"(?:约束|预期|导向|引导|指导|参考|激励|监测|控制|核心|基础)(?:性|型)?(?:指标)?$")
_YEAR = re.compile(r"20\d\d")
_VALUE = re.compile(
    r"20\d\d|现状|基期|基准|基数|初始|目标|现值|实绩|实际|完成值|期末|累计|增速|增长|年均|十[三四五六]五(?!.*(?:指标|体系|表)$)|近期|远期|中期|值$|当前|本年|上年"
)
_FIVE_YEARS = re.compile(r"十[三四五六]五")
_LAST_YEARS = {"十三五": "2020", "十四五": "2025", "十五五": "2030", "十六五": "2035"}
_NOT_ONE_YEAR = re.compile(r"累计|年均|增速|增长|五年|较|比|[-—–~～至到]\s*20\d\d|以来")
_SCORES = re.compile(r"分值|评分|权重|得分|扣分|考核办法|计分|评价标准|赋分")
_DEEDS = frozenset({Field.CONTENT, Field.SCHEDULE, Field.DUE, Field.PROBLEM, Field.STATUS, Field.LATEST, Field.PERCENT})
_STAGES = re.compile(r"启动|推进|完成$|实施|持续|开展")
_REACHED = re.compile(r"\d|^[—–\-/]+$|目标|下达|要求|稳|减少|下降|提升|上升|增长|向好|保持|消除|改善|优于")
_BARE_VALUE = re.compile(r"[\d.≥≤<>%％—-]+")
_LONGEST_HEADING = 30
_LONGEST_VALUE = 60
_DEEPEST = 3
_TITLE_ROWS = 8


class Role(Enum):
    """What a column of a table of indicators holds; AIM is one called 目标, the measure or what it shall reach."""

    NUMBER = "number"
    GROUP = "group"
    NAME = "name"
    AIM = "aim"
    UNIT = "unit"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    OTHER = "other"


_HEADINGS: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(words), role)
    for words, role in (
        (r"(?:序号|编号|^NO)$", Role.NUMBER),
        (r"^(?:指标|计量|数据)?单位$", Role.UNIT),
        (r"^(?:指标)?(?:属性|性质|类型|属类)$", Role.ATTRIBUTE),
        (r"^(?:指标)?(?:类别|分类|大类|维度|领域|类)$|^一级指标$|^(?:方面|板块|目标层|准则层)$", Role.GROUP),
        (r"20\d\d|值$", Role.VALUE),
        (r"^.{0,5}指标(?:名称|内容|体系|项目?|要求)?$|^指标", Role.NAME),
        (r"^(?:主要|具体|预期|规划)?(?:目标|名称|项目|内容)(?:名称)?$", Role.AIM),
    )
)


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """The columns of a table of indicators, counted from 0.

    Attributes:
        names: the columns under the heading of the names: a measure and its parts, or a group and its measure.
        values: each column of values with its key: the year, or the heading's words where it names none.
        last: the last heading row, counted from 0.
    """

    number: int | None
    names: tuple[int, ...]
    unit: int | None
    attribute: int | None
    values: tuple[tuple[int, str], ...]
    last: int


def role_of(heading: str) -> Role:
    """Return what a column with this heading holds."""
    words = plain_heading(heading)
    for pattern, role in _HEADINGS:
        if pattern.search(heading if role is Role.VALUE else words):
            return role
    return Role.VALUE if _VALUE.search(heading) else Role.OTHER


def key_of(path: Sequence[str]) -> str:
    """Return the year that a column's headings name, else the words of the lowest: 2025年目标, “十四五”目标 → 2025."""
    words = "".join(path[-1].split())
    for text in (words, "".join("".join(path).split())):
        years = set(_YEAR.findall(text))
        if not years and (plan := _FIVE_YEARS.search(text)):
            years = {_LAST_YEARS[plan[0]]}
        if len(years) == 1 and not _NOT_ONE_YEAR.search(words):
            return str(*years)
    return words


def may_hold_indicators(table: Table) -> bool:
    """Whether one of a table's first rows may head indicators; long tables of tasks need not be read to their end."""
    merges = tuple(merge for merge in table.merges if merge.top < _TITLE_ROWS)
    return any(map(_begins, rows_of(replace(table, rows=table.rows[:_TITLE_ROWS], merges=merges))))


def columns_of_indicators(rows: Sequence[Row], title: str) -> IndicatorColumns | None:
    """Return the columns of a table of indicators, None where it is another table.

    Args:
        title: the words above the table.
    """
    first = next((at for at, row in enumerate(rows[:_TITLE_ROWS]) if _begins(row)), None)
    if first is None:
        return None
    last = first
    while last + 1 < min(len(rows), first + _DEEPEST) and _divides(rows, first, last + 1):
        last += 1
    paths = _paths(rows[first : last + 1])
    columns = _assigned(paths, last)
    if columns is None or not _are_measures(paths, title, rows[last + 1 :], columns):
        return None
    return columns


def _begins(row: Row) -> bool:
    """Whether a row names a column of indicators and another column we know."""
    roles = {role_of(text) for text in row.texts}
    named = roles & {Role.NAME, Role.AIM, Role.ATTRIBUTE}
    short = all(len(text) <= _LONGEST_HEADING for text in row.texts)
    return short and len(row.texts) > 1 and bool(named) and len(roles - {Role.OTHER}) > 1


def _divides(rows: Sequence[Row], first: int, at: int) -> bool:
    """Whether a row divides the headings above it: only headings, and nothing under 序号 or the name."""
    own = [(index, cell.text.strip()) for index, cell in enumerate(rows[at].cells) if cell.text.strip()]
    if not own:
        return any(cell.covered for cell in rows[at].cells)
    for index, text in own:
        above = rows[first].spread[index].text.strip()
        if above and role_of(above) not in {Role.VALUE, Role.AIM, Role.OTHER, Role.GROUP}:
            return False
        if len(text) > _LONGEST_HEADING or (_BARE_VALUE.fullmatch(text) and not _YEAR.fullmatch(text)):
            return False
    return all(role_of(text) is not Role.OTHER for _, text in own)


def _paths(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return for each column its headings from top down, each once."""
    paths: list[list[str]] = [[] for _ in rows[0].cells]
    for depth, row in enumerate(rows):
        left = ""
        for index, cell in enumerate(row.spread):
            text = cell.text.strip()
            if not text and not cell.covered and any(below.cells[index].text.strip() for below in rows[depth + 1 :]):
                text = left  # pasted text has lost the merge over the years
            if text and text not in paths[index]:
                paths[index].append(text)
            left = text
    return tuple(map(tuple, paths))


def _assigned(paths: Sequence[tuple[str, ...]], last: int) -> IndicatorColumns | None:
    """Return the columns by their headings; 目标 is the measure's name only where nothing else is."""
    roles = [_role(path) for path in paths]
    naming = Role.NAME if Role.NAME in roles else Role.AIM
    names = [at for at, role in enumerate(roles) if role is naming]
    reached = {Role.VALUE, Role.AIM} - {naming}
    values = [(at, key_of(paths[at])) for at, role in enumerate(roles) if role in reached]
    if not names or not values:
        return None
    return IndicatorColumns(
        number=_first(roles, Role.NUMBER),
        names=tuple(at for at in names if paths[at] == paths[names[-1]]),
        unit=_first(roles, Role.UNIT),
        attribute=_first(roles, Role.ATTRIBUTE),
        values=_apart(values, paths),
        last=last,
    )


def _role(path: tuple[str, ...]) -> Role:
    roles = [role_of(text) for text in path]
    divided = roles[:1] and roles[0] in {Role.VALUE, Role.AIM, Role.OTHER, Role.NAME}
    return Role.VALUE if divided and Role.VALUE in roles else roles[0] if roles else Role.OTHER


def _first(roles: Sequence[Role], wanted: Role) -> int | None:
    return next((at for at, role in enumerate(roles) if role is wanted), None)


def _apart(values: Sequence[tuple[int, str]], paths: Sequence[tuple[str, ...]]) -> tuple[tuple[int, str], ...]:
    """Return columns of values with keys that differ: two of one year go by the words of their headings."""
    keys = [key for _, key in values]
    return tuple((at, key if keys.count(key) == 1 else "".join("".join(paths[at]).split())) for at, key in values)


def _are_measures(paths: Sequence[tuple[str, ...]], title: str, rows: Sequence[Row], columns: IndicatorColumns) -> bool:
    """Whether the headings are not those of tasks or scores, and the values numbers, dashes or words like 稳步提升."""
    headings = [path[-1] for path in paths if path]
    if any(map(_SCORES.search, headings)) or _DEEDS & {match_heading(text) for text in headings if not _is_known(text)}:
        return False
    certain = columns.attribute is not None and any(
        ATTRIBUTES.match(row.spread[columns.attribute].text.strip()) for row in rows
    )
    measured = columns.unit is not None and any(is_unit(row.spread[columns.unit].text) for row in rows)
    if not (certain or measured) and role_of(paths[columns.names[-1]][0]) is Role.AIM and "指标" not in title:
        return False
    texts = [text for row in rows for at, _ in columns.values if (text := row.spread[at].text.strip())]
    stages = sum(bool(_STAGES.match(text)) and not re.search(r"\d|目标|任务|下达", text) for text in texts)
    if not texts or 2 * stages > len(texts) or any(len(text) > _LONGEST_VALUE for text in texts):
        return False
    return certain or 2 * sum(bool(_REACHED.search(text)) for text in texts) >= len(texts)


def _is_known(heading: str) -> bool:
    return role_of(heading) is not Role.OTHER
