"""What kind of plan a document is, and for which years, by its title or by what its text says of itself."""

import re
from collections.abc import Iterator
from datetime import date

from ledger_app.domain.plan import PlanKind

_YEAR = r"(?:19|20)\d\d"
SPAN = re.compile(rf"({_YEAR})\s*年?\s*(?:[-－–—~～―─]{{1,2}}|至|到)\s*({_YEAR})\s*年?")
ONE_YEAR = re.compile(rf"(?<!\d)({_YEAR})\s*年")
BARE_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
Span = tuple[int, int]

_QUOTED = re.compile(r"《[^《》]*》")
_DRAFT = re.compile(r"[（(](?:征求意见|送审|讨论|试行|暂行)[^（）()]*[）)]")
_RECTIFIES = re.compile(r"整改|反馈意见|反馈问题|问题清单")
_CLEARS_UP = re.compile(r"(?:治理|整治|清理|排查)[^，。]*通知$")
_YEARS_PLAN = re.compile(r"\d年度|(?<!行动)计划(?!.*方案)")
_KINDS = (
    (re.compile(r"年度|要点|工作计划"), PlanKind.ANNUAL),
    (re.compile(r"规划|纲要"), PlanKind.LONG_TERM),
    (re.compile(r"行动|方案|(?<!工作)计划"), PlanKind.ACTION),
    (re.compile(r"意见|措施|举措|通知"), PlanKind.OTHER),
)
_FIVE_YEARS = re.compile(r"十([一二三四五六七八九])(?:五|个五年)")
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_SEVERAL = re.compile(rf"([{''.join(_COUNTS)}])年")
_TERM_BEFORE = re.compile(
    r"(?:(?:规划|方案|行动|计划|实施|整治|执行|建设)(?:期限?|时间|周期|年限)|期限|时限)[^。；《》\d]{0,6}$"
)
_TERM_AFTER = re.compile(rf"\s*[，,]?\s*[{''.join(_COUNTS)}]年(?:时间|内)")
_SINCE = re.compile(rf"(?:自|从)\s*({_YEAR})\s*年[^。；]{{0,30}}?([{''.join(_COUNTS)}])年")
_VALID = re.compile(rf"有效期[^。；]{{0,6}}?至\s*({_YEAR})\s*年\s*(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*日")
_GOALS = re.compile(r"^[^，。；\n]{0,16}目标[^，。；\n]{0,6}(?:$|。)", re.MULTILINE)
_GOAL_YEAR = re.compile(rf"到\s*({_YEAR})\s*年")
_READ, _GOALS_READ = 8000, 1200
_FARTHEST = 6


def kind_of(title: str, text: str) -> PlanKind:
    """Return the kind that the last word for a kind in the title says; a year alone makes it a year's plan.

    A notice on cleaning up which has what was found put right (整改) is a plan of rectification.
    """
    bare = _DRAFT.sub("", _QUOTED.sub("", title))
    if _RECTIFIES.search(bare) or (_CLEARS_UP.search(bare) and text.count("整改") > 1):
        return PlanKind.RECTIFICATION
    one_year = ONE_YEAR.search(SPAN.sub("", bare))
    if one_year and _YEARS_PLAN.search(bare):
        return PlanKind.ANNUAL
    said = [(found.end(), kind) for words, kind in _KINDS for found in words.finditer(bare)]
    last = max(said, key=lambda each: each[0])[1] if said else PlanKind.OTHER
    return PlanKind.ANNUAL if one_year and last is PlanKind.OTHER else last


def years_in_title(title: str) -> Span | None:
    """Return the first and the last year that a title names: 2023—2025年, 2025年, “十四五”."""
    if years := years_in(title, ONE_YEAR):
        return years
    five = _FIVE_YEARS.search(title)
    return None if five is None else _five_years("一二三四五六七八九".index(five[1]) + 1)


def years_in(text: str, year: re.Pattern[str]) -> Span | None:
    """Return the years of the first span in `text`, else the first and the last of the years written there."""
    if span := SPAN.search(text):
        return int(span[1]), int(span[2])
    years = [int(found) for found in year.findall(text)]
    return (min(years), max(years)) if years else None


def years_stated(title: str, text: str, issued: date | None) -> Span | None:
    """Return the years that a plan says it is for: its term, 自2023年起用三年, the year its goals are for.

    Args:
        text: the plan's whole text; only its beginning is searched.
        issued: goals for years long after it are visions.
    """
    bare = _QUOTED.sub("", text[:_READ])
    if term := next(_terms(bare), None):
        return term
    several = _SEVERAL.search(title)
    count = _COUNTS[several[1]] if several else None
    goal = _goal_year(bare, issued)
    if count is not None and goal is not None:
        return goal - count + 1, goal
    if issued is None or (count is None and goal is None):
        return None
    return issued.year, goal or issued.year + (count or 1) - 1


def last_valid_day(text: str) -> date | None:
    """Return the day until which a paper says it is valid: 有效期至2027年12月31日."""
    found = _VALID.search(_QUOTED.sub("", text))
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _terms(text: str) -> Iterator[Span]:
    for span in SPAN.finditer(text):
        if _TERM_BEFORE.search(text, max(0, span.start() - 12), span.start()) or _TERM_AFTER.match(text, span.end()):
            yield int(span[1]), int(span[2])
    for since in _SINCE.finditer(text):
        yield int(since[1]), int(since[1]) + _COUNTS[since[2]] - 1


def _goal_year(text: str, issued: date | None) -> int | None:
    """Return the last year that the goals are for, visions left aside."""
    heading = _GOALS.search(text)
    if heading is None or issued is None:
        return None
    years = [int(year) for year in _GOAL_YEAR.findall(text, heading.start(), heading.start() + _GOALS_READ)]
    return max((year for year in years if issued.year <= year <= issued.year + _FARTHEST), default=None)


def _five_years(number: int) -> Span:
    """Return the years of the five-year plan 十N五: 十四五 is 2021 to 2025."""
    return 1951 + 5 * (10 + number), 1955 + 5 * (10 + number)
