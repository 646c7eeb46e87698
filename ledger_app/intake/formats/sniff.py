"""Tells what a file is by what is in it. Names lie: exports called .xls are often web pages or plain text."""

import re
import zipfile
from enum import Enum
from pathlib import Path

from ledger_app.errors import LedgerError, reason_of
from ledger_app.intake.formats.decoding import decode
from ledger_app.intake.formats.scan import DAMAGED, MAX_FILE_BYTES

_HEAD_BYTES = 4096
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ARCHIVE_MAGIC = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PROGRAM_MAGIC = (b"MZ", b"\x7fELF")
_IMAGE_MAGIC = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_MAIL_MARK = re.compile(rb"(?:[!-9;-~]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,12}?mime-version:", re.IGNORECASE)
_HTML_MARKS = ("<!doctype html", "<html", "<table", "<body", "<meta ", "<tr", "<div")


class FileKind(Enum):
    """What a file is.

    Attributes:
        label: its name to show.
        endings: what names of such files end in; empty where the name tells nothing.
    """

    def __init__(self, label: str, endings: tuple[str, ...]) -> None:
        self.label = label
        self.endings = endings

    WORKBOOK = ("Excel 工作簿", (".xlsx", ".xlsm", ".xltx", ".xltm"))
    OLD_WORKBOOK = ("旧格式工作簿", (".xls", ".et", ".xlt", ".ett"))
    WORD = ("Word 文档", (".docx", ".docm", ".dotx", ".dotm"))
    OLD_WORD = ("旧格式文字文档", (".doc", ".wps", ".dot", ".wpt"))
    OTHER_WORKBOOK = ("其他格式的工作簿", (".ods", ".xlsb", ".xml", ".uos"))
    OTHER_WORD = ("其他格式的文字文档", (".odt", ".rtf", ".xml", ".uot"))
    LOCKED = ("带密码的文档", ())
    HTML = ("网页", (".html", ".htm"))
    WEB_ARCHIVE = ("单个文件网页", (".mht", ".mhtml"))
    DELIMITED = ("逗号或制表符分隔的表格", (".csv", ".tsv"))
    TEXT = ("文本", (".txt", ".md", ".text", ""))
    PDF = ("PDF", (".pdf",))


_OFFICE_XML_MARKS = (
    ("office:spreadsheet", FileKind.OTHER_WORKBOOK),
    ("wordml", FileKind.OTHER_WORD),
    ("office/2006/xmlpackage", FileKind.OTHER_WORD),
)
_PACKAGES = (
    ("xl/workbook.xml", FileKind.WORKBOOK),
    ("word/document.xml", FileKind.WORD),
    ("xl/workbook.bin", FileKind.OTHER_WORKBOOK),
)
_OPEN_DOCUMENTS = (
    (b"opendocument.spreadsheet", FileKind.OTHER_WORKBOOK),
    (b"opendocument.text", FileKind.OTHER_WORD),
)
_OLE_STREAMS = (
    ("EncryptedPackage", FileKind.LOCKED),
    ("Workbook", FileKind.OLD_WORKBOOK),
    ("Book", FileKind.OLD_WORKBOOK),
    ("WordDocument", FileKind.OLD_WORD),
)


def sniff(path: Path) -> FileKind:
    """Return what the file is.

    Raises:
        LedgerError: it cannot be opened, is empty, or is nothing a plan could be in.
    """
    head = _head(path)
    if head.startswith(_ZIP_MAGIC):
        return _package_kind(path)
    if head.startswith(_OLE_MAGIC):
        return _ole_kind(path)
    if b"%PDF-" in head[:1024]:
        return FileKind.PDF
    if head.startswith(b"{\\rtf"):
        return FileKind.OTHER_WORD
    if _MAIL_MARK.match(head):
        return FileKind.WEB_ARCHIVE
    _refuse_what_holds_no_text(path, head)
    return _text_kind(path)


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise LedgerError(f"“{path.name}”是文件夹，不是文件", "请选择文件夹里的文件")
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except FileNotFoundError:
        raise LedgerError(f"找不到文件“{path}”", "请检查文件名和位置，或重新选择") from None
    except OSError as error:
        raise LedgerError(
            f"“{path.name}”打不开：{reason_of(error)}", "请检查是否有权读取，或复制到本机后再试"
        ) from None
    if size == 0 or not head.strip(b"\x00 \t\r\n"):
        raise LedgerError(f"“{path.name}”是空文件", "可能没有传完，请让对方重新发送")
    if size > MAX_FILE_BYTES:
        raise LedgerError(
            f"“{path.name}”有 {size // 1024 // 1024} MB，超过 200 MB，没有读取", "请删去图片或拆成几个文件后再试"
        )
    return head


def _package_kind(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise LedgerError(f"“{path.name}”不完整或已损坏，打不开", DAMAGED) from None
    for name, kind in _PACKAGES:
        if name in names:
            return kind
    if "[Content_Types].xml" in names:  # the main part may lie elsewhere
        for folder, kind in (("xl/", FileKind.WORKBOOK), ("word/", FileKind.WORD)):
            if any(name.startswith(folder) for name in names):
                return kind
    for mark, kind in _OPEN_DOCUMENTS:
        if mark in mimetype:
            return kind
    if "OFD.xml" in names:
        raise LedgerError(f"“{path.name}”是 OFD 版式文件，读不出文字", "请向发文单位要 Word 或 Excel 版")
    raise LedgerError(f"“{path.name}”是压缩包或不认识的格式", "请先解压，再选择里面的 Excel、Word 或文本文件")


def _ole_kind(path: Path) -> FileKind:
    import olefile

    try:
        with olefile.OleFileIO(path) as container:
            streams = {"/".join(entry) for entry in container.listdir()}
    except (OSError, ValueError, IndexError, TypeError):
        raise LedgerError(f"“{path.name}”不完整或已损坏，打不开", DAMAGED) from None
    for name, kind in _OLE_STREAMS:
        if name in streams:
            return kind
    raise LedgerError(f"“{path.name}”不是 Excel、WPS 表格或文字文档", "请另存为 .xlsx 或 .docx 后再试")


def _refuse_what_holds_no_text(path: Path, head: bytes) -> None:
    if head.startswith(_IMAGE_MAGIC) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        raise LedgerError(f"“{path.name}”是图片，读不出文字", "请换成 Word、Excel 或文本版")
    if head.startswith(_ARCHIVE_MAGIC):
        raise LedgerError(f"“{path.name}”是压缩包", "请先解压，再选择里面的文件")
    if head.startswith(_PROGRAM_MAGIC):
        raise LedgerError(f"“{path.name}”是程序文件，没有打开", "请确认来源，选择 Excel、Word 或文本文件")


def _text_kind(path: Path) -> FileKind:
    text, _ = decode(path)
    start = text[:_HEAD_BYTES].lstrip().lower()
    if start.startswith("<"):
        for mark, kind in _OFFICE_XML_MARKS:
            if start.startswith("<?xml") and mark in start:
                return kind
        if any(mark in start for mark in _HTML_MARKS):
            return FileKind.HTML
    if path.suffix.lower() in FileKind.TEXT.endings:
        return FileKind.TEXT
    return FileKind.DELIMITED if _looks_delimited(text) else FileKind.TEXT


def _looks_delimited(text: str) -> bool:
    """A file that calls itself a table is one unless hardly any line of it holds a separator."""
    lines = [line for line in text.splitlines() if line.strip()]
    return bool(lines) and 2 * sum(any(mark in line for mark in "\t,;") for line in lines) >= len(lines)
