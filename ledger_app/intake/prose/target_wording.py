"""Goals without a number: nothing left of something (无劣Ⅴ类水体断面), or words only (完成市下达目标, 稳步提升)."""

import re
from collections.abc import Iterator

from ledger_app.domain.task import Comparison
from ledger_app.intake.prose.bare_text import Words
from ledger_app.intake.prose.target_amount import Reading
from ledger_app.intake.prose.target_name import name_of
from ledger_app.intake.prose.target_words import is_measure

_NONE_LEFT = re.compile(
    r"(?:^|确保|实现|保持|坚决|全[市区县省])(?:无(?!废|线|障|缝|害|形|偿|违|人|纸|烟|公害)|没有|不发生|不再发生|杜绝|全面消除|彻底消除|消除)"
    r"(?P<thing>[^，]{2,20})$"
)
_ALL_GONE = re.compile(
    r"^(?P<thing>.{3,24}?)(?:实现|保持|全面|全部|动态|持续|彻底)*(?:清零|归零|销号|销案|消除|为零|为0|零发生|零事故)$"
)
_WATCHED = re.compile(r"消除|安全利用|事故|投诉|案件|信访|风险|灾害|污染")
_ALL_COVERED = re.compile(r"^(?P<thing>.{3,30}?)(?:实现|达到|做到)?全覆盖$")
_COUNTED = re.compile(r"断面|水体|污染天|事故|事件|死亡|点位|案件|企业|散煤|危房|家庭|病例|积水点|违法")
_SET_ABOVE = re.compile(
    r"完成(?:[^，]{0,12}?(?:下达|确定|规定|明确|要求|交办)的?)(?P<thing>[^，]{2,30}?)(?:的?目标任务|任务|目标|指标|要求)+$"
)
_REACHES = re.compile(r"^(?P<thing>.{3,30}?)(?:达到|完成|符合|满足)[^，\d]{0,14}(?:要求|标准|目标|水平|指标)$")
_MOVES = re.compile(
    r"^(?P<thing>.{3,30}?)(?:得到|实现)?(?:稳步|持续|显著|明显|大幅|不断|逐步|进一步|全面|有效|基本|总体|稳定|稳中)+"
    r"(?:提升|提高|改善|增长|增强|下降|降低|减少|优化|消除|有升|有降|向好|保障|管控|控制|扩大|上升)$"
)
_BUILT = re.compile(r"(?:基本|初步|全面|如期)建成(?P<thing>[^，]{2,24})$")


def read_wording(clause: Words) -> Iterator[Reading]:
    """Yield the goal of a clause without any amount."""
    masked, whole = clause.masked, clause.plain
    gone = None if "基本" in masked else _ALL_GONE.search(masked) or _NONE_LEFT.search(masked)
    if gone is not None:
        name = _name(gone, whole)
        if gone.re is _ALL_GONE or _COUNTED.search(name):
            yield Reading(name, Comparison.EQUAL, 0.0, "个")
            return
    covered = None if "基本" in masked else _ALL_COVERED.search(masked)
    if covered is not None:
        yield Reading(f"{_name(covered, whole)}覆盖率", Comparison.AT_LEAST, 100.0, "%")
        return
    for pattern, measured in ((_SET_ABOVE, False), (_REACHES, False), (_MOVES, True), (_BUILT, False)):
        found = pattern.search(masked)
        if found is not None:
            name = _name(found, whole)
            if name and (not measured or is_measure(name) or _WATCHED.search(masked)):
                yield Reading(name, Comparison.TEXT)
            return


def _name(found: re.Match[str], whole: str) -> str:
    start, end = found.span("thing")
    return name_of(whole[start:end])
