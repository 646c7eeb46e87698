"""How Alembic reaches a ledger: on the connection handed over by storage/upgrade.py, inside its transaction."""

from alembic import context


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Leave the tables of the search index to SQLite."""
    return not (kind == "table" and name is not None and name.startswith("task_grams"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    include_name=_is_ours,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
