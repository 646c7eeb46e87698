"""What an import says it does: differences word by word, links to last year's plan, remembered choices."""

import io
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from ledger_app.actions.clerk import Clerk
from ledger_app.actions.remembered import choices_made
from ledger_app.domain.field import Field
from ledger_app.domain.plan import PlanKind
from ledger_app.intake.drafting import table_headers
from ledger_app.intake.reader import open_document
from ledger_app.storage.ledger import Ledger
from tests.cli.conftest import PLAN, Run

NOW = datetime(2025, 7, 1, 9, 30)


def test_a_trial_run_shows_what_changed_word_by_word(run: Run, ledger: Path, plan: Path) -> None:
    revised = (
        PLAN.replace("18.6公里", "21公里").replace("2025年9月30日", "2025年10月底前")
        + "5,土壤,新建收集点2个。,区水务局,,,,\n"
    )
    plan.write_text(revised, encoding="utf-8")
    said = run("import", plan, ledger, "--dry-run")
    assert "新增  5  新建收集点2个" in said.out
    assert "变化  2  实施钟楼片区雨污分流改造" in said.out
    assert "      具体任务：…区雨污分流改造，改造管网[-18.6-]{+21+}公里。" in said.out
    assert "      完成时限：[-2025-09-30-]{+2025-10-31+}" in said.out
    assert "还没有写入。写入时新增 1 项，变化 2 项" in said.out
    assert "\x1b" not in said.out
    assert "具体任务：" not in run("import", plan, ledger).out


def test_tasks_of_which_only_the_number_changed_share_a_line(run: Run, ledger: Path, plan: Path) -> None:
    lines = PLAN.splitlines(keepends=True)
    moved = (f"{number}{line[1:]}" for number, line in enumerate((lines[3], lines[4], lines[2]), 1))
    plan.write_text("".join((*lines[:2], *moved, lines[5])), encoding="utf-8")
    out = run("import", plan, ledger, "--dry-run").out
    assert "只是序号变了  2 → 1，3 → 2，1 → 3\n" in out
    assert "变化  " not in out


def test_what_both_sides_changed_is_shown_from_both_sides(run: Run, ledger: Path, plan: Path) -> None:
    run("update", ledger, "1", "--due", "2025-09-30")
    plan.write_text(PLAN.replace("2025年6月底前", "2025年7月底前"), encoding="utf-8")
    out = run("import", plan, ledger, "--dry-run").out
    assert "      完成时限：两边都改过，保留台账的\n" in out
    assert "        台账：[-2025-06-30-]{+2025-09-30+}\n" in out
    assert "        文件：[-2025-06-30-]{+2025-07-31+}\n" in out


def test_the_changes_come_as_json_too(run: Run, ledger: Path, plan: Path) -> None:
    plan.write_text(PLAN.replace("18.6公里", "21公里"), encoding="utf-8")
    (change,) = run("import", plan, ledger, "--dry-run", "--json").json["changes"]
    field = next(field for field in change["fields"] if field["field"] == "content")
    assert (change["number"], field["label"], field["conflict"]) == ("2", "具体任务", False)
    assert field["marked"] == "实施钟楼片区雨污分流改造，改造管网[-18.6-]{+21+}公里。"
    assert change["task"] == run("tasks", ledger, "--json").json[1]["id"]


