"""What a document states is written into the task and into one dated entry."""

from collections.abc import Iterable
from datetime import date

from ledger_app.domain.comparison import REPORTED
from ledger_app.domain.draft import DatedText
from ledger_app.domain.report import State
from ledger_app.domain.restatement import report_of, restate, task_of
from ledger_app.domain.statement import Statement
from ledger_app.domain.task import DueSource, Milestone, Stage, StageWord, Status
from tests.builders import a_task

TODAY = date(2025, 7, 1)
UNDER_WAY = State(
    Status.IN_PROGRESS, date(2025, 1, 1), None, 40.0, "已开工", date(2025, 1, 1), "", "征地未完", "加快征地"
)


def ids(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"U-{name}" for name in names)


def test_a_new_task_says_what_the_document_states() -> None:
    said = Statement("整治裸地。", "12", lead_units=("甲", "乙"), area_units=("丙",), schedule=((2025, "完成"),))
    task = task_of(said, "P1", ids)
    assert (task.plan_id, task.number, task.content) == ("P1", "12", "整治裸地。")
    assert (task.lead_units, task.area_units) == (("U-甲", "U-乙"), ("U-丙",))
    assert task.schedule == (Stage(2025, StageWord.FINISH),)
    assert task.id.startswith("T")


def test_only_the_fields_named_are_written() -> None:
    task = restate(a_task(remark="旧"), Statement("新内容", remark="新"), ["remark"], ids)
    assert (task.remark, task.content) == ("新", a_task().content)


def test_areas_are_written_on_their_own() -> None:
    assert restate(a_task(), Statement(area_units=("丙",)), ["area_units"], ids).area_units == ("U-丙",)


def test_a_unit_is_lead_or_co_but_not_both() -> None:
    task = restate(a_task(), Statement(lead_units=("甲",), co_units=("甲", "乙")), ["co_units"], ids)
    assert (task.lead_units, task.co_units) == (("U-甲",), ("U-乙",))


def test_a_day_done_stays_with_its_stage_and_its_milestone() -> None:
    done = date(2025, 2, 1)
    before = a_task(
        schedule=(Stage(2024, StageWord.START, done),),
        milestones=(Milestone(date(2025, 3, 1), "开工", done), Milestone(date(2025, 6, 1), "封顶", done)),
    )
    said = Statement(
        schedule=((2024, "启动"), (2025, "完成")),
        milestones=(DatedText(date(2025, 3, 15), "开工"), DatedText(date(2025, 6, 1), "主体封顶")),
    )
    task = restate(before, said, ["schedule", "milestones"], ids)
    assert task.schedule == (Stage(2024, StageWord.START, done), Stage(2025, StageWord.FINISH))
    assert [step.done_on for step in task.milestones] == [done, done]


def test_a_stated_due_date_comes_from_the_words_and_none_leaves_it_to_the_stages() -> None:
    said = Statement(due=date(2025, 9, 30), due_text="2025年9月底前", due_source=DueSource.TEXT)
    task = restate(a_task(), said, ["due"], ids)
    assert (task.due, task.due_source, task.due_text) == (date(2025, 9, 30), DueSource.TEXT, "2025年9月底前")
    assert restate(task, Statement(), ["due"], ids).due_source is None
    reworded = restate(task, Statement(due_text="三季度末"), ["due_text"], ids)
    assert (reworded.due, reworded.due_text) == (date(2025, 9, 30), "三季度末")


def test_typed_progress_becomes_one_entry_of_today() -> None:
    said = Statement(status=Status.COMPLETED, completed_on=date(2025, 6, 20), percent=100.0, latest="已通水")
    report = report_of(said, REPORTED, "T1", State(), TODAY)
    assert report is not None
    assert (report.day, report.status, report.completed_on) == (TODAY, Status.COMPLETED, date(2025, 6, 20))
    assert (report.percent, report.done) == (100.0, "已通水")


def test_a_row_that_only_says_not_started_makes_no_entry() -> None:
    assert report_of(Statement(status=Status.NOT_STARTED), REPORTED, "T1", State(), TODAY) is None


def test_a_completion_date_alone_means_completed() -> None:
    report = report_of(Statement(completed_on=date(2025, 6, 20)), REPORTED, "T1", State(), TODAY)
    assert report is not None
    assert report.status is Status.COMPLETED


def test_completed_without_a_date_is_completed_today() -> None:
    report = report_of(Statement(status=Status.COMPLETED), REPORTED, "T1", State(), TODAY)
    assert report is not None
    assert report.completed_on == TODAY


def test_new_words_do_not_wipe_out_problems_and_next_step() -> None:
    report = report_of(Statement(latest="管网完成一半"), ["latest"], "T1", UNDER_WAY, TODAY)
    assert report is not None
    assert (report.done, report.problems, report.next_step) == ("管网完成一半", "征地未完", "加快征地")
    assert report.status is None


def test_a_percent_alone_leaves_the_words_alone() -> None:
    report = report_of(Statement(percent=60.0, latest="已开工"), ["percent"], "T1", UNDER_WAY, TODAY)
    assert report is not None
    assert (report.percent, report.done, report.problems) == (60.0, "", "")


def test_a_suspension_out_of_a_file_has_a_reason() -> None:
    report = report_of(Statement(status=Status.SUSPENDED, remark="资金未落实"), REPORTED, "T1", State(), TODAY)
    assert report is not None
    assert report.reason == "资金未落实"


def test_numerals_follow_the_document_whatever_else_is_written() -> None:
    before = a_task(content="6.改造管网和泵站。", section_path=("二、任务", "（二）碧水"), parent="6")
    said = Statement("1.改造管网。", "1", section_path=("三、任务", "（一）碧水"), parent="1")
    task = restate(before, said, ["number"], ids)
    assert (task.number, task.content, task.section_path, task.parent) == (
        "1",
        "1.改造管网和泵站。",
        ("三、任务", "（一）碧水"),
        "1",
    )


def test_headings_of_the_clerks_own_stay() -> None:
    before = a_task(section_path=("水务",), parent="6")
    task = restate(before, Statement("x", section_path=("一、碧水",)), ["number"], ids)
    assert (task.section_path, task.parent) == (("水务",), "6")
