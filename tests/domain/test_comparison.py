"""Three ways: what the file said last, what the ledger says, what the file says now."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ledger_app.domain.comparison import Terms, compare, moved_base, stated_fields
from ledger_app.domain.draft import DatedText
from ledger_app.domain.plain_words import plain
from ledger_app.domain.statement import Statement
from ledger_app.domain.task import Comparison, DueSource, Status, Target, TaskKind
from ledger_app.domain.unit import Person, PersonRole
from ledger_app.domain.unit_index import UnitIndex
from tests.builders import a_plan, a_unit

PLAN = a_plan(period_end=date(2025, 12, 31))
UNITS = UnitIndex(
    [a_unit(name="区生态环境局", aliases=("生态环境局", "环境局")), a_unit(id="U00000002", name="区水务局")]
)
EVERYTHING = frozenset(Statement.__slots__)
TERMS = Terms(PLAN, UNITS.key, EVERYTHING)
SAID = Statement(content="整治裸地。", remark="甲", lead_units=("区生态环境局",))


def fields(base: Statement, ours: Statement, theirs: Statement, terms: Terms = TERMS) -> dict[str, bool]:
    """Return the fields changed, each with whether it is a conflict."""
    return {change.field: change.conflict for change in compare(base, ours, theirs, terms)}


def test_a_field_only_the_file_changed_is_a_change() -> None:
    assert fields(SAID, SAID, replace(SAID, remark="乙")) == {"remark": False}


def test_a_field_only_the_ledger_changed_is_none() -> None:
    assert fields(SAID, replace(SAID, remark="乙"), SAID) == {}


def test_a_field_changed_on_both_sides_is_a_conflict() -> None:
    assert fields(SAID, replace(SAID, remark="乙"), replace(SAID, remark="丙")) == {"remark": True}


def test_both_sides_changed_to_the_same_is_no_change() -> None:
    both = replace(SAID, remark="乙")
    assert fields(SAID, both, both) == {}


def test_a_field_the_file_emptied_is_a_change() -> None:
    assert fields(SAID, SAID, replace(SAID, remark="")) == {"remark": False}


def test_what_the_clerk_filled_in_and_the_file_now_says_differently_is_a_conflict() -> None:
    typed = replace(SAID, goal="全部整治")
    assert fields(SAID, typed, replace(SAID, goal="基本整治")) == {"goal": True}


def test_a_change_tells_all_three_values_under_the_heading_people_know() -> None:
    (change,) = compare(SAID, replace(SAID, remark="乙"), replace(SAID, remark="丙"), TERMS)
    assert (change.label, change.base, change.ours, change.theirs) == ("备注", "甲", "乙", "丙")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("watched", True, "是"),
        ("status", Status.IN_PROGRESS, "推进中"),
        ("percent", 45.5, "45.5"),
        ("start", date(2025, 3, 1), "2025-03-01"),
        ("section_path", ("一、蓝天", "（一）扬尘"), "一、蓝天 / （一）扬尘"),
        ("schedule", ((2024, "推进"), (2025, "完成")), "2024：推进，2025：完成"),
        ("milestones", (DatedText(date(2025, 3, 1), "开工"),), "2025-03-01 开工"),
        ("people", (Person(PersonRole.LIAISON, "秦若水", "", "5550-0108"),), "秦若水 5550-0108"),
        ("targets", (Target("新建管网", Comparison.AT_LEAST, 5.0, "公里"),), "新建管网≥5公里"),
        ("extra", (("资金来源", "专项债券"),), "资金来源：专项债券"),
    ],
)
def test_every_kind_of_value_is_told_in_words(field: str, value: Any, said: str) -> None:
    (change,) = compare(SAID, SAID, replace(SAID, **{field: value}), TERMS)
    assert (change.theirs, change.base) == (said, "")


def test_a_column_the_file_does_not_have_says_nothing() -> None:
    theirs = replace(SAID, remark="")
    assert fields(SAID, SAID, theirs, replace(TERMS, stated=EVERYTHING - {"remark"})) == {}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("content", "整治 裸地。\n", "整治裸地。"),
        ("lead_units", ("区生态环境局",), ("环境局",)),
        ("section_path", ("一、蓝天",), ("一、 蓝天",)),
        ("schedule", ((2024, "—"), (2025, "完成")), ((2025, "完成"),)),
        ("extra", (("甲", "1"), ("乙", "")), (("甲", " 1"),)),
        ("people", (Person(PersonRole.LIAISON, "秦若水", "科长"),), (Person(PersonRole.LIAISON, "秦 若水"),)),
        ("milestones", (DatedText(date(2025, 3, 1), "开工。"),), (DatedText(date(2025, 3, 1), "开工"),)),
    ],
)
def test_spelling_blanks_and_other_names_of_a_unit_are_no_change(field: str, one: Any, other: Any) -> None:
    base = replace(SAID, **{field: one})
    assert fields(base, base, replace(SAID, **{field: other})) == {}


def test_a_unit_of_another_name_is_a_change() -> None:
    assert fields(SAID, SAID, replace(SAID, lead_units=("区水务局",))) == {"lead_units": False}


def test_a_due_date_that_comes_to_the_same_day_is_no_change() -> None:
    printed = replace(SAID, due=date(2025, 12, 31), due_source=DueSource.TEXT)
    assert fields(SAID, SAID, printed) == {}


def test_another_due_date_is_a_change() -> None:
    moved = replace(SAID, due=date(2025, 9, 30), due_source=DueSource.TEXT)
    assert fields(SAID, SAID, moved) == {"due": False}


def test_a_stage_that_moves_the_due_date_tells_both() -> None:
    base = replace(SAID, schedule=((2024, "完成"),))
    assert fields(base, base, replace(SAID, schedule=((2025, "完成"),))) == {"schedule": False, "due": False}


def test_an_empty_cell_of_progress_takes_nothing_back() -> None:
    base = replace(SAID, status=Status.IN_PROGRESS, percent=40.0, latest="已开工")
    assert fields(base, base, SAID) == {}


def test_a_task_nobody_has_begun_may_say_so() -> None:
    assert fields(SAID, SAID, replace(SAID, status=Status.NOT_STARTED)) == {}
    begun = replace(SAID, status=Status.IN_PROGRESS)
    assert fields(begun, begun, replace(SAID, status=Status.NOT_STARTED)) == {"status": False}


def test_progress_the_file_reports_anew_is_a_change() -> None:
    base = replace(SAID, status=Status.IN_PROGRESS, percent=40.0)
    assert fields(base, base, replace(base, percent=60.0)) == {"percent": False}


def test_only_what_some_row_states_is_stated() -> None:
    stated = stated_fields(
        [replace(SAID, remark="", kind=TaskKind.KEY), replace(SAID, remark="", start=date(2025, 1, 1))]
    )
    assert {"content", "start", "due", "lead_units", "co_units"} <= stated
    assert not {"remark", "kind", "goal"} & stated


def test_our_own_exports_do_not_restate_the_words_of_a_due_date() -> None:
    said = [replace(SAID, due_text="2025年12月31日")]
    assert "due_text" in stated_fields(said)
    assert "due_text" not in stated_fields(said, own_export=True)


def test_the_next_base_keeps_what_the_file_does_not_say() -> None:
    base = replace(SAID, goal="全部整治", latest="已开工")
    theirs = replace(SAID, remark="乙")
    assert moved_base(base, theirs, EVERYTHING - {"goal"}) == replace(theirs, goal="全部整治", latest="已开工")


def test_plain_text_has_no_blanks_marks_width_or_case() -> None:
    assert plain(" 完成 ＰＭ2.5（年均）。") == "完成pm25年均"


def test_our_own_export_without_a_column_of_co_units_says_nothing_of_them() -> None:
    said = [Statement(content="完成改造", lead_units=("区水务局",))]
    assert "co_units" not in stated_fields(said, own_export=True)
    assert "co_units" in stated_fields(said)


def test_numerals_before_the_content_and_the_headings_count_and_say_nothing() -> None:
    base = Statement(content="6.改造管网。", number="6", section_path=("二、任务", "（二）碧水"))
    theirs = Statement(content="1.改造管网。", number="1", section_path=("三、任务", "（一）碧水"))
    edited = replace(base, content="6.改造管网和泵站。")
    assert fields(base, base, theirs) == {"number": False}
    assert fields(base, edited, theirs) == {"number": False}
    assert fields(base, base, replace(theirs, section_path=("三、任务", "（一）蓝天"))) == {
        "number": False,
        "section_path": False,
    }
