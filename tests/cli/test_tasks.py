"""Listing and updating tasks."""

from pathlib import Path

import pytest

from ledger_app.cli.console import width
from tests.cli.conftest import Run

KEYS = [
    "id",
    "plan",
    "number",
    "section_path",
    "title",
    "content",
    "lead_units",
    "co_units",
    "streets",
    "due",
    "due_text",
    "due_source",
    "ongoing",
    "status",
    "completed_on",
    "percent",
    "light",
    "days_late",
    "reasons",
    "latest",
    "schedule",
    "milestones",
    "start",
    "people",
    "remark",
    "extra",
    "continues",
]


def numbers(run: Run, ledger: Path, *filters: str) -> list[str]:
    """Return the numbers of the tasks that fit on 1 August 2025."""
    said = run("tasks", ledger, "--as-of", "2025-08-01", "--json", *filters)
    assert said.code == 0
    return [task["number"] for task in said.json]


def test_json_has_exactly_the_keys_promised(run: Run, ledger: Path) -> None:
    tasks = run("tasks", ledger, "--json").json
    assert [list(task) for task in tasks] == [KEYS] * 4


def test_json_tells_who_when_and_why(run: Run, ledger: Path) -> None:
    first = run("tasks", ledger, "--as-of", "2025-08-01", "--json").json[0]
    assert (first["lead_units"], first["co_units"], first["streets"]) == (["区住建局"], ["区城管局"], ["各街镇"])
    assert (first["due"], first["due_text"], first["due_source"]) == ("2025-06-30", "2025年6月底前", "text")
    assert (first["light"], first["days_late"]) == ("red", 32)
    assert first["reasons"][0] == "完成时限 2025-06-30，已逾期 32 天（24 个工作日）。"
    assert (first["status"], first["percent"], first["completed_on"]) == ("未启动", None, None)
    assert first["extra"]["资金来源"] == "企业自筹"
    assert first["id"].startswith("T")


def test_units_are_named_as_the_plan_writes_them(run: Run, ledger: Path, tmp_path: Path) -> None:
    names = tmp_path / "单位.csv"
    names.write_text("单位,简称\n区住建局,住建\n", encoding="utf-8")
    assert run("units", ledger, "--import", names).code == 0
    assert run("tasks", ledger, "--json").json[0]["lead_units"] == ["区住建局"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--light", "red"], ["1"]),
        (["--light", "红"], ["1"]),
        (["--light", "红灯、绿"], ["1", "2", "3", "4"]),
        (["--light", "blue,grey"], []),
        (["--section", "水环境"], ["2", "4"]),
        (["--section", "治理"], ["1", "3"]),
        (["--status", "未启动"], ["1", "2", "3", "4"]),
        (["--status", "已完成,推进中"], []),
        (["--unit", "水务局"], ["2", "4"]),
        (["--unit", "区城管局", "--role", "lead"], []),
        (["--unit", "区城管局", "--role", "co"], ["1"]),
        (["--unit", "各街镇", "--role", "属地"], ["1", "4"]),
        (["--search", "砖瓦窑"], ["3"]),
        (["--plan", "污染防治"], ["1", "2", "3", "4"]),
        (["--limit", "2"], ["1", "2"]),
        (["--limit", "0"], []),
    ],
)
def test_filters_choose(run: Run, ledger: Path, filters: list[str], expected: list[str]) -> None:
    assert numbers(run, ledger, *filters) == expected


def test_a_unit_is_found_through_a_set(run: Run, ledger: Path) -> None:
    assert numbers(run, ledger, "--unit", "钟楼街道") == ["2"]
    assert run("set", ledger, "各街镇", "钟楼街道,白塘镇").code == 0
    assert numbers(run, ledger, "--unit", "钟楼街道") == ["1", "2", "4"]


