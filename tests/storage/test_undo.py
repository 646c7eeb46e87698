"""Undo and redo: the newest deed first, across restarts, refused where somebody was there since."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger_app.domain.history import DeedKind
from ledger_app.domain.plan import Plan
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.report import Report
from ledger_app.domain.task import Status, Task
from ledger_app.domain.unit import Unit
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import AT

Save = Callable[..., None]


def undo(ledger: Ledger, by: str = "何青") -> str:
    with ledger.transaction("撤销", by=by, at=AT) as store:
        return store.undo().name


def redo(ledger: Ledger, by: str = "何青") -> str:
    with ledger.transaction("重做", by=by, at=AT) as store:
        return store.redo().name


def held(ledger: Ledger) -> list[Plan | Unit | Task | Report]:
    """Return everything, without the count of saves."""
    with ledger.reading() as reader:
        plans = reader.plans()
        tasks = [task for plan in plans for task in reader.tasks_of_plan(plan.id)]
        reports = [report for task in tasks for report in reader.reports(task.id)]
        units = reader.units()
    assert ledger.check() == ()
    return [*plans, *units, *(replace(task, version=0) for task in tasks), *reports]


def test_deeds_are_taken_back_one_by_one_and_done_again(ledger: Ledger, save: Save) -> None:
    states = [held(ledger)]
    for number, things in enumerate(
        [
            (a_plan(), a_unit(), a_task(lead_units=("U00000001",)), a_task(id="T2")),
            (a_report(status=Status.COMPLETED, done="完成"), a_task(id="T2", remark="改")),
            (a_unit(name="区河长办"), a_task(id="T3", lead_units=("U00000001",))),
            (a_task(lead_units=("U00000001",), deleted=True), a_plan(period_end=date(2025, 12, 31))),
        ]
    ):
        save(ledger, *things, deed=f"操作{number}")
        states.append(held(ledger))
    for number in (3, 2, 1, 0):
        assert undo(ledger) == f"操作{number}"
        assert held(ledger) == states[number]
    with pytest.raises(LedgerError, match="没有可以撤销的操作"):
        undo(ledger)
    for number in range(4):
        assert redo(ledger) == f"操作{number}"
        assert held(ledger) == states[number + 1]
    with pytest.raises(LedgerError, match="没有可以重做的操作"):
        redo(ledger)


def test_undo_and_redo_are_deeds_of_the_history(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), deed="导入")
    undo(ledger)
    with ledger.reading() as reader:
        assert [(d.name, d.kind, d.reverts, d.undone) for d in reader.deeds()][:2] == [
            ("撤销 导入", DeedKind.UNDO, 2, False),
            ("导入", DeedKind.WORK, None, True),
        ]
        assert [(c.field, c.old, c.new) for c in reader.history() if c.deed.kind is DeedKind.UNDO] == [
            ("", a_plan().title, "")
        ]
    redo(ledger)
    with ledger.reading() as reader:
        assert [(d.name, d.undone) for d in reader.deeds()][:3] == [
            ("重做 导入", False),
            ("撤销 导入", False),
            ("导入", False),
        ]


def test_undo_works_across_restarts(file_ledger: Ledger, save: Save) -> None:
    save(file_ledger, a_plan(), a_task())
    save(file_ledger, a_task(remark="改"), deed="改备注")
    file_ledger.close()
    again = Ledger.open(file_ledger.where)
    assert undo(again) == "改备注"
    again.close()
    again = Ledger.open(file_ledger.where)
    with again.reading() as reader:
        assert reader.redo_deed() is not None
    assert redo(again) == "改备注"
    again.close()


def test_new_work_ends_what_could_be_redone(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), deed="旧")
    undo(ledger)
    save(ledger, a_unit(), deed="新")
    with ledger.reading() as reader:
        assert reader.redo_deed() is None
    with pytest.raises(LedgerError, match="没有可以重做的操作"):
        redo(ledger)
    assert undo(ledger) == "新"
    assert redo(ledger) == "新"


def test_making_the_ledger_cannot_be_undone(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        assert reader.undo_deed() is None


def test_lists_search_and_counts_follow_an_undo(ledger: Ledger, save: Save) -> None:
    query = TaskQuery(date(2025, 7, 1), search="雨污分流")
    save(ledger, a_plan(), a_task())
    save(ledger, a_task(content="别的内容"))
    undo(ledger)
    with ledger.reading() as reader:
        assert reader.task_ids(query) == ["T00000001"]
        assert reader.task_ids(replace(query, search="别的")) == []
    undo(ledger)
    with ledger.reading() as reader:
        assert reader.count(TaskQuery(date(2025, 7, 1))) == 0
        assert reader.facets(query).total == 0


def test_on_a_server_only_ones_own_work_is_taken_back(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), deed="甲的", by="甲")
    save(ledger, a_unit(), deed="乙的", by="乙")
    shared = "schema=" in ledger.where
    assert undo(ledger, by="甲") == ("甲的" if shared else "乙的")
    assert redo(ledger, by="甲") == ("甲的" if shared else "乙的")


def test_undo_is_refused_with_names_where_somebody_changed_the_same_field(ledger: Ledger, save: Save) -> None:
    if "schema=" not in ledger.where:
        pytest.skip("one file has one row of deeds")
    save(ledger, a_plan(), a_task(number="12"), deed="导入", by="丙")
    save(ledger, a_task(number="12", remark="甲", goal="甲"), deed="甲改", by="甲")
    save(ledger, a_task(number="12", remark="乙", goal="甲", version=1), deed="乙改", by="乙")
    with pytest.raises(LedgerError, match="任务 12 的 备注，不能撤销“甲改”") as refusal:
        undo(ledger, by="甲")
    assert "整改目标" not in refusal.value.message
    with pytest.raises(LedgerError, match="任务 12 的 整改目标、任务 12 的 备注，不能撤销“导入”"):
        undo(ledger, by="丙")
    save(ledger, a_report(done="已开工"), deed="丁报", by="丁")
    assert undo(ledger, by="乙") == "乙改"
    assert undo(ledger, by="甲") == "甲改"
    with pytest.raises(LedgerError, match=r"不存在|后来"):
        undo(ledger, by="丙")
    with ledger.reading() as reader:
        assert len(reader.reports("T00000001")) == 1


def test_redo_is_refused_where_somebody_changed_the_same_field(ledger: Ledger, save: Save) -> None:
    if "schema=" not in ledger.where:
        pytest.skip("one file has one row of deeds")
    save(ledger, a_plan(), a_task(), deed="导入", by="丙")
    save(ledger, a_task(remark="甲"), deed="甲改", by="甲")
    undo(ledger, by="甲")
    save(ledger, a_task(remark="乙", version=2), deed="乙改", by="乙")
    with pytest.raises(LedgerError, match="不能重做“甲改”"):
        redo(ledger, by="甲")


def test_one_field_can_be_put_back(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    save(ledger, a_task(remark="甲", goal="乙"))
    with ledger.reading() as reader:
        change = next(c for c in reader.history() if c.field == "remark")
        creation = next(c for c in reader.history("T00000001") if c.field == "")
    with ledger.transaction("恢复备注", by="何青", at=AT) as store:
        store.revert(change)
    with ledger.reading() as reader:
        assert [(task.remark, task.goal) for task in reader.tasks_of_plan("P00000001")] == [("", "乙")]
    for which, words in ((change, "后来又改动过"), (creation, "不能单独恢复")):
        with pytest.raises(LedgerError, match=words), ledger.transaction("恢复", by="何青", at=AT) as store:
            store.revert(which)


def test_a_change_of_what_is_gone_cannot_be_put_back(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan())
    save(ledger, a_plan(issuer="区政府"))
    with ledger.reading() as reader:
        change = reader.history()[-1]
    undo(ledger)
    undo(ledger)
    with pytest.raises(LedgerError, match="方案"), ledger.transaction("恢复", by="何青", at=AT) as store:
        store.revert(change)
