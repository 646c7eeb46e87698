"""The columns of a table of indicators: measures in rows, years or 现状 and 目标 in columns.

A table of tasks is none, nor is one of scores: what its other columns are about tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading, plain_heading
from ledger_app.intake.tables.rows import Row

ATTRIBUTES = re.compile(r"(?:约束|预期|导向|引导|指导|参考|激励|监测|控制|核心|基础)(?:性|型)?(?:指标)?$")
_NUMBER = re.compile(r"(?:序号|编号|NO)$")
_UNIT = re.compile(r"^(?:指标|计量|数据)?单位$")
_ATTRIBUTE = re.compile(r"^(?:指标)?(?:属性|性质|类型|属类)$")
_GROUP = re.compile(r"^(?:指标)?(?:类别|分类|大类|维度|领域|类)$|^一级指标$|^(?:方面|板块|领域|目标层|准则层)$")
_NAME = re.compile(r"指标(?:名称|内容|体系|项目?|要求)?$|^指标")
_MAYBE_NAME = re.compile(r"^(?:主要|具体)?(?:名称|项目|内容|目标|目标名称|主要目标|考核内容)$")
_VALUE = re.compile(
    r"20\d\d|现状|基期|基准|基数|初始|目标|现值|实绩|实际|完成值|期末|累计|增速|增长|指标值|十[三四五六]五|近期|远期|中期|预期值|规划值|数值|当前|本年|上年"
)
_NOT_ONE_YEAR = re.compile(r"累计|年均|增速|增长|五年|较|比|[-—–~～至到]\s*20\d\d|以来")
_SCORES = re.compile(r"分值|评分|权重|得分|扣分|考核办法|计分|评价标准|赋分")
_DEEDS = frozenset({Field.CONTENT, Field.SCHEDULE, Field.DUE, Field.PROBLEM, Field.STATUS, Field.LATEST, Field.PERCENT})
_STAGES = re.compile(r"启动|推进|完成$|实施|持续|开展")
_BARE_VALUE = re.compile(r"[\d.≥≤<>%％—-]+")
_LONGEST = 30
_DEEPEST = 3


class Role(Enum):
    """What a column of a table of indicators holds."""

    NUMBER = "number"
    GROUP = "group"
    NAME = "name"
    MAYBE_NAME = "maybe name"
    UNIT = "unit"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """The columns of a table of indicators, counted from 0.

    Attributes:
        values: each column of values with its key: the year, or the heading's words where it names none.
        last: the last heading row, counted from 0.
    """

    number: int | None
    names: tuple[int, ...]
    unit: int | None
    attribute: int | None
    values: tuple[tuple[int, str], ...]
    last: int
    certain: bool
    units: bool


def role_of(heading: str) -> Role:
    """Return what a column with this heading holds."""
    words = plain_heading(heading)
    for pattern, role in (
        (_NUMBER, Role.NUMBER),
        (_UNIT, Role.UNIT),
        (_ATTRIBUTE, Role.ATTRIBUTE),
        (_GROUP, Role.GROUP),
    ):
        if pattern.search(words):
            return role
    if re.search(r"20\d\d|值$", heading) and _VALUE.search(heading):
        return Role.VALUE
    if _NAME.search(words):
        return Role.NAME
    if _MAYBE_NAME.search(words):
        return Role.MAYBE_NAME
    return Role.VALUE if _VALUE.search(heading) else Role.OTHER


def key_of(path: Sequence[str]) -> str:
    """Return the year that a column's headings name, else the words of the lowest: 2025年目标 → 2025."""
    words = "".join(path[-1].split())
    for text in (words, "".join("".join(path).split())):
        years = set(re.findall(r"20\d\d", text))
        if len(years) == 1 and not _NOT_ONE_YEAR.search(words):
            return str(*years)
    return words


def columns_of_indicators(rows: Sequence[Row], title: str) -> IndicatorColumns | None:
    """Return the columns of a table of indicators, None where it is another table.

    Args:
        title: the words above the table.
    """
    first = next((at for at, row in enumerate(rows[:8]) if _begins(row)), None)
    if first is None:
        return None
    last = first
    while last + 1 < min(len(rows), first + _DEEPEST) and _divides(rows, first, last + 1):
        last += 1
    paths = _paths(rows[first : last + 1])
    columns = _assign(paths, last, title)
    return columns if columns is not None and _holds_measures(rows[last + 1 :], columns) else None


