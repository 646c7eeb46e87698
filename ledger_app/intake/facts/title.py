"""The plan's title: of the notice that issues it and as printed above the plan, or the title of the decree itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger_app.intake.facts.doc_no import doc_no_of
from ledger_app.intake.facts.front import flat, is_addressee
from ledger_app.intake.facts.organ import is_organ

_MOST_LINES = 5
_LONGEST = 140
_SHORTEST, _SHORTEST_HALF, _LONGEST_LINE = 4, 8, 80
_NO_TITLE = re.compile(
    r"[。；;！？]|[，,：:、]$|^(?:附\s*[件表录图]\s*[\d一二三四五六七八九十]*|抄送.*|特此.*|（此件.*|[（(].*[)）]|[\d\s.年月日—-]+)$"
    r"|^(?:为|根据|按照|经|现将|现|依据|贯彻|各)(?!关于)|^附\s*件\s*[：:]\s*\d"
)
_MORE_OF_TITLE = re.compile(r"[（(][^（）()]*(?:20\d\d|试行|暂行|修订|修正)[^（）()]*[）)]")
_ISSUES = r"(?:印发|转发|下发|发布|公布|批转)"
_SIGN = re.compile(rf"关于|{_ISSUES}(?=\s*[《〈])")
_NOTICE = re.compile(rf"(?:关于)?{_ISSUES}(?P<title>.+?)的?(?:通知|公告|通告|函)(?:[（(][^（）()]*[）)])?》?$")
_QUOTED = re.compile(r"[^《》〈〉]{0,24}(?:《(?P<title>.+)》|〈(?P<inner>.+)〉)(?P<rest>[（(][^（）()]*[）)])?$")
_DECREE = re.compile(
    rf"关于(?!{_ISSUES}).+(?:通知|意见|决定|措施|办法|举措|政策|规定|方案|计划|公告|通告|规划|要点|安排)(?:[（(][^（）()]*[）)])?$"
)
TITLE_END = re.compile(
    r"(?:方案|计划|规划|纲要|要点|清单|台账|台帐|一览表|[任分分工作][务解工配]表|表|措施|举措|意见|安排|分工|汇总|细则|办法)"
    r"》?\s*(?:[（(][^（()）]*[）)])?\s*$"
)
_ANNEX = re.compile(r"^附[件表]\d*[：:]?(?=[^：:])")
_PASSED_ON = re.compile(r"(?:转发|批转).*$")
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Title:
    """A title found in the lines in front of a plan.

    Attributes:
        text: the title without blanks, "" if there is none.
        issuer: who issues it by the title's own words, names apart by blanks.
        sure: it is the title of a notice or a decree, not only a line that looks like a title.
    """

    text: str = ""
    issuer: str = ""
    sure: bool = False


def title_in(lines: Sequence[str]) -> Title:
    """Return the title that the lines in front of a plan's body give."""
    found = [title for at in range(len(lines)) if (title := _stated(lines, at)) is not None]
    if found:
        return next((title for title in found if title.issuer), found[0])
    return Title(_own(lines))


def _stated(lines: Sequence[str], at: int) -> Title | None:
    """Return the title of the notice or decree whose 关于 stands in the line `at`."""
    sign = _SIGN.search(lines[at])
    if sign is None or _NO_TITLE.search(lines[at]):
        return None
    head = lines[at][: sign.start()].removeprefix("《")
    skipped = len(flat(lines[at][: sign.start()]))
    for size, joined in _joined(lines, at):
        words = joined[skipped:]
        if notice := _NOTICE.match(words):
            named = _named(notice["title"])
            return Title(_printed(lines[at + size :], named) or named, _issuer(lines[:at], head), sure=True)
        if _DECREE.match(words):
            issuer = _issuer(lines[:at], head)
            passed_on = _PASSED_ON.search(head)
            named = issuer + passed_on[0] if issuer and passed_on else issuer or head
            return Title(flat(named) + words, issuer, sure=True)
    return None


def _joined(lines: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
    """Yield the line `at` alone, then with more and more of the lines after it that may belong to a title."""
    joined = ""
    for size, line in enumerate(lines[at : at + _MOST_LINES], 1):
        if size > 1 and not _goes_on(line):
            return
        joined += flat(line)
        if len(joined) > _LONGEST:
            return
        yield size, joined


def _named(words: str) -> str:
    """Return the plan's title out of the words between 印发 and 通知: inside 《》 where they are all of it."""
    quoted = _QUOTED.match(words)
    if quoted is None or "》" in (quoted["title"] or "").partition("《")[0]:
        return words
    return (quoted["title"] or quoted["inner"]) + (quoted["rest"] or "")


def _issuer(above: Sequence[str], head: str) -> str:
    """Return the offices in front of 关于: in its line, and in the lines above it where it goes on from them."""
    head = _PASSED_ON.sub("", head).strip()
    if head and not is_organ(head):
        return ""
    names = [head] if head else []
    for line in reversed(above[-4:]):
        if not is_organ(line) or line.endswith("文件"):
            break
        names.insert(0, line)
    return " ".join(names)


def _printed(lines: Sequence[str], named: str) -> str:
    """Return the title printed above the plan itself, if it is much like the one the notice names."""
    best, at_best = "", 0.0
    for at in range(len(lines)):
        for size, joined in _joined(lines, at):
            if (alike := _likeness(joined, named)) > at_best:
                best, at_best = joined + _more(lines, at + size), alike
    return best if at_best >= _ALIKE else ""


def _more(lines: Sequence[str], at: int) -> str:
    """Return the line `at` where it is the years or the like in brackets below a title."""
    line = flat(lines[at]) if at < len(lines) else ""
    return line if _MORE_OF_TITLE.fullmatch(line) else ""


def _goes_on(line: str) -> bool:
    """Whether a line may be the next one of a title."""
    return bool(_MORE_OF_TITLE.fullmatch(flat(line))) or not _is_other(line)


def _is_other(line: str) -> bool:
    return bool(_NO_TITLE.search(line)) or is_addressee(line) or bool(doc_no_of(line))


def _likeness(one: str, other: str) -> float:
    """Return the share of the longer text's pairs of characters that both have."""
    a, b = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (one, other))
    return len(a & b) / max(len(a), len(b), 1)


def _own(lines: Sequence[str]) -> str:
    """Return the first line that ends as titles do, with the halves above and below it that a line break cut off."""
    for at, line in enumerate(lines):
        if not may_be_title(line) or not TITLE_END.search(line):
            continue
        title = _ANNEX.sub("", flat(line))
        above = lines[at - 1] if at else ""
        if len(above) >= _SHORTEST_HALF and may_be_title(above) and not is_organ(above):
            title = flat(above) + title
        return title.removeprefix("《").removesuffix("》") + _more(lines, at + 1)
    return ""


def first_line(lines: Sequence[str]) -> str:
    """Return the line that begins a text where it may be a title, whatever it ends in: 第三届技能大赛."""
    line = next((line for line in lines if not (_is_other(line) or is_organ(line) or line.endswith("文件"))), "")
    return flat(line) if _SHORTEST_HALF <= len(line) <= _LONGEST_LINE else ""


def may_be_title(line: str) -> bool:
    """Whether a line is neither a sentence nor a number, a name or a day."""
    return _SHORTEST <= len(line) <= _LONGEST_LINE and not _is_other(line)
