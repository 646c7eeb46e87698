"""From items to drafts: who, when and how much are read from an item's own words, else from what stands around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.draft import TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.task import TaskKind
from ledger_app.intake.prose.item import Item
from ledger_app.intake.prose.labelled_line import TIME_FIELDS, label_of
from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.passage import part_of
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.prose.when import PlanTime, when_of
from ledger_app.intake.prose.who import UnitRules, Who, rules_in, who_of
from ledger_app.intake.tables.timing import Years


class Rules:
    """The document-wide rules about units, each from where it stands on."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._starts = [0]
        self._rules = [UnitRules()]
        for line in lines:
            rules = rules_in(line.text, self._rules[-1])
            if rules != self._rules[-1]:
                self._starts.append(line.span(0, 1)[0])
                self._rules.append(rules)

    def at(self, place: int) -> UnitRules:
        """Return the rules in force at a place of the document's text."""
        return self._rules[bisect_right(self._starts, place) - 1]


@dataclass(frozen=True, slots=True)
class ItemDrafts:
    """The drafts of a part's items, with their targets."""

    tasks: tuple[TaskDraft, ...] = ()
    targets: tuple[TargetDraft, ...] = ()


def drafts_of(items: Sequence[Item], years: Years, rules: Rules, kind: TaskKind, *, first: int) -> ItemDrafts:
    """Return the drafts of `items`, each measure behind its item.

    Args:
        first: the count that the first item has in the document; ids are counted from it.
    """
    reading = _Reading(years, rules, kind)
    tasks: list[TaskDraft] = []
    targets: list[TargetDraft] = []
    problems: dict[str, str] = {}
    count = first
    for item in items:
        who = reading.who(item)
        problem = problems.setdefault(item.problem, f"问题{count}") if item.problem else ""
        whole = reading.draft(item, f"正文{count}", who, parent=problem)
        shared = who if not any(reading.who(measure).spans for measure in item.measures[:-1]) else None
        measures = [
            reading.draft(measure, f"{whole.id}-{place}", shared or reading.who(measure), parent=whole.id)
            for place, measure in enumerate(item.measures, 1)
        ]
        tasks += [whole, *measures]
        targets += reading.targets(item, whole.id)
        for measure, draft in zip(item.measures, measures, strict=True):
            targets += reading.targets(measure, draft.id)
        count += 1 + len(measures)
    return ItemDrafts(tuple(tasks), tuple(targets))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What holds for every item of a document."""

    years: Years
    rules: Rules
    kind: TaskKind

    def who(self, item: Item) -> Who:
        """Return the units an item names itself, else those of the nearest text around it that names any."""
        passage = item.passage
        rules = self.rules.at(passage.span(0, len(passage.text))[1])
        own = who_of(passage.text, rules)
        if own.spans:
            return own
        for text in item.around:
            found = who_of(text, rules)
            if found.spans:
                return replace(found, spans=())
        return own

    def draft(self, item: Item, draft_id: str, who: Who, parent: str = "") -> TaskDraft:
        """Return an item as a draft."""
        passage = item.passage
        time = self._time(item)
        return TaskDraft(
            id=draft_id,
            content=passage.text,
            parent=parent,
            number=item.number.rstrip("、"),
            title=item.title,
            kind=TaskKind.RECTIFICATION if item.problem else self.kind,
            section_path=item.path,
            lead_units=who.lead_units,
            co_units=who.co_units,
            area_units=who.area_units,
            lead_assumed=who.lead_assumed,
            problem=item.problem,
            goal=item.goal,
            milestones=time.milestones,
            start=time.start,
            due=time.due,
            due_text=time.due_text,
            due_source=time.due_source,
            cadence=time.cadence,
            ongoing=time.ongoing,
            findings=tuple(replace(finding, where=finding.where or passage.where) for finding in time.findings),
            span=passage.span(0, len(passage.text)),
            places=tuple(_places(item, who, time)),
            where=passage.where,
        )

    def targets(self, item: Item, draft_id: str) -> Iterator[TargetDraft]:
        """Yield the targets an item states itself; those of its measures are theirs."""
        passage = item.passage
        if item.measures:
            begin = item.measures[0].passage.span(0, 1)[0]
            own = next(at for at in range(len(passage.text) + 1) if passage.span(at, at + 1)[0] >= begin)
            passage = part_of(passage, 0, own)
        for target in targets_of(passage.text, self.years, draft_id) if passage.text else ():
            yield replace(target, span=passage.span(*target.span))

    def _time(self, item: Item) -> PlanTime:
        """Return the time an item states itself, else that of a labelled line around it."""
        own = when_of(item.passage.text, self.years)
        if own.due or own.due_text or own.ongoing:
            return own
        for text in item.around:
            found = label_of(text)
            if (found is not None and found[0] in TIME_FIELDS) or "时限" in text:
                shared = when_of(text, self.years)
                return replace(
                    shared, due_span=None, cadence=own.cadence or shared.cadence, start=own.start or shared.start
                )
        return own


def _places(item: Item, who: Who, time: PlanTime) -> Iterator[tuple[Field, tuple[int, int]]]:
    """Yield where in the document the fields of an item stand."""
    passage = item.passage
    at = passage.text.find(item.title) if item.title else -1
    if at >= 0:
        yield Field.TITLE, passage.span(at, at + len(item.title))
    for span in who.spans:
        yield Field.UNITS, passage.span(*span)
    if time.due_span is not None:
        yield Field.DUE, passage.span(*time.due_span)
