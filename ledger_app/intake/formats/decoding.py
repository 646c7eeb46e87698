"""Text from outside: which encoding its bytes are in."""

import codecs
import re
from pathlib import Path

from ledger_app.errors import LedgerError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 200_000
_LINE_END = re.compile(r"\r\n|[\r\v\x85\u2028\u2029]")
_HALF = re.compile(r"[\ud800-\udfff]")  # one half of a pair: no encoding can write it
_CONTROL = dict.fromkeys([*range(9), *range(14, 32), 127])


def decode(path: Path) -> tuple[str, str]:
    r"""Return the file's text with \n line ends and no byte order mark, and a remark ("" for none).

    The order is: byte order mark, UTF-16 without one, UTF-8, GB18030.

    Raises:
        LedgerError: it is not text in any of these.
    """
    data = path.read_bytes()
    text, remark = _decoded(data)
    if text is None or _is_binary(text):
        raise LedgerError(
            f"“{path.name}”不是能读的文字或表格", "请用 WPS 或 Office 打开，另存为 .xlsx、.docx 或 .txt 后再试"
        )
    text, control = clean(text.rstrip("\x1a"))
    return text, remark or control


def clean(text: str) -> tuple[str, str]:
    r"""Return text with \n line ends, without control and half characters, and a remark ("" for none)."""
    lines = _LINE_END.sub("\n", text)
    cleaned = _HALF.sub("�", lines.translate(_CONTROL))
    return cleaned, "" if cleaned == lines else "文字中夹有不可见的控制字符，已略去"


def _decoded(data: bytes) -> tuple[str | None, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ""
    wide = _unmarked_utf16(data)
    if wide is not None:
        return wide, ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.start > 0 and not data[: error.start].isascii():
            return data[: error.start].decode("utf-8"), "文件末尾缺了半个字，可能没有传完"
    try:
        return data.decode("gb18030"), ""
    except UnicodeDecodeError:
        return None, ""


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the text if it is UTF-16: then line ends, tabs and blanks have a zero byte beside them, on one side."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    even, odd = data[:_SAMPLE_BYTES:2], data[1:_SAMPLE_BYTES:2]
    little = sum(high == 0 and low in b"\t\n\r " for low, high in zip(even, odd, strict=True))
    big = sum(high == 0 and low in b"\t\n\r " for high, low in zip(even, odd, strict=True))
    try:
        text = data.decode("utf-16-le" if little >= big else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return text if little + big and "\x00" not in text else None


def _is_binary(text: str) -> bool:
    sample = text[:100_000]
    odd = sum(ord(c) in _CONTROL or c == "�" for c in sample)
    return odd * 100 > len(sample)
