"""A plan's running text read: its parts, its tasks with who and when, its targets. The order of the steps."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import PartDraft, TargetDraft, TaskDraft
from ledger_app.domain.finding import Finding, Severity
from ledger_app.domain.task import TaskKind
from ledger_app.intake.document import Document
from ledger_app.intake.prose.ending import without_endings
from ledger_app.intake.prose.item import items_of
from ledger_app.intake.prose.item_draft import Rules, drafts_of
from ledger_app.intake.prose.line import Line, lines_of
from ledger_app.intake.prose.outline import Section, outlines_of
from ledger_app.intake.prose.part import Part, goals_of, parts_of
from ledger_app.intake.prose.part_words import PartKind
from ledger_app.intake.prose.passage import joined, part_of
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.tables.timing import Years

_BY_YEAR = re.compile(r"(?:^|(?<=[。；]))\s*(?:力争)?到?\s*(?:20\d\d\s*年|“?十[四五六]五”?末)(?:底|末)?[，,]")
_NO_TASKS = frozenset({PartKind.BACKGROUND, PartKind.GOALS})


@dataclass(frozen=True, slots=True)
class PlanText:
    """What the running text of a document gives."""

    parts: tuple[PartDraft, ...] = ()
    tasks: tuple[TaskDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_plan_text(
    document: Document,
    years: Years,
    *,
    kind: TaskKind = TaskKind.KEY,
    without: Collection[int] = (),
    chosen: Mapping[str, bool] | None = None,
    tabled: bool = False,
) -> PlanText:
    """Return what the running text of `document` gives.

    Args:
        kind: of its tasks.
        without: indices of blocks that others have read.
        chosen: the clerk's word on which parts hold tasks, by their title.
        tabled: tables of the document hold tasks, so that topics of its prose are no tasks by themselves.
    """
    lines = without_endings([line for line in lines_of(document) if line.block not in without])
    trees = outlines_of(lines)
    parts = [
        replace(part, taken=(chosen or {}).get(part.section.words, part.taken))
        for part in parts_of(trees, tabled=tabled)
    ]
    rules = Rules(lines)
    counted: list[PartDraft] = []
    tasks: list[TaskDraft] = []
    goals = [joined(list(section.lines)) for section in goals_of(trees)] or list(_announced(parts))
    targets = [target for passage in goals for target in _goals(passage, years)]
    for part in parts:
        found = drafts_of(items_of(part.section), years, rules, kind, first=len(tasks) + 1)
        counted.append(PartDraft(part.section.words, part.taken, len(found.tasks), _span(part.section)))
        if part.taken:
            tasks += found.tasks
            targets += found.targets
    findings = [*_left_out(parts, counted), *(finding for task in tasks for finding in task.findings)]
    return PlanText(tuple(counted), tuple(tasks), tuple(targets), tuple(findings))


def _goals(passage: Line, years: Years) -> Iterator[TargetDraft]:
    """Yield the targets of a passage that states goals, which are the whole plan's."""
    for target in targets_of(passage.text, years):
        yield replace(target, span=passage.span(*target.span))


def _announced(parts: Iterable[Part]) -> Iterator[Line]:
    """Yield what the introducing parts of a plan without goals of their own say from 到2026年 on."""
    for part in parts:
        if part.kind is PartKind.BACKGROUND:
            for line in part.section.lines:
                begins = _BY_YEAR.search(line.text)
                if begins is not None:
                    yield part_of(line, begins.start(), len(line.text))


def _span(section: Section) -> tuple[int, int]:
    passage = joined(list(section.lines))
    return passage.span(0, len(passage.text))


def _left_out(parts: Sequence[Part], counted: Iterable[PartDraft]) -> Iterator[Finding]:
    """Yield a note on each part that would hold tasks and was not taken."""
    for part, draft in zip(parts, counted, strict=True):
        if not part.taken and draft.tasks and part.section.line is not None and part.kind not in _NO_TASKS:
            message = (
                f"“{draft.title}”没有当作任务部分读取（其下有 {draft.tasks} 项），需要时可在“认章节和单位”一步勾选"
            )
            yield Finding(Severity.NOTE, part.section.line.where, message)
