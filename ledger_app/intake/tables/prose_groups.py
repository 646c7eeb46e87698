"""Decides by the plan's own prose which group a row belongs to, where the table does not show where a group begins.

A merged cell broken by a page leaves its text in the middle of its rows. The prose of the plan often says under the
same heading what the rows of the group say.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ledger_app.intake.document import Document, Paragraph

_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十百]+[章节、.．]?|[（(][一二三四五六七八九十\d]+[）)]|\d+)[、.．\s]*"
)
_JUNK = re.compile(r"[\s\W_]+")


def prose_under(document: Document) -> dict[str, str]:
    """Return the paragraphs that begin with a heading run into its text: bare heading → text."""
    prose: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, Paragraph) and "。" in block.text:
            heading, _, text = block.text.strip().partition("。")
            if len(heading) <= 60 and len(text) > 20:
                prose.setdefault(bare_heading(heading), text)
    return prose


def bare_heading(text: str) -> str:
    """Return a heading without its numeral, blanks and marks."""
    return _plain(_NUMBERING.sub("", text.strip()))


def first_of_next(contents: Sequence[str], group: str, following: str, prose: Mapping[str, str]) -> int | None:
    """Return which of `contents`, tasks read under `group`, is the first that belongs to the group after it.

    None where the prose does not tell both groups.
    """
    here, there = prose.get(bare_heading(group)), prose.get(bare_heading(following))
    if here is None or there is None:
        return None
    gains = [_share(text, there) - _share(text, here) for text in contents]
    totals = [sum(gains[at:]) - sum(gains[:at]) for at in range(len(gains) + 1)]
    return max(range(len(totals)), key=totals.__getitem__)


def _share(text: str, prose: str) -> float:
    """Return how much of `text` stands in `prose`, by groups of three characters."""
    wanted = _grams(text)
    return len(wanted & _grams(prose)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=512)
def _grams(text: str) -> frozenset[str]:
    plain = _plain(text)
    return frozenset(plain[at : at + 3] for at in range(max(0, len(plain) - 2)))


def _plain(text: str) -> str:
    return _JUNK.sub("", unicodedata.normalize("NFKC", text))
