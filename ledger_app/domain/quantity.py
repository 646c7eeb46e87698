"""Amounts as offices write them: 90%, 1.5万公里, 2000亿元, 三家, 百分之九十, 39微克/立方米, 1500—2000家, 翻一番.

Only what is an amount; what it is asked of, and whether at all, is for its reader to decide. The value is the number as
written; 万 and 亿 stay with the unit of measure.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from ledger_app.domain.chinese_dates import level

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_NUMERAL = "".join(_DIGITS)
_TENS = {"十": 10, "百": 100, "千": 1000}
_FACTOR = r"(?:[十百千]?万亿|[十百千]?[万亿]|千(?![克米瓦]))?[余多]?[万亿]?"
_RATIO = r"个百分点|百分点|%|％|‰|倍|番"
_TIME = r"个工作日|工作日|个?小时|分钟|秒|周(?![岁边期围转密年])|天(?!然|津|河)|个月|周岁|岁|年(?=[。，,；;、及以]|$)"
_MEASURED = (
    r"微克|毫克|公斤|千克|克(?![服隆])|微米|毫米|厘米|平方公里|平方千米|平方米|立方米|公里|千米|海里|米(?!粉)|公顷|亩"
    r"|吨标准煤|吨标煤|吨二氧化碳|蒸吨|载重吨|总吨|吨(?!级)|千瓦时|千瓦|兆瓦时|兆瓦|度(?!假)|毫升|升(?![级至到学])"
    r"|[μµu]g|mg|kg|km[²2]?|hm[²2]|m[²³23]|L(?![A-Z])|MW|GW|kW·?h?|TEU|[TPE]B|[PE]FLOPS|分贝|dB|℃|贝可"
    r"|美元|人民币|元(?![旦素件])"
)
_COUNTED = (
    r"标准箱|标箱|人次|车次|班次|航次|架次|件次|场次|户次|家次|批次|人天|学时|课时|床位|张床|个|家(?!庭)|座"
    r"|项|条|所(?![示述列])|处|台|辆|艘|架|套|支"
    r"|名(?![录单])|位(?![于列居数])|人(?![口才均大])|户|只(?![要有能])|头|张|片"
    r"|块|件|篇|部(?![委门分])|册|场|次|批|宗|起|例|款"
    r"|种(?![植类业])|门(?![类户])|对(?![标接口])|组(?!织)|股(?!份)|棵|株|根|眼|口(?!岸)|栋|幢|间|层"
    r"|班|届|箱|份|枚|颗|发(?![展布改电放生现挥明文行证动达起言])|羽|尾(?![水气矿款])|盏|列(?![入为支席])|幅|首(?![位批次都席])|集(?![中聚团约群体成])|笔|台套|车位|泊位|分(?![之钟别])|本(?![市区县地级行科轮部单])|门类|平台|标段"
)
_ANY = rf"(?:{_TIME}|{_MEASURED}|{_COUNTED}|人|户|年|月|日)"
_PER_HEADS = r"[/／]1?0*[十百千]?万(?!元)"
_UNIT = rf"(?:{_RATIO}|{_PER_HEADS}|(?:{_TIME}|{_MEASURED}|{_COUNTED})(?:\s*[/／·每]\s*(?:[万千百]?{_ANY}))*)"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORDS = rf"[{_NUMERAL}十百千]+"
_AMOUNT = re.compile(
    rf"(?<![A-Za-z\d._{{+·#第每前表图栏-])(?:(?P<low>{_NUMBER})(?P<lowunit>{_UNIT})?[-至到])?(?P<number>{_NUMBER})"
    rf"(?P<unit>{_FACTOR}{_UNIT})(?![A-Za-z])"
    rf"|(?<![A-Za-z\d._{{+·#第每前表图栏-])(?P<bare>{_NUMBER})(?=以[上下内]|左右|[，,。；;、和与及]|$)"
    rf"|百分之(?P<share>{_WORDS}(?:点{_WORDS})?)"
    rf"|翻(?P<turns>[{_NUMERAL}\d]?)番"
    rf"|(?<![{_NUMERAL}十百千第每前几数])(?P<words>{_WORDS})(?P<counted>[万亿]?[余多]?(?:{_COUNTED}|{_MEASURED}))"
)


_UNIT_ALONE = re.compile(rf"{_FACTOR}{_UNIT}|[%％‰分年]|[^/／（）()]{{0,8}}[/／][^（）()]{{1,10}}")


_MAY_HOLD_ONE = re.compile(rf"[\d{_NUMERAL}十百千翻]")


class _Sort(Enum):
    """What a unit measures, where that matters."""

    RATIO = re.compile(_RATIO)
    TIME = re.compile(_TIME.replace(r"(?=[。，,；;、及以]|$)", ""))
    COUNT = re.compile(rf"[十百千万亿]*(?:{_COUNTED})")


@lru_cache(maxsize=512)
def _sort_of(unit: str) -> _Sort | None:
    """Return what a unit measures; a plan has few units, and asks for them at every amount."""
    return next((sort for sort in _Sort if sort.value.fullmatch(unit)), None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount and where it stands.

    Attributes:
        unit: unit of measure with its 万 or 亿; "" for a number without any.
        upper: the end of a range (1500—2000家), `value` its beginning.
        in_words: the number is written in Chinese, as names and slogans do.
    """

    start: int
    end: int
    value: float
    unit: str
    upper: float | None = None
    in_words: bool = False

    @property
    def is_ratio(self) -> bool:
        """Whether it is a share or a multiple."""
        return _sort_of(self.unit) is _Sort.RATIO

    @property
    def is_time(self) -> bool:
        """Whether it is a length of time or an age."""
        return _sort_of(self.unit) is _Sort.TIME

    @property
    def is_count(self) -> bool:
        """Whether things are counted, not measured."""
        return _sort_of(self.unit) is _Sort.COUNT

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money, not money per something."""
        return self.unit.endswith("元") and "/" not in self.unit

    @property
    def is_measured(self) -> bool:
        """Whether it is a length, a weight, money or the like: no share, no time, no count."""
        return bool(self.unit) and _sort_of(self.unit) is None


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the amounts in `text`, which holds no blanks, in their order: 35、65微克/立方米 are two of one unit."""
    first = _MAY_HOLD_ONE.search(text)
    if first is None:
        return ()
    found: list[Quantity] = []
    for match in reversed(list(_AMOUNT.finditer(level(text), first.start()))):
        amount = _quantity(match)
        if not amount.unit and found and found[0].start == amount.end + 1:
            amount = replace(amount, unit=found[0].unit)
        found.insert(0, amount)
    return tuple(found)


