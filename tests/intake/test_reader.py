import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from ledger_app.domain.draft import Intake
from ledger_app.errors import LedgerError
from ledger_app.intake import reader
from ledger_app.intake.child import Wanted, _answer
from ledger_app.intake.drafting import read_intake
from ledger_app.intake.reader import open_document, read_file, read_files
from ledger_app.intake.reading import read_pasted_document
from tests.intake.document_building import a_workbook, tables, texts
from tests.intake.formats.pdf_building import a_pdf, pages_of

TABLE = "序号\t任务\t责任单位\t完成时限\n1\t清理河道\t区水务局\t2025年9月底前\n"


def a_text(folder: Path, name: str = "任务.txt") -> Path:
    path = folder / name
    path.write_text(TABLE, encoding="utf-8")
    return path


def end_the_child() -> bool:
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    return False


def test_a_file_is_read_to_blocks_in_a_child_process(tmp_path: Path) -> None:
    document = open_document(a_workbook(tmp_path / "表.xlsx", lambda sheet: sheet.append(["甲", 0.5])))
    assert texts(tables(document)[0]) == [["甲", "0.5"]]
    assert multiprocessing.active_children() == []


def test_a_file_is_read_to_drafts_and_progress_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    intake = read_file(a_text(tmp_path), progress=lambda done, total: told.append((done, total)))
    assert [task.content for task in intake.tasks] == ["清理河道"]
    assert intake.text == TABLE
    assert told == [(0, 1), (1, 1)]


def test_pasted_cells_are_read_to_drafts() -> None:
    document = read_pasted_document(TABLE.replace("\n", "\r\n"))
    assert [task.content for task in read_intake(document).tasks] == ["清理河道"]


def test_a_refusal_crosses_the_border_whole(tmp_path: Path) -> None:
    with pytest.raises(LedgerError) as caught:
        read_file(tmp_path / "没有.xlsx")
    assert caught.value.message == f"找不到文件“{tmp_path / '没有.xlsx'}”"
    assert caught.value.advice == "请检查文件名和位置，或重新选择"


def test_one_bad_file_of_several_harms_no_other(tmp_path: Path) -> None:
    bad = tmp_path / "坏.xlsx"
    bad.write_bytes(b"PK\x03\x04")
    results = list(read_files((a_text(tmp_path), bad, a_text(tmp_path, "第二份.txt"))))
    assert [type(result) for _, result in results] == [Intake, LedgerError, Intake]
    assert [path.name for path, _ in results] == ["任务.txt", "坏.xlsx", "第二份.txt"]


def test_after_a_death_the_file_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    results = read_files((a_text(tmp_path), a_text(tmp_path, "第二份.txt")), cancelled=end_the_child)
    _, first = next(results)
    assert isinstance(first, LedgerError)
    assert first.message == "读“任务.txt”时读取程序中途退出（文件可能损坏或过大），没有读成"
    results.close()  # type: ignore[attr-defined]


def test_a_new_child_takes_over_from_a_dead_one(tmp_path: Path) -> None:
    kills = (end_the_child() for _ in range(1))
    results = read_files((a_text(tmp_path), a_text(tmp_path, "第二份.txt")), cancelled=lambda: next(kills, False))
    assert [type(result) for _, result in results] == [LedgerError, Intake]


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS_PER_FILE", 0.0)
    with pytest.raises(LedgerError, match=r"读“任务\.txt”时超过 0 秒"):
        read_file(a_text(tmp_path))
    assert multiprocessing.active_children() == []


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"已取消读取“任务\.txt”"):
        read_file(a_text(tmp_path), cancelled=lambda: True)
    assert multiprocessing.active_children() == []


def test_a_long_pdf_can_be_cancelled_midway(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "方案.pdf", pages_of(["加强日常巡查，发现问题及时处置，定期报告情况。"] * 6000))
    polls = iter(range(10))
    with pytest.raises(LedgerError, match=r"已取消读取“方案\.pdf”"):
        read_file(path, cancelled=lambda: next(polls, None) is None)
    assert multiprocessing.active_children() == []


def test_a_parser_that_aborts_ends_the_child_and_not_us(tmp_path: Path) -> None:
    data = bytearray((Path(__file__).parent / "formats" / "formats.xls").read_bytes())
    sheet_size = data.find(b"\x00\x02\x0e\x00")  # the record DIMENSIONS: first row, row after the last …
    data[sheet_size + 8 : sheet_size + 12] = b"\xff\xff\xff\x7f"
    path = tmp_path / "吹牛.xls"
    path.write_bytes(data)
    with pytest.raises(LedgerError, match="读取程序中途退出"):
        read_file(path)


def test_our_own_mistake_becomes_a_message_and_keeps_its_traceback(tmp_path: Path) -> None:
    result = reader._result(Intake, tmp_path / "表.xlsx", b"MTraceback: KeyError")
    assert isinstance(result, LedgerError)
    assert result.message == "“表.xlsx”的内容没有看懂，没有读成"
    assert str(result.__cause__) == "Traceback: KeyError"


@pytest.mark.parametrize("wanted", [Wanted.INTAKE, Wanted.DOCUMENT])
def test_the_child_answers_with_a_value_or_a_refusal(tmp_path: Path, wanted: Wanted) -> None:
    assert _answer(wanted, a_text(tmp_path), tmp_path).startswith(b"V{")
    assert _answer(wanted, tmp_path, tmp_path).startswith(b"R[")


def test_the_child_starts_without_anything_heavy() -> None:
    script = "import sys, ledger_app.intake.child; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"PySide6", "sqlalchemy", "openpyxl", "docx", "lxml", "python_calamine", "defusedxml", "msoffcrypto"}
    assert heavy & set(done.stdout.split()) == set()


def test_files_are_read_from_a_script_that_a_shell_started(tmp_path: Path) -> None:
    script = tmp_path / "start"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfrom ledger_app.intake.reader import open_document\n"
        "if __name__ == '__main__':\n    print(open_document(Path(sys.argv[1])).text.count('清理河道'))\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, script, a_text(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=root,
        env={"PYTHONPATH": str(root)},
    )
    assert done.stdout == "1\n"


def test_marks_that_nothing_closes_take_no_longer_than_words(tmp_path: Path) -> None:
    path = tmp_path / "坏.txt"
    marks = ["(", "[", "〔", "《", "“", "—", "-", "\t"]
    path.write_text("一、重点任务\n" + "".join(f"1.抓好{mark * 50_000}工作\n" for mark in marks), encoding="utf-8")
    assert len(read_file(path).tasks) == len(marks)
