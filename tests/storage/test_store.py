"""What goes into a ledger comes out of it unchanged, on either engine."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from ledger_app.domain.plan import Plan, PlanKind
from ledger_app.domain.report import Report
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import (
    Comparison,
    DueSource,
    Milestone,
    Stage,
    StageWord,
    Status,
    Target,
    Task,
    TaskKind,
)
from ledger_app.domain.unit import Office, Person, PersonRole, Unit, UnitKind
from ledger_app.errors import ConflictError, LedgerError
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan, a_report, a_task, a_unit
from tests.engines import OFFICE

AT = datetime(2025, 1, 6, 9, 30)
Save = Callable[..., None]

PLAN = Plan(
    "P1",
    "青河计划",
    "青政发〔2025〕1号",
    "青河区政府",
    date(2025, 1, 2),
    PlanKind.ANNUAL,
    date(2025, 1, 1),
    date(2025, 12, 31),
)
BUREAU = Unit(
    "U1",
    "区水务局",
    short_name="水务局",
    aliases=("水务", "河长办"),
    persons=(Person(PersonRole.LIAISON, "安澜", "科长", "5550-1002"),),
    provisional=True,
)
TOWN = Unit("U2", "曾家湾镇", UnitKind.STREET)
TOWNS = Unit("U3", "各街镇", UnitKind.SET, members=("U2",))
TASK = Task(
    "T1",
    "P1",
    "全部内容：=1+1，0012，𠮷，5550-1001" + "长" * 3000,
    number="3-1",
    title="扬尘治理",
    kind=TaskKind.RECTIFICATION,
    section_path=("一、蓝天", "（一）扬尘"),
    lead_units=("U1", "U2"),
    co_units=("U2",),
    area_units=("U3",),
    lead_assumed=True,
    parent="问题一",
    problem="裸土未覆盖",
    goal="全部覆盖",
    people=(Person(PersonRole.PRINCIPAL, "安澜"),),
    schedule=(Stage(2024, StageWord.START, date(2024, 3, 1)), Stage(2025, StageWord.FINISH)),
    milestones=(Milestone(date(2025, 6, 30), "进场", date(2025, 6, 1)), Milestone(date(2025, 9, 30), "验收")),
    targets=(Target("覆盖率", Comparison.AT_LEAST, 95.5, "%", "2025年"), Target("稳步提升", text="稳步提升")),
    start=date(2025, 2, 1),
    due=date(2025, 10, 31),
    due_text="2025年10月底前",
    due_source=DueSource.TEXT,
    cadence="每季度末",
    remark='\'备注 "引号"\n第二行\t制表',
    watched=True,
    extra=(("资金来源", "+86"), ("空栏", "")),
    to_check="时限不清",
    position=7,
    imported='{"content":"原文"}',
)
REPORT = Report(
    "R1",
    "T1",
    date(2025, 7, 1),
    1,
    Status.COMPLETED,
    date(2025, 6, 30),
    66.6,
    "完成",
    "缺钱",
    "验收",
    "理由",
    (("覆盖率", 96.5),),
)


def test_whatever_is_saved_is_read_back_the_same(ledger: Ledger, save: Save) -> None:
    settings = Settings(30, 5.5, warn_lag=False, extra_holidays=(date(2025, 4, 7),), extra_workdays=(date(2025, 4, 6),))
    office = Office("新名", "安澜", "安澜", "5550-1003")
    save(ledger, REPORT, TASK, TOWNS, TOWN, BUREAU, PLAN, settings, office)
    with ledger.reading() as reader:
        assert reader.task("T1") == TASK
        assert reader.reports("T1") == (REPORT,)
        assert reader.plans() == (PLAN,)
        assert set(reader.units()) == {BUREAU, TOWN, TOWNS}
        assert (reader.office(), reader.settings()) == (office, settings)
        assert reader.report("R1") == REPORT
        assert reader.tasks_numbered("3-1") == (TASK,)
        assert reader.tasks_of_plan("P1") == (TASK,)
        assert reader.last_position("P1") == 7


def test_a_changed_task_replaces_the_old_one_with_all_its_parts(ledger: Ledger, save: Save) -> None:
    save(ledger, TASK, TOWNS, TOWN, BUREAU, PLAN)
    changed = replace(
        TASK,
        lead_units=("U2",),
        area_units=(),
        schedule=TASK.schedule[:1],
        milestones=(),
        remark="",
        extra=(),
        people=(),
    )
    save(ledger, changed)
    with ledger.reading() as reader:
        assert reader.task("T1") == replace(changed, version=1)


def test_a_changed_set_has_its_new_members_in_order(ledger: Ledger, save: Save) -> None:
    save(ledger, TOWNS, TOWN, BUREAU)
    save(ledger, replace(TOWNS, members=("U1", "U2")))
    with ledger.reading() as reader:
        assert {unit.id: unit.members for unit in reader.units()}["U3"] == ("U1", "U2")


def test_deleted_things_are_kept_apart(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_unit(), a_task(), a_report())
    save(ledger, a_unit(deleted=True), a_task(deleted=True), a_report(sequence=1, deleted=True))
    with ledger.reading() as reader:
        assert reader.units() == ()
        assert [unit.id for unit in reader.units(deleted=True)] == ["U00000001"]
        assert reader.tasks_of_plan("P00000001") == ()
        assert reader.tasks_numbered("1") == ()
        assert reader.reports("T00000001") == ()
        kept = reader.task("T00000001")
    assert kept is not None
    assert kept.deleted


def test_saving_what_did_not_change_leaves_no_trace(ledger: Ledger, save: Save) -> None:
    save(ledger, TASK, TOWNS, TOWN, BUREAU, PLAN, REPORT)
    with ledger.reading() as reader:
        before = reader.deeds()
    save(ledger, TASK, TOWNS, TOWN, BUREAU, PLAN, REPORT, OFFICE)
    with ledger.reading() as reader:
        assert reader.deeds() == before


def test_two_people_changing_one_task_are_told_so(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task())
    save(ledger, a_task(remark="甲"))
    with pytest.raises(ConflictError, match="任务 1 已被别人修改"):
        save(ledger, a_task(remark="乙"))
    with ledger.reading() as reader:
        assert [task.remark for task in reader.tasks_of_plan("P00000001")] == ["甲"]


def test_a_task_that_was_never_there_cannot_be_changed(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan())
    with pytest.raises(ConflictError):
        save(ledger, a_task(version=2))


def test_reports_are_numbered_in_the_order_of_entry(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(), a_report(id="R2", done="先"), a_report(id="R1", done="后"))
    save(ledger, a_report(id="R0", done="再后"))
    with ledger.reading() as reader:
        reports = reader.reports("T00000001")
    assert [(report.done, report.sequence) for report in reports] == [("先", 1), ("后", 2), ("再后", 3)]


def test_a_due_date_follows_the_stages_and_then_the_plan(ledger: Ledger, save: Save) -> None:
    plan = a_plan(period_end=date(2025, 12, 31))
    staged = a_task(id="T2", schedule=(Stage(2026, StageWord.FINISH),))
    save(ledger, plan, a_task(), staged)
    with ledger.reading() as reader:
        found = {task.id: (task.due, task.due_source) for task in reader.tasks_of_plan(plan.id)}
    assert found == {
        "T00000001": (date(2025, 12, 31), DueSource.PLAN),
        "T2": (date(2026, 12, 31), DueSource.SCHEDULE),
    }


def test_a_new_period_of_the_plan_moves_the_tasks_that_follow_it(ledger: Ledger, save: Save) -> None:
    fixed = a_task(id="T2", due=date(2025, 5, 1), due_source=DueSource.MANUAL)
    save(ledger, a_plan(period_end=date(2025, 12, 31)), a_task(), fixed, a_task(id="T3", deleted=True))
    save(ledger, a_plan(period_end=date(2026, 6, 30)), deed="改方案")
    with ledger.reading() as reader:
        found = [reader.task(key) for key in ("T00000001", "T2", "T3")]
        changes = [(c.entity_id, c.field, c.old, c.new) for c in reader.history() if c.deed.name == "改方案"]
    dues = [task.due for task in found if task is not None]
    assert dues == [date(2026, 6, 30), date(2025, 5, 1), date(2026, 6, 30)]
    assert changes == [
        ("P00000001", "period_end", "2025-12-31", "2026-06-30"),
        ("T00000001", "due", "2025-12-31", "2026-06-30"),
        ("T3", "due", "2025-12-31", "2026-06-30"),
    ]


@pytest.mark.parametrize("words", ["看不见\x00的字符", "半个\ud800字符"])
def test_text_that_cannot_be_kept_is_refused_and_nothing_is_written(ledger: Ledger, save: Save, words: str) -> None:
    save(ledger, a_plan())
    with pytest.raises(LedgerError, match="不能保存的字符"):
        save(ledger, a_task(id="T2"), a_task(content=words))
    with ledger.reading() as reader:
        assert reader.tasks_of_plan("P00000001") == ()


def test_words_that_look_like_an_escape_are_kept(ledger: Ledger, save: Save) -> None:
    save(ledger, a_plan(), a_task(content=r"路径 C:\u0000 与 \\u0000"))
    with ledger.reading() as reader:
        assert reader.tasks_of_plan("P00000001")[0].content == r"路径 C:\u0000 与 \\u0000"


@pytest.mark.parametrize("percent", [-1.0, 100.5, float("nan"), float("inf")])
def test_a_percent_outside_its_bounds_is_refused(ledger: Ledger, save: Save, percent: float) -> None:
    with pytest.raises(LedgerError, match="不在 0 到 100 之间"):
        save(ledger, a_plan(), a_task(), a_report(percent=percent))


@pytest.mark.parametrize(
    "things", [(a_task(),), (a_plan(), a_task(lead_units=("U404",))), (a_report(),), (a_unit(members=("U404",)),)]
)
def test_what_refers_to_nothing_is_refused(ledger: Ledger, save: Save, things: tuple[Task, ...]) -> None:
    with pytest.raises(LedgerError, match=r"不在台账里|不存在"):
        save(ledger, *things)


def test_an_error_inside_a_deed_takes_all_of_it_back(ledger: Ledger) -> None:
    with pytest.raises(ZeroDivisionError), ledger.transaction("新增", by="何青", at=AT) as store:  # noqa: PT012
        store.save_many((a_plan(), a_task()))
        _ = 1 / 0
    with ledger.reading() as reader:
        assert reader.plans() == ()
        assert len(reader.deeds()) == 1


def test_what_a_deed_wrote_is_seen_inside_it(ledger: Ledger) -> None:
    with ledger.transaction("新增", by="何青", at=AT) as store:
        store.save_many((a_plan(), a_task()))
        store.save(a_report(done="已开工"))
        rows = store.rows_by_id(["T00000001"], date(2025, 7, 1))
    assert [row.state.latest for row in rows] == ["已开工"]
