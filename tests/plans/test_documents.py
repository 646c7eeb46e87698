"""The documents of this folder and their gold fit together, whatever any reader makes of them."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msoffcrypto
import pytest
from docx import Document
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.plans import hostile
from tests.plans.comparison import HERE, Facts, differences, documents, gold_files, load, plain

GOLD = gold_files()
NAMES = [path.stem for path in GOLD]


def whole_text(path: Path) -> str:
    """Return everything that is written in a document, without blanks."""
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return plain("".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))
    if path.suffix in {".xlsx", ".xls", ".et"}:
        book = CalamineWorkbook.from_path(str(path))
        rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
        return plain("".join(str(value) for row in rows for value in row))
    data = path.read_bytes()
    marks = {b"\xff\xfe": "utf-16", b"\xef\xbb": "utf-8"}
    encoding = marks.get(data[:2], "gb18030" if path.suffix == ".csv" else "utf-8")
    return plain(data.decode(encoding).replace('""', '"'))


def written_words(gold: Facts) -> Iterator[str]:
    for task in gold["tasks"]:
        yield from (task["content"], task.get("title") or "", task.get("remark") or "", task["latest"] or "")
        yield from (task["problem"] or "", task["goal"] or "", *task.get("section_path", ()))
        yield from (*task["lead_units"], *task["co_units"], *task["streets"])
        yield from (person["name"] for person in task["people"])
        yield from (step["text"] for step in task["milestones"])


@pytest.mark.parametrize("gold_file", GOLD, ids=NAMES)
def test_every_word_of_the_gold_is_written_in_its_document(gold_file: Path) -> None:
    gold = load(gold_file)
    for document in documents(gold):
        text = whole_text(document)
        missing = [words for words in written_words(gold) if plain(words) not in text]
        assert missing == []


@pytest.mark.parametrize("gold_file", GOLD, ids=NAMES)
def test_the_days_of_the_gold_agree_with_each_other(gold_file: Path) -> None:
    for task in load(gold_file)["tasks"]:
        due = date.fromisoformat(task["due"]) if task["due"] else None
        assert (due is None) == (task["due_source"] is None)
        assert not (due and task.get("ongoing"))
        for step in task["milestones"]:
            assert due is not None
            assert date.fromisoformat(step["date"]) <= due


def test_every_document_has_gold_and_every_gold_a_document() -> None:
    shown = {path.name for path in HERE.iterdir() if path.suffix in {".xlsx", ".xls", ".et", ".docx", ".csv", ".txt"}}
    claimed = [document for path in GOLD for document in documents(load(path))]
    assert shown <= {document.name for document in claimed}
    assert all(document.is_file() for document in claimed)


@pytest.mark.parametrize("gold_file", GOLD, ids=NAMES)
def test_gold_does_not_differ_from_itself(gold_file: Path) -> None:
    gold = load(gold_file)
    assert differences(gold, gold) == []


@pytest.mark.parametrize("gold_file", GOLD, ids=NAMES)
def test_a_changed_fact_is_a_difference(gold_file: Path) -> None:
    gold = load(gold_file)
    first = gold["tasks"][0]
    for change in ({"content": "别的事"}, {"lead_units": ["别的单位"]}, {"due": "1999-01-01"}, {"percent": 7}):
        read = {**gold, "tasks": [{**first, **change}, *gold["tasks"][1:]]}
        assert len(differences(gold, read)) >= 1, change


def test_months_declares_a_wrong_dimension_and_hides_a_row_and_a_column() -> None:
    with zipfile.ZipFile(HERE / "months.xlsx") as package:
        xml = package.read("xl/worksheets/sheet1.xml").decode()
    assert '<dimension ref="A1"/>' in xml
    assert re.search(r'<row r="6"[^>]*hidden="1"', xml)
    assert re.search(r"<col [^>]*hidden=\"1\"", xml)


def test_odd_texts_are_text_and_the_formula_has_no_value() -> None:
    sheet = load_workbook(HERE / "odd_texts.xlsx")["任务表"]
    assert (sheet["F3"].value, sheet["F3"].data_type) == ("=1+1", "s")
    assert sheet["A3"].value == "0012"
    assert sheet["F8"].data_type == "f"
    assert load_workbook(HERE / "odd_texts.xlsx", data_only=True)["任务表"]["F8"].value is None
    assert len(str(sheet["B7"].value)) > 3000


def test_the_1904_workbook_counts_from_1904() -> None:
    book = load_workbook(HERE / "year_1904.xlsx")
    assert book.epoch.year == 1904
    assert str(book["督办"]["G3"].value)[:10] == "2025-09-30"


@pytest.mark.parametrize("write", [*hostile.REFUSED, *hostile.READ_WITH_A_FINDING], ids=lambda write: write.__name__)
def test_hostile_files_are_small(write: hostile.Writer, tmp_path: Path) -> None:
    assert write(tmp_path).stat().st_size < 200_000


def test_the_locked_workbook_opens_with_its_password(tmp_path: Path) -> None:
    with hostile.locked(tmp_path).open("rb") as file:
        protected = msoffcrypto.OfficeFile(file)
        assert protected.is_encrypted()
        protected.load_key(password=hostile.PASSWORD, verify_password=True)


def test_the_harmless_package_is_a_good_workbook(tmp_path: Path) -> None:
    sheet = load_workbook(hostile.macros(tmp_path)).worksheets[0]
    assert sheet["B2"].value == hostile.CONTENT
