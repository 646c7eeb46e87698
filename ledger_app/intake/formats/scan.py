"""Looks a mailed-in package over before any parser touches it: size, honesty of its directory, document types.

A file of a few kilobytes can ask for gigabytes; a native parser then ends the whole program. What is merely unwanted
(macros, links, embedded files) is reported and never followed.
"""

import re
import zipfile
import zlib
from pathlib import Path

from ledger_app.domain.finding import Finding, Severity
from ledger_app.errors import LedgerError
from ledger_app.intake.formats.safe_xml import ForbiddenXmlError, check_prolog
from ledger_app.intake.formats.sheet_scan import SheetFacts

MAX_FILE_BYTES = 200 * 1024 * 1024
MAX_CELLS = 2_000_000
RESAVE = "请用 WPS 或 Office 打开，另存为新的 .xlsx 或 .docx 后再试"
DAMAGED = "请让对方重新发送，或用 WPS、Office 打开修复并另存后再试"
_MAX_ENTRIES = 10_000
_MAX_UNPACKED_BYTES = 200 * 1024 * 1024
_MAX_RATIO = 200
_SMALL_BYTES = 1024 * 1024
_BLOCK = 1 << 20

_REMARKABLE = (
    (re.compile(r"vbaProject\.bin$|/macrosheets/", re.IGNORECASE), "文件带有宏，没有运行"),
    (
        re.compile(r"/externalLinks/[^/]+\.xml$", re.IGNORECASE),
        "文件引用了别的工作簿，没有打开，引用的数值按保存时的读",
    ),
    (re.compile(r"/embeddings/|oleObject[^/]*\.bin$", re.IGNORECASE), "文件里嵌入了别的文件（OLE 对象），没有打开"),
    (re.compile(r"/activeX/", re.IGNORECASE), "文件带有 ActiveX 控件，没有运行"),
)
_FETCHED = re.compile(rb"<Relationship\b[^>]*(?:attachedTemplate|oleObject|subDocument|frame|image)\"[^>]*>")
_DDE = re.compile(rb"<(?:\w+:)?ddeLink\b")


def scan_package(path: Path) -> tuple[Finding, ...]:
    """Check a zip package and return what is remarkable about it.

    Raises:
        LedgerError: it is broken, protected, or too large to be opened safely.
    """
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_directory(path.name, entries)
            messages = {message for entry in entries for message in _check_entry(package, entry)}
    except ForbiddenXmlError:
        raise LedgerError(f"“{path.name}”含有办公软件不会写入的 XML 声明（DTD），已停止读取", RESAVE) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise LedgerError(f"“{path.name}”不完整或已损坏，打不开", DAMAGED) from error
    return tuple(Finding(Severity.NOTE, path.name, message) for message in sorted(messages))


def check_sheet_size(file_name: str, sheet_name: str, facts: SheetFacts) -> None:
    """Refuse a sheet that would take more memory than any ledger needs.

    Raises:
        LedgerError: naming the sheet, and how many cells it asks for.
    """
    if facts.area > MAX_CELLS:
        what = f"用到第{facts.last_row}行、第{facts.last_column}列，共 {facts.area} 格"
    elif facts.merged_area > MAX_CELLS:
        what = f"合并了 {facts.merged_area} 格"
    else:
        return
    raise LedgerError(
        f"“{file_name}”的工作表“{sheet_name}”{what}，超过 {MAX_CELLS // 10000} 万格，没有读取",
        "请删去表格以外的空行、空列和多余的合并，另存后再试",
    )


def _check_directory(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise LedgerError(f"“{name}”的压缩包带有密码，打不开", "请去掉密码另存后再试")
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > _MAX_ENTRIES or unpacked > _MAX_UNPACKED_BYTES or any(map(_is_bomb, entries)):
        raise LedgerError(
            f"“{name}”解开后有 {len(entries)} 个部分、{unpacked // 1024 // 1024} MB，大得不正常，没有读取",
            "请确认来源；确是工作文件的，请删去图片和空白区域，另存后再试",
        )


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL_BYTES and entry.file_size > _MAX_RATIO * max(entry.compress_size, 1)


def _check_entry(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> list[str]:
    """Read one entry to its end, which compares its real size and checksum with the directory."""
    name = entry.filename
    messages = [message for pattern, message in _REMARKABLE if pattern.search(f"/{name}")]
    is_xml = name.lower().endswith((".xml", ".rels", ".vml"))
    if is_xml:
        with package.open(entry) as stream:
            check_prolog(stream)
    with package.open(entry) as stream:
        while block := stream.read(_BLOCK):
            if name.lower().endswith(".rels") and any(b'"External"' in link for link in _FETCHED.findall(block)):
                messages.append("文件要从外部取模板、图片或对象，没有去取")
            if "/externalLinks/" in f"/{name}" and _DDE.search(block):
                messages.append("文件带有 DDE 链接，没有执行")
    return messages
