"""Values for tests: a sound one each, with only the fields under test spelled out."""

from dataclasses import replace
from datetime import date
from typing import Any

from ledger_app.domain.plan import Plan
from ledger_app.domain.report import Report
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit


def a_plan(**fields: Any) -> Plan:
    """Return a plan of the invented district."""
    plan = Plan(id="P00000001", title="青河区2025年污染防治攻坚计划", doc_no="青政办发〔2025〕8号")
    return replace(plan, **fields)


def a_task(**fields: Any) -> Task:
    """Return a task of that plan."""
    return replace(Task(id="T00000001", plan_id="P00000001", number="1", content="完成临河路雨污分流改造。"), **fields)


def a_report(**fields: Any) -> Report:
    """Return an entry of progress of that task."""
    return replace(Report(id="R00000001", task_id="T00000001", day=date(2025, 6, 1)), **fields)


def a_unit(**fields: Any) -> Unit:
    """Return a department."""
    return replace(Unit(id="U00000001", name="区水务局"), **fields)
