"""A task as `tasks --json` prints it."""

from collections.abc import Iterable
from datetime import date

from ledger_app.domain.light import LightReading
from ledger_app.domain.row import TaskRow
from ledger_app.domain.statement import from_json
from ledger_app.domain.task import Task
from ledger_app.domain.unit import Unit
from ledger_app.domain.unit_index import UnitIndex


class TaskNames:
    """The names of a task's units as its plan writes them, where the plan's word still stands for the unit."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self._units = UnitIndex(units)

    def of(self, task: Task, unit_ids: Iterable[str]) -> list[str]:
        """Return one name for each unit, sets unexpanded."""
        said = from_json(task.imported)
        written = {self._units.key(name): name for name in (*said.lead_units, *said.co_units, *said.area_units)}
        return [written.get(unit_id) or self._units.name(unit_id) for unit_id in unit_ids]


def task_json(row: TaskRow, light: LightReading, names: TaskNames) -> dict[str, object]:
    """Return everything said of one task on the day asked."""
    task, state = row.task, row.state
    return {
        "id": task.id,
        "plan": row.plan.title,
        "number": task.number,
        "section_path": list(task.section_path),
        "title": task.title,
        "content": task.content,
        "lead_units": names.of(task, task.lead_units),
        "co_units": names.of(task, task.co_units),
        "streets": names.of(task, task.area_units),
        "due": _day(task.due),
        "due_text": task.due_text,
        "due_source": task.due_source.value if task.due_source else None,
        "ongoing": task.ongoing,
        "status": state.status.value,
        "completed_on": _day(state.completed_on),
        "percent": state.percent,
        "light": row.light.value,
        "days_late": row.days_late,
        "reasons": list(light.reasons),
        "latest": state.latest,
        "schedule": {str(stage.year): stage.word.value for stage in task.schedule},
        "milestones": [
            {"date": step.day.isoformat(), "text": step.text, "done_on": _day(step.done_on)} for step in task.milestones
        ],
        "start": _day(task.start),
        "people": [
            {"role": person.role.value, "name": person.name, "title": person.title, "phone": person.phone}
            for person in task.people
        ],
        "remark": task.remark,
        "extra": dict(task.extra),
        "continues": task.continues or None,
    }


def _day(day: date | None) -> str | None:
    """Return a day as JSON has it."""
    return day.isoformat() if day else None
