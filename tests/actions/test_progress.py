"""Entries of progress: dated facts, refused where they cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.progress import Update, delete_report, update_task
from ledger_app.actions.tasks import delete_tasks
from ledger_app.domain.light import Light
from ledger_app.domain.outcome import Kind
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.report import Report
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource, Status
from ledger_app.errors import LedgerError
from ledger_app.storage.ledger import Ledger

TODAY = date(2025, 7, 1)


@pytest.fixture
def look(ledger: Ledger) -> Callable[..., TaskRow]:
    """Return a function that looks at task 1 on a day."""

    def at(day: date = TODAY) -> TaskRow:
        with ledger.reading() as reader:
            return reader.rows(TaskQuery(day))[0]

    return at


@pytest.fixture
def task_id(look: Callable[..., TaskRow]) -> str:
    """Return the id of task 1, due 2025-06-30."""
    return look().task.id


def reports_of(ledger: Ledger, task_id: str) -> tuple[Report, ...]:
    with ledger.reading() as reader:
        return reader.reports(task_id)


def test_an_update_says_which_task_and_what_it_changed(ledger: Ledger, clerk: Clerk, task_id: str) -> None:
    outcome = update_task(ledger, clerk, task_id, Update(status=Status.IN_PROGRESS, percent=40, text="已安装一半"))
    assert outcome.message == "已更新任务 1"
    assert outcome.changed == {Kind.REPORT}


def test_words_percent_and_status_count_from_their_day(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    update = Update(status=Status.IN_PROGRESS, percent=40, text="已安装一半", on=date(2025, 5, 10))
    update_task(ledger, clerk, task_id, update)
    assert look(date(2025, 5, 9)).state.status is Status.NOT_STARTED
    after = look(date(2025, 5, 10)).state
    assert (after.status, after.percent, after.latest) == (Status.IN_PROGRESS, 40, "已安装一半")


def test_completed_on_a_day_leaves_the_days_before_as_they_were(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    days = [date(2025, 7, day) for day in (1, 4, 5, 20)]
    before = {day: look(day).light for day in days}
    later = replace(clerk, today=date(2025, 7, 20))
    update_task(ledger, later, task_id, Update(status=Status.COMPLETED, on=date(2025, 7, 5)))
    assert [look(day).light for day in days] == [before[days[0]], before[days[1]], Light.BLUE, Light.BLUE]
    assert look(days[3]).state.completed_on == date(2025, 7, 5)


def test_completed_without_a_day_is_completed_today(ledger: Ledger, clerk: Clerk, task_id: str) -> None:
    update_task(ledger, clerk, task_id, Update(status=Status.COMPLETED))
    (report,) = reports_of(ledger, task_id)
    assert (report.day, report.completed_on) == (TODAY, TODAY)


def test_a_completion_told_after_a_later_entry_is_the_newest_word(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    update_task(ledger, clerk, task_id, Update(status=Status.IN_PROGRESS, on=date(2025, 6, 28)))
    update_task(ledger, clerk, task_id, Update(status=Status.COMPLETED, on=date(2025, 6, 24)))
    assert look().state.completed_on == date(2025, 6, 24)
    assert look(date(2025, 6, 23)).state.status is Status.NOT_STARTED
    assert look(date(2025, 6, 25)).state.status is Status.COMPLETED


def test_an_earlier_fact_entered_late_does_not_overrule_and_says_so(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    update_task(ledger, clerk, task_id, Update(status=Status.COMPLETED, on=date(2025, 6, 20)))
    outcome = update_task(ledger, clerk, task_id, Update(status=Status.IN_PROGRESS, on=date(2025, 5, 1)))
    assert look().state.status is Status.COMPLETED
    assert look(date(2025, 5, 2)).state.status is Status.IN_PROGRESS
    assert "已完成" in outcome.findings[0].message


def test_suspending_keeps_the_words_as_the_reason(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    update_task(ledger, clerk, task_id, Update(status=Status.SUSPENDED, text="资金未落实"))
    assert (look().light, look().state.reason) == (Light.GREY, "资金未落实")


def test_a_corrected_due_date_is_the_clerks_and_holds_for_every_day(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    outcome = update_task(ledger, clerk, task_id, Update(due=date(2025, 9, 30)))
    assert outcome.changed == {Kind.TASK}
    assert (look().task.due, look().task.due_source) == (date(2025, 9, 30), DueSource.MANUAL)
    assert look(date(2025, 8, 1)).light is not Light.RED
    assert reports_of(ledger, task_id) == ()


def test_the_clerk_can_say_that_there_is_no_due_date(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    update_task(ledger, clerk, task_id, Update(without_due=True))
    assert (look().task.due, look().task.due_source) == (None, DueSource.MANUAL)


@pytest.mark.parametrize(
    ("update", "said"),
    [
        (Update(), "没有写要更新什么"),
        (Update(status=Status.COMPLETED, on=date(2025, 7, 2)), "2025-07-02"),
        (Update(status=Status.COMPLETED, completed_on=date(2025, 7, 2)), "完成日期 2025-07-02"),
        (Update(status=Status.IN_PROGRESS, completed_on=date(2025, 6, 2)), "状态不是已完成"),
        (Update(percent=101), "101"),
        (Update(percent=-1), "-1"),
        (Update(percent=float("nan")), "nan"),
        (Update(status=Status.SUSPENDED), "原因"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    ledger: Ledger, clerk: Clerk, task_id: str, update: Update, said: str
) -> None:
    with pytest.raises(LedgerError, match=said):
        update_task(ledger, clerk, task_id, update)
    assert reports_of(ledger, task_id) == ()


def test_a_refused_entry_takes_the_corrected_due_date_back_too(
    ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]
) -> None:
    with pytest.raises(LedgerError):
        update_task(ledger, clerk, task_id, Update(percent=101, due=date(2025, 9, 30)))
    assert look().task.due == date(2025, 6, 30)


def test_a_deleted_task_takes_no_entry(ledger: Ledger, clerk: Clerk, task_id: str) -> None:
    delete_tasks(ledger, clerk, [task_id])
    with pytest.raises(LedgerError, match=task_id):
        update_task(ledger, clerk, task_id, Update(percent=10))


def test_an_entry_can_be_deleted(ledger: Ledger, clerk: Clerk, task_id: str, look: Callable[..., TaskRow]) -> None:
    update_task(ledger, clerk, task_id, Update(percent=40))
    assert look().state.percent == 40
    delete_report(ledger, clerk, reports_of(ledger, task_id)[0])
    assert look().state.percent is None


def test_words_that_no_sheet_can_show_are_refused(ledger: Ledger, clerk: Clerk, task_id: str) -> None:
    with pytest.raises(LedgerError, match="进展情况里有不能显示的控制字符"):
        update_task(ledger, clerk, task_id, Update(text="已完成\x01一半"))
    update_task(ledger, clerk, task_id, Update(text="第一段\n第二段\t表"))
    assert [report.done for report in reports_of(ledger, task_id)] == ["第一段\n第二段\t表"]


@pytest.mark.parametrize(
    ("update", "words"),
    [
        (Update(status=Status.COMPLETED, percent=50), "状态是已完成，完成比例却是 50%"),
        (Update(due=date(1800, 1, 1)), "不在 1990 到 2100 年之间"),
        (Update(due=date(2101, 1, 1)), "不在 1990 到 2100 年之间"),
    ],
)
def test_what_contradicts_itself_or_lies_ages_away_is_refused(
    ledger: Ledger, clerk: Clerk, task_id: str, update: Update, words: str
) -> None:
    with pytest.raises(LedgerError, match=words):
        update_task(ledger, clerk, task_id, update)
    assert reports_of(ledger, task_id) == ()
