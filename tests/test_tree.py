"""The tree itself keeps the rules of the house."""

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger_app.cli import build_parser

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ledger_app"
SOURCES = sorted(PACKAGE.rglob("*.py"))

TIED_TO_A_PLACE = re.compile(
    rb"(?<![\w.])/(work|root|opt)/[\w.]|(?<![\w.])/home/\w|[A-Z]:\\Users\\"  # a folder of somebody's machine
    rb"|pypi[.]org|python[h]osted|registry[.]npm|deb[.]debian|mirrors?[.][a-z]+[.]",  # the address of a registry
)
THREADS = {"threading", "_thread", "concurrent", "QThread", "QThreadPool", "QRunnable"}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield for every import of a file the first part of the module's name and the name taken from it, if any."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (((node.module or "").partition(".")[0], alias.name) for alias in node.names)


def tracked_files() -> list[Path]:
    """Return what git keeps; a copy without git has nothing to keep."""
    if not (ROOT / ".git").exists():
        pytest.skip("needs the git checkout")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]


def commands() -> list[str]:
    """Return the names of the command line's commands, as its own parser has them."""
    parsers = [action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction)]
    return [name for action in parsers for name in action.choices]


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name_of(path): len(path.read_bytes().splitlines()) for path in [*SOURCES, ROOT / "dev.py"]}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_imports_point_down() -> None:
    linter = Path(sys.executable).with_name("lint-imports" + Path(sys.executable).suffix)
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_domain_imports_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names | {"ledger_app"}
    imported = {(name_of(path), module) for path in PACKAGE.glob("domain/**/*.py") for module, _ in imports_of(path)}
    assert {(name, module) for name, module in imported if module not in allowed} == set()


def test_only_the_background_knows_threads() -> None:
    threaded = {name_of(path) for path in SOURCES for names in imports_of(path) if THREADS & set(names)}
    assert threaded <= {"ledger_app/desktop/background.py"}


def test_no_file_is_a_drawer_for_anything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [name_of(path) for path in SOURCES if path.stem in drawers] == []


def test_nothing_in_the_tree_is_tied_to_one_machine_or_registry() -> None:
    found = {name_of(path): TIED_TO_A_PLACE.findall(path.read_bytes()) for path in tracked_files()}
    assert {name: places for name, places in found.items() if places} == {}


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_every_command_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert [command for command in commands() if f"`ledger-app {command}" not in text] == []
    assert len(commands()) > 10
