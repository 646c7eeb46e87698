"""Files that nobody should be able to hurt us with, written when a test needs them.

Each function writes one file into a folder and returns its path. Those in REFUSED must be refused with a message and
advice; those in READ_WITH_A_FINDING hold one good task (`CONTENT`), which is read, and something to tell the clerk.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

CONTENT = "清理河道漂浮物，每周巡查两次。"
PASSWORD = "qinghe-2025"  # the office's word in the tests, no secret

_HEADING = ("序号", "工作任务", "责任单位", "完成时限")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINK = f"{_OFFICE}/externalLinkPath"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TASK_ROWS = "".join(
    f'<row r="{number}">'
    + "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in zip("ABCD", row, strict=True)
    )
    + "</row>"
    for number, row in enumerate((_HEADING, ("1", CONTENT, "区水务局", "2025年9月底前")), 1)
)


def zip_bomb(folder: Path) -> Path:
    """Write some tens of kilobytes that unpack to 40 MB of blanks inside one sheet."""
    return _package(folder / "压缩炸弹.xlsx", _TASK_ROWS + " " * (40 << 20))


def far_cell(folder: Path) -> Path:
    """Write a table with one more cell, in the last row and column a sheet can have."""
    return _package(folder / "远角单元格.xlsx", _TASK_ROWS + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def giant_merge(folder: Path) -> Path:
    """Write a sheet that is one single merged cell."""
    merges = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    return _package(folder / "巨大合并.xlsx", _TASK_ROWS, after=merges)


def entities(folder: Path) -> Path:
    """Write a sheet whose DTD blows one entity up to a thousand million."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    dtd = f'<!DOCTYPE worksheet [<!ENTITY e0 "哈">{levels}]>'
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return _package(folder / "实体膨胀.xlsx", row, prolog=dtd)


def outside_entity(folder: Path) -> Path:
    """Write a Word document whose DTD asks for a file of this computer."""
    dtd = '<!DOCTYPE document [<!ENTITY file SYSTEM "file:///etc/hostname">]>'
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>&file;</w:t></w:r></w:p></w:body></w:document>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": _content_types({"/word/document.xml": kind}),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{_DECLARATION}{dtd}{body}",
    }
    return _zip(folder / "外部实体.docx", parts)


def truncated(folder: Path) -> Path:
    """Write the first two thirds of a good workbook."""
    whole = _good_workbook()
    path = folder / "传了一半.xlsx"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    return path


def understated(folder: Path) -> Path:
    """Write a workbook whose directory says that its sheet is ten bytes long."""
    path = _package(folder / "谎报大小.xlsx", _TASK_ROWS)
    data = bytearray(path.read_bytes())
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        start = data.find(signature)
        while start >= 0:
            if data[start + name_at :].startswith(b"xl/worksheets/sheet1.xml"):
                data[start + size_at : start + size_at + 4] = struct.pack("<I", 10)
            start = data.find(signature, start + 4)
    path.write_bytes(data)
    return path


def empty(folder: Path) -> Path:
    """Write a workbook of no bytes, as a broken download leaves it."""
    path = folder / "空文件.xlsx"
    path.write_bytes(b"")
    return path


def locked(folder: Path) -> Path:
    """Write a good workbook protected with PASSWORD."""
    path = folder / "有密码.xlsx"
    with path.open("wb") as file:
        OOXMLFile(io.BytesIO(_good_workbook())).encrypt(PASSWORD, file)
    return path


def pdf_in_disguise(folder: Path) -> Path:
    """Write a PDF without text whose name ends in .xlsx."""
    path = folder / "其实是PDF.xlsx"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"
    )
    return path


def program_in_disguise(folder: Path) -> Path:
    """Write what begins like a Windows program under the name of a workbook."""
    path = folder / "其实是程序.xls"
    path.write_bytes(b"MZ\x90\x00" + bytes(512))
    return path


def page_in_disguise(folder: Path) -> Path:
    """Write a web page with a table whose name ends in .xls, as many systems export it."""
    rows = (_HEADING, ("1", CONTENT, "区水务局", "2025年9月底前"))
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    path = folder / "系统导出.xls"
    path.write_text(f"<html><head><meta charset='utf-8'></head><body><table>{cells}</table></body></html>", "utf-8")
    return path


def outside_links(folder: Path) -> Path:
    """Write a good table, one of whose cells is taken from another workbook; the value saved with it is 2600."""
    heading, task, _ = _TASK_ROWS.split("</row>")
    heading += '<c r="E1" t="inlineStr"><is><t>金额</t></is></c></row>'
    task += '<c r="E2"><f>[1]Sheet1!$A$1</f><v>2600</v></c></row>'
    book = f'<externalLink xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><externalBook r:id="rId1"/></externalLink>'
    target = f'<Relationship Id="rId1" Type="{_LINK}" Target="file:///D:/汇总.xlsx" TargetMode="External"/>'
    extra = {
        "xl/externalLinks/externalLink1.xml": _DECLARATION + book,
        "xl/externalLinks/_rels/externalLink1.xml.rels": _relations({}, target),
    }
    return _package(folder / "引用外部.xlsx", heading + task, extra=extra)


def macros(folder: Path) -> Path:
    """Write a good table that carries a macro part."""
    return _package(folder / "带宏.xlsm", _TASK_ROWS, extra={"xl/vbaProject.bin": "not a real macro"})


Writer = Callable[[Path], Path]
REFUSED: tuple[Writer, ...] = (
    *(zip_bomb, far_cell, giant_merge, entities, outside_entity, truncated, understated),
    *(empty, locked, pdf_in_disguise, program_in_disguise),
)
READ_WITH_A_FINDING: tuple[Writer, ...] = (page_in_disguise, outside_links, macros)


def _good_workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (_HEADING, ("1", CONTENT, "区水务局", "2025年9月底前")):
        sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _package(path: Path, rows: str, after: str = "", prolog: str = "", extra: Mapping[str, str] | None = None) -> Path:
    """Write a workbook by hand: openpyxl would refuse, or hang, while writing what we want to read."""
    more = dict(extra or {})
    links = {"rId1": ("worksheet", "worksheets/sheet1.xml")}
    references = ""
    if "xl/externalLinks/externalLink1.xml" in more:
        links["rId2"] = ("externalLink", "externalLinks/externalLink1.xml")
        references = '<externalReferences><externalReference r:id="rId2"/></externalReferences>'
    sheets = f'<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets>{references}'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    kinds = {"/xl/workbook.xml": f"{kind}sheet.main+xml", "/xl/worksheets/sheet1.xml": f"{kind}worksheet+xml"}
    if references:
        kinds["/xl/externalLinks/externalLink1.xml"] = f"{kind}externalLink+xml"
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    parts = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{sheets}</workbook>',
        "xl/_rels/workbook.xml.rels": _relations(links),
        "xl/worksheets/sheet1.xml": _DECLARATION + prolog + sheet,
    }
    return _zip(path, parts | more)


def _zip(path: Path, parts: Mapping[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def _content_types(kinds: Mapping[str, str]) -> str:
    overrides = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>'
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
            ("bin", "application/vnd.ms-office.vbaProject"),
        )
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{_DECLARATION}<Types xmlns="{types}">{defaults}{overrides}</Types>'


def _relations(links: Mapping[str, tuple[str, str]], extra: str = "") -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for key, (kind, target) in links.items()
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_DECLARATION}<Relationships xmlns="{package}">{entries}{extra}</Relationships>'
