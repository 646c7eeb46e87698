"""Labels in running text (责任单位：, 完成时限：, 【牵头单位】, 责任单位为) and what stands behind each of them.

Which field a label means is what the same words mean as a heading of a table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ledger_app.domain.field import Field
from ledger_app.domain.heading import match_heading

_WORD = r"[\u4e00-\u9fff](?:[ \u3000]?[\u4e00-\u9fff]){1,13}"
_COLON = re.compile(r"[：:]|(?<=[单部主][位门体]|[时年]限|时间)为")
_BEFORE_COLON = re.compile(
    r"(?:^|(?<=[\n。；;，,、：:（(〔\[【\s\]】〕）)”》—*•·-])|(?=责任|牵头|配合|完成时|整改时))"
    rf"(?P<words>{_WORD}(?:[（(][^（()）]{{1,8}}[）)])?)[ \u3000]*$"
)
_FRAMED = re.compile(rf"[【〔\[［](?P<words>{_WORD})[】〕\]］][ \u3000]*[：:]?")
_ALONE = re.compile(rf"(?:^|(?<=[\n。]))[ \u3000]*(?P<words>{_WORD})[ \u3000]*\n")
_WITHOUT_COLON = re.compile(
    r"(?<=[（(〔\[。\n；;，,])(?P<words>(?:责任|牵头|主办|配合|协办|参与)(?:责任)?(?:单位|部门))(?=[省市区县州国各])"
)
_LONGEST = 30
_NEAR = 600  # how far back the bracket around a label may have begun
_CORE = re.compile(
    r"(?:[省市区县州旗]级|[省市区县州]直|整改|主要|具体|第一|首要|总|共同|任务|工作|计划|项目|拟|预计)?"
    r"(?:责任|牵头|主办|主责|配合|协办|协助|协同|参与|参加|支持|承办|落实|实施|属地|完成|整改|时限|期限|办结|督办|验收|监督|联系|分管)"
)
_VAGUE = frozenset(
    {"单位", "部门", "责任", "分工", "科室", "业主", "街道", "乡镇", "街镇", "镇街", "镇", "时间", "县区", "区县"}
)
_OPENS, _CLOSES = "（(〔[【", "）)〕]】"
_PAIRS = re.compile(r"[（(〔\[【）)〕\]】]")
_MARKS = re.compile(r"[（(〔\[【）)〕\]】。\n]")
_LINE_GOES_ON = ("、", "，", ",", "；", ";", "（", "(")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value.

    Attributes:
        field: None for a label that means no field we know; it ends the value before it all the same.
        start: where the label begins; `value_start` and `value_end` enclose what stands behind it.
    """

    field: Field | None
    start: int
    value_start: int
    value_end: int


@lru_cache(maxsize=4096)
def labelled(text: str) -> tuple[Labelled, ...]:
    """Return the labels of `text`, each with its value.

    A value ends where the next label begins, where the sentence or the bracket ends, or with its line; a line that
    ends in a comma goes on, and behind a label alone in its line the next line is the value.
    """
    marks = sorted({*_with_colon(text), *_by_themselves(text)}, key=lambda mark: mark[1:])
    stops = [*(start for _, start, _ in marks), len(text)][1:] if marks else []
    return tuple(
        Labelled(field, start, begin, _value_end(text, begin, stop))
        for (field, start, begin), stop in zip(marks, stops, strict=True)
    )


def _with_colon(text: str) -> Iterator[tuple[Field | None, int, int]]:
    """Yield field, start and end of each label before a colon; a name in front of it is no part of it."""
    for colon in _COLON.finditer(text):
        at = colon.start()
        if found := _BEFORE_COLON.search(text, max(0, at - _LONGEST), at):
            core = _CORE.search(text, found.start("words"), at)
            start = core.start() if core else found.start("words")
            if colon[0] == "为" and start != found.start("words"):
                continue
            yield _field(text[start : found.end("words")]), start, colon.end()


def _by_themselves(text: str) -> Iterator[tuple[Field | None, int, int]]:
    """Yield field, start and end of each label in a bracket or a line of its own, or right before a name."""
    for form, signs in ((_FRAMED, "【〔[［"), (_ALONE, "\n"), (_WITHOUT_COLON, "单部")):
        if any(sign in text for sign in signs):
            for found in form.finditer(text):
                field = _field(found["words"]) if _CORE.match(found["words"]) else None
                if field is not None:
                    yield field, found.start(), found.end()


def _field(words: str) -> Field | None:
    bare = "".join(words.split())
    return None if bare in _VAGUE else match_heading(bare)


def _value_end(text: str, begin: int, stop: int) -> int:
    """Return where the value that begins at `begin` ends, at the latest at `stop`; in a bracket lines do not end it."""
    at = begin
    while at < stop and text[at].isspace():
        at += 1
    depth = opened = sum(1 if mark[0] in _OPENS else -1 for mark in _PAIRS.finditer(text, max(0, begin - _NEAR), begin))
    for mark in _MARKS.finditer(text, at, stop):
        if mark[0] in _OPENS:
            depth += 1
        elif mark[0] in _CLOSES:
            depth -= 1
            if depth < opened:
                return mark.start()
        elif mark[0] == "。" or (opened <= 0 and not text[at : mark.start()].rstrip().endswith(_LINE_GOES_ON)):
            return mark.start()
    return stop
