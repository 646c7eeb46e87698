"""Correcting one field of a draft under review, by selecting its words in the document or by typing. Writes nothing."""

from dataclasses import replace
from datetime import date

from ledger_app.domain.chinese_dates import read_typed_date
from ledger_app.domain.draft import Intake, TargetDraft, TaskDraft
from ledger_app.domain.due_words import read_due_words
from ledger_app.domain.field import Field
from ledger_app.domain.review import Drafts, Edit, correct
from ledger_app.domain.showing import show_target
from ledger_app.domain.source_place import Span, words_at
from ledger_app.domain.statement import lead_and_co
from ledger_app.domain.task import DueSource, Target
from ledger_app.domain.unit_words import looks_like_unit, split_units
from ledger_app.errors import LedgerError
from ledger_app.intake.plan_facts import years_of
from ledger_app.intake.prose.target import targets_of
from ledger_app.intake.tables.timing import Years

CORRECTABLE = {
    Field.CONTENT: "任务内容",
    Field.TITLE: "标题",
    Field.LEAD: "牵头单位",
    Field.CO: "配合单位",
    Field.AREA: "责任街镇",
    Field.DUE: "完成时限",
    Field.TARGET: "量化目标",
    Field.SECTION: "章节",
}
"""The fields that selected words may become, with what they are called there."""
_NAMES = {**CORRECTABLE, Field.NUMBER: "序号"}
_BETWEEN = "、"
_BELOW = "/"
_TARGETS_APART = "；"


def take_words(intake: Intake, drafts: Drafts, draft_id: str, field: Field, span: Span) -> Edit:
    """Return the deed that reads selected text as one field of a draft; the field's place is then that text.

    Raises:
        LedgerError: the words say nothing that the field could hold.
    """
    words = words_at(intake.text, span)
    if not words:
        raise LedgerError("没有选文字", f"请先在原文里选出{_NAMES[field]}的文字")
    draft = drafts.draft(draft_id)
    places = tuple(place for place in draft.places if place[0] is not field)
    if field is Field.CONTENT:
        return correct(drafts, replace(draft, content=words, span=span, places=places), _NAMES[field])
    placed = replace(draft, places=(*places, (field, span)))
    if field is Field.SECTION:
        placed = replace(placed, section_path=_path_to(drafts, words))
    elif field is Field.DUE:
        placed = _due_in_words(placed, words, year_of(intake))
    elif field in {Field.LEAD, Field.CO, Field.AREA}:
        _check_units(words)
    return _with_words(drafts, placed, field, words, span)


def _check_units(words: str) -> None:
    """Refuse selected words that are no names of units.

    Raises:
        LedgerError: one of them does not end as such names do.
    """
    for name in split_units(words):
        if not looks_like_unit(name):
            raise LedgerError(f"“{name}”不像单位名称", "请只选单位的名称，或在这一栏直接输入")


def type_words(drafts: Drafts, draft_id: str, field: Field, text: str, today: date, year: int | None = None) -> Edit:
    """Return the deed that puts typed words into one field of a draft.

    Args:
        year: the plan's, for a day typed without one; this year where it has none.

    Raises:
        LedgerError: a task without words, or a date that is none.
    """
    draft, words = drafts.draft(draft_id), text.strip()
    if field is Field.CONTENT and not words:
        raise LedgerError("任务内容不能是空的", "不要这一条的，请用“不是任务”")
    if field is Field.SECTION:
        draft = replace(draft, section_path=tuple(filter(None, (part.strip() for part in words.split(_BELOW)))))
    elif field is Field.DUE:
        draft = _due_typed(draft, words, today, year)
    return _with_words(drafts, draft, field, words, (0, 0))


def year_of(intake: Intake) -> int | None:
    """Return the year a date without one means in a document: its plan's, None where the plan spans several."""
    return years_of(intake.plan, ()).year


def shown_field(drafts: Drafts, draft: TaskDraft, field: Field) -> str:
    """Return a field of a draft as a clerk types it."""
    match field:
        case Field.LEAD | Field.CO:
            return _BETWEEN.join(lead_and_co(draft)[field is Field.CO])
        case Field.AREA:
            return _BETWEEN.join(draft.area_units)
        case Field.SECTION:
            return f" {_BELOW} ".join(draft.section_path)
        case Field.TARGET:
            return _TARGETS_APART.join(show_target(plain_target(target)) for target in drafts.targets_of(draft.id))
        case Field.DUE:
            return str(draft.due) if draft.due is not None else ""
    return str(getattr(draft, field.value))


