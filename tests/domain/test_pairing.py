"""A corrected plan updates its tasks instead of doubling them."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.pairing import pair
from ledger_app.domain.task import Task
from tests.builders import a_task

TEXTS = (
    "建立在建工地动态清单，规模以上工地全部安装扬尘在线监测设备。",
    "实施钟楼片区雨污分流改造，改造管网18.6公里。",
    "关停退出白塘镇2座砖瓦窑。",
    "对使用活性炭吸附工艺的企业逐家核查装填量和更换记录。",
)


def likeness(one: str, other: str) -> float:
    """Compare two texts with the standard library."""
    return 100 * SequenceMatcher(None, one, other, autojunk=False).ratio()


def tasks(texts: Sequence[str] = TEXTS) -> list[Task]:
    return [a_task(id=f"T{index}", number=str(index), content=text) for index, text in enumerate(texts, 1)]


def drafts(texts: Sequence[str], first: int = 1) -> list[TaskDraft]:
    return [TaskDraft(f"d{index}", text, number=str(index)) for index, text in enumerate(texts, first)]


def pairs(some: Sequence[TaskDraft], known: Sequence[Task]) -> dict[str, str]:
    return {draft: task.id for draft, task in pair(some, known, likeness).found.items()}


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
    now = [TaskDraft("d", "白塘镇砖瓦窑年内退出，拆除全部设备并复绿。", number="3", title="砖瓦窑退出")]
    untitled = [replace(now[0], title="")]
    assert pairs(now, known) == {"d": "T1"}
    assert pairs(untitled, known) == {}


def test_an_id_that_neither_number_nor_content_bears_out_is_that_of_a_row_removed_above() -> None:
    left = [replace(draft, ledger_id=f"T{place}") for place, draft in enumerate(drafts(TEXTS)[2:], 1)]
    assert pairs(left, tasks()) == {"d3": "T3", "d4": "T4"}


def test_a_numeral_in_the_text_is_no_word_of_it() -> None:
    known = [a_task(id="T1", number="1", content="1.管控扬尘。建立清单。")]
    assert pairs([TaskDraft("d", "（三）管控扬尘。建立清单。", number="3")], known) == {"d": "T1"}


def test_projects_of_one_list_that_differ_in_a_name_only_are_not_one_another() -> None:
    streets = ("临河路", "钟楼街", "双桥巷", "龙泉里", "白塘村", "槐荫道")
    known = tasks([f"完成{street}老旧小区供水管网改造并通过验收。" for street in streets])
    now = drafts([f"完成{street}老旧小区供水管网改造并通过验收。" for street in (*streets[1:], "青石坊")])
    assert pairs(now, known) == {f"d{place}": f"T{place + 1}" for place in range(1, 6)}


def test_another_unit_of_the_same_plant_is_another_task() -> None:
    known = [a_task(id="T1", number="4", content="组织白塘热电厂6#、7#机组更换脱硝催化剂。")]
    assert pairs([TaskDraft("d", "组织白塘热电厂5#、8#机组更换脱硝催化剂。", number="9")], known) == {}


def test_the_whole_fits_best_not_the_first_pair() -> None:
    known = [
        a_task(id="T1", number="1", content="对餐饮单位开展油烟检查，督促清洗净化设施，建立台账。"),
        a_task(id="T2", number="2", content="对餐饮单位开展油烟检查，督促安装净化设施，公开结果。"),
    ]
    now = [
        TaskDraft("a", "对餐饮单位开展油烟检查，督促清洗净化设施，公开结果。", number="5"),
        TaskDraft("b", "对餐饮单位开展油烟检查，督促清洗净化设施，建立台账制度。", number="6"),
    ]
    assert pairs(now, known) == {"a": "T2", "b": "T1"}


def test_between_two_tasks_that_were_found_the_one_rewritten_is_the_one_that_stood_there() -> None:
    before = (TEXTS[0], "推动餐饮单位清洗油烟净化设施，公布检查结果。", TEXTS[3])
    rewritten = "开展专项整治，餐饮单位清洗油烟净化设施不少于两次。"
    known = [replace(task, position=place) for place, task in enumerate(tasks(before))]
    alone = drafts([rewritten], first=7)
    between = drafts((TEXTS[0], rewritten, TEXTS[3]), first=6)
    assert pairs(alone, known) == {}
    assert pairs(between, known)["d7"] == "T2"


def test_a_number_that_restarts_in_every_section_says_nothing_across_sections() -> None:
    known = [
        a_task(id="T1", number="1", section_path=("一、蓝天",), content="推动餐饮单位清洗油烟净化设施，公布结果。"),
        a_task(id="T2", number="1", section_path=("二、碧水",), content=TEXTS[1]),
    ]
    moved = "开展油烟专项整治，餐饮单位清洗净化设施，定期公布。"
    now = [TaskDraft("d", moved, number="1", section_path=("三、净土",))]
    assert pairs(now, known) == {}


def test_a_measure_is_not_taken_for_the_item_that_holds_it() -> None:
    text = "一是建立在建工地动态清单并逐月更新"
    known = [a_task(id="T1", number="1", content=f"1.管控扬尘。{text}；二是安装监测设备，与区级平台联网，每月通报。")]
    assert pairs([TaskDraft("m", text, parent="1")], known) == {}


def test_a_task_cut_into_thirds_lives_on_in_one_of_them_and_the_others_say_so() -> None:
    thirds = (
        "建立在建工地动态清单并逐月更新，向社会公布。",
        "规模以上工地安装扬尘在线监测设备，接入平台。",
        "渣土运输车辆实行密闭运输和电子路单管理。",
    )
    known = [a_task(id="T1", number="1", content="".join(thirds)), a_task(id="T2", number="2", content=TEXTS[1])]
    found = pair(drafts(thirds, first=4), known, likeness)
    assert len(found.found) == 1
    assert {*found.found, *found.parted} == {"d4", "d5", "d6"}
    assert found.doubtful == set(found.found)


def test_what_the_old_text_said_and_its_new_text_says_still_is_no_part_cut_out() -> None:
    known = [a_task(id="T1", number="1", content="建立在建工地动态清单，规模以上工地安装监测设备。")]
    now = [
        TaskDraft("a", "建立在建工地动态清单，规模以上工地安装监测设备，按月通报。", number="1"),
        TaskDraft("b", "建立在建工地动态清单。", number="2"),
    ]
    assert pair(now, known, likeness).parted == {}
