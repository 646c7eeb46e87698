import zipfile
from pathlib import Path

import pytest

from ledger_app.errors import LedgerError
from ledger_app.intake.formats.scan import MAX_CELLS, check_sheet_size, scan_package
from ledger_app.intake.formats.sheet_scan import SheetFacts
from tests.intake.document_building import a_raw_workbook, sheet_xml


def scanned(path: Path) -> list[str]:
    return [finding.message for finding in scan_package(path)]


def test_an_ordinary_workbook_has_nothing_remarkable(tmp_path: Path) -> None:
    assert scanned(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""))) == []


@pytest.mark.parametrize(
    ("part", "text", "message"),
    [
        ("xl/vbaProject.bin", "x", "文件带有宏，没有运行"),
        ("xl/macrosheets/sheet1.xml", "<x/>", "文件带有宏，没有运行"),
        ("xl/embeddings/oleObject1.bin", "x", "文件里嵌入了别的文件（OLE 对象），没有打开"),
        ("word/activeX/activeX1.xml", "<x/>", "文件带有 ActiveX 控件，没有运行"),
        ("xl/externalLinks/externalLink1.xml", "<x/>", "文件引用了别的工作簿，没有打开，引用的数值按保存时的读"),
        (
            "word/_rels/settings.xml.rels",
            '<r><Relationship Type="http://x/attachedTemplate" Target="http://x.invalid/t" TargetMode="External"/></r>',
            "文件要从外部取模板、图片或对象，没有去取",
        ),
    ],
)
def test_what_could_run_or_fetch_is_reported(tmp_path: Path, part: str, text: str, message: str) -> None:
    assert scanned(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts={part: text})) == [message]


def test_dde_is_reported(tmp_path: Path) -> None:
    link = {"xl/externalLinks/externalLink1.xml": '<x><ddeLink ddeService="cmd"/></x>'}
    assert "文件带有 DDE 链接，没有执行" in scanned(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts=link))


def test_a_hyperlink_is_nothing_remarkable(tmp_path: Path) -> None:
    link = '<r><Relationship Id="1" Type="http://x/hyperlink" Target="http://x.invalid" TargetMode="External"/></r>'
    path = a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts={"xl/worksheets/_rels/sheet1.xml.rels": link})
    assert scanned(path) == []


def test_a_document_type_behind_a_long_comment_is_refused(tmp_path: Path) -> None:
    part = {"xl/styles.xml": f"<!--{'x' * 9000}--><!DOCTYPE x [<!ENTITY a 'b'>]><x/>"}
    with pytest.raises(LedgerError, match="DTD"):
        scan_package(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts=part))


def test_thousands_of_entries_are_refused(tmp_path: Path) -> None:
    parts = {f"xl/media/{number}.png": "x" for number in range(10_001)}
    with pytest.raises(LedgerError, match="大得不正常"):
        scan_package(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts=parts))


def test_what_swells_two_hundredfold_is_refused(tmp_path: Path) -> None:
    part = {"xl/media/large.bin": "0" * (4 << 20)}
    with pytest.raises(LedgerError, match="大得不正常"):
        scan_package(a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""), parts=part))


def test_a_damaged_part_is_noticed(tmp_path: Path) -> None:
    path = a_raw_workbook(tmp_path / "表.xlsx", sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>' * 50))
    with zipfile.ZipFile(path) as package:
        offset = package.getinfo("xl/worksheets/sheet1.xml").header_offset
    data = bytearray(path.read_bytes())
    data[offset + 70] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="不完整或已损坏"):
        scan_package(path)


def test_an_encrypted_package_is_refused(tmp_path: Path) -> None:
    path = a_raw_workbook(tmp_path / "表.xlsx", sheet_xml(""))
    data = bytearray(path.read_bytes())
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="带有密码"):
        scan_package(path)


def test_a_sheet_of_more_than_two_million_cells_is_refused() -> None:
    check_sheet_size("表.xlsx", "Sheet1", SheetFacts(last_row=MAX_CELLS, last_column=1))
    with pytest.raises(LedgerError, match=r"“表\.xlsx”的工作表“Sheet1”用到第1000001行、第2列"):
        check_sheet_size("表.xlsx", "Sheet1", SheetFacts(last_row=1_000_001, last_column=2))
    with pytest.raises(LedgerError, match="合并了 2000001 格"):
        check_sheet_size("表.xlsx", "Sheet1", SheetFacts(merges=[(1, 1, MAX_CELLS, 1), (1, 3, 1, 3)]))
