"""A text without blanks and bracketed remarks, so that words can be compared, and where its characters stood before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_REMARK = re.compile(r"[（(\[【](?!\s*PM)[^（()）\[\]【】\n]*[）)\]】]|[^\S\n]|[_{}]")
_QUOTED = re.compile(  # bounded: marks that nothing closes would else be searched to the end of the text, each
    r"《[^》\n]{0,200}》|“[^”\n]{0,200}”|‘[^’\n]{0,200}’|「[^」\n]{0,200}」|〔[^〕\n]{0,200}〕|\"[^\"\n]{0,200}\""
)
_OPENS_REMARK = re.compile(r"[（(\[【_{}]|[^\S\n]")
_OPENS_QUOTATION = re.compile(r"[《“‘「〔\"]")
MASK = "□"
_GONE = "\ue000"  # a character of nobody's


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a bare text: `plain` as written, `masked` with titles and quotations blotted out, equally long."""

    plain: str
    masked: str

    def cut(self, start: int, end: int | None = None) -> "Words":
        """Return the piece from `start` up to `end`."""
        return Words(self.plain[start:end], self.masked[start:end])


@dataclass(frozen=True, slots=True)
class BareText:
    """A text without blanks and remarks.

    Attributes:
        masked: the same, with titles and quotations blotted out: what stands in them is a name, not a statement.
        places: for each character where it stands in the text as given, and at last that text's length.
    """

    text: str
    masked: str
    places: Sequence[int]

    def cut(self, start: int, end: int) -> Words:
        """Return the words from `start` up to `end`."""
        return Words(self.text[start:end], self.masked[start:end])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` up to `end` stand in the text as given, remarks behind them too."""
        begin = self.places[start]
        last = self.places[end] if end < len(self.text) else self.places[-1]
        return begin, last


def bare(text: str) -> BareText:
    """Return `text` without blanks and remarks."""
    if not _OPENS_REMARK.search(text):
        return BareText(text, _masked(text), range(len(text) + 1))
    rest = text
    while (shorter := _REMARK.sub(lambda found: _GONE * len(found[0]), rest)) != rest:
        rest = shorter  # remarks within remarks go one layer at a time
    kept = [at for at, char in enumerate(rest) if char != _GONE]
    plain = "".join(text[at] for at in kept)
    return BareText(plain, _masked(plain), (*kept, len(text)))


def _masked(plain: str) -> str:
    return _QUOTED.sub(lambda found: MASK * len(found[0]), plain) if _OPENS_QUOTATION.search(plain) else plain
