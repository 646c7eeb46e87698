"""Where a text names the units of its task: brackets about units, lines 责任单位：…, and sentences like 由A牵头，B配合.

What is not plainly about units is left alone: （PM2.5）, （试行）, （见附件）, titles in 《》 and words in quotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from ledger_app.domain.field import Field
from ledger_app.domain.unit_words import NamedUnit, RoleWord, is_area_name, is_set_name, looks_like_unit, read_units
from ledger_app.intake.prose.label import Labelled, labelled

_ROLES = {Field.LEAD: RoleWord.LEAD, Field.CO: RoleWord.CO, Field.UNITS: RoleWord.PLAIN, Field.AREA: RoleWord.PLAIN}
_SIGN = re.compile(r"[（(〔\[【]|单位|部门|主体|牵头|负责|主办|主责|[：:]")
_MARKS = "：:】〕]］ 　"
_OPEN = "（(〔[【［"
_CLOSE = "）)〕]】］"
_BRACKET = re.compile(r"[（(〔\[【［）)〕\]】］]")
_QUOTED = re.compile(r"《[^》]{0,120}》|“[^”]{0,60}”")
_LONGEST = 600
_LONGEST_SENTENCE = 120
# What a bracket says of all tasks, not of its own: 列第一位的为牵头单位，下同; 以下均需各街镇落实，不再列出.
_RULE = re.compile(
    r"[，,；;、。]?\s*(?:注[：:])?[^，,；;、。（()）]{0,14}(?:(?:首位|第一位?|首个|第一个|最前|在前面)[^，,；;。）)]{0,16}(?:牵头|主办|主责)[^，,；;。、）)]{0,6}"
    r"|(?:牵头|主办|主责)(?:单位|部门)?(?:列|排|位列|排名|居)(?:在)?(?:首位|第一位?|最前))(?:[，,]其[他余][^，,；;。]{0,12}(?:配合|参与|协办)[^，,；;。]{0,4})?"
    r"|[。；;，,]?\s*(?:以下|以上|下列|上述|其余|各项|所有|后续|本方案)[^。；;]{0,40}[均都][^。；;]*"
    r"|[，,；;、。]\s*(?:以下|下)同\s*(?=[）)，,；;。]|$)|[，,；;。][^，,；;。]{0,12}不再[^，,；;。）)]{0,8}(?:列|标|注)[^，,；;。）)]{0,4}"
)
_AND_OTHERS = re.compile(
    r"等(?:相关|有关|责任|职能|成员|\d+[个家]|[一二三四五六七八九十]+[个家])*(?:部门和单位|单位和部门|部门单位|部门|单位|街镇)?(?=\s*(?:[、，,；;。及和与]|按|分别|负责|配合|参与|牵头|落实|$))"
)
_DOES = re.compile(r"[均都]?(?:为|是|作为)(?:实施|落实|责任|承办)(?:单位|部门|主体)")
_OTHERS_DO = re.compile(rf"[，,；;]([^，,；;]{{2,80}}?){_DOES.pattern}")
_HOW = re.compile(  # 各市结合实际落实, 各区依职责配合
    r"(?:结合(?:本地|各自|自身)?实际|[依按](?:照|据)?(?:各自)?(?:职责|职能|分工)(?:分工)?|根据(?:各自)?职责(?:分工)?|按要求|依法依规|分头|分级|协同)"
    r"(?=(?:共同|分别)?(?:负责|配合|落实|参与|牵头|推进|实施|抓好|组织|承担))"
)
_DEEDS = re.compile(r"(?:具体|总体)?负责(?:组织)?(?:实施|推进|落实|办理)|组织实施(?=[，,；;。]|$)")
_BACKS = re.compile(
    r"(?:负责|给予|提供|做好|加强)?(?:督促|监督|业务|统筹|政策|技术|资金)?(?:指导|支持|协调|保障|会办|协作)(?:落实|工作)?(?=[，,；;。]|$)"
)
_FIRST_CLAUSE = re.compile(
    r"^(?P<first>[^，,；;。（(]{2,60})(?=[，,；;][^，,；;。]{2,80}(?:配合|参加|参与|协助|协办)$)"
)
_SAYS_ROLE = re.compile(r"负责|牵头|主办|主责|落实|配合|参加|参与|协助|协办|承办")
_BY = re.compile(r"(?:^|(?<=[，,；;。]))[^，,；;、。]{0,12}由(?=[省市区县州各])")
_A_TIME = re.compile(r"\d\s*[年月]|[底末]前|^长期|^持续|^立行|^常态|^全年|^每[年季月]")
_TIME_AT_END = re.compile(rf"[，,；;、。][^，,；;、。]*(?:{_A_TIME.pattern})[^，,；;、。]*$")
_IS_ROLE = re.compile(r"[均都]?(?:为|是|作为)(?=(?:牵头|主办|主责|配合|协办|参与)(?:单位|部门))")
_WITH = re.compile(r"(?:会同|会商|联合)(?=[^，,；;。]{2,})")
_LEADS_ALL = re.compile(r"总牵头|共同牵头|联合牵头|分别牵头|主抓|牵头抓总|抓总牵头|负总责|负主要责任|总负责")
_CLAUSE = re.compile(
    r"[的了是已可将把被：:。%％《》]|应(?!急|对|用)|[\d一二三四五六七八九十]+[年月日号]|下同|不再|以下|(?<!地级)以上|时限|立行|长期(?!护理)|^其他$|^其余$|^各(?:司其|负其|尽其|就各|自|类|种)"
)
_VERBS = re.compile(
    r"完成|按照|根据|持续|期间|组织(?!部)|开展|推进(?!办|中心|委|组)|加强|做好|认真|积极|密切|主动|切实|落实(?!办)|要(?!素)|责任(?!单位|部门|主体|区)|建立|提升|强化|实施(?!办)|鼓励|支持"
)
_ROLE_AT_END = re.compile(
    r"(?:牵头|配合|协助|协办|协同|参与|参加|负责|落实|主办|主责|实施|承办|责任单位|牵头单位|牵头部门|配合单位|配合部门|责任部门)\s*[。；;]?$"
)
_OF_GOVERNMENT = re.compile(
    r"^(?:相关|有关|自治[区州县]|中国|[省市区县州旗](?!级(?!各|有关|相关)|域|内|外|场|块|位)|各|团[省市区县]|国[家务网]|中央|公安|全国|地方|教育部|[\u4e00-\u9fff]{2,14}(?:部|委|总局|局|署|(?<!公)司|政府|管委会|海关|法院|检察院)$)"
)
_AN_OFFICE = re.compile(
    r"(?:局|委|办|部|厅|署|司|政府|管委会|委员会|中心|街道|[乡镇]|街镇|镇街|各区|各县|法院|检察院|办公室|公司|集团|联|队|院|协|行|社|会|单位|区|县|市|州|园)(?:[（(][^（()）]*[）)])?$"
)
_GENERIC = frozenset(
    {
        "企业",
        "单位",
        "部门",
        "政府",
        "学校",
        "社区",
        "街道",
        "乡镇",
        "街镇",
        "村",
        "镇",
        "专班",
        "各区域",
        "属地",
        "医院",
        "公司",
        "各项",
        "各类",
        "各级",
    }
)
_INSTITUTION = re.compile(r"(?:医院|学校|大学|学院|中学|小学|公司|集团|企业|厂|社区|村|馆|园|院|中心|站|所)$")
_SENTENCE_END = re.compile(r"\s*(?:[。；;！!？?\n]|$)")
_LED = re.compile(
    r"(?:^|[，,。；;：:\n]|\b)\s*由(?P<lead>[^，,。；;：:由\n（()）]{2,60}?)(?:总?牵头)(?:[^，,。；;\n的]{0,30})(?:[，,](?P<co>[^，,。；;\n]{2,80}?)(?:配合|参与|协助|协同)(?:[^，,。；;\n]{0,6}))?(?=[，,。；;\n]|$)"
)


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """Words that name units, in the roles they give them, and where they stand."""

    units: tuple[NamedUnit, ...]
    span: tuple[int, int]


def unit_phrases(text: str) -> tuple[UnitPhrase, ...]:
    """Return the places of `text` that name its units, in their order; sentences only where nothing else does."""
    if not _SIGN.search(text):
        return ()
    labels = labelled(text)
    brackets = list(_brackets(text))
    phrases = [phrase for begin, end in brackets if (phrase := _in_bracket(text, begin, end, labels))]
    inside = [phrase.span for phrase in phrases]
    outside = [each for each in labels if not any(begin <= each.start < end for begin, end in inside)]
    phrases += _of_lines(text, outside)
    return tuple(sorted(phrases, key=lambda phrase: phrase.span)) or tuple(_of_sentences(text))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in the outermost brackets; a bracket never closed does not count."""
    quoted = [found.span() for found in _QUOTED.finditer(text)] if "《" in text or "“" in text else []
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        if any(begin < found.start() < end for begin, end in quoted):
            continue
        if found[0] in _OPEN:
            open_at.append(found.end())
        elif open_at:
            pairs.append((open_at.pop(), found.start()))
    last = -1
    for begin, end in sorted(pairs):
        if begin > last:
            last = end
            yield begin, end


