"""The first tables.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE task_grams USING fts5("
    "grams, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Cf Cn Co Cs'\")"
)


def upgrade() -> None:
    _make_office()
    _make_units()
    _make_tasks()
    _make_reports()
    _make_derived()
    _make_history()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(SEARCH_INDEX)


def downgrade() -> None:
    msg = "a ledger is not taken back to an older version; restore the backup made before the upgrade"
    raise NotImplementedError(msg)


def _make_office() -> None:
    """Whose ledger it is, its settings, its plans."""
    op.create_table(
        "meta",
        sa.Column("name", TEXT, nullable=False),
        sa.Column("value", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "office",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("operator", TEXT, nullable=False),
        sa.Column("contact", TEXT, nullable=False),
        sa.Column("phone", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("serial", name="pk_office"),
    )
    op.create_table(
        "settings",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("warn_days", sa.Integer(), nullable=False),
        sa.Column("lag_points", sa.Float(), nullable=False),
        sa.Column("warn_due_soon", sa.Boolean(), nullable=False),
        sa.Column("warn_lag", sa.Boolean(), nullable=False),
        sa.Column("warn_not_started", sa.Boolean(), nullable=False),
        sa.Column("warn_milestone", sa.Boolean(), nullable=False),
        sa.Column("extra_holidays", TEXT, nullable=False),
        sa.Column("extra_workdays", TEXT, nullable=False),
        sa.Column("hash_in_footer", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("serial", name="pk_settings"),
    )
    op.create_table(
        "plan",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("doc_no", TEXT, nullable=False),
        sa.Column("issuer", TEXT, nullable=False),
        sa.Column("issue_date", sa.Integer(), nullable=True),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("period_start", sa.Integer(), nullable=True),
        sa.Column("period_end", sa.Integer(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
    )


def _make_units() -> None:
    """Units, and who is in which set."""
    op.create_table(
        "unit",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("short_name", TEXT, nullable=False),
        sa.Column("aliases", TEXT, nullable=False),
        sa.Column("persons", TEXT, nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
    )
    op.create_table(
        "unit_set_member",
        sa.Column("set_id", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["set_id"], ["unit.id"], name="fk_unit_set_member_set_id_unit"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_unit_set_member_unit_id_unit"),
        sa.PrimaryKeyConstraint("set_id", "position", name="pk_unit_set_member"),
    )
    op.create_index("ix_unit_set_member_unit_id", "unit_set_member", ["unit_id"])


def _make_tasks() -> None:
    """Tasks with their units, stages and milestones."""
    op.create_table(
        "task",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("title", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("section_path", TEXT, nullable=False),
        sa.Column("lead_assumed", sa.Boolean(), nullable=False),
        sa.Column("parent", TEXT, nullable=False),
        sa.Column("problem", TEXT, nullable=False),
        sa.Column("goal", TEXT, nullable=False),
        sa.Column("people", TEXT, nullable=False),
        sa.Column("targets", TEXT, nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("due_text", TEXT, nullable=False),
        sa.Column("due_source", TEXT, nullable=True),
        sa.Column("cadence", TEXT, nullable=False),
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.Column("remark", TEXT, nullable=False),
        sa.Column("watched", sa.Boolean(), nullable=False),
        sa.Column("extra", TEXT, nullable=False),
        sa.Column("to_check", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("imported", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_task_plan_id_plan"),
        sa.PrimaryKeyConstraint("serial", name="pk_task"),
        sa.UniqueConstraint("id", name="uq_task_id"),
    )
    op.create_index("ix_task_plan_id", "task", ["plan_id"])
    op.create_table(
        "task_unit",
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["serial"], ["task.serial"], name="fk_task_unit_serial_task"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_task_unit_unit_id_unit"),
        sa.PrimaryKeyConstraint("serial", "role", "position", name="pk_task_unit"),
    )
    op.create_index("ix_task_unit_unit_id_task_unit_role_task_unit_serial", "task_unit", ["unit_id", "role", "serial"])
    op.create_table(
        "stage",
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("word", TEXT, nullable=False),
        sa.Column("done_on", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["serial"], ["task.serial"], name="fk_stage_serial_task"),
        sa.PrimaryKeyConstraint("serial", "position", name="pk_stage"),
    )
    op.create_table(
        "milestone",
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("text", TEXT, nullable=False),
        sa.Column("done_on", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["serial"], ["task.serial"], name="fk_milestone_serial_task"),
        sa.PrimaryKeyConstraint("serial", "position", name="pk_milestone"),
    )


def _make_reports() -> None:
    """Dated progress."""
    op.create_table(
        "report",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("task_id", TEXT, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("status", TEXT, nullable=True),
        sa.Column("completed_on", sa.Integer(), nullable=True),
        sa.Column("percent", sa.Float(), nullable=True),
        sa.Column("done", TEXT, nullable=False),
        sa.Column("problems", TEXT, nullable=False),
        sa.Column("next_step", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("quantities", TEXT, nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_report_task_id_task"),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )
    op.create_index("ix_report_sequence", "report", ["sequence"])
    op.create_index("ix_report_task_id_report_day_report_sequence", "report", ["task_id", "day", "sequence"])


def _make_derived() -> None:
    """What follows from the rest: state, sort keys, and the text tasks are found by."""
    op.create_table(
        "task_state",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", TEXT, nullable=False),
        sa.Column("plan_id", TEXT, nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", TEXT, nullable=False),
        sa.Column("number_key", TEXT, nullable=False),
        sa.Column("title_key", TEXT, nullable=False),
        sa.Column("lead_key", TEXT, nullable=False),
        sa.Column("co_key", TEXT, nullable=False),
        sa.Column("area_key", TEXT, nullable=False),
        sa.Column("watched", sa.Boolean(), nullable=False),
        sa.Column("to_check", sa.Boolean(), nullable=False),
        sa.Column("due", sa.Integer(), nullable=True),
        sa.Column("begin", sa.Integer(), nullable=True),
        sa.Column("lag_begin", sa.Integer(), nullable=True),
        sa.Column("ongoing", sa.Boolean(), nullable=False),
        sa.Column("status", TEXT, nullable=False),
        sa.Column("since", sa.Integer(), nullable=True),
        sa.Column("completed_on", sa.Integer(), nullable=True),
        sa.Column("percent", sa.Float(), nullable=True),
        sa.Column("latest_on", sa.Integer(), nullable=True),
        sa.Column("facts_until", sa.Integer(), nullable=False),
        sa.Column("waiting_year", sa.Integer(), nullable=True),
        sa.Column("waiting_step", sa.Integer(), nullable=True),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["serial"], ["task.serial"], name="fk_task_state_serial_task"),
        sa.PrimaryKeyConstraint("serial", name="pk_task_state"),
        sa.UniqueConstraint("id", name="uq_task_state_id"),
    )
    op.create_index("ix_task_state_facts_until", "task_state", ["facts_until"])
    op.create_table(
        "task_text",
        sa.Column("serial", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("latest", TEXT, nullable=False),
        sa.Column("problems", TEXT, nullable=False),
        sa.Column("next_step", TEXT, nullable=False),
        sa.Column("reason", TEXT, nullable=False),
        sa.Column("haystack", TEXT, nullable=False),
        sa.Column("sound", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["serial"], ["task.serial"], name="fk_task_text_serial_task"),
        sa.PrimaryKeyConstraint("serial", name="pk_task_text"),
    )


def _make_history() -> None:
    """Deeds and their changes, insert only."""
    op.create_table(
        "deed",
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("by", TEXT, nullable=False),
        sa.Column("host", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("hash", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("sequence", name="pk_deed"),
    )
    op.create_index("ix_deed_reverts", "deed", ["reverts"])
    op.create_table(
        "change",
        sa.Column("deed", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entity", TEXT, nullable=False),
        sa.Column("entity_id", TEXT, nullable=False),
        sa.Column("task_id", TEXT, nullable=False),
        sa.Column("number", TEXT, nullable=False),
        sa.Column("field", TEXT, nullable=False),
        sa.Column("old", TEXT, nullable=True),
        sa.Column("new", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["deed"], ["deed.sequence"], name="fk_change_deed_deed"),
        sa.PrimaryKeyConstraint("deed", "position", name="pk_change"),
    )
    op.create_index("ix_change_task_id", "change", ["task_id"])
