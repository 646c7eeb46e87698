"""What is measured, as short as an office would write it: 确保细颗粒物（PM2.5）平均浓度 → PM2.5平均浓度."""

import re

from ledger_app.domain.chinese_dates import mentions
from ledger_app.intake.prose.bare_text import MASK
from ledger_app.intake.prose.target_words import is_measure

_LONGEST = 30
_LONG = 16  # of things counted, beyond which only what stands behind the last 的 names them
_COUNTED = r"“\d+”是指|按照?(?=.{4})|落实(?=.{4})|\d{1,2}[.．、](?!\d)|[①-⑳]|\d+年内"
_LINKS = "其中|其(?![他余])|[、，和与及或的—-]|并且|而且|以及|同时|到时|届时"
_WISHES = (
    "力争|争取|确保|保证|保障|保持|稳定|努力|实现|推动|推进|促进|使得?(?![用命])|让|将(?!军)|把(?!关)|对(?![口外标接])"
    "|则|要(?![素求件])|应(?![急用对届收])|须"
)
_MANNERS = "进一步|基本(?=实现|达到|完成)|全面|不断|持续|继续|稳步|逐步|全力|切实|大力|积极|有效|加快|着力"
_PLACES = "全[区市县省州镇乡域街国](?=.{2})|[我本][区市县省州镇乡街](?=.{2})|辖区内?"
_TIMES = (
    "每年|年均(?=.{4})|累计|总体上?|预计|期间|期末|底前?(?![层线])|末(?!端)|前(?![沿海端])"
    "|年(?=[^度均产报检轻货龄味级])|当年|本年度?"
)
_LEAD = re.compile(rf"^(?:{_COUNTED}|{_LINKS}|{_WISHES}|{_MANNERS}|{_PLACES}|{_TIMES})+")
_STRIVES = "力争|争取|确保|努力|稳步|逐步|进一步|继续|持续|均|都|全部|总体|分别|稳定|保持|将|要|应|须|也|等"
_HOW_MUCH = "累计|年均|平均|每[年天周月]|原则上|一般|明显|显著|大幅|不断|再|有所|同比|环比|年内|控制|基本|全面|不得?"
_THAN = "(?<![占对])比|较|与|同"
_THAN_BEFORE = rf"(?:{_THAN})(?:上年|上一年|去年|基期|往年|同期|前年)?(?:相比|同期)?"
_FROM = r"[从由][^，\d]{0,6}[\d.]+[^\d]{0,8}"
_TAIL = re.compile(rf"(?:[、，和与及的]|{_STRIVES}|{_HOW_MUCH}|{_THAN_BEFORE}|{_FROM})+$")
_COMPARED = re.compile(
    rf"(?:{_THAN}|相比于?|相较于?|在)(?:上年|上一年|去年|基期|往年|上年度|前年|同期|□)?"
    "(?:水平|同期|末|底|年末|的?基础上|相比|基数)?$"
)
_TURN = re.compile(r"(?:确保|力争|争取|实现|使得|使(?![用命馆])|推动|促进|保持|达到|要求)(?=.{3})")
_WORK_LEAD = re.compile(r"(?:实施|开展|完成|进行|落实|实现)")
_PIECES = re.compile(r"、|以及|和(?![平谐解睦])|(?<!参)与|及(?![时其格早])")
_SHARES = r"[^A-Za-z\d]{2}(?:率|比例|比率|比重|占比|人数|户数|家数)"
_AMOUNTS = "浓度|班额|指数|面积|规模|数量|总量|水平|占比|比例|比重"
_INPUTS = "(?:单位[^，]{2})?(?:能耗|水耗|煤耗|电耗|用水量|排放量|强度|成本)"
_SHARED_TAIL = re.compile(rf"(?:年均|日均|平均|规范|综合|安全|有效)*(?:{_SHARES}|{_AMOUNTS}|{_INPUTS})$")
_CHANGED = re.compile(r"(?:年均)?(?:下降|增长)(?:率|量|幅度)$")
_DUST = re.compile(r"(?:可吸入|细)颗粒物[（(](PM[\d.]+)[）)]")
_SHORTEST = 3


def name_of(words: str) -> str:
    """Return the thing measured in the words before an amount; 细颗粒物（PM2.5） is PM2.5."""
    name = _trimmed(_DUST.sub(r"\1", _without_days(words)).replace(MASK, ""))
    turns = list(_TURN.finditer(name))
    return _trimmed(name[turns[-1].end() :]) if turns and len(name) - turns[-1].end() >= _SHORTEST else name


def shortened(name: str) -> str:
    """Return a name that is not too long: of a list or a description its last part."""
    if len(name) <= _LONGEST:
        return name
    ends = re.search(r"[、的和与及]", name[-_LONGEST:])
    return name[len(name) - _LONGEST + ends.end() :] if ends and ends.end() < _LONGEST - 4 else name[-_LONGEST:]


def object_of(rest: str) -> str:
    """Return the things counted, in the words behind an amount: 企业完成改造 → 企业改造."""
    name = _WORK_LEAD.sub("", rest.lstrip("的").strip("、，"), count=1)
    if len(name) > _LONG and "的" in name[:-2]:
        name = name[name[:-2].rindex("的") + 1 :]
    return name.rstrip("的等")


def names_apart(name: str, count: int) -> tuple[str, ...]:
    """Return the `count` names of a list like 甲、乙、丙覆盖率, each with the ending they share."""
    if count == 1:
        return (name,)
    pieces = [piece for piece in _PIECES.split(name) if piece]
    if len(pieces) != count:
        return (name,) * count
    shared = shared_ending(pieces[-1])
    if changed := _CHANGED.search(pieces[-1]):
        shared = shared_ending(pieces[-1].removesuffix(changed[0])) + changed[0]
        measured = [piece if is_measure(piece) else piece + shared for piece in pieces]
        return tuple(piece if piece.endswith(changed[0]) else piece + changed[0] for piece in measured)
    return tuple(piece if is_measure(piece) else piece + shared for piece in pieces)


def names_of_each(name: str) -> tuple[str, ...]:
    """Return the names of things that are to reach one value each: 甲、乙管理率 → 甲管理率, 乙管理率."""
    count = len([piece for piece in _PIECES.split(name) if piece])
    return names_apart(name, count) if is_measure(name) else (name,)


def shared_ending(name: str) -> str:
    """Return the part of a name that a shorter one beside it lacks: 巩固率 of 初中巩固率, 年均浓度 of PM10年均浓度."""
    latin = re.match(r"[A-Za-z\d.]+", name)
    if latin:
        return name[latin.end() :]
    found = _SHARED_TAIL.search(name)
    return found[0] if found else ""


def unchanged(name: str) -> str:
    """Return a name without 下降率 or 增长幅度: what it is of."""
    return _CHANGED.sub("", name)


def _trimmed(name: str) -> str:
    while True:
        shorter = _TAIL.sub("", _COMPARED.sub("", _LEAD.sub("", name)))
        if shorter == name:
            return name
        name = shorter


def _without_days(words: str) -> str:
    for mention in reversed(mentions(words, 2000)):
        words = words[: mention.start] + words[mention.end :]
    return words
