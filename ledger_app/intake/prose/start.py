"""How something new begins in an official document: with a number, a bullet, a label."""

import re

from ledger_app.intake.prose.numeral import Form, numeral_at

_CHINESE = "一二三四五六七八九十百零〇"
_AMOUNT = re.compile(r"\s*\d+[.．]\d+\s*[十百千人户倍项条座台辆套件次天度微毫升克立浓℃㎡a-zA-Z/—–~～-]")
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
_MARKED = re.compile("|".join((_BULLETS, _DAY, *_WORDS)))


def begins_numbered(text: str) -> bool:
    """Whether a line begins with a numeral, as a heading or an item does: 一、 （一） 1. ① 第一章."""
    numeral = numeral_at(text)
    if numeral is None or numeral.weak or numeral.form in {Form.ORDINAL, Form.MARK}:
        return False
    return numeral.form is not Form.DECIMAL or _AMOUNT.match(text) is None


def begins_anew(text: str) -> bool:
    """Whether a line begins something of its own: with a numeral, a bullet, a label and colon, or a day alone."""
    return _MARKED.match(text.lstrip()) is not None or begins_numbered(text)


def is_day(text: str) -> bool:
    """Whether a line is nothing but a day, as under a document."""
    return _DAY_ALONE.match(text) is not None
