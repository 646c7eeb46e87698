"""One big ledger for all benchmarks that only ask: LEDGER_BENCH_TASKS tasks (10,000 unless set), five entries each.

It is made anew, unless LEDGER_BENCH_FOLDER names a folder to keep it in: at 100,000 that takes longer than to measure.

The program is measured as it is installed: its bytecode lies there, as that of its peers does.
"""

import compileall
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import ledger_app
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.many import a_ledger

TASKS = int(os.environ.get("LEDGER_BENCH_TASKS", "10000"))


@pytest.fixture(scope="session", autouse=True)
def _installed() -> None:
    """Compile the program once, where the environment keeps Python from doing so."""
    compileall.compile_dir(ledger_app.__path__[0], quiet=1)


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return the ledger."""
    kept = os.environ.get("LEDGER_BENCH_FOLDER")
    path = (Path(kept) if kept else tmp_path_factory.mktemp("big")) / f"区{TASKS}.ledger"
    if not path.exists():
        unfinished = path.with_name("unfinished.ledger")  # one that was broken off is not taken for a whole one
        unfinished.unlink(missing_ok=True)
        a_ledger(unfinished, TASKS, 5).close()
        unfinished.rename(path)
    ledger = Ledger.open(str(path))
    yield ledger
    ledger.close()


@pytest.fixture(scope="session")
def cpu() -> Callable[..., float]:
    """Return a function that measures the processor time of a call in seconds, the best of several."""

    def measure(work: Callable[[], object], times: int = 3) -> float:
        best = float("inf")
        for _ in range(times):
            start = time.process_time()
            work()
            best = min(best, time.process_time() - start)
        return best

    return measure
