"""Names of units as documents write them: several in one text, the roles said beside them, and what kind a name is."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ledger_app.domain.unit import UnitKind

_NOTHING = frozenset("-－—–/／\\无×")
_FULL_NAME = re.compile(
    r"(?:局|委|办|部|(?<!\d)处|司|科|署|厅|队|所|站|院|校|中心|公司|集团|街道|镇|乡|街|街镇|镇街|乡镇|园区|小镇|开发区|经开区|高新区|管委会|委员会|政府|"
    r"法院|检察院|联合会|妇联|残联|工商联|科协|文联|总工会|团委|团区委|协会|学会|银行|企业|单位|部门|厂|社|馆|室|库|指挥部|专班|"
    r"学校|大学|医院|村|社区|居委会|村委会|办公室|大队|支队|总队|分局|供电|电网|税务|公安|海关|武装部|党校|"
    r"街道办|中央|农场|林场|景区|新区|新城|片区|各区|各县|区县|机构|[一二三四五六七八九十\d]+家)(?:[（(][^（()）]*[）)])?$"
)
_STARTS_A_NAME = re.compile(
    r"^(?:[区市县省州旗]|各|相关|有关|国家|国网|公安|中国|团[区市县]委|[\u4e00-\u9fff]{2,4}(?:街道|镇|乡|区|县)|其他)"
)
_STRONG = re.compile(r"[、,，;；/／|\t]+")
_WEAK = re.compile(r"[ \u3000\xa0\n]+")
_IN_BRACKETS = re.compile(r"[（(〔\[][^（()）〔〕\[\]]*[）)〕\]]")
_ONE_NAME = re.compile(  # 各市、县（区）人民政府; 各省、自治区、直辖市; 各委、办、局
    r"各(?:设区的?)?[市州盟区县]、[县区市旗](?=[（(人政党]|[、，,；;\s]|$)|各省、(?:各)?自治区、(?:各)?直辖市"
    r"|各(?:相关|有关)?委、(?:各)?办、(?:各)?局|各[^、，,；;]{0,12}党工?委、(?:人民)?政府"
)
_SEPARATORS = "、,，;；/／|\t \u3000\xa0\n"
_SHIELD = {ord(char): 0xE000 + place for place, char in enumerate(_SEPARATORS)}
_UNSHIELD = {place: chr(char) for char, place in _SHIELD.items()}
_AND = re.compile(r"(?:以及|及其|及|和|与)")
_NUMBERED = re.compile(r"^(?:[（(]?\d{1,2}[）).．、]|[①-⑳])\s*")
_TAIL = re.compile(
    r"(?:等(?:相关|有关)?(?:责任)?(?:部门|单位|街镇|部门和单位|部门单位)?|等)?(?:按(?:照)?(?:各自)?职责(?:分工)?)?(?:分别|共同|分工|具体|组织)?"
    r"(?:负责落实|负责|落实|承担|实施|推进|办理)?$"
)
_DOES_ITSELF = ("负责", "落实", "承担", "承办")  # A负责，B配合: what is said behind does not hold for A
_ROLE_BRACKET = re.compile(
    r"[（(\[〔【]\s*(牵头|主办|主责|总牵头|配合|协办|协助|参与|属地|实施)(?:单位|部门|责任单位)?\s*[）)\]〕】]"
)
_ROLE_LABEL = re.compile(
    r"(牵头|主办|主责|第一责任|配合|协办|协助|协同|参与|参加|责任|承办|落实|实施|属地)(?:责任)?(?:单位|部门|主体|街镇|街道|乡镇|镇街)?\s*[:：]"
)
_ROLE_TAIL = re.compile(r"(牵头|主办|主责|配合|协办|协助|协同|参与|参加)(?:(?:单位|部门)|(?:负责|落实|推进|实施))*$")
_SET_BY_ROLE = re.compile(r"^(?:各|其他|其它|相关|有关)[^、，,；;]{0,6}(?:牵头|主办|主责|配合|协办|参与)(?:单位|部门)$")
_LEADS = frozenset({"牵头", "主办", "主责", "第一责任", "总牵头"})
_HELPS = frozenset({"配合", "协办", "协助", "协同", "参与", "参加"})

_SET = re.compile(
    r"^(?:各|地方各级|地方(?:人民)?政府|全体|全区|全市|全县|相关|有关|其他|所有|涉及|区级各|市级各|区直各|市直各|辖区各|属地各?|区属|区有关|区相关|市有关|市相关|县有关|县相关)"
    r".*|.*(?:各(?:相关|有关|成员|责任|职能)?(?:单位|部门|街镇|街道|乡镇|镇街)|成员单位|(?:相关|有关)(?:部门|单位|街镇|企业|街道|镇街|乡镇))$|^属地$|^(?:街镇|镇街|乡镇|街道)$"
)
_PARK = re.compile(
    r"(?:园区|开发区|经开区|高新区|管委会|管理委员会|产业园|工业园|科技园|示范区|保税区|度假区|功能区|产业区|工业区|聚集区|集聚区|物流园|自贸区|新区)$"
    r"|(?:园区|开发区|合作区|自贸(?:试验)?区|保税区|商务区|度假区|示范区|功能区|新区|片区|新城)管理(?:局|办|处|办公室)$"
    r"|(?:经开|高新|开发区|园区|新区|保税|功能区).{0,4}(?:集团|公司)$"
)
_STREET = re.compile(
    r"(?:街道|镇|乡|街镇|镇街|街乡|乡镇|街道办事处|街道办|街道管理办|街道党工委|街办|街|镇政府|乡政府|镇人民政府|乡人民政府|苏木|村|社区|居委会|村委会|"
    r"属地|(?:区|县|旗|自治县|市[、）)]?区?[）)]?)(?:人民)?政府|各区|各县|各旗|县级市|区县|县区|县市区|区[（(]县[）)]|县[（(]市、?区[）)])$"
    r"|^(?![各全本城市社小老山库郊])[\u4e00-\u9fff]{2,3}(?:[区县]|(?<!超)市)$"
)
_ENTERPRISE = re.compile(r"(?:公司|集团|厂|企业|银行|供电|电网|燃气|热力|水务集团|股份|电力|电厂|超市|商场)$")
_BRACKET_AT_END = re.compile(r"[（(][^（()）]*[）)]$")
_OF_PLACES = re.compile(
    r"街|镇|乡|园|开发区|经开|高新|功能区|属地|村|社区|区县|县区|(?:各|相关|有关|其他)(?:区|县|旗|州|盟|市县|县市)(?![直属级])|各地|各设区的?市|各省(?!直)|^地方|各级(?:人民)?政府|各市(?![直属级])"
)
_NO_PLACES = re.compile(r"(?:部门?|局|委|办|馆|院|所|站|队)$|[直属](?:集团|企业|公司|单位|机构)")


class RoleWord(Enum):
    """The role a text names for a unit; PLAIN where it names none."""

    LEAD = "lead"
    CO = "co"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as written in a text, with the role said there."""

    name: str
    role: RoleWord = RoleWord.PLAIN


