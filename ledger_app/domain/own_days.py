"""Which of the days that running text mentions are the time of the task itself.

History (较2015年, 截至2022年底已建成), years of titles, meetings and papers (2025年工作要点), what describes a thing
(2000年底前注册的车) and what begins (2023年7月1日起) are not.
"""

import re
from collections.abc import Sequence
from datetime import date

from ledger_app.domain.chinese_dates import Mention

_EARLIER_DEADLINES = 2  # years before the plan in which a deadline may still be meant as one
_LATER_DEADLINES = 5  # years behind the plan in which one may; 2035年 is the background of a plan to 2025
_BEFORE = 8  # characters in front of a day that tell what it is
_COMMAS = "，,、"
_SENTENCE_END = re.compile(r"[。；;\n]")
_COMPARED = re.compile(
    r"(?:较|比|与|同|低于|高于|超过|优于|不劣于|相较于?|自从?|从|次年|翌年|来年|下一?年度|当年|上年|上一年度|有效期限?为?|执行期限?为?|试行期为?)\s*$"
)
_REFERRED = re.compile(r"(?:按照|根据|依据|落实|按|以)\s*$")  # 按照2025年任务清单, but 按照2025年底前完成的要求 is due
_RECORDED = (
    "注册|登记|备案|立项|入库|出厂|投产|生产|上牌|批准|审批|核发|取得|购买|销售|存在|签订"
    "|入学|毕业|出生|入职|参保|享受|认定|评定|反馈|交办|修订|施行|生效|到期"
)
_BACKGROUND = re.compile(
    r"\s*(?:以?来|[以之]?后|基础上|的?基础|相比|同期|水平|基数|为?基准|实绩|注册|登记|出厂|上牌|批准|版|年?度?第?\d*号|"
    rf"[^，,。；;、\n]{{0,8}}?(?:{_RECORDED}|建成|竣工|完工|投用|实施|印发|发布|公布|通过)的[^，,。；;、\n]|"
    r"中央|国家|全国|省|市委|市政府|督察|反馈|通报|印发|发布|公布|颁布|出台|召开|已经?|底?已)"
)
_OF_THINGS = re.compile(  # 2010年底前投产的机组; 12月底前投产 at a clause's end is the task itself
    r"\s*(?:[就均都]?已|尚?未[^，,。；;、\n]{1,8}的"
    rf"|(?:{_RECORDED})(?:[^，,。；;、\n]{{0,10}}的[^，,。；;、\n]|(?:企业|机组|车辆|锅炉|住宅|小区)(?!\d))"
    r"|(?:建成(?:投[产用运])?|竣工|形成|开工)(?:的|(?:企业|机组|车辆|锅炉|住宅|小区)(?!\d)))"
)
_AND = re.compile(r"\s*[、和及与]\s*")
_REACHED = re.compile(r"[达做得看]到$")  # 达到2025年水平 is no 到2025年
_STARTS = re.compile(r"\s*(?:起|开始)")
_BEGINS = re.compile(r"\s*(?:[春秋]季学期)?(?:起|开始)")
_PEAK = re.compile(r"\s*(?:实现)?(?:碳?达峰|碳中和)")
_SO_FAR = re.compile(r"截[至止]")
_DONE = re.compile(r"[^。；;\n]{0,60}?(?:已|累计|共[有计建]|全[省市区县][共有]|实有|建有|拥有|达到了|达\d)")
_EVENT = re.compile(
    r"[，,]?[^，,。；;]{0,24}(?:召开|印发|举行|主持|强调|指出|会议|通过了|发布了|公布了|视察|批示|考察|座谈)"
)
_LEVEL = re.compile(r"\s*的?(?:基础|水平|基数)|\s*期间(?:的|发生|产生|形成|查处|受理)")
_SEASON_IN_BRACKETS = re.compile(r"(?:汛|暖|防火|休渔|禁渔|假|暑|学|攻坚)[期季][（(]\s*$")
_END_OF_YEAR = re.compile(r"(?:[今本]?年)?\s*(?:[底末终]|以?内)")
_OPENS_CLAUSE = re.compile(
    r"(?:^|[，,。；;：:（(\n“!！?？]|[在于到至]|确保|力争|争取|计划|预计|拟|并|且|年[、和及与]|原则上|分别)\s*$"
)
_A_THING_OF_THE_YEAR = re.compile(
    r"\s*(?:[-—－–~～至到]\s*20\d\d)?(?:度|中期|版|届|第?[一二三四五六七八九十\d]+[批届次季]|[春秋]季|学年|学期|赛季|毕业|采暖|供暖|取暖|秋冬|冬春|汛期|防火|考核|预算|财政|"
    r"重点(?!建|打|推|实|完|抓|培|支|围|突)|年度|工作(?!日)|任务|计划(?=[任指的中内书，。；、]|项目|安排)|目标|要求|指标|数据|名单|清单|目录|专项|民生|为民|实事|政府|投资|方案|行动|规划|远景|"
    r"春节|元旦|国庆|五一|两会|高考|中考|中国|国际|世界|亚|[全省大奥青残]运|冬奥|进博|广交|服贸|马拉松|全国|省|市委|市政府)"
)
_FINISHES = re.compile(
    r"\s*(?:全面|全部|基本|正式)?(?:完成(?!情况)|建成|竣工|完工|投[用产运]|通[车水]|验收|交付|实现|达到|上线|启用|封顶|(?:达标|清零|销号)(?=[，,。；;）)]|$))"
)
_HAPPENS = re.compile(
    r"\s*(?:前|全面|全部|基本|正式)?(?:开工|推[开广]|铺开|见效|启动|动工|开建|进场|形成|出台|印发|提交|上报|报送|实施|开展|组织|通过|运行|运营|开放|开园|开业|开诊|"
    r"落地|落成|移交|供地|制定|编制|修订|发布|公布|确定|建立|搭建|部署|签约|挂牌)"
)
_OPENS_MONTH = re.compile(r"(?:^|[，,。；;：:（(\n])\s*$")