def _in_bracket(text: str, begin: int, end: int, labels: Sequence[Labelled]) -> UnitPhrase | None:
    """Return the units that a bracket names, None where it is about something else."""
    if not 1 < end - begin <= _LONGEST:
        return None
    inner = [each for each in labels if begin <= each.start < end]
    if any(each.start < begin <= end < each.value_start for each in labels):
        return None  # 【责任单位】 is a label
    if any(each.field in _ROLES for each in inner):
        labelled_units = tuple(unit for each in _until_next(text, begin, end, inner) for unit in each)
        return UnitPhrase(labelled_units, (begin, end)) if labelled_units else None
    head = min((each.start for each in inner), default=end)
    words = text[begin:head]
    units = tuple(unit for unit in read_named(words) if not _A_TIME.search(unit.name))
    if not units or not all(_may_be_named(unit.name) for unit in units):
        return None
    told = _ROLE_AT_END.search(_TIME_AT_END.sub("", _RULE.sub("", words).strip())) or any(
        unit.role is not RoleWord.PLAIN for unit in units
    )
    proper = _proper_ones(units)
    if (told and proper * 2 > len(units)) or _stands_alone(text, begin, end, units):
        return UnitPhrase(units, (begin, end))
    return None


def _until_next(text: str, begin: int, end: int, labels: Sequence[Labelled]) -> Iterator[list[NamedUnit]]:
    """Yield the units before the first label and behind each, in the role of the label."""
    yield [unit for unit in read_named(text[begin : labels[0].start]) if _is_proper(unit.name)]
    for label in labels:
        if label.field in _ROLES:
            yield _of_label(text, label, end)