@lru_cache(maxsize=16384)
def split_units(text: str) -> tuple[str, ...]:
    """Return the names of the units in `text`, once each, without the words for their roles."""
    return tuple(unit.name for unit in read_units(text))


@lru_cache(maxsize=16384)
def read_units(text: str) -> tuple[NamedUnit, ...]:
    """Return the units named in `text`, once each, with the role said beside each.

    Understands 牵头单位：A；配合单位：B, A（牵头）、B（配合）, A牵头，B、C配合, A等部门负责; a dash names nobody.
    """
    units: dict[str, NamedUnit] = {}
    for role, part in _by_label(text.strip()):
        for unit in _of_part(part, role):
            units.setdefault(unit.name, unit)
    return tuple(units.values())


@lru_cache(maxsize=16384)
def kind_of_name(name: str) -> UnitKind:
    """Return what kind of body a name stands for, by its words."""
    if is_set_name(name):
        return UnitKind.SET
    bare = _BRACKET_AT_END.sub("", name.strip()) or name
    if _PARK.search(bare):
        return UnitKind.PARK
    if _STREET.search(bare):
        return UnitKind.STREET
    return UnitKind.ENTERPRISE if _ENTERPRISE.search(bare) else UnitKind.DEPARTMENT


@lru_cache(maxsize=16384)
def is_set_name(name: str) -> bool:
    """Whether a name stands for several units: 各街镇, 各成员单位, 相关部门."""
    return bool(_SET.match(name.strip()))


