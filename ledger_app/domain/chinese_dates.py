"""Days as Chinese offices write them: 2025年6月底前, 三季度末, 2025.6.30, 二〇二五年底, 6月30日, 年底前, 明天.

Only what names a day; what a day means for a task (due, milestone, start, history) stands in due_words.py.
Source: the office's own counting: 上旬 ends on the 10th, 中旬 on the 20th, 下旬 and 底 on the month's last day.
"""

import calendar
import re
import unicodedata
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_NUMERALS = "零一二三四五六七八九"
_DIGIT_OF = {**{char: str(value) for value, char in enumerate(_NUMERALS)}, "〇": "0", "○": "0"}
_SAME_LENGTH = str.maketrans("０１２３４５６７８９．／－–—―─~～", "0123456789./-------")
_UNEVEN = re.compile(r"[０-９．／－–—―─~～]")
_CHINESE_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=\s*年)")

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_NOT_COUNTED = (
    r"(?<![\d一二两三四五六七八九十几半数每整])(?<![\d一二两三四五六七八九十几半数每整]\s)"  # 三年内 is no 年内
)
_DAY = re.compile(
    rf"""
    (?<![A-Za-z]\d\.)  # PM2.5月均浓度 names no month
    (?=\d{{1,4}}\s*[年月季至到./-]|\d{{8}}|第\s*\d|Q\d  # nothing else begins a day: most places are passed at once
      |[截最到至于自从在]\D{{0,2}}[\d今本明年一二三四五六七八九十第上下]|[今本明]年|年[\s底末终以内初中]|全年|[上下]半年
      |[第前]?\s{{0,9}}[一二三四]\s*季|[一二三四五六七八九十]{{1,3}}\s*[月至到-])
    (?P<lead>截止到?|截至|最迟|到|至|于|自|从|在)?\s*
    (?:
      (?P<iy>(?:19|20)\d\d)\s*[-./]\s*(?P<im>\d{{1,2}})(?:\s*[-./]\s*(?P<id>\d{{1,2}}))?
      (?!\d)(?!\s*[-./]\s*\d{{1,2}}(?!\d))(?:\s*\d\d:\d\d(?::\d\d)?)?日?
    | (?P<compact>(?:19|20)\d{{6}})(?!\d)
    | (?:(?P<from>(?:19|20)\d\d)\s*年?\s*(?:-{{1,2}}|至|到)\s*)?
      (?:(?<!\d)(?P<y>(?:19|20)\d\d)\s*年度?|(?P<rel>今年|本年|明年)|(?<!\d)(?P<yy>2\d)\s*年(?=\s*\d{{1,2}}\s*月))?\s*
      (?:
        (?P<quarter>(?:第\s*|前(?=[二三]))?[一二三四1-4]\s*季度|Q[1-4])\s*(?P<qend>末|底)?
      | (?P<half>[上下]半年)\s*(?:末|底)?
      | (?:(?P<m0>{_NUMBER})\s*月?\s*(?:份\s*)?(?:-{{1,2}}|至|到)\s*)?(?P<m>{_NUMBER})\s*月\s*份?\s*
        (?:(?P<d>{_NUMBER})\s*[日号]|(?P<part>上旬|中旬|下旬|中下旬|底|末|初))?
      | (?P<yend>(?(y)年?|(?(rel)年?|{_NOT_COUNTED}年))\s*(?:底|末|终|以?内))
      | 全年
      | (?P<vague>年?(?:初(?![步中级期次始心])|中(?=前|[，。；、）)]|完成|建成|开工|启动|验收|投|$)))
      )
    | (?P<from0>(?:19|20)\d\d)\s*年?\s*(?:-{{1,2}}|至|到)\s*(?P<ry>(?:19|20)\d\d)\s*年
    | (?<!\d)(?P<y0>(?:19|20)\d\d)\s*年度?
    )
    (?P<tail>\s*(?:底|末)?\s*(?:之前|以前|以内|之内|前|止|内)?)
    """,
    re.VERBOSE,
)
_SIGN = re.compile(r"[年月季]|Q\d|(?:19|20)\d\d\s*[-./]\s*\d|\d{8}")  # 3.5公里 is no sign of a day
_REACH = 24  # how far from its sign a day may begin or end
_BARE = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*日?(?:之?前)?")
_QUARTER = {"一": 1, "二": 2, "三": 3, "四": 4}
_NEARBY = {"前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2}
_ENDING = re.compile(r"[本当这]?个?(?:月|(?P<quarter>季度?))[底末](?:之?前)?")


class Mention(NamedTuple):
    """A day mentioned in a text; a named tuple, because a plan has tens of thousands.

    Attributes:
        start, end, words: where it stands, and its words as written, 到 and 前 included.
        day: the last day meant; None where there is no such day or no year is known, `doubt` then says why.
        first: the first day of the time named: 1 January of a year, the 1st of a month, the day itself.
        span: two times are named, from the one to the other (2023—2025年, 1—6月).
        by: the words say 前, 底, 末, 内 or 到: by that day.
        own_year: the year is written, not taken from the plan.
        whole_year: nothing but a year is written.
    """

    start: int
    end: int
    words: str
    day: date | None
    first: date | None
    span: bool
    by: bool
    own_year: bool
    whole_year: bool
    doubt: str = ""


def level(text: str) -> str:
    """Return `text` with full-width digits, dashes and Chinese years (二〇二五年) as plain ones, of equal length."""
    even = text.translate(_SAME_LENGTH) if _UNEVEN.search(text) else text
    if "年" not in even:
        return even
    return _CHINESE_YEAR.sub(lambda found: "".join(_DIGIT_OF[char] for char in found[0]), even)


@lru_cache(maxsize=8192)
def mentions(text: str, year: int | None = None) -> tuple[Mention, ...]:
    """Return the days mentioned in `text`, in order; `year` is taken where only a month or 年底 is written.

    A deadline's year holds for the months behind it: 2025年6月底前设计，12月底前完工.
    """
    even = level(text)
    signs = [sign.start() for sign in _SIGN.finditer(even)]
    if not signs:
        return ()
    found: list[Mention] = []
    plan_year = year
    for match in _DAY.finditer(even, max(0, signs[0] - _REACH), signs[-1] + _REACH):
        found.append(_mention(match, text, year))
        day = found[-1].day
        if found[-1].own_year and day is not None and (found[-1].by or not found[-1].whole_year):
            year = day.year if plan_year is None or day.year >= plan_year else plan_year
    return tuple(_join_spans(text, found))


def read_typed_date(text: str, today: date, year: int | None = None) -> date | None:
    """Return the day a person typed: 20251231, 12.31, 2025/6/30, 6月底前, 明天, 月底; None where no day is meant.

    A missing year is `year`, and this year without one.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    if typed in _NEARBY:
        return today + timedelta(days=_NEARBY[typed])
    if ending := _ENDING.fullmatch(typed):
        return month_end(today.year, -(-today.month // 3) * 3 if ending["quarter"] else today.month)
    year = year or today.year
    if day := bare_day(typed, year):
        return day
    found = mentions(typed, year)
    return found[0].day if len(found) == 1 and found[0].end - found[0].start == len(typed) else None


def bare_day(text: str, year: int | None) -> date | None:
    """Return the day of a bare 6.30 or 12/31 in `year`, None where it is not one."""
    match = _BARE.fullmatch(level(text.strip()))
    return _day(year, int(match[1]), int(match[2])) if match and year is not None else None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def number_of(numeral: str) -> int:
    """Return the value of 1 to 99 written in digits or in Chinese."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    value = (_NUMERALS.index(tens) if tens else 1) * 10 if ten else 0
    return value + (_NUMERALS.index(ones) if ones else 0)


def _mention(match: re.Match[str], text: str, plan_year: int | None) -> Mention:
    part = match.groupdict()
    start = match.start()
    words = match[0].rstrip()
    year, own = _year_of(part, plan_year)
    first, day, doubt = _days(part, year) if year is not None else (None, None, "没有写明年份，无法确定日期，请补全")
    opened = part["from"] or part["from0"]
    if opened and day is not None:
        first = date(int(opened), 1, 1)
    end = start + len(words)
    return Mention(
        start=start,
        end=end,
        words=text[start:end],
        day=day,
        first=first,
        span=bool(opened or part["m0"]),
        by=_says_by(part),
        own_year=own,
        whole_year=bool(part["y0"] or part["ry"] or part["yend"]),
        doubt=f"“{text[start:end]}”{doubt}" if doubt else "",
    )


def _year_of(part: dict[str, str | None], plan_year: int | None) -> tuple[int | None, bool]:
    """Return the year of a mention, and whether it is written there."""
    typed = part["iy"] or part["y"] or part["y0"] or part["ry"] or (part["compact"] or "")[:4]
    if typed:
        return int(typed), True
    if part["yy"]:
        return 2000 + int(part["yy"]), True
    return (plan_year + 1 if part["rel"] == "明年" and plan_year is not None else plan_year), False


def _says_by(part: dict[str, str | None]) -> bool:
    """Whether the words say 前, 底, 末, 内 or 到."""
    lead = part["lead"] in {"截止", "截止到", "截至", "最迟", "到", "至"}
    return lead or bool((part["tail"] or "").strip() or part["yend"] or part["qend"]) or part["part"] in {"底", "末"}


def _days(part: dict[str, str | None], year: int) -> tuple[date | None, date | None, str]:
    """Return the first and the last day of the time named, and why there is none."""
    if part["vague"] or part["part"] == "初":
        return None, None, "没有具体日期，请设定"
    if part["quarter"]:
        sign = part["quarter"].replace(" ", "").strip("第前季度Q")
        month = 3 * (_QUARTER.get(sign) or int(sign))
        return date(year, 1 if part["quarter"].startswith("前") else month - 2, 1), month_end(year, month), ""
    if part["half"]:
        month = 6 if part["half"].startswith("上") else 12
        return date(year, month - 5, 1), month_end(year, month), ""
    if part["compact"]:
        return _checked(year, int(part["compact"][4:6]), int(part["compact"][6:]))
    if not (part["im"] or part["m"]):
        return date(year, 1, 1), date(year, 12, 31), ""
    return _days_of_month(part, year)


def _days_of_month(part: dict[str, str | None], year: int) -> tuple[date | None, date | None, str]:
    month, day = part["im"] or part["m"] or "", part["id"] or part["d"]
    first, last, doubt = _checked(year, number_of(month), number_of(day) if day else None)
    if last is not None and part["part"] in {"上旬", "中旬"}:
        last = last.replace(day=10 if part["part"] == "上旬" else 20)
    if first is not None and part["m0"] and 1 <= number_of(part["m0"]) <= first.month:
        first = date(year, number_of(part["m0"]), 1)
    return first, last, doubt


def _checked(year: int, month: int, day: int | None) -> tuple[date | None, date | None, str]:
    """Return first and last day of a day or (day missing) a month, or why there is no such day."""
    if day is None:
        first = _day(year, month, 1)
        last = month_end(year, month) if first else None
    else:
        first = last = _day(year, month, day)
    return first, last, "" if last else "不是真实存在的日期，请更正"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _join_spans(text: str, found: list[Mention]) -> list[Mention]:
    """Join two days with a dash or 至 between them into one mention: from the first to the last."""
    joined: list[Mention] = []
    for each in found:
        before = joined[-1] if joined else None
        if before is not None and before.day and each.day and _is_span(text, before, each):
            words = before.words + text[before.end : each.start] + each.words
            joined[-1] = each._replace(start=before.start, words=words, first=before.first, span=True)
        else:
            joined.append(each)
    return joined


def _is_span(text: str, before: Mention, after: Mention) -> bool:
    between = level(text[before.end : after.start]).strip()
    return between in {"-", "--", "至", "到"} or (not between and after.words[:1] in {"至", "到"})
