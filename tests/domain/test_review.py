from dataclasses import replace

from ledger_app.domain.draft import Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.review import (
    Answers,
    Edit,
    Review,
    bring_back,
    carried,
    correct,
    drafts_of,
    drop,
    open_doubts,
    short_name,
    with_edit,
    with_undone_edit,
    without_last_edit,
)

UNSURE = Finding(Severity.WARNING, "第3段", "没有写牵头单位")
FIRST = TaskDraft("1", "整治沿街餐饮油烟。", number="1", span=(0, 9))
SECOND = TaskDraft("2", "清运临河路垃圾。", number="2", span=(10, 18), findings=(UNSURE,))
THIRD = TaskDraft("3", "建成监测站三座。", number="3", span=(19, 27))
TARGET = TargetDraft("监测站", "3", text="三座")


def a_review(*drafts: TaskDraft) -> Review:
    return Review(Intake(PlanDraft(), drafts or (FIRST, SECOND, THIRD), targets=(TARGET,)))


def ids(review: Review) -> list[str]:
    return [draft.id for draft in drafts_of(review).now]


def test_a_dropped_draft_can_be_brought_back_to_its_place_with_its_targets() -> None:
    review = a_review()
    dropped = with_edit(review, drop(drafts_of(review), ["3", "1"]))
    assert ids(dropped) == ["2"]
    assert [draft.id for draft in drafts_of(dropped).dropped] == ["1", "3"]
    back = with_edit(dropped, bring_back(drafts_of(dropped), ["3"]))
    assert ids(back) == ["2", "3"]
    assert drafts_of(back).targets_of("3") == (TARGET,)


def test_undoing_takes_back_the_last_deed_and_redoing_does_it_again() -> None:
    review = a_review()
    shorter = correct(drafts_of(review), replace(FIRST, content="整治油烟。"), "任务内容")
    changed = with_edit(review, shorter)
    assert drafts_of(changed).draft("1").content == "整治油烟。"
    before = without_last_edit(changed)
    assert drafts_of(before).draft("1") == FIRST
    assert with_undone_edit(before) == changed
    assert without_last_edit(review) == review
    assert with_edit(before, drop(drafts_of(before), ["2"])).undone == ()


def test_what_the_document_states_stays_known_beside_what_the_clerk_made_of_it() -> None:
    review = a_review()
    piece = replace(THIRD, id="3·2", content="运行监测站。")
    split = with_edit(review, Edit("拆分", ("3",), (replace(THIRD, content="建成监测站。"), piece), (TARGET,)))
    drafts = drafts_of(split)
    assert ids(split) == ["1", "2", "3", "3·2"]
    assert [draft.content for draft in drafts.stated] == [FIRST.content, SECOND.content, THIRD.content, piece.content]
    assert (sorted(drafts.made), sorted(drafts.corrected)) == (["3·2"], ["3", "3·2"])
    merged = with_edit(split, Edit("合并", ("1", "2"), (FIRST,)))
    assert ids(merged) == ["1", "3", "3·2"]
    assert [draft.id for draft in drafts_of(merged).stated] == ["1", "3", "3·2"]


def test_a_draft_made_of_selected_text_stands_where_its_words_stand() -> None:
    review = with_edit(a_review(), Edit("设为任务", (), (TaskDraft("新", "另有一件事。", span=(18, 19)),)))
    assert ids(review) == ["1", "2", "新", "3"]


def test_a_doubt_is_open_until_it_is_answered_or_the_draft_corrected() -> None:
    review = a_review()
    drafts = drafts_of(review)
    assert open_doubts(drafts, SECOND, Answers()) == ("没有写牵头单位",)
    assert open_doubts(drafts, SECOND, Answers(settled=frozenset({("2", "没有写牵头单位")}))) == ()
    led = with_edit(review, correct(drafts, replace(SECOND, lead_units=("区城管局",)), "牵头单位"))
    assert open_doubts(drafts_of(led), drafts_of(led).draft("2"), Answers()) == ()


def test_changing_only_its_targets_corrects_a_draft() -> None:
    review = a_review()
    drafts = drafts_of(review)
    changed = with_edit(review, correct(drafts, THIRD, "量化目标", [TargetDraft("监测站", "3", text="四座")]))
    assert drafts_of(changed).corrected == {"3"}
    assert drafts_of(changed).stated_targets == (TARGET,)


def test_another_reading_of_the_document_keeps_what_was_done_to_drafts_that_are_still_read() -> None:
    review = a_review()
    review = with_edit(review, correct(drafts_of(review), replace(THIRD, title="监测"), "标题", [TARGET]))
    review = with_edit(review, drop(drafts_of(review), ["1"]))
    review = replace(review, answers=Answers(settled=frozenset({("2", "没有写牵头单位"), ("1", "别的")})))
    again = Intake(PlanDraft(), (replace(SECOND, id="1"), replace(THIRD, id="2")))
    kept, lost = carried(review, again)
    assert [(draft.id, draft.title) for draft in drafts_of(kept).now] == [("1", ""), ("2", "监测")]
    assert drafts_of(kept).targets_of("2") == (replace(TARGET, task="2"),)
    assert [edit.out for edit in lost] == [("1",)]
    assert kept.answers.settled == {("1", "没有写牵头单位")}


def test_an_edit_of_drafts_that_are_not_there_does_nothing() -> None:
    review = with_edit(a_review(), Edit("合并", ("1", "9"), (FIRST,)))
    assert ids(review) == ["1", "2", "3"]


def test_a_draft_is_called_by_its_figures_else_by_its_first_words() -> None:
    assert short_name(FIRST) == "第 1 条"
    assert short_name(replace(FIRST, number="12-1")) == "第 12-1 条"
    assert short_name(replace(FIRST, number="（二）", title="油烟")) == "“油烟”"
    assert short_name(replace(FIRST, number="一是", content="一是整治沿街餐饮油烟。")) == "“一是整治沿街餐饮油烟…”"
