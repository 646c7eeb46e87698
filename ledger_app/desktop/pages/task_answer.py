"""What the ledger answers to a question of the ledger page; asked off the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ledger_app.desktop.finding.tasks_bar import Mark
from ledger_app.domain.query import Facets, GroupCount, TaskQuery
from ledger_app.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class TaskAnswer:
    """All tasks that fit, in order and in groups, and the counts beside them; `marked` under the other filters."""

    ids: Sequence[str]
    facets: Facets
    marked: Mapping[Mark, int]
    groups: Sequence[GroupCount] = ()


def answer_to(query: TaskQuery, reader: Reader) -> TaskAnswer:
    """Return the whole answer; in a large ledger that takes longer than a key press may."""
    marked = {
        Mark.TO_CHECK: reader.count(replace(query, to_check=True)),
        Mark.WATCHED: reader.count(replace(query, watched=True)),
    }
    groups = reader.groups(query) if query.group else ()
    return TaskAnswer(reader.task_ids(query), reader.facets(query), marked, groups)
