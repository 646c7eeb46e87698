"""How a task is called in messages."""

from collections.abc import Sequence

from ledger_app.domain.task import Task


def task_name(task: Task) -> str:
    """Return the plan's number of a task, its id where the plan gave none."""
    return task.number or task.id


def task_names(tasks: Sequence[Task]) -> str:
    """Return how one task is called, or how many there are."""
    return f"任务 {task_name(tasks[0])}" if len(tasks) == 1 else f"{len(tasks)} 项任务"
