import os
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from ledger_app.errors import LedgerError
from ledger_app.intake.formats.sniff import FileKind, sniff
from tests.intake.document_building import a_workbook

HERE = Path(__file__).parent
XML = '<?xml version="1.0"?>'


def a_file(folder: Path, data: bytes | str, name: str = "文件.xls") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def a_zip(folder: Path, parts: dict[str, str]) -> Path:
    path = folder / "包.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def test_office_files_are_known_whatever_they_are_called(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path / "其实是表.docx", lambda sheet: sheet.append(["甲"]))
    Document().save(str(tmp_path / "其实是文.et"))
    assert sniff(workbook) is FileKind.WORKBOOK
    assert sniff(tmp_path / "其实是文.et") is FileKind.WORD
    assert sniff(HERE / "formats.xls") is FileKind.OLD_WORKBOOK


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"xl/workbook.bin": "x"}, FileKind.OTHER_WORKBOOK),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}, FileKind.OTHER_WORKBOOK),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, FileKind.OTHER_WORD),
        ({"[Content_Types].xml": "x", "xl/workbook22.xml": "x"}, FileKind.WORKBOOK),
        ({"[Content_Types].xml": "x", "word/document2.xml": "x"}, FileKind.WORD),
    ],
)
def test_packages_are_told_apart(tmp_path: Path, parts: dict[str, str], kind: FileKind) -> None:
    assert sniff(a_zip(tmp_path, parts)) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<html><table><tr><td>甲", FileKind.HTML),
        ("\ufeff <!DOCTYPE html>\n<p>甲", FileKind.HTML),
        ("<table border=1><tr><td>甲</td></tr></table>", FileKind.HTML),
        (f'{XML}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', FileKind.OTHER_WORKBOOK),
        (f'{XML}<w:d xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>', FileKind.OTHER_WORD),
        ("{\\rtf1\\ansi 甲}", FileKind.OTHER_WORD),
        ("%PDF-1.7\n", FileKind.PDF),
        ("MIME-Version: 1.0\r\n", FileKind.WEB_ARCHIVE),
        ("序号,任务\n1,清淤\n", FileKind.DELIMITED),
        ("序号\t任务\n1\t清淤\n", FileKind.DELIMITED),
        ("青河区方案\n一、总体要求，坚持……\n二、主要任务\n", FileKind.TEXT),
    ],
)
def test_text_called_a_workbook_is_what_it_is(tmp_path: Path, text: str, kind: FileKind) -> None:
    assert sniff(a_file(tmp_path, text)) is kind


def test_text_called_text_is_never_a_file_of_separated_values(tmp_path: Path) -> None:
    assert sniff(a_file(tmp_path, "甲,乙\n丙,丁\n", "文.txt")) is FileKind.TEXT
    assert sniff(a_file(tmp_path, "甲\t乙\n丙\t丁\n", "文.md")) is FileKind.TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "“文件.xls”是空文件"),
        (b"\x00" * 500, "“文件.xls”是空文件"),
        (b"\x89PNG\r\n\x1a\n", "“文件.xls”是图片"),
        (b"RIFF\x00\x00\x00\x00WEBP", "“文件.xls”是图片"),
        (b"Rar!\x1a\x07", "“文件.xls”是压缩包"),
        (b"MZ\x90\x00", "“文件.xls”是程序文件"),
        (b"PK\x03\x04 and then nothing", "“文件.xls”不完整或已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and then nothing", "“文件.xls”不完整或已损坏"),
    ],
)
def test_what_holds_no_plan_is_refused_with_advice(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(LedgerError, match=message) as caught:
        sniff(a_file(tmp_path, data))
    assert caught.value.advice


@pytest.mark.parametrize(("parts", "message"), [({"OFD.xml": "x"}, "OFD 版式文件"), ({"照片.txt": "x"}, "是压缩包")])
def test_packages_of_other_programs_are_refused(tmp_path: Path, parts: dict[str, str], message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        sniff(a_zip(tmp_path, parts))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="找不到文件"):
        sniff(tmp_path / "没有.xlsx")
    with pytest.raises(LedgerError, match="是文件夹"):
        sniff(tmp_path)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs a user whom the system refuses a file")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = a_file(tmp_path, "甲")
    path.chmod(0)
    with pytest.raises(LedgerError, match=r"“文件\.xls”打不开"):
        sniff(path)