def _of_label(text: str, label: Labelled, end: int) -> list[NamedUnit]:
    role = _ROLES[label.field] if label.field is not None else RoleWord.PLAIN
    words = text[label.value_start : min(label.value_end, end)]
    units = read_named(_OTHERS_DO.sub(r"牵头，\1配合", words) if role is RoleWord.LEAD else words)
    sure = _may_be_named if text[label.value_start - 1] in _MARKS else _is_proper
    named = [unit for unit in units if sure(unit.name)]
    return [NamedUnit(unit.name, role) if unit.role is RoleWord.PLAIN else unit for unit in named]


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


def _is_proper(name: str) -> bool:
    """Whether a name is a unit's beyond doubt, not a common word (企业, 学校) and not part of a sentence."""
    return (
        name not in _GENERIC
        and len(name) > 1
        and looks_like_unit(name)
        and not _CLAUSE.search(name)
        and not _VERBS.search(name)
    )


def _proper_ones(units: Sequence[NamedUnit]) -> int:
    """Return how many names are units' beyond doubt; behind 各镇 the bare 街道 and 园区 are too."""
    of_all = any(unit.name.startswith("各") for unit in units)
    return sum(_is_proper(unit.name) or (of_all and is_area_name(unit.name)) for unit in units)


def _may_be_named(name: str) -> bool:
    """Whether words behind a label may be a unit's name; unknown names are kept, clauses and days are not."""
    known = looks_like_unit(name) and not is_set_name(name)
    return not _CLAUSE.search(name) and (known or not _VERBS.search(name))


