from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.commit_import import commit_import
from ledger_app.actions.preview_import import preview_import
from ledger_app.desktop.importing.review_board import ReviewBoard
from ledger_app.desktop.importing.wizard_footer import WizardFooter
from ledger_app.domain.draft import Intake, PlanDraft, TaskDraft
from ledger_app.domain.review import Review
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger

NOW = datetime(2025, 11, 21, 9, 30)
CLERK = Clerk("周敏", NOW.date(), NOW)
PLAN = PlanDraft("青河区2025年重点任务", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
KEPT = TaskDraft("1", "完成临河路雨污分流改造。", number="1")
DROPPED = TaskDraft("2", "建立裸露地块巡查清单。", number="2")


def test_the_footer_says_how_many_tasks_are_stopped_before_it_is_done(tmp_path: Path, qtbot: QtBot) -> None:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    whole = Intake(PLAN, (KEPT, DROPPED), text="")
    board = ReviewBoard(Review(whole), preview_import(ledger, CLERK, whole, "一月.docx"))
    commit_import(ledger, CLERK, board.preview, board.decisions())
    shorter = replace(whole, tasks=(KEPT,))
    later = ReviewBoard(Review(shorter), preview_import(ledger, CLERK, shorter, "七月.docx"))
    footer = WizardFooter()
    qtbot.addWidget(footer)
    later.suspend(later.preview.gone[0].id, on=True)
    footer.follow(later, writable=True)
    summary = footer.findChild(QLabel, "draft_summary")
    assert summary is not None
    assert "中止 1 条" in summary.text()
    assert "1 条相同不动" in summary.text()
    assert footer.commit.isEnabled()
    ledger.close()
