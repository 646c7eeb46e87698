"""Taking drafts under review apart, putting them together, making them of selected text. Writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ledger_app.domain.draft import DatedText, Intake, TargetDraft, TaskDraft
from ledger_app.domain.field import Field
from ledger_app.domain.review import Drafts, Edit, name_of
from ledger_app.domain.source_place import Span, align, words_at
from ledger_app.domain.split_places import SplitWay, pieces, split_places
from ledger_app.errors import LedgerError
from ledger_app.intake.plan_facts import years_of
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.prose.when import when_of
from ledger_app.intake.prose.who import UnitRules, who_of
from ledger_app.intake.tables.timing import Years

_ENDS = ("。", "；", "！", "：", "）", ")")


def ways_to_split(
    intake: Intake, drafts: Drafts, draft_id: str, caret: int | None = None
) -> dict[SplitWay, tuple[int, ...]]:
    """Return where a draft may be split, in its content; `caret` is an offset of the document."""
    draft = drafts.draft(draft_id)
    ways = split_places(draft.content, years_of(intake.plan, ()).year)
    if caret is None or not draft.span[0] < caret < draft.span[1]:
        return ways
    alignment = align(draft.content, intake.text, draft.span)
    place = alignment.in_content(caret) if alignment is not None else 0
    return {SplitWay.CARET: (place,), **ways} if len(pieces(draft.content, (place,))) > 1 else ways


def split(intake: Intake, drafts: Drafts, draft_id: str, places: Sequence[int]) -> Edit:
    """Return the deed that takes a draft apart at these places of its content; the first piece keeps its id.

    Each piece has the units, the deadline and the targets of its own words; without such it has those of the whole.
    """
    draft, years = drafts.draft(draft_id), years_of(intake.plan, ())
    alignment = align(draft.content, intake.text, draft.span)
    parts = list[TaskDraft]()
    for at, (begin, end) in enumerate(pieces(draft.content, tuple(places)), 1):
        span = (alignment.in_document(begin), alignment.in_document(end - 1) + 1) if alignment else draft.span
        name = draft.id if at == 1 else _new_id(intake, drafts, draft.id, at)
        number = f"{draft.number}-{at}" if draft.number else ""
        part = replace(draft, id=name, number=number, content=draft.content[begin:end], span=span)
        parts.append(_piece(part, years))
    targets = _shared_out(drafts.targets_of(draft.id), parts)
    return Edit(f"拆分{name_of(drafts, [draft_id])}", (draft_id,), tuple(parts), targets)


def merge(drafts: Drafts, ids: Iterable[str]) -> Edit:
    """Return the deed that makes one draft of several: the first, with the words, units and days of all."""
    wanted = set(ids)
    parts = [draft for draft in drafts.now if draft.id in wanted]
    first, due = parts[0], max((draft.due for draft in parts if draft.due is not None), default=None)
    last = next((draft for draft in parts if draft.due == due), first)
    lead = _each_once(unit for draft in parts for unit in draft.lead_units)
    whole = _stretch([draft.span for draft in parts])
    apart = [] if whole else [(Field.CONTENT, draft.span) for draft in parts[1:]]
    merged = replace(
        first,
        content="".join([*(_sentence(draft.content) for draft in parts[:-1]), parts[-1].content]),
        lead_units=lead,
        co_units=_each_once(unit for draft in parts for unit in draft.co_units if unit not in lead),
        area_units=_each_once(unit for draft in parts for unit in draft.area_units),
        due=due,
        due_text=last.due_text,
        due_source=last.due_source,
        ongoing=all(draft.ongoing for draft in parts),
        milestones=_steps(parts, due),
        span=whole or first.span,
        places=(*dict.fromkeys(place for draft in parts for place in draft.places), *apart),
    )
    targets = [replace(each, task=first.id) for draft in parts for each in drafts.targets_of(draft.id)]
    names = tuple(draft.id for draft in parts)
    return Edit(f"合并{name_of(drafts, names)}", names, (merged,), tuple(dict.fromkeys(targets)))


def make(intake: Intake, drafts: Drafts, span: Span) -> Edit:
    """Return the deed that makes a task of selected text, under the headings of the draft before it.

    Raises:
        LedgerError: the text holds no words.
    """
    words = words_at(intake.text, span)
    if not words:
        raise LedgerError("没有选文字", "请先在原文里选出任务的文字")
    before = [draft for draft in drafts.stated if draft.span[1] and draft.span[0] <= span[0]]
    near = max(before, key=lambda draft: draft.span[0], default=TaskDraft("", ""))
    draft = TaskDraft(
        id=_new_id(intake, drafts, "选取", 1),
        content=words,
        kind=near.kind,
        section_path=near.section_path,
        span=span,
        where=near.where,
    )
    years = years_of(intake.plan, ())
    return Edit("设为任务", (), (_timed(_with_units(draft), years),), targets_of(words, years, draft.id))


def _piece(part: TaskDraft, years: Years) -> TaskDraft:
    """Return one piece of a split draft with the units and the time that its own words say, else those of the whole."""
    part = _with_units(part)
    own = _timed(part, years)
    if own.due is not None or own.due_text:
        return own
    return replace(part, milestones=tuple(step for step in part.milestones if step.text in part.content))


def _with_units(draft: TaskDraft) -> TaskDraft:
    """Return a draft with the units that its content names, as it is where it names none."""
    who = who_of(draft.content, UnitRules())
    if not (who.lead_units or who.co_units or who.area_units):
        return draft
    return replace(
        draft,
        lead_units=who.lead_units,
        co_units=who.co_units,
        area_units=who.area_units,
        lead_assumed=who.lead_assumed,
    )


def _timed(draft: TaskDraft, years: Years) -> TaskDraft:
    """Return a draft with the time that its content says."""
    when = when_of(draft.content, years)
    return replace(
        draft,
        due=when.due,
        due_text=when.due_text,
        due_source=when.due_source,
        start=when.start,
        cadence=when.cadence,
        ongoing=when.ongoing,
        milestones=when.milestones,
    )


def _new_id(intake: Intake, drafts: Drafts, name: str, count: int) -> str:
    """Return an id that no draft of this review bears."""
    taken = {draft.id for draft in (*drafts.stated, *intake.tasks)}
    while f"{name}·{count}" in taken:
        count += 1
    return f"{name}·{count}"


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _steps(drafts: Sequence[TaskDraft], due: date | None) -> tuple[DatedText, ...]:
    """Return the milestones of several drafts: their own, and the earlier of their deadlines."""
    steps = {step.day: step for draft in drafts for step in draft.milestones}
    for draft in drafts:
        if draft.due is not None and draft.due != due:
            steps.setdefault(draft.due, DatedText(draft.due, draft.title or draft.content))
    return tuple(sorted(steps.values(), key=lambda step: step.day))


def _sentence(words: str) -> str:
    """Return words that others may follow."""
    return words if words.endswith(_ENDS) else f"{words}；"


def _stretch(spans: Sequence[Span]) -> Span | None:
    """Return the stretch that drafts make up together where nothing but blanks lies between them, else None."""
    begin, end = min(span[0] for span in spans), max(span[1] for span in spans)
    covered = sum(last - first for first, last in spans)
    return (begin, end) if end - begin <= covered + len(spans) else None


def _shared_out(targets: Iterable[TargetDraft], parts: Sequence[TaskDraft]) -> tuple[TargetDraft, ...]:
    """Return the targets of a split draft, each with the piece that it stands in, else with the first."""
    shared = []
    for target in targets:
        begin, end = target.span
        inside = [part for part in parts if end > begin and part.span[0] <= begin < part.span[1]]
        worded = [part for part in parts if target.text and target.text in part.content]
        shared.append(replace(target, task=(inside or worded or [*parts])[0].id))
    return tuple(shared)
