"""Where a number, a bar or a line of 工作台 leads."""

from dataclasses import dataclass

from ledger_app.domain.home import Matter
from ledger_app.domain.query import TaskFilter


@dataclass(frozen=True, slots=True)
class Goal:
    """One of: tasks that a filter lists, tasks that a deed changed, or another page.

    Attributes:
        tasks: the list to open. deed: that of the tasks it changed.
        task_id: which task to select there; alone, in the list of all tasks.
        matter: the page that is about it. unit_id: which unit to select there.
    """

    tasks: TaskFilter | None = None
    deed: int | None = None
    task_id: str = ""
    matter: Matter | None = None
    unit_id: str = ""
