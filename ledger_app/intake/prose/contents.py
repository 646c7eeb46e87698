"""Tables of contents: headings with their page numbers, which stand again in the text and are nothing to do."""

import re
from collections.abc import Iterator, Sequence

_HEADING = re.compile(r"(?:目录|目次|contents)", re.IGNORECASE)
_PAGE = re.compile(r"(?<![\s.…·．・。_—-])[\s.…·．・。_—-]*[\s.…·．・_—-][（(]?(\d{1,3})[）)]?$")
_LEADER = re.compile(r"(?:[.…·．・_—-]{3}|…|\t)\s{0,20}[（(]?\d{1,3}[）)]?$")
_BLANKS = re.compile(r"\s+")
_FEWEST = 3


def contents_of(texts: Sequence[str]) -> set[int]:
    """Return the indices of the paragraphs that make a table of contents."""
    found = {at for run in _runs(texts) for at in run}
    for at, text in enumerate(texts):
        if at not in found and _HEADING.fullmatch(_bare(text)):
            last = _end_of_entries(texts, at + 1)
            if last - at > _FEWEST:
                found |= set(range(at, last))
            elif at + 1 in found:
                found.add(at)
    return found


def _runs(texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the runs of lines that end in dots and a page number, which never goes down."""
    run: list[int] = []
    last = 0
    for at, text in enumerate([*texts, ""]):
        page = int(match[1]) if _LEADER.search(text.rstrip()) and (match := _PAGE.search(text.rstrip())) else None
        if page is not None and page >= last:
            run.append(at)
            last = page
            continue
        if len(run) >= _FEWEST:
            yield run
        run, last = ([at], page) if page is not None else ([], 0)


def _end_of_entries(texts: Sequence[str], first: int) -> int:
    """Return where the entries under the word 目录 end: each has a page number or stands again further on."""
    at = first
    while at < len(texts):
        entry = _bare(_PAGE.sub("", texts[at].rstrip()))
        later = (_bare(text).startswith(entry) for text in texts[at + 1 :])
        if not entry or not (_PAGE.search(texts[at].rstrip()) or any(later)):
            break
        at += 1
    return at


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
