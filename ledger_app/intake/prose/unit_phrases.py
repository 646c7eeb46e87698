"""Where a text names the units of its task: brackets about units, lines 责任单位：…, and sentences like 由A牵头，B配合.

What is not plainly about units is left alone: （PM2.5）, （试行）, （见附件）, titles in 《》 and words in quotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger_app.domain.field import Field
from ledger_app.domain.unit_words import NamedUnit, RoleWord, is_area_name
from ledger_app.intake.prose.label import Labelled, labelled
from ledger_app.intake.prose.named_units import (
    ends_in_role,
    is_office,
    is_proper,
    is_time,
    may_be_named,
    proper_ones,
    read_led,
    read_named,
)

_ROLES = {Field.LEAD: RoleWord.LEAD, Field.CO: RoleWord.CO, Field.UNITS: RoleWord.PLAIN, Field.AREA: RoleWord.PLAIN}
_SIGN = re.compile(r"[（(〔\[【]|单位|部门|主体|牵头|负责|主办|主责|[：:]")
_MARKS = "：:】〕]］ 　"
_OPEN = "（(〔[【［"
_BRACKET = re.compile(r"[（(〔\[【［）)〕\]】］]")
_QUOTED = re.compile(r"《[^》]{0,120}》|“[^”]{0,60}”")
_LONGEST = 600
_LONGEST_SENTENCE = 120
_INSTITUTION = re.compile(r"(?:医院|学校|大学|学院|中学|小学|公司|集团|企业|厂|社区|村|馆|园|院|中心|站|所)$")
_SENTENCE_END = re.compile(r"\s*(?:[。；;！!？?\n]|$)")
_LED = re.compile(
    r"(?:^|[，,。；;：:\n]|\b)\s*由(?P<lead>[^，,。；;：:由\n（()）]{2,60}?)(?:总?牵头)(?:[^，,。；;\n的]{0,30})"
    r"(?:[，,](?P<co>[^，,。；;\n]{2,80}?)(?:配合|参与|协助|协同)(?:[^，,。；;\n]{0,6}))?(?=[，,。；;\n]|$)"
)


@dataclass(frozen=True, slots=True)
class UnitPhrase:
    """Words that name units, in the roles they give them, and where they stand."""

    units: tuple[NamedUnit, ...]
    span: tuple[int, int]


def unit_phrases(text: str) -> tuple[UnitPhrase, ...]:
    """Return the places of `text` that name its units, in their order; sentences only where nothing else does."""
    if not _SIGN.search(text):
        return ()
    labels = labelled(text)
    brackets = list(_brackets(text))
    phrases = [phrase for begin, end in brackets if (phrase := _in_bracket(text, begin, end, labels))]
    inside = [phrase.span for phrase in phrases]
    outside = [each for each in labels if not any(begin <= each.start < end for begin, end in inside)]
    phrases += _of_lines(text, outside)
    return tuple(sorted(phrases, key=lambda phrase: phrase.span)) or tuple(_of_sentences(text))


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in the outermost brackets; a bracket never closed does not count."""
    quoted = [found.span() for found in _QUOTED.finditer(text)] if "《" in text or "“" in text else []
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(text):
        if any(begin < found.start() < end for begin, end in quoted):
            continue
        if found[0] in _OPEN:
            open_at.append(found.end())
        elif open_at:
            pairs.append((open_at.pop(), found.start()))
    last = -1
    for begin, end in sorted(pairs):
        if begin > last:
            last = end
            yield begin, end


def _in_bracket(text: str, begin: int, end: int, labels: Sequence[Labelled]) -> UnitPhrase | None:
    """Return the units that a bracket names, None where it is about something else."""
    if not 1 < end - begin <= _LONGEST:
        return None
    inner = [each for each in labels if begin <= each.start < end]
    if any(each.start < begin <= end < each.value_start for each in labels):
        return None  # 【责任单位】 is a label
    if any(each.field in _ROLES for each in inner):
        labelled_units = tuple(unit for each in _until_next(text, begin, end, inner) for unit in each)
        return UnitPhrase(labelled_units, (begin, end)) if labelled_units else None
    head = min((each.start for each in inner), default=end)
    words = text[begin:head]
    units = tuple(unit for unit in read_named(words) if not is_time(unit.name))
    if not units or not all(may_be_named(unit.name) for unit in units):
        return None
    told = ends_in_role(words) or any(unit.role is not RoleWord.PLAIN for unit in units)
    proper = proper_ones(units)
    if (told and proper * 2 > len(units)) or _stands_alone(text, begin, end, units):
        return UnitPhrase(units, (begin, end))
    return None


