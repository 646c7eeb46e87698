"""What the program holds in memory with a big ledger open: shown, scrolled through, searched, sorted.

Measured in a process of its own, as the system counts it (VmRSS), on Linux. Peer: bare Qt with an empty window.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qVersion

from ledger_app.storage.ledger import Ledger
from tests.benchmarks.bench_start import BARE
from tests.benchmarks.conftest import TASKS

RESIDENT = """
def resident(what):
    with open("/proc/self/status") as status:
        kilobytes = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    print(f"{kilobytes / 1024:7.0f} MB  {what}")
"""
WORK = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ledger_app.domain.query import SortKey
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.shown import shown
ledger = Ledger.open(sys.argv[1], read_only=True)
with shown(ledger) as view:
    page = view.page
    resident("the ledger open, all rows listed")
    bar = page.table.verticalScrollBar()
    for place in range(0, bar.maximum(), max(bar.maximum() // 400, 1)):
        bar.setValue(place)
        app.processEvents()
    resident("scrolled through in 400 steps")
    for words in ("临", "雨污", "雨污分流", "1", "linhe", ""):
        page.bar.search.search_at_once(words)
        app.processEvents()
        view.settle()
    resident("searched six times")
    for key in (SortKey.TITLE, SortKey.LEAD, SortKey.LIGHT, SortKey.LATEST):
        page.list.ask(sort=((key, True),))
        app.processEvents()
        view.settle()
    resident("sorted by four columns")
ledger.close()
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux counts it here")
def test_memory_with_a_big_ledger_open(big: Ledger) -> None:
    print(f"\nresident memory, {TASKS:,} tasks, Qt {qVersion()}")
    bare, ours = told(RESIDENT + BARE + 'resident("bare Qt window")'), told(RESIDENT + WORK, big.where)
    print(bare + ours, end="")
    last = int(ours.splitlines()[-1].split()[0])
    print(f"  ours {last} MB, wanted at 100,000 tasks < 250 MB")
    assert last < 1000


def told(program: str, *words: str) -> str:
    """Return what a program in a process of its own prints."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, *words]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    return done.stdout.decode()
