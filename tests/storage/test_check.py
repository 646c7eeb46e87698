"""`check` finds what is wrong, names it, and computes anew what can be computed."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ledger_app.domain.finding import Severity
from ledger_app.domain.query import TaskQuery
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task, a_unit

Save = Callable[..., None]
REST = "kind, short_name, aliases, persons, provisional, deleted"


def meddle(ledger: Ledger, *statements: str) -> None:
    """Write past the program."""
    assert ledger._writer is not None
    driver = ledger._writer.raw_connection()
    try:
        for statement in statements:
            driver.cursor().execute(statement)
        driver.commit()
    finally:
        driver.close()


@pytest.fixture
def filled(ledger: Ledger, save: Save) -> Ledger:
    """Return a ledger with two tasks."""
    save(
        ledger,
        a_plan(),
        a_unit(),
        a_task(number="12", lead_units=("U00000001",)),
        a_task(id="T2"),
        a_report(done="已开工"),
    )
    return ledger


def test_a_sound_ledger_has_no_findings(filled: Ledger) -> None:
    steps: list[tuple[int, int]] = []
    assert filled.check(lambda done, total: steps.append((done, total))) == ()
    assert steps == [(0, 2), (2, 2)]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE task_state SET due = 1",
        "UPDATE task_state SET status = '已完成' WHERE serial = 1",
        "UPDATE task_text SET haystack = 'x', sound = ''",
        "DELETE FROM task_text WHERE serial = 2",
        "DELETE FROM task_state WHERE serial = 2",
    ],
)
def test_computed_columns_that_went_wrong_are_computed_anew(filled: Ledger, statement: str) -> None:
    meddle(filled, statement)
    found = filled.check()
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert all("已重新计算" in finding.message for finding in found)
    assert filled.check() == ()
    with filled.reading() as reader:
        query = TaskQuery(date(2025, 7, 1), search="雨污分流")
        assert set(reader.task_ids(query)) == {"T00000001", "T2"}


def test_a_search_index_that_went_wrong_is_built_anew(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task(), a_task(id="T2"))
    meddle(file_ledger, "INSERT INTO task_grams (task_grams) VALUES ('delete-all')")
    query = TaskQuery(date(2025, 7, 1), search="雨污分流")
    with file_ledger.reading() as reader:
        assert reader.task_ids(query) == []
    assert [(f.severity, f.where) for f in file_ledger.check()] == [(Severity.WARNING, "检索")]
    with file_ledger.reading() as reader:
        assert len(reader.task_ids(query)) == 2
    assert file_ledger.check() == ()


def test_a_damaged_search_index_is_built_anew(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    meddle(file_ledger, "UPDATE task_grams_data SET block = x'00' WHERE id > 1")
    assert [finding.where for finding in file_ledger.check()] == ["检索"]
    assert file_ledger.check() == ()


def test_a_read_only_ledger_is_told_of_and_left_as_it_is(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    meddle(file_ledger, "UPDATE task_state SET due = 1", "INSERT INTO task_grams (task_grams) VALUES ('delete-all')")
    file_ledger.close()
    looked_at = Ledger.open(file_ledger.where, read_only=True)
    for _ in range(2):
        assert ["没有重新计算" in finding.message for finding in looked_at.check()] == [True, True]
    looked_at.close()


@pytest.mark.parametrize(
    ("statement", "place", "words"),
    [
        ("UPDATE task SET remark = '假' WHERE number = '12'", "任务 12", "备注与变更记录不符"),
        ("UPDATE report SET percent = 99", "进展 2025-06-01 99% 已开工", "完成比例与变更记录不符"),
        ("UPDATE task_unit SET role = 'co'", "任务 12", "牵头单位与变更记录不符"),
        ("DELETE FROM report", "进展 2025-06-01 已开工", "少了一条"),
        (f"INSERT INTO unit SELECT 'U9', '假局', {REST} FROM unit", "单位 假局", "多出一条"),
        ("UPDATE office SET phone = '5550-9999'", "本单位 青河区环委办", "联系电话与变更记录不符"),
    ],
)  # fmt: skip
def test_what_the_history_does_not_account_for_is_named(filled: Ledger, statement: str, place: str, words: str) -> None:
    meddle(filled, statement)
    found = [finding for finding in filled.check() if finding.severity is Severity.ERROR]
    assert any(finding.where == place and words in finding.message for finding in found)


def test_a_broken_reference_is_named(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task(), a_report())
    save(file_ledger, a_report(id="R2"))
    meddle(file_ledger, "PRAGMA foreign_keys = OFF", "UPDATE report SET task_id = 'T404'")
    (found,) = file_ledger.check()
    assert (found.severity, found.where) == (Severity.ERROR, "进展")
    assert found.message.startswith("2 条进展所属或引用的任务不存在。")


def test_a_damaged_structure_is_told_in_chinese(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    meddle(file_ledger, "DELETE FROM task_unit")
    where = Path(file_ledger.where)
    file_ledger.close()
    with closing(sqlite3.connect(where)) as broken:
        broken.execute("PRAGMA writable_schema = ON")
        broken.execute(
            "UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'plan')"
            " WHERE name = 'stage'"
        )
        broken.commit()
    looked_at = Ledger.open(str(where), read_only=True)
    found = looked_at.check()
    looked_at.close()
    assert found[0].where == "文件"
    assert not re.search("[a-z]{3}", found[0].message)


def test_check_writes_no_deed(filled: Ledger) -> None:
    meddle(filled, "UPDATE task_state SET due = 1")
    with filled.reading() as reader:
        before = reader.deeds()
    filled.check()
    with filled.reading() as reader:
        assert reader.deeds() == before
        assert reader.task("T2") is not None
