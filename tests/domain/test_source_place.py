from ledger_app.domain.draft import Intake, PartDraft, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.source_place import align, stretches, unread, words_at

TEXT = """一、重点任务
（一）治气
1. 餐饮油烟。整治沿街餐饮
— 3 —
油烟。
街道每月巡查一次，发现问题当日交办。
第二句也没有人读。
2. 清运垃圾。
二、保障措施
加强领导，落实责任。"""
FIRST = TaskDraft(
    "1", "整治沿街餐饮油烟。", title="餐饮油烟", section_path=("一、重点任务", "（一）治气"), span=(14, 40)
)


def span_of(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_content_finds_its_characters_across_a_page_number() -> None:
    span = TEXT.index("1. 餐"), TEXT.index("街道每月")
    found = align("整治沿街餐饮油烟。", TEXT, span)
    assert found is not None
    assert TEXT[found.in_document(0)] == "整"
    assert TEXT[found.in_document(6)] == "油"
    assert found.in_content(TEXT.rindex("油烟")) == 6
    assert found.in_document(9) == TEXT.rindex("油烟。") + 3


def test_content_that_does_not_stand_there_is_not_aligned() -> None:
    assert align("水库除险加固", TEXT, (0, 20)) is None


def test_words_of_a_stretch_run_on_over_line_breaks_and_cells() -> None:
    assert words_at("整治沿街 \n 餐饮\t油烟。\n", (0, 15)) == "整治沿街餐饮油烟。"


def test_sentences_under_a_task_heading_that_no_draft_holds_are_told_in_one_stretch() -> None:
    drafts = (
        TaskDraft(
            "1", "整治沿街餐饮油烟。", section_path=("一、重点任务", "（一）治气"), span=(14, TEXT.index("街道"))
        ),
        TaskDraft("2", "清运垃圾。", span=span_of("2. 清运垃圾。")),
    )
    parts = (
        PartDraft("一、重点任务", taken=True, span=(0, TEXT.index("二、"))),
        PartDraft("二、保障措施", taken=False, span=(TEXT.index("二、"), len(TEXT))),
    )
    intake = Intake(PlanDraft(), drafts, parts=parts, text=TEXT)
    begin = TEXT.index("街道每月")
    assert unread(intake, drafts) == ((begin, TEXT.index("\n2. 清运")),)
    target = TargetDraft("巡查", span=span_of("街道每月巡查一次，发现问题当日交办。"))
    assert unread(Intake(PlanDraft(), drafts, (target,), parts=parts, text=TEXT), drafts) == (
        span_of("第二句也没有人读。"),
    )
    assert unread(intake, drafts[:1])[-1][1] == TEXT.index("\n二、")


def test_a_heading_that_runs_on_is_cut_off() -> None:
    text = "（一）治气。完善巡查和通报制度。"
    draft = TaskDraft("1", "别的", section_path=("（一）治气。",), span=(0, 0))
    part = PartDraft("重点任务", taken=True, span=(0, len(text)))
    intake = Intake(PlanDraft(), (draft,), parts=(part,), text=text)
    assert [text[slice(*span)] for span in unread(intake, (draft,))] == ["完善巡查和通报制度。"]


def test_a_merged_draft_has_all_its_stretches() -> None:
    draft = TaskDraft("1", "甲乙", span=(0, 2), places=((Field.CONTENT, (8, 10)), (Field.DUE, (3, 4))))
    assert stretches(draft) == ((0, 2), (8, 10))


def test_what_stands_between_two_drafts_and_behind_the_last_is_told_apart() -> None:
    text = "前面还有几句话。甲一二三四。中间也有几句话。乙一二三四。后面又有几句话。"
    spans = [(text.index(word), text.index(word) + 6) for word in "甲乙"]
    drafts = tuple(TaskDraft(str(at), text[slice(*span)], span=span) for at, span in enumerate(spans))
    part = PartDraft("重点任务", taken=True, span=(0, len(text)))
    found = unread(Intake(PlanDraft(), drafts, parts=(part,), text=text), (*drafts, drafts[0]))
    assert [text[slice(*span)] for span in found] == ["前面还有几句话。", "中间也有几句话。", "后面又有几句话。"]


def test_a_heading_with_blanks_between_its_characters_is_one_too() -> None:
    text = "重 点 任 务。　完善巡查制度。"
    part = PartDraft("重点任务", taken=True, span=(0, len(text)))
    found = unread(Intake(PlanDraft(), (), parts=(part,), text=text), ())
    assert [text[slice(*span)] for span in found] == ["完善巡查制度。"]
