"""A review that was closed, crashed or put aside, and what the wizard and the window make of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.actions.saved_review import saved_reviews
from ledger_app.desktop.importing import saved_reviews as asking
from ledger_app.desktop.importing.draft_table import DraftTable
from ledger_app.desktop.importing.wizard import ImportWizard
from ledger_app.desktop.theme import Theme
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger
from tests.desktop.importing.wizard_steps import NOW, a_wizard, count, press, step_of, the

ROOT = Path(__file__).parents[3]
PLAN = """青河区2025年水环境治理工作计划

一、总体要求
坚持系统治理。

二、重点任务
（一）治理河道
1. 清理临河路河道。6月底前完成清淤3公里。（区水务局牵头，各街镇配合）
2. 改造雨污混接点。年底前完成改造48处。（区水务局牵头）
（二）守护水源
3. 开展水源地巡查。每季度末报送巡查结果。（区生态环境局牵头）

三、保障措施
（一）加强调度。建立每月调度制度，及时通报进展。
（二）落实资金。统筹安排治理资金。
"""
CRASHING = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ledger_app.desktop.importing.draft_table import DraftTable
from ledger_app.desktop.importing.wizard import ImportWizard
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.storage.ledger import Ledger
from tests.desktop.immediately import Immediately
if __name__ == "__main__":
    app = QApplication([])
    session = Session(Ledger.open(sys.argv[1]), Immediately(), "周敏", now=lambda: datetime(2025, 11, 21, 9, 30))
    wizard = ImportWizard(None, session, Theme())
    wizard.open_text(Path(sys.argv[2]).read_text(encoding="utf-8"))
    wizard.show()
    wizard._footer.next.click()
    table = wizard.findChild(DraftTable, "draft_table")
    table.choose_line(0)
    table.drop_wanted.emit()
    while wizard._keeper.is_waiting():
        app.processEvents()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    yield ledger
    ledger.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def numbers(wizard: ImportWizard) -> list[str]:
    model: QAbstractItemModel = the(wizard, QTableView, "draft_table").model()
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def drop_first(wizard: ImportWizard) -> None:
    """Call the first draft no task."""
    table = the(wizard, DraftTable, "draft_table")
    table.choose_line(0)
    table.drop_wanted.emit()


def test_a_review_put_aside_goes_on_where_it_was(ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "next_button")
    before = numbers(wizard)
    drop_first(wizard)
    press(wizard, "save_draft_button")
    assert not wizard.isVisible()
    assert count(ledger) == 0
    again = a_wizard(ledger, qtbot, theme)
    assert "计划.txt（2025-11-21 09:30，各项都已核对）" in "".join(label.text() for label in again.findChildren(QLabel))
    press(again, "continue_button")
    assert step_of(again) == "逐条核对"
    assert numbers(again) == before[1:]
    press(again, "commit_button")
    assert count(ledger) == len(before) - 1
    assert saved_reviews(ledger.uuid) == ()


def test_closing_in_the_middle_loses_nothing_and_nothing_decided_leaves_nothing_behind(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "next_button")
    press(wizard, "cancel_button")
    assert saved_reviews(ledger.uuid) == ()
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "next_button")
    drop_first(wizard)
    press(wizard, "cancel_button")
    (saved,) = saved_reviews(ledger.uuid)
    assert (saved.source.path, len(saved.edits)) == (str(file), 1)


def test_a_program_killed_in_the_middle_offers_to_go_on(ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme) -> None:
    if sys.platform == "win32":
        pytest.skip("needs SIGKILL")
    ledger.close()
    command = [sys.executable, "-c", CRASHING, ledger.where, str(file)]
    child = subprocess.run(command, cwd=ROOT, env={**os.environ}, check=False, capture_output=True, text=True)
    assert child.returncode == -signal.SIGKILL, child.stderr
    reopened = Ledger.open(ledger.where)
    wizard = a_wizard(reopened, qtbot, theme)
    press(wizard, "continue_button")
    assert step_of(wizard) == "逐条核对"
    assert numbers(wizard) == ["2", "3"]
    assert count(reopened) == 0
    wizard.close()
    reopened.close()


def test_the_same_file_again_asks_whether_to_go_on_or_begin_anew(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "next_button")
    drop_first(wizard)
    press(wizard, "save_draft_button")
    answers = iter((True, False))
    monkeypatch.setattr(asking, "confirm", lambda *_: next(answers))
    goes_on, anew = a_wizard(ledger, qtbot, theme), a_wizard(ledger, qtbot, theme)
    goes_on.open_file(file)
    assert step_of(goes_on) == "逐条核对"
    assert numbers(goes_on) == ["2", "3"]
    goes_on.close()
    anew.open_file(file)
    assert step_of(anew) == "认章节和单位"
    press(anew, "next_button")
    assert numbers(anew) == ["1", "2", "3"]
    assert saved_reviews(ledger.uuid) == ()


def test_what_nobody_wants_is_forgotten(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "save_draft_button")
    again = a_wizard(ledger, qtbot, theme)
    monkeypatch.setattr(asking, "confirm", lambda *_: True)
    press(again, "forget_button")
    assert saved_reviews(ledger.uuid) == ()
    assert not the(again, QWidget, "saved_reviews").isVisible()


def test_a_file_or_a_ledger_that_changed_meanwhile_is_told(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "save_draft_button")
    file.write_text(PLAN.replace("48处", "50处"), encoding="utf-8")
    with ledger.transaction("改名", by="周敏", at=NOW) as store:
        store.save(Office("青河区攻坚办公室", "周敏"))
    again = a_wizard(ledger, qtbot, theme)
    press(again, "continue_button")
    note = the(again, QLabel, "review_note").text()
    assert "计划.txt 后来改过" in note
    assert "台账后来有改动" in note


def test_unticking_a_part_reads_anew_and_keeps_what_was_done_elsewhere(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    parts = the(wizard, QListWidget, "part_list")
    told = [parts.item(row).text() for row in range(parts.count())]
    assert told[1:] == ["二、重点任务　3 条", "三、保障措施　2 条"]
    press(wizard, "next_button")
    drop_first(wizard)
    press(wizard, "back_button")
    parts.item(2).setCheckState(Qt.CheckState.Checked)
    press(wizard, "next_button")
    assert numbers(wizard)[:2] == ["2", "3"]
    assert len(numbers(wizard)) == 4


def test_the_choice_of_parts_is_remembered_for_the_next_plan_of_this_kind(
    ledger: Ledger, file: Path, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    parts = the(wizard, QListWidget, "part_list")
    parts.item(2).setCheckState(Qt.CheckState.Checked)
    press(wizard, "next_button")
    press(wizard, "commit_button")
    next_year = tmp_path / "明年.txt"
    next_year.write_text(PLAN.replace("2025", "2026"), encoding="utf-8")
    again = a_wizard(ledger, qtbot, theme)
    again.open_file(next_year)
    assert the(again, QListWidget, "part_list").item(2).checkState() == Qt.CheckState.Checked


def test_the_end_leads_to_the_sets_of_units_that_must_be_filled(
    ledger: Ledger, file: Path, qtbot: QtBot, theme: Theme
) -> None:
    wizard = a_wizard(ledger, qtbot, theme)
    wizard.open_file(file)
    press(wizard, "next_button")
    press(wizard, "commit_button")
    bar = the(wizard, QWidget, "import_result_sets")
    assert "“各街镇”（1 项任务）还没有写明" in "".join(label.text() for label in bar.findChildren(QLabel))
    press(wizard, "fill_set_button")
    with ledger.reading() as reader:
        (wanted,) = [unit for unit in reader.units() if unit.name == "各街镇"]
    assert wizard.set_wanted == wanted.id
