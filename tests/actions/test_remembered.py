"""What a clerk chose about one document holds for the next of its kind."""

from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.import_preview import decide_all
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.remembered import (
    choices_made,
    forget_choices,
    read_remembering,
    remembered_columns,
    remembered_parts,
)
from ledger_app.actions.undoing import undo
from ledger_app.domain.choice import Choice
from ledger_app.domain.draft import PartDraft
from ledger_app.domain.field import Field
from ledger_app.domain.plan import PlanKind
from ledger_app.intake.drafting import TableHeader
from ledger_app.intake.formats.plain_text import read_text
from ledger_app.intake.tables.columns import Column, Extra, HeaderMap, Meaning, PeriodEnd, StageYear
from ledger_app.storage.ledger import Ledger
from tests.actions.conftest import INTAKE
from tests.intake.document_building import assembled

HEADINGS = ("序号", "包保事项", "挂钩干部", "2025年打算", "存档号")
READ: tuple[Meaning, ...] = (
    Field.NUMBER, Field.CONTENT, Extra("挂钩干部"), Extra("2025年打算"), Extra("存档号"),
)  # fmt: skip
ENSURE = PartDraft("七、保障措施", taken=True, tasks=4)


def columns(headings: tuple[str, ...] = HEADINGS, meanings: tuple[Meaning, ...] = READ) -> HeaderMap:
    return tuple(
        Column(at, heading, meaning) for at, (heading, meaning) in enumerate(zip(headings, meanings, strict=True))
    )


def header(headings: tuple[str, ...] = HEADINGS, key: str = "Sheet1", year: int = 2025) -> TableHeader:
    return TableHeader(key, "Sheet1", columns(tuple(text.replace("2025", str(year)) for text in headings)), 12)


def corrected(given: TableHeader, **meanings: Meaning | None) -> HeaderMap:
    """Return the columns of a table as a clerk leaves them; None for a column that is not read."""
    said = {column.heading: meanings.get(column.heading, column.meaning) for column in given.columns}
    return tuple(
        replace(column, meaning=meaning) for column in given.columns if (meaning := said[column.heading]) is not None
    )


def learned(choices: tuple[Choice, ...], given: TableHeader, chosen: HeaderMap) -> tuple[Choice, ...]:
    return choices_made(choices, (given,), {given.key: chosen}, PlanKind.ANNUAL, {})


def test_a_corrected_column_is_read_so_in_the_next_document_with_these_headings() -> None:
    first = header()
    choices = learned((), first, corrected(first, 挂钩干部=Field.PRINCIPAL, 存档号=None))
    found = remembered_columns(choices, (header(key="另一张表"),))
    assert [(column.heading, column.meaning) for column in found.header_maps["另一张表"]] == [
        ("序号", Field.NUMBER),
        ("包保事项", Field.CONTENT),
        ("挂钩干部", Field.PRINCIPAL),
        ("2025年打算", Extra("2025年打算")),
    ]
    assert [finding.message for finding in found.findings] == [
        "按上次的选择，“挂钩干部”读作“责任人”，“存档号”读作“不读”"
    ]
    assert found.applied == {choices[0].id}


def test_the_table_of_another_year_is_of_the_same_kind_and_its_years_are_its_own() -> None:
    first = header()
    choices = learned((), first, corrected(first, **{"2025年打算": StageYear(2025)}))
    found = remembered_columns(choices, (header(year=2026),))
    assert found.header_maps["Sheet1"][3].meaning == StageYear(2026)


def test_a_table_with_other_headings_is_read_as_the_program_reads_it() -> None:
    first = header()
    choices = learned((), first, corrected(first, 挂钩干部=Field.PRINCIPAL))
    assert remembered_columns(choices, (header((*HEADINGS[:4], "备注")),)).header_maps == {}


def test_columns_that_leave_no_task_to_read_are_not_applied() -> None:
    choices = learned((), header(), corrected(header(), 包保事项=Field.REMARK))
    assert remembered_columns(choices, (header(),)).header_maps == {}


def test_what_was_not_corrected_is_not_remembered() -> None:
    assert learned((), header(), header().columns) == ()


def test_taking_a_correction_back_forgets_it() -> None:
    choices = learned((), header(), corrected(header(), 挂钩干部=Field.PRINCIPAL))
    (forgotten,) = learned(choices, header(), header().columns)
    assert (forgotten.id, forgotten.answer) == (choices[0].id, ())
    assert remembered_columns((forgotten,), (header(),)).header_maps == {}


def test_choosing_the_same_again_is_nothing_new() -> None:
    chosen = corrected(header(), 挂钩干部=Field.PRINCIPAL)
    assert learned(learned((), header(), chosen), header(), chosen) == ()


