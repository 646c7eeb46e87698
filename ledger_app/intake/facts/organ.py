"""Names of offices as they stand in titles and under a plan: one to a line, or several apart by blanks."""

import re

_ENDS = (
    r"政府|办公室|办公厅|委员会|领导小组|指挥部|联席会议|党组|党委|办事处|管理处|学校|大学|中心|公司|集团|专班"
    r"|[局厅委部署院会组社行队]"
)
_JOINTLY = r"等[\d一二三四五六七八九十]+个?(?:部门|单位)"
_ORGAN = re.compile(rf"[\u4e00-\u9fff（）()、]{{2,36}}?(?:{_ENDS})(?:{_JOINTLY})?")
_PART = re.compile(r"(?:党委|人民政府)?(?:办公室|办公厅)$")
_WORDS = re.compile(
    r"^(?:根据|按照|依据|为|经|由|报)|关于|印发|各|你们|请|有关|通知|方案|计划|制定|工作的|全会|大会|会议$"
)
_BLANKS = re.compile(r"\s*(\d+)\s*")
_LETTERHEAD = re.compile(r"\s*文\s*件$")
_SHORTEST, _LONGEST = 3, 40


def is_organ(line: str) -> bool:
    """Whether a line is nothing but the name of an office, or of several apart by blanks."""
    names = _BLANKS.sub(r"\1", line).split()
    return bool(names) and all(_is_name(name) for name in names)


def organs_in(text: str) -> tuple[str, ...]:
    """Return the offices named in lines of names; an office whose name goes on in the next line is one."""
    names: list[str] = []
    for name in _BLANKS.sub(r"\1", _LETTERHEAD.sub("", text)).split():
        if names and _PART.fullmatch(name):
            names[-1] += name
        else:
            names.append(name)
    return tuple(dict.fromkeys(names))


def _is_name(text: str) -> bool:
    whole = _SHORTEST <= len(text) <= _LONGEST and _ORGAN.fullmatch(text) and not _WORDS.search(text)
    return bool(whole or _PART.fullmatch(text))
