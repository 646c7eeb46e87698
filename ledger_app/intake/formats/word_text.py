"""The words of Word's paragraphs: what a reader sees, with accepted insertions, without deletions and field codes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

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


@dataclass(slots=True)
class Words:
    """The text of one paragraph, the text boxes anchored in it, and what was noticed.

    Attributes:
        vanished: text that the document hides; it is not part of `text`.
        revised: insertions or deletions stood in it.
        commands: field codes that start another program (DDE).
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    revised: bool = False
    commands: bool = False

    @property
    def text(self) -> str:
        """The visible text."""
        return "".join(self.pieces)


def words_of(paragraph: Element, numbering: Numbering) -> Words:
    """Return the visible words of a paragraph, its automatic number in front."""
    words = Words()
    _collect(paragraph, words, words.pieces)
    label = numbering.label(paragraph)
    if label:
        words.pieces.insert(0, f"{label} " if label[-1].isdigit() and words.text else label)
    return words


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
    if tag in {f"{W}t", _MATH_TEXT}:
        into.append(child.text or "")
    elif tag in _PLAIN:
        into.append("" if child.get(f"{W}type") in _PAGE_BREAKS else _PLAIN[tag])
    elif tag == f"{W}r":
        _collect(child, words, words.vanished if _is_hidden(child) else into)
    elif tag in _LEFT_OUT:
        words.revised |= tag in _DELETIONS
    elif tag == f"{W}txbxContent":
        words.boxes.append(child)
    elif tag == f"{W}instrText":
        words.commands |= (child.text or "").strip().upper().startswith("DDE")
    elif tag == f"{W}sym":
        into.append(_symbol(child.get(f"{W}char", "").upper()))
    elif tag == ALTERNATIVES:
        for chosen in alternative(child):
            _collect_one(chosen, words, into)
    else:
        words.revised |= tag in _INSERTIONS
        _collect(child, words, into)


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in _OFF


def _symbol(code: str) -> str:
    """Return a symbol of the fonts that Word uses for ticks; others have no text."""
    return "☑" if code in _TICKED else "□" if code in _UNTICKED else ""
