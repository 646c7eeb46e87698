import io
import subprocess
import sys
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook

from ledger_app.errors import LedgerError
from ledger_app.intake.formats.conversion import convert, find_libreoffice
from ledger_app.intake.reading import read_pasted_document
from tests.intake.document_building import (
    a_raw_workbook,
    a_workbook,
    document_with_lists,
    messages,
    numbered,
    read,
    sheet_xml,
    tables,
    texts,
)
from tests.plans import hostile

needs_libreoffice = pytest.mark.skipif(not find_libreoffice(), reason="needs LibreOffice")


@pytest.mark.parametrize("write", hostile.REFUSED, ids=lambda write: write.__name__)
def test_a_hostile_file_is_refused_by_name_with_advice(write: hostile.Writer, tmp_path: Path) -> None:
    path = write(tmp_path)
    with pytest.raises(LedgerError) as caught:
        read(path)
    assert path.name in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize("write", hostile.READ_WITH_A_FINDING, ids=lambda write: write.__name__)
def test_an_unwanted_part_is_told_and_the_table_read(write: hostile.Writer, tmp_path: Path) -> None:
    document = read(write(tmp_path))
    assert hostile.CONTENT in document.text
    assert document.findings


@pytest.mark.parametrize(
    ("name", "data", "label"),
    [
        ("导出.xls", "<table><tr><td>甲</td><td>乙</td></tr></table>".encode("gb18030"), "网页"),
        ("导出.xlsx", "甲,乙\n丙,丁\n".encode("gb18030"), "逗号或制表符分隔的表格"),
        ("导出.et", "甲\t乙\n丙\t丁\n".encode("utf-16"), "逗号或制表符分隔的表格"),
    ],
)
def test_a_mislabelled_file_is_read_as_what_it_is_and_told(tmp_path: Path, name: str, data: bytes, label: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    document = read(path)
    assert texts(tables(document)[0])[0] == ["甲", "乙"]
    ending = path.suffix
    assert messages(document) == [f"{name}｜文件名以 {ending} 结尾，内容其实是{label}，已按{label}读取"]


def test_a_workbook_called_xls_is_read_as_a_workbook(tmp_path: Path) -> None:
    document = read(a_workbook(tmp_path / "新表.xls", lambda sheet: sheet.append(["甲"])))
    assert document.text == "甲"
    assert messages(document) == ["新表.xls｜文件名以 .xls 结尾，内容其实是Excel 工作簿，已按Excel 工作簿读取"]


def test_a_file_without_any_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"“空表\.xlsx”里没有文字"):
        read(a_workbook(tmp_path / "空表.xlsx", lambda _sheet: None))


def test_a_text_longer_than_any_plan_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "全集.txt"
    path.write_text("加强日常巡查。\n" * 90_000, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"“全集\.txt”除表格外有 63 万字，超过 60 万字") as caught:
        read(path)
    assert "拆成几个文件" in caught.value.advice


def test_whatever_a_parser_fails_with_becomes_one_message(tmp_path: Path) -> None:
    path = a_raw_workbook(tmp_path / "怪表.xlsx", sheet_xml('<row r="一"><c r="A1"><v>1</v></c></row>'))
    with pytest.raises(LedgerError, match=r"“怪表\.xlsx”的内容有问题") as caught:
        read(path)
    assert isinstance(caught.value.__cause__, ValueError)


def test_a_workbook_that_only_excel_locked_is_read(tmp_path: Path) -> None:
    book, data = Workbook(), io.BytesIO()
    book.worksheets[0]["A1"] = "只读推荐"
    book.save(data)
    with (tmp_path / "只读.xlsx").open("wb") as file:
        OOXMLFile(data).encrypt("VelvetSweatshop", file)
    assert read(tmp_path / "只读.xlsx").text == "只读推荐"


def test_without_libreoffice_old_formats_are_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"“方案\.wps”是旧格式") as caught:
        convert(tmp_path / "方案.wps", "docx", tmp_path, libreoffice="")
    assert caught.value.advice == "请用 WPS 或 Office 打开，另存为 .docx 后再试"


@needs_libreoffice
def test_a_rich_text_is_read_through_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "方案.doc"
    path.write_text("{\\rtf1\\ansi\\u38738?\\u27827?\\u21306? one}", encoding="ascii")
    document = read(path)
    assert document.text == "青河区 one"
    assert document.name == "方案.doc"
    assert "由 LibreOffice 转换后读取" in messages(document)[-1]


@needs_libreoffice
def test_an_old_word_document_keeps_its_automatic_numbers(tmp_path: Path) -> None:
    body = numbered(0, "重点任务") + numbered(1, "治理河道") + numbered(2, "清淤疏浚。") + numbered(0, "保障措施")
    source = document_with_lists(tmp_path / "方案.docx", body)
    old = convert(source, "doc", tmp_path, find_libreoffice())
    assert read(old).text.split("\n") == ["一、重点任务", "（一）治理河道", "1.清淤疏浚。", "二、保障措施"]


@needs_libreoffice
def test_what_libreoffice_cannot_read_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "坏.doc"
    source.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(LedgerError, match=r"“坏\.doc”"):
        convert(source, "xlsx", tmp_path, find_libreoffice())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_memory_can_be_capped_and_the_cap_lifted_for_another_program() -> None:
    script = (
        "from ledger_app.intake.memory import cap_memory, uncapped\n"
        "import resource\n"
        "cap_memory(512 * 1024**2)\n"
        "with uncapped():\n"
        "    assert len(bytearray(1024**3))\n"
        "try:\n"
        "    bytearray(1024**3)\n"
        "except MemoryError:\n"
        "    print('capped')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "capped\n"


def test_pasted_text_beyond_a_thousand_pages_is_refused_like_a_file() -> None:
    with pytest.raises(LedgerError, match="“粘贴的内容”除表格外有 63 万字"):
        read_pasted_document("推进工程建设。\n" * 90_000)
