"""A document as blocks of text and cells: what every reader of a file format gives, and all that later steps know."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ledger_app.domain.finding import Finding


class Cell(NamedTuple):
    r"""One cell of a table; a named tuple, because a sheet has a hundred thousand and they are made twice as fast.

    Attributes:
        text: what a person sees in it, \n between its lines; "" for an empty cell.
        where: its place as findings name it: "Sheet1!C7", "第2个表格第3行第1列", "第31行".
        span: start and end of its text in the document's text.
        number: its value where the file holds a number; day: where it holds a date.
        covered: it lies under a merged cell and is not that cell's first one; its text is "".
    """

    text: str
    where: str
    span: tuple[int, int] = (0, 0)
    number: float | None = None
    day: date | None = None
    covered: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area of a table: rows and columns counted from 0 inside the table, last ones inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, all rows equally long.

    Attributes:
        name: the sheet's name, or "" in documents without sheets.
        hidden_rows, hidden_columns: indices from 0 of what the file hides; they are read all the same.
        ragged: the rows had no fixed columns in the source (pasted or tab-separated text), so a row may have shifted
            or have had fewer cells; `Cell` padding at the end of a short row has where == "".
        hidden: the file hides the whole sheet; it is read all the same.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    ragged: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text outside tables."""

    text: str
    where: str
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What our own exports carry on their hidden sheet: the ledger they came from, and a task id per sheet row.

    Attributes:
        rows: (table name, row counted from 1 as in the sheet, task id, digest of the row's exported content).
    """

    ledger_uuid: str
    form: str
    rows: tuple[tuple[str, int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    r"""A document: its blocks in order, and its whole text, which all spans count in (code points, \n line ends)."""

    name: str
    text: str
    blocks: tuple[Paragraph | Table, ...]
    findings: tuple[Finding, ...] = ()
    identity: Identity | None = None
