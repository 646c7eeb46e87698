"""Every change is written down with its deed, can be told in words, and cannot be altered unnoticed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text

from ledger_app.domain.finding import Severity
from ledger_app.domain.history import DeedKind
from ledger_app.domain.outcome import Kind
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Comparison, DueSource, Milestone, Stage, StageWord, Status, Target, Task
from ledger_app.domain.unit import Person, PersonRole, Unit, UnitKind
from ledger_app.storage.ledger import Ledger
from ledger_app.storage.replay import replay
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import AT, OFFICE

Save = Callable[..., None]
Thing = Task | Report | Plan | Unit
WORD = "U00000001"
DAY = date(2025, 6, 30)
MOST = Target("覆盖率", Comparison.AT_LEAST, 95.0, "%")


def test_a_changed_field_is_told_with_who_when_from_and_to(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(number="12"), deed="导入")
    at = datetime(2025, 7, 1, 9, 30, 5)
    with ledger.transaction("改时限", by="安澜", at=at) as store:
        store.save(a_task(number="12", due=date(2025, 9, 30), due_source=DueSource.MANUAL, remark="延后"))
    with ledger.reading() as reader:
        changes = reader.history("T00000001")
    created, *edited = changes
    assert (created.field, created.old, created.new, created.deed.name) == ("", "", "完成临河路雨污分流改造。", "导入")
    assert [(c.entity, c.entity_id, c.number, c.field, c.old, c.new) for c in edited] == [
        ("task", "T00000001", "12", "due", "", "2025-09-30"),
        ("task", "T00000001", "12", "due_source", "", "手工"),
        ("task", "T00000001", "12", "remark", "", "延后"),
    ]
    deed = edited[0].deed
    assert (deed.by, deed.at, deed.kind, deed.undone) == ("安澜", at, DeedKind.WORK, False)
    assert deed.host


def test_a_whole_import_is_one_deed_with_one_entry_a_thing(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_unit(), *(a_task(id=f"T{n}") for n in range(50)), deed="导入")
    with ledger.reading() as reader:
        assert [deed.name for deed in reader.deeds()] == ["导入", "新建台账"]
        assert len([change for change in reader.history() if change.deed.name == "导入"]) == 52


def test_the_history_of_a_task_has_its_reports(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(), a_task(id="T2", number="2"))
    save(ledger, a_report(day=date(2025, 6, 1), status=Status.IN_PROGRESS, percent=30.0, done="已开工"))
    save(ledger, a_report(task_id="T2", id="R2"))
    with ledger.reading() as reader:
        told = [(c.entity, c.number, c.new) for c in reader.history("T00000001")]
        newest = reader.history(limit=1)
    assert told == [("task", "1", "完成临河路雨污分流改造。"), ("report", "1", "2025-06-01 推进中 30% 已开工")]
    assert [(c.entity_id, c.number, c.new) for c in newest] == [("R2", "2", "2025-06-01")]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("lead_units", (WORD,), "区水务局"),
        ("section_path", ("一、蓝天", "（一）扬尘"), "一、蓝天 / （一）扬尘"),
        ("watched", True, "是"),
        ("people", (Person(PersonRole.PRINCIPAL, "安澜", "局长", "5550-1001"),), "责任人 安澜 局长 5550-1001"),
        ("schedule", (Stage(2024, StageWord.ADVANCE, date(2024, 5, 1)),), "2024 推进（2024-05-01 完成）"),
        ("milestones", (Milestone(DAY, "进场"), Milestone(DAY, "完工")), "2025-06-30 进场；2025-06-30 完工"),
        ("targets", (MOST, Target("率", text="稳步提升")), "覆盖率≥95%；稳步提升"),
        ("extra", (("资金", "专项"), ("批次", "")), "资金：专项；批次："),
        ("plan_id", "P2", "乙计划"),
    ],
)  # fmt: skip
def test_values_are_told_in_words(ledger: Ledger, save: Save, field: str, value: object, words: str) -> None:
    save(ledger, a_plan(), a_plan(id="P2", title="乙计划"), a_unit(), a_task(ongoing=True))
    save(ledger, replace(a_task(ongoing=True), **{field: value}))  # type: ignore[arg-type] # any field
    with ledger.reading() as reader:
        change = reader.history()[-1]
    assert (change.field, change.new) == (field, words)


def test_settings_office_and_sets_are_told_too(ledger: Ledger, save: Save) -> None:
    save(ledger, a_unit(), a_unit(id="U2", name="各街镇", kind=UnitKind.SET))
    save(
        ledger,
        Settings(lag_points=12.5),
        replace(OFFICE, phone="5550-1009"),
        a_unit(id="U2", name="各街镇", kind=UnitKind.SET, members=(WORD,)),
    )
    with ledger.reading() as reader:
        told = {(c.entity, c.field): (c.old, c.new) for c in reader.history()[-3:]}
    assert told == {
        ("office", "phone"): ("5550-1001", "5550-1009"),
        ("settings", "lag_points"): ("10", "12.5"),
        ("unit", "members"): ("", "区水务局"),
    }


def test_the_base_of_the_next_import_is_kept_and_not_told(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    save(ledger, a_task(imported="{}", remark="新"))
    with ledger.reading() as reader:
        assert [c.field for c in reader.history()][-1] == "remark"
        assert "imported" not in [c.field for c in reader.history()]
    with ledger.transaction("撤销", by="何青", at=AT) as store:
        store.undo()
        task = store.task("T00000001")
    assert task is not None
    assert task.imported == ""


def test_three_old_states_are_rebuilt_from_the_history(ledger: Ledger, save: Save) -> None:
    deeds: list[tuple[Thing, ...]] = [
        (a_plan(period_end=date(2025, 12, 31)), a_unit(), a_task(), a_task(id="T2", lead_units=(WORD,))),
        (a_task(remark="改"), a_report(done="已开工"), a_unit(short_name="水务")),
        (a_plan(period_end=date(2026, 12, 31)), a_report(sequence=1, done="已完工", deleted=True)),
    ]
    states = []
    for things in deeds:
        save(ledger, *things)
        states.append(_all(ledger))
    with ledger.transaction("撤销", by="何青", at=AT) as store:
        store.undo()
    with ledger.reading() as reader:
        rebuilt = [replay(reader._connection, until) for until in (2, 3, 4, 5)]
    assert [_values(state) for state in rebuilt] == [*states, states[1]]


def _all(ledger: Ledger) -> dict[str, object]:
    """Return all that can be undone, by id."""
    with ledger.reading() as reader:
        plans, units = reader.plans(), reader.units()
        tasks = [task for plan in plans for task in reader.tasks_of_plan(plan.id)]
        reports = [reader.report("R00000001")]
    return {t.id: replace(t, version=0) if isinstance(t, Task) else t for t in (*plans, *units, *tasks, *reports) if t}


def _values(state: dict[Kind, dict[str, Thing]]) -> dict[str, object]:
    """Return what the history says, likewise."""
    return {key: thing for kind in (Kind.PLAN, Kind.UNIT, Kind.TASK, Kind.REPORT) for key, thing in state[kind].items()}


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE change SET new = '\"假\"' WHERE deed = 3",
        "UPDATE change SET number = '9' WHERE deed = 3",
        "DELETE FROM change WHERE deed = 3",
        "UPDATE deed SET \"by\" = '别人' WHERE sequence = 3",
        "UPDATE deed SET at = '2025-01-01T00:00:00' WHERE sequence = 3",
        "UPDATE deed SET hash = 'x' WHERE sequence = 3",
    ],
)
def test_the_first_place_where_the_chain_breaks_is_named(ledger: Ledger, save: Save, tampering: str) -> None:
    save(ledger, a_plan(), a_task(), deed="导入")
    for turn, remark in enumerate(("甲", "乙", "丙")):
        save(ledger, a_task(remark=remark, version=turn), deed=f"改{remark}")
    assert ledger.check() == ()
    assert ledger._writer is not None
    with ledger._writer.begin() as connection:
        connection.execute(text(tampering))
    found = ledger.check()
    assert [(finding.severity, finding.where) for finding in found] == [(Severity.ERROR, "操作 3")]
    assert "变更记录从第" in found[0].message


def test_each_deed_has_a_hash_of_its_own_and_the_newest_is_the_head(ledger: Ledger, save: Save) -> None:
    heads = []
    for remark in ("", "甲", "", "甲"):
        with ledger.reading() as reader:
            tasks = reader.tasks_of_plan("P00000001")
        save(ledger, a_plan(), a_task(remark=remark, version=tasks[0].version if tasks else 0))
        with ledger.reading() as reader:
            heads.append(reader.chain_head())
    assert len(set(heads)) == 4
    assert all(len(link) == 64 for link in heads)


def test_history_and_chain_are_the_same_on_both_engines_by_construction(file_ledger: Ledger) -> None:
    with file_ledger.reading() as reader:
        deed = reader.deeds()[0]
    assert (deed.sequence, deed.name, deed.by) == (1, "新建台账", "何青")
