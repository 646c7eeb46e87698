"""The JSON of `ledger-app read`: its keys, and what stands for nothing."""

import json
from datetime import date

from ledger_app.domain.draft import DatedText, IndicatorDraft, Intake, PartDraft, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.task import Comparison, DueSource, Status
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.intake.contract import to_json
from tests.intake.table_building import read


def test_nothing_is_null_where_the_contract_says_so() -> None:
    task = to_json(Intake(PlanDraft(), (TaskDraft("1", "清淤。"),)))["tasks"][0]
    assert {key for key, value in task.items() if value is None} == {
        *["parent", "problem", "goal", "status", "completed_on", "percent", "latest", "problems", "next_step"],
        *["due", "due_text", "due_source", "start", "cadence"],
    }
    assert (task["remark"], task["schedule"], task["milestones"], task["extra"], task["ongoing"]) == (
        "",
        {},
        [],
        {},
        False,
    )


def test_a_full_task_in_the_words_of_the_contract() -> None:
    task = TaskDraft(
        id="3-1",
        content="清淤。",
        parent="3",
        number="1",
        section_path=("一、治水",),
        lead_units=("区水务局",),
        area_units=("各街镇",),
        people=(Person(PersonRole.LIAISON, "段思齐", phone="5550-0101"),),
        schedule=((2024, "启动"), (2025, "")),
        milestones=(DatedText(date(2024, 12, 31), "招标"),),
        due=date(2025, 6, 30),
        due_text="2025年6月底前",
        due_source=DueSource.TEXT,
        status=Status.IN_PROGRESS,
        percent=60.0,
        extra=(("资金", "区级"),),
        span=(3, 9),
    )
    said = to_json(Intake(PlanDraft(title="治水"), (task,)))["tasks"][0]
    assert (said["streets"], said["due"], said["due_source"]) == (["各街镇"], "2025-06-30", "text")
    assert (said["schedule"], said["milestones"]) == (
        {"2024": "启动", "2025": "—"},
        [{"date": "2024-12-31", "text": "招标"}],
    )
    assert said["people"] == [{"role": "liaison", "name": "段思齐", "title": "", "phone": "5550-0101"}]
    assert (said["status"], said["percent"], said["extra"], said["span"]) == ("推进中", 60.0, {"资金": "区级"}, [3, 9])


def test_targets_indicators_and_findings() -> None:
    said = to_json(
        Intake(
            PlanDraft(),
            targets=(
                TargetDraft("绿地率", "1", Comparison.AT_LEAST, 40, "%", "2025", span=(4, 9)),
                TargetDraft("管网", workload=True),
            ),
            indicators=(IndicatorDraft(1, "绿地率", "%", values=(("2025", "40"),), span=(20, 31)),),
            parts=(PartDraft("四、工作要求", taken=False, tasks=3),),
            findings=(Finding(Severity.NOTE, "表!A1", "略过"),),
        )
    )
    assert [(target["op"], target["kind"], target["task"]) for target in said["targets"]] == [
        (">=", "outcome", "1"),
        ("text", "workload", None),
    ]
    assert [target["span"] for target in said["targets"]] == [[4, 9], [0, 0]]
    indicator = {"no": 1, "name": "绿地率", "unit": "%", "attribute": None, "values": {"2025": "40"}, "span": [20, 31]}
    assert said["indicators"] == [indicator]
    assert said["parts"] == [{"title": "四、工作要求", "taken": False, "tasks": 3}]
    assert said["findings"] == [{"severity": "note", "where": "表!A1", "message": "略过"}]


def test_what_was_read_is_json() -> None:
    said = to_json(read([["序号", "任务", "责任单位"], [1, "清淤。", "区水务局"]]))
    assert json.loads(json.dumps(said, ensure_ascii=False)) == said
    assert set(said) == {"plan", "parts", "tasks", "targets", "indicators", "findings"}
