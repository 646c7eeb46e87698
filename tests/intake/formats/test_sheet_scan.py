import io
from xml.parsers.expat import ExpatError

import pytest

from ledger_app.intake.formats.safe_xml import ForbiddenXmlError
from ledger_app.intake.formats.sheet_scan import SheetFacts, area_of, column_letters, column_number, scan_sheet
from tests.intake.document_building import sheet_xml


def scan(rows: str, before: str = "", after: str = "", wanted: tuple[str, ...] = ()) -> SheetFacts:
    return scan_sheet(io.BytesIO(sheet_xml(rows, before, after).encode()), wanted)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


def test_an_area_is_read_in_any_direction() -> None:
    assert area_of("B2:D5") == (2, 2, 5, 4)
    assert area_of("$D$5:B2") == (2, 2, 5, 4)
    assert area_of("C3") == (3, 3, 3, 3)
    assert area_of("B:B") is None


def test_the_size_is_that_of_cells_which_hold_something() -> None:
    facts = scan(
        '<row r="2"><c r="C2"><v>1</v></c><c r="XFD2" s="1"/></row><row r="1048576"><c r="A1048576" s="1"/></row>'
    )
    assert (facts.last_row, facts.last_column, facts.rows) == (2, 3, [2])


def test_a_cell_may_lie_outside_the_row_that_holds_it() -> None:
    facts = scan('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')
    assert facts.area == 1048576 * 16384


def test_cells_without_address_count_on() -> None:
    facts = scan("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert (facts.last_row, facts.last_column, facts.rows) == (2, 2, [1, 2])


def test_hidden_rows_and_columns_are_listed() -> None:
    facts = scan(
        '<row r="1" hidden="1"/><row r="2" hidden="0"/><row r="3" ht="0"/>',
        before='<cols><col min="2" max="3" hidden="true"/><col min="5" max="5" width="0"/><col min="7"/></cols>',
    )
    assert facts.hidden_rows == {1, 3}
    assert facts.hidden_columns == {2, 3, 5}


def test_merged_areas_are_listed() -> None:
    facts = scan("", after='<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B5"/></mergeCells>')
    assert facts.merges == [(1, 1, 2, 3), (5, 2, 5, 2)]
    assert facts.merged_area == 7


def test_a_formula_without_result_is_told_from_one_that_gives_nothing() -> None:
    facts = scan(
        '<row r="1"><c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><f>1+1</f><v>2</v></c>'
        '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><v>5</v></c></row>'
    )
    assert facts.uncached == {(1, 1), (1, 2)}


def test_errors_are_listed_with_their_words() -> None:
    facts = scan('<row r="4"><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C4" t="e"><v>#REF!</v></c></row>')
    assert facts.errors == {(4, 2): "#DIV/0!", (4, 3): "#REF!"}


def test_only_numbers_in_wanted_formats_are_listed() -> None:
    facts = scan(
        '<row r="1"><c r="A1" s="2"><v>0.5</v></c><c r="B1" s="2" t="s"><v>0</v></c><c r="C1" s="1"><v>1</v></c></row>',
        wanted=("2",),
    )
    assert facts.styled == {(1, 1): "2"}


def test_a_prefix_before_every_name_changes_nothing() -> None:
    rows = '<x:sheetData><x:row r="3"><x:c r="B3"><x:v>1</x:v></x:c></x:row></x:sheetData>'
    xml = f'<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">{rows}</x:worksheet>'
    assert scan_sheet(io.BytesIO(xml.encode()), ()).last_row == 3


def test_a_document_type_is_refused() -> None:
    xml = '<!DOCTYPE worksheet [<!ENTITY a "b">]>' + sheet_xml("")
    with pytest.raises(ForbiddenXmlError):
        scan_sheet(io.BytesIO(xml.encode()), ())


def test_broken_xml_is_noticed() -> None:
    with pytest.raises(ExpatError):
        scan_sheet(io.BytesIO(sheet_xml("<row>").encode()), ())
