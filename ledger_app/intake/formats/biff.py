"""What a .xls or .et file says of its sheets, beside the values: one walk over its BIFF records.

Source: [MS-XLS] 2.4; record numbers as there. Strings of BIFF5 files are in the writer's code page, here GB18030.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from ledger_app.errors import LedgerError
from ledger_app.intake.formats.scan import check_sheet_size
from ledger_app.intake.formats.sheet_scan import SheetFacts
from ledger_app.intake.formats.workbook_facts import WorkbookFacts, special_formats

_BOF, _EOF, _FILE_PASS, _BOUND_SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x002F, 0x0085, 0x041E, 0x00E0
_ROW, _COLUMN, _MERGED, _NUMBER, _RK, _MUL_RK = 0x0208, 0x007D, 0x00E5, 0x0203, 0x027E, 0x00BD
_FORMULA, _BOOL_OR_ERROR, _LABEL, _RICH_LABEL, _SHARED_LABEL = 0x0006, 0x0205, 0x0204, 0x00D6, 0x00FD
_BIFF8 = 0x0600
_ROW_HIDDEN = 0x20
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def read_biff_facts(path: Path) -> WorkbookFacts:
    """Walk over the workbook stream once.

    Raises:
        LedgerError: the workbook is protected, or a sheet asks for more cells than any ledger needs.
    """
    import olefile

    with olefile.OleFileIO(path) as container:
        stream = container.openstream("Workbook" if container.exists("Workbook") else "Book").read()
    facts = WorkbookFacts()
    sheets, formats = _globals(stream, path.name)
    facts.formats = formats
    for name, offset in sheets.items():
        facts.sheets[name] = _sheet(stream, offset, formats)
        check_sheet_size(path.name, name, facts.sheets[name])
    return facts


def _records(stream: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """Yield (number, body) up to the end of the substream that begins at `offset`; charts inside are left out."""
    depth = 0
    while offset + 4 <= len(stream):
        number, length = struct.unpack_from("<HH", stream, offset)
        offset += 4
        if number == _BOF:
            depth += 1
        elif number == _EOF:
            depth -= 1
            if depth <= 0:
                return
        if depth <= 1:
            yield number, stream[offset : offset + length]
        offset += length


def _globals(stream: bytes, file_name: str) -> tuple[dict[str, int], dict[str, str]]:
    """Return where each sheet begins, and the special number formats."""
    is_biff8 = True
    sheets: dict[str, int] = {}
    custom: dict[int, str] = {}
    formats: list[int] = []
    for number, body in _records(stream, 0):
        if number == _BOF:
            is_biff8 = struct.unpack_from("<H", body)[0] == _BIFF8
        elif number == _FILE_PASS:
            raise LedgerError(f"“{file_name}”设有打开密码", "请用 WPS 或 Excel 打开，去掉密码另存后再试")
        elif number == _BOUND_SHEET:
            sheets[_string(body, 6, 1, is_biff8=is_biff8)] = struct.unpack_from("<I", body)[0]
        elif number == _FORMAT:
            custom[struct.unpack_from("<H", body)[0]] = _string(body, 2, 2 if is_biff8 else 1, is_biff8=is_biff8)
        elif number == _XF:
            formats.append(struct.unpack_from("<H", body, 2)[0])
    return sheets, special_formats(formats, custom)


def _string(body: bytes, offset: int, length_bytes: int, *, is_biff8: bool) -> str:
    length = int.from_bytes(body[offset : offset + length_bytes], "little")
    offset += length_bytes
    if not is_biff8:
        return body[offset : offset + length].decode("gb18030", "replace")
    if body[offset] & 1:
        return body[offset + 1 : offset + 1 + 2 * length].decode("utf-16-le", "replace")
    return body[offset + 1 : offset + 1 + length].decode("latin-1")


def _sheet(stream: bytes, offset: int, formats: dict[str, str]) -> SheetFacts:
    facts = SheetFacts()
    rows = set()
    for number, body in _records(stream, offset):
        if number == _ROW:
            if struct.unpack_from("<H", body, 12)[0] & _ROW_HIDDEN:
                facts.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
        elif number == _COLUMN:
            first, last, width, _, options = struct.unpack_from("<5H", body)
            if options & 1 or not width:
                facts.hidden_columns.update(range(first + 1, min(last, 255) + 2))
        elif number == _MERGED:
            facts.merges.extend(_areas(body))
        else:
            for row, column, index in _cells(number, body):
                rows.add(row)
                facts.last_column = max(facts.last_column, column)
                if str(index) in formats:
                    facts.styled[row, column] = str(index)
            error = _error(number, body)
            if error:
                row, column = struct.unpack_from("<HH", body)
                facts.errors[row + 1, column + 1] = error
    facts.rows = sorted(rows)
    facts.last_row = max(rows, default=0)
    return facts


def _cells(number: int, body: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield (row, column, index of the cell format) of what a record puts into cells; -1 for what is no number."""
    if number not in {_NUMBER, _RK, _MUL_RK, _FORMULA, _BOOL_OR_ERROR, _LABEL, _RICH_LABEL, _SHARED_LABEL}:
        return
    row, column, index = struct.unpack_from("<3H", body)
    if number == _MUL_RK:
        for place in range((len(body) - 6) // 6):
            yield row + 1, column + place + 1, struct.unpack_from("<H", body, 4 + 6 * place)[0]
    else:
        yield row + 1, column + 1, index if number in {_NUMBER, _RK, _FORMULA} else -1


def _error(number: int, body: bytes) -> str:
    if number == _BOOL_OR_ERROR and body[7]:
        return _ERRORS.get(body[6], "#错误")
    if number == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#错误")
    return ""


def _areas(body: bytes) -> Iterator[tuple[int, int, int, int]]:
    for place in range(struct.unpack_from("<H", body)[0]):
        top, bottom, left, right = struct.unpack_from("<4H", body, 2 + 8 * place)
        yield top + 1, left + 1, bottom + 1, right + 1
