"""Headings as a narrow place shows them: without their numbering."""

import re

_NUMBERING = re.compile(
    r"^\s*(?:第?[一二三四五六七八九十百]+[章节、．.]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、．.](?!\d))\s*"
)


def short_heading(text: str) -> str:
    """Return `text` without 一、 or （二） before it, unless nothing would be left."""
    return _NUMBERING.sub("", text) or text
