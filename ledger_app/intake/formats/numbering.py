"""Automatic numbers of Word paragraphs (一、 （一） 1. ①): they stand in no text, only in a list definition.

Source: ECMA-376 part 1, 17.9.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ledger_app.intake.formats.list_numeral import HIDDEN, numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EVERY = 9  # a list has nine levels


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: where it starts, how a number looks, and the words around it ("（%1）").

    Attributes:
        paragraph_style: the style whose paragraphs are of this level.
        restarts_below: levels above this one, counted from 0, let it begin anew; 0 for none.
        is_legal: it shows the numbers of the levels above in digits.
    """

    start: int = 1
    style: str = "decimal"
    pattern: str = ""
    paragraph_style: str = ""
    restarts_below: int = _EVERY
    is_legal: bool = False


@dataclass(slots=True)
class _List:
    """A list and how far it has counted; lists of one definition count together.

    Attributes:
        restarts: where this list begins anew when it is first met, by level.
    """

    levels: dict[int, _Level]
    counts: dict[int, int]
    restarts: dict[int, int] = field(default_factory=dict)

    def count(self, level: int) -> None:
        """Count one more on a level; what is deeper begins anew."""
        before = self.restarts.pop(level, None)
        start = self.levels[level].start
        self.counts[level] = before if before is not None else self.counts.get(level, start - 1) + 1
        for deeper in [other for other in self.counts if other > level]:
            if deeper not in self.levels or level < self.levels[deeper].restarts_below:
                del self.counts[deeper]


class Numbering:
    """Counts the numbered paragraphs of one document, in order.

    Args:
        numbering: the root of numbering.xml, None where the document has none.
        styles: the root of styles.xml: a paragraph may be numbered through its style.
    """

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        chains = dict(_style_chains(styles)) if styles is not None else {}
        self._lists = dict(_lists(numbering, chains)) if numbering is not None else {}
        self._by_style = dict(_numbered_styles(chains, self._lists))

    def label(self, paragraph: Element) -> str:
        """Return the number Word shows before this paragraph, "" for none, and count it."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return ""
        key, level = self._list_of(properties)
        numbered = self._lists.get(key)
        if numbered is None or level not in numbered.levels:
            return ""
        numbered.count(level)
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


def _filled(numbered: _List, level: int) -> str:
    own = numbered.levels[level]
    if own.style == "bullet":
        return ""
    label = own.pattern
    for place in range(level + 1):
        shown = numbered.levels.get(place, _Level())
        count = numbered.counts.get(place, shown.start)
        style = "decimal" if own.is_legal and shown.style not in HIDDEN else shown.style
        label = label.replace(f"%{place + 1}", numeral(count, style))
    return label


def _lists(numbering: Element, chains: "_Chains") -> Iterator[tuple[str, _List]]:
    """Yield the lists by their id."""
    definitions = {item.get(f"{W}abstractNumId", ""): item for item in numbering.iterfind(f"{W}abstractNum")}
    names = {item.get(f"{W}numId", ""): _value(item, "abstractNumId") for item in numbering.iterfind(f"{W}num")}
    counting: dict[str, dict[int, int]] = {}
    for item in numbering.iterfind(f"{W}num"):
        name = names[item.get(f"{W}numId", "")]
        definition = definitions.get(name)
        style = _value(definition, "numStyleLink") if definition is not None else ""
        if style:  # the levels stand with the list that the style names
            name = names.get(_first_value(chains.get(style, ()), "numId"), name)
        levels = _levels(definitions[name]) if name in definitions else {}
        found = _List(levels, counting.setdefault(name, {}))
        for change in item.iterfind(f"{W}lvlOverride"):
            _change(found, _number(change, 0, "ilvl"), change)
        yield item.get(f"{W}numId", ""), found


def _levels(definition: Element) -> dict[int, _Level]:
    return {_number(item, 0, "ilvl"): _level(item) for item in definition.iterfind(f"{W}lvl")}


def _level(item: Element) -> _Level:
    return _Level(
        start=_number(item.find(f"{W}start"), 1),
        style=_format(item),
        pattern=_value(item, "lvlText"),
        paragraph_style=_value(item, "pStyle"),
        restarts_below=_number(item.find(f"{W}lvlRestart"), _EVERY),
        is_legal=_is_on(item.find(f"{W}isLgl")),
    )


def _is_on(item: Element | None) -> bool:
    return item is not None and item.get(f"{W}val", "1") not in {"0", "false", "off"}


def _format(item: Element) -> str:
    """Return the number style of a level; newer ones stand in a choice, with an older one to fall back on."""
    found = item.find(f".//{W}numFmt")
    return found.get(f"{W}val", "decimal") if found is not None else "decimal"


def _change(found: _List, level: int, change: Element) -> None:
    whole, start = change.find(f"{W}lvl"), change.find(f"{W}startOverride")
    if whole is not None:
        found.levels[level] = _level(whole)
    if start is not None:
        found.levels.setdefault(level, _Level())
        found.restarts[level] = _number(start, 1)


_Chains = dict[str, tuple[tuple[str, Element], ...]]


def _style_chains(styles: Element) -> Iterator[tuple[str, tuple[tuple[str, Element], ...]]]:
    """Yield for each style by its id itself and the ones it is based on, nearest first."""
    found = {item.get(f"{W}styleId", ""): item for item in styles.iterfind(f"{W}style")}
    for name in found:
        chain: dict[str, Element] = {}
        base = name
        while base in found and base not in chain:
            chain[base] = found[base]
            base = _value(found[base], "basedOn")
        yield name, tuple(chain.items())


def _numbered_styles(chains: _Chains, lists: dict[str, _List]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield (style id, (list, level)) of the styles that number; a level may name its style, or the style its level."""
    for name, chain in chains.items():
        key = _first_value(chain, "numId")
        if not key:
            continue
        levels = lists[key].levels if key in lists else {}
        linked = [at for style, _ in chain for at, level in levels.items() if level.paragraph_style == style]
        own = _first_value(chain, "ilvl")
        yield name, (key, linked[0] if linked else int(own) if own.isdecimal() else 0)


def _first_value(chain: Sequence[tuple[str, Element]], tag: str) -> str:
    """Return the nearest value that a chain of styles gives for numbering, "" for none."""
    numbered = (style.find(f"{W}pPr/{W}numPr") for _, style in chain)
    return next((value for item in numbered if item is not None and (value := _value(item, tag))), "")


def _value(parent: Element, tag: str) -> str:
    item = parent.find(f"{W}{tag}")
    return item.get(f"{W}val", "") if item is not None else ""


def _number(item: Element | None, default: int, attribute: str = "val") -> int:
    value = item.get(f"{W}{attribute}", "") if item is not None else ""
    return int(value) if value.isascii() and value.isdigit() else default
