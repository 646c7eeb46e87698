"""Views on the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.ledgers import open_ledger
from ledger_app.actions.views import save_view
from ledger_app.domain.field import Field
from ledger_app.domain.query import ColumnFilter, Group, SortKey, TaskFilter
from ledger_app.domain.task import Status
from ledger_app.domain.view import Layout, View, ViewColumn
from tests.cli.conftest import Run
from tests.engines import AT

DAY = ("--as-of", "2025-08-01")
LAYOUT = Layout((ViewColumn(Field.NUMBER), ViewColumn(Field.EXTRA, "资金来源"), ViewColumn(Field.CONTENT)))


@pytest.fixture
def viewed(ledger: Path) -> Path:
    """Return the ledger with a saved view: unstarted tasks of 水环境 or 扬尘, last number first, by light."""
    wanted = TaskFilter(
        sections=(("水环境",), ("扬尘治理",)),
        statuses=(Status.NOT_STARTED, Status.IN_PROGRESS),
        columns=(ColumnFilter(Field.LEAD, "-工信"),),
        group=Group.LIGHT,
        sort=((SortKey.NUMBER, True),),
    )
    clerk = Clerk("何青", AT.date(), AT)
    opened = open_ledger(str(ledger), clerk)
    save_view(opened, clerk, View("", "水和尘", wanted, LAYOUT))
    opened.close()
    return ledger


def numbers(run: Run, ledger: Path, *words: str) -> list[str]:
    said = run("tasks", ledger, *DAY, "--json", *words)
    assert said.code == 0
    return [task["number"] for task in said.json]


def test_the_views_are_listed_with_what_they_hold(run: Run, viewed: Path) -> None:
    said = run("views", viewed, "--json").json
    assert [view["name"] for view in said][-2:] == ["最近修改", "水和尘"]
    mine = said[-1]
    assert mine.pop("id").startswith("V")
    assert mine == {
        "name": "水和尘",
        "usual": False,
        "tasks": 3,
        "filter": "类别：水环境、扬尘治理；状态：未启动、推进中；牵头 / 配合：-工信；按预警灯分组；按序号（倒序）排序",
        "columns": ["序号", "资金来源", "具体任务"],
    }
    lines = run("views", viewed).out.splitlines()
    assert lines[1].split()[:3] == ["全部任务", "软件自带", "4"]
    assert lines[-1].split()[:3] == ["水和尘", "自存", "3"]


def test_tasks_of_a_view_come_in_its_order_and_groups(run: Run, viewed: Path) -> None:
    assert numbers(run, viewed, "--view", "水和尘") == ["1", "4", "2"]
    said = run("tasks", viewed, *DAY, "--view", "水").out
    assert [line for line in said.splitlines() if "（" in line and "项）" in line] == [
        "红 已逾期（1 项）",
        "绿 正常（2 项）",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--section", "水环境"), ["4", "2"]),
        (("--section", "工业"), []),
        (("--status", "未启动"), ["1", "4", "2"]),
        (("--status", "已完成"), []),
        (("--light", "green"), ["4", "2"]),
        (("--unit", "区水务局"), ["4", "2"]),
        (("--unit", "区水务局", "--role", "co"), []),
        (("--search", "管网"), ["2"]),
        (("--plan", "攻坚"), ["1", "4", "2"]),
    ],
)
def test_options_narrow_a_view(run: Run, viewed: Path, words: tuple[str, ...], expected: list[str]) -> None:
    assert numbers(run, viewed, "--view", "水和尘", *words) == expected


def test_an_option_narrows_the_views_own_units_search_and_lights_too(run: Run, viewed: Path) -> None:
    clerk = Clerk("何青", AT.date(), AT)
    opened = open_ledger(str(viewed), clerk)
    with opened.reading() as reader:
        streets = next(unit.id for unit in reader.units() if unit.name == "各街镇")
    save_view(opened, clerk, View("", "各街镇的", TaskFilter(units=(streets,), search="健"), Layout()))
    opened.close()
    assert numbers(run, viewed, "--view", "各街镇的") == ["4"]
    assert numbers(run, viewed, "--view", "各街镇的", "--unit", "区水务局") == ["4"]
    assert numbers(run, viewed, "--view", "各街镇的", "--unit", "区住建局") == []
    assert numbers(run, viewed, "--view", "各街镇的", "--search", "河长") == ["4"]
    assert numbers(run, viewed, "--view", "各街镇的", "--search", "工地") == []


@pytest.mark.parametrize("word", ["unit", "牵头单位"])
def test_tasks_are_listed_by_group_on_request(run: Run, ledger: Path, word: str) -> None:
    said = run("tasks", ledger, *DAY, "--group", word).out
    assert [line for line in said.splitlines() if "项）" in line] == [
        "区工信局（1 项）",
        "区水务局（2 项）",
        "区住建局（1 项）",
    ]
    assert "共 4 项任务" in said


def test_a_limit_ends_the_groups_early(run: Run, ledger: Path) -> None:
    said = run("tasks", ledger, *DAY, "--group", "unit", "--limit", "2").out
    assert [line for line in said.splitlines() if "项）" in line] == ["区工信局（1 项）", "区水务局（2 项）"]
    assert "健全河长" not in said


def test_what_cannot_divide_a_list_is_refused(run: Run, ledger: Path) -> None:
    said = run("tasks", ledger, "--group", "颜色")
    assert (said.code, said.err) == (
        2,
        "不能按“颜色”分组。\n可以写：section（类别）、unit（牵头单位）、light（预警灯）。\n",
    )


def test_a_view_that_is_not_there_is_refused_with_those_that_are(run: Run, viewed: Path) -> None:
    said = run("tasks", viewed, "--view", "没有的")
    assert said.code == 2
    assert said.err.startswith("没有视图“没有的”。\n台账里的视图：全部任务、")


def test_an_empty_view_of_the_own_unit_says_why(run: Run, ledger: Path) -> None:
    said = run("tasks", ledger, "--view", "我单位牵头")
    assert "共 0 项任务" in said.out
    assert "单位名录里没有本单位“青河区生态环境局”" in said.out


def test_a_view_is_exported_as_it_is_seen(run: Run, viewed: Path, tmp_path: Path) -> None:
    target = tmp_path / "水和尘.xlsx"
    said = run("export", "视图", viewed, target, *DAY, "--view", "水和尘")
    assert (said.code, "（3 项任务）" in said.out) == (0, True)
    rows = list(openpyxl.load_workbook(target).worksheets[0].iter_rows(values_only=True))
    assert rows[2] == ("序号", "资金来源", "具体任务")
    assert [row[0] for row in rows[3:]] == ["红 已逾期（1 项）", "1", "绿 正常（2 项）", "4", "2"]


def test_without_a_view_everything_is_exported_in_the_usual_columns(run: Run, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "全部.xlsx"
    assert "已导出 全部任务（4 项任务）" in run("export", "视图", ledger, target).out


def test_a_form_takes_only_the_tasks_of_a_view(run: Run, viewed: Path, tmp_path: Path) -> None:
    said = run("export", "任务分解表", viewed, tmp_path / "表.xlsx", *DAY, "--view", "水和尘", "--search", "河长")
    assert "（1 项任务）" in said.out


def test_the_word_for_a_view_is_listed_with_the_forms(run: Run) -> None:
    assert "视图" in [line.split()[0] for line in run("forms").out.splitlines()]


def put_view(ledger: Path, columns: str, layout: str = "{}") -> None:
    """Put a view into a ledger's file from outside."""
    with closing(sqlite3.connect(ledger)) as file, file:
        file.execute("INSERT INTO view VALUES ('V00000001', '外来的', ?, ?, 0)", (columns, layout))


@pytest.mark.parametrize(
    ("columns", "layout"), [("{", "{}"), ('{"nope":1}', "{}"), ('{"search":5}', "{}"), ("{}", '{"lines":null}')]
)
def test_a_view_damaged_from_outside_is_left_out_and_named_by_check(
    run: Run, ledger: Path, columns: str, layout: str
) -> None:
    put_view(ledger, columns, layout)
    listed, checked = run("views", ledger), run("check", ledger)
    assert (listed.code, "外来的" in listed.out) == (0, False)
    assert (checked.code, "视图 外来的" in checked.out) == (1, True)


def test_a_view_with_a_filter_that_cannot_be_read_is_listed_without_a_number(run: Run, ledger: Path) -> None:
    put_view(ledger, '{"columns":[{"field":"due","words":"2025-02-30","heading":""}]}')
    (line,) = [line.split() for line in run("views", ledger).out.splitlines() if line.startswith("外来的")]
    assert line[:3] == ["外来的", "自存", "—"]
