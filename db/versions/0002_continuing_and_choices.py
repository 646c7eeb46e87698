"""Tasks that continue one of an earlier plan, and remembered choices.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("task") as task:
        task.add_column(sa.Column("continues", TEXT, nullable=False, server_default=""))
    with op.batch_alter_table("task") as task:
        task.alter_column("continues", server_default=None)
    op.create_table(
        "choice",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("answer", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_choice"),
    )


def downgrade() -> None:
    msg = "a ledger is not taken back to an older version; restore the backup made before the upgrade"
    raise NotImplementedError(msg)
