"""How something new begins in an official document: with a number, a bullet, a label."""

import re

_CHINESE = "一二三四五六七八九十百零〇"
_MEASURE = "[公米平立吨万亿千百十个家人元倍户亩项条座台辆套件次年月日天度微毫升克立浓℃%％㎡a-zA-Z/—–~～-]"
_NUMERALS = (
    rf"第\s*[{_CHINESE}\d]+\s*[章节条篇编款部]",
    rf"[{_CHINESE}]{{1,4}}[、.．]",
    rf"[（(﹙]\s*[{_CHINESE}\d]{{1,4}}\s*[)）﹚]",
    r"\d{1,3}\s*[.．、](?!\s?\d)",
    rf"\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}\s*(?!{_MEASURE})[^\d\s.．]",
    r"\d{1,2}[)）]",
    r"[①-⑳㈠-㈩⑴-⒇⒈-⒛❶-❿]",
)
_BULLETS = r"[●○■□◆◇▲△▪•·★☆※*➢✓√]|[-–—]{1,2}\s*\S|[-–—]{2}"
_DAY = (
    rf"(?:\d{{4}}|[二〇○零Ｏ{_CHINESE}]{{4}})\s*年\s*[\d{_CHINESE}]{{1,3}}\s*月(?:\s*[\d{_CHINESE}]{{1,3}}\s*日)?\s*$"
)
_WORDS = (
    rf"[{_CHINESE}]是",
    r"(?:附件|附表|附录|附图|附：|注：|备注|专栏|抄送|联系人|主题词)",
    r"[（(](?:此件|责任|牵头|主办|配合|完成|各)",
    r"[【\[〔]",
    r"(?:责任|牵头|配合|参与|协办|主办|承办|实施|完成)(?:单位|部门|主体|领导|时限|时间)",
    r"[^\s，。；、：:（(“《]{2,8}[：:]",
)
_DAY_ALONE = re.compile(rf"\s*{_DAY}")
_NUMBERED = re.compile("|".join(_NUMERALS))
_MARKED = re.compile("|".join((_BULLETS, _DAY, *_WORDS)))


def begins_numbered(text: str) -> bool:
    """Whether a line begins with a numeral, as a heading or an item does: 一、 （一） 1. ① 第一章."""
    return _NUMBERED.match(text.lstrip()) is not None


def begins_anew(text: str) -> bool:
    """Whether a line begins something of its own: with a numeral, a bullet, a label and colon, or a day alone."""
    bare = text.lstrip()
    return _NUMBERED.match(bare) is not None or _MARKED.match(bare) is not None


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day, as under a document."""
    return _DAY_ALONE.match(text) is not None
