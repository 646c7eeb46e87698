"""The paragraphs of a document as lines of running text: blanks gone, and whole again where a page cut them."""

from dataclasses import dataclass

from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.prose.contents import contents_of
from ledger_app.intake.prose.mending import Half, mended


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of running text.

    Attributes:
        text: its words, without the blanks around them.
        where: its place as findings name it.
        pieces: stretches of `text` and where they stand: (offset in `text`, offset in the document's text).
        block: its index among the document's blocks, of its first piece.
    """

    text: str
    where: str
    pieces: tuple[tuple[int, int], ...]
    block: int = 0

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from `start` up to `end` of `text` stand in the document's text."""
        return self._at(start), self._at(end - 1) + 1 if end > start else self._at(start)

    def _at(self, offset: int) -> int:
        piece = next(piece for piece in reversed(self.pieces) if piece[0] <= offset)
        return piece[1] + offset - piece[0]


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the running text of `document`, a line a paragraph.

    Tables are left to others; page numbers and tables of contents are left out.
    """
    paragraphs = [
        (index, block)
        for index, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and block.text.strip()
    ]
    contents = contents_of([block.text for _, block in paragraphs])
    paragraphs = [paragraph for at, paragraph in enumerate(paragraphs) if at not in contents]
    halves = [Half(block.text, index, apart=_is_apart(document, block)) for index, block in paragraphs]
    return tuple(_line([paragraphs[at] for at in group]) for group in mended(halves))


def _is_apart(document: Document, paragraph: Paragraph) -> bool:
    """Whether a blank line stands before a paragraph."""
    end = paragraph.span[0] - 1
    return end >= 0 and not document.text[document.text.rfind("\n", 0, end) + 1 : end].strip()


def _line(parts: list[tuple[int, Paragraph]]) -> Line:
    index, first = parts[0]
    text = ""
    pieces = []
    for _, part in parts:
        pieces.append((len(text), part.span[0] + len(part.text) - len(part.text.lstrip())))
        text += part.text.strip()
    return Line(text, first.where, tuple(pieces), index)
