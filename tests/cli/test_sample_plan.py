"""The sample plan's year: imported, worked on, corrected, exported."""

from pathlib import Path

import pytest

from ledger_app.paths import shipped
from tests.cli.conftest import Run


@pytest.fixture
def ledger(run: Run, tmp_path: Path) -> Path:
    """Return a ledger with the sample plan's sixty tasks."""
    where = tmp_path / "示例.ledger"
    assert run("new", where, "--by", "方知远").code == 0
    assert run("import", next((shipped("resources") / "sample").glob("*.xlsx")), where).code == 0
    return where


def test_the_workbook_and_the_word_document_are_one_plan(run: Run, ledger: Path) -> None:
    said = run("import", next((shipped("resources") / "sample").glob("*.docx")), ledger, "--json").json
    assert (said["new"], said["changed"], said["same"], said["conflict"]) == (0, 0, 60, 0)


def test_the_shifted_row_came_in_and_is_told(run: Run, ledger: Path) -> None:
    said = run("tasks", ledger, "--json").json
    shifted = next(task for task in said if task["number"] == "16")
    assert shifted["lead_units"] == ["区城管局"]
    assert shifted["streets"] == ["望湖街道"]


def test_the_export_of_a_worked_on_ledger_comes_back_the_same(run: Run, ledger: Path, tmp_path: Path) -> None:
    run("set", ledger, "各街镇", "临河街道,望湖街道,新桥街道,钟楼街道,柳营镇,石佛镇,白塘镇,沙洲镇")
    run("update", ledger, "3", "--status", "已完成", "--on", "2025-09-20", "--text", "绿化76公顷")
    run("update", ledger, "22", "--status", "推进中", "--percent", "45.5", "--text", "主管施工完成；支管进场")
    run("update", ledger, "24", "--due", "2025-10-31")
    run("update", ledger, "39", "--status", "已中止", "--text", "地块调整")
    for form in ("任务台账总表", "任务分解表"):
        target = tmp_path / f"{form}.xlsx"
        assert run("export", form, ledger, target).code == 0
        said = run("import", target, ledger, "--json").json
        assert (said["new"], said["changed"], said["same"], said["conflict"]) == (0, 0, 60, 0), form
