"""The JSON that `ledger-app read --json` prints, and what it means: keys and empty values as the contract has them."""

from datetime import date
from typing import Any

from ledger_app.domain.draft import IndicatorDraft, Intake, PlanDraft, TargetDraft, TaskDraft
from ledger_app.domain.task import StageWord


def to_json(intake: Intake) -> dict[str, Any]:
    """Return what the reader made of a document, as JSON holds it."""
    return {
        "plan": _plan(intake.plan),
        "parts": [{"title": part.title, "taken": part.taken, "tasks": part.tasks} for part in intake.parts],
        "tasks": [_task(task) for task in intake.tasks],
        "targets": [_target(target) for target in intake.targets],
        "indicators": [_indicator(indicator) for indicator in intake.indicators],
        "findings": [
            {"severity": finding.severity.value, "where": finding.where, "message": finding.message}
            for finding in intake.findings
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _plan(plan: PlanDraft) -> dict[str, Any]:
    return {
        "title": plan.title,
        "doc_no": plan.doc_no or None,
        "issuer": plan.issuer,
        "issue_date": _day(plan.issue_date),
        "kind": plan.kind.value,
        "period_start": _day(plan.period_start),
        "period_end": _day(plan.period_end),
    }


def _task(task: TaskDraft) -> dict[str, Any]:
    return {
        "id": task.id,
        "parent": task.parent or None,
        "section_path": list(task.section_path),
        "number": task.number,
        "title": task.title,
        "content": task.content,
        "lead_units": list(task.lead_units),
        "co_units": list(task.co_units),
        "streets": list(task.area_units),
        "lead_assumed": task.lead_assumed,
        "problem": task.problem or None,
        "goal": task.goal or None,
        "status": task.status.value if task.status is not None else None,
        "completed_on": _day(task.completed_on),
        "percent": task.percent,
        "latest": task.latest or None,
        "problems": task.problems or None,
        "next_step": task.next_step or None,
        "people": [
            {"role": person.role.value, "name": person.name, "title": person.title, "phone": person.phone}
            for person in task.people
        ],
        "remark": task.remark,
        "watched": task.watched,
        "extra": dict(task.extra),
        **_time(task),
        "outline": task.outline,
        "span": list(task.span),
        "places": [[field.value, *span] for field, span in task.places],
    }


def _time(task: TaskDraft) -> dict[str, Any]:
    return {
        "due": _day(task.due),
        "due_text": task.due_text or None,
        "due_source": task.due_source.value if task.due_source is not None else None,
        "milestones": [{"date": step.day.isoformat(), "text": step.text} for step in task.milestones],
        "start": _day(task.start),
        "cadence": task.cadence or None,
        "ongoing": task.ongoing,
        "schedule": {str(year): word or StageWord.NONE.value for year, word in task.schedule},
    }


def _target(target: TargetDraft) -> dict[str, Any]:
    return {
        "task": target.task or None,
        "name": target.name,
        "op": target.comparison.value,
        "value": target.value,
        "unit": target.unit,
        "by": target.by,
        "text": target.text,
        "kind": "workload" if target.workload else "outcome",
        "span": list(target.span),
    }


def _indicator(indicator: IndicatorDraft) -> dict[str, Any]:
    return {
        "no": indicator.number,
        "name": indicator.name,
        "unit": indicator.unit,
        "attribute": indicator.attribute or None,
        "values": dict(indicator.values),
        "span": list(indicator.span),
    }
