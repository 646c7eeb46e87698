"""The shipped forms, filled with a district's tasks: what is expected of each stands in tests/golden, cell by cell."""

from collections.abc import Callable, Iterator

import pytest
from openpyxl.utils import get_column_letter

from ledger_app.domain.field import HEADINGS, Field
from ledger_app.reports.form_file import load_form
from ledger_app.reports.grid import Block, Grid
from tests.reports.samples import district, laid_out

SHIPPED = ["任务台账总表", "任务分解表", "逾期任务清单"]


def dump(grid: Grid, pages: list[Block]) -> str:
    return "\n".join((*_sheet(grid), *(line for block in (grid.top, *pages) for line in _block(block)), ""))


def _sheet(grid: Grid) -> Iterator[str]:
    page, fonts = grid.page, grid.fonts
    yield f"sheet {grid.sheet}, heading in rows {grid.heading[0]} to {grid.heading[1]}"
    yield f"page {page}"
    yield f"fonts {fonts}"
    yield "widths " + " ".join(f"{get_column_letter(at)}={width:g}" for at, width in enumerate(grid.widths, start=1))


def _block(block: Block) -> Iterator[str]:
    yield f"\nrows {block.first} to {block.last}"
    for number, row in enumerate(block.rows, start=block.first):
        yield f"{number}: {row.height:.1f} pt {row.task_id} {row.digest}".rstrip()
        for at, (text, style) in enumerate(zip(row.cells, row.styles, strict=True), start=1):
            if text:
                yield f"  {get_column_letter(at)}{number} {style}: {text!r}"
    for span in block.spans:
        yield f"  merged {get_column_letter(span.left)}{span.top}:{get_column_letter(span.right)}{span.bottom}"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_form_looks_as_reviewed(golden: Callable[[str, str], None], name: str) -> None:
    golden(f"forms/{name}.txt", dump(*laid_out(load_form(name), district())))


def test_the_full_table_has_every_recognised_field_and_every_extra_heading() -> None:
    form = load_form("任务台账总表")
    left_out = {
        Field.UNITS,
        Field.PHONE,
    }  # the three roles have columns of their own; telephones stand with the persons
    assert {column.field for column in form.columns} == set(Field) - left_out
    grid, _ = laid_out(form, district())
    assert {"资金来源", "投资额"} <= set(grid.headings)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_heading_is_one_that_import_recognises(name: str) -> None:
    known = {word for heading in HEADINGS for word in (heading.text, *heading.synonyms)}
    headings = {column.heading[-1] for column in load_form(name).columns if column.field is not Field.EXTRA}
    assert headings <= known