def _stands_alone(text: str, begin: int, end: int, units: Sequence[NamedUnit]) -> bool:
    """Whether a bracket with nothing but names ends a sentence, and all names are those of public bodies."""
    if _proper_ones(units) * 3 < len(units) * 2:
        return False
    offices = sum(_is_office(unit.name) for unit in units)
    before = text[: begin - 1].rstrip()[-1:]
    if before in "。；;\n":
        return offices > 0 or all(is_area_name(unit.name) for unit in units)
    if not _SENTENCE_END.match(text, end + 1) or (len(units) == 1 and before in "局委办部厅署队"):
        return False  # 市发展改革委（市粮食局）
    if all(_INSTITUTION.search(unit.name) for unit in units):
        return False  # 建设三级医院（市人民医院、市中医院）
    return offices * 2 >= len(units)


def _is_office(name: str) -> bool:
    """Whether a name is that of a public body beyond doubt, by its beginning and its end."""
    by_words = _OF_GOVERNMENT.match(name) and (_AN_OFFICE.search(name) or is_set_name(name))
    return bool(by_words) and _is_proper(name)


def _of_lines(text: str, labels: Sequence[Labelled]) -> list[UnitPhrase]:
    """Return the units behind labels outside brackets, labels in a row (牵头单位：…配合单位：…) together."""
    phrases: list[UnitPhrase] = []
    told = [each for each in labels if each.field in _ROLES]
    for label in told:
        units = _of_label(text, label, label.value_end)
        if not units:
            continue
        end, more = _lines_below(text, label.value_end, labels)
        units += [NamedUnit(unit.name, units[0].role) for unit in more]
        span = (label.start, end)
        if phrases and not text[phrases[-1].span[1] : label.start].strip(" 　\n。；;，,"):
            phrases[-1] = UnitPhrase((*phrases[-1].units, *units), (phrases[-1].span[0], span[1]))
        else:
            phrases.append(UnitPhrase(tuple(units), span))
    return phrases


def _lines_below(text: str, end: int, labels: Sequence[Labelled]) -> tuple[int, list[NamedUnit]]:
    """Return the units in the lines from `end` on that hold nothing but names, and where the last such line ends."""
    units: list[NamedUnit] = []
    while text[end : end + 1] == "\n":
        stop = text.find("\n", end + 1)
        stop = stop if stop >= 0 else len(text)
        named = read_named(text[end:stop])
        if any(end < label.start < stop for label in labels) or not named:
            break
        if not all(_is_office(unit.name) or is_area_name(unit.name) for unit in named):
            break
        units += named
        end = stop
    return end, units


def _of_sentences(text: str) -> Iterator[UnitPhrase]:
    """Yield the units of 由A牵头，B、C配合 and of sentences that hold nothing but names and roles."""
    for found in _LED.finditer(text):
        lead = [NamedUnit(unit.name, RoleWord.LEAD) for unit in read_named(found["lead"])]
        co = [NamedUnit(unit.name, RoleWord.CO) for unit in read_named(found["co"] or "")]
        if lead and all(_is_office(unit.name) for unit in (*lead, *co)):
            yield UnitPhrase((*lead, *co), (found.start("lead"), found.end()))
            return
    ends = [0, *(stop.end() for stop in re.finditer(r"[。\n]", text)), len(text)]
    for begin, end in pairwise(ends):
        sentence = text[begin:end].strip(" 　。\n")
        if "牵头" in sentence and len(sentence) < _LONGEST_SENTENCE and _ROLE_AT_END.search(sentence):
            units = read_named(sentence.removeprefix("由"))
            if all(_is_office(unit.name) for unit in units) and any(unit.role is RoleWord.LEAD for unit in units):
                yield UnitPhrase(tuple(units), (begin, end))
