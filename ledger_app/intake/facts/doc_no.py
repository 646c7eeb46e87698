"""The number of an official paper, 文号: 青政办发〔2025〕6号, in whatever brackets and blanks it is typed."""

import re

_YEAR = r"[〔［\[(（﹝【]\s*(?P<year>(?:19|20)\d\d)\s*[〕］\])）﹞】]"
_DOC_NO = re.compile(
    rf"(?P<word>[\u4e00-\u9fff]{{2,14}}(?:\s?[\u4e00-\u9fff]{{1,4}})?)\s*{_YEAR}\s*(?P<number>(?:第\s*)?\d+)\s*号"
)
_BESIDE = re.compile(r"(?:签发人|签发|密级|★|特急|加急|急件|绝密|机密|秘密).*$")
_MOST_BESIDE = 6


def doc_no_of(line: str) -> str:
    """Return the number that a line consists of, with its year in 〔 〕 and without blanks; "" if it is no such line.

    A number inside a sentence is another paper's.
    """
    bare = _BESIDE.sub("", line).strip(" \u3000（()）")
    found = _DOC_NO.search(bare)
    if found is None or len(bare) - len(found[0]) > _MOST_BESIDE:
        return ""
    return re.sub(r"\s+", "", f"{found['word']}〔{found['year']}〕{found['number']}号")
