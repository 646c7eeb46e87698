"""Exit codes, words, encodings; and how little is imported."""

import os
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from ledger_app.cli import build_parser
from ledger_app.cli import tasks as tasks_command
from ledger_app.cli.console import fit, width
from tests.cli.conftest import Run

COMMANDS = (
    "new",
    "read",
    "import",
    "tasks",
    "update",
    "units",
    "views",
    "set",
    "forms",
    "export",
    "demo",
    "history",
    "choices",
    "undo",
    "redo",
    "backup",
    "restore",
    "check",
)
PROGRAM = [sys.executable, "-m", "ledger_app"]


def command_names() -> list[str]:
    text = build_parser().format_help()
    return [line.split()[0] for line in text.split("命令：")[-1].splitlines() if line.startswith("    ")]


def test_every_command_is_there_in_chinese() -> None:
    assert set(command_names()) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_is_chinese(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert said.out.startswith("用法：ledger-app " + command)
    for word in ("usage", "positional", "optional", "options:", "show this"):
        assert word not in said.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tasks"], "缺少参数：台账"),
        (["tasks", "a.ledger", "--nope"], "不认识的参数：--nope"),
        (["nope"], "nope"),
        (["tasks", "a.ledger", "--limit"], "--limit 后面要写一个值"),
        (["update", "a.ledger", "1", "--text", "-5℃"], "写成 --text=值"),
        (["import", "a", "b", "--plan", "x", "--new-plan"], "不能和"),
    ],
)
def test_wrong_words_are_explained_in_chinese(run: Run, words: list[str], said: str) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "--help" in answer.err


def test_what_the_system_refuses_is_no_bug(run: Run, ledger: Path) -> None:
    too_long = "长" * 300 + ".ledger"
    for words in (["tasks", too_long], ["new", too_long], ["check", ledger.parent / too_long]):
        said = run(*words)
        assert said.code == 2
        assert "太长" in said.err


@pytest.mark.parametrize("command", ["new", "tasks"])
def test_a_folder_is_no_ledger_and_is_called_a_folder(run: Run, tmp_path: Path, command: str) -> None:
    said = run(command, tmp_path)
    assert said.code == 2
    assert "是文件夹" in said.err


def test_a_name_that_cannot_be_shown_is_refused_and_not_remembered(run: Run, ledger: Path) -> None:
    for name in ("方\n知远", "方\udcff"):
        said = run("update", ledger, "1", "--percent", "10", "--by", name)
        assert said.code == 2
        assert "--by" in said.err
    assert run("update", ledger, "1", "--percent", "10").code == 0
    assert run("history", ledger, "1", "--json").json[-1]["by"] == "方知远"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_chinese() -> None:
    env = {name: value for name, value in os.environ.items() if "DISPLAY" not in name and name != "QT_QPA_PLATFORM"}
    done = subprocess.run(PROGRAM, env=env, capture_output=True, check=False)
    assert done.returncode == 2
    assert "没有屏幕" in done.stderr.decode("utf-8")


def test_our_own_bug_is_one_sentence_and_a_log(run: Run, monkeypatch: pytest.MonkeyPatch, own_home: Path) -> None:
    def broken(_arguments: Namespace) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(tasks_command, "show", broken)
    said = run("tasks", "a.ledger")
    assert said.code == 1
    assert "ZeroDivisionError" in said.err
    (log,) = own_home.rglob("command-line.log")
    assert str(log) in said.err
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_output_is_utf8_even_where_the_terminal_is_not(ledger: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run([*PROGRAM, "tasks", ledger], env=env, capture_output=True, check=False)
    assert done.returncode == 0
    assert "建立在建工地动态清单" in done.stdout.decode("utf-8")
    wrong = subprocess.run([*PROGRAM, "tasks", "没有.ledger"], env=env, capture_output=True, check=False)
    assert wrong.returncode == 2
    assert "没有.ledger" in wrong.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="pipes end otherwise there")
def test_a_reader_that_stops_reading_is_no_error(ledger: Path) -> None:
    run = f"{sys.executable} -m ledger_app tasks '{ledger}' --json | head -c 10"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {run}"], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_listing_tasks_imports_nothing_heavy(ledger: Path) -> None:
    code = (
        f"import sys; sys.argv = ['ledger-app', 'tasks', {str(ledger)!r}, '--light', 'red'];"
        "from ledger_app.__main__ import main; code = main();"
        "heavy = {'openpyxl', 'docx', 'PySide6', 'pypinyin', 'alembic', 'python_calamine', 'rapidfuzz', 'lxml',"
        " 'multiprocessing', 'psycopg'};"
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stderr.strip() == "0 []"


@pytest.mark.parametrize(
    ("text", "columns", "fitted"),
    [("水务局", 8, "水务局  "), ("区水务局", 6, "区水… "), ("abc", 3, "abc"), ("ab水", 3, "ab…"), ("𠮷", 3, "𠮷 ")],
)
def test_a_cell_takes_exactly_its_columns(text: str, columns: int, fitted: str) -> None:
    assert fit(text, columns) == fitted
    assert width(fitted) == columns
