"""Amounts as offices write them."""

import pytest

from ledger_app.domain.quantity import Quantity, is_unit, number_in_words, quantities


def _plain(quantity: Quantity) -> tuple[float, str]:
    return quantity.value, quantity.unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("达到90％以上", 90, "%"),
        ("减少4.5‰", 4.5, "‰"),
        ("总长1.5万余公里", 1.5, "万公里"),
        ("规模2000亿元", 2000, "亿元"),
        ("控制在39微克/立方米", 39, "微克/立方米"),
        ("低于37μg/m3", 37, "μg/m3"),
        ("降尘6吨/月·平方公里", 6, "吨/月·平方公里"),
        ("不超过5起/万枚", 5, "起/万枚"),
        ("降至8/10万以下", 8, "/10万"),
        ("培育1,200家企业", 1200, "家"),
        ("建成三家工厂", 3, "家"),
        ("服务一百二十户", 120, "户"),
        ("合格率百分之九十五点五", 95.5, "%"),
        ("提高3个百分点", 3, "个百分点"),
        ("压缩至3个工作日", 3, "个工作日"),
        ("吞吐量0.5万标准箱", 0.5, "万标准箱"),
        ("规模翻一番", 1, "番"),
        ("规模翻两番", 2, "番"),
        ("系数提高到0.58，", 0.58, ""),
        ("建成１２座", 12, "座"),
    ],
)
def test_value_and_unit_are_as_written(text: str, value: float, unit: str) -> None:
    assert [_plain(quantity) for quantity in quantities(text)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    [
        "PM2.5年均",
        "5G基站",
        "第3次会议",
        "2+26城市",
        "14部委",
        "二十届三中全会的部署",
        "十万分之一",
        "每10万人口",
        "2025年6月",
    ],
)
def test_numbers_in_names_ordinals_and_dates_are_no_amounts(text: str) -> None:
    assert [quantity for quantity in quantities(text) if quantity.unit not in {"", "届"}] == []


def test_a_range_keeps_both_ends() -> None:
    (quantity,) = quantities("1500—2000家")
    assert (quantity.value, quantity.upper, quantity.unit) == (1500, 2000, "家")


def test_a_bare_number_takes_the_unit_of_the_one_it_is_listed_with() -> None:
    assert [_plain(quantity) for quantity in quantities("35、65微克/立方米")] == [
        (35, "微克/立方米"),
        (65, "微克/立方米"),
    ]


def test_an_amount_knows_where_it_stands_and_what_it_is() -> None:
    text = "培育30家企业，合格率98%，用时3天，绿地5万平方米"
    found = quantities(text)
    assert [text[each.start : each.end] for each in found] == ["30家", "98%", "3天", "5万平方米"]
    assert [each.is_count for each in found] == [True, False, False, False]
    assert [each.is_ratio for each in found] == [False, True, False, False]
    assert [each.is_time for each in found] == [False, False, True, False]
    assert [each.is_measured for each in found] == [False, False, False, True]


@pytest.mark.parametrize(
    ("words", "value"), [("三", 3), ("两百", 200), ("十五", 15), ("一千零二", 1002), ("九点五", 9.5)]
)
def test_numbers_in_words_have_a_value(words: str, value: float) -> None:
    assert number_in_words(words) == value


@pytest.mark.parametrize("text", ["%", "微克/立方米", "μg/m3", "万人次", "起/万枚", "亿元", "岁", "天"])
def test_a_unit_is_known_alone(text: str) -> None:
    assert is_unit(text)


@pytest.mark.parametrize("text", ["PM2.5", "EQI", "常住人口", "区水务局", "不含市属", ""])
def test_other_words_are_no_unit(text: str) -> None:
    assert not is_unit(text)
