"""From a real district's task table to its overdue list, on four days; then update, history, backup."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

DAYS = [date(2024, 1, 1), date(2024, 7, 1), date(2025, 6, 30), date(2026, 1, 15)]


def due_of(task: dict[str, Any], plan: dict[str, Any]) -> date | None:
    """Return when a task of the gold is due, by the words of the office's rules.

    Its words; else 31 December of the last year with 完成; else, unless its last stage is 推进, the plan's last day.
    """
    if task["due"]:
        return date.fromisoformat(task["due"])
    stages = [(year, word) for year, word in sorted(task["schedule"].items()) if word in {"启动", "推进", "完成"}]
    finished = [year for year, word in stages if word == "完成"]
    if finished:
        return date(int(finished[-1]), 12, 31)
    if stages and stages[-1][1] == "推进":
        return None
    return date.fromisoformat(plan["period_end"])


@pytest.fixture
def gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (shared / "plans/gold/003_xiqing_2023_2025_action.json").read_text(encoding="utf-8")
    )
    return found


@pytest.fixture
def annex(shared: Path) -> Path:
    return shared / "plans/003_xiqing_annex2.xlsx"


@pytest.fixture
def ledger(run: Run, tmp_path: Path, annex: Path) -> Path:
    """Return a ledger with the 61 tasks."""
    where = tmp_path / "台账.ledger"
    assert run("new", where).code == 0
    assert run("import", annex, where).code == 0
    return where


def red(run: Run, ledger: Path, day: date) -> dict[str, dict[str, Any]]:
    tasks = run("tasks", ledger, "--light", "red", "--as-of", day.isoformat(), "--json").json
    return {task["number"]: task for task in tasks}


def test_red_is_exactly_what_words_and_stages_make_late(run: Run, ledger: Path, gold: dict[str, Any]) -> None:
    dues = {task["number"]: due_of(task, gold["plan"]) for task in gold["tasks"]}
    for day in DAYS:
        found = red(run, ledger, day)
        late = {number: (day - due).days for number, due in dues.items() if due is not None and due < day}
        assert {number: task["days_late"] for number, task in found.items()} == late
        for number, task in found.items():
            assert task["reasons"][0].startswith(f"完成时限 {dues[number]}，已逾期 {late[number]} 天（")
    assert [len(red(run, ledger, day)) for day in DAYS] == [4, 4, 5, 25]


def test_after_an_update_past_days_stay_and_history_rebuilds_them(run: Run, ledger: Path, annex: Path) -> None:
    days = [date(2023, 12, 1), *DAYS]
    before = [run("tasks", ledger, "--as-of", day.isoformat(), "--json").json for day in days]
    done = run("update", ledger, "16", "--status", "已完成", "--on", "2025-08-20", "--text", "通过验收")
    assert done.code == 0
    after = [run("tasks", ledger, "--as-of", day.isoformat(), "--json").json for day in days]
    assert after[:4] == before[:4]
    assert "16" not in red(run, ledger, DAYS[3])
    assert len(red(run, ledger, DAYS[3])) == 24
    said = run("import", annex, ledger, "--json").json
    assert (said["new"], said["changed"], said["same"]) == (0, 0, 61)
    assert [run("tasks", ledger, "--as-of", day.isoformat(), "--json").json for day in days] == after
    run("undo", ledger)
    assert [run("tasks", ledger, "--as-of", day.isoformat(), "--json").json for day in days] == before


def test_the_word_document_of_the_same_table_is_the_same_plan(run: Run, ledger: Path, shared: Path) -> None:
    said = run("import", shared / "plans/003_xiqing_annex2.docx", ledger, "--json").json
    assert (said["new"], said["changed"], said["same"], said["conflict"]) == (0, 0, 61, 0)


def test_an_export_comes_back_to_the_same_61_tasks(run: Run, ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "总表.xlsx"
    assert run("export", "任务台账总表", ledger, target).code == 0
    said = run("import", target, ledger, "--json").json
    assert (said["new"], said["changed"], said["same"], said["conflict"]) == (0, 0, 61, 0)


def test_a_backup_restored_equals_the_ledger_it_was_taken_from(run: Run, ledger: Path, tmp_path: Path) -> None:
    before = [run(command, ledger, "--json").json for command in ("tasks", "units", "history")]
    run("backup", ledger, tmp_path / "备份")
    run("update", ledger, "16", "--percent", "10")
    (backup,) = (tmp_path / "备份").glob("*.ledger")
    assert run("restore", backup, ledger).code == 0
    assert [run(command, ledger, "--json").json for command in ("tasks", "units", "history")] == before
    assert run("check", ledger).code == 0
