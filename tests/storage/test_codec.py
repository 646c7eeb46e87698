"""Values survive being columns and being JSON; the tables have a column for every field."""

import json
from dataclasses import fields
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.settings import Settings
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Office, Unit
from ledger_app.storage.codec import canonical, from_column, from_json, hints_of, names_of, to_column, to_json, whole
from ledger_app.storage.records import RECORDS, ROLE_FIELDS, Record
from ledger_app.storage.tables import METADATA
from tests.builders import a_report, a_task

TEXTS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=9)
st.register_type_strategy(str, TEXTS)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
THINGS = st.one_of(*(st.builds(kind) for kind in (Task, Report, Plan, Unit, Office, Settings)))


@given(THINGS)
def test_any_value_survives_being_json(thing: Any) -> None:
    kind = type(thing)
    told = json.loads(canonical(whole(kind, frozenset())(thing)))
    assert kind(**{name: from_json(hints_of(kind)[name])(value) for name, value in told.items()}) == thing


@given(THINGS)
def test_any_field_survives_being_a_column(thing: Any) -> None:
    for name, hint in hints_of(type(thing)).items():
        value, fit, back = getattr(thing, name), to_column(hint), from_column(hint)
        stored = value if fit is None else fit(value)
        assert type(stored) in {str, int, float, bool, type(None)} or isinstance(stored, str)
        assert (stored if back is None else back(stored)) == value


def test_a_field_at_its_default_is_left_out() -> None:
    assert whole(Report, frozenset({"id"}))(a_report()) == {"task_id": "T00000001", "day": "2025-06-01"}


def test_json_is_always_spelt_the_same() -> None:
    assert canonical({"b": [1.5, None, True], "a": "甲"}) == '{"a":"甲","b":[1.5,null,true]}'
    with pytest.raises(ValueError, match="JSON"):
        canonical(float("nan"))


def test_dates_are_ordinals_in_columns_and_words_in_json() -> None:
    hint = hints_of(Task)["due"]
    fit, told = to_column(hint), to_json(hint)
    assert fit is not None
    assert (fit(date(2025, 6, 30)), fit(None), told(date(2025, 6, 30)), told(None)) == (
        739432,
        None,
        "2025-06-30",
        None,
    )


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.kind))
def test_a_table_has_a_column_for_every_field_and_none_besides(record: Record[Any]) -> None:
    columns = {column.name for column in record.table.columns} - {"serial"}
    assert columns | record.apart == {field.name for field in fields(record.type)}
    assert not columns & record.apart


def test_what_lies_apart_has_a_table() -> None:
    apart = {name for record in RECORDS for name in record.apart}
    assert apart == {*ROLE_FIELDS.values(), "schedule", "milestones", "members"}
    assert {"task_unit", "stage", "milestone", "unit_set_member"} <= set(METADATA.tables)


def test_the_names_of_fields_are_in_order() -> None:
    assert names_of(type(a_task()))[:3] == ("id", "plan_id", "content")
