from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.correct_draft import shown_field, take_words, type_words, year_of
from ledger_app.domain.draft import Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.review import Edit, Review, drafts_of, with_edit
from ledger_app.domain.task import Comparison, DueSource
from ledger_app.errors import LedgerError

TEXT = """二、治水
（一）清河
3. 清理河道。年内清淤12公里，6月底前完成招标。
（区水务局、各街镇负责）"""
PLAN = PlanDraft("青河区2025年计划", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
DRAFT = TaskDraft(
    "3", "年内清淤12公里。", number="3", lead_units=("区水务局", "区财政局"), lead_assumed=True, span=(12, 50)
)
OTHER = TaskDraft("4", "巡河。", section_path=("二、治水", "（一）清河", "细则"), span=(60, 63))
TARGET = TargetDraft("清淤", "3", Comparison.EQUAL, 12.0, "公里")
INTAKE = Intake(PLAN, (DRAFT, OTHER), (TARGET,), text=TEXT)
DRAFTS = drafts_of(Review(INTAKE))
TODAY = date(2025, 3, 1)


def selected(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def taken(field: Field, words: str) -> TaskDraft:
    return take_words(INTAKE, DRAFTS, "3", field, selected(words)).into[0]


def shown(edit: Edit, field: Field) -> str:
    drafts = drafts_of(with_edit(Review(INTAKE), edit))
    return shown_field(drafts, drafts.draft("3"), field)


def test_selected_units_take_the_role_and_leave_the_one_they_were_only_taken_to_have() -> None:
    draft = taken(Field.CO, "区水务局")
    assert (draft.lead_units, draft.co_units, draft.lead_assumed) == (("区财政局",), ("区水务局",), False)
    assert draft.places == ((Field.CO, selected("区水务局")),)
    led = type_words(DRAFTS, "3", Field.LEAD, "区财政局", TODAY).into[0]
    assert (led.lead_units, led.co_units, led.lead_assumed) == (("区财政局",), ("区水务局",), False)
    assert taken(Field.AREA, "各街镇").area_units == ("各街镇",)
    area = type_words(DRAFTS, "3", Field.AREA, "区水务局", TODAY).into[0]
    assert (area.lead_units, area.area_units) == (("区财政局",), ("区水务局",))


def test_where_nobody_is_named_as_the_lead_the_first_is_shown_as_it_will_be_written() -> None:
    assert (shown_field(DRAFTS, DRAFT, Field.LEAD), shown_field(DRAFTS, DRAFT, Field.CO)) == ("区水务局", "区财政局")


def test_a_stated_role_is_the_only_one_that_changes() -> None:
    stated = replace(DRAFT, lead_units=("区水务局",), co_units=("区财政局",), lead_assumed=False)
    drafts = drafts_of(Review(replace(INTAKE, tasks=(stated,))))
    draft = type_words(drafts, "3", Field.LEAD, "区住建委", TODAY).into[0]
    assert (draft.lead_units, draft.co_units) == (("区住建委",), ("区财政局",))


def test_a_selected_deadline_is_read_by_the_reader_s_own_words() -> None:
    draft = taken(Field.DUE, "6月底前")
    assert (draft.due, draft.due_text, draft.due_source) == (date(2025, 6, 30), "6月底前", DueSource.TEXT)
    with pytest.raises(LedgerError, match="看不懂时限"):
        taken(Field.DUE, "清理河道")


def test_selected_content_moves_the_draft_to_where_it_stands() -> None:
    draft = taken(Field.CONTENT, "年内清淤12公里，6月底前完成招标。\n（区水务局")
    assert draft.content == "年内清淤12公里，6月底前完成招标。（区水务局"
    assert TEXT[slice(*draft.span)].startswith("年内清淤")


def test_a_selected_heading_brings_those_above_it() -> None:
    assert taken(Field.SECTION, "（一）清河").section_path == ("二、治水", "（一）清河")
    assert taken(Field.SECTION, "清理河道").section_path == ("清理河道",)


def test_selected_words_become_a_title_or_a_target() -> None:
    assert taken(Field.TITLE, "清理河道").title == "清理河道"
    edit = take_words(INTAKE, DRAFTS, "3", Field.TARGET, selected("清淤12公里"))
    assert [target.text for target in edit.targets] == ["清淤12公里"]
    with pytest.raises(LedgerError, match="没有选文字"):
        take_words(INTAKE, DRAFTS, "3", Field.TITLE, (4, 4))


def test_typed_words_are_shown_as_they_were_understood() -> None:
    assert shown(type_words(DRAFTS, "3", Field.LEAD, "区水务局，区财政局", TODAY), Field.LEAD) == "区水务局、区财政局"
    assert shown(type_words(DRAFTS, "3", Field.DUE, "6.30", TODAY), Field.DUE) == "2025-06-30"
    assert shown(type_words(DRAFTS, "3", Field.DUE, "", TODAY), Field.DUE) == ""
    assert (
        shown(type_words(DRAFTS, "3", Field.SECTION, "二、治水/（二）护河", TODAY), Field.SECTION)
        == "二、治水 / （二）护河"
    )
    assert shown(type_words(DRAFTS, "3", Field.NUMBER, " 3-1 ", TODAY), Field.NUMBER) == "3-1"


def test_a_day_typed_without_a_year_lies_in_the_plans_year() -> None:
    late = date(2026, 1, 5)
    for typed, meant in (("6月底前", "2025-06-30"), ("6.30", "2025-06-30"), ("今天", "2026-01-05")):
        assert shown(type_words(DRAFTS, "3", Field.DUE, typed, late, year_of(INTAKE)), Field.DUE) == meant


def test_a_target_whose_words_did_not_change_stays_as_it_was_read() -> None:
    assert shown_field(DRAFTS, DRAFT, Field.TARGET) == "清淤=12公里"
    edit = type_words(DRAFTS, "3", Field.TARGET, "清淤=12公里；水质稳步提升", TODAY)
    assert edit.targets[0] == TARGET
    assert edit.targets[1] == replace(
        TARGET, name="水质稳步提升", comparison=Comparison.TEXT, value=None, unit="", text="水质稳步提升"
    )
    assert type_words(DRAFTS, "3", Field.TARGET, "", TODAY).targets == ()


@pytest.mark.parametrize(("field", "words"), [(Field.CONTENT, "  "), (Field.DUE, "某一天")])
def test_what_cannot_be_is_refused_with_advice(field: Field, words: str) -> None:
    with pytest.raises(LedgerError) as refused:
        type_words(DRAFTS, "3", field, words, TODAY)
    assert refused.value.advice


def test_selected_words_that_are_no_unit_are_refused() -> None:
    with pytest.raises(LedgerError) as refused:
        taken(Field.CO, "清理河道。年内")
    assert ("不像单位名称" in refused.value.message, "单位" in refused.value.advice) == (True, True)


def test_a_selected_deadline_that_says_no_day_keeps_nothing_and_says_so() -> None:
    with pytest.raises(LedgerError) as refused:
        taken(Field.DUE, "清理河道")
    assert "已保留" not in refused.value.message
