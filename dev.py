#!/usr/bin/env python3
"""Set up the project in .venv, then run it, its tests or its gate. Standard library only, on Linux and Windows.

What it says about setting up goes to stderr: stdout belongs to the program it runs.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = PROGRAMS / f"python{SUFFIX}"
STAMP = VENV / "installed.json"
CONSTRAINTS = ROOT / "constraints.txt"

RUNTIME = ""
"""What the program needs."""
WORKSHOP = "[server,dev]"
"""What its tests and tools need besides."""

SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile")
"""How pytest shares the tests out over the cores; those of a file stay together, for they share ledgers."""

WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads on Linux and does not bring along, with the Debian package of each."""


class SetupError(Exception):
    """The machine lacks something; the text says what to do."""


def main(words: list[str]) -> int:
    """Do what the command line asks and return the exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file alone must speak to an older Python too
        say(f"This is Python {sys.version.split()[0]}; the project needs 3.11 or newer: python3.11 dev.py ...")
        return 2
    commands = {command.__name__: command for command in (run, test, check, bench, golden, shots)}
    if not words or words[0] not in commands:
        say("python3 dev.py COMMAND [ARGUMENTS]\n")
        for name, command in commands.items():
            say(f"  {name:8}{command.__doc__}")
        return 0 if words in (["-h"], ["--help"]) else 2
    try:
        return commands[words[0]](words[1:])
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


def run(words: list[str]) -> int:
    """Start ledger-app with the arguments that follow; without a screen and arguments its demo."""
    if not words and not has_screen():
        say("No screen here: running the demo.")
        words = ["demo"]
    install(RUNTIME, [] if words else missing_libraries())
    return call(PROGRAMS / f"ledger-app{SUFFIX}", *words)


def test(words: list[str]) -> int:
    """Run the tests, a file on each core at a time; the arguments go to pytest (-n 0: one after the other)."""
    prepare_workshop()
    return tool("pytest", *SIDE_BY_SIDE, *words)


def check(words: list[str]) -> int:
    """Run the whole gate: format, lint, types, imports, tests; --no-tests leaves the last out."""
    unknown = set(words) - {"--no-tests"}
    if unknown:
        raise SetupError(f"check does not know {' '.join(sorted(unknown))}")
    prepare_workshop()
    checks = {
        "format": ["ruff", "format", "--check"],
        "lint": ["ruff", "check"],
        "types": ["mypy"],
        "imports": ["lint-imports"],
        "tests": ["pytest", *SIDE_BY_SIDE],
    }
    if words:
        del checks["tests"]
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if tool(*command):
            failed.append(name)
    say(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def bench(words: list[str]) -> int:
    """Print ours, the peer and the limit, measured in one run; the arguments go to pytest."""
    prepare_workshop()
    switches = ("--benchmark-enable", "--timeout=0", "-s", "-o", "python_files=bench_*.py")
    return tool("pytest", "tests/benchmarks", *switches, *words)


def golden(words: list[str]) -> int:
    """Rewrite the expected outputs in tests/golden; review the difference like code."""
    prepare_workshop()
    return tool("pytest", "--rewrite-golden", *words)


def shots(words: list[str]) -> int:
    """Render every page, dialog, step and state into a folder, one PNG each and size, and say what is cut on them."""
    if len(words) != 1:
        raise SetupError("python3 dev.py shots FOLDER")
    prepare_workshop()
    return call(PYTHON, "-m", "tests.shots", str(Path(words[0]).resolve()), folder=ROOT)


def tool(name: str, *words: str) -> int:
    """Run a tool of .venv in the project's folder."""
    return call(PROGRAMS / f"{name}{SUFFIX}", *words, folder=ROOT)


def call(program: Path, *words: str, folder: Path | None = None) -> int:
    """Run a program, wait for it and return its exit code."""
    sys.stderr.flush()
    return subprocess.run([program, *words], cwd=folder, check=False).returncode


