"""The numerals that headings and items begin with: 第一章, 一、, （一）, 1., （1）, ①, 一是, and unnumbered marks."""

import re
from dataclasses import dataclass
from enum import IntEnum

from ledger_app.domain.chinese_dates import number_of

_ONES = "[一二三四五六七八九]"
HAN = rf"(?:{_ONES}?十{_ONES}?|{_ONES})"
_HUNDREDS = rf"(?:{_ONES}?百(?:零{_ONES}|{HAN})?|{HAN})"
_NAMES = "(?:重点|主要|专项)?(?:任务|行动|工程|举措|措施|项目|问题|事项|专栏)"
_NO_GRADE = "(?![一二三四五六七八九十]{1,3}(?:级|类|等|线|批|季|月|期|年|号|手|产))"  # 二、三四级医院
_NO_AMOUNT = r"(?!\s*(?:%|％|万|亿|倍|个|米|吨|公里|平方|亩|元|级|分|年|月|日))"
_WORDS = r"(?=\s*[\u4e00-\u9fff“《])"
_FORMS = (
    rf"第\s*(?P<chapter>{HAN}|\d{{1,2}})\s*(?:章|篇|部分)[：:、]?",
    rf"第\s*(?P<section>{HAN}|\d{{1,2}})\s*节[：:、]?",
    rf"第\s*(?P<article>{_HUNDREDS}|\d{{1,3}})\s*条[：:、]?",
    rf"{_NAMES}\s*(?P<named>{HAN}|\d{{1,2}})\s*(?:[：:、.．]|[　 ]+)",
    rf"(?P<han>{HAN})\s*[、．]{_NO_GRADE}",
    rf"(?P<han_dot>{HAN})\.",
    rf"[（(〔]\s*(?P<han_bracketed>{HAN})\s*[）)〕]\s*[、.．]?",
    rf"第(?P<first>{HAN})[，,、：:]",
    rf"(?P<decimal>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?:[.．、]|{_WORDS}){_NO_AMOUNT}",
    r"(?P<arabic>\d{1,3})\s*[.．、](?:(?!\d)|(?=20\d\d\s*年|\d{1,2}\s*月))",
    rf"(?P<arabic_blank>\d{{1,2}})[ 　]+{_WORDS}(?![年月日])",
    r"[（(]\s*(?P<arabic_bracketed>\d{1,2})\s*[）)]\s*[、.．]?",
    r"(?P<arabic_half>\d{1,2})\s*[）)]\s*[、.．]?",
    r"(?P<circled>[①-⑳❶-❿⑴-⒇])\s*[、.．]?",
    rf"(?P<ordinal>{HAN})(?:是(?!否)|要(?=[\u4e00-\u9fff]))[：:，,]?",
    r"(?P<mark>—{1,2}|-{2}|[●■◆▲★◎□○•·➢➤※])\s*(?=\S)",
)
_NUMERAL = re.compile(rf"\s*(?:{'|'.join(_FORMS)})\s*")


class Form(IntEnum):
    """The forms of numerals, the highest first, as documents usually nest them."""

    CHAPTER = 0
    SECTION = 1
    ARTICLE = 2
    NAMED = 3
    HAN = 4
    HAN_BRACKETED = 5
    FIRST = 6
    DECIMAL = 7
    ARABIC = 8
    ARABIC_BRACKETED = 9
    CIRCLED = 10
    ORDINAL = 11
    MARK = 12


_FORM_OF = {
    "chapter": Form.CHAPTER,
    "section": Form.SECTION,
    "article": Form.ARTICLE,
    "named": Form.NAMED,
    "han": Form.HAN,
    "han_dot": Form.HAN,
    "han_bracketed": Form.HAN_BRACKETED,
    "first": Form.FIRST,
    "decimal": Form.DECIMAL,
    "arabic": Form.ARABIC,
    "arabic_blank": Form.ARABIC,
    "arabic_bracketed": Form.ARABIC_BRACKETED,
    "arabic_half": Form.ARABIC_BRACKETED,
    "circled": Form.CIRCLED,
    "ordinal": Form.ORDINAL,
    "mark": Form.MARK,
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral at the beginning of a line.

    Attributes:
        value: what it counts, the last number of 2.3.1; 0 for a mark that counts nothing.
        label: as printed, without the punctuation around Arabic digits: 1, （一）, 一、, 第一章, 一是.
        end: offset behind it and the blanks that follow.
        depth: how many numbers a decimal numeral has; 1 for the others.
        weak: digits and a blank only, which may be no numeral.
    """

    form: Form
    value: int
    label: str
    end: int
    depth: int = 1
    weak: bool = False


def numeral_at(text: str) -> Numeral | None:
    """Return the numeral that `text` begins with, None where it begins with none."""
    found = _NUMERAL.match(text)
    kind = found.lastgroup if found is not None else None
    if found is None or kind is None:
        return None
    form = _FORM_OF[kind]
    digits = re.split(r"[.．]", found[kind]) if form is Form.DECIMAL else [found[kind]]
    return Numeral(
        form=form,
        value=_value(digits[-1], form),
        label=_label(found, kind, form),
        end=found.end(),
        depth=len(digits),
        weak=kind == "arabic_blank",
    )


def _value(digits: str, form: Form) -> int:
    if form is Form.MARK:
        return 0
    if form is Form.CIRCLED:
        first = next(first for first in ("❶", "⑴", "①") if digits >= first)
        return ord(digits) - ord(first) + 1
    hundreds, hundred, rest = digits.replace("零", "").rpartition("百")
    return (number_of(hundreds) if hundreds else bool(hundred)) * 100 + (number_of(rest) if rest else 0)


def _label(found: re.Match[str], kind: str, form: Form) -> str:
    if form in {Form.ARABIC, Form.DECIMAL}:
        return found[kind]
    if form is Form.MARK:
        return ""
    return found[0].strip(" 　\t：:，,、") if form is not Form.HAN else f"{found[kind]}、"
