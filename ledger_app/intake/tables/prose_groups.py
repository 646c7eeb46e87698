"""Decides by the plan's own prose which group a row belongs to, where the table does not show where a group begins.

A merged cell broken by a page leaves its text in the middle of its rows. The prose of the plan often says under the
same heading what the rows of the group say.
"""

import re
from collections.abc import Mapping, Sequence

from ledger_app.domain.plain_words import grams, plain
from ledger_app.intake.document import Document, Paragraph

_NUMBERING = re.compile(
    r"^(?:第?[一二三四五六七八九十百]+[章节、.．]?|[（(][一二三四五六七八九十\d]+[）)]|\d+)[、.．\s]*"
)


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
    return plain(_NUMBERING.sub("", text.strip()))


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
    wanted = grams(text)
    return len(wanted & grams(prose)) / len(wanted) if wanted else 0.0
