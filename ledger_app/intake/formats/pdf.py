"""PDF documents in, those with text: paragraphs whole again, tables, no page numbers. Scans are told, not guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ledger_app.errors import LedgerError
from ledger_app.intake.assembly import Assembly
from ledger_app.intake.formats.pdf_columns import columns_of, gutters
from ledger_app.intake.formats.pdf_glyphs import PageContent, PdfFile
from ledger_app.intake.formats.pdf_lines import TextLine, text_lines
from ledger_app.intake.formats.pdf_margins import without_margins
from ledger_app.intake.formats.pdf_paragraphs import frames
from ledger_app.intake.formats.pdf_tables import PdfTable, table_of
from ledger_app.intake.formats.pdf_writer import PdfWriter
from ledger_app.intake.formats.scan import DAMAGED

_TAIL_BYTES = 4096
_RECOGNISE = "请用带文字识别（OCR）的软件转成文字版，或向发文单位要 Word 版"


def read_pdf(path: Path, assembly: Assembly) -> None:
    """Append a PDF.

    Raises:
        LedgerError: it has a password, is damaged, or holds no text.
    """
    data = path.read_bytes()
    file = _opened(path.name, data)
    if b"%%EOF" not in data[-_TAIL_BYTES:]:
        assembly.warn(path.name, "文件末尾不完整，可能没有传完，请核对最后几页")
    contents = _contents(path.name, file, assembly)
    _tell_what_cannot_be_read(path.name, contents, assembly)
    sheets = [_sheet(content) for content in contents]
    bodies = without_margins([sheet.lines for sheet in sheets])
    blanks = gutters(bodies, [sheet.width for sheet in sheets])
    columns = [
        (sheet, lines)
        for sheet, body, gutter in zip(sheets, bodies, blanks, strict=True)
        for lines in columns_of(body, None if sheet.tables else gutter)
    ]
    writer = PdfWriter(assembly)
    found = frames([lines for _, lines in columns], [sheet.width for sheet, _ in columns])
    for (sheet, lines), frame in zip(columns, found, strict=True):
        writer.add_page(sheet.number, lines, sheet.tables, frame)
    writer.finish()


def _opened(name: str, data: bytes) -> PdfFile:
    import pypdfium2

    try:
        file = PdfFile(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LedgerError(f"“{name}”设有打开密码", "请用 PDF 阅读器打开，去掉密码另存后再试") from None
        raise LedgerError(f"“{name}”不完整或已损坏，打不开", DAMAGED) from None
    if not len(file):
        raise LedgerError(f"“{name}”里一页也没有", DAMAGED)
    return file


def _contents(name: str, file: PdfFile, assembly: Assembly) -> list[PageContent]:
    """Return the pages; one that is damaged is told and left out."""
    import pypdfium2

    contents = []
    broken = []
    for at in range(len(file)):
        try:
            contents.append(file.page(at))
        except pypdfium2.PdfiumError:
            broken.append(at + 1)
    if not contents:
        raise LedgerError(f"“{name}”不完整或已损坏，打不开", DAMAGED)
    if broken:
        assembly.warn(_pages(broken), "这些页已损坏，没有读出")
    return contents


def _tell_what_cannot_be_read(name: str, contents: Sequence[PageContent], assembly: Assembly) -> None:
    """Refuse a file without text; of single pages without text say which.

    Raises:
        LedgerError: no page has text.
    """
    unknown = [page.number for page in contents if page.unknown > len(page.glyphs)]
    scanned = [page.number for page in contents if page.pictures and not page.glyphs and not page.unknown]
    if not any(page.glyphs for page in contents):
        if scanned:
            raise LedgerError(f"“{name}”是扫描件，只有图像，没有文字", _RECOGNISE)
        if unknown:
            raise LedgerError(f"“{name}”的字体没有说明是哪些字，读不出文字", _RECOGNISE)
        raise LedgerError(f"“{name}”里没有文字", _RECOGNISE)
    if scanned:
        assembly.warn(_pages(scanned), f"共 {len(scanned)} 页是扫描图像，没有文字，没有读取")
    if untold := [page.number for page in contents if page.untold]:
        assembly.warn(_pages(untold), "页面数据有损坏，里面的表格没有认出，按文字读取，请核对")
    if unknown:
        assembly.warn(_pages(unknown), "有的字体没有说明是哪些字，读不出的文字已略去")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: its lines outside tables, and its tables."""

    number: int
    width: float
    lines: list[TextLine]
    tables: list[PdfTable]


def _sheet(content: PageContent) -> _Sheet:
    """Sort the characters of a page into its tables and its lines; a box around text is no table."""
    outside = content.glyphs
    tables = []
    for cells in content.tables:
        if len({round(cell.x0) for cell in cells}) < 2:
            continue
        table = table_of(cells, outside)
        tables.append(table)
        outside = tuple(glyph for glyph in outside if not table.holds(glyph))
    return _Sheet(content.number, content.width, text_lines(outside), tables)


def _pages(numbers: Sequence[int]) -> str:
    """Return page numbers as findings name them: 第3、5—7页."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return f"第{'、'.join(f'{run[0]}—{run[-1]}' if len(run) > 1 else str(run[0]) for run in runs)}页"
