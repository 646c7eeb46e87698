"""Lines that belong to no part of a plan: lists of annexes, signatures, dates of issue, release marks."""

import re
from collections.abc import Sequence

from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.numeral import numeral_at

_ANNEXES = re.compile(r"\s*[-—]?\s*附\s*(?:件|表|录)?\s*[：:]")
_LISTED = re.compile(r"\s*(?:附件)?\s*\d{1,2}\s*[.．、]?\s*\S|\s*《")
_NUMERALS = "[\\d一二三四五六七八九十]{1,3}"
_DATE = re.compile(rf"\s*(?:20\d\d|二[〇○零Oo0].{{1,3}})\s*年\s*{_NUMERALS}\s*月\s*{_NUMERALS}\s*日\s*(?:印发)?\s*$")
_ASIDE = (
    re.compile(r"^\s*[（(]\s*(?:此件|此文|本文|信息公开|联系人|此页)[^（()）]*[)）]\s*$"),
    re.compile(r"^\s*(?:抄送|抄报|主送|主题词|信息公开|公开方式|公开属性)\s*[：:]"),
    re.compile(r"^\s*(?:打印|关闭|分享到?|上一篇|下一篇|责任编辑|来源)\s*[：:]?.{0,30}$"),
    re.compile(
        r"^\s*本[\u4e00-\u9fff]{2,8}?"
        r"(?:(?:自|从|于)[^。]{2,30}(?:施行|实施|执行|生效)|由[^。，,]{2,30}解释|有效期[^。]{1,20})(?:[，,；;。].*)?$"
    ),
)
_LONGEST_NAME, _LONGEST_LISTED = 40, 70


def without_endings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a document that can belong to its parts."""
    kept: list[Line] = []
    listing = False
    for line in lines:
        text = line.text
        listing = _ANNEXES.match(text) is not None or (listing and _is_listed(text))
        if _DATE.match(text):
            while kept and _may_sign(kept[-1].text):
                kept.pop()
        elif not listing and not _is_aside(text):
            kept.append(line)
    return tuple(kept)


def _is_aside(text: str) -> bool:
    numeral = numeral_at(text)
    return any(form.search(text[numeral.end :] if numeral is not None else text) for form in _ASIDE)


def _is_listed(text: str) -> bool:
    return len(text) <= _LONGEST_LISTED and "。" not in text and _LISTED.match(text) is not None


def _may_sign(text: str) -> bool:
    """Whether a line above a date can be the name of who issued the document."""
    ends = re.search(r"(?:局|委|办|厅|部|政府|公室|委员会|公司|会|院|处|署|中心|集团|小组|指挥部|党组)\s*$", text)
    return ends is not None and len(text) <= _LONGEST_NAME and re.search(r"[。：:；;，,]", text) is None
