"""Which plan follows which, and which task goes on with which."""

from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher

import pytest

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.plan import Plan, PlanKind
from ledger_app.domain.report import State
from ledger_app.domain.succession import can_go_on, continuations, plan_before
from ledger_app.domain.task import Status
from tests.builders import a_plan, a_task


def likeness(one: str, other: str) -> float:
    return 100 * SequenceMatcher(None, one, other, autojunk=False).ratio()


def plan_of(year: int, title: str = "青河区{}年污染防治攻坚计划", **fields: object) -> Plan:
    plan = a_plan(id=f"P{year}", title=title.format(year), period_start=date(year, 1, 1), period_end=date(year, 12, 31))
    return replace(plan, **fields)  # type: ignore[arg-type] # any field


def before(plan: Plan, *plans: Plan) -> str:
    found = plan_before(plan, (plan, *plans), likeness)
    return found.id if found is not None else ""


def test_the_plan_before_has_the_same_title_apart_from_the_year() -> None:
    assert before(plan_of(2026), plan_of(2025), plan_of(2024)) == "P2025"
    assert before(plan_of(2025), plan_of(2026)) == ""


def test_another_plan_of_last_year_is_not_the_plan_before() -> None:
    assert before(plan_of(2026), plan_of(2025, "青河区{}年老旧小区改造计划")) == ""


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("青河区推进美丽建设行动方案（2026—2028年）", "青河区推进美丽建设行动方案（2023—2025年）"),
        ("青河区生态环境保护“十五五”规划", "青河区生态环境保护“十四五”规划"),
        ("青河区2026年度重点工作任务", "青河区2025年度重点工作任务"),
        ("二〇二六年青河区工作要点", "二〇二五年青河区工作要点"),
    ],
)
def test_years_are_written_in_many_ways(title: str, other: str) -> None:
    assert before(plan_of(2026, title), plan_of(2025, other)) == "P2025"


def test_a_plan_renamed_a_little_follows_the_one_that_ends_the_day_before() -> None:
    renamed = plan_of(2026, "青河区{}年污染防治攻坚工作计划", kind=PlanKind.ANNUAL)
    last = plan_of(2025, kind=PlanKind.ANNUAL)
    assert before(renamed, last) == "P2025"
    assert before(renamed, replace(last, kind=PlanKind.ACTION)) == ""
    assert before(renamed, replace(last, period_end=date(2025, 6, 30))) == ""


def test_what_is_not_done_or_never_done_can_go_on() -> None:
    task = a_task()
    assert can_go_on(task, State(status=Status.IN_PROGRESS))
    assert not can_go_on(task, State(status=Status.COMPLETED))
    assert not can_go_on(task, State(status=Status.SUSPENDED))
    assert can_go_on(replace(task, ongoing=True), State(status=Status.COMPLETED))
    assert not can_go_on(replace(task, deleted=True), State())


KNOWN = (
    a_task(id="T1", number="1", title="管控扬尘", content="1.管控扬尘。2025年底前规模以上工地全部安装监测设备。"),
    a_task(id="T2", number="2", content="完成青河干流58个入河排污口溯源，编制一口一策整治方案。"),
    a_task(id="T3", number="3", content="关停退出白塘镇2座砖瓦窑。"),
)


def test_the_same_task_of_another_year_is_surely_gone_on_with() -> None:
    now = TaskDraft("a", "4.管控扬尘。2026年底前规模以上工地全部安装监测设备。", number="4", title="管控扬尘")
    found = continuations([now], KNOWN, a_plan(), likeness)
    assert (found["a"].task.id, found["a"].sure) == ("T1", True)


def test_a_task_of_which_only_a_part_is_the_same_is_asked_about() -> None:
    now = TaskDraft("a", "完成青河干流58个入河排污口整治，入河排污口在线监测联网。", number="9")
    found = continuations([now], KNOWN, a_plan(), likeness)
    assert (found["a"].task.id, found["a"].sure) == ("T2", False)


def test_the_same_number_is_no_evidence_from_plan_to_plan() -> None:
    assert continuations([TaskDraft("a", "开展秸秆禁烧巡查和高点监控。", number="3")], KNOWN, a_plan(), likeness) == {}


def test_two_new_tasks_never_go_on_with_the_same_one() -> None:
    text = "关停退出白塘镇2座砖瓦窑。"
    found = continuations([TaskDraft("a", text), TaskDraft("b", text + "做好安置。")], KNOWN, a_plan(), likeness)
    assert {key: each.task.id for key, each in found.items()} == {"a": "T3"}
