"""Programs measured from outside: ours, a bare Qt window, LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.benchmarks.many import tasks

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the peer")


def cpu_seconds(home: Path, *command: str, runs: int = 5) -> float:
    """Return the processor time of the fastest of some runs of a program and its children; `home` keeps its choices."""
    times = []
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(home), "LOCALAPPDATA": str(home)}
    for _ in range(runs):
        child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode == 0
        times.append(used.ru_utime + used.ru_stime)
    return min(times)


def libreoffice(folder: Path, count: int, kind: str) -> tuple[str, float]:
    """Return LibreOffice's version and the processor time it takes to start, load `count` tasks and save them."""
    sheet = folder / "区.xlsx"
    book = openpyxl.Workbook(write_only=True)
    rows = book.create_sheet()
    for task in tasks(count):
        texts = (task.number, task.title, task.content, task.remark, task.due_text, *task.section_path)
        rows.append([*texts, *task.lead_units, *task.co_units, *task.area_units])
    book.save(sheet)
    version = subprocess.run(("soffice", "--version"), capture_output=True, text=True, check=True).stdout.split()[1]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run = ("soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder / "out"), str(sheet))
    cpu_seconds(folder, *run, runs=1)  # the first run makes its profile
    return version, cpu_seconds(folder, *run, runs=2)