def begins(text: str, mention: Mention) -> bool:
    """Whether the day is when something begins (2023年7月1日起), not when it is due."""
    return bool(_BEGINS.match(text, mention.end)) and not mention.span


def own_days(
    text: str, days: Sequence[Mention], first_year: int | None, last_year: int | None
) -> tuple[list[Mention], date | None]:
    """Return the days by which the task or a part of it is due, and the day on which it begins.

    Args:
        text: running text with titles, rhythms and seasons blanked out; `days` are the mentions in it.
        first_year, last_year: of the plan; a day outside them is doubted.
    """
    starts = (m.first for m in days if _STARTS.match(text, m.end) and not m.span and not _is_past(m, first_year))
    start = next(filter(None, starts), None)
    own: list[Mention] = []
    for before, day in zip([None, *days], days, strict=False):
        follows = before is not None and _AND.fullmatch(text, before.end, day.start)
        if follows and before not in own and not _would_be_own(text, before, first_year):
            continue  # 2021年、2022年疏浚项目计划
        goes_on = own and (_is_next_step(text, own[-1], day) or (follows and not day.own_year and before in own))
        if goes_on or _is_own(text, day, first_year, last_year):
            own.append(day)
    return own, start


def _is_past(mention: Mention, first_year: int | None) -> bool:
    if first_year is None or mention.day is None or not mention.own_year:
        return False
    return mention.day.year < first_year - (_EARLIER_DEADLINES if mention.by else 0)


def _is_own(text: str, mention: Mention, first_year: int | None, last_year: int | None) -> bool:
    """Whether a day in running text is the task's time."""
    if _is_past(mention, first_year) or _is_far(mention, first_year, last_year):
        return False
    before = text[max(0, mention.start - _BEFORE) : mention.start]
    if _is_other_time(text, mention, before) or _tells_so_far(text, mention, first_year):
        return False
    of_this_year = not mention.own_year and _END_OF_YEAR.fullmatch(mention.words)
    if mention.by and not of_this_year and not _REACHED.search(text, 0, mention.start + 1):
        return not _OF_THINGS.match(text, mention.end)
    if _REFERRED.search(before) or _BACKGROUND.match(text, mention.end):
        return False
    return _tells_when(text, mention, before) if mention.own_year else _is_step(text, mention, before)


def _is_other_time(text: str, mention: Mention, before: str) -> bool:
    """Whether a day is one compared with, one from which something holds, or the nation's peak of carbon."""
    since = mention.words[:1] in {"自", "从"} and not mention.span
    named = _SEASON_IN_BRACKETS.search(before) or _LEVEL.match(text, mention.end)
    return bool(since or named or begins(text, mention) or _COMPARED.search(before) or _PEAK.match(text, mention.end))


def _is_step(text: str, mention: Mention, before: str) -> bool:
    """Whether a month without a year, 年底 or 年内 tells when something is done (3月启动排查, 7—9月, 年底建成)."""
    deed = _FINISHES.match(text, mention.end) or _HAPPENS.match(text, mention.end)
    end = _END_OF_YEAR.fullmatch(mention.words)
    if end and mention.words.endswith("内"):
        return bool(deed or _OPENS_CLAUSE.search(before))
    opens = _OPENS_MONTH.search(before)
    return bool((deed and (end or opens)) or (mention.span and opens))


def _would_be_own(text: str, mention: Mention | None, first_year: int | None) -> bool:
    """Whether a day is left out for nothing but being past (2024年、2025年分别达到80%、90%)."""
    return mention is not None and _is_past(mention, first_year) and _is_own(text, mention, None, None)


def _is_next_step(text: str, before: Mention, mention: Mention) -> bool:
    """Whether a month or quarter goes on with the steps of its sentence (一季度招标，四季度主体封顶)."""
    if (
        mention.own_year
        or mention.first == mention.day
        or _is_other_time(text, mention, text[max(0, mention.start - _BEFORE) : mention.start])
    ):
        return False
    between = text[before.end : mention.start]
    return between[-1:] in _COMMAS and not before.own_year and _SENTENCE_END.search(between) is None


def _tells_so_far(text: str, mention: Mention, first_year: int | None) -> bool:
    """Whether a day is that of a count so far (截至2022年底已建成120个)."""
    if not _SO_FAR.match(mention.words):
        return False
    before_plan = first_year is not None and mention.day is not None and mention.day.year < first_year
    return before_plan or bool(_DONE.match(text, mention.end))


def _is_far(mention: Mention, first_year: int | None, last_year: int | None) -> bool:
    """Whether a day lies so long behind the plan that it is its background (2035年远景目标)."""
    if mention.day is None or (first_year is None and last_year is None):
        return False
    last = last_year if last_year is not None else (first_year or 0) + _LATER_DEADLINES
    return mention.day.year > last + _LATER_DEADLINES


def _tells_when(text: str, mention: Mention, before: str) -> bool:
    """Whether a day tells when (2025年，新建…; 2025年基本建成), not of which year a thing is (2025年任务清单)."""
    if (
        mention.words.endswith("年度")
        or _A_THING_OF_THE_YEAR.match(text, mention.end)
        or (mention.first == mention.day and _EVENT.match(text, mention.end))
    ):
        return False
    at_start = mention.words[:1] in "在于到至" or _OPENS_CLAUSE.search(before)
    return bool(at_start or _FINISHES.match(text, mention.end))
