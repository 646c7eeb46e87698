"""Numbered measures inside one cell of a problem list: each is a task of its own."""

import re

_PART = re.compile(
    r"(?:^|(?<=[\n。；;]))\s*(?:(?P<digits>\d{1,2})\s*[.、．](?:(?!\d)|(?=20\d\d))|[（(]\s*(?P<bracket>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]"
    r"|(?P<ring>[①-⑳])|(?P<ordinal>[一二三四五六七八九十]{1,2})(?:是(?!否)|、))"
)
_NUMERALS = "一二三四五六七八九十"


def split_measures(text: str) -> tuple[tuple[str, str], ...]:
    """Return (number as printed, text with its number) of each measure; a text without a run of numbers is one.

    Words before the first number stay with the first measure.
    """
    starts = _run(list(_PART.finditer(text)))
    if len(starts) < 2:
        only = _PART.match(text)
        return ((printed(only) if only else "", text.strip()),)
    ends = [match.start() for match in starts[1:]] + [len(text)]
    begins = [0] + [match.start() for match in starts[1:]]
    return tuple(
        (printed(match), text[begin:end].strip()) for match, begin, end in zip(starts, begins, ends, strict=True)
    )


def leading_number(text: str) -> str:
    """Return the number a text begins with, as printed: 1 of 1.新建…; "" where there is none."""
    only = _PART.match(text)
    return printed(only) if only and (only["digits"] or only["bracket"]) else ""


def share_out(text: str, count: int) -> tuple[str, ...]:
    """Return a text beside `count` measures part by part where it is numbered likewise, else whole for each."""
    parts = split_measures(text) if text else ()
    if count > 1 and len(parts) == count:
        return tuple(_PART.sub("", part, count=1).strip(" 　；;") for _, part in parts)
    return (text,) * count


def printed(match: re.Match[str]) -> str:
    """Return a measure's number as it is printed: 2, （2）, ②, 二是."""
    if match["digits"]:
        return match["digits"]
    return match[0].strip() if match["bracket"] or match["ring"] else match[0].strip().rstrip("、")


def _run(found: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the matches of one manner that count up from 1."""
    if not found:
        return []
    manner = found[0].lastgroup
    run: list[re.Match[str]] = []
    for match in found:
        if match.lastgroup == manner and _value(match) == len(run) + 1:
            run.append(match)
    return run


def _value(match: re.Match[str]) -> int:
    text = match[match.lastgroup or 0]
    if text.isdecimal():
        return int(text)
    if match["ring"]:
        return ord(text) - ord("①") + 1
    tens, ten, ones = text.rpartition("十")
    return ((_NUMERALS.index(tens) + 1 if tens else 1) * 10 if ten else 0) + (_NUMERALS.index(ones) + 1 if ones else 0)
