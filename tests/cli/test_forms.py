"""Forms out, and the demo."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Run


def test_forms_are_listed_by_the_name_that_export_takes(run: Run) -> None:
    lines = run("forms").out.splitlines()
    names = [line.split()[0] for line in lines]
    assert {"任务台账总表", "任务分解表", "逾期任务清单"} <= set(names)
    assert all(len(line.split()) > 1 for line in lines)


@pytest.mark.parametrize("form", ["任务台账总表", "任务分解表", "逾期任务清单"])
def test_a_form_is_exported_with_the_tasks_that_fit(run: Run, ledger: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"{form}.xlsx"
    said = run("export", form, ledger, target, "--as-of", "2025-08-01", "--unit", "区住建局")
    assert said.code == 0
    assert str(target) in said.out
    texts = [str(cell) for row in openpyxl.load_workbook(target).worksheets[0].values for cell in row if cell]
    assert any("建立在建工地动态清单" in text for text in texts)
    assert not any("砖瓦窑" in text for text in texts)


def test_the_overdue_form_keeps_to_its_light_whatever_is_asked(run: Run, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "清单.xlsx"
    said = run("export", "逾期任务清单", ledger, target, "--as-of", "2025-08-01", "--light", "green")
    assert "0 项任务" in said.out


def test_an_export_comes_back_to_the_same_tasks(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("update", ledger, "1", "--status", "已完成", "--on", "2025-06-20", "--text", "全部安装")
    run("update", ledger, "2", "--status", "推进中", "--percent", "40", "--text", "=1+1", "--on", "2025-07-01")
    target, other = tmp_path / "总表.xlsx", tmp_path / "另.ledger"
    run("export", "任务台账总表", ledger, target)
    back = run("import", target, ledger, "--json").json
    assert (back["new"], back["changed"], back["same"], back["conflict"], back["faulty"]) == (0, 0, 4, 0, 0)
    run("new", other)
    assert run("import", target, other, "--json").json["new"] == 4
    kept = [
        "number", "title", "content", "section_path", "lead_units", "co_units", "streets", "due", "due_text", "ongoing",
        "status", "completed_on", "percent", "latest", "schedule", "milestones", "people", "remark", "extra",
    ]  # fmt: skip
    before, after = run("tasks", ledger, "--json").json, run("tasks", other, "--json").json
    assert [{key: task[key] for key in kept} for task in after] == [{key: task[key] for key in kept} for task in before]


@pytest.mark.parametrize(
    ("form", "name", "said"),
    [("没有的表", "a.xlsx", "没有的表"), ("任务台账总表", "a.docx", ".xlsx")],
)
def test_an_export_that_cannot_be_is_refused(
    run: Run, ledger: Path, tmp_path: Path, form: str, name: str, said: str
) -> None:
    answer = run("export", form, ledger, tmp_path / name)
    assert answer.code == 2
    assert said in answer.err
    assert not (tmp_path / name).exists()


def test_the_demo_leaves_a_ledger_and_two_workbooks_and_runs_again(run: Run, tmp_path: Path) -> None:
    first, again = run("demo", tmp_path / "示例"), run("demo", tmp_path / "示例")
    assert (first.code, again.code) == (0, 0)
    assert "已逾期" in first.out
    names = {path.name for path in (tmp_path / "示例").iterdir()}
    assert {"示例台账.ledger", "示例台账2.ledger", "示例台账-任务台账总表.xlsx", "示例台账-逾期任务清单.xlsx"} <= names
    tasks = run("tasks", tmp_path / "示例" / "示例台账.ledger", "--as-of", "2025-11-21", "--json").json
    assert len(tasks) == 60
    assert {task["light"] for task in tasks} == {"red", "yellow", "green", "blue", "grey"}
    late = [f"  {task['days_late']}天" for task in tasks if task["light"] == "red"]
    assert len(late) > 5
    assert all(days in first.out for days in late)


def test_the_demo_finds_a_folder_by_itself(run: Run, own_home: Path) -> None:
    said = run("demo")
    assert said.code == 0
    assert (own_home / "示例台账" / "示例台账.ledger").exists() or "示例台账.ledger" in said.out
