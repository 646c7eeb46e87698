""" "What is overdue" on the command line, 10,000 tasks with five entries each, against a bare script.

Peer: a script of the standard library that asks the same file with one SELECT and prints the same tasks.
Limit: that script and the import of SQLAlchemy, without which a ledger is not read.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.many import AS_OF, a_ledger

SCRIPT = """
import sqlite3, sys
from datetime import date
path, day = sys.argv[1], date.fromisoformat(sys.argv[2]).toordinal()
query = '''
    SELECT task.number, task.title, task.due, unit.name FROM task
    JOIN task_state ON task_state.serial = task.serial
    JOIN task_unit ON task_unit.serial = task.serial AND task_unit.role = 'lead' AND task_unit.position = 1
    JOIN unit ON unit.id = task_unit.unit_id
    WHERE task.due < ? AND task_state.status NOT IN ('已完成', '已销号', '已中止') AND NOT task.deleted
    ORDER BY task.plan_id, task.position
'''
for number, title, due, unit in sqlite3.connect(path).execute(query, (day,)):
    last = date.fromordinal(due)
    print('红', number, title, unit, last, f'完成时限 {last}，已逾期 {day - due} 天。')
"""


_RUNS = 7


def cpu_seconds(*commands: Sequence[str]) -> list[tuple[float, int]]:
    """Return for each program the processor time of its fastest run, and how many lines it printed.

    They take turns, so that whatever else the machine does slows all of them alike.
    """
    rounds = [[_run(command) for command in commands] for _ in range(_RUNS)]
    return [min(runs) for runs in zip(*rounds, strict=True)]


def _run(command: Sequence[str]) -> tuple[float, int]:
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True, encoding="utf-8") as child:
        assert child.stdout is not None
        lines = len(child.stdout.read().splitlines())
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode == 0
    return used.ru_utime + used.ru_stime, lines


def test_what_is_overdue_among_ten_thousand_tasks(tmp_path: Path) -> None:
    path, day = tmp_path / "区.ledger", AS_OF.isoformat()
    a_ledger(path, 10_000, 5).close()
    (ours, listed), (script, found), (nothing, _), (imported, _) = cpu_seconds(
        ("-m", "ledger_app", "tasks", str(path), "--light", "red", "--as-of", day),
        ("-X", "utf8", "-c", SCRIPT, str(path), day),
        ("-c", "pass"),
        ("-c", "import sqlalchemy"),
    )
    limit = script + imported - nothing
    print(f"\nwhat is overdue, 10,000 tasks, {found} overdue, CPU seconds")
    print(f"  ours                 {ours:6.3f}   (with reasons and working days)")
    print(f"  bare sqlite3 script  {script:6.3f}")
    print(f"  import of SQLAlchemy {imported - nothing:6.3f}   ours/limit {ours / limit:.2f}, wanted <= 1.50")
    assert listed - 2 == found
    assert ours < 4 * limit
