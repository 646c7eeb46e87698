"""The items of a plan's parts that are tasks: the lowest numbered ones, unnumbered measures with units of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ledger_app.domain.chinese_dates import number_of
from ledger_app.intake.prose.labelled_line import is_labelled, names_units
from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.numeral import HAN, Form
from ledger_app.intake.prose.outline import Section
from ledger_app.intake.prose.part import is_aside
from ledger_app.intake.prose.part_words import PartKind, kind_of_part
from ledger_app.intake.prose.passage import joined, part_of
from ledger_app.intake.prose.problem import is_problem, measures_of_problem
from ledger_app.intake.titles import short_title

_ORDINAL = re.compile(rf"(?:^|(?<=[\n。；;：:！）)】]))\s*(?P<numeral>{HAN})是(?!否)[：:，,]?")
_SUB_FORMS = frozenset({Form.ARABIC_BRACKETED, Form.CIRCLED})
_LEAST_TEXT = 16
_CLOSES = re.compile(
    r"\s*(?:本(?:方案|计划|规划|行动|措施|意见|通知|办法)|各(?!类|级各类)[^，。]{1,14}[要应]|请各|特此)"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A task of the plan, before its fields are read.

    Attributes:
        passage: its text with the numeral, and where it stands.
        path: headings above it, outermost first.
        around: texts further out that hold for it where it says nothing itself: units and times of its heading.
        measures: tasks inside it (一是…), which have it as parent.
        problem, goal: of a rectification plan whose problems are headings.
    """

    passage: Line
    number: str
    title: str
    path: tuple[str, ...]
    around: tuple[str, ...] = ()
    measures: tuple["Item", ...] = ()
    problem: str = ""
    goal: str = ""


def items_of(part: Section) -> tuple[Item, ...]:
    """Return the tasks under a heading, in the order of the document."""
    return tuple(_items(part, (), (), grouping=any(_holds_items(section) for section in part.sections)))


def _items(section: Section, path: tuple[str, ...], around: tuple[str, ...], *, grouping: bool) -> Iterator[Item]:
    """Yield the tasks of one section.

    Args:
        grouping: its like beside it hold numbered items, so that it is a heading and no task itself.
    """
    if is_problem(section):
        yield from _of_problem(section, path)
    elif section.sections and not _is_task_with_measures(section):
        inner = (*path, section.words)
        units = tuple(line.text for line in _own(section) if names_units(line.text))
        deeper = any(_holds_items(each) for each in section.sections)
        items = [
            item
            for each in section.sections
            if not is_aside(each)
            for item in _items(each, inner, (*units, *around), grouping=deeper)
        ]
        yield from _sharing_the_last_units(items)
    else:
        yield from _leaf(section, path, around, grouping=grouping)


def _own(section: Section) -> tuple[Line, ...]:
    return (section.line, *section.body) if section.line is not None else section.body


def _holds_items(section: Section) -> bool:
    """Whether a section is a heading over numbered items."""
    return bool(section.sections) and not _is_task_with_measures(section)


def _is_task_with_measures(section: Section) -> bool:
    """Whether an item stays a task above its sub-items （1） ①: it has words of its own, or they are only its words."""
    if section.numeral is None or section.numeral.form in _SUB_FORMS or not _forms_below(section) <= _SUB_FORMS:
        return False
    words = len(section.text) + sum(len(line.text) for line in section.body)
    return bool(section.sections) and (words >= _LEAST_TEXT or not _measures_below(section))


def _forms_below(section: Section) -> frozenset[Form]:
    return frozenset(each.numeral.form for each in section.sections if each.numeral is not None)


def _measures_below(section: Section) -> tuple[Section, ...]:
    """Return the sub-items that are tasks themselves: not ①, nor those that share one line 责任单位：… behind them."""
    labelled = [any(is_labelled(line.text) for line in each.body) for each in section.sections]
    shared = len(labelled) > 1 and labelled[-1] and not any(labelled[:-1])
    return () if shared or Form.CIRCLED in _forms_below(section) else section.sections


