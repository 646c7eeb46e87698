"""The counts left of the table, and unit × status, against objects counted in Python and SQL alone."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing

from ledger_app.domain.query import TaskQuery
from ledger_app.domain.task import Status
from ledger_app.storage.ledger import Ledger
from tests.benchmarks.conftest import TASKS
from tests.benchmarks.many import AS_OF

SELECT = """
    SELECT unit_id, status, count(*) FROM task_state JOIN task_unit USING (serial)
    WHERE role = 'lead' AND NOT deleted GROUP BY unit_id, status
"""


def test_counts_by_unit_and_status(big: Ledger, cpu: Callable[..., float]) -> None:
    with big.reading() as reader:
        rows = reader.rows(TaskQuery(AS_OF))

        def ours() -> list[tuple[str, Status, int]]:
            """Return unit, status, number."""
            facets = [(status, reader.facets(TaskQuery(AS_OF, statuses=(status,))).leads) for status in Status]
            return [(facet.value, status, facet.count) for status, leads in facets for facet in leads]

        def objects() -> Counter[tuple[str, Status]]:
            """Count over values, as a program without SQL does."""
            found = reader.rows(TaskQuery(AS_OF))
            return Counter((unit, row.state.status) for row in found for unit in row.task.lead_units)

        expected = Counter((unit, row.state.status) for row in rows for unit in row.task.lead_units)
        assert {(unit, status): number for unit, status, number in ours()} == expected
        one = cpu(lambda: reader.facets(TaskQuery(AS_OF)))
        lights = cpu(lambda: reader.light_counts(TaskQuery(AS_OF)))
        table, peer = cpu(ours), cpu(objects, 1)
    with closing(sqlite3.connect(big.where)) as raw:
        limit = cpu(lambda: raw.execute(SELECT).fetchall())
    print(f"\ncounts over {TASKS:,} tasks, CPU milliseconds")
    print(f"  lights {lights * 1e3:.1f}; all facets {one * 1e3:.1f}; all facets of five statuses {table * 1e3:.1f}")
    print(f"  unit × status by SQL {limit * 1e3:.1f}, over objects {peer * 1e3:.0f}")
    print(f"  one question/SQL {one / 7 / limit:.2f}, wanted <= 1.20; facets/objects {one / peer:.3f}")
    assert one < peer
