import codecs
from pathlib import Path

import pytest

from ledger_app.errors import LedgerError
from ledger_app.intake.formats.decoding import clean, decode

TEXT = "序号\t任务\n1\t清理𠮷祥河、一河一策"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("gb18030"),
    ],
)
def test_text_in_every_encoding_is_the_same_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(data)
    assert decode(path) == (TEXT, "")


def test_line_ends_are_one(tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes("甲\r\n乙\r丙\n".encode())
    assert decode(path)[0] == "甲\n乙\n丙\n"


def test_a_file_cut_within_a_character_is_read_up_to_it(tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(TEXT.encode()[:-1])
    assert decode(path) == (TEXT[:-1], "文件末尾缺了半个字，可能没有传完")


def test_control_characters_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(("很长的正文" * 50 + "\x07尾\x0c页").encode())
    assert decode(path) == ("很长的正文" * 50 + "尾\x0c页", "文字中夹有不可见的控制字符，已略去")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x01\x02\x03\x04" * 100, b"\xff\xff\xff\x80" * 50])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "文.txt"
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"“文\.txt”不是能读的文字或表格"):
        decode(path)


@pytest.mark.parametrize("end", ["\r", "\v", "\x85", "\u2028", "\u2029"])
def test_every_sign_of_a_new_line_ends_one(tmp_path: Path, end: str) -> None:
    path = tmp_path / "文.txt"
    path.write_text(f"一、重点任务{end}1.清理河道。", encoding="utf-8", newline="")
    assert decode(path) == ("一、重点任务\n1.清理河道。", "")


def test_half_a_character_of_the_clipboard_is_marked_and_told() -> None:
    assert clean("清\ud800淤\x00") == ("清�淤", "文字中夹有不可见的控制字符，已略去")
