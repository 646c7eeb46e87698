"""What a document says of a task is kept as JSON and comes back the same."""

from dataclasses import replace
from datetime import date

from ledger_app.domain.draft import DatedText, TaskDraft
from ledger_app.domain.report import State
from ledger_app.domain.statement import NOTHING, Statement, from_json, statement_of, statement_of_task, to_json
from ledger_app.domain.task import Comparison, DueSource, Milestone, Stage, StageWord, Status, Target, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from tests.builders import a_task

FULL = Statement(
    content="完成临河路雨污分流改造。",
    number="3-1",
    title="雨污分流",
    kind=TaskKind.PROJECT,
    section_path=("二、碧水", "（一）管网"),
    lead_units=("区水务局",),
    co_units=("区住建局", "区财政局"),
    area_units=("各街镇",),
    lead_assumed=True,
    parent="7",
    problem="管网老旧",
    goal="全部改造",
    people=(Person(PersonRole.LIAISON, "秦若水", "科长", "5550-0108"),),
    schedule=((2024, "推进"), (2025, "完成")),
    milestones=(DatedText(date(2025, 6, 30), "主管施工完成"),),
    targets=(Target("改造管网", Comparison.AT_LEAST, 18.6, "公里", "2025", ""),),
    start=date(2024, 3, 1),
    due=date(2025, 12, 31),
    due_text="2025年12月底前",
    due_source=DueSource.TEXT,
    cadence="每季度末",
    ongoing=True,
    remark="=1+1",
    watched=True,
    extra=(("资金来源", "专项债券"),),
    status=Status.COMPLETED,
    completed_on=date(2025, 5, 1),
    percent=62.5,
    latest="已开工",
    problems="征地未完",
    next_step="加快征地",
)


def test_a_statement_comes_back_from_its_json_the_same() -> None:
    assert from_json(to_json(FULL)) == FULL


def test_every_field_of_the_example_is_filled_so_that_the_round_trip_covers_all() -> None:
    assert all(getattr(FULL, name) != getattr(NOTHING, name) for name in Statement.__slots__)


def test_a_statement_that_says_nothing_is_short_and_an_empty_text_says_nothing() -> None:
    assert to_json(NOTHING) == "{}"
    assert from_json("") == NOTHING


def test_equal_statements_are_spelled_equally_with_chinese_as_it_is() -> None:
    assert to_json(FULL) == to_json(replace(FULL))
    assert '"content":"完成临河路雨污分流改造。"' in to_json(FULL)


def test_where_lead_and_co_are_not_told_apart_the_first_leads() -> None:
    said = statement_of(TaskDraft("1", "内容", lead_units=("区水务局", "区住建局", "区财政局"), lead_assumed=True))
    assert (said.lead_units, said.co_units, said.lead_assumed) == (("区水务局",), ("区住建局", "区财政局"), True)


def test_stated_leads_all_stay_leads() -> None:
    said = statement_of(TaskDraft("1", "内容", lead_units=("区水务局", "区住建局")))
    assert (said.lead_units, said.co_units, said.lead_assumed) == (("区水务局", "区住建局"), (), False)


def test_a_single_unit_is_no_guess() -> None:
    said = statement_of(TaskDraft("1", "内容", lead_units=("区水务局",), lead_assumed=True))
    assert not said.lead_assumed


def test_a_word_of_the_schedule_that_is_no_stage_is_kept_as_a_column_of_its_own() -> None:
    said = statement_of(TaskDraft("1", "内容", schedule=((2024, "推进"), (2025, "完成80%")), extra=(("资金", "3万"),)))
    assert said.schedule == ((2024, "推进"),)
    assert said.extra == (("资金", "3万"), ("2025年安排", "完成80%"))


def test_a_task_nothing_was_ever_reported_of_states_no_status() -> None:
    said = statement_of_task(a_task(), State(), (), (), ())
    assert said.status is None
    assert said == Statement(content="完成临河路雨污分流改造。", number="1")


def test_a_task_says_its_stages_milestones_units_and_progress() -> None:
    task = a_task(
        schedule=(Stage(2025, StageWord.FINISH, date(2025, 5, 1)),),
        milestones=(Milestone(date(2025, 3, 1), "开工", date(2025, 2, 1)),),
    )
    state = State(Status.IN_PROGRESS, date(2025, 1, 1), None, 40.0, "已开工", date(2025, 1, 1), "", "难", "快")
    said = statement_of_task(task, state, ("区水务局",), ("区住建局",), ("各街镇",))
    assert said.schedule == ((2025, "完成"),)
    assert said.milestones == (DatedText(date(2025, 3, 1), "开工"),)
    assert (said.lead_units, said.co_units, said.area_units) == (("区水务局",), ("区住建局",), ("各街镇",))
    assert (said.status, said.percent, said.latest, said.problems, said.next_step) == (
        Status.IN_PROGRESS,
        40.0,
        "已开工",
        "难",
        "快",
    )
