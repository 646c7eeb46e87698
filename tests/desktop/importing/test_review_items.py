from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.preview_import import preview_import
from ledger_app.desktop.importing.review_board import ReviewBoard
from ledger_app.desktop.importing.review_items import ReviewItems
from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import Intake, PlanDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.review import Review
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger

NOW = datetime(2025, 11, 21, 9, 30)
CLERK = Clerk("周敏", NOW.date(), NOW)
PLAN = PlanDraft("青河区2025年重点任务", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31))
DOUBTS = 40


@pytest.fixture
def board(tmp_path: Path) -> Iterator[ReviewBoard]:
    drafts = tuple(_unsure(line) for line in range(1, DOUBTS + 1))
    findings = tuple(finding for draft in drafts for finding in draft.findings)
    intake = Intake(PLAN, drafts, findings=findings, text="\n".join(draft.content for draft in drafts))
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    yield ReviewBoard(Review(intake), preview_import(ledger, CLERK, intake, "任务.xlsx"))
    ledger.close()


def _unsure(line: int) -> TaskDraft:
    doubt = Finding(Severity.WARNING, f"Sheet1!A{line}", "本行各栏错位，请核对")
    return TaskDraft(str(line), f"疏浚第{line}号沟渠。", number=str(line), findings=(doubt,), where=doubt.where)


def test_answering_every_doubt_at_once_empties_a_list_that_was_scrolled_down(
    board: ReviewBoard, qtbot: QtBot, theme: Theme
) -> None:
    items = ReviewItems(theme)
    qtbot.addWidget(items)
    items.resize(700, 160)
    items.show_items(board)
    items.show()
    items.selectRow(DOUBTS // 2)
    for line in range(1, DOUBTS):
        board.tick(str(line), on=True)
    items.show_items(board)
    assert items.rowCount() == 1
    (answer,) = items.cellWidget(0, items.columnCount() - 1).findChildren(QPushButton)
    with qtbot.waitSignal(items.settled) as settled:
        answer.click()
    assert settled.args[0] == str(DOUBTS)
