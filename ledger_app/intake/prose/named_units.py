"""Units that a phrase of running text names, and whether a name is a unit's at all.

A phrase says more than names: rules for all tasks (下同), others (等部门), how (结合实际), times; and roles in many
words (由A会同B负责, A负总责，B指导), which are brought to the few that cells of tables use (A牵头，B配合).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from ledger_app.domain.unit_words import NamedUnit, is_area_name, is_set_name, looks_like_unit, read_units

_FIRST = r"(?:首位|第一位?|首个|第一个|最前|在前面)"
_LEADER = r"(?:牵头|主办|主责)"
_COUNT = r"(?:\d+|[一二三四五六七八九十]+)[个家]"
_ENDS = r"(?=[，,；;。]|$)"
# What a bracket says of all tasks, not of its own: 列第一位的为牵头单位，下同; 以下均需各街镇落实，不再列出.
_RULE = re.compile(
    rf"[，,；;、。]?\s*(?:注[：:])?[^，,；;、。（()）]{{0,14}}"
    rf"(?:{_FIRST}[^，,；;。）)]{{0,16}}{_LEADER}[^，,；;。、）)]{{0,6}}"
    rf"|{_LEADER}(?:单位|部门)?(?:列|排|位列|排名|居)(?:在)?(?:首位|第一位?|最前))"
    r"(?:[，,]其[他余][^，,；;。]{0,12}(?:配合|参与|协办)[^，,；;。]{0,4})?"
    r"|[。；;，,]?\s*(?:以下|以上|下列|上述|其余|各项|所有|后续|本方案)[^。；;]{0,40}[均都][^。；;]*"
    r"|[，,；;、。]\s*(?:以下|下)同\s*(?=[）)，,；;。]|$)"
    r"|[，,；;。][^，,；;。]{0,12}不再[^，,；;。）)]{0,8}(?:列|标|注)[^，,；;。）)]{0,4}"
)
_AND_OTHERS = re.compile(
    rf"等(?:相关|有关|责任|职能|成员|{_COUNT})*(?:部门和单位|单位和部门|部门单位|部门|单位|街镇)?"
    r"(?=\s*(?:[、，,；;。及和与]|按|分别|负责|配合|参与|牵头|落实|$))"
)
_DOES = re.compile(r"[均都]?(?:为|是|作为)(?:实施|落实|责任|承办)(?:单位|部门|主体)")
_OTHERS_DO = re.compile(rf"[，,；;]([^，,；;]{{2,80}}?){_DOES.pattern}")
_IS_ROLE = re.compile(r"[均都]?(?:为|是|作为)(?=(?:牵头|主办|主责|配合|协办|参与)(?:单位|部门))")
_HOW = re.compile(  # 各市结合实际落实, 各区依职责配合
    r"(?:结合(?:本地|各自|自身)?实际|[依按](?:照|据)?(?:各自)?(?:职责|职能|分工)(?:分工)?|根据(?:各自)?职责(?:分工)?"
    r"|按要求|依法依规|分头|分级|协同)(?=(?:共同|分别)?(?:负责|配合|落实|参与|牵头|推进|实施|抓好|组织|承担))"
)
_BY = re.compile(r"(?:^|(?<=[，,；;。]))[^，,；;、。]{0,12}由(?=[省市区县州各])")
_LEADS_ALL = re.compile(r"总牵头|共同牵头|联合牵头|分别牵头|主抓|牵头抓总|抓总牵头|负总责|负主要责任|总负责")
_WITH = re.compile(r"(?:会同|会商|联合)(?=[^，,；;。]{2,})")
_DEEDS = re.compile(rf"(?:具体|总体)?负责(?:组织)?(?:实施|推进|落实|办理)|组织实施{_ENDS}")
_BACKS = re.compile(
    r"(?:负责|给予|提供|做好|加强)?(?:督促|监督|业务|统筹|政策|技术|资金)?"
    rf"(?:指导|支持|协调|保障|会办|协作)(?:落实|工作)?{_ENDS}"
)
_FIRST_CLAUSE = re.compile(r"^[^，,；;。（(]{2,60}(?=[，,；;][^，,；;。]{2,80}(?:配合|参加|参与|协助|协办)$)")
_SAYS_ROLE = re.compile(r"负责|牵头|主办|主责|落实|配合|参加|参与|协助|协办|承办")
_ROLE_AT_END = re.compile(
    r"(?:牵头|配合|协助|协办|协同|参与|参加|负责|落实|主办|主责|实施|承办|(?:责任|牵头|配合)(?:单位|部门))\s*[。；;]?$"
)
_A_TIME = re.compile(r"\d\s*[年月]|[底末]前|^长期|^持续|^立行|^常态|^全年|^每[年季月]")
_TIME_AT_END = re.compile(rf"[，,；;、。][^，,；;、。]*(?:{_A_TIME.pattern})[^，,；;、。]*$")
_CLAUSE = re.compile(
    r"[的了是已可将把被：:。%％《》]|应(?!急|对|用)|[\d一二三四五六七八九十]+[年月日号]|下同|不再|以下|(?<!地级)以上"
    r"|时限|立行|长期(?!护理)|^其他$|^其余$|^各(?:司其|负其|尽其|就各|自|类|种)"
)
_VERBS = re.compile(
    r"完成|按照|根据|持续|期间|组织(?!部)|开展|推进(?!办|中心|委|组)|加强|做好|认真|积极|密切|主动|切实|落实(?!办)"
    r"|要(?!素)|责任(?!单位|部门|主体|区)|建立|提升|强化|实施(?!办)|鼓励|支持"
)
_OF_GOVERNMENT = re.compile(
    r"^(?:相关|有关|各|自治[区州县]|中国|[省市区县州旗](?!级(?!各|有关|相关)|域|内|外|场|块|位)|团[省市区县]|国[家务网]"
    r"|中央|公安|全国|地方|[\u4e00-\u9fff]{2,14}(?:部|委|总局|局|署|(?<!公)司|政府|管委会|海关|法院|检察院)$)"
)
_AN_OFFICE = re.compile(
    r"(?:局|委|办|部|厅|署|司|政府|管委会|委员会|中心|街道|[乡镇]|街镇|镇街|法院|检察院|办公室|公司|集团|联|队|院|协|行|社|会"
    r"|单位|[区县市州园])(?:[（(][^（()）]*[）)])?$"
)
_COMMON_WORD = re.compile(
    "(?:企业|单位|部门|政府|学校|社区|街道|乡镇|街镇|村|镇|专班|各区域|属地|医院|公司|各项|各类|各级)"
)


@lru_cache(maxsize=4096)
def read_named(text: str) -> tuple[NamedUnit, ...]:
    """Return the units of a phrase of running text, without what it says of rules, others and times."""
    words = _HOW.sub("", _BY.sub("", _RULE.sub("", text)))
    words = _LEADS_ALL.sub("牵头", _IS_ROLE.sub("", _DOES.sub("", _AND_OTHERS.sub("", words))))
    words = _with_plain_roles(words.strip(" 　。；;，,、\n"))
    if _WITH.search(words):
        words = "，".join(_led_with(clause) for clause in re.split(r"[，,；;。]", words))
    return read_units(words.strip(" 　。；;，,、"))


def _with_plain_roles(words: str) -> str:
    """Return A负责实施，B指导 as A负责，B配合, and A，B配合 as A负责，B配合."""
    words = _DEEDS.sub("负责", words)
    if "负责" in words or "牵头" in words:
        return _BACKS.sub("配合", words)
    found = _FIRST_CLAUSE.match(words)
    return f"{found[0]}负责{words[found.end() :]}" if found and not _SAYS_ROLE.search(found[0]) else words


def _led_with(clause: str) -> str:
    """Return A会同B负责 as A牵头，B配合."""
    lead, *others = _WITH.split(clause, maxsplit=1)
    return f"{lead.removesuffix('牵头')}牵头，{_ROLE_AT_END.sub('', others[0])}配合" if others else clause


def is_proper(name: str) -> bool:
    """Whether a name is a unit's beyond doubt, not a common word (企业, 学校) and not part of a sentence."""
    return (
        not _COMMON_WORD.fullmatch(name)
        and len(name) > 1
        and looks_like_unit(name)
        and not _CLAUSE.search(name)
        and not _VERBS.search(name)
    )


