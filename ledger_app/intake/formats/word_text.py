"""The words of Word's paragraphs: what a reader sees, with accepted insertions, without deletions and field codes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ledger_app.intake.formats.list_numeral import numeral
from ledger_app.intake.formats.numbering import Numbering, W

_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OFF = {"0", "false", "off"}
_PLAIN = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": "\t",
}
_PAGE_BREAKS = {"page", "column"}
_DELETIONS = {f"{W}del", f"{W}moveFrom"}
_INSERTIONS = {f"{W}ins", f"{W}moveTo"}
_LEFT_OUT = {f"{W}{tag}" for tag in ("pPr", "rPr", "delText", "rt", "sdtPr", "sdtEndPr")} | _DELETIONS
_TICKED = {"F052", "F0FE", "F054", "2611", "2612", "F0FD", "F051", "F0FC"}
_UNTICKED = {"F0A8", "F06F", "F0A3", "F071", "2610"}
_CIRCLED = re.compile(r"EQ\s*\\o(?:\\ac)?\s*\(\s*[○〇◯]\s*[,，;]\s*(.+?)\s*\)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Words:
    """The text of one paragraph, the text boxes anchored in it, and what was noticed.

    Attributes:
        vanished: text that the document hides; it is not part of `text`.
        revised: insertions or deletions stood in it.
        commands: field codes that start another program (DDE).
        codes: of the fields that are open, outermost first.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    revised: bool = False
    commands: bool = False
    codes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self.pieces)


def words_of(paragraphs: Sequence[Element], numbering: Numbering) -> Words:
    """Return the visible words of a paragraph, its automatic number in front.

    Args:
        paragraphs: several where a revision deleted the marks between them: then the last one's mark is left.
    """
    words = Words()
    for paragraph in paragraphs:
        _collect(paragraph, words, words.pieces)
    if not is_mark_deleted(paragraphs[-1]):
        label = numbering.label(paragraphs[-1])
        words.pieces.insert(0, f"{label} " if label[-1:].isdecimal() and words.text else label)
    return words


def is_mark_deleted(paragraph: Element) -> bool:
    """Whether a revision took away the end of a paragraph, so that it goes on in the next one."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(child.tag in _DELETIONS for child in mark)


def alternative(element: Element) -> Iterator[Element]:
    """Yield what stands in a choice of contents: the first choice that holds anything, else the fallback."""
    for option in element:
        if len(option):
            yield from option
            return


def _collect(element: Element, words: Words, into: list[str]) -> None:
    for child in element:
        _collect_one(child, words, into)


def _collect_one(child: Element, words: Words, into: list[str]) -> None:
    tag = child.tag
    if (shown := _shown(child)) is not None:
        into.append(shown)
    elif tag == f"{W}r":
        _collect(child, words, words.vanished if _is_hidden(child) else into)
    elif tag in _LEFT_OUT:
        words.revised |= tag in _DELETIONS
    elif tag == f"{W}txbxContent":
        words.boxes.append(child)
    elif tag == f"{W}instrText":
        words.codes[-1:] = ["".join([*words.codes[-1:], child.text or ""])]
    elif tag == f"{W}fldChar":
        _follow_field(child.get(f"{W}fldCharType", ""), words, into)
    elif tag == ALTERNATIVES:
        for chosen in alternative(child):
            _collect_one(chosen, words, into)
    elif not asks_to_be_filled(child):
        words.revised |= tag in _INSERTIONS
        _collect(child, words, into)


def _shown(element: Element) -> str | None:
    """Return the text that an element stands for by itself, None where it only holds others."""
    if element.tag in {f"{W}t", _MATH_TEXT}:
        return element.text or ""
    if element.tag in _PLAIN:
        return "" if element.get(f"{W}type") in _PAGE_BREAKS else _PLAIN[element.tag]
    return _symbol(element.get(f"{W}char", "").upper()) if element.tag == f"{W}sym" else None


def asks_to_be_filled(element: Element) -> bool:
    """Whether this is a form field that shows only what it asks for."""
    return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _follow_field(mark: str, words: Words, into: list[str]) -> None:
    """Take notice of where a field begins and ends; a drawn circle around a number is only in its code."""
    if mark == "begin":
        words.codes.append("")
    elif mark in {"separate", "end"} and words.codes:
        code = words.codes[-1].strip()
        words.commands |= code.upper().startswith("DDE")
        if circled := _CIRCLED.match(code):
            number = circled[1]
            into.append(numeral(int(number), "decimalEnclosedCircle") if number.isdecimal() else number)
        words.codes[-1] = ""
        if mark == "end":
            words.codes.pop()


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in _OFF


def _symbol(code: str) -> str:
    """Return a symbol of the fonts that Word uses for ticks; others have no text."""
    return "☑" if code in _TICKED else "□" if code in _UNTICKED else ""
