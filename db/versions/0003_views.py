"""Views: ways of looking at the tasks, kept under a name.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "view",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("filter", TEXT, nullable=False),
        sa.Column("layout", TEXT, nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_view"),
    )


def downgrade() -> None:
    msg = "a ledger is not taken back to an older version; restore the backup made before the upgrade"
    raise NotImplementedError(msg)
