"""The one door for documents: any file becomes a Document, or a LedgerError that says why not.

Foreign files are read in a child process (reader.py); this is what the child does.
"""

from pathlib import Path

from ledger_app.errors import LedgerError
from ledger_app.intake.assembly import Assembly
from ledger_app.intake.document import Document, Paragraph
from ledger_app.intake.formats.scan import DAMAGED, RESAVE, scan_package
from ledger_app.intake.formats.sniff import FileKind, sniff

PASTED = "粘贴的内容"
MAX_CHARACTERS = 600_000  # some 1,000 printed pages, understood in a third of the time a file may take


def read_document(path: Path, work: Path) -> Document:
    """Read a file, whatever its name says it is.

    Args:
        work: a folder of our own for files in between.

    Raises:
        LedgerError: it cannot be read; the message names it.
    """
    try:
        kind = sniff(path)
        assembly = Assembly(path.name)
        _tell_if_mislabelled(path, kind, assembly)
        _read(path, kind, work, assembly)
    except LedgerError:
        raise
    except MemoryError:
        raise LedgerError(
            f"“{path.name}”太大，内存不够，没有读取", "请拆成几个文件，或删去图片和空白区域后再试"
        ) from None
    except Exception as error:  # a parser may fail in any way on a broken file; the ledger is not touched
        raise LedgerError(f"“{path.name}”的内容有问题，读不下去", DAMAGED) from error
    document = assembly.finish()
    if not document.text.strip():
        raise LedgerError(f"“{path.name}”里没有文字", "如果是扫描件或图片，请换成文字版")
    _refuse_if_endless(document, path.name)
    return document


def read_pasted_document(text: str) -> Document:
    """Read text or cells from the clipboard.

    Raises:
        LedgerError: it is too long.
    """
    from ledger_app.intake.formats.decoding import clean
    from ledger_app.intake.formats.plain_text import read_text

    assembly = Assembly(PASTED)
    cleaned, remark = clean(text)
    if remark:
        assembly.warn(PASTED, remark)
    read_text(cleaned, assembly)
    document = assembly.finish()
    _refuse_if_endless(document, PASTED)
    return document


def _refuse_if_endless(document: Document, name: str) -> None:
    characters = sum(len(block.text) for block in document.blocks if isinstance(block, Paragraph))
    if characters > MAX_CHARACTERS:
        raise LedgerError(
            f"“{name}”除表格外有 {characters // 10000} 万字，超过 {MAX_CHARACTERS // 10000} 万字，没有读取",
            "请确认是不是要读的文件；确是的，请拆成几个文件后再试",
        )


def _read(path: Path, kind: FileKind, work: Path, assembly: Assembly) -> None:
    match kind:
        case FileKind.WORKBOOK | FileKind.WORD:
            assembly.findings.extend(scan_package(path))
            _read_package(path, kind, assembly)
        case FileKind.OLD_WORKBOOK:
            from ledger_app.intake.formats.spreadsheet import read_old_workbook

            read_old_workbook(path, assembly)
        case FileKind.LOCKED:
            from ledger_app.intake.formats.unlock import unlock

            opened = unlock(path, work)
            _read(opened, sniff(opened), work, assembly)
        case FileKind.OLD_WORD | FileKind.OTHER_WORD | FileKind.OTHER_WORKBOOK:
            _read_converted(path, kind, work, assembly)
        case FileKind.PDF:
            from ledger_app.intake.formats.pdf import read_pdf

            read_pdf(path, assembly)
        case FileKind.WEB_ARCHIVE:
            from ledger_app.intake.formats.web_archive import unpack_page

            _read_characters(unpack_page(path, work), FileKind.HTML, assembly)
        case FileKind.HTML | FileKind.DELIMITED | FileKind.TEXT:
            _read_characters(path, kind, assembly)


def _read_package(path: Path, kind: FileKind, assembly: Assembly) -> None:
    if kind is FileKind.WORKBOOK:
        from ledger_app.intake.formats.spreadsheet import read_workbook

        read_workbook(path, assembly)
    else:
        from ledger_app.intake.formats.word import read_word

        read_word(path, assembly)


def _read_converted(path: Path, kind: FileKind, work: Path, assembly: Assembly) -> None:
    from ledger_app.intake.formats.conversion import convert, find_libreoffice

    ending = "xlsx" if kind is FileKind.OTHER_WORKBOOK else "docx"
    converted = convert(path, ending, work, find_libreoffice())
    assembly.note(path.name, f"文件是{kind.label}，由 LibreOffice 转换后读取，请核对版式")
    if sniff(converted) not in {FileKind.WORKBOOK, FileKind.WORD}:
        raise LedgerError(f"LibreOffice 没有转换成“{path.name}”", RESAVE)
    _read(converted, sniff(converted), work, assembly)


def _read_characters(path: Path, kind: FileKind, assembly: Assembly) -> None:
    from ledger_app.intake.formats.decoding import decode
    from ledger_app.intake.formats.delimited import read_delimited
    from ledger_app.intake.formats.plain_text import read_text
    from ledger_app.intake.formats.web_page import read_web_page

    text, remark = decode(path)
    if remark:
        assembly.warn(path.name, remark)
    if kind is FileKind.HTML:
        read_web_page(text, assembly)
    elif kind is FileKind.DELIMITED:
        read_delimited(text, assembly)
    else:
        read_text(text, assembly)


def _tell_if_mislabelled(path: Path, kind: FileKind, assembly: Assembly) -> None:
    ending = path.suffix.lower()
    if kind.endings and ending and ending not in kind.endings:
        assembly.note(path.name, f"文件名以 {ending} 结尾，内容其实是{kind.label}，已按{kind.label}读取")