def _leaf(section: Section, path: tuple[str, ...], around: tuple[str, ...], *, grouping: bool) -> Iterator[Item]:
    """Yield the task of a section without sections of its own; or the tasks that it lists without numbers."""
    below = _measures_below(section)
    lines, more = (list(section.lines), []) if below else _closed(list(section.lines))
    passage = joined(lines)
    listed = _unnumbered(section)
    if listed:
        inner = (*path, section.words) if section.title else path
        for group in listed:
            text = joined(group)
            yield Item(text, "", short_title(text.text), inner, around)
        return
    title = section.title or short_title(passage.text)
    number = section.numeral.label if section.numeral is not None else ""
    inner = (*path, section.words)
    measures = tuple(_measures(passage, inner)) or tuple(
        item for each in below for item in _leaf(each, inner, (), grouping=False)
    )
    if grouping and measures and not section.text and not _share_units(measures):
        yield from (replace(measure, around=around) for measure in measures)
    else:
        shared = tuple(line.text for line in lines[1:] if is_labelled(line.text))
        measures = tuple(replace(measure, around=(*shared, *around)) for measure in measures)
        yield Item(passage, number, title, path, around, measures)
    for line in more:
        if not _CLOSES.match(line.text):
            yield Item(line, "", short_title(line.text), path, around)


def _share_units(measures: Sequence[Item]) -> bool:
    """Whether only the words behind the last measure name units, which are then the whole item's."""
    return names_units(measures[-1].passage.text) and not any(names_units(each.passage.text) for each in measures[:-1])


def _closed(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of an item, and those behind the words that name its units: paragraphs of their own."""
    named = [at for at, line in enumerate(lines, 1) if _closes(line.text)]
    rest = lines[named[-1] :] if named else []
    by_label = bool(rest) and is_labelled(lines[named[-1] - 1].text)
    if by_label and not all(_CLOSES.match(line.text) for line in rest):
        return lines, []
    return lines[: len(lines) - len(rest)], rest


def _closes(text: str) -> bool:
    """Whether a line ends an item: it states units by label, or ends with their bracket."""
    return is_labelled(text) or (names_units(text) and text[-1] in "）)】］]")


def _measures(passage: Line, path: tuple[str, ...]) -> Iterator[Item]:
    """Yield the measures 一是…二是… inside an item's text; a single one is none."""
    starts: list[re.Match[str]] = []
    for found in _ORDINAL.finditer(passage.text):
        if number_of(found["numeral"]) == len(starts) + 1:
            starts.append(found)
    if len(starts) < 2:
        return
    ends = [found.start("numeral") for found in starts[1:]] + [_end_of_last(passage.text, starts)]
    for found, end in zip(starts, ends, strict=True):
        text = part_of(passage, found.start("numeral"), end)
        words = text.text[found.end() - found.start("numeral") :]
        yield Item(text, f"{found['numeral']}是", short_title(words), path)


def _end_of_last(text: str, starts: Sequence[re.Match[str]]) -> int:
    """Return where the last measure ends: with its line where each has one, else before lines as 责任单位：… is."""
    last = starts[-1].end()
    a_line_each = all(text[: found.start("numeral")].rstrip(" 　")[-1:] == "\n" for found in starts)
    for line in re.finditer(r"\n", text[last:]):
        if a_line_each or is_labelled(text[last + line.end() :]):
            return last + line.start()
    return len(text)


def _unnumbered(section: Section) -> list[list[Line]]:
    """Return the paragraphs of a section grouped into tasks: where at least two name units of their own.

    Right under a heading that only says 重点任务 every paragraph is one.
    """
    if section.sections or not section.body:
        return []
    if not section.text and kind_of_part(section.title) is PartKind.TASKS:
        ends = [not is_labelled(line.text) for line in section.body[1:]]
    else:
        ends = [names_units(line.text) for line in section.body[:-1]]
        named = sum(ends) + names_units(section.body[-1].text)
        if named < 2 or (section.text and not names_units(section.text)):
            return []
    groups: list[list[Line]] = [[section.body[0]]]
    for line, anew in zip(section.body[1:], ends, strict=True):
        if anew:
            groups.append([line])
        else:
            groups[-1].append(line)
    if not names_units(groups[-1][-1].text) and any(ends) and len(groups) > 1 and names_units(groups[0][-1].text):
        groups[-2:] = [groups[-2] + groups[-1]]
    return [] if any(all(is_labelled(line.text) for line in group) for group in groups) else groups


def _of_problem(section: Section, path: tuple[str, ...]) -> Iterator[Item]:
    problem = measures_of_problem(section)
    for number, passage in problem.measures:
        yield Item(
            passage,
            number,
            short_title(passage.text),
            (*path, section.words),
            problem.around,
            problem=problem.text,
            goal=problem.goal,
        )


def _sharing_the_last_units(items: Sequence[Item]) -> Sequence[Item]:
    """Return items with the units of the last one for all, where that is a line of its own and the only one."""
    if len(items) < 2 or any(names_units(item.passage.text) for item in items[:-1]):
        return items
    last = [line for line in items[-1].passage.text.split("\n")[1:] if is_labelled(line)]
    return [replace(item, around=(*last, *item.around)) for item in items] if last else items
