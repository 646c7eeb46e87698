"""Workbooks in: .xlsx, .xls and .et become one table a sheet, from A1 on, so that row i stands for sheet row i + 1.

calamine reads the values; one pass over the file itself (sheet_scan.py, biff.py) tells what calamine does not.
"""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import repeat
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetMetadata, SheetTypeEnum, SheetVisibleEnum

from ledger_app.intake.assembly import Assembly, Row
from ledger_app.intake.document import Merge
from ledger_app.intake.formats.biff import read_biff_facts
from ledger_app.intake.formats.number_format import Precision, date_precision, date_text, number_text, plain_number
from ledger_app.intake.formats.sheet_scan import Position, SheetFacts, column_letters
from ledger_app.intake.formats.workbook_facts import WorkbookFacts, read_package_facts
from ledger_app.intake.own_export import IDENTITY_SHEET, read_identity

UNCACHED = "未计算"
_EXACT_BELOW = 1e15
_EARLIEST = date(1950, 1, 1)
_SERIAL_ZERO = date(1899, 12, 30)
_SHOWN_PLACES = 50
_NOTHING_COVERED = repeat(False)  # noqa: FBT003 - it has no other form

Raw = Any
"""What calamine gives for a cell: str, int, float, bool, date, datetime, time or timedelta; "" where it is empty."""
Shown = tuple[str, float | None, date | None]
"""A cell as a person sees it: its text, and the number or the day it stands for."""


def read_workbook(path: Path, assembly: Assembly) -> None:
    """Append the sheets of a .xlsx file."""
    _read(path, assembly, read_package_facts)


def read_old_workbook(path: Path, assembly: Assembly) -> None:
    """Append the sheets of a .xls or .et file."""
    _read(path, assembly, read_biff_facts)


def _read(path: Path, assembly: Assembly, read_facts: Callable[[Path], WorkbookFacts]) -> None:
    facts = read_facts(path)
    data = io.BytesIO(path.read_bytes())  # from a path calamine would believe the ending of the name
    with CalamineWorkbook.from_filelike(data) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ is not SheetTypeEnum.WorkSheet:
                assembly.note(sheet.name, f"“{sheet.name}”是图表或宏，不是表格，没有读取")
                continue
            rows = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
            if sheet.name == IDENTITY_SHEET and read_identity(rows, assembly):
                continue
            own = facts.sheets.get(sheet.name, SheetFacts())
            _Sheet(sheet, rows, own, facts.formats, assembly).add()


