"""A short title for a task whose table gives it none: the first words that say what is to be done."""

import re
from functools import lru_cache

_LONGEST = 40
_LEAST = 6
_NUMBERING = re.compile(
    r"^\s*(?:[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[）).．、](?!\d)|[①-⑳]|[一二三四五六七八九十]是)\s*"
)
_TIME = re.compile(
    r"^(?:到|至|于|在|截至)?\s*(?:20\d\d\s*年|每年|\d{1,2}月)[\d\s年月日号季半度旬底末初上中下前后起止内至到之以和、—～~份汛期采暖供每各-]{0,12}[，,]\s*|^(?:到|至|于|截至)?20\d\d年底?前?"
)
_LEAD_IN = re.compile(r"^(?:按照|根据|结合|依托|围绕|通过|针对|为|对照|依据|坚持)[^，,。；;]*[，,]\s*")
_UNFINISHED = ("中", "时", "前", "后", "下", "面", "的")
_CLAUSE = re.compile(r"[，,；;：:]")
_SENTENCE = re.compile(r"[。；;！!\n]")


@lru_cache(maxsize=1024)
def short_title(content: str) -> str:
    """Return at most 40 characters from the first sentence of `content`, without number, date and lead-in."""
    sentence = _SENTENCE.split(_NUMBERING.sub("", content.strip()), maxsplit=1)[0].strip()
    for opening in (_TIME, _LEAD_IN, _TIME):
        rest = opening.sub("", sentence, count=1)
        sentence = rest if len(rest) >= _LEAST else sentence
    if len(sentence) <= _LONGEST and len(_CLAUSE.findall(sentence)) == 0:
        return sentence
    title = ""
    for clause in _CLAUSE.split(sentence):
        title = f"{title}，{clause.strip()}" if title else clause.strip()
        if len(title) >= _LEAST and not clause.endswith(_UNFINISHED):
            break
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