def say(text: str) -> None:
    """Tell the person at the terminal something about setting up."""
    print(text, file=sys.stderr, flush=True)


def has_screen() -> bool:
    """Return whether a window can open here, or Qt was told how to do without."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


def prepare_workshop() -> None:
    """Install what tests and tools need: the window's libraries and a Chinese font too."""
    install(WORKSHOP, missing_libraries() + missing_fonts())


def install(extras: str, system_packages: list[str]) -> None:
    """Bring the machine and .venv to what the project asks for; quick when nothing changed."""
    current = is_installed(extras)
    if not current and sys.platform.startswith("linux") and importlib.util.find_spec("ensurepip") is None:
        system_packages = [*system_packages, "python3-venv"]
    install_system_packages(system_packages)
    if current:
        return
    make_venv()
    say("Installing the project into .venv; the first time takes some minutes ...")
    pip("hatchling")
    pip("--no-build-isolation", "--editable", f".{extras}")
    STAMP.write_text(json.dumps({"fingerprint": fingerprint(), "extras": extras}), encoding="utf-8")


def is_installed(extras: str) -> bool:
    """Return whether .venv holds what pyproject.toml and constraints.txt say now, with these extras or more."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return PYTHON.exists() and stamp["fingerprint"] == fingerprint() and stamp["extras"] in {extras, WORKSHOP}


def fingerprint() -> str:
    """Return a hash of all that decides what is installed and where; settings of tools do not count."""
    import tomllib  # older Pythons lack it, and main() must be able to say so

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    decisive = [str(ROOT), project["project"], project["build-system"], CONSTRAINTS.read_text(encoding="utf-8")]
    return hashlib.sha256(json.dumps(decisive, sort_keys=True).encode()).hexdigest()


def make_venv() -> None:
    """Make .venv, or make it anew when its Python or its pip does not answer."""
    probe = [str(PYTHON), "-m", "pip", "--version"]
    if PYTHON.exists() and subprocess.run(probe, capture_output=True, check=False).returncode == 0:
        return
    say(f"Making {VENV.name} ...")
    if call(Path(sys.executable), "-m", "venv", "--clear", str(VENV)):
        raise SetupError(
            "This Python cannot make a virtual environment. On Debian and Ubuntu: apt-get install python3-venv; "
            "elsewhere install Python 3.11+ with its venv and ensurepip modules."
        )


def pip(*words: str) -> None:
    """Install something with the pinned versions; pip's words go to stderr."""
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*command, "-c", str(CONSTRAINTS), *words], cwd=ROOT, stdout=2, check=False).returncode:
        raise SetupError(
            "pip could not install the packages; its reason stands above. Is there a network? Behind a mirror set "
            "PIP_INDEX_URL; without a network put the packages into a folder and set PIP_NO_INDEX=1 and PIP_FIND_LINKS."
        )


def missing_libraries() -> list[str]:
    """Return the Debian packages of the libraries Qt will not find on this Linux."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for library, package in WINDOW_LIBRARIES.items() if not can_load(library)]


def can_load(library: str) -> bool:
    """Return whether the system finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_fonts() -> list[str]:
    """Return the Debian package of a Chinese font when no file of it is there."""
    fonts = Path("/usr/share/fonts")
    if not sys.platform.startswith("linux") or any(fonts.rglob("NotoSansCJK*")):
        return []
    return ["fonts-noto-cjk"]


def install_system_packages(packages: list[str]) -> None:
    """Install Debian packages where we may; elsewhere name them and go on: the command line works without."""
    if not packages:
        return
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    say(f"Missing on this system: {' '.join(packages)}")
    if shutil.which("apt-get") is None:
        say("These are Debian's names; install what your system calls them.")
    elif os.geteuid() != 0:
        say(f"Please install: sudo apt-get update && sudo {shlex.join(command)}")
    else:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["apt-get", "update", "-q"], command):
            if subprocess.run(step, stdout=2, env=quiet, check=False).returncode:
                say(f"This failed; the reason stands above: {shlex.join(step)}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
