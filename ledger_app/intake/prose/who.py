"""Who must do a task of running text: the units its words name, by role, and the rules its document gives for all."""

import re
from dataclasses import dataclass

from ledger_app.domain.unit_words import RoleWord, is_area_name, looks_like_unit
from ledger_app.intake.prose.named_units import read_named
from ledger_app.intake.prose.unit_phrases import UnitPhrase, unit_phrases
from ledger_app.intake.tables.roles import tells_first_leads, told_apart

_TO_DO = r"(?:按[^，,。；;]{0,10})?(?:共同|分别)?(?:负责|落实|参与|配合|实施|推进|执行|承担|承办|为)"
_UNITS = r"(?P<units>[^，,。；;：:]{2,60}?)"
_EVERYWHERE = (  # 以下任务均需各街镇落实; 各街镇均为责任单位; 各街镇为落实主体; 各项任务由各街镇落实
    re.compile(rf"[均都](?:需|须|应|要|由|涉及|包括|包含|含)+{_UNITS}(?:{_TO_DO}|[，,]|$)"),
    re.compile(
        rf"(?:^|[，,：:])(?:以下|下列|上述|各项|所有)?(?:任务|工作|措施)?[，,]?{_UNITS}[均都](?:为|是|需|须|应|要|负有)"
    ),
    re.compile(rf"(?:^|[，,：:]){_UNITS}为(?:实施|落实|责任|配合|参与)(?:单位|部门|主体)"),
    re.compile(rf"(?:任务|工作|措施)由{_UNITS}{_TO_DO}"),
)
_NO_LONGER = re.compile(r"不再(?:逐一|一一|逐项|逐条|另行|单独|分别|重复|专门|具体)?(?:列|标|注|写|赘)")
_SAME_BELOW = re.compile(
    r"(?:^|[，,；;：:（(])(?P<units>(?!其[他余])[^，,。；;：:（(]{2,60}?)[均都]?为(?:实施|落实|责任|配合|参与|承办)(?:单位|部门|主体)[，,](?:以下|下)同"
)
_UNLESS_SAID = re.compile(
    r"(?:除[^，,。；;]{0,16}(?:注明|明确|标明|说明|列明)|[未没](?:有)?(?:注明|明确|标明|说明|列明))[^，,。；;]{0,12}[，,]?(?:其余|其他)?[^，,。；;]{0,8}"
    rf"均?由{_UNITS}(?:负责|落实|承担|实施|推进)"
)
_SIGN = re.compile(
    r"首位|在前面|第一|首个|最前|[列排居]首|不再|下同|除[^，,。；;]{0,16}[注标说列明]|[未没]有?[注标说列明]"
)
_SENTENCES = re.compile(r"[^。；;\n]+")


@dataclass(frozen=True, slots=True)
class UnitRules:
    """What the document says of the units of all tasks that follow.

    Attributes:
        first_leads: of several units the first one named leads.
        everywhere: units of every task, named once for all.
        beside: units of every task that names a unit of its own (A、B为实施单位，下同).
        otherwise: units of the tasks that name none.
    """

    first_leads: bool = False
    everywhere: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Who:
    """The units of a task by role.

    Attributes:
        lead_assumed: the text does not tell lead from co.
        spans: where the units are named in the text.
    """

    lead_units: tuple[str, ...] = ()
    co_units: tuple[str, ...] = ()
    area_units: tuple[str, ...] = ()
    lead_assumed: bool = False
    spans: tuple[tuple[int, int], ...] = ()


def rules_in(text: str, rules: UnitRules) -> UnitRules:
    """Return the rules that hold after `text` was read."""
    if not _SIGN.search(text):
        return rules
    first_leads = rules.first_leads or ("牵头" in text and tells_first_leads(text))
    everywhere = list(rules.everywhere)
    beside = list(rules.beside)
    otherwise = list(rules.otherwise)
    for sentence in _SENTENCES.findall(text):
        if unless := _UNLESS_SAID.search(sentence):
            otherwise += _names(unless["units"])
        elif _NO_LONGER.search(sentence):
            everywhere += next((names for form in _EVERYWHERE if (names := _matched(form, sentence))), [])
        elif "同" in sentence:
            beside += _matched(_SAME_BELOW, sentence)
    return UnitRules(first_leads, *(tuple(dict.fromkeys(names)) for names in (everywhere, beside, otherwise)))


def who_of(text: str, rules: UnitRules) -> Who:
    """Return the units named in the text of a task item.

    Streets, towns, parks and sets of them are area units, unless the text or a rule of the document says they lead.
    """
    phrases = unit_phrases(text)
    if phrases:
        rules = rules_in(text, rules)
    lead: list[str] = []
    co: list[str] = []
    areas: list[str] = []
    assumed = False
    for phrase in phrases:
        some_lead, some_co, some_areas, open_ = _roles(phrase, first_leads=rules.first_leads)
        lead += some_lead
        co += some_co
        areas += some_areas
        assumed = assumed or open_
    more = (*rules.everywhere, *(rules.beside if phrases else rules.otherwise))
    areas += (name for name in more if is_area_name(name))
    co += (name for name in more if not is_area_name(name))
    return Who(
        lead_units=tuple(dict.fromkeys(lead)),
        co_units=tuple(dict.fromkeys(name for name in co if name not in lead)),
        area_units=tuple(dict.fromkeys(name for name in areas if name not in lead)),
        lead_assumed=assumed,
        spans=tuple(phrase.span for phrase in phrases),
    )


def _roles(phrase: UnitPhrase, *, first_leads: bool) -> tuple[list[str], list[str], list[str], bool]:
    """Return lead, co and area units of one phrase, and whether it does not tell lead from co."""
    units = list(phrase.units)
    first_leads = first_leads and units[0].role is RoleWord.PLAIN
    lead, co, areas, assumed = told_apart(units, first_leads=first_leads)
    placed = [name for name in co if is_area_name(name)]
    return lead, [name for name in co if name not in placed], [*placed, *areas], assumed


def _matched(form: re.Pattern[str], sentence: str) -> list[str]:
    found = form.search(sentence)
    return _names(found["units"]) if found else []


def _names(text: str) -> list[str]:
    return [unit.name for unit in read_named(text) if looks_like_unit(unit.name)]
