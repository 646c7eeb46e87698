"""One streaming pass over a worksheet's XML: how large it is, and what the value reader does not tell.

Rows and columns count from 1, as in the sheet. Only cells that hold something count for its size: office programs write
styled empty cells down to the last row.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from typing import IO

from ledger_app.intake.formats.safe_xml import strict_parser

_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_TRUE = {"1", "true", "on"}
_BLOCK = 1 << 20
_COLUMNS = 16_384

Position = tuple[int, int]


@dataclass(slots=True)
class SheetFacts:
    """What the XML of one sheet says.

    Attributes:
        last_row, last_column: the largest addressed by a cell that holds something.
        rows: the numbers of the rows that hold something, in order.
        merges: (top, left, bottom, right).
        uncached: formulas whose result was never stored.
        errors: cells that show an error, with its text (#REF!).
        styled: numbers whose format was asked for, with the index of their cell format.
    """

    last_row: int = 0
    last_column: int = 0
    rows: list[int] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    uncached: set[Position] = field(default_factory=set)
    errors: dict[Position, str] = field(default_factory=dict)
    styled: dict[Position, str] = field(default_factory=dict)

    @property
    def area(self) -> int:
        """How many cells a program must make room for."""
        return self.last_row * self.last_column

    @property
    def merged_area(self) -> int:
        """How many cells all merged areas cover."""
        return sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in self.merges)


def scan_sheet(stream: IO[bytes], wanted_styles: Collection[str]) -> SheetFacts:
    """Read a worksheet's XML once.

    Args:
        wanted_styles: indices of the cell formats whose numbers are to be listed in `styled`.

    Raises:
        ForbiddenXmlError, expat.ExpatError: it is not the XML that office programs write.
    """
    return _SheetPass(frozenset(wanted_styles)).run(stream)


def column_number(letters: str) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return (top, left, bottom, right) of "B2:D5", None for anything else."""
    first, _, last = reference.partition(":")
    start, end = _ADDRESS.match(first), _ADDRESS.match(last or first)
    if start is None or end is None:
        return None
    rows = sorted((int(start[2]), int(end[2])))
    columns = sorted((column_number(start[1]), column_number(end[1])))
    return rows[0], columns[0], rows[1], columns[1]


class _SheetPass:
    """The handlers of the pass. Two of them run for every cell: what is rare is set up only when it is met."""

    def __init__(self, wanted_styles: frozenset[str]) -> None:
        self._facts = SheetFacts()
        self._wanted = wanted_styles
        self._parser = strict_parser()
        self._columns: dict[str, int] = {}
        self._row = 0
        self._row_text = "0"
        self._row_counts = False
        self._column = 0
        self._cell: dict[str, str] = {}
        self._value: list[str] = []
        self._rare: dict[str, Callable[[dict[str, str]], None]] = {
            "row": self._on_row,
            "is": self._on_value,
            "f": self._on_formula,
            "col": self._on_column,
            "mergeCell": self._on_merge,
        }
        self._tags = {f"{namespace} {tag}": tag for namespace in _NAMESPACES for tag in ("c", "v", *self._rare)}

    def run(self, stream: IO[bytes]) -> SheetFacts:
        """Parse the stream to its end."""
        self._parser.StartElementHandler = self._on_start
        for block in iter(partial(stream.read, _BLOCK), b""):
            self._parser.Parse(block, False)  # noqa: FBT003 - expat takes it by position only
        self._parser.Parse(b"", True)  # noqa: FBT003
        return self._facts

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        tag = self._tags.get(name)
        if tag == "c":
            self._cell = attributes
            self._column += 1
        elif tag == "v":
            self._on_value()
        elif tag is not None:
            self._rare[tag](attributes)

    def _on_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r") or self._row + 1)
        self._row_text = str(self._row)
        self._row_counts = False
        self._column = 0
        if attributes.get("hidden") in _TRUE or attributes.get("ht") == "0":
            self._facts.hidden_rows.add(self._row)

    def _on_value(self, _attributes: dict[str, str] | None = None) -> None:
        cell = self._cell
        if not self._row_counts or cell.get("r", "").removesuffix(self._row_text) not in self._columns:
            self._count(*self._position())
        kind = cell.get("t", "n")
        if kind == "n" and cell.get("s") in self._wanted:
            self._facts.styled[self._position()] = cell["s"]
        elif kind == "e":
            self._listen()

    def _count(self, row: int, column: int) -> None:
        facts = self._facts
        facts.last_column = max(facts.last_column, column)
        facts.last_row = max(facts.last_row, row)
        if not facts.rows or facts.rows[-1] != row:
            facts.rows.append(row)
        self._row_counts = row == self._row

    def _on_formula(self, _attributes: dict[str, str]) -> None:
        self._on_value()
        self._listen()

    def _listen(self) -> None:
        """Collect the text of this cell's value; formulas and errors need it, other cells are not slowed down."""
        self._value = []
        self._parser.CharacterDataHandler = self._value.append
        self._parser.EndElementHandler = self._on_end

    def _on_end(self, name: str) -> None:
        if name.endswith(" f"):
            self._value.clear()
        if self._tags.get(name) != "c":
            return
        text = "".join(self._value).strip()
        if self._cell.get("t") == "e":
            self._facts.errors[self._position()] = text or "#错误"
        elif not text and self._cell.get("t") != "str":  # a formula may well give "", and then says so
            self._facts.uncached.add(self._position())
        self._parser.CharacterDataHandler = None
        self._parser.EndElementHandler = None

    def _position(self) -> Position:
        reference = self._cell.get("r")
        if reference is None:
            return self._row, self._column
        letters = reference.removesuffix(self._row_text)
        column = self._columns.get(letters)
        if column is not None:
            return self._row, column
        found = _ADDRESS.match(reference)
        if found is None:
            return self._row, self._column
        column = column_number(found[1])
        if found[2] != self._row_text:
            return int(found[2]), column
        self._columns[letters] = column
        return self._row, column

    def _on_column(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self._facts.hidden_columns.update(range(first, min(last, _COLUMNS) + 1))

    def _on_merge(self, attributes: dict[str, str]) -> None:
        area = area_of(attributes.get("ref", ""))
        if area is not None:
            self._facts.merges.append(area)
