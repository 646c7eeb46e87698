"""Documents for tests, built in memory as the readers of file formats build them."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ledger_app.domain.draft import Intake
from ledger_app.intake.document import Cell, Document, Identity, Merge, Paragraph, Table
from ledger_app.intake.drafting import read_intake

Content = str | float | date | None
"""What a cell may hold: text, a number, a day, nothing."""

Rows = Sequence[Sequence[Content]]


def a_table(
    rows: Rows,
    merges: str = "",
    name: str = "",
    *,
    hidden_rows: frozenset[int] = frozenset(),
    ragged: bool = False,
) -> Table:
    """Return a table; `merges` reads A1:C1 A2:A3, its places are 表!C7, spans count in its own text."""
    areas = tuple(_area(text) for text in merges.split())
    covered = {
        (row, column)
        for area in areas
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
        if (row, column) != (area.top, area.left)
    }
    width = max(len(row) for row in rows)
    grid = tuple(
        tuple(
            _cell(content, f"{name or '表'}!{chr(65 + column)}{at + 1}", covered=(at, column) in covered)
            for column, content in enumerate([*row, *[None] * (width - len(row))])
        )
        for at, row in enumerate(rows)
    )
    return Table(name, grid, areas, hidden_rows, ragged=ragged)


def a_document(*blocks: str | Table, name: str = "表.xlsx", identity: Identity | None = None) -> Document:
    """Return a document of paragraphs (texts) and tables; a line each, cells apart by tabs."""
    lines: list[str] = []
    placed: list[Paragraph | Table] = []
    start = 0
    for number, block in enumerate(blocks, 1):
        if isinstance(block, str):
            placed.append(Paragraph(block, f"第{number}段", (start, start + len(block))))
            lines.append(block)
            start += len(block) + 1
            continue
        rows = []
        for row in block.rows:
            cells = []
            for cell in row:
                cells.append(cell._replace(span=(start, start + len(cell.text))))
                start += len(cell.text) + 1
            rows.append(tuple(cells))
            lines.append("\t".join(cell.text for cell in row))
        placed.append(Table(block.name, tuple(rows), block.merges, block.hidden_rows, ragged=block.ragged))
    return Document(name, "\n".join(lines), tuple(placed), identity=identity)


def read(*blocks: str | Table | Rows, merges: str = "", name: str = "表.xlsx") -> Intake:
    """Return what the reader makes of paragraphs, tables and bare rows; `merges` are those of the bare rows."""
    return read_intake(
        a_document(*(b if isinstance(b, str | Table) else a_table(b, merges) for b in blocks), name=name)
    )


def read_sheets(sheets: Mapping[str, Rows], name: str = "表.xlsx") -> Intake:
    """Return what the reader makes of a workbook with these sheets."""
    return read_intake(a_document(*(a_table(rows, name=sheet) for sheet, rows in sheets.items()), name=name))


def _area(text: str) -> Merge:
    match = re.fullmatch(r"([A-Z])(\d+):([A-Z])(\d+)", text)
    assert match, text
    left, top, right, bottom = match.groups()
    return Merge(int(top) - 1, ord(left) - 65, int(bottom) - 1, ord(right) - 65)


def _cell(content: Content, where: str, *, covered: bool) -> Cell:
    match content:
        case _ if covered:
            return Cell("", where, covered=True)
        case None:
            return Cell("", where)
        case date():
            return Cell(content.isoformat(), where, day=content)
        case str():
            return Cell(content, where)
        case _:
            return Cell(f"{content:.15g}", where, number=float(content))
