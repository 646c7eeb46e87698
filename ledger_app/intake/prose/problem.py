"""Problems of a rectification plan in prose: a heading over lines labelled 整改目标, 整改措施, 责任单位, 整改时限."""

from collections import defaultdict
from dataclasses import dataclass

from ledger_app.domain.field import Field
from ledger_app.intake.prose.labelled_line import PEOPLE_FIELDS, TIME_FIELDS, UNIT_FIELDS, label_of
from ledger_app.intake.prose.line import Line
from ledger_app.intake.prose.numeral import numeral_at
from ledger_app.intake.prose.outline import Section
from ledger_app.intake.prose.passage import joined, part_of
from ledger_app.intake.tables.measures import split_measures

_LONGEST_LABEL = 8
_OF_ALL = UNIT_FIELDS | TIME_FIELDS | PEOPLE_FIELDS


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem with its measures.

    Attributes:
        measures: (number as printed, text) of each.
        around: the lines that say who and by when, for all measures.
    """

    text: str
    goal: str
    measures: tuple[tuple[str, Line], ...]
    around: tuple[str, ...]


def is_problem(section: Section) -> bool:
    """Whether a section is one problem: its measures are labelled as such, as 整改措施 or beside a goal."""
    if any(is_problem(inner) for inner in section.sections):
        return False
    labelled = [(found[0], line.text) for line in section.lines if (found := label_of(line.text)) is not None]
    fields = [field for field, _ in labelled]
    told = {Field.GOAL, Field.PROBLEM} & {*fields} or any("整改" in text[:_LONGEST_LABEL] for _, text in labelled)
    return fields.count(Field.CONTENT) == 1 and len(fields) > 1 and bool(told)


def measures_of_problem(section: Section) -> Problem:
    """Return what a section that is a problem says."""
    stretches: dict[Field, list[Line]] = defaultdict(list)
    field = Field.PROBLEM
    for line in section.lines:
        found = label_of(line.text)
        numeral = numeral_at(line.text) if line is section.line else None
        field, begins = found if found is not None else (field, numeral.end if numeral is not None else 0)
        words = part_of(line, begins, len(line.text))
        if words.text:
            stretches[field].append(line if field in _OF_ALL else words)
    return Problem(
        text="\n".join(line.text for line in stretches[Field.PROBLEM]).rstrip("。"),
        goal="\n".join(line.text for line in stretches[Field.GOAL]),
        measures=_measures(stretches[Field.CONTENT]),
        around=tuple(line.text for field in stretches if field in _OF_ALL for line in stretches[field]),
    )


def _measures(lines: list[Line]) -> tuple[tuple[str, Line], ...]:
    """Return the measures: a line with a numeral each, with those behind it; else those numbered inside the text."""
    numbered = [numeral_at(line.text) is not None for line in lines]
    if sum(numbered) < 2:
        whole = joined(lines) if lines else None
        return _split(whole) if whole is not None else ()
    groups: list[list[Line]] = []
    for line, begins in zip(lines, numbered, strict=True):
        if begins or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return tuple((_number(group[0].text), joined(group)) for group in groups)


def _split(whole: Line) -> tuple[tuple[str, Line], ...]:
    measures = []
    at = 0
    for number, text in split_measures(whole.text):
        start = whole.text.index(text, at)
        at = start + len(text)
        measures.append((number, part_of(whole, start, at)))
    return tuple(measures)


def _number(text: str) -> str:
    numeral = numeral_at(text)
    return numeral.label if numeral is not None else ""
