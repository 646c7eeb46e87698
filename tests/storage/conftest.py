"""The fixtures of both engines, and the deeds most tests begin with."""

from collections.abc import Callable

import pytest

from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Office, Unit
from ledger_app.storage.ledger import Ledger
from tests.engines import AT, file_ledger, ledger, server, shared_ledger, where

__all__ = ["file_ledger", "ledger", "server", "shared_ledger", "where"]

Save = Callable[..., None]


@pytest.fixture
def save() -> Save:
    """Return a function that writes things to a ledger as one deed."""

    def write(
        into: Ledger, *things: Task | Report | Plan | Unit | Office, deed: str = "修改", by: str = "何青"
    ) -> None:
        with into.transaction(deed, by=by, at=AT) as store:
            store.save_many(things)

    return write
