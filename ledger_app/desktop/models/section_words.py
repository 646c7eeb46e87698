"""Headings as a narrow place shows them: without their numbering, cut so that they can be told apart."""

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

_NUMBERING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十百]+[章节、．.]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、．.](?!\d))\s*"
)


def short_heading(text: str) -> str:
    """Return `text` without 一、 or （二） before it, unless nothing would be left."""
    return _NUMBERING.sub("", text) or text


def told_apart(labels: Sequence[str], cut: Callable[[str], str]) -> tuple[str, ...]:
    """Return `labels` cut to their place; where several would then look the same, without the beginning they share.

    Args:
        cut: returns a text as it looks where there is no room for all of it.
    """
    shown = [cut(label) for label in labels]
    return tuple(
        look if shown.count(look) == 1 else cut(_own_part(label, [other for other in labels if other != label]))
        for label, look in zip(labels, shown, strict=True)
    )


def _own_part(label: str, others: Sequence[str]) -> str:
    """Return `label` from where it differs from the one it resembles most, not beginning inside a number."""
    alike = max((_begin_alike(label, other) for other in others), default=0)
    while 0 < alike < len(label) and label[alike - 1].isdigit() and label[alike].isdigit():
        alike -= 1
    return f"…{label[alike:]}" if 0 < alike < len(label) else label


def _begin_alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common before they differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