@lru_cache(maxsize=16384)
def is_area_name(name: str) -> bool:
    """Whether a name is a street's, a town's or a park's, or a set of such."""
    kind = kind_of_name(name)
    if kind is UnitKind.SET:
        bare = _BRACKET_AT_END.sub("", name)
        return bool(_OF_PLACES.search(bare)) and not (_NO_PLACES.search(bare) and not _STREET.search(bare))
    return kind in {UnitKind.STREET, UnitKind.PARK}


@lru_cache(maxsize=16384)
def looks_like_unit(name: str) -> bool:
    """Whether a name ends as names of units do."""
    return len(name) <= 24 and bool(_FULL_NAME.search(name) or is_set_name(name))


def _by_label(text: str) -> list[tuple[RoleWord, str]]:
    """Return the parts of a text, each with the role its label names (牵头单位：)."""
    labels = list(_ROLE_LABEL.finditer(text))
    if not labels:
        return [(RoleWord.PLAIN, text)]
    parts = [(RoleWord.PLAIN, text[: labels[0].start()])]
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        part = text[label.end() : after.start() if after else len(text)]
        parts.append((_role_of(label[1]), part))
    return parts


def _role_of(word: str) -> RoleWord:
    return RoleWord.LEAD if word in _LEADS else RoleWord.CO if word in _HELPS else RoleWord.PLAIN


def _of_part(text: str, role: RoleWord) -> list[NamedUnit]:
    """Return the units of one part. A role at a clause's end (A、B配合) and （配合） hold for those before it too."""
    units: list[NamedUnit] = []
    waiting = 0
    for piece in _pieces(text):
        bracket = _ROLE_BRACKET.search(piece)
        name = _ROLE_BRACKET.sub("", piece) if bracket else piece
        name = name.strip(" 　。.:：")
        closes = name.endswith(_DOES_ITSELF)
        name = _TAIL.sub("", name).strip()
        tail = None if bracket or _SET_BY_ROLE.match(name) else _ROLE_TAIL.search(name)
        if tail:
            name = _TAIL.sub("", name[: tail.start()]).strip()
        said = _role_of(bracket[1]) if bracket else _role_of(tail[1]) if tail else role
        name = name.removeprefix("由") if len(name) > 3 else name
        if name and not set(name) <= _NOTHING:
            units.extend(NamedUnit(each, said) for each in _at_and(name))
        if tail or (bracket and said is RoleWord.CO):
            units[waiting:] = [_with_role(unit, said) for unit in units[waiting:]]
        if tail or bracket or closes:
            waiting = len(units)
    return units


def _with_role(unit: NamedUnit, role: RoleWord) -> NamedUnit:
    return NamedUnit(unit.name, role) if unit.role is RoleWord.PLAIN else unit


def _pieces(text: str) -> list[str]:
    """Return the text between separators outside brackets; breaks and blanks separate only whole names."""
    shielded = _IN_BRACKETS.sub(_shield, text)
    if "各" in shielded:
        shielded = _ONE_NAME.sub(_shield, shielded)
    pieces: list[str] = []
    for piece in _STRONG.split(shielded):
        words = [_NUMBERED.sub("", word) for word in _WEAK.split(piece) if word]
        pieces.extend(word.translate(_UNSHIELD) for word in _join_broken([word for word in words if word]))
    return pieces


def _shield(found: re.Match[str]) -> str:
    return found[0].translate(_SHIELD)


def _join_broken(words: list[str]) -> list[str]:
    """Join pieces of a name that a blank or line break cut in two (区生态环 境局); whole names stay apart."""
    joined: list[str] = []
    for word in words:
        if joined and _is_broken(joined[-1], word):
            glue = " " if joined[-1][-1:].isascii() and word[:1].isascii() else ""
            joined[-1] += glue + word
        else:
            joined.append(word)
    return joined


def _is_broken(before: str, after: str) -> bool:
    if len(after) == 1 or len(before) == 1:
        return True
    if after[:1] in "（(":
        return True
    last = re.split(r"[、,，;；]", before)[-1]
    return (
        not _FULL_NAME.search(last) and not _STARTS_A_NAME.match(after) and not _FULL_NAME.search(after[:-1] or after)
    )


def _at_and(name: str) -> list[str]:
    """Return the names on both sides of 和, 及, 与 where both are whole: 区住建局和区水务局, not 住房和城乡建设局."""
    for found in _AND.finditer(name):
        left, right = name[: found.start()], name[found.end() :]
        if len(right) > 2 and len(left) > 2 and _FULL_NAME.search(left) and _FULL_NAME.search(right):
            return [left, *_at_and(right)]
    return [name]
