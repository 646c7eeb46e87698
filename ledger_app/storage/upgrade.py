"""Which version of the tables a ledger has, and bringing an older one to ours. Alembic is imported only for that."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from ledger_app.errors import LedgerError
from ledger_app.paths import shipped
from ledger_app.storage.search import CREATE_INDEX
from ledger_app.storage.tables import METADATA

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
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


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the migrations a ledger lacks, in one transaction."""
    with engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:  # a rewritten table is dropped and renamed; the switch works outside a transaction only
            _outside(connection, "PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                migrate(connection, to)
                if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                    raise LedgerError("升级台账时发现内容互相对不上，没有升级", "请用备份恢复后再试。")
        finally:
            if sqlite:
                _outside(connection, "PRAGMA foreign_keys = ON")


def migrate(connection: Connection, to: str = "head") -> None:
    """Run migrations on a connection whose transaction is under way."""
    from alembic import command

    command.upgrade(config_for(connection), to)


def config_for(connection: Connection) -> "Config":
    """Return Alembic's settings for a connection; there is no alembic.ini."""
    from alembic.config import Config

    config = Config(attributes={"connection": connection, "metadata": METADATA})
    config.set_main_option("script_location", str(shipped("db")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _outside(connection: Connection, pragma: str) -> None:
    """Run a pragma on the driver's connection, which begins no transaction."""
    driver = connection.connection.driver_connection
    if driver is not None:
        driver.execute(pragma)
