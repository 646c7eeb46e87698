"""Shows a number the way its number format does, for the formats that change what a reader understands.

Percentages, fixed decimals, thousands, leading zeros and words around the number (0"项"); nothing more: for anything
else the plain number is shown. Source: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from functools import cache

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    17: "mmm-yy",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
}
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|(General|G/通用格式)|([0#?.,]+)|(.)', re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_CONDITION = re.compile(r"\[[<>=]")
_AROUND = frozenset("%-+()（） ￥$¥/:：、％")


class Precision(Enum):
    """How much of a date its format shows."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class _Section:
    """One part of a format: words, the digits' pattern ("" for none, "General" for the plain number), words."""

    before: str
    pattern: str
    after: str


def format_code(number: int, custom: dict[int, str]) -> str:
    """Return the format of that number: the workbook's own, else the built-in one, else General."""
    return custom.get(number) or _BUILT_IN.get(number, "General")


@cache
def date_precision(code: str) -> Precision:
    """Return how much of a date this format shows; times count as days."""
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    letters = set(bare)
    if "general" in bare or letters & {"d", "h", "s"} or not letters & {"y", "e", "m"}:
        return Precision.DAY
    return Precision.MONTH if "m" in letters else Precision.YEAR


def date_text(day: date, precision: Precision) -> str:
    """Return the date with no more than its format shows: a month must not turn into its first day."""
    if precision is Precision.DAY:
        return day.isoformat()
    return f"{day.year}年{day.month}月" if precision is Precision.MONTH else f"{day.year}年"


def changes_the_number(code: str) -> bool:
    """Tell whether numbers in this format look different from plain numbers."""
    return _sections(code) not in {None, (_Section("", "General", ""),)}


def plain_number(value: float) -> str:
    """Return the number as a person writes it: integers without .0, at most 15 digits."""
    if value == int(value):
        return f"{value:.0f}"
    return f"{Decimal(f'{value:.15g}'):f}"


def number_text(value: float, code: str) -> str:
    """Return the number as the format shows it; formats not understood give the plain number."""
    sections = _sections(code)
    if sections is None:
        return plain_number(value)
    if value < 0 and len(sections) > 1:
        return _filled(sections[1], -value)
    if value == 0 and len(sections) > 2:
        return _filled(sections[2], value)
    return ("-" if value < 0 else "") + _filled(sections[0], abs(value))


@cache
def _sections(code: str) -> tuple[_Section, ...] | None:
    """Return the parts for positive, negative and zero values, or None where the format holds more than we know."""
    if _CONDITION.search(code):
        return None
    parts = [_section(part) for part in _split(code)[:3]]
    return tuple(part for part in parts if part is not None) if None not in parts else None


def _split(code: str) -> list[str]:
    """Split at the semicolons that stand outside quotes."""
    parts = [""]
    for token in _TOKEN.finditer(code):
        if token.group() == ";":
            parts.append("")
        else:
            parts[-1] += token.group()
    return parts


def _section(code: str) -> _Section | None:
    words = ["", ""]
    pattern = ""
    for token in _TOKEN.finditer(code):
        quoted, escaped, general, digits, other = token.groups()
        if general or digits:
            if pattern:
                return None
            pattern = "General" if general else digits
        elif other and other not in _AROUND and not "一" <= other <= "鿿":
            return None
        else:
            words[bool(pattern)] += quoted or escaped or other or ""
    return _Section(words[0], pattern, words[1])


def _filled(section: _Section, value: float) -> str:
    hundredfold = (section.before + section.after).count("%")
    amount = Decimal(repr(value)) * (100**hundredfold)
    if not section.pattern:
        digits = ""
    elif section.pattern == "General":
        digits = plain_number(float(amount))
    else:
        digits = _digits(section.pattern, amount)
    return f"{section.before}{digits}{section.after}".strip()


def _digits(pattern: str, amount: Decimal) -> str:
    scaled = pattern.rstrip(",")
    amount /= 1000 ** (len(pattern) - len(scaled))
    whole, _, part = scaled.partition(".")
    rounded = amount.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    integer, _, fraction = f"{rounded:f}".partition(".")
    fixed = part.rstrip("#?")
    while len(fraction) > len(fixed) and fraction.endswith("0"):
        fraction = fraction[:-1]
    integer = integer.lstrip("0").zfill(whole.count("0"))
    if "," in whole:
        integer = f"{int(integer or 0):,}".zfill(whole.count("0"))
    return f"{integer}.{fraction}" if fraction else integer
