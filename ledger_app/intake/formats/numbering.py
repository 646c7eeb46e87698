"""Automatic numbers of Word paragraphs (一、 （一） 1. ①): they stand in no text, only in a list definition.

Source: ECMA-376 part 1, 17.9.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_UNITS = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how a number looks, and the words around it ("（%1）")."""

    start: int = 1
    style: str = "decimal"
    pattern: str = ""


@dataclass(slots=True)
class _List:
    """A list definition and how far it has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of one document, in order.

    Args:
        numbering: the root of numbering.xml, None where the document has none.
        styles: the root of styles.xml: a paragraph may be numbered through its style.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._by_style = dict(_numbered_styles(styles)) if styles is not None else {}

    def label(self, paragraph: Element) -> str:
        """Return the number Word shows before this paragraph, "" for none, and count it."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        key, level = self._list_of(properties)
        numbered = self._lists.get(key)
        if numbered is None or level not in numbered.levels:
            return ""
        counts = numbered.counts
        counts[level] = counts.get(level, numbered.levels[level].start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return _filled(numbered, level)

    def _list_of(self, properties: Element) -> tuple[str, int]:
        """Return the list and level of a paragraph: its own, else its style's; list "0" means none."""
        style = properties.find(f"{W}pStyle")
        key, level = self._by_style.get(style.get(f"{W}val", ""), ("", 0)) if style is not None else ("", 0)
        own = properties.find(f"{W}numPr")
        if own is None:
            return key, level
        own_key, own_level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        return (
            own_key.get(f"{W}val", "") if own_key is not None else key,
            _number(own_level, level),
        )


def numeral(number: int, style: str) -> str:
    """Return a number in one of Word's number styles; styles not known give digits."""
    if style in _CHINESE:
        return chinese_numeral(number)
    if style.startswith("decimalEnclosedCircle") and 0 < number <= len(_CIRCLED):
        return _CIRCLED[number - 1]
    if style == "ideographTraditional" and 0 < number <= len(_STEMS):
        return _STEMS[number - 1]
    if style == "decimalZero":
        return f"{number:02}"
    if style == "decimalFullWidth":
        return str(number).translate({ord("0") + digit: "０１２３４５６７８９"[digit] for digit in range(10)})
    if style in {"lowerLetter", "upperLetter"} and number > 0:
        letter = chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "lowerLetter" else letter.upper()
    if style in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        return _roman(number) if style == "lowerRoman" else _roman(number).upper()
    return "" if style in {"bullet", "none"} else str(number)


def chinese_numeral(number: int) -> str:
    """Return 一, 十, 十二, 二十, 一百零三 … for numbers up to 999, digits beyond."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and units:
        words += "零"
    return words + (_DIGITS[units] if units else "")


def _roman(number: int) -> str:
    words = ""
    for value, letters in (*_ROMAN, *_ROMAN_UNITS):
        count, number = divmod(number, value)
        words += letters * count
    return words


def _filled(numbered: _List, level: int) -> str:
    own = numbered.levels[level]
    if own.style == "bullet":
        return ""
    label = own.pattern
    for place in range(level + 1):
        shown = numbered.levels.get(place, _Level())
        count = numbered.counts.get(place, shown.start)
        label = label.replace(f"%{place + 1}", numeral(count, shown.style))
    return label


def _lists(numbering: Element) -> Iterator[tuple[str, _List]]:
    """Yield the lists by their id; lists of one definition share their counting."""
    abstract = {item.get(f"{W}abstractNumId", ""): _levels(item) for item in numbering.iterfind(f"{W}abstractNum")}
    counting: dict[str, dict[int, int]] = {}
    for item in numbering.iterfind(f"{W}num"):
        reference = item.find(f"{W}abstractNumId")
        name = reference.get(f"{W}val", "") if reference is not None else ""
        changes = {_number(change, 0, "ilvl"): change for change in item.iterfind(f"{W}lvlOverride")}
        levels = dict(abstract.get(name, {}))
        for level, change in changes.items():
            levels[level] = _changed(levels.get(level, _Level()), change)
        counts = {} if changes else counting.setdefault(name, {})
        yield item.get(f"{W}numId", ""), _List(levels, counts)


def _levels(definition: Element) -> dict[int, _Level]:
    return {_number(item, 0, "ilvl"): _level(item) for item in definition.iterfind(f"{W}lvl")}


def _level(item: Element) -> _Level:
    start, style, pattern = (item.find(f"{W}{tag}") for tag in ("start", "numFmt", "lvlText"))
    return _Level(
        start=_number(start, 1),
        style=style.get(f"{W}val", "decimal") if style is not None else "decimal",
        pattern=pattern.get(f"{W}val", "") if pattern is not None else "",
    )


def _changed(level: _Level, change: Element) -> _Level:
    whole, start = change.find(f"{W}lvl"), change.find(f"{W}startOverride")
    level = _level(whole) if whole is not None else level
    return _Level(_number(start, level.start), level.style, level.pattern) if start is not None else level


def _numbered_styles(styles: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield (style id, (list, level)) of paragraph styles that number; based-on styles pass theirs on."""
    found = {item.get(f"{W}styleId", ""): item for item in styles.iterfind(f"{W}style")}
    for name, style in found.items():
        item: Element | None = style
        for _ in range(len(found)):
            numbered = item.find(f"{W}pPr/{W}numPr") if item is not None else None
            if numbered is not None:
                key, level = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
                if key is not None:
                    yield name, (key.get(f"{W}val", ""), _number(level, 0))
                break
            base = item.find(f"{W}basedOn") if item is not None else None
            if base is None:
                break
            item = found.get(base.get(f"{W}val", ""))


def _number(item: Element | None, default: int, attribute: str = "val") -> int:
    value = item.get(f"{W}{attribute}", "") if item is not None else ""
    return int(value) if value.isascii() and value.isdigit() else default