@pytest.mark.parametrize("day", ["2025-08-01", "2025/8/1", "20250801", "2025年8月1日", "2025.8.1"])
def test_a_day_may_be_spelled_in_any_usual_way(run: Run, ledger: Path, day: str) -> None:
    assert run("tasks", ledger, "--as-of", day, "--light", "red", "--json").json[0]["days_late"] == 32


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--light", "紫"], "没有灯“紫”"),
        (["--status", "差不多"], "没有状态“差不多”"),
        (["--unit", "水利局"], "没有单位“水利局”"),
        (["--unit", "区水务局", "--role", "主角"], "没有角色“主角”"),
        (["--role", "lead"], "--unit"),
        (["--section", "土壤"], "没有类别"),
        (["--plan", "规划"], "没有方案"),
        (["--as-of", "2025-02-30"], "2025-02-30"),
        (["--as-of", "某天"], "某天"),
        (["--limit", "-1"], "负数"),
        (["--limit", "x"], "整数"),
    ],
)
def test_a_filter_that_means_nothing_is_refused_with_advice(
    run: Run, ledger: Path, words: list[str], said: str
) -> None:
    answer = run("tasks", ledger, *words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 2


def test_the_table_lines_up_under_its_headings(run: Run, ledger: Path) -> None:
    lines = run("tasks", ledger, "--as-of", "2025-08-01").out.splitlines()
    begins = {width(line[: line.index("2025-")]) for line in lines[1:4]}
    assert begins == {width(lines[0][: lines[0].index("时限")])}
    assert "32天" in lines[1]
    assert "已逾期 32 天" in lines[1]
    assert "长期" in lines[4]
    assert lines[-1] == "共 4 项任务（截至 2025-08-01）。"


def test_a_limited_table_says_how_many_there_are(run: Run, ledger: Path) -> None:
    lines = run("tasks", ledger, "--as-of", "2025-08-01", "--limit", "1").out.splitlines()
    assert lines[-1] == "共 4 项任务（截至 2025-08-01），列出前 1 项。"


def test_an_update_is_written_by_number_and_by_id(run: Run, ledger: Path) -> None:
    done = run(
        "update", ledger, "1", "--status", "已完成", "--on", "2025-07-20", "--text", "全部安装", "--by", "段思齐"
    )
    assert done.code == 0
    assert done.out.startswith("已更新任务 1")
    task = run("tasks", ledger, "--as-of", "2025-08-01", "--json").json[0]
    assert (task["status"], task["completed_on"], task["light"], task["latest"]) == (
        "已完成",
        "2025-07-20",
        "blue",
        "全部安装",
    )
    assert run("update", ledger, task["id"], "--percent", "60%").code == 0
    assert run("update", ledger, "攻坚计划/2", "--percent", "60", "--on", "2025年7月1日").code == 0
    assert run("tasks", ledger, "--json").json[1]["percent"] == 60


def test_a_corrected_due_date_is_the_clerks(run: Run, ledger: Path) -> None:
    assert run("update", ledger, "1", "--due", "2025年9月底前").code == 0
    task = run("tasks", ledger, "--json").json[0]
    assert (task["due"], task["due_source"], task["due_text"]) == ("2025-09-30", "manual", "2025年6月底前")
    assert run("update", ledger, "1", "--due", "无").code == 0
    task = run("tasks", ledger, "--json").json[0]
    assert (task["due"], task["due_source"]) == (None, "manual")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["9", "--percent", "1"], "没有找到任务“9”"),
        (["1"], "没有写要更新什么"),
        (["1", "--status", "差不多"], "没有状态"),
        (["1", "--status", "已中止"], "原因"),
        (["1", "--percent", "120"], "0 到 100"),
        (["1", "--percent", "一半"], "不是数"),
        (["1", "--percent", "10", "--on", "2099-01-01"], "之后"),
        (["1", "--percent", "10", "--on", "13月1日"], "--on"),
        (["1", "--due", "明年某天"], "--due"),
    ],
)
def test_an_update_that_cannot_be_writes_nothing(run: Run, ledger: Path, words: list[str], said: str) -> None:
    before = run("history", ledger, "--json").json
    answer = run("update", ledger, *words)
    assert answer.code == 2
    assert said in answer.err
    assert run("history", ledger, "--json").json == before


def test_a_number_two_plans_share_lists_their_ids(run: Run, ledger: Path, plan: Path) -> None:
    assert run("import", plan, ledger, "--new-plan").code == 0
    answer = run("update", ledger, "1", "--percent", "10")
    ids = [task["id"] for task in run("tasks", ledger, "--json").json if task["number"] == "1"]
    assert answer.code == 2
    assert len(ids) == 2
    assert all(task_id in answer.err for task_id in ids)


def test_more_tasks_than_any_ledger_has_are_all_of_them(run: Run, ledger: Path) -> None:
    assert len(run("tasks", ledger, "--limit", "9" * 30, "--json").json) == 4


def test_plans_of_the_same_name_can_be_told_apart(run: Run, ledger: Path, plan: Path) -> None:
    assert run("import", plan, ledger, "--new-plan").code == 0
    said = run("tasks", ledger, "--plan", "青河区")
    assert said.code == 2
    first = said.err.split("个方案：")[1].split("《")[0]
    assert run("tasks", ledger, "--plan", first, "--json").code == 0
