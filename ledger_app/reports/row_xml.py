"""Rows of a sheet as XML text: every text as text, nothing cut, nothing that a reader could take for a formula."""

import math
import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from ledger_app.errors import LedgerError
from ledger_app.reports.grid import GridRow, Style

_LONGEST = 32_767  # UTF-16 units that Excel takes in a cell; it cuts the rest in silence
_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_PLAIN = re.compile(f"[&<>\r{_ILLEGAL}]|_x[0-9A-Fa-f]{{4}}_")
_NOT_XML = re.compile(f"[{_ILLEGAL}]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class RowWriter:
    """Writes the rows of one sheet.

    Args:
        style_ids: the workbook's number of each style.
        headings: of the columns, to name the place of a text that cannot be written.
    """

    def __init__(self, style_ids: Mapping[Style, int], headings: Sequence[str]) -> None:
        self._style_ids, self._headings = style_ids, headings
        self._templates: dict[tuple[tuple[Style, ...], tuple[bool, ...], str], str] = {}

    def row(self, number: int, row: GridRow) -> str:
        """Return row `number` of the sheet."""
        cells = row.cells
        everything = "".join(cells)
        if len(everything) > _LONGEST // 2 or not _is_plain(everything):
            cells = tuple(self._checked(text, at) for at, text in enumerate(cells))
        preserve = "" if tuple(map(str.strip, cells)) == cells else ' xml:space="preserve"'
        shape = (row.styles, tuple(map(bool, cells)), preserve)
        template = self._templates.get(shape) or self._templates.setdefault(shape, self._template(*shape))
        values: list[str | float] = [str(number)] * (2 + 2 * len(cells))
        values[1], values[3::2] = math.ceil(row.height * 4) / 4, cells
        return template % tuple(values)

    def _template(self, styles: tuple[Style, ...], filled: tuple[bool, ...], preserve: str) -> str:
        """Return a row as a template for its number and height, and then for each cell the number again and its value.

        Args:
            preserve: tells Excel to keep the blanks with which a value begins or ends.
        """
        cells = []
        for at, (style, is_filled) in enumerate(zip(styles, filled, strict=True), start=1):
            begin = f'<c r="{get_column_letter(at)}%s" s="{self._style_ids[style]}"'
            if not is_filled:
                cells.append(f"{begin}/>%s")
            elif style is Style.NUMBER:
                cells.append(f"{begin}><v>%s</v></c>")
            else:
                cells.append(f'{begin} t="inlineStr"><is><t{preserve}>%s</t></is></c>')
        return f'<row r="%s" ht="%s" customHeight="1">{"".join(cells)}</row>'

    def _checked(self, text: str, column: int) -> str:
        """Return `text` as XML, or say which text in which column no cell can hold."""
        place = f"“{self._headings[column]}”一栏的文字“{_NOT_XML.sub('', text[:20])}…”"
        illegal = _NOT_XML.search(text)
        if illegal:
            code = f"U+{ord(illegal[0]):04X}"
            raise LedgerError(
                f"{place}第 {illegal.start() + 1} 个字符（{code}）不能写进 Excel", "请在台账里删去它再导出"
            )
        if len(text.encode("utf-16-le")) // 2 > _LONGEST:
            raise LedgerError(f"{place}超过一个单元格的上限 {_LONGEST} 字", "请在台账里分开写，或写进附件")
        return escape(_LOOKS_ESCAPED.sub("_x005F_", text), {"\r": "&#13;"})


def _is_plain(text: str) -> bool:
    """Whether `text` can stand in XML as it is; the tests that cost least come first."""
    if text.isprintable():  # nothing illegal is
        return not ("&" in text or "<" in text or ">" in text or ("_x" in text and _LOOKS_ESCAPED.search(text)))
    return not _NOT_PLAIN.search(text)


def plain_row(number: int, *cells: str | int) -> str:
    """Return a row without styles, for the hidden sheet; its texts are plain."""
    return f'<row r="{number}">{"".join([_plain_cell(at, number, value) for at, value in enumerate(cells)])}</row>'


def task_row(number: int, sheet: str, row: int, task_id: str, digest: str) -> str:
    """Return what `plain_row` does for where a task stands, all cells in one go: there are as many as tasks."""
    return (
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>{sheet}</t></is></c><c r="B{number}"><v>{row}</v></c>'
        f'<c r="C{number}" t="inlineStr"><is><t>{task_id}</t></is></c>'
        f'<c r="D{number}" t="inlineStr"><is><t>{digest}</t></is></c></row>'
    )


def _plain_cell(at: int, number: int, value: str | int) -> str:
    begin = f'<c r="{"ABCD"[at]}{number}"'
    if isinstance(value, int):
        return f"{begin}><v>{value}</v></c>"
    return f'{begin} t="inlineStr"><is><t>{value}</t></is></c>'