def plain_target(target: TargetDraft) -> Target:
    """Return a target of a draft as the ledger keeps it."""
    return Target(target.name, target.comparison, target.value, target.unit, target.by, target.text)


def _with_words(drafts: Drafts, draft: TaskDraft, field: Field, words: str, span: Span) -> Edit:
    """Return the deed that gives a field its words; section and due date have been read before."""
    match field:
        case Field.LEAD | Field.CO | Field.AREA:
            draft = _with_units(draft, field.value, split_units(words))
        case Field.TARGET:
            return correct(drafts, draft, _NAMES[field], _targets(drafts, draft.id, words, span))
        case Field.NUMBER:
            draft = replace(draft, number=words)
        case Field.TITLE:
            draft = replace(draft, title=words)
        case Field.CONTENT:
            draft = replace(draft, content=words)
    return correct(drafts, draft, _NAMES[field])


def _with_units(draft: TaskDraft, role: str, names: tuple[str, ...]) -> TaskDraft:
    """Return a draft with the units of one role; where nobody was named as the lead, the others have the other role."""
    lead, co = draft.lead_units, draft.co_units
    if role == Field.AREA:
        area = names
        lead, co = (tuple(unit for unit in units if unit not in names) for units in (lead, co))
        return replace(draft, lead_units=lead, co_units=co, area_units=area)
    others = tuple(dict.fromkeys(unit for unit in (*lead, *co) if unit not in names))
    if role == Field.LEAD:
        return replace(draft, lead_units=names, co_units=others if draft.lead_assumed else co, lead_assumed=False)
    return replace(draft, lead_units=others if draft.lead_assumed else lead, co_units=names, lead_assumed=False)


def _targets(drafts: Drafts, draft_id: str, words: str, span: Span) -> tuple[TargetDraft, ...]:
    """Return targets in words: those whose words did not change stay as they were read."""
    known = {show_target(plain_target(target)): target for target in drafts.targets_of(draft_id)}
    parts = dict.fromkeys(filter(None, (part.strip() for part in words.split(_TARGETS_APART))))
    found = [(known[part],) if part in known else _read_target(part, draft_id, span) for part in parts]
    return tuple(dict.fromkeys(target for targets in found for target in targets))


def _read_target(words: str, draft_id: str, span: Span) -> tuple[TargetDraft, ...]:
    """Return the targets that words name; words without a figure are one target as they stand."""
    read = tuple(replace(target, span=span) for target in targets_of(words, Years(), draft_id))
    return read or (TargetDraft(words, draft_id, text=words, span=span),)


def _path_to(drafts: Drafts, heading: str) -> tuple[str, ...]:
    """Return the headings down to one: those above it where another draft stands under it."""
    paths = (draft.section_path for draft in drafts.stated if heading in draft.section_path)
    path = next(paths, (heading,))
    return path[: path.index(heading) + 1]


def _due_in_words(draft: TaskDraft, words: str, year: int | None) -> TaskDraft:
    """Return a draft with the time that words of the document say."""
    when = read_due_words(words, year)
    if when.due is None and not when.ongoing and not when.cadence:
        told = when.findings[0].message.partition("，已保留")[0] if when.findings else f"“{words}”里没有日期"
        raise LedgerError(told, "请另选文字，或在时限一栏直接输入日期")
    return replace(
        draft,
        due=when.due,
        due_text=when.due_text,
        due_source=DueSource.TEXT if when.due else None,
        ongoing=when.ongoing,
        cadence=when.cadence or draft.cadence,
        start=when.start or draft.start,
    )


def _due_typed(draft: TaskDraft, words: str, today: date, year: int | None) -> TaskDraft:
    """Return a draft with a typed day, or without one."""
    if not words:
        return replace(draft, due=None, due_source=None)
    day = read_typed_date(words, today, year)
    if day is None:
        raise LedgerError(f"看不懂时限“{words}”", "请写成 2025-06-30、6.30 或“6月底前”")
    return replace(draft, due=day, due_source=DueSource.MANUAL, ongoing=False)