def _until_next(text: str, begin: int, end: int, labels: Sequence[Labelled]) -> Iterator[list[NamedUnit]]:
    """Yield the units before the first label and behind each, in the role of the label."""
    yield [unit for unit in read_named(text[begin : labels[0].start]) if is_proper(unit.name)]
    for label in labels:
        if label.field in _ROLES:
            yield _of_label(text, label, end)


def _of_label(text: str, label: Labelled, end: int) -> list[NamedUnit]:
    role = _ROLES[label.field] if label.field is not None else RoleWord.PLAIN
    words = text[label.value_start : min(label.value_end, end)]
    units = read_led(words) if role is RoleWord.LEAD else read_named(words)
    sure = may_be_named if text[label.value_start - 1] in _MARKS else is_proper
    named = [unit for unit in units if sure(unit.name)]
    return [NamedUnit(unit.name, role) if unit.role is RoleWord.PLAIN else unit for unit in named]


def _stands_alone(text: str, begin: int, end: int, units: Sequence[NamedUnit]) -> bool:
    """Whether a bracket with nothing but names ends a sentence, and all names are those of public bodies."""
    if proper_ones(units) * 3 < len(units) * 2:
        return False
    offices = sum(is_office(unit.name) for unit in units)
    before = text[: begin - 1].rstrip()[-1:]
    if before in "。；;\n":
        return offices > 0 or all(is_area_name(unit.name) for unit in units)
    if not _SENTENCE_END.match(text, end + 1) or (len(units) == 1 and before in "局委办部厅署队"):
        return False  # 市发展改革委（市粮食局）
    if all(_INSTITUTION.search(unit.name) for unit in units):
        return False  # 建设三级医院（市人民医院、市中医院）
    return offices * 2 >= len(units)


def _of_lines(text: str, labels: Sequence[Labelled]) -> list[UnitPhrase]:
    """Return the units behind labels outside brackets, labels in a row (牵头单位：…配合单位：…) together."""
    phrases: list[UnitPhrase] = []
    told = [each for each in labels if each.field in _ROLES]
    for label in told:
        units = _of_label(text, label, label.value_end)
        if not units:
            continue
        end, more = _lines_below(text, label.value_end, labels)
        units += [NamedUnit(unit.name, units[0].role) for unit in more]
        span = (label.start, end)
        if phrases and not text[phrases[-1].span[1] : label.start].strip(" 　\n。；;，,"):
            phrases[-1] = UnitPhrase((*phrases[-1].units, *units), (phrases[-1].span[0], span[1]))
        else:
            phrases.append(UnitPhrase(tuple(units), span))
    return phrases


def _lines_below(text: str, end: int, labels: Sequence[Labelled]) -> tuple[int, list[NamedUnit]]:
    """Return the units in the lines from `end` on that hold nothing but names, and where the last such line ends."""
    units: list[NamedUnit] = []
    while text[end : end + 1] == "\n":
        stop = text.find("\n", end + 1)
        stop = stop if stop >= 0 else len(text)
        named = read_named(text[end:stop])
        if any(end < label.start < stop for label in labels) or not named:
            break
        if not all(is_office(unit.name) or is_area_name(unit.name) for unit in named):
            break
        units += named
        end = stop
    return end, units


def _of_sentences(text: str) -> Iterator[UnitPhrase]:
    """Yield the units of 由A牵头，B、C配合 and of sentences that hold nothing but names and roles."""
    for found in _LED.finditer(text):
        lead = [NamedUnit(unit.name, RoleWord.LEAD) for unit in read_named(found["lead"])]
        co = [NamedUnit(unit.name, RoleWord.CO) for unit in read_named(found["co"] or "")]
        if lead and all(is_office(unit.name) for unit in (*lead, *co)):
            yield UnitPhrase((*lead, *co), (found.start("lead"), found.end()))
            return
    ends = [0, *(stop.end() for stop in re.finditer(r"[。\n]", text)), len(text)]
    for begin, end in pairwise(ends):
        sentence = text[begin:end].strip(" 　。\n")
        if "牵头" in sentence and len(sentence) < _LONGEST_SENTENCE and ends_in_role(sentence):
            units = read_named(sentence.removeprefix("由"))
            if all(is_office(unit.name) for unit in units) and any(unit.role is RoleWord.LEAD for unit in units):
                yield UnitPhrase(tuple(units), (begin, end))
