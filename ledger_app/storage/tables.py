"""The tables of a ledger. Migrations never import this file: they must read the same in five years.

Dates are ordinals (`date.toordinal()`), so that lateness is the same arithmetic on every engine; tuples are canonical
JSON. A table's columns are the fields of its dataclass, but for `serial`, the number that ties a task to its parts.
`task_state` and `task_text` hold nothing of their own: storage/derive.py computes them, and `check` compares.
"""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Compared by code point on both engines."""


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _day(name: str) -> Column[int]:
    return Column(name, Integer, nullable=True)


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False)


def _key(name: str) -> Column[str]:
    return Column(name, TEXT, primary_key=True)


def _serial() -> Column[int]:
    return Column("serial", Integer, ForeignKey("task.serial"), primary_key=True, autoincrement=False)


def _to(name: str, target: str) -> Column[str]:
    return Column(name, TEXT, ForeignKey(target), nullable=False)


META = Table("meta", METADATA, _key("name"), _text("value"))

OFFICE = Table(
    "office",
    METADATA,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    *(_text(name) for name in ("name", "operator", "contact", "phone")),
)

SETTINGS = Table(
    "settings",
    METADATA,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    _whole("warn_days"),
    Column("lag_points", Float, nullable=False),
    *(_flag(name) for name in ("warn_due_soon", "warn_lag", "warn_not_started", "warn_milestone")),
    _text("extra_holidays"),
    _text("extra_workdays"),
    _flag("hash_in_footer"),
)

PLAN = Table(
    "plan",
    METADATA,
    _key("id"),
    *(_text(name) for name in ("title", "doc_no", "issuer")),
    _day("issue_date"),
    _text("kind"),
    _day("period_start"),
    _day("period_end"),
    _flag("deleted"),
)

UNIT = Table(
    "unit",
    METADATA,
    _key("id"),
    *(_text(name) for name in ("name", "kind", "short_name", "aliases", "persons")),
    _flag("provisional"),
    _flag("deleted"),
)

UNIT_SET_MEMBER = Table(
    "unit_set_member",
    METADATA,
    _to("set_id", "unit.id"),
    _whole("position"),
    _to("unit_id", "unit.id"),
    PrimaryKeyConstraint("set_id", "position"),
)
Index(None, UNIT_SET_MEMBER.c.unit_id)

TASK = Table(
    "task",
    METADATA,
    Column("serial", Integer, primary_key=True, autoincrement=False),
    Column("id", TEXT, nullable=False, unique=True),
    _to("plan_id", "plan.id"),
    *(_text(name) for name in ("content", "number", "title", "kind", "section_path")),
    _flag("lead_assumed"),
    *(_text(name) for name in ("parent", "problem", "goal", "people", "targets")),
    _day("start"),
    _day("due"),
    _text("due_text"),
    _text("due_source", null=True),
    _text("cadence"),
    _flag("ongoing"),
    _text("remark"),
    _flag("watched"),
    _text("extra"),
    _text("to_check"),
    _whole("position"),
    _text("imported"),
    _whole("version"),
    _flag("deleted"),
    _text("continues"),
)
Index(None, TASK.c.plan_id)

TASK_UNIT = Table(
    "task_unit",
    METADATA,
    Column("serial", Integer, ForeignKey("task.serial"), nullable=False),
    _text("role"),
    _whole("position"),
    _to("unit_id", "unit.id"),
    PrimaryKeyConstraint("serial", "role", "position"),
)
Index(None, TASK_UNIT.c.unit_id, TASK_UNIT.c.role, TASK_UNIT.c.serial)

STAGE = Table(
    "stage",
    METADATA,
    Column("serial", Integer, ForeignKey("task.serial"), nullable=False),
    _whole("position"),
    _whole("year"),
    _text("word"),
    _day("done_on"),
    PrimaryKeyConstraint("serial", "position"),
)

MILESTONE = Table(
    "milestone",
    METADATA,
    Column("serial", Integer, ForeignKey("task.serial"), nullable=False),
    _whole("position"),
    Column("day", Integer, nullable=False),
    _text("text"),
    _day("done_on"),
    PrimaryKeyConstraint("serial", "position"),
)

REPORT = Table(
    "report",
    METADATA,
    _key("id"),
    _to("task_id", "task.id"),
    Column("day", Integer, nullable=False),
    _whole("sequence"),
    _text("status", null=True),
    _day("completed_on"),
    Column("percent", Float, nullable=True),
    *(_text(name) for name in ("done", "problems", "next_step", "reason", "quantities")),
    _flag("deleted"),
)
Index(None, REPORT.c.task_id, REPORT.c.day, REPORT.c.sequence)
Index(None, REPORT.c.sequence)

CHOICE = Table("choice", METADATA, _key("id"), *(_text(name) for name in ("kind", "about", "answer")))

VIEW = Table("view", METADATA, _key("id"), *(_text(name) for name in ("name", "filter", "layout")), _flag("deleted"))

TASK_STATE = Table(
    "task_state",
    METADATA,
    _serial(),
    Column("id", TEXT, nullable=False, unique=True),
    _text("plan_id"),
    _flag("deleted"),
    _whole("position"),
    _text("section"),
    *(_text(name) for name in ("number_key", "title_key", "lead_key", "co_key", "area_key")),
    _flag("watched"),
    _flag("to_check"),
    _day("due"),
    _day("begin"),
    _day("lag_begin"),
    _flag("ongoing"),
    _text("status"),
    _day("since"),
    _day("completed_on"),
    Column("percent", Float, nullable=True),
    _day("latest_on"),
    _whole("facts_until"),
    _whole("waiting_year", null=True),
    _day("waiting_step"),
    _whole("changed"),
)

Index(None, TASK_STATE.c.facts_until)

TASK_TEXT = Table(
    "task_text",
    METADATA,
    _serial(),
    *(_text(name) for name in ("latest", "problems", "next_step", "reason", "haystack", "sound")),
)

DEED = Table(
    "deed",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    *(_text(name) for name in ("name", "at", "by", "host", "kind")),
    _whole("reverts", null=True),
    _text("hash"),
)
Index(None, DEED.c.reverts)

CHANGE = Table(
    "change",
    METADATA,
    Column("deed", Integer, ForeignKey("deed.sequence"), nullable=False),
    _whole("position"),
    *(_text(name) for name in ("entity", "entity_id", "task_id", "number", "field")),
    _text("old", null=True),
    _text("new", null=True),
    PrimaryKeyConstraint("deed", "position"),
)
Index(None, CHANGE.c.task_id)
