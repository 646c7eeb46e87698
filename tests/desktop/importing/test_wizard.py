from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ledger_app.actions import commit_import
from ledger_app.desktop.background import Background
from ledger_app.desktop.importing.wizard import ImportWizard
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.outcome import Outcome
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger
from tests.desktop.importing.wizard_steps import NOW, a_wizard, count, press, step_of, the

SAMPLE = next((Path(__file__).parents[3] / "resources" / "sample").glob("*.xlsx"))
PASTED = (
    "序号\t具体任务\t牵头单位\t完成时限\n"
    "1\t完成临河路雨污分流改造。\t区水务局\t2025年6月底前\n"
    "2\t建立裸露地块台账。\t区城管局\t2025-09-30\n"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    yield ledger
    ledger.close()


@pytest.fixture
def wizard(ledger: Ledger, qtbot: QtBot, theme: Theme) -> ImportWizard:
    return a_wizard(ledger, qtbot, theme)


def test_a_file_becomes_tasks_in_three_presses_and_one_more_takes_them_back(
    wizard: ImportWizard, ledger: Ledger
) -> None:
    wizard.open_file(SAMPLE)
    assert step_of(wizard) == "认章节和单位"
    assert count(ledger) == 0
    press(wizard, "next_button")
    assert step_of(wizard) == "逐条核对"
    press(wizard, "tick_all_button")
    assert the(wizard, QPushButton, "commit_button").text() == "写入台账（60 条）"
    assert count(ledger) == 0
    press(wizard, "commit_button")
    assert step_of(wizard) == "写入台账"
    assert "新增 60 项" in the(wizard, QLabel, "import_result").text()
    assert count(ledger) == 60
    press(wizard, "undo_import_button")
    assert count(ledger) == 0
    assert not the(wizard, QPushButton, "undo_import_button").isEnabled()


def test_pasted_cells_are_read_like_a_file(wizard: ImportWizard, ledger: Ledger) -> None:
    the(wizard, QPlainTextEdit, "paste_text").setPlainText(PASTED)
    press(wizard, "read_text_button")
    press(wizard, "next_button")
    press(wizard, "commit_button")
    with ledger.reading() as reader:
        rows = reader.rows(TaskQuery(NOW.date()))
    assert [(row.task.number, row.lead_names, str(row.task.due)) for row in rows] == [
        ("1", ("区水务局",), "2025-06-30"),
        ("2", ("区城管局",), "2025-09-30"),
    ]


def test_importing_the_same_again_leaves_nothing_to_write(wizard: ImportWizard) -> None:
    for _ in range(2):
        wizard.open_text(PASTED)
        press(wizard, "next_button")
        if the(wizard, QPushButton, "commit_button").isEnabled():
            press(wizard, "commit_button")
    assert not the(wizard, QPushButton, "commit_button").isEnabled()
    assert "2 条相同不动" in the(wizard, QLabel, "draft_summary").text()


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("空.xlsx", b"", "空.xlsx"),
        ("坏.docx", b"PK\x03\x04 broken", "坏.docx"),
        ("闲话.txt", "今天天气很好。".encode(), "没有读到任务"),
    ],
)
def test_a_file_that_gives_no_tasks_is_told_in_the_first_step(
    wizard: ImportWizard, ledger: Ledger, tmp_path: Path, name: str, data: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(data)
    wizard.open_file(tmp_path / name)
    assert step_of(wizard) == "选文件"
    assert told in the(wizard, QLabel, "source_state").text()
    assert not the(wizard, QPushButton, "next_button").isEnabled()
    assert count(ledger) == 0


def test_rows_can_be_chosen_one_by_one_from_the_keyboard(wizard: ImportWizard, ledger: Ledger, qtbot: QtBot) -> None:
    wizard.open_text(PASTED)
    press(wizard, "next_button")
    table = the(wizard, QTableView, "draft_table")
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert the(wizard, QPushButton, "commit_button").text() == "写入台账（1 条）"
    press(wizard, "commit_button")
    assert count(ledger) == 1


def test_after_a_bug_while_writing_one_can_try_again(
    wizard: ImportWizard, ledger: Ledger, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_words: object) -> Outcome:
        raise ZeroDivisionError

    wizard.open_text(PASTED)
    press(wizard, "next_button")
    with monkeypatch.context() as broken:
        broken.setattr(commit_import, "commit_import", fail)
        with qtbot.captureExceptions() as bugs:
            press(wizard, "commit_button")
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]
    press(wizard, "commit_button")
    assert count(ledger) == 2


def test_reading_in_the_background_is_stopped_by_cancel(ledger: Ledger, qtbot: QtBot) -> None:
    background = Background()
    session = Session(ledger, background, "周敏", now=lambda: NOW)
    wizard = ImportWizard(None, session, Theme())
    qtbot.addWidget(wizard)
    wizard.show()
    with qtbot.waitSignal(background.job_finished, timeout=20_000):
        wizard.open_file(SAMPLE)
        press(wizard, "stop_reading_button")
    assert step_of(wizard) == "选文件"
    assert the(wizard, QLabel, "source_state").text() == "已取消读取"
    background.wait()


def test_no_step_begins_on_cancel(wizard: ImportWizard) -> None:
    wizard.open_file(SAMPLE)
    assert wizard.focusWidget() is the(wizard, QPushButton, "next_button")
    press(wizard, "next_button")
    assert step_of(wizard) == "逐条核对"
    assert wizard.focusWidget() is the(wizard, QTableView, "draft_table")


def test_nothing_but_the_wizard_itself_becomes_a_window(ledger: Ledger, qtbot: QtBot, theme: Theme) -> None:
    shown = _Windows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(shown)
    a_wizard(ledger, qtbot, theme).show()
    application.removeEventFilter(shown)

    assert shown.names == ["import_wizard"]


class _Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName())
        return False
