from datetime import date

import pytest

from ledger_app.domain.field import Field
from ledger_app.domain.light import Light
from ledger_app.domain.report import State
from ledger_app.domain.row import TaskRow
from ledger_app.domain.showing import show, show_person, show_target
from ledger_app.domain.task import Comparison, Milestone, Stage, StageWord, Status, Target, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from tests.builders import a_plan, a_task

TASK = a_task(
    number="0012",
    title="裸露地块治理",
    content="完成临河工业园76公顷裸露地块绿化。",
    kind=TaskKind.PROJECT,
    section_path=("一、蓝天", "（一）扬尘"),
    problem="裸土未覆盖",
    goal="全部绿化",
    people=(
        Person(PersonRole.PRINCIPAL, "陈立言", "副局长", "5550-0101"),
        Person(PersonRole.LIAISON, "方知远"),
        Person(PersonRole.LIAISON, "段思齐", phone="5550-0102"),
    ),
    schedule=(Stage(2024, StageWord.START), Stage(2025, StageWord.FINISH), Stage(2026, StageWord.NONE)),
    milestones=(Milestone(date(2025, 4, 30), "建立台账"), Milestone(date(2025, 9, 30), "完成绿化")),
    targets=(Target("绿化面积", Comparison.AT_LEAST, 76.0, "公顷", "2025年"), Target("", text="稳步提升")),
    start=date(2025, 1, 6),
    due=date(2025, 9, 30),
    due_text="2025年9月底前",
    cadence="每季度末",
    remark="需协调",
    watched=True,
    extra=(("资金来源", "区级财政"), ("投资额", "120万元")),
)
STATE = State(
    status=Status.COMPLETED,
    since=date(2025, 9, 1),
    completed_on=date(2025, 9, 1),
    percent=100.0,
    latest="已完工",
    problems="养护经费不足",
    next_step="移交街道",
)
ROW = TaskRow(
    TASK,
    a_plan(),
    date(2025, 11, 21),
    STATE,
    Light.BLUE,
    0,
    lead_names=("区规划资源局", "区城管局"),
    co_names=("区水务局",),
    area_names=("各街镇", "区水务局"),
)
BARE = TaskRow(a_task(number=""), a_plan(title=""), date(2025, 11, 21), State(), Light.RED, 144)

SHOWN = {
    Field.PLAN: "青河区2025年污染防治攻坚计划",
    Field.NUMBER: "0012",
    Field.SECTION: "一、蓝天 / （一）扬尘",
    Field.TITLE: "裸露地块治理",
    Field.CONTENT: "完成临河工业园76公顷裸露地块绿化。",
    Field.KIND: "工程项目",
    Field.PROBLEM: "裸土未覆盖",
    Field.GOAL: "全部绿化",
    Field.UNITS: "区规划资源局、区城管局、区水务局、各街镇",
    Field.LEAD: "区规划资源局、区城管局",
    Field.CO: "区水务局",
    Field.AREA: "各街镇、区水务局",
    Field.PRINCIPAL: "陈立言（副局长） 5550-0101",
    Field.LIAISON: "方知远；段思齐 5550-0102",
    Field.PHONE: "5550-0102",
    Field.START: "2025-01-06",
    Field.DUE: "2025-09-30",
    Field.DUE_TEXT: "2025年9月底前",
    Field.CADENCE: "每季度末",
    Field.SCHEDULE: "2024年 启动；2025年 完成；2026年 —",
    Field.MILESTONES: "2025-04-30 建立台账；2025-09-30 完成绿化",
    Field.TARGET: "绿化面积≥76公顷（2025年）；稳步提升",
    Field.STATUS: "已完成",
    Field.COMPLETED_ON: "2025-09-01",
    Field.PERCENT: "100%",
    Field.LATEST: "已完工",
    Field.PROBLEMS: "养护经费不足",
    Field.NEXT_STEP: "移交街道",
    Field.LIGHT: "蓝 已完成",
    Field.DAYS_LATE: "",
    Field.REASONS: "",
    Field.REMARK: "需协调",
    Field.WATCHED: "是",
    Field.EXTRA: "资金来源：区级财政；投资额：120万元",
}


@pytest.mark.parametrize("field", Field)
def test_every_field_reads_as_text(field: Field) -> None:
    assert show(ROW, field) == SHOWN[field]


@pytest.mark.parametrize("field", Field)
def test_what_a_task_does_not_say_is_empty(field: Field) -> None:
    said = {Field.CONTENT, Field.KIND, Field.STATUS, Field.LIGHT, Field.DAYS_LATE}
    assert bool(show(BARE, field)) == (field in said)


def test_days_late_and_light_of_an_overdue_task() -> None:
    assert (show(BARE, Field.LIGHT), show(BARE, Field.DAYS_LATE)) == ("红 已逾期", "144")


def test_reasons_come_from_whoever_computed_them() -> None:
    assert show(BARE, Field.REASONS, ("已逾期 1 天。", "按方案末日。")) == "已逾期 1 天。按方案末日。"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"due_text": "汛期前"}, "汛期前"),
        ({"ongoing": True}, "长期坚持"),
        ({"ongoing": True, "due_text": "持续推进"}, "持续推进"),
    ],
)
def test_without_a_day_the_due_date_shows_the_words_of_the_plan(fields: dict[str, object], shown: str) -> None:
    row = TaskRow(a_task(**fields), a_plan(), date(2025, 1, 1), State(), Light.GREEN, 0)
    assert show(row, Field.DUE) == shown


def test_the_telephone_is_the_principals_where_no_liaison_has_one() -> None:
    people = (Person(PersonRole.LIAISON, "方知远"), Person(PersonRole.PRINCIPAL, "陈立言", phone="5550-0101"))
    row = TaskRow(a_task(people=people), a_plan(), date(2025, 1, 1), State(), Light.GREEN, 0)
    assert show(row, Field.PHONE) == "5550-0101"


def test_a_person_with_a_telephone_only_shows_it() -> None:
    assert show_person(Person(PersonRole.LIAISON, "", phone="5550-0103")) == "5550-0103"


def test_a_target_keeps_the_digits_of_its_value() -> None:
    assert show_target(Target("优良率", Comparison.AT_LEAST, 71.5, "%")) == "优良率≥71.5%"
    assert show_target(Target("减排量", Comparison.EQUAL, 1234567.25, "吨")) == "减排量=1234567.25吨"
