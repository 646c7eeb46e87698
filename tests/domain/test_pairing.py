"""A corrected plan updates its tasks instead of doubling them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.pairing import ALIKE, pair
from ledger_app.domain.task import Task
from tests.builders import a_task

TEXTS = (
    "建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备。",
    "实施钟楼片区雨污分流改造，改造管网18.6公里。",
    "关停退出白塘镇2座砖瓦窑。",
    "对使用活性炭吸附工艺的企业逐家核查装填量和更换记录。",
)


def likeness(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Compare texts with the standard library."""
    for mine, text in enumerate(ones):
        for its, other in enumerate(others):
            score = 100 * SequenceMatcher(None, text, other, autojunk=False).ratio()
            if score >= ALIKE:
                yield mine, its, score


def tasks(texts: Sequence[str] = TEXTS) -> list[Task]:
    return [a_task(id=f"T{index}", number=str(index), content=text) for index, text in enumerate(texts, 1)]


def drafts(texts: Sequence[str], first: int = 1) -> list[TaskDraft]:
    return [TaskDraft(f"d{index}", text, number=str(index)) for index, text in enumerate(texts, first)]


def pairs(some: Sequence[TaskDraft], known: Sequence[Task]) -> dict[str, str]:
    return {draft: task.id for draft, task in pair(some, known, likeness).items()}


def test_the_same_document_finds_every_task() -> None:
    assert pairs(drafts(TEXTS), tasks()) == {"d1": "T1", "d2": "T2", "d3": "T3", "d4": "T4"}


def test_a_renumbered_plan_finds_its_tasks_by_content() -> None:
    assert pairs(drafts(TEXTS[1:]), tasks()) == {"d1": "T2", "d2": "T3", "d3": "T4"}


def test_a_reworded_task_of_the_same_number_is_the_same() -> None:
    reworded = (TEXTS[0], "实施钟楼片区和临河片区雨污分流改造，改造管网22公里。", *TEXTS[2:])
    assert pairs(drafts(reworded), tasks())["d2"] == "T2"


def test_a_slightly_reworded_task_is_found_under_another_number() -> None:
    reworded = TEXTS[3].replace("逐家核查", "全部核查")
    assert pairs(drafts([reworded], first=9), tasks()) == {"d9": "T4"}


def test_a_new_task_is_not_taken_for_an_old_one() -> None:
    assert pairs(drafts(["开展秸秆禁烧巡查，完善高点视频监控。"]), tasks()) == {}


def test_the_more_alike_text_wins_over_the_same_number() -> None:
    known = tasks(["完成甲片区管网改造5公里。", "完成乙片区河道清淤3公里并验收。"])
    now = drafts(["完成乙片区河道清淤3公里并按期验收。", "完成甲片区管网改造5公里。"])
    assert pairs(now, known) == {"d1": "T2", "d2": "T1"}


def test_two_drafts_never_share_a_task() -> None:
    found = pairs([TaskDraft("a", TEXTS[0]), TaskDraft("b", TEXTS[0])], tasks())
    assert list(found.values()) == ["T1"]


def test_of_equal_texts_the_one_of_the_same_number_is_taken() -> None:
    known = [
        a_task(id="T1", number="1", content="落实属地责任。"),
        a_task(id="T2", number="2", content="落实属地责任。"),
    ]
    now = [TaskDraft("b", "落实属地责任。", number="2"), TaskDraft("a", "落实属地责任。", number="1")]
    assert pairs(now, known) == {"a": "T1", "b": "T2"}


def test_of_equal_texts_without_numbers_the_one_of_the_same_section_is_taken() -> None:
    known = [
        a_task(id="T1", number="", content="落实属地责任。", section_path=("一、蓝天",)),
        a_task(id="T2", number="", content="落实属地责任。", section_path=("二、碧水",)),
    ]
    now = [TaskDraft("b", "落实属地责任。", section_path=("二、碧水",))]
    assert pairs(now, known) == {"b": "T2"}


def test_a_task_id_counts_before_anything_else() -> None:
    now = [replace(draft, ledger_id="T3", number="3") for draft in drafts([TEXTS[0]])]
    assert pairs(now, tasks()) == {"d1": "T3"}


def test_a_deleted_task_is_found_by_its_text_but_a_living_one_first() -> None:
    gone = replace(a_task(id="TX", content=TEXTS[0]), deleted=True)
    assert pairs(drafts([TEXTS[0]]), [gone]) == {"d1": "TX"}
    assert pairs(drafts([TEXTS[0]]), [gone, *tasks()]) == {"d1": "T1"}


def test_a_deleted_task_is_not_found_by_likeness() -> None:
    gone = replace(a_task(id="TX", number="1", content=TEXTS[0]), deleted=True)
    assert pairs(drafts([TEXTS[0].replace("全部", "全面")]), [gone]) == {}


def test_the_same_heading_helps_a_text_written_anew() -> None:
    known = [a_task(id="T1", number="8", title="砖瓦窑退出", content="关停退出白塘镇2座砖瓦窑。")]
    now = [TaskDraft("d", "年内关停退出白塘镇全部砖瓦窑，拆除设备。", number="3", title="砖瓦窑退出")]
    untitled = [replace(now[0], title="")]
    assert pairs(now, known) == {"d": "T1"}
    assert pairs(untitled, known) == {}


def test_an_id_that_neither_number_nor_content_bears_out_is_that_of_a_row_removed_above() -> None:
    left = [replace(draft, ledger_id=f"T{place}") for place, draft in enumerate(drafts(TEXTS)[2:], 1)]
    assert pairs(left, tasks()) == {"d3": "T3", "d4": "T4"}
