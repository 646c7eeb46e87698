"""Which row of the table is a task and which stands above a group of them. Knows no Qt."""

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ledger_app.domain.query import GroupCount


@dataclass(frozen=True, slots=True)
class GroupRows:
    """The rows of a table that is divided into groups, or not.

    Attributes:
        ids: the task of each row, "" where a group begins.
        groups: the group that begins in a row.
        starts: those rows, from top to bottom.
    """

    ids: Sequence[str] = ()
    groups: Mapping[int, GroupCount] = field(default_factory=dict)
    starts: Sequence[int] = ()

    def tasks_in(self, rows: range) -> Sequence[int]:
        """Return those of `rows` that are tasks."""
        if not self.starts:
            return rows
        return [row for row in rows if row not in self.groups]

    def task_beside(self, row: int, step: int) -> int:
        """Return the next task from `row` on, one row a `step`; -1 for none."""
        beside = row + step
        while beside in self.groups:
            beside += step
        return beside if 0 <= beside < len(self.ids) else -1

    def count_in(self, rows: range) -> int:
        """Return how many of `rows` are tasks."""
        return len(rows) - bisect_left(self.starts, rows.stop) + bisect_left(self.starts, rows.start)

    def ids_in(self, rows: range) -> list[str]:
        """Return the tasks of `rows`."""
        found = self.ids[rows.start : rows.stop]
        return [task_id for task_id in found if task_id] if self.starts else list(found)


def lay_out(ids: Sequence[str], groups: Sequence[GroupCount], folded: Collection[str]) -> GroupRows:
    """Return the rows of these tasks, which come in the order of the groups; folded ones show their heading only.

    Args:
        ids: all tasks; groups that none of them belongs to are left out.
        folded: values of groups.
    """
    if not groups:
        return GroupRows(ids)
    shown: list[str] = []
    starts: dict[int, GroupCount] = {}
    done = 0
    for group in groups:
        if done >= len(ids):
            break
        starts[len(shown)] = group
        shown.append("")
        if group.value not in folded:
            shown.extend(ids[done : done + group.count])
        done += group.count
    return GroupRows(shown, starts, tuple(starts))


def group_words(group: GroupCount) -> str:
    """Return what stands above a group: 蓝天 51 项."""
    return f"{group.label} {group.count} 项"
