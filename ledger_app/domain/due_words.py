"""What the words of a plan say of the time of a task: due day, milestones, start, rhythm, 长期.

The last day named is the due day, earlier ones are milestones. Years of comparison (较2015年), years in titles and
descriptions of things (2000年前注册的) are not the task's time. Nothing is guessed: words without a day stay words.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from ledger_app.domain.chinese_dates import Mention, bare_day, mentions
from ledger_app.domain.draft import DatedText
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.own_days import begins, own_days

_FIRST_SERIAL, _LAST_SERIAL = 40000, 55000  # 2009-07-06 to 2050-07-31, as spreadsheets count days
_NOTHING = frozenset({"", "-", "--", "—", "——", "－", "–", "/", "／", "无", "\\", "、", "×", "暂无", "不涉及"})
_ONGOING = re.compile(
    r"长期坚持|长期推进|长期整改|长期落实|长期|持续推进|持续整改|持续坚持|持续开展"
    r"|持续落实|持续|常态化推进|常态化开展|常态化|常态长效|常态|全年推进|常年坚持|常年|贯穿全年|贯穿全程"
)
_ALL_YEAR = re.compile(r"贯穿全年|全年推进")  # 全年 alone is a day, its last
_ONGOING_CLAUSE = re.compile(r"(?:^|[，。；;（(])(?:并)?(长期坚持|常态化推进|持续推进|长期推进)(?=[）)。；;]|$)")
_AT_ONCE_CLAUSE = re.compile(
    r"(?:^|[，。；;（(])(立行立改|立知立改|即知即改|立整立改|即行即改|边督边改|边查边改)(?=[，,）)。；;]|$)"
)
_LOOSE = re.compile(r"(20\d\d)\s*[。、，,\s]\s*(\d{1,2})\s*[。、，,\s]\s*(\d{1,2})")
_YEARS = re.compile(r"20\d\d\s*(?:[-－–—―~～]{1,2}|至|到)\s*20\d\d")
_LONGEST_TIME = 14
_TIME_FILLERS = re.compile(
    r"[、，,；;。（）()\s至到起前内止底末并一次报各的]|完成|推进|整改|开展|以前|之前|左右|持续|年度|到位"
)
_AT_ONCE = re.compile(r"立行立改|立知立改|即知即改|立整立改|即行即改|边督边改|边查边改|立即")
_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*月"
_DAY_OF_MONTH = r"(?:\s*\d{1,2}\s*[日号]|上旬|中旬|下旬)?(?:年?[底末初])?(?:之前|以前|前)?"
_RHYTHM = re.compile(  # 每季度末, 每年2月底前, 每年6月30日和12月31日前
    r"[每按](?:半年|个?季度?|个?月|周|旬|日|天|两年|两周|两个月|年|年度|学期)"
    rf"(?:的?(?:第[一二三]个月|最后一个月|首月|末月|次月)|的)?(?:\s*(?:{_MONTH}\s*[-—–至到、和]\s*)?{_MONTH})?{_DAY_OF_MONTH}"
    rf"(?:\s*[、和及与]\s*(?:{_MONTH}{_DAY_OF_MONTH}|\d{{1,2}}\s*[日号](?:之前|以前|前)?))*"
)
_RHYTHM_BY = re.compile(r"(?:底|末|初|前|[\d]\s*[日号]|旬)$")
_IN_SENTENCES = re.compile(r"每(?:半年|个?季度?|个?月|周|旬|两年|两周|两个月|年|学期)(?![度人户均])")
_SEASON = re.compile(
    r"(?:(?:19|20)\d\d\s*年(?:度)?)?[“\"]?(?:主?汛期?|采暖[季期]|供暖[季期]?|取暖季|春节|元旦|元宵|清明|三八|五一|六一|七一|八一|端午|中秋|国庆|十一|入[冬夏汛秋]|[春秋]季(?:学期)?(?:开学)?|新?学期|"
    r"秋冬季|夏季|冬季|春季|秋季|雨季|高考|中考|开学|暑期|寒假|两会|三夏|三秋|封冻|上冻|迎峰度[夏冬])[”\"]?(?:期|节|季|会议)?"
    r"(?:期间)?(?:到来|来临|结束|开始)?(?:之前|以前|前|后)"
)
_SEASON_ENDS = re.compile(r"[汛期暖季节旦宵明八一午秋庆冬夏考学假会三冻度][”\"]?.{0,4}[前后]")  # most texts have none
_OPENS_CLAUSE = re.compile(r"(?:^|[，,。；;：:、（(\n]|[在于到]|确保|力争)\s*$")
_FIVE_YEARS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_FIVE_YEAR_PLAN = re.compile(r"(?:到|至)?[“\"]?(十[三四五六]五)[”\"]?\s*(?:末|期末|期间|时期)?")
_FIVE_YEAR_END = re.compile(r"(?:到|至)?[“\"]?(十[三四五六]五)[”\"]?(?:规划|时期|期间)?(?:期?末|收官时)")
_TITLES = re.compile(
    r"《[^》]{0,200}》|〔[^〕]{0,200}〕"
    r"|(?:方案|计划|规划|纲要|要点|办法|意见)\s{0,9}[（(][^（()）]{0,40}年[^（()）]{0,40}[）)]"
)
_QUOTED = re.compile(r"“[^”\n]{2,60}”")
_CLAUSE_END = re.compile(r"[，,。；;！!？?\n]")
_SENTENCE_END = re.compile(r"[。；;\n]")
_LEAD_IN = re.compile(r"[^，,。；;\n]*(?:对于?|针对)[^，,。；;\n]*[，,]$")


@dataclass(frozen=True, slots=True)
class When:
    """The time of a task, as words say it.

    Attributes:
        due_text: the words that set the due day, or that name none (汛期前, 长期坚持).
        span: where those words stand in a running text.
        findings: what is not understood or not possible; `where` is left to the caller.
    """

    due: date | None = None
    due_text: str = ""
    start: date | None = None
    cadence: str = ""
    ongoing: bool = False
    milestones: tuple[DatedText, ...] = ()
    findings: tuple[Finding, ...] = ()
    span: tuple[int, int] | None = None


@lru_cache(maxsize=8192)
def read_due(text: str, year: int | None = None, first_year: int | None = None, last_year: int | None = None) -> When:
    """Return what running text (the content of a task) says of its time.

    Args:
        year: the plan's year, for 9月底前; None where the plan has none or several.
        first_year, last_year: of the plan: years before it are history, years long behind it are background.
    """
    titled = any(mark in text for mark in "《〔（(")
    rhythm, even = _take_rhythm(_blank(_TITLES, text) if titled else text, _RHYTHM_BY)
    season = _SEASON.search(even) if ("前" in even or "后" in even) and _SEASON_ENDS.search(even) else None
    even = _blank(_SEASON, even) if season else even
    even = _blank(_QUOTED, even) if "“" in even else even
    named, start = own_days(even, mentions(even, year), first_year, last_year)
    when = _from_days(text, named) if named else _by_plan_end(text)
    long = _ONGOING_CLAUSE.search(even) if when.due is None and not named and not season else None
    by_season = season[0] if season and _OPENS_CLAUSE.search(text[: season.start()]) else ""
    stated = long or (_AT_ONCE_CLAUSE.search(even) if not named and "改" in even else None)
    words = when.due_text or by_season or (stated[1] if stated else "")
    span = when.span or (season.span() if season and by_season else stated.span(1) if stated else None)
    if not (words or start or rhythm):
        return when
    return replace(when, due_text=words, start=start, cadence=rhythm, ongoing=bool(long), span=span)


@lru_cache(maxsize=8192)
def read_due_words(text: str, year: int | None = None) -> When:
    """Return what the cell of a due column says; words that are not understood become a finding."""
    words = text.strip()
    if words in _NOTHING:
        return When()
    if day := bare_day(words, year):
        return When(due=day, due_text=words)
    if loose := _LOOSE.fullmatch(words):
        words = ".".join(loose.groups())
    if _YEARS.fullmatch(words):
        return replace(read_due_words(f"{words}年", year), due_text=words)
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return When(due=date(int(words), 12, 31), due_text=words)
    rhythm, even = _take_rhythm(_blank(_SEASON, words), None)
    days = mentions(_blank(_ALL_YEAR, even), year)
    starts = [m for m in days if begins(even, m)]
    named = [m for m in days if m not in starts]
    if not named:
        return _without_day(words, even, rhythm, starts)
    when = _from_days(words, named)
    last = max((m for m in named if m.day), key=_day_of, default=None)
    lasts = last is not None and last.span and not last.words.endswith(("前", "底", "末"))
    start = starts[0].first if starts else last.first if last is not None and lasts else None
    due_text = words if len(named) == 1 and len(words) <= 2 * len(when.due_text) + 8 else when.due_text
    return replace(when, due_text=due_text or words, start=start, cadence=rhythm)


def rhythm_in(text: str) -> str:
    """Return the rhythms that sentences name by the way (每季度开展一次), each once."""
    if "每" not in text:
        return ""
    return "、".join(dict.fromkeys(_IN_SENTENCES.findall(_blank(_TITLES, text))))


def read_due_number(number: float, text: str) -> When:
    """Return what a number in a due column says: 20250630 and 2025 are plain, 2025.1 is not.

    45838 is the day that spreadsheets count so where the format was lost on the way: read, and always told.
    """
    if number == int(number) and (1950 <= number <= 2100 or 19500101 <= number <= 21001231):
        return read_due_words(str(int(number)))
    month = round((number - int(number)) * 100)
    if 1950 <= number <= 2100 and (2 <= month / 10 <= 9 or month in {11, 12}) and (month % 10 == 0 or month > 10):
        return read_due_words(f"{int(number)}.{month // 10 if month % 10 == 0 else month}")
    if number == int(number) and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        day = date(1899, 12, 30) + timedelta(days=int(number))
        message = f"“{text}”像是丢了日期格式的日期，已读作{day:%Y-%m-%d}，请核对"
        return When(due=day, due_text=text, findings=(Finding(Severity.WARNING, "", message),))
    return _doubtful(text, f"“{text}”是数字，看不出是哪一天，请按2025-06-30的样子填写")


def read_due_day(day: date, text: str) -> When:
    """Return what a date cell says: its day, or the month's end where it shows a year and a month only."""
    if day.year < 1950:
        typed = (day - date(1899, 12, 30)).days
        meant = f"像是把{typed}当作年份填进了日期格式的单元格" if 1950 <= typed <= 2100 else "年份不合常理"
        return _doubtful(text, f"日期单元格显示“{text}”，{meant}，请更正")
    shown = mentions(text, None)
    whole = len(shown) == 1 and shown[0].day is not None and shown[0].first == day.replace(day=1)
    if whole and shown[0].first != shown[0].day and day.day == 1 and shown[0].own_year:
        return When(due=shown[0].day, due_text=text)
    return When(due=day, due_text=text or day.isoformat())


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: a dash, a stroke, 无."""
    return len(text) < 8 and text.strip() in _NOTHING


def says_only_when(text: str) -> bool:
    """Whether a text is nothing but a time: 2025年5月底前, 长期坚持, 每季度末; 按周发布指数 says what as well."""
    if len(text) >= _LONGEST_TIME:
        return False
    rest = text
    for mention in reversed(mentions(text, 2000)):
        rest = rest[: mention.start] + rest[mention.end :]
    for pattern in (_RHYTHM, _ONGOING, _AT_ONCE, _SEASON):
        rest = pattern.sub("", rest)
    return rest != text and not _TIME_FILLERS.sub("", rest)


def _without_day(words: str, even: str, rhythm: str, starts: list[Mention]) -> When:
    """Return what a due cell without a due day says."""
    start = starts[0].first if starts else None
    if _ONGOING.search(even):
        return When(due_text=words, start=start, cadence=rhythm, ongoing=True)
    if rhythm or start or _AT_ONCE.search(even):
        return When(due_text=words, start=start, cadence=rhythm)
    if plan := _FIVE_YEAR_PLAN.search(words):
        return When(due=date(_FIVE_YEARS[plan[1]], 12, 31), due_text=words)
    if _SEASON.search(words):
        return _doubtful(words, f"“{words}”没有具体日期，已保留原文，请设定日期", Severity.NOTE)
    return _doubtful(words, f"看不懂时限“{words}”，已保留原文，请补填日期")


def _doubtful(words: str, message: str, severity: Severity = Severity.WARNING) -> When:
    return When(due_text=words, findings=(Finding(severity, "", message),))


def _from_days(text: str, named: list[Mention]) -> When:
    """Return the last day as due, the earlier ones as milestones, and what is wrong with the others."""
    doubts = tuple(Finding(Severity.WARNING, "", m.doubt) for m in named if m.doubt)
    dated = [m for m in named if m.day is not None]
    if not dated:
        last = named[-1] if named else None
        return (
            When(due_text=text[last.start : last.end], findings=doubts, span=(last.start, last.end)) if last else When()
        )
    due = max(dated, key=_day_of)
    steps = {m.day: DatedText(_day_of(m), _clause(text, m, named)) for m in reversed(dated) if m.day != due.day}
    return When(
        due=due.day,
        due_text=text[due.start : due.end],
        milestones=tuple(sorted(steps.values(), key=lambda step: step.day)),
        findings=doubts,
        span=(due.start, due.end),
    )


def _by_plan_end(text: str) -> When:
    """Return what 到“十四五”末 says, where no other day is named."""
    found = _FIVE_YEAR_END.search(text) if "五" in text else None
    if found is None:
        return When()
    return When(due=date(_FIVE_YEARS[found[1]], 12, 31), due_text=found[0], span=found.span())


def _day_of(mention: Mention) -> date:
    return mention.day or date.min


def _clause(text: str, mention: Mention, others: list[Mention]) -> str:
    """Return the clauses that belong to a day: from its own clause to the sentence's end or the next day's clause."""
    begin = 0
    for stop in _CLAUSE_END.finditer(text, 0, mention.start):
        begin = stop.end()
    sentence = 0
    for stop in _SENTENCE_END.finditer(text, 0, mention.start):
        sentence = stop.end()
    lead = _LEAD_IN.search(text[sentence:begin])
    begin = sentence + lead.start() if lead else begin
    stop_at = _SENTENCE_END.search(text, mention.end)
    end = stop_at.start() if stop_at else len(text)
    for other in others:
        if mention.end <= other.start < end:
            breaks = [stop.start() for stop in _CLAUSE_END.finditer(text, mention.end, other.start)]
            end = breaks[-1] if breaks else end
            break
    return text[begin:end].strip(" 　，,；;")


def _take_rhythm(text: str, wanted: re.Pattern[str] | None) -> tuple[str, str]:
    """Return the words of a rhythm (每季度末), and the text with them blanked out."""
    if "每" not in text and "按" not in text:
        return "", text
    rhythm = [each[0] for each in _RHYTHM.finditer(text) if wanted is None or wanted.search(each[0])]
    return "、".join(rhythm), _blank(_RHYTHM, text)


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: "　" * len(found[0]), text)
