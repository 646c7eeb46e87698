"""The targets of one clause: its amounts one by one or listed together, each with the name of its own thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ledger_app.domain.quantity import Quantity
from ledger_app.domain.task import Comparison
from ledger_app.intake.prose.bare_text import Words
from ledger_app.intake.prose.target_amount import Amount, Reading, read_amount
from ledger_app.intake.prose.target_name import name_of, names_apart, names_of_each, shared_ending, shortened, unchanged
from ledger_app.intake.prose.target_words import is_history, is_measure

_BETWEEN = re.compile(r"(?:以上|以下|以内|左右)?[、和与及以并约近]{1,2}")
_EACH = re.compile(r"(?<![平人户年月日地])均(?=[^、，]{0,6}$)|全部(?:达到|达)$|都(?:要|应)?(?:达到|达)$")
_NAMED_EARLIER = re.compile(r"(?:比例|占比|比重|(?:年均)?(?:增长|下降)(?:率|量|幅度))?")
_DESCRIBES = re.compile(r"(?:以上|以下|以内|左右)?的")
_SHORT = 4
_MOST = 60  # amounts of one clause: more are no sentence, and each costs a look at the whole clause


def read_amounts(
    clause: Words, amounts: Sequence[Quantity], earlier: str, before: Reading | None, *, goals: bool
) -> Iterator[tuple[int, Reading]]:
    """Yield the place of each amount of a clause that is a target, and its reading.

    Args:
        earlier: the clause before it in the sentence; `before` the last reading in the sentence.
        goals: it stands among the plan's goals, where an amount of work is an outcome, too.
    """
    last = before
    end = 0
    works = False
    for group in _groups(clause.masked, amounts[:_MOST]):
        if is_history(clause.masked[: group[0].start]):
            continue
        later = (each for each in amounts if each.start > group[-1].start)
        stop = next((each.start for each in later if not _DESCRIBES.match(clause.masked, each.end)), None)
        head = _of_this(clause.cut(end, group[0].start), listed=works) if end else clause.cut(0, group[0].start)
        tail = _of_that(clause.cut(group[-1].end, stop)) if stop else clause.cut(group[-1].end)
        reading = read_amount(Amount(group[0], head, tail, clause, listed=works))
        if reading is None:
            continue
        end = group[-1].end
        works = reading.work
        reading = _with_name(reading, earlier, last)
        for each, name in _named(group, reading, head.masked):
            last = _valued(reading, name, each, goals=goals, total="累计" in head.masked)
            yield each.start, last


def _groups(masked: str, amounts: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the amounts that are listed for the things before them: 分别达到95%、98%和90%."""
    group: list[Quantity] = []
    for each in amounts:
        if group and not _BETWEEN.fullmatch(masked[group[-1].end : each.start]):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _named(group: Sequence[Quantity], reading: Reading, head: str) -> Iterator[tuple[Quantity, str]]:
    """Yield the amounts of a group with their names: one each where 均 gives one amount to several things."""
    if len(group) == 1 and _EACH.search(head):
        for name in names_of_each(reading.name):
            yield group[0], name
        return
    yield from zip(group, names_apart(reading.name, len(group)), strict=True)


def _of_this(between: Words, *, listed: bool) -> Words:
    """Return what of the words between two amounts belongs to the second: 家链主企业、|培育, 名人才和|."""
    comma = between.masked.find("、")
    if comma < 0 and listed:
        comma = max(between.masked.rfind(word) for word in "和与及")
    return between.cut(comma + 1)


def _of_that(between: Words) -> Words:
    """Return what of the words between two amounts belongs to the first."""
    ends = [at for at in (between.masked.find("、"), between.masked.find("和")) if at >= 0]
    return between.cut(0, min(ends, default=None))


def _with_name(reading: Reading, earlier: str, last: Reading | None) -> Reading:
    """Return a reading whose thing is named in an earlier clause with that name; a short one gets its ending."""
    name = reading.name
    if _NAMED_EARLIER.fullmatch(name):
        begun = (unchanged(last.name) if not name else last.name) if last is not None else name_of(earlier)
        return replace(reading, name=begun + name, inherits=bool(begun))
    if last and not reading.work and len(name) <= _SHORT and not is_measure(name):
        return replace(reading, name=name + shared_ending(last.name), inherits=True)
    return reading


def _valued(reading: Reading, name: str, quantity: Quantity, *, goals: bool, total: bool) -> Reading:
    ceiling = reading.comparison in {Comparison.AT_MOST, Comparison.LESS}
    value = quantity.upper if ceiling and quantity.upper is not None else quantity.value
    work = reading.work and not goals and not total
    return replace(reading, name=shortened(name), value=value, unit=quantity.unit, work=work)
