"""Stretches of running text that know where they stand in the document: several lines together, or a part of one."""

from collections.abc import Sequence

from ledger_app.intake.prose.line import Line


def joined(lines: Sequence[Line]) -> Line:
    """Return lines as one text, a line break between them."""
    text = ""
    pieces: list[tuple[int, int]] = []
    for line in lines:
        text = f"{text}\n" if text else text
        pieces += [(len(text) + at, place) for at, place in line.pieces]
        text += line.text
    return Line(text, lines[0].where, tuple(pieces), lines[0].block)


def part_of(line: Line, start: int, end: int) -> Line:
    """Return the characters from `start` up to `end` without the blanks around them."""
    words = line.text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    inside = [(at - start, place) for at, place in line.pieces if start < at < start + len(words)]
    return Line(words, line.where, ((0, line.span(start, start + 1)[0]), *inside), line.block)
