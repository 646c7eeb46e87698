"""dev.py sets up what the project asks for, once, and says what the machine lacks."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

PYPROJECT = """
[build-system]
requires = ["hatchling"]
[project]
name = "ledger-app"
dependencies = ["openpyxl>=3.1.5"]
[tool.ruff]
line-length = 120
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small project that dev.py takes for its own, with a .venv but nothing recorded as installed."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (tmp_path / "constraints.txt").write_text("openpyxl==3.1.5\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "CONSTRAINTS", tmp_path / "constraints.txt")
    monkeypatch.setattr(dev, "STAMP", tmp_path / "installed.json")
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    return tmp_path


def record(extras: str) -> None:
    """Leave behind what an installation leaves behind."""
    dev.STAMP.write_text(json.dumps({"fingerprint": dev.fingerprint(), "extras": extras}), encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_nothing_is_installed_before_the_first_run() -> None:
    assert not dev.is_installed(dev.RUNTIME)


@pytest.mark.usefixtures("project")
def test_the_workshop_serves_the_program_too_but_not_the_other_way_round() -> None:
    record(dev.RUNTIME)
    assert dev.is_installed(dev.RUNTIME)
    assert not dev.is_installed(dev.WORKSHOP)
    record(dev.WORKSHOP)
    assert dev.is_installed(dev.RUNTIME)
    assert dev.is_installed(dev.WORKSHOP)


@pytest.mark.parametrize(
    ("file", "old", "new", "still_installed"),
    [
        ("constraints.txt", "3.1.5", "3.1.6", False),
        ("pyproject.toml", "openpyxl>=3.1.5", "openpyxl>=3.2", False),
        ("pyproject.toml", "line-length = 120", "line-length = 100", True),
    ],
)
def test_only_what_decides_the_packages_asks_for_a_new_installation(
    project: Path, file: str, old: str, new: str, *, still_installed: bool
) -> None:
    record(dev.RUNTIME)
    path = project / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert dev.is_installed(dev.RUNTIME) is still_installed


@pytest.mark.usefixtures("project")
def test_a_stamp_that_was_cut_short_counts_as_not_installed() -> None:
    record(dev.RUNTIME)
    dev.STAMP.write_text(dev.STAMP.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert not dev.is_installed(dev.RUNTIME)


@pytest.mark.skipif(sys.platform != "linux", reason="Qt brings its libraries elsewhere")
def test_a_missing_library_is_named_by_its_debian_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "WINDOW_LIBRARIES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    assert dev.missing_libraries() == ["libnowhere9"]


@pytest.mark.skipif(sys.platform != "linux", reason="apt-get is Debian's")
def test_who_is_not_root_gets_the_command_to_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install_system_packages(["libnowhere9"])
    said = capsys.readouterr()
    assert "sudo apt-get install -y -q --no-install-recommends libnowhere9" in said.err
    assert said.out == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("name", "there"), [("DISPLAY", True), ("WAYLAND_DISPLAY", True), ("QT_QPA_PLATFORM", True), ("TERM", False)]
)
def test_a_screen_is_what_the_environment_names(monkeypatch: pytest.MonkeyPatch, name: str, *, there: bool) -> None:
    for screen in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(screen, raising=False)
    monkeypatch.setenv(name, "x")
    assert dev.has_screen() is there


def test_an_old_python_is_told_which_one_it_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert dev.main(["test"]) == 2
    assert "3.11" in capsys.readouterr().err


def test_an_old_python_can_read_the_file_at_all() -> None:
    ast.parse(Path(dev.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


@pytest.mark.parametrize("words", [[], ["tset"], ["--help"]])
def test_without_a_command_it_knows_dev_lists_its_commands(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(words) == (0 if words == ["--help"] else 2)
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()[2:]] == [
        "run",
        "test",
        "check",
        "bench",
        "golden",
        "shots",
    ]


def test_check_refuses_an_argument_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["check", "--fast"]) == 2
    assert "--fast" in capsys.readouterr().err


@pytest.mark.skipif(not dev.is_installed(dev.RUNTIME), reason="this .venv was not made by dev.py")
def test_run_hands_its_arguments_on_and_keeps_stdout_for_the_program(tmp_path: Path) -> None:
    command = [sys.executable, dev.__file__, "run", "forms"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True)
    assert "任务台账总表" in [line.split(" ")[0] for line in done.stdout.splitlines()]
