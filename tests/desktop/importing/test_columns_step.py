from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledger_app.actions.plan_matching import PlanChoice
from ledger_app.desktop.importing.column_table_model import ColumnTableModel
from ledger_app.desktop.importing.document_columns import TableColumns
from ledger_app.desktop.importing.unknown_unit_model import UnknownUnitModel
from ledger_app.desktop.session import Session
from ledger_app.desktop.theme import Theme
from ledger_app.domain.field import Field
from ledger_app.domain.unit import Office
from ledger_app.intake.drafting import table_headers
from ledger_app.intake.tables.columns import Extra, StageYear
from ledger_app.storage.ledger import Ledger
from tests.builders import a_plan
from tests.desktop.immediately import Immediately
from tests.desktop.importing.reading_step import (
    HEADINGS,
    KNOWN,
    NOW,
    Reading,
    a_document,
    cells,
    choose,
    pick,
    shown,
    the,
    two_tables,
)

MEANING = ANSWER = 2


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    ledger = Ledger.create(str(tmp_path / "青河.ledger"), Office("青河区攻坚办", "周敏"), NOW)
    with ledger.transaction("准备", by="周敏", at=NOW) as store:
        store.save_many([*KNOWN, a_plan()])
    yield Session(ledger, Immediately(), "周敏", now=lambda: NOW)
    ledger.close()


@pytest.fixture
def reading(session: Session, qtbot: QtBot) -> Reading:
    return shown(session, qtbot, a_document())


def test_every_column_is_shown_with_samples_and_what_it_is_read_as(reading: Reading) -> None:
    assert cells(the(reading.step, QTableView, "column_table")) == [
        ["序号", "1；2", "序号"],
        ["任务类别", "治水；治气", "重点任务"],
        ["工作任务", "完成临河路雨污分流改造。；完成望湖泵站扩建。", "具体任务"],
        ["责任单位", "区水务局；区第三泵站", "责任单位"],
        ["2025年", "推进；完成", "进度安排 2025年"],
        ["资金来源", "区级；市级", "其他栏目（原样保留）"],
        ["预警", "红；绿", "其他栏目（原样保留）"],
    ]
    assert not the(reading.step, QComboBox, "table_combo").isVisible()
    assert not the(reading.step, QCheckBox, "read_table_check").isVisible()


def test_only_a_column_that_nobody_recognised_is_marked(reading: Reading) -> None:
    model = the(reading.step, QTableView, "column_table").model()
    marked = [row for row in range(7) if model.index(row, MEANING).data(Qt.ItemDataRole.DecorationRole) is not None]
    assert marked == [5]
    assert the(reading.step, QLabel, "column_note").text().startswith("1 栏没有认出")


def test_until_something_is_chosen_nothing_is_handed_back(reading: Reading) -> None:
    assert reading.step.header_maps() == {}
    assert reading.step.left_out() == frozenset()
    assert reading.step.plan_choice() == PlanChoice()
    assert reading.step.unit_answers() == {}


def test_a_corrected_column_is_handed_back_and_read_anew(reading: Reading, qtbot: QtBot) -> None:
    choose(qtbot, the(reading.step, QTableView, "column_table"), 5, "备注")
    assert reading.count == 2
    (columns,) = reading.step.header_maps().values()
    assert [column.meaning for column in columns][4:6] == [StageYear(2025), Field.REMARK]
    assert [row.draft.remark for row in reading.preview.rows] == ["区级", "市级", "区级", "区级"]


def test_a_column_put_back_as_it_was_is_no_correction(reading: Reading, qtbot: QtBot) -> None:
    table = the(reading.step, QTableView, "column_table")
    for words in ("备注", "其他栏目（原样保留）"):
        choose(qtbot, table, 5, words)
    assert reading.step.header_maps() == {}


def test_a_column_not_read_is_left_out_of_the_map(reading: Reading, qtbot: QtBot) -> None:
    choose(qtbot, the(reading.step, QTableView, "column_table"), 6, "不读")
    (columns,) = reading.step.header_maps().values()
    assert [column.heading for column in columns] == list(HEADINGS[:6])


def test_a_known_column_can_be_kept_under_its_own_heading(reading: Reading, qtbot: QtBot) -> None:
    choose(qtbot, the(reading.step, QTableView, "column_table"), 1, "其他栏目（原样保留）")
    (columns,) = reading.step.header_maps().values()
    assert columns[1].meaning == Extra("任务类别")
    assert ("任务类别", "治水") in reading.preview.rows[0].draft.extra


def test_two_columns_of_tasks_are_refused_with_a_sentence_until_one_gives_way(reading: Reading, qtbot: QtBot) -> None:
    table, note = the(reading.step, QTableView, "column_table"), the(reading.step, QLabel, "column_note")
    choose(qtbot, table, 4, "具体任务")
    assert "“工作任务”“2025年”都读作“具体任务”" in note.text()
    assert (reading.count, reading.step.header_maps()) == (1, {})
    choose(qtbot, table, 2, "任务名称")
    assert "具体任务" not in note.text()
    assert reading.count == 2
    assert reading.preview.rows[0].draft.content == "推进"


