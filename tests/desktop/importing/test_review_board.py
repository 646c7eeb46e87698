from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.correct_draft import type_words
from ledger_app.actions.import_preview import decide_all
from ledger_app.actions.preview_import import preview_import
from ledger_app.actions.redraft import split
from ledger_app.desktop.importing.draft_table_model import DUE, OLD_ROLE, OTHERS, SECOND_ROLE, DraftTableModel
from ledger_app.desktop.importing.review_board import MarkWord, Question, ReviewBoard, stated_intake
from ledger_app.domain.draft import DatedText, Intake, PartDraft, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.review import Review, drop, with_edit, without_last_edit
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import Comparison, DueSource, Target
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger

NOW = datetime(2025, 11, 21, 9, 30)
CLERK = Clerk("周敏", NOW.date(), NOW)
PLAN = PlanDraft("青河区2025年重点任务", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
UNSURE = Finding(Severity.WARNING, "Sheet1!A3", "本行各栏错位，请核对")
UNDATED = Finding(Severity.WARNING, "Sheet1!A3", "看不懂时限")
BROKEN = Finding(Severity.ERROR, "Sheet1!A4", "没有任务内容")
TEXT = "完成临河路雨污分流改造。\n建立裸露地块台账。\n3\n另有街道巡查。"
SOUND = TaskDraft(
    "1", "完成临河路雨污分流改造。", number="1", lead_units=("区水务局",), where="Sheet1!A2", span=(0, 12)
)
SHIFTED = TaskDraft("2", "建立裸露地块台账。", number="2", findings=(UNSURE, UNDATED), where="Sheet1!A3", span=(13, 22))
FAULTY = TaskDraft("3", "", number="3", findings=(BROKEN,), where="Sheet1!A4")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    yield ledger
    ledger.close()


def an_intake(*drafts: TaskDraft, targets: tuple[TargetDraft, ...] = ()) -> Intake:
    findings = tuple(finding for draft in drafts for finding in draft.findings)
    return Intake(PLAN, drafts, targets, findings=findings, text=TEXT)


def a_board(ledger: Ledger, *drafts: TaskDraft, targets: tuple[TargetDraft, ...] = ()) -> ReviewBoard:
    review = Review(an_intake(*drafts, targets=targets))
    return ReviewBoard(review, preview_import(ledger, CLERK, review.intake, "任务.xlsx"))


def marks(board: ReviewBoard) -> list[tuple[str, MarkWord, bool]]:
    return [(row.draft.id, row.mark, row.ticked) for row in board.rows]


def write(ledger: Ledger, board: ReviewBoard) -> tuple[TaskRow, ...]:
    commit_import(ledger, CLERK, board.preview, board.decisions())
    with ledger.reading() as reader:
        return reader.rows(TaskQuery(NOW.date()))


def renewed(ledger: Ledger, board: ReviewBoard, review: Review) -> None:
    """Show a review with other drafts, as the wizard does."""
    board.show(review, preview_import(ledger, CLERK, stated_intake(review), "任务.xlsx"))
    board.arrange()


def test_what_is_unsure_comes_first_unticked_and_stays_where_it_is_when_answered(ledger: Ledger) -> None:
    board = a_board(ledger, SOUND, SHIFTED, FAULTY)
    assert marks(board) == [
        ("2", MarkWord.CHECK, False),
        ("3", MarkWord.FAULTY, False),
        ("1", MarkWord.NEW, True),
    ]
    board.settle("2", UNSURE.message)
    assert marks(board)[0] == ("2", MarkWord.CHECK, False)
    board.settle("2", UNDATED.message)
    assert marks(board)[0] == ("2", MarkWord.NEW, True)
    board.tick("3", on=True)
    assert marks(board)[1] == ("3", MarkWord.FAULTY, False)
    board.arrange()
    assert [row.draft.id for row in board.rows] == ["3", "1", "2"]
    assert board.counts().new == 2


def test_ticking_an_unsure_row_answers_all_its_doubts_and_unticking_leaves_it_out(ledger: Ledger) -> None:
    board = a_board(ledger, SHIFTED)
    assert board.unsure() == 1
    board.tick("2", on=True)
    assert marks(board) == [("2", MarkWord.NEW, True)]
    board.tick("2", on=False)
    assert marks(board) == [("2", MarkWord.NEW, False)]
    assert not board.decisions().ticked


def test_an_answered_doubt_is_asked_no_more(ledger: Ledger) -> None:
    board = a_board(ledger, SHIFTED, SOUND)
    assert [item.text for item in board.items()] == [UNSURE.message, UNDATED.message]
    board.settle("2", UNSURE.message)
    assert [item.text for item in board.items()] == [UNDATED.message]


def test_what_was_imported_before_is_the_same_and_cannot_be_ticked(ledger: Ledger) -> None:
    first = a_board(ledger, SOUND)
    write(ledger, first)
    again = a_board(ledger, SOUND)
    again.tick("1", on=True)
    assert marks(again) == [("1", MarkWord.SAME, False)]


def test_what_is_corrected_is_what_is_written(ledger: Ledger) -> None:
    board = a_board(ledger, SHIFTED, targets=(TargetDraft("台账", "2", text="一本"),))
    for field, words in (
        (Field.CONTENT, "建立裸露地块清单。"),
        (Field.LEAD, "区城管委、区住建委"),
        (Field.DUE, "9月底前"),
        (Field.TARGET, "清单一份"),
    ):
        board.show(with_edit(board.review, type_words(board.drafts, "2", field, words, NOW.date())))
    assert marks(board) == [("2", MarkWord.NEW, True)]
    (row,) = write(ledger, board)
    assert (row.task.content, row.task.due, row.task.due_source) == (
        "建立裸露地块清单。",
        date(2025, 9, 30),
        DueSource.MANUAL,
    )
    assert row.lead_names == ("区城管委", "区住建委")
    assert [target.text for target in row.task.targets] == ["清单一份"]


def test_targets_that_were_read_are_written_with_their_task(ledger: Ledger) -> None:
    target = TargetDraft("清淤", "1", Comparison.AT_LEAST, 12.0, "公里")
    (row,) = write(ledger, a_board(ledger, SOUND, targets=(target,)))
    assert row.task.targets == (Target("清淤", Comparison.AT_LEAST, 12.0, "公里"),)


def test_a_faulty_row_can_be_mended(ledger: Ledger) -> None:
    board = a_board(ledger, FAULTY)
    board.show(with_edit(board.review, type_words(board.drafts, "3", Field.CONTENT, "巡查河道。", NOW.date())))
    assert marks(board) == [("3", MarkWord.NEW, True)]
    assert [row.task.content for row in write(ledger, board)] == ["巡查河道。"]


def test_a_dropped_draft_is_not_written_and_comes_back_by_undo(ledger: Ledger) -> None:
    board = a_board(ledger, SOUND)
    board.show(with_edit(board.review, drop(board.drafts, ["1"])))
    assert marks(board) == [("1", MarkWord.DROPPED, False)]
    assert not board.decisions().ticked
    board.show(without_last_edit(board.review))
    assert marks(board) == [("1", MarkWord.NEW, True)]


def test_pieces_of_a_split_task_are_written_and_the_same_document_finds_nothing_gone(ledger: Ledger) -> None:
    two = replace(SOUND, content="完成改造；完成验收。")
    board = a_board(ledger, two)
    review = with_edit(board.review, split(board.review.intake, board.drafts, "1", (5,)))
    assert not board.compares(review)
    renewed(ledger, board, review)
    assert [row.task.content for row in write(ledger, board)] == ["完成改造；", "完成验收。"]
    again = a_board(ledger, two)
    assert (marks(again)[0][1], again.preview.gone) == (MarkWord.SAME, ())


def test_an_outline_item_waits_with_the_reason_and_is_written_when_ticked(ledger: Ledger) -> None:
    board = a_board(ledger, replace(SOUND, outline=True), SHIFTED)
    row = board.row("1")
    assert row is not None
    assert (row.mark, row.ticked) == (MarkWord.OUTLINE, False)
    assert "附表" in row.doubts[0]
    board.tick("1", on=True)
    assert ("1", MarkWord.NEW, True) in marks(board)


def test_a_conflict_keeps_the_ledger_s_value_until_the_file_s_is_chosen(ledger: Ledger) -> None:
    (row,) = write(ledger, a_board(ledger, replace(SOUND, remark="甲")))
    with ledger.transaction("改备注", by="周敏", at=NOW) as store:
        store.save(replace(row.task, remark="乙"))
    board = a_board(ledger, replace(SOUND, remark="丙"))
    (item,) = [item for item in board.items() if item.question is Question.CONFLICT]
    assert item.text == "备注两边都改过：台账“乙”，文件“丙”"
    board.take_theirs(item.draft, item.key, on=True)
    assert board.is_taken(item)
    assert write(ledger, board)[0].task.remark == "丙"


def test_a_task_gone_from_the_file_is_suspended_only_when_the_clerk_says_so(ledger: Ledger) -> None:
    first = a_board(ledger, SOUND, replace(SHIFTED, findings=()))
    commit_import(ledger, CLERK, first.preview, decide_all(first.preview))
    board = a_board(ledger, SOUND)
    (item,) = [item for item in board.items() if item.question is Question.GONE]
    board.suspend(item.key, on=True)
    assert [row.state.status.value for row in write(ledger, board)] == ["未启动", "已中止"]


def test_several_deadlines_are_offered_to_be_split_and_nothing_is_done_unasked(ledger: Ledger) -> None:
    dated = replace(
        SOUND,
        due=date(2025, 9, 30),
        milestones=(DatedText(date(2025, 6, 30), "完成设计"),),
        places=((Field.DUE, (0, 2)),),
    )
    board = a_board(ledger, dated)
    (item,) = board.items()
    assert (item.question, item.draft, item.where) == (Question.SPLIT, "1", "第 1 条")
    assert board.rows[0].ticked


def test_text_of_a_task_part_that_became_no_task_is_told(ledger: Ledger) -> None:
    intake = replace(an_intake(SOUND), parts=(PartDraft("重点任务", taken=True, span=(0, len(TEXT))),))
    board = ReviewBoard(Review(intake), preview_import(ledger, CLERK, intake, "计划.docx"))
    assert [TEXT[slice(*span)] for span in board.unread()] == ["建立裸露地块台账。", "另有街道巡查。"]


def test_next_year_s_task_goes_on_with_this_year_s_where_the_clerk_agrees(ledger: Ledger) -> None:
    write(ledger, a_board(ledger, SOUND))
    plan = PlanDraft("青河区2026年重点任务", period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
    review = Review(replace(an_intake(SOUND), plan=plan))
    board = ReviewBoard(review, preview_import(ledger, CLERK, review.intake, "明年.xlsx"))
    (row,) = board.rows
    assert row.compared.continues is not None
    assert board.is_linked(row) is row.compared.continues.sure
    board.link("1", on=False)
    assert not board.decisions().continued
    assert "承接" not in [item.where for item in board.items()]
    board.link("1", on=True)
    assert set(board.decisions().continued) == {"1"}
    assert [(item.where, item.draft) for item in board.items() if item.text.startswith("1 条")] == [("承接", "1")]
    later = next(row for row in write(ledger, board) if row.task.plan_id != row.task.continues and row.task.continues)
    assert later.task.content == SOUND.content


def test_a_changed_unit_is_set_against_what_the_ledger_says_of_the_whole_column(ledger: Ledger) -> None:
    first = replace(SOUND, co_units=("区财政局",), area_units=("各街镇",))
    write(ledger, a_board(ledger, first))
    model = DraftTableModel()
    model.show_board(a_board(ledger, replace(first, co_units=("区财政局", "区审计局"), due=date(2025, 9, 30))))
    others = model.index(0, OTHERS)
    assert (others.data(OLD_ROLE), others.data()) == ("区财政局、各街镇", "区财政局、区审计局、各街镇")
    assert model.index(0, DUE).data(SECOND_ROLE) == "原 2025-12-31"
