"""Next year's plan: which plan it follows, and which of that one's tasks its tasks go on with (承接)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ledger_app.domain.assignment import best_assignment
from ledger_app.domain.draft import TaskDraft
from ledger_app.domain.evidence import Evidence, Likeness
from ledger_app.domain.plain_words import plain
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.task import FINISHED, Status, Task

_YEAR = r"(?:20\d\d|二[〇○零]二[〇○零一二三四五六七八九])"
_YEARS = re.compile(
    rf"{_YEAR}\s*年?(?:\s*[—–\-~～至到]+\s*{_YEAR})?\s*年?度?|[“\"]?十[三四五六七]五[”\"]?(?=时期|期间|规划|[\u4e00-\u9fff])"
)
_LIKELY, _SURE = 62.0, 80.0
"""From so many points on a task may go on with an earlier one; from so many on it surely does."""
_TITLES_ALIKE = 80.0


@dataclass(frozen=True, slots=True)
class Continuation:
    """The earlier task that a new one seems to go on with, and its plan; `sure` where nobody needs to be asked."""

    task: Task
    plan: Plan
    sure: bool


def plan_before(plan: Plan, plans: Iterable[Plan], likeness: Likeness) -> Plan | None:
    """Return the plan that `plan` follows: the latest earlier one whose title is the same apart from the year.

    Else one of the same kind whose title is much alike and that ends the day before this one begins.
    """
    earlier = [each for each in plans if each.id != plan.id and not each.deleted and _is_earlier(each, plan)]
    same = [each for each in earlier if _without_years(each.title) == _without_years(plan.title)]
    if not same:
        same = [each for each in earlier if _follows(plan, each, likeness)]
    return max(same, key=lambda each: (_end(each), each.id), default=None)


def can_go_on(task: Task, state: State) -> bool:
    """Whether a task of an ended plan may be gone on with: it is not done, or is never done."""
    return not task.deleted and state.status is not Status.SUSPENDED and (task.ongoing or state.status not in FINISHED)


def continuations(
    drafts: Sequence[TaskDraft], earlier: Sequence[Task], plan: Plan, likeness: Likeness
) -> Mapping[str, Continuation]:
    """Return the earlier task that each draft seems to go on with, by draft id, so that the whole fits best.

    Numbers are no evidence from one plan to the next, nor are the years in the texts.

    Args:
        earlier: tasks of the plan before, `plan`.
    """
    if not drafts or not earlier:
        return {}
    mine = [replace(draft, number="", content=_yearless(draft.content)) for draft in drafts]
    theirs = [replace(task, number="", content=_yearless(task.content)) for task in earlier]
    evidence = Evidence(mine, theirs, {}, likeness)
    points = {
        one: {other: evidence.points(one, other) for other in sorted(evidence.likeliest(one))}
        for one in range(len(drafts))
    }
    likely = {
        one: {other: each - _LIKELY + 1 for other, each in row.items() if each >= _LIKELY}
        for one, row in points.items()
    }
    return {
        drafts[one].id: Continuation(earlier[other], plan, sure=points[one][other] >= _SURE)
        for one, other in best_assignment(likely).items()
    }


def _is_earlier(plan: Plan, than: Plan) -> bool:
    """Whether a plan ends before another one does; without dates nobody knows."""
    return plan.period_end is not None and than.period_end is not None and plan.period_end < than.period_end


def _follows(plan: Plan, before: Plan, likeness: Likeness) -> bool:
    """Whether a plan takes up where another one of its kind ends."""
    adjoining = plan.period_start is not None and plan.period_start - timedelta(days=1) == before.period_end
    if not adjoining or plan.kind is not before.kind:
        return False
    return likeness(_without_years(plan.title), _without_years(before.title)) >= _TITLES_ALIKE


def _end(plan: Plan) -> date:
    """Return a plan's last day."""
    return plan.period_end or date.min


def _yearless(text: str) -> str:
    """Return a text without the years it names."""
    return _YEARS.sub("", text)


def _without_years(title: str) -> str:
    """Return a title as it is compared with that of another year."""
    return plain(_yearless(title))
