"""Which version of the tables a ledger has, and bringing an older one to ours. Alembic is imported only for that."""

from sqlalchemy import Connection, inspect, text

from ledger_app.errors import LedgerError
from ledger_app.paths import shipped
from ledger_app.storage.search import CREATE_INDEX
from ledger_app.storage.tables import METADATA

HEAD = "0001"
"""The revision these tables are; a test holds it equal to the newest migration."""

_VERSION_TABLE = "alembic_version"


def create_tables(connection: Connection) -> None:
    """Make the tables of a new ledger, the same as running every migration would."""
    METADATA.create_all(connection)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(CREATE_INDEX)
    key = f"CONSTRAINT {_VERSION_TABLE}_pkc PRIMARY KEY (version_num)"
    connection.execute(text(f"CREATE TABLE {_VERSION_TABLE} (version_num VARCHAR(32) NOT NULL, {key})"))
    connection.execute(text(f"INSERT INTO {_VERSION_TABLE} VALUES (:head)"), {"head": HEAD})


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a ledger's tables; None where there are no tables of ours."""
    if not inspect(connection).has_table(_VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar()


def is_older(revision: str, name: str) -> bool:
    """Whether a ledger must be upgraded.

    Raises:
        LedgerError: a newer program made it.
    """
    if revision == HEAD:
        return False
    known = {path.name.split("_")[0] for path in (shipped("db") / "versions").glob("*.py")}
    if revision not in known:
        raise LedgerError(f"台账 {name} 是用更新版本的软件建立的", "请升级软件后再打开。")
    return True
