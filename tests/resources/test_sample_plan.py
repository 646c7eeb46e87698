"""The sample plan's documents say what its source says."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from docx.document import Document as WordDocument
from openpyxl import Workbook, load_workbook

SAMPLE = Path(__file__).parents[2] / "resources" / "sample"


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_build", SAMPLE / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def workbook_cells(book: Workbook) -> list[tuple[str, str, object]]:
    return [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def workbook_spans(book: Workbook) -> set[str]:
    return {str(span) for sheet in book.worksheets for span in sheet.merged_cells.ranges}


def word_texts(document: WordDocument) -> Iterator[str]:
    yield from (paragraph.text for paragraph in document.paragraphs)
    for table in document.tables:
        yield from (cell.text for row in table.rows for cell in row.cells)


def test_the_workbook_holds_what_its_source_says(build: ModuleType) -> None:
    shipped = load_workbook(SAMPLE / f"{build.STEM}.xlsx")
    rebuilt = build.build_workbook(build.read_table())
    assert workbook_cells(shipped) == workbook_cells(rebuilt)
    assert workbook_spans(shipped) == workbook_spans(rebuilt)


def test_the_word_document_holds_what_its_source_says(build: ModuleType) -> None:
    shipped = Document(str(SAMPLE / f"{build.STEM}.docx"))
    rebuilt = build.build_document(build.read_table())
    assert list(word_texts(shipped)) == list(word_texts(rebuilt))


def test_both_documents_name_every_task_of_the_source_once(build: ModuleType) -> None:
    sheet = load_workbook(SAMPLE / f"{build.STEM}.xlsx").worksheets[0]
    numbers = [row[0].value for row in sheet.iter_rows(max_col=1) if isinstance(row[0].value, int)]
    tables = Document(str(SAMPLE / f"{build.STEM}.docx")).tables
    word_numbers = [int(row.cells[0].text) for table in tables for row in table.rows if row.cells[0].text.isdecimal()]
    assert numbers == word_numbers == list(range(1, 61))