def test_columns_of_the_same_heading_are_told_apart_by_their_place() -> None:
    twice = header(("序号", "包保事项", "人员", "人员", "存档号"))
    chosen = tuple(replace(each, meaning=Field.LIAISON) if each.index == 3 else each for each in twice.columns)
    found = remembered_columns(learned((), twice, chosen), (twice,))
    assert [column.meaning for column in found.header_maps["Sheet1"]][2:4] == [Extra("挂钩干部"), Field.LIAISON]


def test_a_part_left_out_stays_out_in_plans_of_the_same_kind_whatever_its_numeral() -> None:
    choices = choices_made((), (), {}, PlanKind.ANNUAL, {ENSURE.title: False})
    renumbered = replace(ENSURE, title="（八）保障措施")
    found = remembered_parts(choices, PlanKind.ANNUAL, (renumbered, PartDraft("三、重点任务", taken=True)))
    assert found.parts == {"（八）保障措施": False}
    assert found.findings[0].message == "按上次的选择，“（八）保障措施”不读作任务"
    assert remembered_parts(choices, PlanKind.RECTIFICATION, (renumbered,)).parts == {}


def test_the_last_word_about_a_part_counts() -> None:
    choices = choices_made((), (), {}, PlanKind.ANNUAL, {ENSURE.title: False})
    newer = choices_made(choices, (), {}, PlanKind.ANNUAL, {ENSURE.title: True})
    assert remembered_parts(newer, PlanKind.ANNUAL, (ENSURE,)).parts == {ENSURE.title: True}


@pytest.fixture
def chosen(empty: Ledger, clerk: Clerk) -> tuple[Choice, ...]:
    """Return what the ledger remembers after an import with a corrected column and a part left out."""
    maps = {"Sheet1": corrected(header(), 挂钩干部=Field.PRINCIPAL)}
    made = choices_made((), (header(),), maps, PlanKind.ANNUAL, {ENSURE.title: False})
    preview = preview_import(empty, clerk, INTAKE, "分解表.xlsx")
    commit_import(empty, clerk, preview, replace(decide_all(preview), choices=made))
    return kept(empty)


def kept(ledger: Ledger) -> tuple[Choice, ...]:
    with ledger.reading() as reader:
        return reader.choices()


def test_choices_are_kept_in_the_ledger_and_in_its_history(empty: Ledger, chosen: tuple[Choice, ...]) -> None:
    assert remembered_columns(chosen, (header(),)).header_maps
    assert remembered_parts(chosen, PlanKind.ANNUAL, (ENSURE,)).parts == {ENSURE.title: False}
    with empty.reading() as reader:
        told = [change.new for change in reader.history() if change.entity == "choice"]
    assert told == ["序号、包保事项、挂钩干部、2025年打算、存档号", "保障措施（年度计划）"]
    assert empty.check() == ()


def test_undoing_the_import_forgets_what_was_chosen_with_it(
    empty: Ledger, clerk: Clerk, chosen: tuple[Choice, ...]
) -> None:
    assert chosen
    undo(empty, clerk)
    assert kept(empty) == ()


def test_choices_can_be_forgotten_and_that_undone(empty: Ledger, clerk: Clerk, chosen: tuple[Choice, ...]) -> None:
    forget_choices(empty, clerk, [choice.id for choice in chosen])
    assert remembered_columns(kept(empty), (header(),)).header_maps == {}
    assert remembered_parts(kept(empty), PlanKind.ANNUAL, (ENSURE,)).parts == {}
    with empty.reading() as reader:
        assert "保障措施：不读作任务" in [change.old for change in reader.history()]
    undo(empty, clerk)
    assert kept(empty) == chosen


PROSE = """青河区2025年安全生产工作计划
一、总体要求
坚持人民至上。
二、重点任务
1.排查燃气隐患。对餐饮场所燃气管线开展一次排查。（责任单位：区城管局）
2.整治老旧电梯。完成老旧电梯评估60台。（责任单位：区市场监管局）
三、保障措施
1.加强组织领导。各部门制定工作方案。（责任单位：区应急局）
2.强化督导考核。每季度通报一次。（责任单位：区应急局）
"""


def test_a_document_is_read_with_what_was_chosen_and_says_so() -> None:
    document = assembled(read_text, PROSE)
    plain = read_remembering(document, ())
    assert [task.title for task in plain.tasks] == ["排查燃气隐患", "整治老旧电梯"]
    choices = choices_made((), (), {}, plain.plan.kind, {"三、保障措施": True})
    chosen = read_remembering(document, choices)
    assert [task.title for task in chosen.tasks][2:] == ["加强组织领导", "强化督导考核"]
    assert chosen.findings[0].message == "按上次的选择，“三、保障措施”读作任务"


def test_a_column_kept_aside_or_set_to_a_day_is_remembered_only_where_it_means_the_same_again() -> None:
    given = header()
    kept_aside = corrected(given, 序号=Extra("序号"))
    (choice,) = learned((), given, kept_aside)
    assert choice.answer == (("序号", "其他栏目"),)
    assert learned((), given, corrected(given, 存档号=PeriodEnd(date(2025, 6, 30)))) == ()
