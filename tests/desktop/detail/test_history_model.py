"""The history of a task, as sentences."""

from datetime import datetime

from pytestqt.modeltest import ModelTester

from ledger_app.desktop.detail.history_model import HistoryModel
from ledger_app.domain.history import Change, Deed

WORK = Deed(3, "更新进展", datetime(2025, 11, 12, 9, 42), "周敏", "GXJ-07")
UNDONE = Deed(4, "编辑任务", datetime(2025, 11, 13, 10, 0), "周敏", "GXJ-07", undone=True)
CHANGES = (
    Change(WORK, "report", "R1", "1", "", "", "2025-11-12 73%"),
    Change(WORK, "task", "T1", "1", "due", "2025-06-30", "2025-12-31"),
    Change(UNDONE, "task", "T1", "1", "remark", "", "先放一放"),
)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = HistoryModel()
    model.show_changes(CHANGES)

    qtmodeltester.check(model)


def test_changes_read_as_sentences_newest_first() -> None:
    model = HistoryModel()
    model.show_changes(CHANGES)

    assert [model.index(row, 0).data() for row in range(3)] == [
        "备注：（空） → 先放一放\n2025-11-13 10:00 周敏 编辑任务，已撤销",
        "完成时限：2025-06-30 → 2025-12-31\n2025-11-12 09:42 周敏 更新进展",
        "填报进展：2025-11-12 73%\n2025-11-12 09:42 周敏 更新进展",
    ]


def test_only_a_field_of_a_deed_that_stands_can_be_put_back() -> None:
    model = HistoryModel()
    model.show_changes(CHANGES)

    assert [model.can_revert(row) for row in range(3)] == [False, True, False]
