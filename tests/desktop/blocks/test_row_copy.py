"""What copied cells look like to a spreadsheet, to Word, and to our own table."""

import pytest

from ledger_app.desktop.blocks.pasting_cells import cells_in
from ledger_app.desktop.blocks.row_copy import area_of, copied
from ledger_app.desktop.clipboard import is_ours
from tests.desktop.grid.grid_steps import block


def test_cells_come_back_as_they_were() -> None:
    cells = (("甲\n乙", "=1+1", "-3.5"), ('说"好"', "\t中", "—"), ("", "73%", "-立项"))
    data = copied(cells)

    assert is_ours(data)
    assert cells_in(data.text(), data.html(), ours=True) == cells


def test_no_spreadsheet_takes_a_text_for_a_formula_and_numbers_stay_numbers() -> None:
    text = copied((("=SUM(A1)", "+86", "-3.5", "@x", "-立项", "73%"),)).text()

    assert text == "'=SUM(A1)\t+86\t-3.5\t'@x\t'-立项\t73%"


def test_a_line_break_stays_in_its_cell() -> None:
    data = copied((("甲\n乙", "<丙>"),))

    assert data.text() == '"甲\n乙"\t<丙>'
    assert data.html().count("<td") == 2
    assert "same-cell" in data.html()
    assert "&lt;丙&gt;" in data.html()


@pytest.mark.parametrize(
    ("blocks", "area"),
    [
        ((block(1, 1, 2, 3),), ((range(1, 3),), (1, 2, 3))),
        ((block(4, 1, 4, 2), block(1, 1, 2, 2)), ((range(1, 3), range(4, 5)), (1, 2))),
        ((block(1, 5, 2, 5), block(1, 1, 2, 2)), ((range(1, 3),), (1, 2, 5))),
        ((block(1, 1, 2, 2), block(5, 3, 5, 3)), None),
    ],
)
def test_blocks_are_joined_where_they_share_rows_or_columns(blocks: tuple, area: tuple | None) -> None:
    assert area_of(blocks) == area
