"""Words find tasks, plans and units; what fits several is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.import_preview import Counts
from ledger_app.actions.lookup import find_plan, find_task, find_unit
from ledger_app.actions.tasks import delete_tasks
from ledger_app.domain.draft import PlanDraft
from ledger_app.domain.task import Task
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger
from tests.actions.conftest import INTAKE

OTHER = replace(INTAKE, plan=PlanDraft("青河区2026年污染防治攻坚计划", "青政办发〔2026〕5号"))


def task_of(ledger: Ledger, words: str) -> Task:
    with ledger.reading() as reader:
        return find_task(reader, words)


def test_a_number_finds_its_task_and_so_does_the_id(ledger: Ledger) -> None:
    task = task_of(ledger, "2")
    assert task.number == "2"
    assert task_of(ledger, task.id) == task
    assert task_of(ledger, task.id.lower()) == task


def test_a_number_two_plans_share_lists_the_ids(ledger: Ledger, take_in: Callable[..., Counts]) -> None:
    take_in(OTHER)
    with pytest.raises(LedgerError) as refused:
        task_of(ledger, "2")
    mine, its = task_of(ledger, "2025年/2"), task_of(ledger, "〔2026〕5号/2")
    assert mine.id in refused.value.message
    assert its.id in refused.value.message
    assert mine.plan_id != its.plan_id


def test_an_unknown_task_and_a_deleted_one_are_told_apart(ledger: Ledger, clerk: Clerk) -> None:
    with pytest.raises(LedgerError, match="没有找到任务“99”"):
        task_of(ledger, "99")
    task = task_of(ledger, "2")
    delete_tasks(ledger, clerk, [task.id])
    with pytest.raises(LedgerError, match="回收站"):
        task_of(ledger, task.id)
    with pytest.raises(LedgerError, match="没有找到"):
        task_of(ledger, "2")


def test_any_part_of_title_or_number_finds_the_plan(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        for words in ("攻坚", "青政办发〔2025〕8号", "青政办发[2025]8", INTAKE.plan.title):
            assert find_plan(reader, words).doc_no == "青政办发〔2025〕8号"
        with pytest.raises(LedgerError) as refused:
            find_plan(reader, "秋冬季")
    assert INTAKE.plan.title in refused.value.advice


def test_words_that_fit_two_plans_are_told(ledger: Ledger, take_in: Callable[..., Counts]) -> None:
    take_in(OTHER)
    with ledger.reading() as reader:
        with pytest.raises(LedgerError, match="2 个方案"):
            find_plan(reader, "污染防治")
        assert find_plan(reader, "2026年").title == OTHER.plan.title


def test_a_unit_is_found_by_alias_and_an_unknown_one_gets_suggestions(ledger: Ledger) -> None:
    with ledger.reading() as reader:
        assert [unit.name for unit in find_unit(reader, "水务局")] == ["区水务局"]
        with pytest.raises(LedgerError) as refused:
            find_unit(reader, "青河水务局")
    assert "区水务局" in refused.value.advice
