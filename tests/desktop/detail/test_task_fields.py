"""The fields of the panel as values, without their editors."""

from datetime import date

from ledger_app.desktop.detail.task_fields import step_specs
from tests.builders import a_task


def test_a_milestone_typed_without_its_year_is_one_of_this_year() -> None:
    (milestones,) = (spec for spec in step_specs(lambda: date(2025, 11, 21)) if spec.name == "milestones")
    assert milestones.check("12.20 完成验收") == ""
    changed = milestones.put(a_task(), "12.20 完成验收")
    assert [(step.day, step.text) for step in changed.milestones] == [(date(2025, 12, 20), "完成验收")]
