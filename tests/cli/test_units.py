"""The directory of units on the command line."""

from pathlib import Path

from tests.cli.conftest import Run

KEYS = ["name", "short_name", "kind", "aliases", "persons", "provisional"]


def test_units_are_listed_as_the_import_made_them(run: Run, ledger: Path) -> None:
    units = {unit["name"]: unit for unit in run("units", ledger, "--json").json}
    assert list(units["区水务局"]) == KEYS
    assert (units["区水务局"]["kind"], units["区水务局"]["aliases"]) == ("部门", ["水务局"])
    assert (units["各街镇"]["kind"], units["白塘镇"]["kind"]) == ("集合", "街镇")
    assert all(unit["provisional"] for unit in units.values())
    table = run("units", ledger).out
    assert "区水务局（暂定）" in table
    assert "共 7 个单位和集合。" in table


def test_a_directory_from_excel_completes_them(run: Run, ledger: Path, tmp_path: Path) -> None:
    listed = tmp_path / "单位.csv"
    listed.write_text(
        "单位,简称,别名,类型,责任人,联系人,电话\n区水务局,水务,区水利局,部门,陆行舟,秦若水,5550-0108\n石佛镇,,,街镇,,,\n",
        encoding="utf-8",
    )
    said = run("units", ledger, "--import", listed)
    assert said.code == 0
    assert "2 个单位" in said.out
    unit = next(unit for unit in run("units", ledger, "--json").json if unit["name"] == "区水务局")
    assert (unit["short_name"], unit["provisional"]) == ("水务", False)
    assert "区水利局" in unit["aliases"]
    assert {"role": "liaison", "name": "秦若水", "title": "", "phone": "5550-0108"} in unit["persons"]
    assert [task["number"] for task in run("tasks", ledger, "--unit", "区水利局", "--json").json] == ["2", "4"]


def test_a_table_without_units_is_refused(run: Run, ledger: Path, tmp_path: Path) -> None:
    listed = tmp_path / "别的.csv"
    listed.write_text("甲,乙\n1,2\n", encoding="utf-8")
    said = run("units", ledger, "--import", listed)
    assert said.code == 2
    assert "单位" in said.err


def test_a_set_is_filled_and_creates_what_it_does_not_know(run: Run, ledger: Path) -> None:
    said = run("set", ledger, "各街镇", "白塘镇，钟楼街道、石佛镇")
    assert said.code == 0
    assert "包含 3 个单位" in said.out
    assert "石佛镇" in said.out
    units = {unit["name"]: unit for unit in run("units", ledger, "--json").json}
    assert (units["石佛镇"]["kind"], units["石佛镇"]["provisional"]) == ("街镇", True)
    assert run("set", ledger, "各街镇", ",").code == 2
