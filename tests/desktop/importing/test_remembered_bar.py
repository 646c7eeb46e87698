"""What was chosen for the last document of a kind is said in the import, and can be forgotten there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from ledger_app.desktop.importing.wizard import ImportWizard
from ledger_app.desktop.theme import Theme
from ledger_app.domain.query import TaskQuery
from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger
from tests.desktop.importing.reading_step import choose
from tests.desktop.importing.wizard_steps import NOW, a_wizard, press, the

TABLE = (
    "序号\t包保事项\t具体任务\t挂钩干部\t完成时限\n"
    "1\t水务\t完成临河路雨污分流改造。\t秦若水\t2025年6月底前\n"
    "2\t城管\t建立裸露地块台账。\t方知远\t2025-09-30\n"
)
PLAN = """青河区2025年安全生产工作计划
一、总体要求
坚持人民至上。
二、重点任务
1.排查燃气隐患。对餐饮场所燃气管线开展一次排查。（责任单位：区城管局）
2.整治老旧电梯。完成老旧电梯评估60台。（责任单位：区市场监管局）
三、保障措施
1.加强组织领导。各部门制定工作方案。（责任单位：区应急局）
2.强化督导考核。每季度通报一次。（责任单位：区应急局）
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区应急办", "周敏"), NOW)
    yield made
    made.close()


@pytest.fixture
def wizard(ledger: Ledger, qtbot: QtBot, theme: Theme) -> ImportWizard:
    return a_wizard(ledger, qtbot, theme)


@pytest.fixture
def again(wizard: ImportWizard, ledger: Ledger, qtbot: QtBot, theme: Theme) -> ImportWizard:
    """Return a wizard in a ledger whose clerk said in the last import whose name stands under 挂钩干部."""
    wizard.open_text(TABLE)
    choose(qtbot, the(wizard, QTableView, "column_table"), 3, "责任人")
    press(wizard, "next_button")
    press(wizard, "tick_all_button")
    press(wizard, "commit_button")
    return a_wizard(ledger, qtbot, theme)


def principals(ledger: Ledger) -> list[str]:
    with ledger.reading() as reader:
        rows = reader.rows(TaskQuery(NOW.date()))
    return [person.name for row in rows for person in row.task.people]


def test_a_column_is_read_as_last_time_and_that_is_said(again: ImportWizard, ledger: Ledger) -> None:
    assert principals(ledger) == ["秦若水", "方知远"]
    again.open_text(TABLE.replace("方知远", "安澜"))
    note = the(again, QLabel, "remembered_note")
    assert note.isVisible()
    assert note.text() == "按上次的选择，“挂钩干部”读作“责任人”。"
    press(again, "next_button")
    press(again, "commit_button")
    assert principals(ledger) == ["秦若水", "安澜"]


def test_forgetting_it_reads_the_table_anew_and_the_next_one_too(
    again: ImportWizard, ledger: Ledger, qtbot: QtBot, theme: Theme
) -> None:
    again.open_text(TABLE)
    press(again, "forget_choices_button")
    assert not the(again, QLabel, "remembered_note").isVisible()
    table = the(again, QTableView, "column_table")
    assert table.model().index(3, table.model().columnCount() - 1).data() == "其他栏目（原样保留）"
    with ledger.reading() as reader:
        assert all(choice.answer == () for choice in reader.choices())
    third = a_wizard(ledger, qtbot, theme)
    third.open_text(TABLE)
    assert not the(third, QLabel, "remembered_note").isVisible()


def test_a_document_that_nothing_is_remembered_of_says_nothing(wizard: ImportWizard) -> None:
    wizard.open_text(TABLE)
    assert not the(wizard, QLabel, "remembered_note").isVisible()


def test_parts_can_be_forgotten_likewise(
    wizard: ImportWizard, ledger: Ledger, tmp_path: Path, qtbot: QtBot, theme: Theme
) -> None:
    plan = tmp_path / "计划.txt"
    plan.write_text(PLAN, encoding="utf-8")
    wizard.open_file(plan)
    the(wizard, QListWidget, "part_list").item(2).setCheckState(Qt.CheckState.Checked)
    press(wizard, "next_button")
    press(wizard, "tick_all_button")
    press(wizard, "commit_button")
    second = a_wizard(ledger, qtbot, theme)
    second.open_file(plan)
    assert "“三、保障措施”读作任务" in the(second, QLabel, "remembered_note").text()
    press(second, "forget_choices_button")
    assert the(second, QListWidget, "part_list").item(2).checkState() == Qt.CheckState.Unchecked
    assert not the(second, QLabel, "remembered_note").isVisible()
