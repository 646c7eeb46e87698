"""Rows of an annex table and items of the prose: each task once."""

from ledger_app.domain.draft import TargetDraft, TaskDraft
from ledger_app.intake.annex import join
from tests.intake.prose.plans import read

ITEM = TaskDraft("正文1", "1.治理河道。全面清淤北河和南河，同步整治沿岸排污口。", title="治理河道", number="1")


def row(number: str, content: str, *path: str) -> TaskDraft:
    return TaskDraft(number, content, number=number, section_path=path)


def test_rows_headed_by_an_items_title_stand_under_it() -> None:
    rows = [row("1", "完成北河清淤。", "（一）治理河道"), row("2", "整治沿岸排污口。", "（一）治理河道")]
    joined = join(rows, [ITEM], ())
    assert [(task.number, task.outline, task.parent) for task in joined.tasks] == [
        *[("1", True, ""), ("1", False, "正文1"), ("2", False, "正文1")]
    ]


def test_an_item_whose_words_all_stand_in_a_row_is_left_to_it() -> None:
    same = row("1", ITEM.content[2:], "一、任务")
    joined = join([same], [ITEM], (TargetDraft("清淤", "正文1"), TargetDraft("全区", "")))
    assert joined.tasks == (same,)
    assert [target.name for target in joined.targets] == ["全区"]


def test_an_item_without_rows_is_a_task() -> None:
    other = row("1", "推广农田节水灌溉技术。", "二、节水")
    assert [(task.id, task.outline, task.parent) for task in join([other], [ITEM], ()).tasks] == [
        *[("正文1", False, ""), ("1", False, "")]
    ]


def test_a_plan_with_its_annex_gives_each_task_once() -> None:
    intake = read(
        "一、重点任务",
        "1.治理河道。全面清淤北河，整治沿岸排污口。",
        "2.开展宣传。在社区开设河长课堂，全年不少于四次。",
        "附件",
        "任务分解表",
        "序号\t任务\t责任单位\t完成时限",
        "1\t全面清淤北河。\t区水务局\t2025年6月底前",
        "2\t整治沿岸排污口，建立台账。\t区生态环境局\t2025年底前",
    )
    assert [(task.number, task.outline) for task in intake.tasks] == [
        *[("1", True), ("2", False), ("1", False), ("2", False)]
    ]
    assert {task.parent for task in intake.tasks[2:]} == {intake.tasks[0].id}
    assert len({task.id for task in intake.tasks}) == 4


def test_tasks_of_the_prose_without_a_lead_are_told_once() -> None:
    lines = ["一、重点任务", "1.清淤河道。", "2.开展宣传。（责任单位：区教育局）"]
    assert [finding.message for finding in read(*lines).findings] == ["正文有 1 项任务没有写明牵头单位，写入后请补填"]
    assert "各项任务都" in read(*lines[:2]).findings[0].message
    assert read(*lines[:1], lines[2]).findings == ()
