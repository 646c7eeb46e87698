"""Which parts of a plan hold tasks."""

import pytest

from ledger_app.intake.prose.part_words import PartKind, kind_of_part
from tests.intake.prose.plans import read, told


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("重点任务", PartKind.TASKS),
        ("主要任务和重点举措", PartKind.TASKS),
        ("整改措施", PartKind.TASKS),
        ("实施“八大行动”", PartKind.TASKS),
        ("2025年重点工作安排", PartKind.TASKS),
        ("主要目标", PartKind.GOALS),
        ("发展目标", PartKind.GOALS),
        ("总体要求", PartKind.BACKGROUND),
        ("指导思想", PartKind.BACKGROUND),
        ("基本原则", PartKind.BACKGROUND),
        ("存在的主要问题", PartKind.BACKGROUND),
        ("保障措施", PartKind.ORGANISATION),
        ("加强组织领导", PartKind.ORGANISATION),
        ("工作要求", PartKind.ORGANISATION),
        ("实施步骤", PartKind.SCHEDULE),
        ("加快产业绿色转型", PartKind.TOPIC),
        ("夯实发展基础", PartKind.TOPIC),
        ("强化要素支撑", PartKind.TOPIC),
    ],
)
def test_a_heading_says_what_its_part_is(title: str, kind: PartKind) -> None:
    assert kind_of_part(title) is kind


def test_only_the_parts_of_tasks_are_read_where_a_plan_names_them() -> None:
    intake = read(
        "一、总体要求",
        "（一）坚持统筹。",
        "二、重点任务",
        "1.清淤河道。",
        "三、空间布局",
        "1.东部片区。",
        "四、工作要求",
        "1.加强领导。",
    )
    assert told(intake) == [("1", "清淤河道")]
    assert [(part.title, part.taken, part.tasks) for part in intake.parts] == [
        *[("一、总体要求", False, 1), ("二、重点任务", True, 1), ("三、空间布局", False, 1), ("四、工作要求", False, 1)]
    ]


def test_every_topic_holds_tasks_where_no_part_is_named_so() -> None:
    intake = read(
        "一、改善水环境", "清淤河道，年底前完成。", "二、改善空气", "管控扬尘。", "三、加强组织领导", "成立专班。"
    )
    assert told(intake) == [("一", "改善水环境"), ("二", "改善空气")]


def test_a_topic_whose_items_name_units_holds_tasks_beside_a_part_named_so() -> None:
    intake = read("一、重点任务", "1.清淤河道。", "二、绿色社区", "1.建设示范社区。（责任单位：区住建局）")
    assert told(intake) == [("1", "清淤河道"), ("1", "建设示范社区")]


def test_an_organisational_part_that_gives_departments_their_duties_holds_tasks() -> None:
    duties = "教育部门要查清底数。民政部门要落实补助。财政部门要保障经费。"
    intake = read("一、工作任务", "1.清查幼托点。", "二、组织实施", f"1.明确分工。{duties}")
    assert told(intake) == [("1", "清查幼托点"), ("1", "明确分工")]


def test_a_schedule_holds_tasks_where_its_steps_have_deadlines() -> None:
    steps = ["（一）摸底。2025年3月底前完成台账。", "（二）整治。2025年9月底前完成改造。"]
    assert told(read("一、重点任务", "1.整治管网。", "二、实施步骤", *steps))[1:] == [
        ("（一）", "摸底"),
        ("（二）", "整治"),
    ]
    periods = ["（一）摸底阶段（2025年1月至3月）。", "（二）整治阶段（2025年4月至9月）。"]
    assert told(read("一、重点任务", "1.整治管网。", "二、实施步骤", *periods)) == [("1", "整治管网")]


def test_tasks_inside_an_introducing_part_are_found() -> None:
    intake = read(
        "一、总体要求",
        "（一）指导思想",
        "坚持系统治理。",
        "（二）主要任务",
        "1.清淤河道。",
        "2.截污纳管。",
        "二、工作要求",
        "1.加强领导。",
    )
    assert told(intake) == [("1", "清淤河道"), ("2", "截污纳管")]


def test_the_clerk_may_decide_otherwise() -> None:
    lines = ["一、重点任务", "1.清淤河道。", "二、保障措施", "1.加强领导。"]
    assert told(read(*lines, parts={"二、保障措施": True, "一、重点任务": False})) == [("1", "加强领导")]


def test_a_part_left_aside_is_told_with_its_place() -> None:
    intake = read("一、重点任务", "1.清淤河道。", "二、保障措施", "1.加强领导。", "2.加强督查。")
    note = intake.findings[0]
    assert (note.where, "保障措施" in note.message, "2 项" in note.message) == ("第3行", True, True)


def test_the_goals_of_a_part_of_tasks_are_no_task() -> None:
    intake = read("一、重点任务", "（一）主要目标", "水质达标率达到90%。", "（二）清淤工程", "1.清淤河道。")
    assert told(intake) == [("1", "清淤河道")]
    assert [target.value for target in intake.targets] == [90]


def test_a_review_states_no_goals() -> None:
    intake = read("一、发展基础", "（一）水质改善，实现阶段目标", "达标率达到80%。", "二、重点任务", "1.清淤河道。")
    assert intake.targets == ()


def test_goals_without_a_heading_are_read_from_the_year_on() -> None:
    intake = read(
        "一、总体要求", "以人民为中心，坚持100%公开。到2026年，水质达标率达到90%以上。", "二、重点任务", "1.清淤河道。"
    )
    assert [(target.value, target.task) for target in intake.targets] == [(90, "")]