def test_a_table_without_a_column_of_tasks_is_refused_with_a_sentence(reading: Reading, qtbot: QtBot) -> None:
    choose(qtbot, the(reading.step, QTableView, "column_table"), 2, "备注")
    assert "没有一栏读作“具体任务”" in the(reading.step, QLabel, "column_note").text()
    assert (reading.count, reading.step.header_maps()) == (1, {})


def test_a_choice_is_made_by_keys_alone(reading: Reading, qtbot: QtBot) -> None:
    table = the(reading.step, QTableView, "column_table")
    table.setFocus()
    for _ in range(5):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    combo = the(table, QComboBox, "cell_combo")
    qtbot.waitUntil(combo.view().isVisible)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Down)
    qtbot.keyClick(combo.view(), Qt.Key.Key_Return)
    assert cells(table)[5][MEANING] == "不读"
    assert reading.count == 2


def test_of_several_tables_one_is_shown_and_each_can_be_left_out(session: Session, qtbot: QtBot) -> None:
    reading = shown(session, qtbot, two_tables())
    tables, check = the(reading.step, QComboBox, "table_combo"), the(reading.step, QCheckBox, "read_table_check")
    assert [tables.itemText(place) for place in range(2)] == ["第1张表：清单（4 行）", "第2张表：续表（2 行）"]
    pick(qtbot, tables, "第2张表：续表（2 行）")
    assert cells(the(reading.step, QTableView, "column_table"))[3][MEANING] == "牵头单位"
    check.click()
    assert reading.step.left_out() == {"续表!A1"}
    assert len(reading.preview.rows) == 4
    assert tables.currentText() == "第2张表：续表（2 行，不读）"
    assert not the(reading.step, QTableView, "column_table").isEnabled()
    pick(qtbot, tables, "第1张表：清单（4 行）")
    assert check.isChecked()


def test_the_last_table_cannot_be_left_out(session: Session, qtbot: QtBot) -> None:
    reading = shown(session, qtbot, two_tables())
    tables, check = the(reading.step, QComboBox, "table_combo"), the(reading.step, QCheckBox, "read_table_check")
    check.click()
    pick(qtbot, tables, "第2张表：续表（2 行）")
    check.click()
    assert check.isChecked()
    assert "至少要读一张表" in the(reading.step, QLabel, "column_note").text()
    assert (reading.step.left_out(), reading.count) == (frozenset({"清单!A1"}), 2)


def test_the_plan_is_found_by_itself_or_said_by_the_clerk(reading: Reading, qtbot: QtBot) -> None:
    plans = the(reading.step, QComboBox, "plan_combo")
    assert [plans.itemText(place) for place in range(plans.count())] == [
        "自动（新方案《青河区2025年治理清单》）",
        "已有方案《青河区2025年污染防治攻坚计划》",
        "作为新方案",
    ]
    pick(qtbot, plans, "已有方案《青河区2025年污染防治攻坚计划》")
    assert reading.step.plan_choice() == PlanChoice("P00000001")
    assert reading.preview.plan.plan.id == "P00000001"
    assert the(reading.step, QLabel, "plan_facts").text().startswith("青政办发〔2025〕8号")
    assert plans.itemText(0) == "自动（新方案《青河区2025年治理清单》）"
    pick(qtbot, plans, "作为新方案")
    assert reading.step.plan_choice() == PlanChoice(new=True)


def test_an_existing_plan_found_by_its_title_is_named(session: Session, qtbot: QtBot) -> None:
    reading = shown(session, qtbot, a_document(name="青河区2025年污染防治攻坚计划.xlsx"))
    plans = the(reading.step, QComboBox, "plan_combo")
    assert plans.currentText() == "自动（已有方案《青河区2025年污染防治攻坚计划》）"


def test_a_new_document_begins_without_the_choices_of_the_one_before(reading: Reading, qtbot: QtBot) -> None:
    choose(qtbot, the(reading.step, QTableView, "unknown_unit_table"), 1, "先不建")
    choose(qtbot, the(reading.step, QTableView, "column_table"), 5, "备注")
    pick(qtbot, the(reading.step, QComboBox, "plan_combo"), "作为新方案")
    reading.step.show_document(reading.document, table_headers(reading.document))
    reading.read()
    assert (reading.step.header_maps(), reading.step.unit_answers()) == ({}, {})
    assert reading.step.plan_choice() == PlanChoice()


def test_the_models_keep_qt_s_rules(reading: Reading, qtmodeltester: ModelTester) -> None:
    columns = ColumnTableModel(Theme())
    columns.show_table(TableColumns(table_headers(reading.document)[0]))
    qtmodeltester.check(columns)
    units = UnknownUnitModel(Theme())
    units.begin(KNOWN)
    units.show_unknown(reading.preview.unknown_units)
    qtmodeltester.check(units)


def test_a_cell_tells_a_screen_reader_what_it_is_about(reading: Reading) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    columns, units = (the(reading.step, QTableView, f"{name}_table") for name in ("column", "unknown_unit"))
    assert columns.model().index(5, MEANING).data(spoken) == "资金来源，没有认出，读作其他栏目（原样保留）"
    assert units.model().index(1, ANSWER).data(spoken) == "望湖街道，新建为街镇"
