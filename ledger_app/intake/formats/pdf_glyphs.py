"""The characters of a PDF page and where they stand, and the cells that its ruled lines make.

pdfium gives the characters of a page of plain text some twenty times faster than pdfplumber, which knows tables: each
page goes to the one it needs. Lengths are in points, counted from the top left.
"""

import ctypes
import io
import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.pdf import PDF

_THIN = 3.0
_LONG = 15.0
_FEWEST_RULES = 4
_DRAWING = 4000
_NEAR = 3.0
_UNKNOWN = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|\(cid:\d+\)")
_HYPHEN = "\x02"
_Call = Callable[..., Any]  # a function of pdfium


class Glyph(NamedTuple):
    """A character and its box; `size` is that of its font."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


class Box(NamedTuple):
    """The box of a cell."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a page holds.

    Attributes:
        number: counted from 1.
        width: from side to side, in points.
        tables: the cells of each table.
        unknown: how many characters have no meaning, because their font does not tell it.
        pictures: it shows images.
        untold: its ruled lines could not be made out, so that its tables are only text.
    """

    number: int
    width: float
    glyphs: tuple[Glyph, ...]
    tables: tuple[tuple[Box, ...], ...] = ()
    unknown: int = 0
    pictures: bool = False
    untold: bool = False


class PdfFile:
    """An opened PDF.

    Raises:
        pypdfium2.PdfiumError: it cannot be opened; its message tells of a password.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pages = pypdfium2.PdfDocument(data)
        self._plumber: PDF | None = None

    def __len__(self) -> int:
        return len(self._pages)

    def page(self, at: int) -> PageContent:
        """Return a page; `at` counts from 0.

        Raises:
            pypdfium2.PdfiumError: it is damaged.
        """
        page = self._pages[at]
        rules, pictures = _drawn(page)
        is_ruled = bool(page.get_rotation()) or _FEWEST_RULES <= rules < _DRAWING
        ruled = self._ruled_page(at) if is_ruled else None
        if ruled is not None:
            return _content(replace(ruled, pictures=pictures))
        glyphs, width = tuple(_glyphs(page)), page.get_width()
        page.close()
        return _content(PageContent(at + 1, width, glyphs, pictures=pictures, untold=is_ruled))

    def _ruled_page(self, at: int) -> PageContent | None:
        """Return a page with its tables, None where pdfplumber cannot make it out and pdfium must do."""
        from pdfplumber.utils.exceptions import PdfminerException

        try:
            if self._plumber is None:
                import pdfplumber

                self._plumber = pdfplumber.open(io.BytesIO(self._data))
            if at >= len(self._plumber.pages):
                return None
            page = self._plumber.pages[at]
            glyphs = tuple(
                Glyph(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], char["size"])
                for char in page.chars
                if char["upright"]
            )
            tables = tuple(tuple(map(Box._make, table.cells)) for table in page.find_tables(_settings(page)))
            page.close()
        except PdfminerException:
            return None
        return PageContent(at + 1, float(page.width), glyphs, tables)


def _content(page: PageContent) -> PageContent:
    """Return a page without the characters whose meaning nobody knows, and their number."""
    known = tuple(glyph for glyph in page.glyphs if not _UNKNOWN.search(glyph.text))
    return replace(page, glyphs=known, unknown=len(page.glyphs) - len(known))


def _drawn(page: pypdfium2.PdfPage) -> tuple[int, bool]:
    """Return how many ruled lines a page has, a box counting four, and whether it has pictures."""
    rules, pictures = 0, False
    box = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = box
    for kind, drawn in _objects(page.raw, pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPageObj_GetBounds(drawn, *map(ctypes.byref, box))
            width, height = right.value - left.value, top.value - bottom.value
            if max(width, height) > _LONG:
                rules += 1 if min(width, height) < _THIN else 4
        if rules >= _DRAWING:
            break
    return rules, pictures


def _objects(holder: object, count: _Call, get: _Call, depth: int = 3) -> Iterator[tuple[int, object]]:
    """Yield what is drawn on a page or in a part of it that is drawn as one, with its kind."""
    for at in range(count(holder)):
        drawn = get(holder, at)
        kind = pdfium.FPDFPageObj_GetType(drawn)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            yield from _objects(drawn, pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject, depth - 1)
        else:
            yield kind, drawn


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    """Yield the characters that stand upright; a watermark across the page does not."""
    text = page.get_textpage()
    raw, box = text.raw, pdfium.FS_RECTF()
    for at in range(pdfium.FPDFText_CountChars(raw)):
        character = chr(pdfium.FPDFText_GetUnicode(raw, at))
        if pdfium.FPDFText_IsGenerated(raw, at) == 1 or character in "\r\n":
            continue
        if abs(pdfium.FPDFText_GetCharAngle(raw, at)) > 0.1:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, at, box)
        character = "-" if character == _HYPHEN else character
        yield Glyph(
            character, box.left, box.right, -box.top, -box.bottom, max(box.top - box.bottom, box.right - box.left)
        )
    text.close()


def _settings(page: "Page") -> dict[str, object]:
    """Return where tables end whose outer sides are open: there the horizontal lines end, several at one place."""
    verticals = [edge["x0"] for edge in page.edges if edge["orientation"] == "v"]
    ends = sorted((edge["x0"], edge["x1"]) for edge in page.edges if edge["orientation"] == "h")
    sides: set[float] = set()
    for side in (0, 1):
        places = sorted(end[side] for end in ends)
        for place, group in itertools.groupby(places, key=lambda x: round(x / _NEAR)):
            if sum(1 for _ in group) >= 3 and not any(abs(x - place * _NEAR) <= 2 * _NEAR for x in verticals):
                sides.add(place * _NEAR)
    return {"explicit_vertical_lines": sorted(sides)} if verticals and sides else {}
