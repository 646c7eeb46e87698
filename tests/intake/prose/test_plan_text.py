"""A plan's running text as a whole: spans, places of fields, targets of plan, items and measures."""

from ledger_app.domain.field import Field
from tests.intake.prose.plans import read, task

LINES = (
    "青河区2025年工作计划",
    "一、主要目标",
    "2025年，优良天数比率达到72%。",
    "二、重点任务",
    "1.治理河道。2025年6月底前完成清淤30公里。",
    "分段实施。（责任单位：区水务局）",
    "2.管控扬尘。一是裸地覆盖率达到95%。二是建设视频监控。",
)


def test_every_span_holds_the_words_of_its_task() -> None:
    intake = read(*LINES)
    for each in intake.tasks:
        assert intake.text[slice(*each.span)] == each.content


def test_fields_say_where_they_stand() -> None:
    intake = read(*LINES)
    places = {field: intake.text[slice(*span)] for field, span in task(intake, "1").places}
    assert places[Field.TITLE] == "治理河道"
    assert "区水务局" in places[Field.UNITS]
    assert places[Field.DUE] == "2025年6月底前"


def test_targets_belong_to_the_plan_to_an_item_or_to_a_measure() -> None:
    intake = read(*LINES)
    by_id = {each.id: each.number for each in intake.tasks} | {"": "方案"}
    found = [(by_id[target.task], target.value, intake.text[slice(*target.span)]) for target in intake.targets]
    assert ("方案", 72.0, "优良天数比率达到72%") in found
    assert [number for number, value, _ in found if value == 95] == ["一是"]
    assert all(target.text in words for target, (_, _, words) in zip(intake.targets, found, strict=True))


def test_ids_are_unique_and_measures_know_their_item() -> None:
    intake = read(*LINES)
    assert len({each.id for each in intake.tasks}) == len(intake.tasks) == 4
    assert {each.parent for each in intake.tasks[2:]} == {intake.tasks[1].id}


def test_a_document_without_tasks_says_so() -> None:
    intake = read("关于召开会议的通知", "请各单位准时参加。")
    assert (intake.tasks, "没有读到任务" in intake.findings[-1].message) == ((), True)
