"""Tasks that came of another or went into another: one task split into two, two merged into one.

Progress stays with the pair that was found; of the other half the clerk is told where it belongs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ledger_app.domain.evidence import Evidence

_A_PART = 45.0
"""From this share of its words on, a task is a part of another."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Who belongs to whom among those that found no other half; drafts and tasks by their places.

    Attributes:
        parted: the task that lives on in another draft, by the draft that was a part of it.
        merged: the draft that is another task, by the task that is a part of it now.
    """

    parted: Mapping[int, int] = field(default_factory=dict)
    merged: Mapping[int, int] = field(default_factory=dict)


def kinship(evidence: Evidence, task_of: Mapping[int, int]) -> Kinship:
    """Return who is kin.

    Args:
        task_of: the task of each draft that has one, by places.
    """
    words, draft_of = evidence.words, {task: draft for draft, task in task_of.items()}
    parted, merged = dict[int, int](), dict[int, int]()
    for draft in evidence.open_drafts(task_of):
        near = [task for task in words.likeliest_others(draft) if task in draft_of]
        shares = {task: words.come_from_other(draft, task, draft_of[task]) for task in near}
        part_of = _most(shares)
        if part_of is not None:
            parted[draft] = part_of
    for task in evidence.open_tasks(draft_of):
        near = [draft for draft in words.likeliest_ones(task) if draft in task_of]
        shares = {draft: words.gone_to_one(draft, task, task_of[draft]) for draft in near}
        went_to = _most(shares)
        if went_to is not None:
            merged[task] = went_to
    return Kinship(parted, merged)


def _most(shares: Mapping[int, float]) -> int | None:
    """Return who has the largest share, if that makes it a part."""
    most = max(shares, key=lambda place: (shares[place], -place), default=None)
    return most if most is not None and shares[most] >= _A_PART else None
