"""Lays cells with spans out on a grid: what Word and HTML tables have in common."""

from dataclasses import dataclass

from ledger_app.errors import LedgerError
from ledger_app.intake.assembly import Assembly, Row
from ledger_app.intake.document import Merge
from ledger_app.intake.formats.scan import MAX_CELLS


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as the source has it.

    Attributes:
        columns, rows: how many it covers.
        goes_on_down: it only continues the cell above (Word); goes_on_right: the cell to its left.
    """

    text: str
    columns: int = 1
    rows: int = 1
    goes_on_down: bool = False
    goes_on_right: bool = False


@dataclass(slots=True)
class _Area:
    """A cell with the grid cells it covers; rows and columns from 0, last ones inclusive."""

    top: int
    left: int
    bottom: int
    right: int
    text: str


class TableGrid:
    """A table in the making, row by row.

    Args:
        name: how places in it begin ("第2个表格").
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._areas: list[_Area] = []
        self._owners: dict[tuple[int, int], _Area] = {}
        self._row = -1
        self._column = 0
        self._width = 0
        self._hidden: set[int] = set()
        self._covered_text: list[tuple[str, str]] = []

    @property
    def place(self) -> str:
        """Where the next cell will stand."""
        return self._where(self._row, self._free_column())

    def start_row(self, *, skipped: int = 0, hidden: bool = False) -> None:
        """Begin a row, some columns to the right if the source says so."""
        self._row += 1
        self._column = skipped
        if hidden:
            self._hidden.add(self._row)

    def add(self, cell: GridCell) -> None:
        """Put a cell into the next free columns of the row."""
        if len(self._owners) + cell.rows * cell.columns > MAX_CELLS:
            raise LedgerError(f"{self._name}超过 {MAX_CELLS // 10000} 万格，没有读取", "请删去多余的行列和合并后再试")
        column = self._free_column()
        above = self._owners.get((self._row - 1, column))
        before = self._owners.get((self._row, column - 1))
        if cell.goes_on_down and above is not None and above.left == column:
            above.bottom = self._row + cell.rows - 1
            area = above
        elif cell.goes_on_right and before is not None and before.top == self._row:
            before.right = column + cell.columns - 1
            area = before
        else:
            area = _Area(self._row, column, self._row + cell.rows - 1, column + cell.columns - 1, cell.text)
            self._areas.append(area)
        if area.text != cell.text and cell.text.strip():
            self._covered_text.append((self._where(self._row, column), cell.text))
        for row in range(self._row, max(area.bottom, self._row) + 1):
            for place in range(column, column + cell.columns):
                self._owners.setdefault((row, place), area)
        self._column = column + cell.columns
        self._width = max(self._width, self._column)

    def append_to(self, assembly: Assembly) -> None:
        """Append the finished table; one without any text is left out."""
        height = self._row + 1
        if not any(area.text.strip() for area in self._areas):
            return
        for where, text in self._covered_text:
            assembly.warn(where, f"合并单元格下面还压着内容“{text}”，表上看不见，没有采用")
        assembly.add_table(
            "",
            [self._grid_row(row) for row in range(height)],
            merges=tuple(
                Merge(area.top, area.left, min(area.bottom, height - 1), area.right)
                for area in self._areas
                if (area.top, area.left) != (min(area.bottom, height - 1), area.right)
            ),
            hidden_rows=frozenset(self._hidden),
        )

    def _free_column(self) -> int:
        column = self._column
        while (self._row, column) in self._owners:
            column += 1
        return column

    def _grid_row(self, row: int) -> Row:
        owners = [self._owners.get((row, column)) for column in range(self._width)]
        own = [area is not None and (area.top, area.left) == (row, column) for column, area in enumerate(owners)]
        return Row(
            texts=[area.text if area is not None and first else "" for area, first in zip(owners, own, strict=True)],
            wheres=[self._where(row, column) for column in range(self._width)],
            covered=[area is not None and not first for area, first in zip(owners, own, strict=True)],
        )

    def _where(self, row: int, column: int) -> str:
        return f"{self._name}第{row + 1}行第{column + 1}列"
