"""Problem lists: problems are not tasks, each of their measures is one."""

from datetime import date

import pytest

from ledger_app.domain.task import TaskKind
from ledger_app.intake.tables.measures import share_out, split_measures
from tests.intake.table_building import Rows, read, read_sheets

HEAD = ["序号", "反馈问题", "整改目标", "整改措施", "责任单位", "整改时限"]
NIL = None


def test_measures_in_rows_of_a_merged_problem_share_it() -> None:
    intake = read(
        [
            HEAD,
            [1, "河面有漂浮物。", "河面清洁。", "打捞漂浮物。", "区水务局", "立行立改"],
            [NIL, NIL, NIL, "安装拦污网。", "柳营镇", "2025年5月底前"],
            [2, "堤防破损。", "堤防完好。", "修复堤防。", "区水务局", "2025年6月底前"],
        ],
        merges="A2:A3 B2:B3 C2:C3",
    )
    assert [(t.content, t.problem, t.goal) for t in intake.tasks] == [
        ("打捞漂浮物。", "河面有漂浮物。", "河面清洁。"),
        ("安装拦污网。", "河面有漂浮物。", "河面清洁。"),
        ("修复堤防。", "堤防破损。", "堤防完好。"),
    ]
    assert [t.parent for t in intake.tasks] == ["1", "1", "2"]
    assert len({t.id for t in intake.tasks}) == 3
    assert {t.kind for t in intake.tasks} == {TaskKind.RECTIFICATION}


def test_blank_problem_cells_carry_on_the_one_above() -> None:
    rows: Rows = [
        HEAD[1:],
        ["河面有漂浮物。", "", "打捞漂浮物。", "区水务局", ""],
        ["", "", "安装拦污网。", "区水务局", ""],
    ]
    tasks = read(rows).tasks
    assert [task.problem for task in tasks] == ["河面有漂浮物。"] * 2
    assert len({task.parent for task in tasks}) == 1


def test_numbered_measures_in_one_cell_are_tasks_with_their_own_units_and_days() -> None:
    rows: Rows = [
        HEAD,
        [
            "3",
            "漂浮物、堤防破损。",
            "1.河面清洁；2.堤防完好。",
            "1.打捞漂浮物。\n2.修复堤防。",
            "1.柳营镇；2.区水务局",
            "1.立行立改；2.2025年6月底前",
        ],
    ]
    first, second = read(rows).tasks
    assert (first.number, first.content, first.goal, first.area_units) == (
        "1",
        "1.打捞漂浮物。",
        "河面清洁",
        ("柳营镇",),
    )
    assert (second.number, second.content, second.lead_units) == ("2", "2.修复堤防。", ("区水务局",))
    assert (first.due, second.due) == (None, date(2025, 6, 30))
    assert (first.id, second.id, first.parent, second.parent) == ("3-1", "3-2", "3", "3")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1.打捞。2.修复。", ["1", "2"]),
        ("1、打捞；2、修复；3、绿化", ["1", "2", "3"]),
        ("（1）打捞。\n（2）修复。", ["（1）", "（2）"]),
        ("（一）打捞；（二）修复。", ["（一）", "（二）"]),
        ("①打捞；②修复", ["①", "②"]),
        ("一是打捞。二是修复。", ["一是", "二是"]),
        ("打捞漂浮物3.5吨。2.5公里修复。", [""]),
        ("修复堤防。", [""]),
        ("总体要求：全面整治。1.打捞。2.修复。", ["1", "2"]),
        ("（二二）打捞。", [""]),
    ],
)
def test_runs_of_numbered_measures(text: str, numbers: list[str]) -> None:
    parts = split_measures(text)
    assert [number for number, _ in parts] == numbers
    assert "".join(part for _, part in parts).replace("\n", "") == text.replace("\n", "")


def test_a_cell_numbered_otherwise_counts_whole_for_every_measure() -> None:
    assert share_out("1.甲；2.乙；3.丙", 2) == ("1.甲；2.乙；3.丙",) * 2
    assert share_out("1.甲；2.乙", 2) == ("甲", "乙")


def test_problems_as_headings_across_the_table_are_problems_all_the_same() -> None:
    rows: Rows = [
        ["序号", "整改措施", "责任单位", "整改时限"],
        ["问题一：河面有漂浮物。"],
        ["整改目标：河面清洁。"],
        [1, "打捞漂浮物。", "区水务局", "立行立改"],
        [2, "安装拦污网。", "区水务局", "2025年5月底前"],
        ["问题二：堤防破损。"],
        [3, "修复堤防。", "区水务局", "2025年6月底前"],
    ]
    tasks = read(rows, merges="A2:D2 A3:D3 A6:D6").tasks
    assert [(t.problem, t.goal, t.section_path) for t in tasks] == [
        ("河面有漂浮物。", "河面清洁。", ()),
        ("河面有漂浮物。", "河面清洁。", ()),
        ("堤防破损。", "", ()),
    ]
    assert [t.parent for t in tasks] == ["问题一", "问题一", "问题二"]


def test_problems_of_two_sheets_are_never_the_same_problem() -> None:
    sheets: dict[str, Rows] = {
        "消防": [HEAD, ["1", "通道堵塞。", "", "清理通道。", "区住建局", ""]],
        "燃气": [HEAD, ["1", "阀门老化。", "", "更换阀门。", "区城管局", ""]],
    }
    first, second = read_sheets(sheets).tasks
    assert first.parent != second.parent
    assert len({first.id, second.id, first.parent, second.parent}) == 4