def proper_ones(units: Sequence[NamedUnit]) -> int:
    """Return how many names are units' beyond doubt; behind 各镇 the bare 街道 and 园区 are too."""
    of_all = any(unit.name.startswith("各") for unit in units)
    return sum(is_proper(unit.name) or (of_all and is_area_name(unit.name)) for unit in units)


def may_be_named(name: str) -> bool:
    """Whether words behind a label may be a unit's name; unknown names are kept, clauses and days are not."""
    known = looks_like_unit(name) and not is_set_name(name)
    return not _CLAUSE.search(name) and (known or not _VERBS.search(name))


def is_office(name: str) -> bool:
    """Whether a name is that of a public body beyond doubt, by its beginning and its end."""
    by_words = _OF_GOVERNMENT.match(name) and (_AN_OFFICE.search(name) or is_set_name(name))
    return bool(by_words) and is_proper(name)


def read_led(text: str) -> tuple[NamedUnit, ...]:
    """Return the units behind a label of leads; those that others are said to do are helpers (A，B为实施单位)."""
    return read_named(_OTHERS_DO.sub(r"牵头，\1配合", text))


def ends_in_role(text: str) -> bool:
    """Whether a phrase ends in what its units do (…牵头, …按职责分工负责), times behind left aside."""
    return bool(_ROLE_AT_END.search(_TIME_AT_END.sub("", _RULE.sub("", text).strip())))


def is_time(name: str) -> bool:
    """Whether what stands among units is a time (2025年底前, 长期坚持)."""
    return bool(_A_TIME.search(name))
