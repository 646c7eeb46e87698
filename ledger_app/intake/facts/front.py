"""The lines in front of a plan's body and after it: titles, numbers, names and days stand there, and nowhere else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.tables.row_kinds import is_numbered_heading

_MOST_LINES = 60
_TAIL = 16
_LONGEST = 200
_LABEL = re.compile(
    r"(?:^|(?<=\s))[\[【]?(?P<name>(?:[\u4e00-\u9fff]\s?){2,6}|URL)(?:[（(](?:盖章|公章|签章)[）)])?[\]】]?\s*[：:]\s*"
    r"(?P<value>.*?)\s*(?=\s[\[【]?(?:[\u4e00-\u9fff]\s?){2,6}(?:[（(](?:盖章|公章|签章)[）)])?[\]】]?\s*[：:]|$)"
)
_BARE_LABEL = re.compile(
    r"(?:[发成印]文|发布|公开|索引|主题|文件|生效)?(?:机关|机构|单位|部门|字号|文号|日期|时间|号|分类|名称|标题)\s*[：:]"
)
_OWN_LABELS = {"标题", "名称", "文件名称", "信息名称", "文号", "发文字号", "文件编号", "发文文号", "发布文号"}
_NOISE = re.compile(
    r"https?://|www\.|^首页|^(?:当前|您的|所在)位置|[>＞].*[>＞]|^[【\[]|[】\]]$|次数|点击|字体|扫一扫|分享到"
)
_CONTENTS = re.compile(r"^目\s*[录次]$|(?:…|\.{4,}|·{4,})\s*\d*\s*$|\t\s*\d{1,3}\s*$")
_ADDRESSEE = re.compile(r"^[^。，；]{4,200}[：:]$")


@dataclass(frozen=True, slots=True)
class Front:
    """The lines of a document that name its plan; long ones are sentences and left out.

    Attributes:
        lines: in front of the first heading of the body, as printed, without blanks around them.
        around: lines in and above tables.
        labelled: (label, value) of lines such as 发文字号：…, which web pages and forms have.
        tail: the last lines of the document, where a decree is signed.
    """

    lines: tuple[str, ...]
    around: tuple[str, ...]
    labelled: tuple[tuple[str, str], ...]
    tail: tuple[str, ...]


def front_of(document: Document, around: Iterable[str]) -> Front:
    """Return the lines in front of the plan's body, after it, and those `around` its tables."""
    paragraphs = (block.text for block in document.blocks if isinstance(block, Paragraph))
    texts = [line.strip() for text in paragraphs for line in text.split("\n") if line.strip()]
    head = takewhile(lambda line: not is_numbered_heading(line) or _CONTENTS.search(line), texts[:_MOST_LINES])
    before = [line for line in _with_values(head) if len(line) <= _LONGEST]
    around = tuple(line for line in around if len(line) <= _LONGEST)
    labelled = [label for line in (*before, *around) for label in _labels(line)]
    lines = [line for line in before if not (_LABEL.match(line) or _NOISE.search(line) or _CONTENTS.search(line))]
    own = [value for name, value in labelled if name in _OWN_LABELS]
    tail = [line for line in texts[-_TAIL:] if len(line) <= _LONGEST]
    return Front((*lines, *own), around, tuple(labelled), tuple(tail))


def _with_values(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines, the value of a label that stands alone (发文字号：) in one line with it."""
    waiting = ""
    for line in lines:
        if waiting and not _BARE_LABEL.fullmatch(line):
            yield waiting + line
            waiting = ""
        elif _BARE_LABEL.fullmatch(line):
            waiting = line
        else:
            yield line


def _labels(line: str) -> list[tuple[str, str]]:
    return [(flat(found["name"]), found["value"]) for found in _LABEL.finditer(line) if found["value"]]


def is_addressee(line: str) -> bool:
    """Whether a line names whom a notice is for, with a colon: 各街道办事处，区政府各部门."""
    return bool(_ADDRESSEE.match(line))


def flat(text: str) -> str:
    """Return `text` without blanks."""
    return re.sub(r"\s+", "", text)
