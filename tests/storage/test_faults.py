"""What an engine complains of is told in words its user can act on; our own mistakes are not hidden."""

import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, ProgrammingError

from ledger_app.domain.outcome import Kind
from ledger_app.errors import LedgerDamagedError, LedgerError, LedgerLockedError
from ledger_app.storage.faults import in_plain_words
from ledger_app.storage.wording import field_name, headline_of, thing_name, value_text
from tests.builders import a_plan, a_task, a_unit


@pytest.mark.parametrize(
    ("said", "kind", "message"),
    [
        ("database is locked", LedgerLockedError, "青河 正被另一个程序写入"),
        ("file is not a database", LedgerError, "青河 不是台账文件"),
        ("database disk image is malformed", LedgerDamagedError, "青河 的文件已损坏"),
        ("Could not decode to UTF-8 column 'name'", LedgerDamagedError, "青河 的文件已损坏"),
        ("no such table: meta", LedgerDamagedError, "青河 的文件不完整"),
        ("connection to server at ... failed: Connection refused", LedgerError, "连不上数据库服务器"),
        ("failed to resolve host 'x'", LedgerError, "找不到数据库服务器"),
        ("connection timeout expired", LedgerError, "没有应答"),
        ("database or disk is full", LedgerError, "磁盘已满"),
        ("attempt to write a readonly database", LedgerError, "不能写入"),
        ('FATAL:  database "x" does not exist', LedgerError, "没有地址里写的数据库"),
        ('FATAL:  role "x" does not exist', LedgerError, "没有这个账号"),
        ('FATAL:  password authentication failed for user "x"', LedgerError, "没有接受账号或密码"),
        ("unable to open database file", LedgerError, "打不开台账"),
        ("disk I/O error", LedgerError, "磁盘出错"),
        ("something new\nwith details", LedgerError, "没有完成这次操作：something new"),
        ("", LedgerError, "没有完成这次操作"),
    ],
)
def test_a_fault_of_the_world_is_told(said: str, kind: type[LedgerError], message: str) -> None:
    with pytest.raises(LedgerError, match=message) as told, in_plain_words("青河"):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert type(told.value) is kind
    assert told.value.advice


def test_a_reference_to_nothing_is_told() -> None:
    with pytest.raises(LedgerError, match="不存在"), in_plain_words("青河"):
        raise IntegrityError("INSERT", {}, sqlite3.IntegrityError("FOREIGN KEY constraint failed"))


@pytest.mark.parametrize("kind", [ProgrammingError, DatabaseError])
def test_a_mistake_of_ours_stays_what_it_is(kind: type[DatabaseError]) -> None:
    with pytest.raises(kind), in_plain_words("青河"):
        raise kind("SELEC", {}, sqlite3.DatabaseError("syntax error"))


@pytest.mark.parametrize(
    ("kind", "field", "words"),
    [
        (Kind.TASK, "title", "任务名称"),
        (Kind.PLAN, "title", "名称"),
        (Kind.TASK, "due", "完成时限"),
        (Kind.TASK, "lead_units", "牵头单位"),
        (Kind.REPORT, "percent", "完成比例"),
        (Kind.SETTINGS, "warn_days", "临期天数"),
        (Kind.TASK, "no_such_field", "no_such_field"),
    ],
)
def test_fields_are_called_what_offices_call_them(kind: Kind, field: str, words: str) -> None:
    assert field_name(kind, field) == words


def test_things_are_called_by_number_or_name() -> None:
    assert thing_name(Kind.TASK, "12", "内容") == "任务 12"
    assert thing_name(Kind.UNIT, "", headline_of(a_unit())) == "单位 区水务局"
    assert thing_name(Kind.SETTINGS, "", "") == "设置"
    assert headline_of(a_task(title="扬尘")) == "扬尘"
    assert headline_of(a_plan()) == a_plan().title
    assert value_text("lead_units", ("U1", "U2"), {"U1": "甲局"}) == "甲局、U2"
