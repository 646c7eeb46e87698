"""Writes a form as an .xlsx file: the rows are streamed as text into the shell that openpyxl makes."""

import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from ledger_app.domain.long_work import Cancelled, Progress, never, unheard
from ledger_app.reports.atomic import prove_package, replacing
from ledger_app.reports.form import Form, FormFacts, FormRow
from ledger_app.reports.grid import Block, Grid, Span
from ledger_app.reports.layout import lay_out
from ledger_app.reports.row_xml import RowWriter, plain_row, task_row
from ledger_app.reports.shell import IDENTITY_PART, SHEET_PART, Shell

_MOST_BREAKS = 1000  # Excel takes 1,026 page breaks in a sheet
_FASTEST = 1  # level of deflate: a file a little larger, in half the time
_FIRST_IDENTITY_ROW = 5
_ROWS_AT_ONCE = 1000


def write_form(
    form: Form,
    rows: Sequence[FormRow],
    facts: FormFacts,
    target: Path,
    progress: Progress = unheard,
    cancelled: Cancelled = never,
) -> None:
    """Write `form`, filled with `rows`, to `target`, whole or not at all.

    Raises:
        LedgerError: the file cannot be written, a text cannot stand in a cell, or `cancelled` said so.
    """
    grid = lay_out(form, rows, facts, progress, cancelled)
    with replacing(target, prove_package) as new:
        write_grid(grid, facts.ledger_uuid, new)


def write_grid(grid: Grid, ledger_uuid: str, path: Path) -> None:
    """Write `grid` to a new file at `path`, with the hidden sheet by which its rows are known when they come back."""
    shell = Shell(grid)
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=_FASTEST) as package:
        with package.open(SHEET_PART, "w") as part:
            known = _write_sheet(grid, shell, part)
        with package.open(IDENTITY_PART, "w") as part:
            _write_identity(grid.sheet, ledger_uuid, shell, known, part)
        for name, content in shell.other_parts():
            package.writestr(name, content)


def _write_sheet(grid: Grid, shell: Shell, part: IO[bytes]) -> list[tuple[int, str, str]]:
    """Write the visible sheet; return row number, task id and digest of every task on it."""
    writer = RowWriter(shell.style_ids, grid.headings)
    known: list[tuple[int, str, str]] = []
    merges: list[str] = []
    ends: list[int] = []
    part.write(shell.frame(SHEET_PART)[0].encode() + b"<sheetData>")
    for block in chain((grid.top,), grid.pages):
        rows = [writer.row(number, row) for number, row in enumerate(block.rows, start=block.first)]
        part.write("".join(rows).encode())
        known.extend(_known(block))
        merges.extend(map(_reference, block.spans))
        ends.append(block.last)
    shell.end_in(ends[-1])
    _, after = shell.frame(SHEET_PART)
    part.write(b"</sheetData>" + _with_merges_and_breaks(after, merges, ends, len(grid.widths)).encode())
    return known


def _known(block: Block) -> Iterator[tuple[int, str, str]]:
    for number, row in enumerate(block.rows, start=block.first):
        if row.task_id:
            yield number, row.task_id, row.digest


def _reference(span: Span) -> str:
    return f"{get_column_letter(span.left)}{span.top}:{get_column_letter(span.right)}{span.bottom}"


def _with_merges_and_breaks(after: str, merges: list[str], ends: list[int], columns: int) -> str:
    """Return what follows the rows, with what openpyxl left out, each in the place that the format prescribes.

    Args:
        ends: last row of the heading and of every page; a page break stands between two pages.
    """
    areas = "".join(f'<mergeCell ref="{reference}"/>' for reference in merges)
    merged = f'<mergeCells count="{len(merges)}">{areas}</mergeCells>' if merges else ""
    breaks = ends[1:-1][:_MOST_BREAKS]
    marks = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in breaks)
    broken = f'<rowBreaks count="{len(breaks)}" manualBreakCount="{len(breaks)}">{marks}</rowBreaks>' if breaks else ""
    everything = f"A1:{get_column_letter(columns)}{ends[-1]}"
    # numbers that are meant as text (0012, telephones) would otherwise all get a green corner
    ignored = f'<ignoredErrors><ignoredError sqref="{everything}" numberStoredAsText="1"/></ignoredErrors>'
    return after.replace("<printOptions", f"{merged}<printOptions", 1).replace(
        "</worksheet>", f"{broken}{ignored}</worksheet>", 1
    )


def _write_identity(
    form: str, ledger_uuid: str, shell: Shell, known: list[tuple[int, str, str]], part: IO[bytes]
) -> None:
    """Write the hidden sheet: whose export this is, and from row 5 on sheet, row, task id and digest of each task."""
    before, after = shell.frame(IDENTITY_PART)
    part.write(before.encode() + b"<sheetData>")
    heads: tuple[tuple[str | int, ...], ...] = (
        ("ledger-app", 1),
        ("ledger", escape(ledger_uuid)),
        ("form", escape(form)),
    )
    for number, cells in enumerate(heads, start=1):
        part.write(plain_row(number, *cells).encode())
    sheet = escape(shell.sheet)
    tasks = (task_row(n, sheet, *task) for n, task in enumerate(known, start=_FIRST_IDENTITY_ROW))
    while batch := "".join(islice(tasks, _ROWS_AT_ONCE)):
        part.write(batch.encode())
    part.write(b"</sheetData>" + after.encode())
