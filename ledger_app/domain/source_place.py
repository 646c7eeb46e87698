"""Where the words of a draft stand in its document, and the words of a stretch of it. Offsets are code points."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ledger_app.domain.draft import Intake, TaskDraft
from ledger_app.domain.field import Field

Span = tuple[int, int]
_BREAK = re.compile(r"[ \u3000\xa0]*[\n\t]+[ \u3000\xa0]*")
_BLANK = re.compile(r"\s")
_LEAST_ALIKE = 0.6
_LEAST_WORDS = 4
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")
_SAYING = re.compile(r"[^\s。；;，,、：:]")


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each character of a draft's content its offset in the document, rising."""

    offsets: tuple[int, ...]

    def in_document(self, place: int) -> int:
        """Return where the character at `place` of the content stands; behind the last one for its end."""
        return self.offsets[place] if place < len(self.offsets) else self.offsets[-1] + 1

    def in_content(self, offset: int) -> int:
        """Return the place of the content that an offset of the document falls on."""
        return bisect_left(self.offsets, offset)


def align(content: str, text: str, span: Span) -> Alignment | None:
    """Return where `content` stands in that stretch of `text`, None where it is not made of it.

    A reader leaves out page numbers, blanks and brackets, so that the two are alike, not equal.
    """
    begin, end = span
    matcher = SequenceMatcher(None, content, text[begin:end], autojunk=False)
    blocks = matcher.get_matching_blocks()
    if not content or sum(block.size for block in blocks) < _LEAST_ALIKE * len(_BLANK.sub("", content)):
        return None
    offsets, last = list[int](), begin
    for block in blocks:
        offsets += [last] * (block.a - len(offsets))
        offsets += range(begin + block.b, begin + block.b + block.size)
        last = offsets[-1] if offsets else begin
    return Alignment(tuple(offsets))


def words_at(text: str, span: Span) -> str:
    """Return a stretch of a document as running text: line breaks and cell borders gone."""
    return _BREAK.sub("", text[slice(*span)]).strip()


def stretches(draft: TaskDraft) -> tuple[Span, ...]:
    """Return every stretch of the document that a draft is made of; several for one merged of others."""
    more = (span for field, span in draft.places if field is Field.CONTENT)
    return tuple(dict.fromkeys(span for span in (draft.span, *more) if span[1] > span[0]))


def unread(intake: Intake, drafts: Iterable[TaskDraft]) -> tuple[Span, ...]:
    """Return the stretches under a task heading that no draft holds: lines that follow each other are one.

    Headings and what targets and indicators were read from are no such stretches.
    """
    headings = _headings(intake)
    read = [span for draft in drafts for span in stretches(draft)]
    read += [target.span for target in intake.targets]
    read += [indicator.span for indicator in intake.indicators]
    free = _without(read, [part.span for part in intake.parts if part.taken])
    lines = (line for span in free for line in _lines(intake.text, span, headings))
    return tuple(_joined(lines, intake.text))


def _headings(intake: Intake) -> tuple[str, ...]:
    """Return the headings of a document without blanks, the longest first."""
    paths = (heading for draft in intake.tasks for heading in (*draft.section_path, draft.title))
    titles = (part.title for part in intake.parts)
    bare = {_BLANK.sub("", heading) for heading in (*paths, *titles, intake.plan.title)}
    return tuple(sorted(bare - {""}, key=len, reverse=True))


def _without(read: Iterable[Span], wanted: Iterable[Span]) -> Iterator[Span]:
    """Yield what is left of the wanted stretches."""
    taken = sorted(span for span in read if span[1] > span[0])
    for begin, end in wanted:
        at = begin
        for first, last in taken:
            if last <= at or first >= end:
                continue
            if first > at:
                yield at, first
            at = max(at, last)
        if at < end:
            yield at, end


def _lines(text: str, span: Span, headings: tuple[str, ...]) -> Iterator[Span]:
    """Yield the lines of a stretch that say something and are no heading; a heading that runs on is cut off."""
    for line in _LINE.finditer(text, *span):
        bare = _BLANK.sub("", line[0])
        heading = next((each for each in headings if bare.startswith(each)), "")
        if len(_WORD.findall(bare[len(heading) :])) >= _LEAST_WORDS:
            begin = line.start() + _length(line[0], len(heading))
            first = _SAYING.search(text, begin, line.end())
            yield first.start() if first else begin, line.end()


def _length(text: str, count: int) -> int:
    """Return how long the beginning of `text` is that holds `count` characters and the blanks behind them."""
    seen = 0
    for at, char in enumerate(text):
        if not char.isspace():
            if seen == count:
                return at
            seen += 1
    return len(text)


def _joined(lines: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield lines that follow each other as one stretch."""
    last: Span | None = None
    for begin, end in lines:
        if last is not None and not text[last[1] : begin].strip():
            last = last[0], end
            continue
        if last is not None:
            yield last
        last = begin, end
    if last is not None:
        yield last