class _Sheet:
    """One sheet on its way into the document."""

    def __init__(
        self,
        sheet: SheetMetadata,
        rows: list[list[Raw]],
        facts: SheetFacts,
        formats: dict[str, str],
        assembly: Assembly,
    ) -> None:
        self._name = sheet.name
        self._hidden = sheet.visible is not SheetVisibleEnum.Visible
        self._rows = rows
        self._facts = facts
        self._formats = formats
        self._assembly = assembly
        self._odd: dict[int, dict[int, Shown]] = {}
        self._places: dict[str, int] = {}

    def add(self) -> None:
        """Append the sheet as a table, and what was noticed about it."""
        self._make_room()
        if not self._rows:
            return
        self._note_what_is_hidden()
        merges = self._merges()
        self._collect_odd_cells(merges)
        self._compare_rows()
        height, width = len(self._rows), len(self._rows[0])
        self._assembly.add_table(
            self._name,
            self._table_rows(width, merges),
            merges=merges,
            hidden_rows=frozenset(row - 1 for row in self._facts.hidden_rows if row <= height),
            hidden_columns=frozenset(column - 1 for column in self._facts.hidden_columns if column <= width),
            hidden=self._hidden,
        )
        for what, count in self._places.items():
            if count > _SHOWN_PLACES:
                self._assembly.warn(self._name, f"还有 {count - _SHOWN_PLACES} 格同样：{what}")

    def _table_rows(self, width: int, merges: tuple[Merge, ...]) -> Iterator[Row]:
        heads = [f"{self._name}!{column_letters(column)}" for column in range(1, width + 1)]
        covered = self._covered(merges)
        for number, texts in enumerate(self._rows, 1):
            tail = str(number)
            wheres = [head + tail for head in heads]
            odd = self._odd.get(number, {})
            for place, raw in enumerate(texts):
                if type(raw) is not str or "\r" in raw:
                    odd[place + 1] = self._shown(raw, wheres[place])
            numbers: list[float | None] = [None] * width
            days: list[date | None] = [None] * width
            for column, (text, value, day) in odd.items():
                texts[column - 1], numbers[column - 1], days[column - 1] = text, value, day
            yield Row(texts, wheres, numbers, days, covered.get(number, _NOTHING_COVERED))

    def _shown(self, raw: Raw, where: str) -> Shown:
        """Return a value as a person sees it in a cell without a format of its own."""
        match raw:
            case str():
                return (raw.replace("\r\n", "\n").replace("\r", "\n"), None, None)
            case bool():
                return (str(raw).upper(), None, None)
            case int() | float():
                self._check_number(raw, where)
                return (plain_number(raw), float(raw), None)
            case datetime():
                raw += timedelta(microseconds=500_000)
                clock = f"{raw:%H:%M:%S}".removesuffix(":00")
                return (f"{raw:%Y-%m-%d} {clock}", None, raw.date())
            case date():
                self._check_date(raw, where)
                return (raw.isoformat(), None, raw)
            case time():
                return (f"{raw:%H:%M:%S}".removesuffix(":00"), None, None)
        minutes, seconds = divmod(round(raw.total_seconds()), 60)
        return (f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else ""), None, None)

    def _formatted(self, raw: Raw, code: str, where: str) -> Shown:
        """Return a value as its number format shows it."""
        if isinstance(raw, date) and date_precision(code) is not Precision.DAY:
            self._check_date(raw, where)
            return (date_text(raw, date_precision(code)), None, None)
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            self._check_number(raw, where)
            return (number_text(raw, code), float(raw), None)
        return self._shown(raw, where)

    def _check_number(self, number: float, where: str) -> None:
        if abs(number) >= _EXACT_BELOW:
            self._warn(where, "16 位以上的数字存成了数值", "，末几位可能已变成 0，请核对原件（编号应存成文本）")

    def _check_date(self, day: date, where: str) -> None:
        if day >= _EARLIEST:
            return
        serial = (day - _SERIAL_ZERO).days
        year = f"，可能是把年份 {serial} 输进了日期格" if 1949 < serial < 2200 else ""
        self._warn(where, "日期不像真的", f"（{day.isoformat()}）{year}，请核对")

    def _make_room(self) -> None:
        """Add rows and columns for cells that calamine leaves out because they hold no value."""
        places = self._facts.uncached | self._facts.errors.keys()
        height = max([len(self._rows), *(row for row, _ in places)])
        width = max([len(self._rows[0]) if self._rows else 0, *(column for _, column in places)])
        if self._rows and width > len(self._rows[0]):
            for row in self._rows:
                row.extend([""] * (width - len(row)))
        self._rows.extend([""] * width for _ in range(height - len(self._rows)))

    def _merges(self) -> tuple[Merge, ...]:
        """Return the merged areas as far as they lie in the table."""
        height, width = len(self._rows), len(self._rows[0])
        return tuple(
            Merge(top - 1, left - 1, min(bottom, height) - 1, min(right, width) - 1)
            for top, left, bottom, right in self._facts.merges
            if top <= height and left <= width and (top, left) != (min(bottom, height), min(right, width))
        )

    def _collect_odd_cells(self, merges: tuple[Merge, ...]) -> None:
        for merge in merges:
            self._cover(merge)
        for position, index in self._facts.styled.items():
            raw = self._raw(position)
            if raw != "":
                self._set(position, self._formatted(raw, self._formats[index], self._where(position)))
        for position, text in self._facts.errors.items():
            self._set(position, (text, None, None))
            self._warn(self._where(position), "单元格是错误值", f" {text}，请在原表改正")
        for position in sorted(self._facts.uncached):
            self._set(position, (UNCACHED, None, None))
            more = f"，读作“{UNCACHED}”，请用 WPS 或 Excel 打开并保存一次"
            self._warn(self._where(position), "公式没有存下结果", more)

    def _cover(self, merge: Merge) -> None:
        first = (merge.top + 1, merge.left + 1)
        for row in range(first[0], merge.bottom + 2):
            for column in range(first[1], merge.right + 2):
                position = (row, column)
                if position == first:
                    continue
                raw = self._raw(position)
                if raw not in {"", self._raw(first)}:
                    self._warn(self._where(position), "合并单元格下面还压着内容", f"“{raw}”，表上看不见，没有采用")
                self._set(position, ("", None, None))

    def _covered(self, merges: tuple[Merge, ...]) -> dict[int, list[bool]]:
        """Return, for each row that merged areas touch, which of its cells they cover."""
        covered: dict[int, list[bool]] = {}
        for merge in merges:
            for row in range(merge.top, merge.bottom + 1):
                cells = covered.setdefault(row + 1, [False] * len(self._rows[0]))
                for column in range(merge.left, merge.right + 1):
                    cells[column] = (row, column) != (merge.top, merge.left)
        return covered

    def _compare_rows(self) -> None:
        """Compare the rows that the file records with those that were read."""
        read = {number for number, row in enumerate(self._rows, 1) if any(raw != "" for raw in row)}
        lost = [row for row in self._facts.rows if row not in read and row not in self._odd]
        if lost:
            shown = "、".join(f"第{row}行" for row in lost[:5]) + ("等" if len(lost) > 5 else "")
            self._assembly.warn(self._name, f"文件里有 {len(lost)} 行（{shown}）记有单元格而没有读出内容，请核对")

    def _note_what_is_hidden(self) -> None:
        if self._hidden:
            self._assembly.note(self._name, f"工作表“{self._name}”是隐藏的，已一并读取")
        rows = sum(row <= len(self._rows) for row in self._facts.hidden_rows)
        columns = sum(column <= len(self._rows[0]) for column in self._facts.hidden_columns)
        if rows or columns:
            what = "、".join([*([f"{rows} 行"] if rows else []), *([f"{columns} 列"] if columns else [])])
            self._assembly.note(self._name, f"工作表“{self._name}”有 {what}是隐藏的，已一并读取")

    def _raw(self, position: Position) -> Raw:
        row, column = position
        return self._rows[row - 1][column - 1] if row <= len(self._rows) and column <= len(self._rows[0]) else ""

    def _where(self, position: Position) -> str:
        return f"{self._name}!{column_letters(position[1])}{position[0]}"

    def _set(self, position: Position, value: Shown) -> None:
        """Settle what stands in a cell, so that it is not looked at again."""
        row, column = position
        self._odd.setdefault(row, {})[column] = value
        self._rows[row - 1][column - 1] = ""

    def _warn(self, where: str, what: str, more: str) -> None:
        """Warn at a cell; of many alike only the first are named, the rest is counted."""
        self._places[what] = self._places.get(what, 0) + 1
        if self._places[what] <= _SHOWN_PLACES:
            self._assembly.warn(where, f"{what}{more}")
