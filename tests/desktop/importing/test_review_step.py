"""The third step with what the wizard does around it: comparing with the ledger whenever the step asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTabWidget, QToolButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.actions.preview_import import preview_import
from ledger_app.desktop.importing.draft_table import DraftTable
from ledger_app.desktop.importing.draft_table_model import DUE, LEAD, MARK_ROLE, TEXT, DraftTableModel
from ledger_app.desktop.importing.review_board import MarkWord, ReviewBoard, stated_intake
from ledger_app.desktop.importing.review_items import ReviewItems
from ledger_app.desktop.importing.review_step import ReviewStep
from ledger_app.desktop.importing.source_view import SourceView
from ledger_app.desktop.importing.split_dialog import Preview, SplitDialog
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.draft import DatedText, Intake, PartDraft, PlanDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.review import Review
from ledger_app.domain.source_place import Span
from ledger_app.domain.split_places import SplitWay
from ledger_app.domain.unit import Office
from ledger_app.intake.document import Document, Paragraph
from ledger_app.storage.ledger import Ledger
from tests.desktop.immediately import Immediately

NOW = datetime(2025, 11, 21, 9, 30)
LINES = (
    "二、重点任务",
    "11. 更新老旧车辆。年内淘汰柴油货车320辆。（区交通运输局牵头）",
    "12. 管好机械。6月底前完成叉车登记；9月底前设置标志牌24处。（区住建委）",
    "各街镇每月报送一次进度，逾期的予以通报。",
    "13. 加密路检。抽测货车不少于1800辆次。（公安青河分局、区生态环境局）",
)
TEXT_OF_IT = "\n".join(LINES)
Found = TypeVar("Found", bound=QWidget)


def span_of(words: str) -> Span:
    return TEXT_OF_IT.index(words), TEXT_OF_IT.index(words) + len(words)


UNLED = Finding(Severity.WARNING, "第5段", "没有写“牵头”，暂把第一个单位当牵头单位")
ASIDE = Finding(Severity.NOTE, "第1段", "请看看这一部分")
DRAFTS = (
    TaskDraft(
        "11",
        "年内淘汰柴油货车320辆。",
        number="11",
        title="更新老旧车辆",
        lead_units=("区交通运输局",),
        due=date(2025, 12, 31),
        due_text="年内",
        where="第2段",
        span=span_of(LINES[1]),
        places=((Field.DUE, span_of("年内")), (Field.LEAD, span_of("区交通运输局"))),
    ),
    TaskDraft(
        "12",
        "6月底前完成叉车登记；9月底前设置标志牌24处。",
        number="12",
        lead_units=("区住建委",),
        due=date(2025, 9, 30),
        due_text="9月底前",
        milestones=(DatedText(date(2025, 6, 30), "6月底前完成叉车登记"),),
        where="第3段",
        span=span_of(LINES[2]),
        places=((Field.DUE, span_of("9月底前")),),
    ),
    TaskDraft(
        "13",
        "抽测货车不少于1800辆次。",
        number="13",
        lead_units=("公安青河分局", "区生态环境局"),
        lead_assumed=True,
        findings=(UNLED,),
        where="第5段",
        span=span_of(LINES[4]),
    ),
)
INTAKE = Intake(
    PlanDraft("青河区2025年计划", period_start=date(2025, 1, 1), period_end=date(2025, 12, 31)),
    DRAFTS,
    parts=(PartDraft(LINES[0], taken=True, tasks=3, span=(0, len(TEXT_OF_IT))),),
    findings=(UNLED, ASIDE),
    text=TEXT_OF_IT,
)


def a_document() -> Document:
    places = [span_of(line) for line in LINES]
    blocks = tuple(
        Paragraph(line, f"第{at}段", span) for at, (line, span) in enumerate(zip(LINES, places, strict=True), 1)
    )
    return Document("计划.docx", TEXT_OF_IT, blocks)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    made = Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    yield made
    made.deleteLater()
    ledger.close()


@pytest.fixture
def step(session: Session, qtbot: QtBot, theme: Theme) -> ReviewStep:
    step = ReviewStep(session, theme)
    qtbot.addWidget(step)

    def preview(review: Review) -> None:
        intake = stated_intake(review)
        step.deeds.compared(review, preview_import(session.ledger, session.clerk(), intake, "计划.docx"))

    step.deeds.comparing_wanted.connect(preview)
    step.resize(1366, 620)
    step.show()
    review = Review(INTAKE)
    board = ReviewBoard(review, preview_import(session.ledger, session.clerk(), INTAKE, "计划.docx"))
    step.show_board(board, a_document())
    return step


def the(step: QWidget, kind: type[Found], name: str) -> Found:
    found = step.findChild(kind, name)
    assert found is not None, name
    return found


def table(step: ReviewStep) -> DraftTable:
    return the(step, DraftTable, "draft_table")


def source(step: ReviewStep) -> SourceView:
    return the(step, SourceView, "source_view")


def numbers(step: ReviewStep) -> list[str]:
    model = table(step).model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def marked(step: ReviewStep) -> list[str]:
    """Return the marked stretches of the document, the current ones last."""
    return [mark.cursor.selectedText() for mark in source(step).extraSelections()]


def select(step: ReviewStep, words: str) -> None:
    """Select words of the document, as the mouse does."""
    begin, end = span_of(words)
    cursor = source(step).textCursor()
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    source(step).setTextCursor(cursor)


def call(step: ReviewStep, name: str) -> None:
    """Call an action that the step offers."""
    action = next(action for action in step.actions() if action.objectName() == name)
    assert action.isEnabled()
    action.trigger()


def press(step: ReviewStep, name: str) -> None:
    button = step.findChild(QPushButton, name) or step.findChild(QToolButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()


def test_what_is_unsure_stands_first_with_its_reason_below_it(step: ReviewStep) -> None:
    assert numbers(step) == ["13", "11", "12"]
    model = table(step).model()
    assert model.index(0, TEXT).data(MARK_ROLE) is MarkWord.CHECK
    assert UNLED.message in model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert the(step, QToolButton, "mark_check").text().split() == ["需核对", "1"]
    assert not the(step, QToolButton, "mark_dropped").isVisible()


def test_choosing_a_row_a_finding_or_a_sentence_moves_the_other_two(step: ReviewStep) -> None:
    assert marked(step)[-1] == LINES[4]
    table(step).choose("11")
    assert marked(step)[-1] == LINES[1]
    items = the(step, ReviewItems, "finding_list")
    items.selectRow(0)
    assert table(step).current_id() == "13"
    source(step).draft_clicked.emit("12")
    assert table(step).current_id() == "12"
    assert items.selectionModel().selectedRows()[0].row() == 2


def test_a_finding_about_no_task_shows_its_place_in_the_document(step: ReviewStep) -> None:
    items = the(step, ReviewItems, "finding_list")
    items.selectRow(1)
    assert marked(step)[-1] == LINES[0]
    assert table(step).current_id() == "13"


def test_a_click_on_a_sentence_chooses_its_task(step: ReviewStep, qtbot: QtBot) -> None:
    view = source(step)
    cursor = QTextCursor(view.document())
    cursor.setPosition(span_of("叉车")[0])
    place = view.cursorRect(cursor).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table(step).current_id() == "12"


def test_the_words_of_the_field_at_hand_are_marked_more_strongly(step: ReviewStep) -> None:
    table(step).choose("11")
    table(step).setCurrentIndex(table(step).currentIndex().siblingAtColumn(LEAD))
    assert marked(step)[-2:] == [LINES[1], "区交通运输局"]
    table(step).setCurrentIndex(table(step).currentIndex().siblingAtColumn(DUE))
    assert marked(step)[-1] == "年内"


def test_the_next_stretch_without_a_task_is_selected_and_becomes_one(step: ReviewStep) -> None:
    press(step, "source_next")
    assert source(step).textCursor().selectedText() == LINES[3]
    press(step, "make_task_button")
    assert the(step, QToolButton, "mark_all").text().split() == ["全部", "4"]
    row = step.deeds.board.row(table(step).current_id()) if step.deeds.board else None
    assert row is not None
    assert row.draft.content == LINES[3]
    assert not the(step, QPushButton, "source_next").isEnabled()


def test_selected_words_become_a_field_of_the_task_at_hand_and_undo_takes_that_back(step: ReviewStep) -> None:
    table(step).choose("12")
    select(step, "各街镇")
    call(step, "action_set_area_units")
    board = step.deeds.board
    assert board is not None
    assert board.drafts.draft("12").area_units == ("各街镇",)
    assert the(step, QLineEdit, "draft_area_units").text() == "各街镇"
    assert the(step, QToolButton, "undo_edit_button").toolTip().startswith("撤销：修改第 12 条的责任街镇")
    call(step, "action_undo_edit")
    assert board.drafts.draft("12").area_units == ()
    call(step, "action_redo_edit")
    assert board.drafts.draft("12").area_units == ("各街镇",)


def test_words_that_are_no_deadline_are_refused_with_a_sentence(step: ReviewStep) -> None:
    table(step).choose("12")
    select(step, "标志牌")
    call(step, "action_set_due")
    assert "看不懂时限" in the(step, QLabel, "review_note").text()


def test_a_task_with_two_deadlines_is_split_after_a_look_at_the_pieces(
    step: ReviewStep, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[list[tuple[str, str]]] = []

    def ask(_parent: QWidget, _name: str, ways: dict[SplitWay, tuple[int, ...]], preview: Preview) -> tuple[int, ...]:
        places = next(iter(ways.values()))
        shown.append([(draft.number, str(draft.due)) for draft in preview(places)])
        return places

    monkeypatch.setattr(SplitDialog, "ask", ask)
    table(step).choose("12")
    press(step, "split_draft_button")
    assert shown == [[("12-1", "2025-06-30"), ("12-2", "2025-09-30")]]
    assert sorted(numbers(step)) == ["11", "12-1", "12-2", "13"]
    call(step, "action_undo_edit")
    assert sorted(numbers(step)) == ["11", "12", "13"]


def test_the_split_dialog_shows_what_each_way_gives(step: ReviewStep, qtbot: QtBot) -> None:
    deeds = step.deeds
    ways = deeds.ways_to_split("12", span_of("24处")[0])
    dialog = SplitDialog(step, "第 12 条", ways, lambda places: deeds.pieces("12", places))
    qtbot.addWidget(dialog)
    assert dialog.places() == (len("6月底前完成叉车登记；9月底前设置标志牌"),)
    assert the(dialog, QPushButton, "split_button").text() == "拆成 2 条"
    assert len(ways) == 3


def test_one_goes_on_working_while_new_drafts_are_compared_with_the_ledger(step: ReviewStep, session: Session) -> None:
    deeds, asked = step.deeds, list[Review]()
    deeds.comparing_wanted.disconnect()
    deeds.comparing_wanted.connect(asked.append)
    deeds.make(span_of(LINES[3]))
    deeds.split("12", (len("6月底前完成叉车登记；"),))
    assert deeds.is_comparing
    assert sorted(numbers(step)) == ["", "11", "12-1", "12-2", "13"]
    assert len(asked) == 1
    deeds.compared(asked[0], preview_import(session.ledger, session.clerk(), stated_intake(asked[0]), "计划.docx"))
    assert len(asked) == 2
    assert deeds.is_comparing
    deeds.compared(asked[1], preview_import(session.ledger, session.clerk(), stated_intake(asked[1]), "计划.docx"))
    assert not deeds.is_comparing
    assert sorted(numbers(step)) == ["", "11", "12-1", "12-2", "13"]


def test_a_task_is_merged_with_the_next_or_with_those_chosen(step: ReviewStep) -> None:
    table(step).choose("11")
    press(step, "merge_drafts_button")
    assert sorted(numbers(step)) == ["11", "13"]
    call(step, "action_undo_edit")
    table(step).selectAll()
    assert the(step, QPushButton, "merge_drafts_button").text() == "合并这 3 条"
    press(step, "merge_drafts_button")
    assert numbers(step) == ["11"]


def test_what_is_no_task_is_put_aside_and_can_be_brought_back(step: ReviewStep, qtbot: QtBot) -> None:
    table(step).choose("11")
    qtbot.keyClick(table(step), Qt.Key.Key_Delete)
    assert numbers(step) == ["13", "12"]
    assert LINES[1] not in marked(step)
    the(step, QToolButton, "mark_dropped").click()
    assert numbers(step) == ["11"]
    assert the(step, QPushButton, "drop_drafts_button").text() == "恢复为任务"
    press(step, "drop_drafts_button")
    the(step, QToolButton, "mark_all").click()
    assert sorted(numbers(step)) == ["11", "12", "13"]


def test_space_ticks_the_chosen_rows_in_any_column(step: ReviewStep, qtbot: QtBot) -> None:
    table(step).choose("11")
    qtbot.keyClick(table(step), Qt.Key.Key_Space)
    board = step.deeds.board
    assert board is not None
    assert "11" not in board.decisions().ticked
    table(step).choose("13")
    qtbot.keyClick(table(step), Qt.Key.Key_Space)
    assert "13" in board.decisions().ticked


def test_all_are_ticked_but_what_an_annex_says_in_more_detail(step: ReviewStep, session: Session) -> None:
    intake = replace(INTAKE, tasks=(replace(DRAFTS[0], outline=True), *DRAFTS[1:]))
    preview = preview_import(session.ledger, session.clerk(), intake, "计划.docx")
    board = ReviewBoard(Review(intake), preview)
    step.show_board(board, a_document())
    press(step, "tick_all_button")
    assert board.decisions().ticked == {"12", "13"}
    the(step, QToolButton, "mark_outline").click()
    press(step, "tick_all_button")
    assert board.decisions().ticked == {"11", "12", "13"}


def test_a_finding_is_answered_by_key_and_its_row_is_new_then(step: ReviewStep, qtbot: QtBot) -> None:
    items = the(step, ReviewItems, "finding_list")
    items.selectRow(0)
    qtbot.keyClick(items, Qt.Key.Key_Return)
    assert the(step, QToolButton, "mark_check").text().split() == ["需核对", "0"]
    assert numbers(step)[0] == "13"


def test_fields_are_typed_below_the_table_and_refused_there(step: ReviewStep, qtbot: QtBot) -> None:
    tabs = the(step, QTabWidget, "review_tabs")
    tabs.setCurrentIndex(1)
    table(step).choose("12")
    due = the(step, QLineEdit, "draft_due")
    due.setText("某一天")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    assert "看不懂时限“某一天”" in the(step, QLabel, "draft_note").text()
    target = the(step, QLineEdit, "draft_target")
    target.setText("标志牌24处")
    qtbot.keyClick(target, Qt.Key.Key_Return)
    content = the(step, QPlainTextEdit, "draft_content")
    content.setFocus()
    content.setPlainText("设置标志牌。")
    due.setFocus()
    board = step.deeds.board
    assert board is not None
    assert board.drafts.draft("12").content == "设置标志牌。"
    assert [target.text for target in board.drafts.targets_of("12")] == ["标志牌24处"]


def test_only_the_rows_of_a_mark_are_shown(step: ReviewStep) -> None:
    the(step, QToolButton, "mark_new").click()
    assert numbers(step) == ["11", "12"]
    source(step).draft_clicked.emit("13")
    assert numbers(step) == ["13", "11", "12"]


def test_the_model_keeps_what_a_model_must(step: ReviewStep, qtmodeltester: ModelTester) -> None:
    model = table(step).model()
    assert isinstance(model, DraftTableModel)
    assert model.index(1, DUE).data(Qt.ItemDataRole.AccessibleTextRole) == "2025-12-31\n“年内”"
    qtmodeltester.check(model)


def test_a_character_outside_the_basic_plane_does_not_shift_the_highlight(qtbot: QtBot, theme: Theme) -> None:
    view = SourceView(theme)
    qtbot.addWidget(view)
    text = "𠮷祥里\t改造𠮷"
    view.show_document(Document("甲", text, (Paragraph(text, "第1段", (0, 7)),)))
    view.show_drafts([("1", (0, 3)), ("2", (4, 6))])
    view.show_current([(4, 6)])
    assert view.extraSelections()[-1].cursor.selectedText() == "改造"
    view.select((4, 7))
    assert (view.selection(), view.draft_at(5)) == ((4, 7), "2")


def test_a_long_document_is_shown_and_marked_quickly_enough_to_step_through(qtbot: QtBot, theme: Theme) -> None:
    lines = [f"{at}. 完成第{at}项整治任务，逐级落实责任并按月报送进展情况。" * 3 for at in range(1200)]
    text, spans, at = "\n".join(lines), list[tuple[str, Span]](), 0
    for line in lines:
        spans.append((str(len(spans)), (at, at + len(line))))
        at += len(line) + 1
    view = SourceView(theme)
    qtbot.addWidget(view)
    view.show()
    view.show_document(Document("长", text, ()))
    view.show_drafts(spans)
    view.show_current([spans[1100][1]])
    assert view.draft_at(spans[1100][1][0]) == "1100"
    assert len(view.extraSelections()) == 1201
