"""PDF files written from scratch, as an office's printer driver would: lines of a font that every reader knows.

Points are counted from the top left of an A4 page. Chinese characters are as wide as high, letters half as wide.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 79, 527, 105, 735
SIZE, PITCH = 16, 28
_NO_START = "，。、；：）〕】》”！？%"
_NO_END = "（〔【《“"
_FONT = """\
<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font
/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>
/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]
/ItalicAngle 0/Ascent 859/Descent -141/CapHeight 700/StemV 80>>>>]>>"""
_IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"


@dataclass
class Page:
    """A page in the making."""

    operators: list[str] = field(default_factory=list)
    is_landscape: bool = False

    def write(self, x: float, top: float, text: str, size: float = SIZE) -> None:
        """Print a text."""
        code = text.encode("utf-16-be").hex()
        self.operators.append(f"BT /F {size} Tf {x:.2f} {HEIGHT - top - 0.859 * size:.2f} Td <{code}> Tj ET")

    def write_in_the_middle(self, top: float, text: str, size: float = SIZE) -> None:
        """Print a text between the sides of the page."""
        self.write((WIDTH - width(text) * size) / 2, top, text, size)

    def rule(self, x0: float, top: float, x1: float, bottom: float) -> None:
        """Draw a line."""
        self.operators.append(f"0.5 w {x0:.2f} {HEIGHT - top:.2f} m {x1:.2f} {HEIGHT - bottom:.2f} l S")

    def picture(self) -> None:
        """Show an image all over the page, as a scanner does."""
        self.operators.append(f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q")

    def table(
        self, top: float, columns: Sequence[float], rows: Sequence[Sequence[str | None]], size: float = 10.5
    ) -> float:
        """Draw a ruled table and return where it ends; None goes on with the cell above.

        Args:
            columns: where columns begin and end.
            rows: the lines of each cell, apart by line ends.
        """
        height = 1.5 * size
        for number, row in enumerate(rows):
            deepest = max(text.count("\n") + 1 for text in row if text is not None)
            bottom = top + deepest * height + 4
            below = rows[number + 1] if number + 1 < len(rows) else [""] * len(row)
            for at, text in enumerate(row):
                if text is not None:
                    self.rule(columns[at], top, columns[at + 1], top)
                    for line, words in enumerate(text.split("\n")):
                        self.write(columns[at] + 3, top + 3 + line * height, words, size)
                if below[at] is not None:
                    self.rule(columns[at], bottom, columns[at + 1], bottom)
            for x in columns:
                self.rule(x, top, x, bottom)
            top = bottom
        return top


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters."""
    return sum(0.5 if character.isascii() else 1 for character in text)


def wrapped(text: str, measure: float = 28, indent: float = 2) -> list[str]:
    """Return the lines of a paragraph, the first one shorter by the indent; marks stand where typesetters put them."""
    lines, room = [""], measure - indent
    for token in _tokens(text):
        if width(lines[-1] + token) > room and lines[-1]:
            lines.append("")
            room = measure
        lines[-1] += token
    return lines


def pages_of(paragraphs: Iterable[str], *, running_title: str = "", page_numbers: bool = True) -> list[Page]:
    """Set paragraphs the way official documents are printed: 22 lines of 28 characters; "^" begins a title line."""
    pages: list[Page] = []
    top = float(BOTTOM)
    for paragraph in paragraphs:
        is_title = paragraph.startswith("^")
        lines = [paragraph[1:]] if is_title else wrapped(paragraph)
        for number, line in enumerate(lines):
            if top + PITCH > BOTTOM:
                pages.append(Page())
                top = float(TOP)
            if is_title:
                pages[-1].write_in_the_middle(top, line, 22)
            else:
                pages[-1].write(LEFT + (0 if number else 2 * SIZE), top, line)
            top += PITCH
    for number, page in enumerate(pages, 1):
        if page_numbers:
            page.write_in_the_middle(770, f"— {number} —", 14)
        if running_title:
            page.write_in_the_middle(60, running_title, 10.5)
    return pages


def a_pdf(path: Path, pages: Sequence[Page]) -> Path:
    """Write a PDF file and return its path."""
    objects: list[bytes] = [b"", b"", _FONT.encode(), _IMAGE + b"stream\n\x80\nendstream"]
    kids = []
    for page in pages:
        turned = ["0 1 -1 0 842 0 cm"] if page.is_landscape else []
        content = zlib.compress("\n".join([*turned, *page.operators]).encode())
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n" % len(content) + content + b"\nendstream")
        turn = "/Rotate 90" if page.is_landscape else ""
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]{turn}/Contents {len(objects)} 0 R"
            "/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>>>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    path.write_bytes(_file(objects))
    return path


def _file(objects: Sequence[bytes]) -> bytes:
    data = b"%PDF-1.7\n%\xe4\xb8\xad\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(data))
    )


def _tokens(text: str) -> list[str]:
    """Split into what must not be parted: a number or a letter with the marks around it."""
    tokens: list[str] = []
    for character in text:
        last = tokens[-1][-1] if tokens else ""
        is_word = character.isascii() and character.isalnum() and last.isascii() and last.isalnum()
        if tokens and (is_word or character in _NO_START or last in _NO_END):
            tokens[-1] += character
        else:
            tokens.append(character)
    return tokens
