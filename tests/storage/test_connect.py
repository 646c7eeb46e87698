"""Connections: what is asked can be stopped."""

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from ledger_app.storage.connect import reader_engine, stoppable, writer_engine

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_question_nobody_waits_for_any_more_is_given_up(tmp_path: Path) -> None:
    writer_engine(str(tmp_path / "a.ledger"), make=True).connect().close()
    engine = reader_engine(str(tmp_path / "a.ledger"))
    with engine.begin() as connection:
        with stoppable(connection, lambda: True), pytest.raises(OperationalError, match="interrupted"):
            connection.exec_driver_sql(ENDLESS)
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    engine.dispose()
