from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.redraft import make, merge, split, ways_to_split
from ledger_app.domain.draft import DatedText, Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.review import Drafts, Edit, Review, drafts_of, with_edit
from ledger_app.domain.split_places import SplitWay
from ledger_app.domain.task import DueSource
from ledger_app.errors import LedgerError

TEXT = """一、重点任务
12. 管好机械。6月底前完成叉车登记；9月底前设置标志牌24处。（区住建委牵头）
13. 抽测货车不少于1800辆次。
此外，鼓励社区在8月底前组织志愿者巡河。"""
PLAN = PlanDraft("青河区2025年计划", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
TWELFTH = TaskDraft(
    "12",
    "6月底前完成叉车登记；9月底前设置标志牌24处。",
    number="12",
    title="管好机械",
    section_path=("一、重点任务",),
    lead_units=("区住建委",),
    milestones=(DatedText(date(2025, 6, 30), "6月底前完成叉车登记"),),
    due=date(2025, 9, 30),
    due_text="9月底前",
    due_source=DueSource.TEXT,
    span=(TEXT.index("12."), TEXT.index("\n13.")),
)
THIRTEENTH = TaskDraft(
    "13",
    "抽测货车不少于1800辆次。",
    number="13",
    section_path=("一、重点任务",),
    lead_units=("公安青河分局", "区住建委"),
    co_units=("区生态环境局",),
    area_units=("各街镇",),
    span=(TEXT.index("13."), TEXT.index("\n此外")),
)
SIGNS = TargetDraft("标志牌", "12", value=24.0, unit="处", text="标志牌24处", span=(TEXT.index("标志牌"), 40))
CARS = TargetDraft("抽测", "13", value=1800.0, unit="辆次")
INTAKE = Intake(PLAN, (TWELFTH, THIRTEENTH), (SIGNS, CARS), text=TEXT)
DRAFTS = drafts_of(Review(INTAKE))


def after(edit: Edit) -> Drafts:
    return drafts_of(with_edit(Review(INTAKE), edit))


def test_an_item_with_two_deadlines_becomes_two_tasks_each_with_its_own() -> None:
    places = ways_to_split(INTAKE, DRAFTS, "12")[SplitWay.DATED]
    edit = split(INTAKE, DRAFTS, "12", places)
    first, second = edit.into
    assert (first.id, first.number, first.content, first.due) == (
        "12",
        "12-1",
        "6月底前完成叉车登记；",
        date(2025, 6, 30),
    )
    assert (second.id, second.number, second.due, second.due_text) == ("12·2", "12-2", date(2025, 9, 30), "9月底前")
    assert (first.milestones, second.milestones) == ((), ())
    assert second.lead_units == ("区住建委",)
    assert [TEXT[slice(*draft.span)] for draft in edit.into] == [first.content, second.content]
    assert edit.targets == (replace(SIGNS, task="12·2"),)
    assert edit.words == "拆分第 12 条"
    assert [draft.id for draft in after(edit).now] == ["12", "12·2", "13"]


def test_the_caret_in_the_document_is_a_place_to_split_at() -> None:
    caret = TEXT.index("9月底前")
    assert ways_to_split(INTAKE, DRAFTS, "12", caret)[SplitWay.CARET] == (TWELFTH.content.index("9月"),)
    assert SplitWay.CARET not in ways_to_split(INTAKE, DRAFTS, "12", TEXT.index("13."))
    assert SplitWay.CARET not in ways_to_split(INTAKE, DRAFTS, "12", TEXT.index("12. 管好"))


def test_a_piece_without_a_deadline_of_its_own_has_that_of_the_whole() -> None:
    content = TWELFTH.content
    edit = split(INTAKE, DRAFTS, "12", (content.index("设置"), content.index("24处")))
    assert [draft.due for draft in edit.into] == [date(2025, 9, 30)] * 3


def test_a_piece_that_names_its_own_units_has_those() -> None:
    both = replace(TWELFTH, content="完成叉车登记（区城管委负责）；设置标志牌（区交通局牵头，区住建委配合）。")
    drafts = drafts_of(Review(replace(INTAKE, tasks=(both,))))
    first, second = split(INTAKE, drafts, "12", (both.content.index("设置"),)).into
    assert (first.lead_units, second.lead_units, second.co_units) == (("区城管委",), ("区交通局",), ("区住建委",))


def test_merged_drafts_are_one_with_the_words_units_and_last_deadline_of_all() -> None:
    edit = merge(DRAFTS, ["13", "12"])
    (draft,) = edit.into
    assert (draft.id, draft.number, edit.out) == ("12", "12", ("12", "13"))
    assert draft.content == TWELFTH.content + THIRTEENTH.content
    assert (draft.lead_units, draft.co_units) == (("区住建委", "公安青河分局"), ("区生态环境局",))
    assert (draft.due, draft.due_text) == (date(2025, 9, 30), "9月底前")
    assert draft.span == (TWELFTH.span[0], THIRTEENTH.span[1])
    assert [target.task for target in edit.targets] == ["12", "12"]
    assert [each.id for each in after(edit).now] == ["12"]


def test_earlier_deadlines_of_merged_drafts_become_milestones() -> None:
    early = replace(THIRTEENTH, due=date(2025, 3, 31), title="抽测")
    drafts = drafts_of(Review(replace(INTAKE, tasks=(TWELFTH, early))))
    (draft,) = merge(drafts, ["12", "13"]).into
    assert [(step.day, step.text) for step in draft.milestones] == [
        (date(2025, 3, 31), "抽测"),
        (date(2025, 6, 30), "6月底前完成叉车登记"),
    ]


def test_drafts_that_stand_apart_keep_both_their_places_when_merged() -> None:
    far = replace(THIRTEENTH, id="14", span=(TEXT.index("此外"), len(TEXT)))
    drafts = drafts_of(Review(replace(INTAKE, tasks=(TWELFTH, THIRTEENTH, far))))
    (draft,) = merge(drafts, ["12", "14"]).into
    assert draft.span == TWELFTH.span
    assert (Field.CONTENT, far.span) in draft.places


def test_selected_text_becomes_a_task_under_the_heading_it_stands_under() -> None:
    span = TEXT.index("鼓励社区"), len(TEXT)
    (draft,) = make(INTAKE, DRAFTS, span).into
    assert draft.content == "鼓励社区在8月底前组织志愿者巡河。"
    assert (draft.due, draft.due_source) == (date(2025, 8, 31), DueSource.TEXT)
    assert draft.section_path == ("一、重点任务",)
    assert [each.id for each in after(make(INTAKE, DRAFTS, span)).now] == ["12", "13", draft.id]


def test_no_task_is_made_of_nothing() -> None:
    with pytest.raises(LedgerError, match="没有选文字"):
        make(INTAKE, DRAFTS, (3, 3))
