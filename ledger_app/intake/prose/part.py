"""The parts of a plan by their headings: which hold tasks, which goals, which only introduce or organise."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ledger_app.domain.chinese_dates import mentions
from ledger_app.intake.prose.labelled_line import names_units
from ledger_app.intake.prose.outline import Section
from ledger_app.intake.prose.part_words import PartKind, kind_of_part

_DUTY = re.compile(
    r"(?:^|[。；\n])([^，。；、\n]{2,12}(?:部门|局|委|厅|办|部|政府|机构|街道|乡镇|司|处|中心|公司))(?:要|应|应当|负责|牵头)"
)
_LEAST_DUTIES = 3
_REVIEWS = re.compile(r"回顾|成效|成就|基础|现状|形势|问题|背景|进展")
_ASIDE = re.compile(
    r"指导思想|总体(?:要求|思路)|(?:基本|工作|实施)原则|(?:主要|工作|总体|发展|具体|预期|阶段|年度)?目标(?:任务)?"
    r"|(?:基本|当前)?(?:现状|情况|形势)|存在的?(?:主要|突出)?问题|保障措施|组织保障|工作要求"
)
_ANY_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan; `taken`: its items are read as tasks."""

    section: Section
    kind: PartKind
    taken: bool


def kind_of(section: Section) -> PartKind:
    """Return what a section is: 目标任务 without items states goals, a chapter of 现状 and 形势 is background."""
    kind = kind_of_part(section.title)
    if kind is PartKind.TASKS and "目标" in section.title and not section.sections:
        return PartKind.GOALS
    if kind is PartKind.TOPIC and {kind_of_part(inner.title) for inner in section.sections} == {PartKind.BACKGROUND}:
        return PartKind.BACKGROUND
    return kind


def parts_of(trees: Sequence[Section], *, tabled: bool = False) -> tuple[Part, ...]:
    """Return the parts of a document's trees in order, each with whether its items are tasks.

    Args:
        tabled: tables of the document hold tasks.
    """
    tops = [section for tree in trees for section in _tops(tree)]
    explicit = tabled or any(kind_of(section) is PartKind.TASKS for section in tops)
    return tuple(
        Part(section, kind := kind_of(section), _is_taken(section, kind, explicit=explicit, tabled=tabled))
        for section in tops
    )


def is_aside(section: Section) -> bool:
    """Whether a section inside a part of tasks is none itself: the part's goals, its principles, its requirements."""
    return _ASIDE.fullmatch(section.title) is not None


def goals_of(trees: Sequence[Section]) -> Iterator[Section]:
    """Yield the sections that state goals, wherever they stand, the highest ones only."""
    for section in (section for tree in trees for section in tree.sections):
        if kind_of(section) is PartKind.GOALS:
            yield section
        elif not _REVIEWS.search(section.title):
            yield from goals_of((section,))


def _tops(tree: Section) -> Iterator[Section]:
    """Yield the highest sections of a tree; tasks that stand under an introducing part are a part themselves."""
    if not tree.sections and sum(names_units(line.text) for line in tree.body) >= 2:
        yield tree
    for section in tree.sections:
        inner = [each for each in section.sections if each.sections and kind_of_part(each.title) is PartKind.TASKS]
        if inner and kind_of_part(section.title) in {PartKind.BACKGROUND, PartKind.GOALS}:
            yield from inner
        else:
            yield section


def _is_taken(section: Section, kind: PartKind, *, explicit: bool, tabled: bool) -> bool:
    match kind:
        case PartKind.TASKS:
            return True
        case PartKind.TOPIC:
            return not explicit or any(names_units(line.text) for line in section.lines)
        case PartKind.ORGANISATION:
            return _gives_duties(section)
        case PartKind.SCHEDULE:
            return not tabled and _names_days(section)
        case _:
            return False


def _gives_duties(section: Section) -> bool:
    """Whether an organisational part tells departments by name what each of them must do."""
    text = "\n".join(line.text for line in section.lines)
    return len({found[1] for found in _DUTY.finditer(text)}) >= _LEAST_DUTIES


def _names_days(section: Section) -> bool:
    """Whether most steps of a schedule name a day by which something is done, not only the time that they take."""
    leaves = [" ".join(line.text for line in leaf.lines) for leaf in _leaves(section)]
    return 2 * sum(any(day.by for day in mentions(text, _ANY_YEAR)) for text in leaves) > len(leaves)


def _leaves(section: Section) -> Iterator[Section]:
    if not section.sections:
        yield section
    for inner in section.sections:
        yield from _leaves(inner)
