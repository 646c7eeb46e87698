from base64 import encodebytes
from pathlib import Path

import pytest

from ledger_app.errors import LedgerError
from tests.intake.document_building import messages, read

HEAD = (
    "From: <Saved by a browser>\r\nSubject: =?utf-8?B?6Z2S5rKz?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="--x"\r\n\r\n'
)


def an_archive(path: Path, kind: str, content: bytes) -> Path:
    """Write a page saved as a single file."""
    part = f"----x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    path.write_bytes(f"{HEAD}{part}".encode() + encodebytes(content) + b"\r\n----x--\r\n")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_saved_as_a_single_file_is_read(tmp_path: Path, encoding: str) -> None:
    page = "<html><body><p>一、任务</p><p>清淤疏浚。</p></body></html>".encode(encoding)
    document = read(an_archive(tmp_path / "方案.mhtml", "text/html", page))
    assert document.text == "一、任务\n清淤疏浚。"
    assert document.name == "方案.mhtml"
    assert messages(document) == []


def test_a_single_file_called_doc_is_told(tmp_path: Path) -> None:
    document = read(an_archive(tmp_path / "方案.doc", "text/html", "<p>清淤疏浚。</p>".encode()))
    assert document.text == "清淤疏浚。"
    assert messages(document) == ["方案.doc｜文件名以 .doc 结尾，内容其实是单个文件网页，已按单个文件网页读取"]


def test_a_single_file_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"“图片\.mht”里没有网页正文"):
        read(an_archive(tmp_path / "图片.mht", "image/png", b"\x89PNG"))