def test_a_terminal_shows_colours(
    run: Run, ledger: Path, plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    plan.write_text(PLAN.replace("18.6公里", "21公里"), encoding="utf-8")
    shown = Terminal()
    with capsys.disabled(), monkeypatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        patch.setattr(sys, "stdout", shown)
        patch.setattr("os.name", "posix")
        run("import", plan, ledger, "--dry-run")
    assert "\x1b[31;9m[-18.6-]\x1b[0m\x1b[32;4m{+21+}\x1b[0m" in shown.getvalue()


class TestNextYear:
    """--continue links what surely goes on; without it the plan says only what could."""

    NEXT = PLAN.replace("2025年", "2026年").replace("改造管网18.6公里", "同步修复破损管段，验收移交")

    def test_without_the_option_it_is_told_and_nothing_linked(self, run: Run, ledger: Path, plan: Path) -> None:
        plan.write_text(self.NEXT, encoding="utf-8")
        out = run("import", plan, ledger, "--dry-run").out
        assert "可以承接  3  关停退出白塘镇2座砖瓦窑" in out
        assert " ← 《青河区2025年污染防治攻坚计划任务分解表》第3项" in out
        run("import", plan, ledger)
        assert {task["continues"] for task in run("tasks", ledger, "--json").json} == {None}

    def test_with_it_the_surely_alike_are_linked(self, run: Run, ledger: Path, plan: Path) -> None:
        earlier = {task["number"]: task["id"] for task in run("tasks", ledger, "--json").json}
        run("update", ledger, earlier["1"], "--status", "已完成", "--on", "2025-06-20")
        plan.write_text(self.NEXT, encoding="utf-8")
        said = run("import", plan, ledger, "--continue")
        assert "承接 2 项" in said.out
        tasks = run("tasks", ledger, "--plan", "2026", "--json").json
        assert {task["number"]: task["continues"] for task in tasks} == {
            "1": None, "2": None, "3": earlier["3"], "4": earlier["4"],
        }  # fmt: skip

    def test_what_is_only_likely_is_left_to_the_window(self, run: Run, ledger: Path, plan: Path) -> None:
        plan.write_text(self.NEXT, encoding="utf-8")
        said = run("import", plan, ledger, "--continue", "--dry-run", "--json").json
        assert {link["number"]: (link["sure"], link["linked"]) for link in said["continues"]} == {
            "1": (True, True), "2": (False, False), "3": (True, True), "4": (True, True),
        }  # fmt: skip


class TestChoices:
    """What the window remembered holds on the command line, and can be forgotten there."""

    ODD = PLAN.replace("备注", "挂钩干部").replace("每季度通报", "秦若水")

    @pytest.fixture
    def odd(self, plan: Path, ledger: Path) -> Path:
        """Return a table with a heading of its own, which a clerk has explained to the ledger."""
        plan.write_text(self.ODD, encoding="utf-8")
        headers = table_headers(open_document(plan))
        maps = {
            header.key: tuple(
                replace(column, meaning=Field.PRINCIPAL) if column.heading == "挂钩干部" else column
                for column in header.columns
            )
            for header in headers
        }
        opened, clerk = Ledger.open(str(ledger)), Clerk("方知远", NOW.date(), NOW)
        with opened.transaction("记住", by=clerk.name, at=NOW) as store:
            store.save_many(choices_made((), headers, maps, PlanKind.ANNUAL, {}))
        opened.close()
        return plan

    def test_a_column_is_read_as_last_time_and_that_is_told(self, run: Run, ledger: Path, odd: Path) -> None:
        assert "按上次的选择，“挂钩干部”读作“责任人”" in run("import", odd, ledger).out
        (person,) = run("tasks", ledger, "--json").json[0]["people"]
        assert (person["role"], person["name"]) == ("principal", "秦若水")

    def test_choices_are_listed_and_forgotten(self, run: Run, ledger: Path, odd: Path) -> None:
        assert "挂钩干部 → 责任人" in run("choices", ledger).out
        assert run("choices", ledger, "--forget", "2").code == 2
        assert "已忘记 1 个选择" in run("choices", ledger, "--forget", "1").out
        assert run("choices", ledger, "--json").json == []
        assert "按上次的选择" not in run("import", odd, ledger).out

    def test_all_can_be_forgotten_at_once(self, run: Run, ledger: Path, odd: Path) -> None:
        assert odd.exists()
        assert run("choices", ledger, "--forget", "全部", "--json").json == []
