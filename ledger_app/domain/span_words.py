"""Spans of days and numbers as people type them: >=50, 30..60, 2025-06, <6月30日, 本季, 30天内."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ledger_app.domain.chinese_dates import bare_day, mentions, read_typed_date

DAYS_HINT = "可以写：2025-06、2025-06-30、<2025-07、2025-06..2025-08、本周、本月、30天内、空、非空"
NUMBERS_HINT = "可以写：50、>=50、30..60、空、非空"

_NUMBER = r"(\d+(?:\.\d+)?)(?:%|天|日|个百分点)?"
_ONE = re.compile(rf"(<=|>=|≤|≥|<|>|=|)\s*{_NUMBER}(以上|以下|以内)?")
_TWO = re.compile(rf"(?:{_NUMBER})?\s*(?:\.\.+|~|-|—|至|到)\s*(?:{_NUMBER})?")
_COMPARED = re.compile(r"(<=|>=|≤|≥|<|>|=)\s*(.+)")
_BETWEEN = re.compile(r"\s*(?:\.\.+|~+|—+|至|到)\s*")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_NEAR = re.compile(r"(近|最近|过去|未来)?(\d{1,4})天(?:内|以内|之内)?")
_SIGNS = {"≤": "<=", "≥": ">=", "以上": ">=", "以下": "<=", "以内": "<=", "": "="}
_PERIOD = re.compile(r"(上|本|这|下|当|今|去|明)个?(周|星期|月份?|季度?|年度?)")
_STEPS = {"上": -1, "去": -1, "本": 0, "这": 0, "当": 0, "今": 0, "下": 1, "明": 1}


@dataclass(frozen=True, slots=True)
class Span:
    """What lies between two bounds; None for no bound.

    Attributes:
        above, below: the bounds, which are inside unless `over` and `under` say that they are not.
    """

    above: float | None = None
    below: float | None = None
    over: bool = False
    under: bool = False

    @property
    def is_reversed(self) -> bool:
        """Whether nothing can lie inside because the bounds are the wrong way round."""
        return self.above is not None and self.below is not None and self.above > self.below


def number_span(words: str) -> Span | None:
    """Return the numbers meant, None where none are: 50, 50%, >=50, 30..60, 30~, 50以上."""
    one = _ONE.fullmatch(words)
    if one is not None:
        return _compared(_SIGNS.get(one[1] or one[3] or "", one[1]), Span(float(one[2]), float(one[2])))
    two = _TWO.fullmatch(words)
    if two is None or not (two[1] or two[2]):
        return None
    above, below = (None if number is None else float(number) for number in two.groups())
    return Span(above, below)


def day_span(words: str, as_of: date) -> Span | None:
    """Return the days meant, as ordinals and with both bounds inside; None where none are."""
    compared = _COMPARED.fullmatch(words)
    if compared is not None:
        inside = day_span(compared[2], as_of)
        if inside is None or inside.above is None or inside.below is None:
            return None
        return _closed(_compared(_SIGNS.get(compared[1], compared[1]), inside))
    return _between(words, as_of) or _near(words, as_of) or _period(words, as_of) or _named(words, as_of)


def _compared(sign: str, span: Span) -> Span:
    """Return what is less or more than a span, or the span itself."""
    match sign:
        case "<":
            return Span(None, span.above, under=True)
        case "<=":
            return Span(None, span.below)
        case ">":
            return Span(span.below, None, over=True)
        case ">=":
            return Span(span.above, None)
        case _:
            return span


def _closed(span: Span) -> Span:
    """Return a span of whole days with its bounds inside."""
    above = span.above + 1 if span.above is not None and span.over else span.above
    below = span.below - 1 if span.below is not None and span.under else span.below
    return Span(above, below)


def _between(words: str, as_of: date) -> Span | None:
    """Return the days from one time to another; either may be missing."""
    ends = _BETWEEN.split(words)
    if len(ends) != 2 or not any(ends):
        return None
    first, last = (day_span(end, as_of) if end else Span() for end in ends)
    if first is None or last is None:
        return None
    return Span(first.above, last.below)


def _near(words: str, as_of: date) -> Span | None:
    """Return the next days (30天内), or those just gone (近30天), the day itself included."""
    found = _NEAR.fullmatch(words)
    if found is None:
        return None
    day, days = as_of.toordinal(), int(found[2])
    return Span(day, day + days) if found[1] in {None, "未来"} else Span(day - days, day)


def _period(words: str, as_of: date) -> Span | None:
    """Return the week, month, quarter or year that `as_of` lies in, or the one before or after it."""
    found = _PERIOD.fullmatch(words)
    if found is None:
        return None
    steps = _STEPS[found[1]]
    match found[2][0]:
        case "周" | "星":
            monday = as_of.toordinal() - as_of.weekday() + 7 * steps
            return Span(monday, monday + 6)
        case "月":
            return _months(as_of.year, as_of.month + steps, 1)
        case "季":
            return _months(as_of.year, (as_of.month - 1) // 3 * 3 + 1 + 3 * steps, 3)
        case _:
            return _months(as_of.year + steps, 1, 12)


def _months(year: int, month: int, count: int) -> Span:
    """Return `count` months from one on, which may be counted beyond its year."""
    first, last = (divmod(12 * year + month - 1 + more, 12) for more in (0, count - 1))
    end = date(last[0], last[1] + 1, monthrange(last[0], last[1] + 1)[1])
    return Span(date(first[0], first[1] + 1, 1).toordinal(), end.toordinal())


def _named(words: str, as_of: date) -> Span | None:
    """Return the year, month or day named: 2025, 2025-06, 6月, 6.30, 明天; 6月底前 is all until then."""
    year = _YEAR.fullmatch(words)
    if year is not None:
        return _months(int(year[1]), 1, 12)
    found = mentions(words.upper(), as_of.year)
    whole = len(found) == 1 and found[0].end - found[0].start == len(words)
    if whole and found[0].day is not None and bare_day(words, as_of.year) is None:
        until = words.endswith(("前", "止", "内"))
        return Span(None if until else (found[0].first or found[0].day).toordinal(), found[0].day.toordinal())
    day = read_typed_date(words, as_of)
    return None if day is None else Span(day.toordinal(), day.toordinal())
