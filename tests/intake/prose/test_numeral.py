"""Numerals of headings, and what only looks like one."""

import pytest

from ledger_app.intake.prose.numeral import Form, numeral_at


@pytest.mark.parametrize(
    ("text", "form", "value", "label", "rest"),
    [
        ("第一章 总则", Form.CHAPTER, 1, "第一章", "总则"),
        ("第十二节　河道", Form.SECTION, 12, "第十二节", "河道"),
        ("第三条 各镇要清淤。", Form.ARTICLE, 3, "第三条", "各镇要清淤。"),
        ("第一百零五条 各镇要清淤。", Form.ARTICLE, 105, "第一百零五条", "各镇要清淤。"),
        ("第一百二十条 各镇要清淤。", Form.ARTICLE, 120, "第一百二十条", "各镇要清淤。"),
        ("任务三：建设泵站", Form.NAMED, 3, "任务三", "建设泵站"),
        ("二、重点任务", Form.HAN, 2, "二、", "重点任务"),
        ("十一．其他", Form.HAN, 11, "十一、", "其他"),
        ("（十）加强巡查", Form.HAN_BRACKETED, 10, "（十）", "加强巡查"),
        ("(三) 加强巡查", Form.HAN_BRACKETED, 3, "(三)", "加强巡查"),
        ("2.3.1 水源地", Form.DECIMAL, 1, "2.3.1", "水源地"),
        ("12.清淤河道", Form.ARABIC, 12, "12", "清淤河道"),
        ("3、清淤河道", Form.ARABIC, 3, "3", "清淤河道"),
        ("2.2025年底前完成清淤", Form.ARABIC, 2, "2", "2025年底前完成清淤"),
        ("（4）清淤", Form.ARABIC_BRACKETED, 4, "（4）", "清淤"),
        ("4）清淤", Form.ARABIC_BRACKETED, 4, "4）", "清淤"),
        ("③清淤", Form.CIRCLED, 3, "③", "清淤"),
        ("❷清淤", Form.CIRCLED, 2, "❷", "清淤"),
        ("⑷清淤", Form.CIRCLED, 4, "⑷", "清淤"),
        ("二是清淤", Form.ORDINAL, 2, "二是", "清淤"),
        ("——水质改善。", Form.MARK, 0, "", "水质改善。"),
    ],
)
def test_a_numeral_has_form_value_and_label(text: str, form: Form, value: int, label: str, rest: str) -> None:
    numeral = numeral_at(text)
    assert numeral is not None
    assert (numeral.form, numeral.value, numeral.label, text[numeral.end :]) == (form, value, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2025年底前完成",
        "（二二）清淤",
        "第三三章 清淤",
        "三五是约数",
        "1.5万亩农田",
        "3.2%以上",
        "一二级公路",
        "二、三级医院达标",
        "二、三四级医院达标",
        "一是否达标待查",
        "24小时值守",
        "十五五规划",
    ],
)
def test_what_only_looks_like_a_numeral_is_none(text: str) -> None:
    assert numeral_at(text) is None


def test_digits_and_a_blank_are_a_weak_numeral() -> None:
    numeral = numeral_at("3 清淤河道")
    assert numeral is not None
    assert numeral.weak