def may_hold_amount(text: str) -> bool:
    """Whether a text holds a digit or a numeral at all; what does not holds no amount."""
    return _MAY_HOLD_ONE.search(text) is not None


def is_unit(text: str) -> bool:
    """Whether a text is nothing but a unit of measure: %, 微克/立方米, 万人次, 起/万枚."""
    return _UNIT_ALONE.fullmatch("".join(text.split())) is not None


def number_in_words(words: str) -> float:
    """Return the value of 九十五点五, 一百二十, 三千."""
    whole, _, fraction = words.partition("点")
    total, digit = 0, 0
    for char in whole:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    decimals = "".join(str(_DIGITS[char]) for char in fraction)
    return float(f"{total + digit}.{decimals or 0}")


def _quantity(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    if match["share"]:
        return Quantity(start, end, number_in_words(match["share"]), "%")
    if match["turns"] is not None:
        return Quantity(start, end, _turns(match["turns"]), "番")
    if match["bare"]:
        return Quantity(start, end, _value(match["bare"]), "")
    if match["words"]:
        return Quantity(start, end, number_in_words(match["words"]), _plain_unit(match["counted"]), in_words=True)
    value, unit = _value(match["number"]), _plain_unit(match["unit"])
    if match["low"] is None:
        return Quantity(start, end, value, unit)
    return Quantity(start, end, _value(match["low"]), unit, upper=value)


def _turns(times: str) -> float:
    return 1.0 if not times else float(times) if times.isdecimal() else number_in_words(times)


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _plain_unit(unit: str) -> str:
    """Return a unit without 余 and 多, a full-width percent sign as the plain one."""
    return re.sub(r"[余多]", "", unit).replace("％", "%").replace("／", "/")
