"""Numbered measures inside one cell of a problem list: each is a task of its own."""

import re

from ledger_app.domain.chinese_dates import number_of

_HAN = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_FORMS = (
    r"(?P<digits>\d{1,2})\s*[.、．](?:(?!\d)|(?=20\d\d))",
    rf"[（(]\s*(?P<bracket>\d{{1,2}}|{_HAN})\s*[）)]",
    r"(?P<ring>[①-⑳])",
    rf"(?P<ordinal>{_HAN})(?:是(?!否)|、)",
)
_PART = re.compile(rf"(?:^|(?<=[\n。；;]))\s*(?:{'|'.join(_FORMS)})")


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
    return ord(text) - ord("①") + 1 if match["ring"] else number_of(text)
