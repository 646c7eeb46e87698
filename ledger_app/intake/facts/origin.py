"""Who issued a plan and when: the signature with its day, lines such as 发文机关：…, the words before 关于."""

import re
from collections.abc import Sequence
from datetime import date

from ledger_app.domain.chinese_dates import mentions
from ledger_app.intake.facts.front import Front
from ledger_app.intake.facts.organ import is_organ, organs_in

_ISSUER_LABEL = re.compile(r"(?:印发|发文|制发|编制|填报|填表|制表|报送|发布)(?:机关|机构|单位|部门)")
_DAY_LABELS = (
    re.compile(r"(?:成文|发文|印发|填报|填表|制表)(?:日期|时间)|^日期$"),
    re.compile(r"(?:发布|公开)(?:日期|时间)"),
)
_DAY = re.compile(
    r"[（(]?\s*(?P<day>(?:20\d\d|[二○〇零一三四五六七八九O0]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日)\s*[）)]?$"
)
_PRINTED = re.compile(r"(?P<day>20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)\s*印发$")
_MOST_NAMES = 8


def issuer_of(front: Front, named: str) -> str:
    """Return the offices that issue a plan, apart by 、.

    Args:
        named: the words before 关于 in its title.
    """
    labelled = next((value.split()[0] for name, value in front.labelled if _ISSUER_LABEL.search(name)), "")
    signed = _signed(front.lines) or _signed(front.tail)
    names = [_in_full(name, signed) for name in organs_in(named)] or signed
    return "、".join(names) or labelled.strip("，,；;")


def _in_full(name: str, signed: Sequence[str]) -> str:
    """Return an office's name as it signs where that is the longer form: 云泽市青河区人民政府 for 青河区人民政府."""
    return next((full for full in signed if full.endswith(name)), name)


def issue_day_of(front: Front) -> date | None:
    """Return the day of the signature, else the day that a label gives, else the day of printing or publishing."""
    days = [_day_alone(line) for line in (*front.lines, *front.around, *front.tail)]
    days += [_day(value) for label in _DAY_LABELS for name, value in front.labelled if label.search(name)]
    days += [_day(found["day"]) for line in front.tail if (found := _PRINTED.search(line))]
    return next((day for day in days if day is not None), None)


def _signed(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the offices right above the first day that stands alone, or before it in its line."""
    for at, line in enumerate(lines):
        found = _DAY.search(line)
        if found is None or _day(found["day"]) is None:
            continue
        before = line[: found.start()].strip()
        names = [before] if is_organ(before) else [] if before else _names_above(lines[:at])
        if names:
            return organs_in(" ".join(names))
    return ()


def _names_above(lines: Sequence[str]) -> list[str]:
    names: list[str] = []
    for line in reversed(lines[-_MOST_NAMES:]):
        if not is_organ(line):
            break
        names.insert(0, line)
    return names


def _day_alone(line: str) -> date | None:
    """Return the day of a line that holds nothing else but who signs."""
    found = _DAY.search(line)
    if found is None:
        return None
    before = line[: found.start()].strip()
    return _day(found["day"]) if not before or is_organ(before) else None


def _day(text: str) -> date | None:
    found = mentions(text.strip().translate(str.maketrans("O○", "〇〇")), None)
    return found[0].day if found and found[0].day == found[0].first else None
