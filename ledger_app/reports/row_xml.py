"""Rows of a sheet as XML text: every text as text, nothing cut, nothing that a reader could take for a formula."""

import math
import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from ledger_app.errors import LedgerError
from ledger_app.reports.grid import GridRow, Style

_LONGEST = 32_767  # UTF-16 units that Excel takes in a cell; it cuts the rest in silence
_SAFE_INTEGER = 10**15  # from 16 digits on Excel changes the last ones
_ILLEGAL = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_NOT_PLAIN = re.compile(f"[&<>\r{_ILLEGAL}]|_x[0-9A-Fa-f]{{4}}_")
_NOT_XML = re.compile(f"[{_ILLEGAL}]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class RowWriter:
    """Writes the rows of one sheet.

    Args:
        text_ids, number_ids: the workbook's number of each style, for cells with text and for cells with a number.
        headings: of the columns, to name the place of a text that cannot be written.
    """

    def __init__(self, text_ids: Mapping[Style, int], number_ids: Mapping[Style, int], headings: Sequence[str]) -> None:
        self._text_ids, self._number_ids, self._headings = text_ids, number_ids, headings
        self._templates: dict[tuple[Style, ...], list[tuple[str, str, str, str]]] = {}

    def row(self, number: int, row: GridRow) -> str:
        """Return row `number` of the sheet."""
        template = self._templates.get(row.styles) or self._template(row.styles)
        parts = [f'<row r="{number}" ht="{math.ceil(row.height * 4) / 4}" customHeight="1">']
        for value, (begin, text, figure, blank) in zip(row.cells, template, strict=True):
            if value == "":
                parts.append(f"{begin}{number}{blank}")
            elif isinstance(value, int) and -_SAFE_INTEGER < value < _SAFE_INTEGER:
                parts.append(f"{begin}{number}{figure}{value}</v></c>")
            else:
                content = str(value)
                if _NOT_PLAIN.search(content) or len(content) > _LONGEST // 2:
                    content = self._checked(content, len(parts) - 1)
                parts.append(f"{begin}{number}{text}{content}</t></is></c>")
        parts.append("</row>")
        return "".join(parts)

    def _template(self, styles: tuple[Style, ...]) -> list[tuple[str, str, str, str]]:
        """Return what stands around row number and value in each cell of a row with these styles."""
        template = [
            (
                f'<c r="{get_column_letter(at)}',
                f'" s="{self._text_ids[style]}" t="inlineStr"><is><t xml:space="preserve">',
                f'" s="{self._number_ids[style]}"><v>',
                f'" s="{self._text_ids[style]}"/>',
            )
            for at, style in enumerate(styles, start=1)
        ]
        return self._templates.setdefault(styles, template)

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


def plain_row(number: int, cells: Sequence[str | int]) -> str:
    """Return a row without styles, for the hidden sheet."""
    parts = [f'<row r="{number}">']
    for at, value in enumerate(cells, start=1):
        begin = f'<c r="{get_column_letter(at)}{number}"'
        if isinstance(value, int):
            parts.append(f"{begin}><v>{value}</v></c>")
        else:
            parts.append(f'{begin} t="inlineStr"><is><t>{escape(value)}</t></is></c>')
    return "".join((*parts, "</row>"))
