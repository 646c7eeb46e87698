"""Reading and importing documents."""

from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, Run


def counts(said: dict[str, object]) -> list[object]:
    return [said[name] for name in ("new", "changed", "same", "conflict", "faulty")]


def test_read_shows_what_the_reader_makes_of_it_and_writes_nothing(run: Run, plan: Path) -> None:
    said = run("read", plan)
    assert said.code == 0
    assert "青河区2025年污染防治攻坚计划任务分解表" in said.out
    assert "共 4 项任务" in said.out
    tasks = run("read", plan, "--json").json["tasks"]
    assert [task["number"] for task in tasks] == ["1", "2", "3", "4"]
    assert "建立在建工地动态清单" in run("read", plan, "--text").out
    assert sorted(path.name for path in plan.parent.iterdir()) == ["分解表.csv"]


@pytest.mark.parametrize("command", [["read"], ["import"]])
def test_a_document_that_is_not_there_is_named(run: Run, ledger: Path, command: list[str]) -> None:
    words = [*command, "没有.xlsx", *([ledger] if command == ["import"] else [])]
    said = run(*words)
    assert said.code == 2
    assert "没有.xlsx" in said.err


def test_the_same_document_again_is_all_the_same(run: Run, ledger: Path, plan: Path) -> None:
    said = run("import", plan, ledger, "--json")
    assert said.code == 0
    assert list(said.json) == ["new", "changed", "same", "conflict", "faulty", "findings"]
    assert counts(said.json) == [0, 0, 4, 0, 0]


def test_a_corrected_document_changes_only_what_it_changed(run: Run, ledger: Path, plan: Path) -> None:
    run("update", ledger, "2", "--status", "推进中", "--percent", "30")
    plan.write_text(PLAN.replace("18.6公里", "21公里"), encoding="utf-8")
    assert counts(run("import", plan, ledger, "--json").json) == [0, 1, 3, 0, 0]
    task = run("tasks", ledger, "--json").json[1]
    assert "21公里" in task["content"]
    assert task["percent"] == 30


def test_a_dry_run_tells_and_writes_nothing(run: Run, ledger: Path, plan: Path, tmp_path: Path) -> None:
    before = run("history", ledger, "--json").json
    plan.write_text(PLAN.replace("18.6公里", "21公里").replace("区工信局", "区经信局"), encoding="utf-8")
    said = run("import", plan, ledger, "--dry-run", "--json")
    assert counts(said.json) == [0, 2, 2, 0, 0]
    assert any("区经信局" in finding["where"] for finding in said.json["findings"])
    assert "还没有写入" in run("import", plan, ledger, "--dry-run").out
    assert run("history", ledger, "--json").json == before


def test_a_conflict_keeps_the_ledgers_value_and_says_so(run: Run, ledger: Path, plan: Path) -> None:
    run("update", ledger, "1", "--due", "2025-09-30")
    plan.write_text(PLAN.replace("2025年6月底前", "2025年7月底前"), encoding="utf-8")
    said = run("import", plan, ledger, "--json")
    assert counts(said.json)[3] == 1
    (told,) = [finding for finding in said.json["findings"] if "两边都改过" in finding["message"]]
    assert "2025-09-30" in told["message"]
    assert "2025-07-31" in told["message"]
    assert run("tasks", ledger, "--json").json[0]["due"] == "2025-09-30"
    assert counts(run("import", plan, ledger, "--json").json) == [0, 0, 4, 0, 0]


def test_tasks_gone_from_a_corrected_document_are_told_and_stay(run: Run, ledger: Path, plan: Path) -> None:
    lines = PLAN.splitlines(keepends=True)
    plan.write_text("".join((*lines[:2], *lines[3:])), encoding="utf-8")
    said = run("import", plan, ledger, "--json")
    assert counts(said.json) == [0, 0, 3, 0, 0]
    assert any("中止" in finding["message"] for finding in said.json["findings"])
    assert len(run("tasks", ledger, "--json").json) == 4


def test_unknown_units_can_be_refused(run: Run, ledger: Path, plan: Path) -> None:
    plan.write_text(PLAN.replace("区工信局", "区经信局"), encoding="utf-8")
    said = run("import", plan, ledger, "--no-new-units")
    assert said.code == 2
    assert "区经信局" in said.err
    assert "区水务局" not in said.err
    assert run("tasks", ledger, "--json").json[2]["lead_units"] == ["区工信局"]
    assert run("import", plan, ledger).code == 0
    assert run("tasks", ledger, "--json").json[2]["lead_units"] == ["区经信局"]


def test_the_plan_can_be_chosen_or_made_new(run: Run, ledger: Path, plan: Path) -> None:
    assert counts(run("import", plan, ledger, "--plan", "攻坚计划", "--json").json) == [0, 0, 4, 0, 0]
    assert counts(run("import", plan, ledger, "--new-plan", "--json").json) == [4, 0, 0, 0, 0]
    assert run("import", plan, ledger, "--plan", "规划").code == 2


def test_a_document_of_another_year_is_a_plan_of_its_own(run: Run, ledger: Path, plan: Path) -> None:
    plan.write_text(PLAN.replace("2025年污染", "2026年污染"), encoding="utf-8")
    assert counts(run("import", plan, ledger, "--json").json) == [4, 0, 0, 0, 0]


def test_doubtful_rows_come_in_unless_asked_to_be_strict(run: Run, tmp_path: Path, plan: Path) -> None:
    plan.write_text(PLAN.replace("2025年9月30日", "2025年9月31日"), encoding="utf-8")
    loose, strict = tmp_path / "a.ledger", tmp_path / "b.ledger"
    run("new", loose)
    run("new", strict)
    said = run("import", plan, loose, "--json")
    assert counts(said.json) == [4, 0, 0, 0, 0]
    assert any(finding["severity"] == "warning" for finding in said.json["findings"])
    assert counts(run("import", plan, strict, "--strict", "--json").json) == [3, 0, 0, 0, 1]
    assert [task["number"] for task in run("tasks", strict, "--json").json] == ["1", "2", "4"]


def test_a_document_without_tasks_is_refused(run: Run, ledger: Path, plan: Path) -> None:
    plan.write_text("今天天气很好。\n", encoding="utf-8")
    said = run("import", plan, ledger)
    assert said.code == 2
    assert "没有读到任务" in said.err


def test_one_undo_takes_an_import_back(run: Run, ledger: Path) -> None:
    assert run("undo", ledger).code == 0
    assert run("tasks", ledger, "--json").json == []
    assert run("units", ledger, "--json").json == []
    assert run("redo", ledger).code == 0
    assert len(run("tasks", ledger, "--json").json) == 4
