"""What the text of one cell makes of a task, or of the entry of progress that says it. Writes nothing."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from ledger_app.actions.lookup import plan_among, suggest_units
from ledger_app.actions.progress import Update
from ledger_app.domain.cell_entry import CellEntry
from ledger_app.domain.cell_reading import (
    is_nothing,
    is_ongoing,
    one_line,
    read_day,
    read_kind,
    read_percent,
    read_section,
    read_stated,
    read_watched,
)
from ledger_app.domain.field import Field
from ledger_app.domain.people_words import read_people
from ledger_app.domain.plain_words import split_numeral
from ledger_app.domain.plan import Plan
from ledger_app.domain.report import State
from ledger_app.domain.showing import show_target
from ledger_app.domain.step_words import milestones_complaint, read_milestones, read_stages, stages_complaint
from ledger_app.domain.task import FINISHED, DueSource, Status, Target, Task
from ledger_app.domain.unit import PersonRole, Unit
from ledger_app.domain.unit_index import UnitIndex
from ledger_app.domain.unit_words import split_units
from ledger_app.errors import LedgerError

_BETWEEN_NAMES = re.compile(r"[、，,;；/／|\s]+")
_TARGETS_APART = re.compile(r"[；;\n]")
_TEXTS = frozenset({Field.CONTENT, Field.PROBLEM, Field.GOAL, Field.REMARK})
_LINES = frozenset({Field.NUMBER, Field.TITLE, Field.DUE_TEXT, Field.CADENCE})
_ROLES = {Field.PRINCIPAL: PersonRole.PRINCIPAL, Field.LIAISON: PersonRole.LIAISON}


Path = tuple[str, ...]


class Known:
    """What the texts of cells can refer to: units by any name, plans, headings, and the day it is."""

    def __init__(
        self,
        units: Iterable[Unit],
        plans: Iterable[Plan],
        today: date,
        section_paths: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        """`section_paths` returns the headings that tasks stand under; it is asked only where a cell names one."""
        self._units = tuple(units)
        self._index = UnitIndex(self._units)
        self._names = {unit.id: unit.short_name or unit.name for unit in self._units}
        self._read: dict[str, tuple[str, ...]] = {}
        self.plans: Mapping[str, Plan] = {plan.id: plan for plan in plans}
        self.today = today
        self._section_paths = section_paths
        self._headings: Sequence[Path] | None = None

    def section(self, text: str, now: Path) -> Path:
        """Return the headings that a cell names; the table shows the last alone, so that may stand for all of them.

        Args:
            now: those that the task stands under.

        Raises:
            LedgerError: several places have a heading of that name.
        """
        typed = read_section(text)
        if not typed or _ends(now, typed):
            return now if typed else ()
        found = [path for path in self._known_headings() if _ends(path, typed)]
        whole = next((path for path in found if len(path) == len(typed)), None)
        if whole is None and len(found) > 1:
            listed = "；".join(" / ".join(path) for path in found[:3])
            raise LedgerError(f"叫“{typed[-1]}”的类别不止一个", f"请写全，例如：{listed}")
        return whole or next(iter(found), typed)

    def _known_headings(self) -> Sequence[Path]:
        """Return every heading of the ledger with those above it."""
        if self._headings is None:
            paths = (path[:depth] for path in self._section_paths() for depth in range(1, len(path) + 1))
            self._headings = tuple(dict.fromkeys(paths))
        return self._headings

    def names(self, ids: Iterable[str], before: Mapping[str, str]) -> tuple[str, ...]:
        """Return what units are called in a cell; `before` names those that were there, the merged ones too."""
        return tuple(self._names.get(unit) or before.get(unit, unit) for unit in ids)

    def units(self, text: str) -> tuple[str, ...]:
        """Return the ids of the units named in a cell.

        Raises:
            LedgerError: one of them is not known; says what is called alike.
        """
        if text not in self._read:
            self._read[text] = tuple(dict.fromkeys(unit.id for unit in self._find(text)))
        return self._read[text]

    def _find(self, text: str) -> list[Unit]:
        """Return the units named in `text`: by one name as it stands, else by several."""
        if is_nothing(text):
            return []
        whole = self._index.find(text)
        if whole is not None:
            return [whole]
        pieces = [self._index.find(piece) for piece in _BETWEEN_NAMES.split(text) if piece]
        if all(pieces):
            return [unit for unit in pieces if unit is not None]
        return [self._one(name) for name in split_units(text)]

    def _one(self, name: str) -> Unit:
        unit = self._index.find(name)
        if unit is None:
            alike = "、".join(unit.name for unit in suggest_units(name, self._units)[:3])
            hint = f"名称相近的有：{alike}；" if alike else ""
            raise LedgerError(f"没有单位“{name}”", f"{hint}新的单位请先在“单位”页新增")
        return unit


def _ends(path: Path, typed: Path) -> bool:
    """Whether a path ends in the headings typed, with or without the numerals before them."""
    tail = path[-len(typed) :]
    return len(tail) == len(typed) and all(
        word in {heading, split_numeral(heading)[1]} for word, heading in zip(typed, tail, strict=True)
    )


def put(task: Task, entry: CellEntry, known: Known) -> Task:
    """Return a task with the text of one cell in it.

    Raises:
        LedgerError: the text says nothing that the field could hold.
    """
    field, text = entry.field, entry.text
    if field in _TEXTS:
        return _with_words(task, field, text)
    if field in _LINES:
        return _with_words(task, field, one_line(text))
    if field in _ROLES:
        others = tuple(person for person in task.people if person.role is not _ROLES[field])
        return replace(task, people=(*others, *read_people("" if is_nothing(text) else text, _ROLES[field])))
    if field is Field.EXTRA:
        return replace(task, extra=_with_extra(task.extra, entry.heading, text))
    return _PUT[field](task, text, known)


def say(state: State, texts: Mapping[Field, str], today: date) -> Update | None:
    """Return the entry of progress that makes the cells of a task read `texts`; what was not typed stays as it is.

    Progress typed on a task that had not started says that it is under way, unless a status is typed too.

    Raises:
        LedgerError: a text cannot be read, or takes back what an entry of progress cannot.
    """
    if Field.STATUS in texts:
        status = read_stated(texts[Field.STATUS])
    else:
        status = Status.IN_PROGRESS if _begins(state, texts) else state.status
    completed_on = _completion(state, texts, today, finished=status in FINISHED)
    update = _spoken(state, texts)
    percent = _percent(state, texts, status)
    if status is state.status and completed_on == state.completed_on:
        update = replace(update, percent=percent)
    else:
        reason = _reason(texts) if status is Status.SUSPENDED else ""
        update = replace(update, percent=percent, status=status, completed_on=completed_on, reason=reason)
    return None if update == Update() else update


def _begins(state: State, texts: Mapping[Field, str]) -> bool:
    """Whether a task that had not started moves by what is typed."""
    latest, percent = texts.get(Field.LATEST, ""), read_percent(texts.get(Field.PERCENT, ""))
    moves = latest not in {"", state.latest} or percent not in {None, 0.0, state.percent}
    return state.status is Status.NOT_STARTED and moves


def _spoken(state: State, texts: Mapping[Field, str]) -> Update:
    """Return what is said in words; an entry with any words says them all, so those not typed are said again."""
    before = {Field.LATEST: state.latest, Field.PROBLEMS: state.problems, Field.NEXT_STEP: state.next_step}
    after = {field: texts.get(field, text) for field, text in before.items()}
    if after == before:
        return Update()
    if before[Field.LATEST] and not after[Field.LATEST]:
        raise LedgerError("最新进展填报过就不能清空", "可以改写，或在“进展”里删除那次填报")
    if not any(after.values()):
        raise LedgerError("这些文字是这项任务仅有的填报内容，不能清空", "请在“进展”里删除那次填报")
    latest, problems, following = after.values()
    needed = latest != state.latest or not (problems or following)
    return Update(text=latest if needed else "", problems=problems, next_step=following)


def _reason(texts: Mapping[Field, str]) -> str:
    """Return why a task is suspended: what is typed beside it as the latest."""
    if not texts.get(Field.LATEST):
        raise LedgerError("中止任务要写原因", "请在“填进展”里选已中止并写明原因")
    return texts[Field.LATEST]


def _percent(state: State, texts: Mapping[Field, str], status: Status) -> float | None:
    """Return the percent to state, None where it stays as it is; a finished task is at 100."""
    if Field.PERCENT not in texts:
        return None
    percent = read_percent(texts[Field.PERCENT])
    if status in FINISHED:
        if percent not in {None, 100.0}:
            raise LedgerError(f"状态是{status.value}，完成比例却是 {percent:g}%", "完成就是 100%，请改其中一项")
        return None
    if percent is None and state.percent is not None:
        raise LedgerError("完成比例填报过就不能清空", "可以写 0，或在“进展”里删除那次填报")
    return None if percent == state.percent and state.status not in FINISHED else percent


def _completion(state: State, texts: Mapping[Field, str], today: date, *, finished: bool) -> date | None:
    """Return the day of completion; a status that stays finished keeps its own."""
    if Field.COMPLETED_ON in texts:
        day = read_day(texts[Field.COMPLETED_ON], today, "完成日期")
        if day is None and finished and state.completed_on is not None:
            raise LedgerError("已经完成的任务要有完成日期", "任务没有完成的，请改状态")
        return day
    return state.completed_on if finished else None


def _with_words(task: Task, field: Field, words: str) -> Task:
    """Return a task with other words in a field; one that says nothing any more is none."""
    changed: dict[str, Any] = {field.value: words}
    if field is Field.CONTENT and words and task.title in task.content and task.title not in words:
        changed["title"] = ""  # it was the beginning of the old words, and would stand before the new ones
    worded = replace(task, **changed)
    if field in {Field.CONTENT, Field.TITLE} and not worded.content and not worded.title:
        raise LedgerError("具体任务不能是空的", "要去掉这一项请用删除")
    return worded


def _with_extra(extra: tuple[tuple[str, str], ...], heading: str, text: str) -> tuple[tuple[str, str], ...]:
    """Return the extra columns of a task with another text under one heading, where it stood first."""
    if heading not in dict(extra):
        return (*extra, (heading, text)) if text else extra
    first = [name for name, _ in extra].index(heading)
    return tuple(
        (name, text if name == heading else old)
        for place, (name, old) in enumerate(extra)
        if name != heading or place == first
    )


def _lead(task: Task, text: str, known: Known) -> Task:
    lead = known.units(text)
    return replace(task, lead_units=lead, lead_assumed=False)


def _co(task: Task, text: str, known: Known) -> Task:
    units = known.units(text)
    both = [unit for unit in units if unit in task.lead_units]
    if both:
        names = "、".join(known.names(both, {}))
        raise LedgerError(f"{names}已经是牵头单位，不能同时是配合单位", "请去掉它，或先改牵头单位")
    return replace(task, co_units=units)


def _due(task: Task, text: str, known: Known) -> Task:
    if is_ongoing(text):
        return replace(task, due=None, due_source=DueSource.MANUAL, ongoing=True)
    if task.due is None and text == task.due_text:
        return task
    day = read_day(text, known.today, "完成时限")
    if day == task.due and not task.ongoing:
        return task
    return replace(task, due=day, due_source=DueSource.MANUAL, ongoing=False)


def _schedule(task: Task, text: str, _: Known) -> Task:
    _refuse(stages_complaint(text))
    return replace(task, schedule=read_stages(text, task.schedule))


def _milestones(task: Task, text: str, known: Known) -> Task:
    _refuse(milestones_complaint(text, known.today))
    return replace(task, milestones=read_milestones(text, task.milestones, known.today))


def _refuse(complaint: str) -> None:
    """Refuse what has a complaint."""
    if complaint:
        raise LedgerError(*complaint.split("，", 1))


def _targets(task: Task, text: str, _: Known) -> Task:
    """Return a task with targets in words: those whose words did not change stay as they were read."""
    before = {show_target(target): target for target in task.targets}
    parts = [] if is_nothing(text) else filter(None, (part.strip() for part in _TARGETS_APART.split(text)))
    found = [(before[part],) if part in before else _read_targets(part) for part in parts]
    return replace(task, targets=tuple(dict.fromkeys(target for targets in found for target in targets)))


def _read_targets(words: str) -> tuple[Target, ...]:
    """Return the targets that words name; words without a figure are one target as they stand."""
    from ledger_app.actions.correct_draft import plain_target  # the reader of plans takes a while to load
    from ledger_app.intake.prose.target import targets_of
    from ledger_app.intake.tables.timing import Years

    return tuple(map(plain_target, targets_of(words, Years(), ""))) or (Target(words, text=words),)


def _plan(task: Task, text: str, known: Known) -> Task:
    if not text:
        raise LedgerError("任务不能没有方案", "请写方案的名称或文号")
    return replace(task, plan_id=plan_among(known.plans.values(), text).id)


_PUT: dict[Field, Callable[[Task, str, Known], Task]] = {
    Field.PLAN: _plan,
    Field.SECTION: lambda task, text, known: replace(task, section_path=known.section(text, task.section_path)),
    Field.KIND: lambda task, text, _: replace(task, kind=read_kind(text)),
    Field.LEAD: _lead,
    Field.CO: _co,
    Field.AREA: lambda task, text, known: replace(task, area_units=known.units(text)),
    Field.START: lambda task, text, known: replace(task, start=read_day(text, known.today, "开始时间")),
    Field.DUE: _due,
    Field.SCHEDULE: _schedule,
    Field.MILESTONES: _milestones,
    Field.TARGET: _targets,
    Field.WATCHED: lambda task, text, _: replace(task, watched=read_watched(text)),
}