def _begins(row: Row) -> bool:
    """Whether a row names a column of indicators and another column we know."""
    texts = [text for text in row.texts if len(text) <= _LONGEST]
    roles = [role_of(text) for text in texts]
    named = {Role.NAME, Role.MAYBE_NAME, Role.ATTRIBUTE} & set(roles)
    return len(texts) == len(row.texts) >= 2 and bool(named) and len(set(roles) - {Role.OTHER}) >= 2


def _divides(rows: Sequence[Row], first: int, at: int) -> bool:
    """Whether a row divides the headings above it: only headings, and nothing new under 序号 or the name."""
    row = rows[at]
    own = [(index, cell.text.strip()) for index, cell in enumerate(row.cells) if cell.text.strip()]
    if not own:
        return any(cell.covered for cell in row.cells) and any(
            below.text == above.text for below, above in zip(row.spread, rows[first].spread, strict=True) if above.text
        )
    for index, text in own:
        above = role_of(rows[first].spread[index].text) if rows[first].spread[index].text.strip() else Role.VALUE
        if above in {Role.NUMBER, Role.NAME, Role.UNIT, Role.ATTRIBUTE}:
            return False
        if role_of(text) is Role.OTHER or len(text) > _LONGEST or _is_value(text):
            return False
    return True


def _is_value(text: str) -> bool:
    """Whether a text is a number or a dash and no year."""
    return bool(_BARE_VALUE.fullmatch(text)) and not re.fullmatch(r"20\d\d", text)


def _paths(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    """Return for each column its headings from top down, each once; a blank one in pasted text takes the left one's."""
    width = len(rows[0].cells)
    paths: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(rows):
        left = ""
        for index, cell in enumerate(row.spread):
            text = cell.text.strip()
            blank = not text and not cell.covered and depth + 1 < len(rows)
            text = (
                left
                if blank and left and any(below.spread[index].text.strip() for below in rows[depth + 1 :])
                else text
            )
            if text and text not in paths[index]:
                paths[index].append(text)
            left = text or left
    return tuple(tuple(path) for path in paths)


def _assign(paths: Sequence[tuple[str, ...]], last: int, title: str) -> IndicatorColumns | None:
    roles = [_role(path) for path in paths]
    if any(_SCORES.search(text) for path in paths for text in path):
        return None
    names = [at for at, role in enumerate(roles) if role is Role.NAME]
    names = names or [
        at for at, role in enumerate(roles) if role is Role.MAYBE_NAME and ("指标" in title or Role.ATTRIBUTE in roles)
    ]
    values = [(at, key_of(paths[at])) for at, role in enumerate(roles) if role is Role.VALUE]
    if not names or not values:
        return None
    fields = {match_heading(path[-1]) for path, role in zip(paths, roles, strict=True) if path and role is Role.OTHER}
    if fields & _DEEDS:
        return None
    same = [at for at in names if paths[at] == paths[names[-1]]]
    return IndicatorColumns(
        number=_only(roles, Role.NUMBER),
        names=tuple(same),
        unit=_only(roles, Role.UNIT),
        attribute=_only(roles, Role.ATTRIBUTE),
        values=_apart(values, paths),
        last=last,
        certain=Role.ATTRIBUTE in roles,
        units=bool(fields & {Field.UNITS, Field.LEAD, Field.CO, Field.AREA}),
    )


def _role(path: tuple[str, ...]) -> Role:
    roles = [role_of(text) for text in path]
    if Role.VALUE in roles and roles[0] in {Role.VALUE, Role.MAYBE_NAME, Role.OTHER, Role.NAME}:
        return Role.VALUE
    return roles[0] if roles else Role.OTHER


def _only(roles: Sequence[Role], wanted: Role) -> int | None:
    return next((at for at, role in enumerate(roles) if role is wanted), None)


def _apart(values: Sequence[tuple[int, str]], paths: Sequence[tuple[str, ...]]) -> tuple[tuple[int, str], ...]:
    """Return columns of values with keys that differ: two of one year go by the words of their headings."""
    keys = [key for _, key in values]
    return tuple((at, key if keys.count(key) == 1 else "".join("".join(paths[at]).split())) for at, key in values)


def _holds_measures(rows: Sequence[Row], columns: IndicatorColumns) -> bool:
    """Whether the cells of values hold numbers, dashes or short words and not the stages of tasks."""
    texts = [row.spread[at].text.strip() for row in rows for at, _ in columns.values]
    texts = [text for text in texts if text]
    numbers = sum(bool(re.search(r"\d|^[—-]+$", text)) for text in texts)
    stages = sum(bool(_STAGES.match(text)) and not re.search(r"\d|目标|任务|下达", text) for text in texts)
    if not texts or 2 * stages > len(texts) or any(len(text) > 60 for text in texts):
        return False
    return columns.certain or 2 * numbers >= len(texts)
