from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.import_preview import ImportPreview, decide_all
from ledger_app.actions.preview_import import preview_import
from ledger_app.desktop.importing.draft_table_model import CHECK, DUE, LEAD, MARK_ROLE, OLD_ROLE, TEXT, DraftTableModel
from ledger_app.desktop.importing.import_review import ImportReview, MarkWord, Question
from ledger_app.desktop.importing.review_step import ImportReviewStep
from ledger_app.desktop.importing.source_view import SourceView
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import Intake, PlanDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.row import TaskRow
from ledger_app.domain.task import DueSource
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)
CLERK = Clerk("周敏", NOW.date(), NOW)
PLAN = PlanDraft("青河区2025年重点任务", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
UNSURE = Finding(Severity.WARNING, "Sheet1!A3", "本行各栏错位，请核对")
BROKEN = Finding(Severity.ERROR, "Sheet1!A4", "没有任务内容")
SOUND = TaskDraft(
    "1", "完成临河路雨污分流改造。", number="1", lead_units=("区水务局",), where="Sheet1!A2", span=(0, 12)
)
SHIFTED = TaskDraft("2", "建立裸露地块台账。", number="2", findings=(UNSURE,), where="Sheet1!A3", span=(13, 22))
FAULTY = TaskDraft("3", "", number="3", findings=(BROKEN,), where="Sheet1!A4")
TEXT_OF_IT = "完成临河路雨污分流改造。\n建立裸露地块台账。\n3"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    yield ledger
    ledger.close()


def an_intake(*drafts: TaskDraft) -> Intake:
    findings = tuple(finding for draft in drafts for finding in draft.findings)
    return Intake(PLAN, drafts, findings=findings, text=TEXT_OF_IT)


def preview_of(ledger: Ledger, *drafts: TaskDraft) -> ImportPreview:
    return preview_import(ledger, CLERK, an_intake(*drafts), "任务.xlsx")


def rows_of(ledger: Ledger) -> tuple[TaskRow, ...]:
    with ledger.reading() as reader:
        return reader.rows(TaskQuery(NOW.date()))


def a_model(review: ImportReview) -> DraftTableModel:
    model = DraftTableModel(NOW.date)
    model.show_review(review)
    return model


def test_a_sound_row_is_ticked_an_unsure_one_waits_and_a_faulty_one_cannot_be(ledger: Ledger) -> None:
    review = ImportReview(preview_of(ledger, SOUND, SHIFTED, FAULTY))
    assert [review.mark(row) for row in review.rows] == [MarkWord.NEW, MarkWord.CHECK, MarkWord.FAULTY]
    assert [review.is_ticked(row) for row in review.rows] == [True, False, False]
    review.tick(review.rows[1], on=True)
    review.tick(review.rows[2], on=True)
    assert [review.mark(row) for row in review.rows] == [MarkWord.NEW, MarkWord.NEW, MarkWord.FAULTY]
    assert review.tally()[MarkWord.NEW] == 2
    assert review.counts().new == 2


def test_what_is_corrected_in_the_table_is_what_is_written(ledger: Ledger) -> None:
    review = ImportReview(preview_of(ledger, SOUND, SHIFTED))
    model = a_model(review)
    assert model.setData(model.index(1, TEXT), "建立裸露地块清单。")
    assert model.setData(model.index(1, LEAD), "区城管委、区住建委")
    assert model.setData(model.index(1, DUE), "9月底前")
    assert review.is_ticked(review.rows[1])
    commit_import(ledger, CLERK, review.preview, review.decisions())
    row = rows_of(ledger)[1]
    assert (row.task.content, row.task.due, row.task.due_source) == (
        "建立裸露地块清单。",
        date(2025, 9, 30),
        DueSource.MANUAL,
    )
    assert row.lead_names == ("区城管委", "区住建委")


def test_a_value_that_is_no_date_or_no_text_is_refused_by_the_table(ledger: Ledger) -> None:
    review = ImportReview(preview_of(ledger, SOUND))
    model = a_model(review)
    assert not model.setData(model.index(0, DUE), "某一天")
    assert not model.setData(model.index(0, TEXT), "  ")
    assert review.draft(review.rows[0]) == SOUND


def test_the_table_ticks_marks_and_shows_what_the_ledger_says(ledger: Ledger, qtmodeltester: ModelTester) -> None:
    first = preview_of(ledger, SOUND)
    commit_import(ledger, CLERK, first, decide_all(first))
    review = ImportReview(preview_of(ledger, replace(SOUND, content="完成临河路、望湖路雨污分流改造。")))
    model = a_model(review)
    assert model.index(0, TEXT).data(MARK_ROLE) is MarkWord.CHANGED
    assert model.index(0, TEXT).data(OLD_ROLE) == "完成临河路雨污分流改造。"
    model.setData(model.index(0, CHECK), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert not review.is_ticked(review.rows[0])
    qtmodeltester.check(model)


def test_a_conflict_keeps_the_ledger_s_value_until_the_file_s_is_chosen(ledger: Ledger) -> None:
    first = preview_of(ledger, replace(SOUND, remark="甲"))
    commit_import(ledger, CLERK, first, decide_all(first))
    with ledger.transaction("改备注", by="周敏", at=NOW) as store:
        store.save(replace(rows_of(ledger)[0].task, remark="乙"))
    review = ImportReview(preview_of(ledger, replace(SOUND, remark="丙")))
    (item,) = [item for item in review.items() if item.question is Question.CONFLICT]
    assert item.text == "备注两边都改过：台账“乙”，文件“丙”"
    assert isinstance(item.key, tuple)
    review.take_theirs(item.key, on=True)
    commit_import(ledger, CLERK, review.preview, review.decisions())
    assert rows_of(ledger)[0].task.remark == "丙"


def test_a_task_gone_from_the_file_is_suspended_only_when_the_clerk_says_so(ledger: Ledger) -> None:
    first = preview_of(ledger, SOUND, replace(SHIFTED, findings=()))
    commit_import(ledger, CLERK, first, decide_all(first))
    review = ImportReview(preview_of(ledger, SOUND))
    (item,) = [item for item in review.items() if item.question is Question.GONE]
    assert isinstance(item.key, str)
    review.suspend(item.key, on=True)
    commit_import(ledger, CLERK, review.preview, review.decisions())
    assert [row.state.status.value for row in rows_of(ledger)] == ["未启动", "已中止"]


def test_choosing_a_row_a_finding_or_a_sentence_moves_the_other_two(ledger: Ledger, qtbot: QtBot) -> None:
    session = Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    step = ImportReviewStep(session, Theme())
    qtbot.addWidget(step)
    step.show()
    step.show_review(ImportReview(preview_of(ledger, SOUND, SHIFTED)), TEXT_OF_IT)
    assert step._table.currentIndex().row() == 0
    step._items.row_wanted.emit(1)
    assert step._table.currentIndex().row() == 1
    marks = step._source.extraSelections()
    assert marks[-1].cursor.selectedText() == "建立裸露地块台账。"
    step._source.span_clicked.emit(0)
    assert step._table.currentIndex().row() == 0


def test_a_character_outside_the_basic_plane_does_not_shift_the_highlight(qtbot: QtBot) -> None:
    view = SourceView(Theme())
    qtbot.addWidget(view)
    view.show_source("𠮷祥里\t改造", [(0, 3), (4, 6)])
    view.show_current(1)
    marks = view.extraSelections()
    assert marks[-1].cursor.selectedText() == "改造"
